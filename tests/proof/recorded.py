"""Recorded outputs and values: where they are kept, how they are compared and rewritten.

``python -m tests.proof.recorded`` is ``make outputs``; with pages as arguments
(``make outputs PAGES=docs/en/logistic-unit.md``) it rewrites theirs only.
"""

import difflib
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from page_source import INCLUDE
from values import AS_WORD, WORDS, read_record, record_path

from tests.proof.blocks import Block
from tests.proof.course import ROOT, Course, SourcePage
from tests.proof.execution import PageRun, expressions_of, python_blocks
from tests.proof.real_data import demand, stand_in

_COUNTS = [str(count) for count in range(len(WORDS["en"]))]


def output_target(page: SourcePage, block: Block) -> str:
    """The include that shows what ``block`` prints."""
    return f"outputs/{page.src_uri.removesuffix('.md')}/{block.section}.txt"


def shown_outputs(page: SourcePage) -> dict[int, Block]:
    """Python blocks (by identity) and the output fence that stands right under each."""
    blocks = page.blocks
    return {
        id(block): following
        for block, following in pairwise(blocks)
        if block.language == "python" and following.is_output
    }


def output_complaints(page: SourcePage, run: PageRun, block: Block) -> Iterator[str]:
    """How what ``block`` prints differs from what the page shows under it."""
    result = run.result(block)
    if result.failure:
        yield f"{page.path}:{block.line}: [{block.section}] fails: {result.failure}"
        return
    shown = shown_outputs(page).get(id(block))
    if shown is None:
        if result.printed:
            first = result.printed.splitlines()[0]
            yield (
                f"{page.path}:{block.line}: [{block.section}] prints {first!r}… but the page shows "
                f'no output; add a ```text title="Output" fence with {output_target(page, block)}'
            )
        return
    if shown.key != output_target(page, block):
        yield (
            f"{page.path}:{shown.line}: the output of [{block.section}] must be included from "
            f"{output_target(page, block)}, not {shown.key or 'typed'}"
        )
    if not stand_in(page):
        yield from _differences(page, block, shown, result.printed)


def _differences(page: SourcePage, block: Block, shown: Block, printed: str) -> Iterator[str]:
    recorded, computed = shown.code.splitlines(), printed.splitlines()
    for number in range(max(len(recorded), len(computed))):
        old = recorded[number] if number < len(recorded) else "(nothing)"
        new = computed[number] if number < len(computed) else "(nothing)"
        if old.rstrip() != new.rstrip():
            yield (
                f"{page.path}:{shown.line}: output of [{block.section}], line {number + 1}: "
                f"shown {old!r}, printed {new!r}; if the new one is right, run `make outputs`"
            )


def value_complaints(page: SourcePage, run: PageRun) -> Iterator[str]:
    """How the recorded values of a page differ from what its code computes."""
    keys = {block.key: block for block in python_blocks(page)}
    record = read_record(page.src_uri, page.root / "snippets")
    for value in page.values:
        shown = f"{{{{ {value.expression} }}}}"
        if value.after not in keys:
            yield page.at(value.line, f"{shown} stands before the page's first code block")
            continue
        result = run.result(keys[value.after])
        if value.expression in result.broken:
            yield page.at(value.line, f"{shown} fails: {result.broken[value.expression]}")
            continue
        if stand_in(page):
            continue
        computed = result.values[value.expression]
        recorded = record.get(value.after, {}).get(value.expression)
        if value.expression.endswith(AS_WORD) and computed not in _COUNTS:
            yield page.at(value.line, f"{shown} is {computed!r}, no count that has a word")
        if recorded is None:
            yield page.at(value.line, f"{shown} has no recorded value; run `make outputs`")
        elif recorded != computed:
            reason = f"{shown} is recorded as {recorded!r} but computes to {computed!r}"
            yield page.at(value.line, f"{reason}; if the new one is right, run `make outputs`")


def unused_records(course: Course) -> Iterator[str]:
    """Recorded files and values that no page shows."""
    folder = course.root / "snippets" / "outputs"
    shown: set[Path] = set()
    for page in course.pages:
        targets = [m["target"] for m in INCLUDE.finditer(page.body)]
        shown |= {course.root / "snippets" / t for t in targets if t.startswith("outputs/")}
    for file in sorted(folder.rglob("*.txt")):
        if file not in shown:
            yield f"{_relative(file, course)}:1: no page shows this output; run `make outputs`"
    for file in sorted(folder.rglob("values.json")):
        src_uri = file.parent.relative_to(folder).as_posix() + ".md"
        wanted = expressions_of([p for p in course.pages if p.src_uri == src_uri])
        for after, values in read_record(src_uri, course.root / "snippets").items():
            for expression in values.keys() - wanted[after]:
                yield f"{_relative(file, course)}:1: no page shows {{{{ {expression} }}}}"


def _relative(file: Path, course: Course) -> str:
    return file.relative_to(course.root).as_posix()


def rewrite(course: Course, only: list[str]) -> list[str]:
    """Run the English pages, rewrite their outputs and values, and return what changed.

    only: paths of pages; when empty, all pages are run, and records that no page shows removed.
    """
    snippets = course.root / "snippets"
    pages = [p for p in course.pages if p.language == "en" and (not only or p.path in only)]
    _touch_missing_outputs(pages)
    demand(pages)
    changed: list[str] = []
    kept: set[Path] = set()
    for page in pages:
        both = [p for p in course.pages if p.src_uri == page.src_uri]
        run = PageRun(page, expressions_of(both))
        record: dict[str, dict[str, str]] = {}
        for block in python_blocks(page):
            result = run.result(block)
            if result.failure:
                raise SystemExit(f"{page.path}:{block.line}: {result.failure}")
            for expression, reason in result.broken.items():
                raise SystemExit(f"{page.path}: {{{{ {expression} }}}} fails: {reason}")
            if result.values:
                record[block.key] = dict(sorted(result.values.items()))
            if result.printed and id(block) in shown_outputs(page):
                path = snippets / output_target(page, block)
                kept.add(path)
                changed += _write(path, result.printed, course)
        if record:
            path = record_path(page.src_uri, snippets)
            kept.add(path)
            text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
            changed += _write(path, text, course)
    for stale in () if only else set(_files(snippets / "outputs")) - kept:
        stale.unlink()
        changed.append(f"removed {_relative(stale, course)}")
    return changed


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _touch_missing_outputs(pages: list[SourcePage]) -> None:
    for page in pages:
        for match in INCLUDE.finditer(page.body):
            file = page.root / "snippets" / match["target"]
            if match["target"].startswith("outputs/") and not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.touch()


def _write(path: Path, text: str, course: Course) -> list[str]:
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if old == text:
        return []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    name = _relative(path, course)
    diff = difflib.unified_diff(old.splitlines(), text.splitlines(), name, name, "", "", 0, "")
    return ["\n".join(diff)]


if __name__ == "__main__":
    changes = rewrite(Course(ROOT), only=sys.argv[1:])
    sys.stdout.write("\n".join([*changes, f"{len(changes)} recorded files changed"]) + "\n")
