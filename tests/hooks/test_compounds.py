"""A Korean compound is found with and without the space."""

import json

from compounds import compounds, findable

GLOSSARY = [{"ko": "경사 하강법"}, {"ko": "역전파, 역방향 계산"}, {"ko": "편향"}]


def text_of(text: str, title: str = "제목") -> str:
    index = json.dumps({"config": {}, "docs": [{"title": title, "text": text}]}).encode()
    return json.loads(findable(index, compounds(GLOSSARY)))["docs"][0]["text"]


def test_the_terms_of_several_words_are_those_of_the_glossary():
    assert compounds(GLOSSARY) == ["경사 하강법", "역방향 계산"]


def test_two_words_are_found_as_one_also_before_a_particle():
    assert text_of("<p>경사 하강법은</p>") == "<p>경사 하강법은</p> 경사하강법"


def test_one_word_is_found_as_two():
    assert text_of("경사하강법을 써요") == "경사하강법을 써요 경사 하강법"


def test_a_title_counts():
    assert text_of("", title="경사 하강법") == " 경사하강법"


def test_another_name_is_found():
    assert text_of("역전파") == "역전파 오차역전파법"


def test_nothing_is_added_to_what_is_written_both_ways_or_has_no_compound():
    assert text_of("경사 하강법, 경사하강법") == "경사 하강법, 경사하강법"
    assert text_of("편향") == "편향"
