"""Inline expressions show what was recorded after the code before them, and miss nothing."""

import json
from pathlib import Path

import pytest
from values import InlineValue, as_shown, fill, inline_values, is_output, read_record, record_path

PAGE = """{{ seed }} first.

```python
--8<-- "unit/page.py:one"
```

```text title="Output"
--8<-- "unit/outputs.txt:one"
```

Then {{ loss:.2f }}, and $y = {{ loss:.2f }}$. <!-- {{ hidden }} -->

```python
--8<-- "unit/page.py:two"
```

After {{ len(y):word }} rows `{{ loss:.2f }}`.
"""
RECORD = {
    "": {"seed": "7"},
    "unit/page.py:one": {"loss:.2f": "-0.50"},
    "unit/page.py:two": {"loss:.2f": "-0.25", "len(y):word": "3"},
}


def value(expression: str, kind: str = "prose") -> InlineValue:
    return InlineValue(expression, "", 1, 0, 0, kind)


def test_each_expression_stands_after_the_code_before_it():
    found = [(v.expression, v.after, v.line, v.kind) for v in inline_values(PAGE)]
    one, two = "unit/page.py:one", "unit/page.py:two"
    assert found == [
        ("seed", "", 1, "prose"),
        ("loss:.2f", one, 11, "prose"),
        ("loss:.2f", one, 11, "math"),
        ("len(y):word", two, 17, "prose"),
        ("loss:.2f", two, 17, "code"),
    ]
    assert all(PAGE[v.start : v.end] == f"{{{{ {v.expression} }}}}" for v in inline_values(PAGE))


def test_a_page_shows_what_is_recorded():
    filled, missing = fill(PAGE, RECORD, "en")
    assert filled.startswith("7 first.")
    assert "Then \N{MINUS SIGN}0.50, and $y = -0.50$. <!-- {{ hidden }} -->" in filled
    assert filled.endswith("After three rows `-0.25`.\n")
    assert missing == []


def test_what_is_not_recorded_is_told_and_left():
    record = {"unit/page.py:two": RECORD["unit/page.py:two"]}
    filled, missing = fill(PAGE, record, "en")
    assert [(v.expression, v.line) for v in missing] == [
        ("seed", 1),
        ("loss:.2f", 11),
        ("loss:.2f", 11),
    ]
    assert filled.startswith("{{ seed }} first.")
    assert filled.endswith("After three rows `-0.25`.\n")


def test_lines_stay_where_they_were():
    assert fill(PAGE, RECORD, "ko")[0].count("\n") == PAGE.count("\n")


@pytest.mark.parametrize("page", ["", "No values {here}.", "```\n{{ x }}\n```"])
def test_a_page_without_values_is_left_alone(page: str):
    assert fill(page, RECORD, "en") == (page, [])


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [("0", "en", "zero"), ("12", "en", "twelve"), ("3", "ko", "세"), ("13", "en", "13")],
)
def test_a_count_is_a_word_of_the_language(text: str, language: str, word: str):
    assert as_shown(value("n:word"), text, language) == word


def test_only_a_count_becomes_a_word():
    assert as_shown(value("n"), "3", "en") == "3"


@pytest.mark.parametrize(
    ("text", "shown"), [("-1.5", "−1.5"), ("[-1, 2e-3]", "[−1, 2e−3]"), ("x - y", "x - y")]
)
def test_prose_has_a_real_minus_sign(text: str, shown: str):
    assert as_shown(value("x"), text, "en") == shown
    assert as_shown(value("x", "math"), text, "en") == text


def test_a_record_is_read_from_the_room_of_the_page(tmp_path: Path):
    file = tmp_path / "logistic_unit/values.json"
    assert record_path("logistic-unit.md", tmp_path) == file
    assert read_record("logistic-unit.md", tmp_path) == {}
    file.parent.mkdir()
    file.write_text(json.dumps(RECORD), encoding="utf-8")
    assert read_record("logistic-unit.md", tmp_path) == RECORD


def test_an_output_is_told_from_code():
    assert is_output("unit/outputs.txt:one")
    assert not is_output("unit/page.py:outputs")
