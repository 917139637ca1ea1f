"""Which English text each Korean section was last brought in line with.

``make translated PAGE=docs/ko/logistic-unit.md`` records it, after a person has looked at both.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from kept import replace
from page_source import spans

from tests.proof.course import ROOT, Course, SourcePage

RECORD = "docs/translated.json"


def sections(page: SourcePage) -> dict[str, tuple[int, str]]:
    """Heading -> its line in the body, and a hash of the section."""
    starts = []
    for span in spans(page.body):
        if span.kind == "prose":
            for match in re.finditer(r"^#+ .*$", span.text, re.M):
                starts.append((span.line + span.text.count("\n", 0, match.start()), match[0]))
    lines = page.body.split("\n")
    ends = [*(line for line, _ in starts[1:]), len(lines) + 1]
    return {
        heading: (line, _hash("\n".join(lines[line - 1 : end - 1])))
        for (line, heading), end in zip(starts, ends, strict=True)
    }


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def read(course: Course) -> dict[str, dict[str, str]]:
    """Page -> English heading -> hash of the section that the Korean one follows."""
    file = course.root / RECORD
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def stale_sections(korean: SourcePage, course: Course) -> Iterator[str]:
    """English sections that have changed since their Korean ones were brought in line."""
    english = course.page("en", korean.src_uri)
    if english is None:
        return
    known = read(course).get(korean.src_uri, {})
    places = [line for line, _ in sections(korean).values()]
    for number, (heading, (line, now)) in enumerate(sections(english).items()):
        if known.get(heading) != now:
            there = english.at(line, heading.lstrip("# "))
            yield korean.at(
                places[min(number, len(places) - 1)],
                f"follows an English text that has changed: {there}; bring it in line, then run "
                f"`make translated PAGE={korean.path}`",
            )


def record(course: Course, paths: list[str]) -> None:
    """Take the English sections as they are now for those that these Korean pages follow.

    Raises SystemExit for a path that is no Korean page.
    """
    known = read(course)
    for path in paths:
        src_uri = path.removeprefix("docs/ko/")
        korean, english = (course.page(language, src_uri) for language in ("ko", "en"))
        if korean is None or english is None:
            raise SystemExit(f"{path}: is no Korean page; give one as docs/ko/logistic-unit.md")
        known[src_uri] = {heading: now for heading, (_, now) in sections(english).items()}
    text = json.dumps(dict(sorted(known.items())), indent=1, ensure_ascii=False)
    replace(Path(course.root / RECORD), (text + "\n").encode())


if __name__ == "__main__":
    record(Course(ROOT), sys.argv[1:])
