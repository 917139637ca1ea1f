"""A search finds what is there however it is written, and first where it is explained."""

import json

from search_words import findable

GLOSSARY = [
    {"en": "gradient descent", "ko": "경사 하강법"},
    {"en": "backward pass", "ko": "역전파, 역방향 계산", "also": {"ko": ["오차역전파법"]}},
    {"en": "bias", "ko": "편향"},
    {"en": "mini-batch", "ko": "미니배치", "page": "mnist.md", "also": {"en": ["minibatch"]}},
    {"en": "chain rule", "ko": "연쇄 법칙", "page": "chain-rule.md", "also": {"ko": ["체인 룰"]}},
]


def entry(
    text: str, title: str = "제목", location: str = "layers/#relu", language: str = "ko"
) -> dict:
    docs = [{"location": location, "title": title, "text": text}]
    index = json.dumps({"config": {}, "docs": docs}).encode()
    return json.loads(findable(index, GLOSSARY, language))["docs"][0]


def test_two_words_are_found_as_one_also_before_a_particle():
    assert entry("<p>경사 하강법은</p>")["text"] == "<p>경사 하강법은</p><p>경사하강법</p>"


def test_one_word_is_found_as_two():
    assert entry("경사하강법을 써요")["text"] == "경사하강법을 써요<p>경사 하강법</p>"


def test_a_title_counts():
    assert entry("", title="경사 하강법")["text"] == "<p>경사하강법</p>"


def test_another_name_is_found():
    assert "<p>오차역전파법</p>" in entry("역전파")["text"]


def test_nothing_is_added_to_what_is_written_both_ways_or_has_no_compound():
    assert entry("경사 하강법, 경사하강법")["text"] == "경사 하강법, 경사하강법"
    assert entry("편향")["text"] == "편향"


def test_the_page_that_explains_a_term_is_found_by_all_its_names_before_particles():
    one = entry("이 장을", location="chain-rule/")
    for typed in ["chain rule", "연쇄 법칙", "연쇄법칙이란", "연쇄법칙을", "체인 룰", "체인룰은"]:
        assert f"<p>{typed}</p>" in one["text"]
    assert "<p>체인룰는</p>" not in one["text"]
    assert one["boost"] > 1
    assert "boost" not in entry("이 장을")


def test_in_english_a_page_is_found_by_what_it_explains_and_a_term_by_its_other_names():
    one = entry("Rows", location="mnist/", language="en")
    assert one["text"] == "Rows<p>mini-batch</p><p>minibatch</p>"
    assert one["boost"] > 1
    assert entry("of a mini-batch", language="en")["text"] == "of a mini-batch<p>minibatch</p>"


def test_code_above_the_first_heading_is_found_where_it_was_explained():
    code = "<pre><code>def sigmoid</code></pre>"
    assert entry(f"a {code}", location="accurate/")["text"] == "a "
    assert entry(f"a {code}", location="layers/#relu")["text"] == f"a {code}"
