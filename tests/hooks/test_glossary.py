"""One file of terms makes the table of either language."""

from pathlib import Path

from glossary import FILE, read, table, with_table

TERMS = [
    {"en": "Bias", "ko": "편향", "means": {"en": "A number.", "ko": "수예요."}},
    {"en": "axis", "ko": "축", "page": "a.md", "means": {"en": "Rows.", "ko": "행이에요."}},
]


def test_a_course_without_a_glossary_has_no_terms(tmp_path: Path):
    assert read(tmp_path) == {"terms": []}


def test_english_comes_first_on_the_english_page():
    assert table(TERMS, "en").splitlines() == [
        "| English | Korean | What it means |",
        "| --- | --- | --- |",
        "| [axis](../a.md) | 축 | Rows. |",
        "| Bias | 편향 | A number. |",
    ]


def test_korean_comes_first_on_the_korean_page():
    assert table(TERMS, "ko").splitlines()[2:] == [
        "| [축](../a.md) | axis | 행이에요. |",
        "| 편향 | Bias | 수예요. |",
    ]


def test_the_table_stands_where_the_mark_is(tmp_path: Path):
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text("terms: []", encoding="utf-8")
    page = with_table("Words:\n\n<!-- glossary -->\n\nMore.", tmp_path, "ko")
    assert page == "Words:\n\n| 한국어 | 영어 | 뜻 |\n| --- | --- | --- |\n\nMore."
