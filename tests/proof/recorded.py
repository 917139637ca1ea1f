"""Recorded outputs and values: where they are kept, how they are compared and rewritten.

``python -m tests.proof.recorded`` is ``make outputs``; with pages as arguments
(``make outputs PAGES=docs/en/logistic-unit.md``) it rewrites theirs only.
"""

import difflib
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from includes import sections
from kept import replace
from page_source import INCLUDE, line_at
from values import AS_FRACTION, AS_WORD, WORDS, InlineValue, is_output, read_record

from tests.proof.blocks import Block
from tests.proof.course import ROOT, Course, SourcePage
from tests.proof.machines import HERE
from tests.proof.real_data import demand, stand_in
from tests.proof.runs import Run, expressions_of, python_blocks, runs

TRANSCRIPT = "outputs.txt"
_SECTION = re.compile(
    r"^# --8<-- \[start:(?P<name>[\w-]+)\]\n(?P<lines>.*?)^# --8<-- \[end:(?P=name)\]$", re.M | re.S
)
_COUNTS = [str(count) for count in range(len(WORDS["en"]))]


def output_target(page: SourcePage, block: Block) -> str:
    """The include that shows what ``block`` prints."""
    return f"{page.room}/{TRANSCRIPT}:{block.section}"


def shown_outputs(page: SourcePage) -> dict[int, Block]:
    """Python blocks (by identity) and the output fence that stands right under each."""
    blocks = page.blocks
    return {
        id(block): following
        for block, following in pairwise(blocks)
        if block.language == "python" and following.is_output
    }


def output_complaints(page: SourcePage, run: Run, block: Block) -> Iterator[str]:
    """How what ``block`` prints differs from what the page shows under it."""
    result = run.result(block)
    if result.failure:
        yield f"{page.path}:{block.line}: [{block.section}] fails: {result.failure}"
        return
    shown = shown_outputs(page).get(id(block))
    if shown is None:
        if result.printed and not page.is_practice:
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
        yield from _differences(page, run, block, shown)


def _differences(page: SourcePage, run: Run, block: Block, shown: Block) -> Iterator[str]:
    recorded, computed = shown.code.splitlines(), run.result(block).printed.splitlines()
    for number in range(max(len(recorded), len(computed))):
        old = recorded[number] if number < len(recorded) else "(nothing)"
        new = computed[number] if number < len(computed) else "(nothing)"
        if old.rstrip() != new.rstrip():
            yield (
                f"{page.path}:{shown.line}: output of [{block.section}], line {number + 1}: "
                f"shown {old!r}, printed {new!r}; {_advice(run)}"
            )


def value_complaints(page: SourcePage, run: Run, block: Block) -> Iterator[str]:
    """How the recorded values that stand after ``block`` differ from what it computes."""
    record = read_record(page.src_uri, page.root / "snippets").get(block.key, {})
    result = run.result(block)
    for value in values_after(page, block):
        shown = f"{{{{ {value.expression} }}}}"
        computed, recorded = result.values.get(value.expression), record.get(value.expression)
        if computed is None:
            reason = result.broken.get(value.expression, result.failure)
            yield page.at(value.line, f"{shown} fails: {reason}")
        elif stand_in(page):
            continue
        elif value.expression.endswith(AS_WORD) and computed not in _COUNTS:
            yield page.at(value.line, f"{shown} is {computed!r}, no count that has a word")
        elif value.expression.endswith(AS_FRACTION) and "." in computed:
            yield page.at(value.line, f"{shown} is {computed}, no fraction of small numbers")
        elif recorded is None:
            yield page.at(value.line, f"{shown} has no recorded value; run `make outputs`")
        elif recorded != computed:
            reason = f"{shown} is recorded as {recorded!r} but computes to {computed!r}"
            yield page.at(value.line, f"{reason}; {_advice(run)}")


def values_after(page: SourcePage, block: Block) -> list[InlineValue]:
    """The inline expressions that are computed right after ``block``."""
    return [value for value in page.values if value.after == block.key]


def early_values(page: SourcePage) -> Iterator[str]:
    """Inline expressions that no block of code stands before."""
    keys = {block.key for block in python_blocks(page)}
    for value in page.values:
        if value.after not in keys:
            shown = f"{{{{ {value.expression} }}}}"
            yield page.at(value.line, f"{shown} stands before the page's first code block")


def block_complaints(page: SourcePage, run: Run, block: Block) -> Iterator[str]:
    """How what a block prints and computes differs from what its page shows."""
    yield from output_complaints(page, run, block)
    yield from value_complaints(page, run, block)


def is_compared(page: SourcePage, block: Block) -> bool:
    """Whether the page shows anything that ``block`` prints or computes."""
    return id(block) in shown_outputs(page) or bool(values_after(page, block))


def _advice(run: Run) -> str:
    if run.machine == HERE:
        return "if the new one is right, run `make outputs`"
    return f"so it is on {run.machine.name}: round further"


def unused_records(course: Course) -> Iterator[str]:
    """Recorded outputs and values that no page shows."""
    shown = {m["target"] for page in course.pages for m in INCLUDE.finditer(page.body)}
    for file in sorted((course.root / "snippets").glob(f"*/{TRANSCRIPT}")):
        for section in sections(file):
            if f"{file.parent.name}/{TRANSCRIPT}:{section}" not in shown:
                place = _place(file, section, course)
                yield f"{place}: no page shows this output; run `make outputs`"
    for file in sorted((course.root / "snippets").glob("*/values.json")):
        wanted = expressions_of([p for p in course.pages if p.room == file.parent.name])
        for after, values in json.loads(file.read_text(encoding="utf-8")).items():
            for expression in values.keys() - wanted[after]:
                yield f"{_relative(file, course)}:1: no page shows {{{{ {expression} }}}}"


def shifted_records(course: Course) -> Iterator[str]:
    """Recorded outputs with a space before every line, which the include would take away."""
    for file in sorted((course.root / "snippets").glob(f"*/{TRANSCRIPT}")):
        for section, lines in _sections(file).items():
            if lines and all(line.startswith((" ", "\t")) for line in lines if line.strip()):
                yield f"{_place(file, section, course)}: every line begins with a space"


def _sections(file: Path) -> dict[str, list[str]]:
    """Section -> lines of a transcript."""
    found = _SECTION.finditer(file.read_text(encoding="utf-8"))
    return {match["name"]: match["lines"].splitlines() for match in found}


def _place(file: Path, section: str, course: Course) -> str:
    text = file.read_text(encoding="utf-8")
    return f"{_relative(file, course)}:{line_at(text, text.index(f'[start:{section}]'))}"


def _relative(file: Path, course: Course) -> str:
    return file.relative_to(course.root).as_posix()


def rewrite(course: Course, only: list[str]) -> list[str]:
    """Run the English pages, rewrite their outputs and values, and return what changed.

    only: paths of pages; when empty, all pages are run.
    """
    recorded = [p for p in course.pages if p.language == "en" and not p.is_practice]
    pages = [p for p in recorded if not only or p.path in only]
    unknown = set(only) - {page.path for page in pages}
    if unknown:
        raise SystemExit(f"no English page of the course: {', '.join(sorted(unknown))}")
    for page in pages:
        _announce(page)
    demand(pages)
    return [change for page in pages for change in _record(page, course)]


def _announce(page: SourcePage) -> None:
    """Give each output that the page shows for the first time an empty section to be read."""
    targets = [m["target"] for m in INCLUDE.finditer(page.body) if is_output(m["target"])]
    file = page.root / "snippets" / page.room / TRANSCRIPT
    known = sections(file) if file.is_file() else []
    new = [target.partition(":")[2] for target in targets]
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    added = "".join(_section(name, "") for name in new if name not in known)
    if added:
        replace(file, (text + added).encode())


def _section(name: str, printed: str) -> str:
    return f"# --8<-- [start:{name}]\n{printed}# --8<-- [end:{name}]\n"


def _record(page: SourcePage, course: Course) -> Iterator[str]:
    (run,) = runs(page, [HERE])
    values: dict[str, dict[str, str]] = {}
    transcript: list[str] = []
    for block in python_blocks(page):
        result = run.result(block)
        if result.failure:
            raise SystemExit(f"{page.path}:{block.line}: {result.failure}")
        for expression, reason in result.broken.items():
            raise SystemExit(f"{page.path}: {{{{ {expression} }}}} fails: {reason}")
        if result.values:
            values[block.key] = dict(sorted(result.values.items()))
        if result.printed and id(block) in shown_outputs(page):
            transcript.append(_section(block.section, result.printed))
    folder = page.root / "snippets" / page.room
    as_json = json.dumps(values, indent=1, ensure_ascii=False) + "\n" if values else ""
    yield from _write(folder / TRANSCRIPT, "\n".join(transcript), course)
    yield from _write(folder / "values.json", as_json, course)
    yield from _write(folder / "graph.json", _graphs(page), course)


def _graphs(page: SourcePage) -> str:
    """What a reader may walk on a page; a course without pieces has none."""
    if not (page.root / "tests/widgets/walk").is_dir():
        return ""
    from tests.widgets.walk.graphs import graphs_as_json  # it imports chapters

    return graphs_as_json(page.room)


def _write(path: Path, text: str, course: Course) -> Iterator[str]:
    """Write a record, or remove it when there is nothing to record."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if old == text:
        return
    if text:
        replace(path, text.encode())
    else:
        path.unlink()
    name = _relative(path, course)
    diff = difflib.unified_diff(old.splitlines(), text.splitlines(), name, name, "", "", 0, "")
    yield "\n".join(diff)


if __name__ == "__main__":
    changes = rewrite(Course(ROOT), only=sys.argv[1:])
    sys.stdout.write("\n".join([*changes, f"{len(changes)} recorded files changed"]) + "\n")
