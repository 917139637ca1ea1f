"""The glossary is whole, and no Korean text says what it refuses."""

import re
from collections.abc import Iterator

import pytest
from glossary import FILE, read
from page_source import line_at

from tests.proof.course import ROOT

GLOSSARY = read(ROOT)
TEXTS = [
    *(ROOT / "docs/ko").rglob("*.md"),
    *(ROOT / "docs/overrides").rglob("*.html"),
    *(ROOT / "docs/overrides/assets").glob("*.js"),
    *(ROOT / "snippets").rglob("*.py"),
    *(ROOT / "widgets").rglob("*.js"),
    *(ROOT / name for name in (FILE, "README.ko.md", "mkdocs.ko.yml")),
]
_ALT_TEXT = re.compile(r"!\[.*?\]\(figure:\w+\)")
_NAMED = re.compile(r"^ +(?:not|also): .*$", re.M)  # what is refused, and what is searched


def refused(text: str) -> Iterator[tuple[int, str]]:
    """Line and complaint of each forbidden variant.  Constants may be words in an alt text."""
    for part, read_in in GLOSSARY.items():
        prose = _ALT_TEXT.sub("", text) if part == "constants" else text
        for entry in read_in:
            for variant, reason in entry.get("not", {}).items():
                pattern = rf"(?:{variant})(?!\S*라고도)".replace(" ", r"\s")
                for match in re.finditer(pattern, prose):
                    line = line_at(prose, match.start())
                    yield line, f"{match[0]!r} is refused: write {entry['ko']} ({reason})"


def test_no_korean_text_says_what_is_refused():
    found = []
    for file in TEXTS:
        text = _NAMED.sub("", file.read_text(encoding="utf-8"))
        path = file.relative_to(ROOT).as_posix()
        found += [f"{path}:{line}: {complaint}" for line, complaint in refused(text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("첫 줄\n라벨을 붙여요.", 2),
        ("손실\n함수와 비용\n함수예요.", 2),
        ("바닥은 구분의 일이에요.", 1),
        ("![높이](figure:a) 이분의 일", 1),
        ("레이블을 라벨이라고도 해요.", 0),
        ("![높이가 구분의 일인 선, 영이다](figure:a)", 0),
        ("그런 경우도 있고, 오른쪽 변도 있고, 하이퍼파라미터도 있어요.", 0),
    ],
)
def test_a_variant_is_told_with_its_line(text: str, line: int):
    assert [number for number, _ in refused(text)] == [line] * bool(line)


def test_the_words_themselves_are_not_refused():
    words = "\n".join(entry["ko"] for part in GLOSSARY.values() for entry in part)
    assert not list(refused(words))


def test_each_term_means_something_in_both_languages():
    names = [term["en"] for term in GLOSSARY["terms"]]
    assert names == sorted(set(names), key=str.lower)
    for term in GLOSSARY["terms"]:
        assert term["means"].keys() == {"en", "ko"}, term
        for text in term["means"].values():
            assert not re.search(r"\d", re.sub(r"\$[^$]*\$", "", text)), f"a typed number: {text}"
