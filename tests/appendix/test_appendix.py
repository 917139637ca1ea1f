"""The appendix keeps up with the chapters: all mistakes are listed, all code lines are real."""

import ast
import re
from functools import cache

import pytest

from tests.proof.course import ROOT, Course, the_course

SNIPPETS = ROOT / "snippets"


def mistakes() -> list[tuple[str, str]]:
    """Module and name of everything that makes a mistake; suspects of exercises apart."""
    found = []
    for file in sorted(SNIPPETS.glob("*/mistakes.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.append((file.parent.name, node.name))
    return [(room, name) for room, name in found if not name.lower().startswith("suspect")]


@pytest.mark.parametrize(("chapter", "name"), mistakes())
def test_every_mistake_is_in_the_appendix(course: Course, chapter: str, name: str):
    page = course.page("en", "appendix/mistakes.md")
    assert f"`{name}`" in page.body, f"{page.path}: {name} of {chapter} is missing"


def test_every_name_in_the_list_of_mistakes_is_one(course: Course):
    page = course.page("en", "appendix/mistakes.md")
    names = re.findall(r"^\| (`\w+`(?:, `\w+`)*):", page.body, re.M)
    named = {name.strip("`") for group in names for name in group.split(", ")}
    source = "\n".join(file.read_text(encoding="utf-8") for file in SNIPPETS.glob("*/*.py"))
    unknown = {name for name in named if not re.search(rf"^(?:def|class) {name}\b", source, re.M)}
    assert not unknown, f"{page.path}: no code in snippets/ is called {unknown}"


def code_lines() -> list[tuple[int, list[str], str]]:
    """Line, the row's equation and a line of code, for each that the cheat sheet shows."""
    page = the_course().page("en", "appendix/cheat-sheet.md")
    found, column = [], None
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if "Code" in cells:
            column = cells.index("Code")
        elif cells and column is not None:
            labels = re.findall(r"\\eqref\{eq:([\w-]+)\}", line)
            found += [(number, labels, code) for code in re.findall(r"`([^`]+)`", cells[column])]
    return found


@cache
def known_code() -> dict[str, list[set[str]]]:
    """Each expression in the course's code, and the equations that its places name."""
    found: dict[str, list[set[str]]] = {}
    for file in SNIPPETS.glob("*/*.py"):
        if file.name == "mistakes.py":
            continue
        source = file.read_text(encoding="utf-8")
        lines = source.splitlines()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.expr):
                place = lines[max(0, node.lineno - 2) : node.end_lineno]
                place = place[1:] if not place[0].lstrip().startswith("#") else place
                named = set(re.findall(r"eq:([\w-]+)", "\n".join(place)))
                text = ast.unparse(node).replace("self.", "")
                found.setdefault(text, []).append(named)
    return found


@pytest.mark.parametrize(("line", "labels", "code"), code_lines())
def test_the_cheat_sheet_shows_code_that_exists(line: int, labels: list[str], code: str):
    at = f"docs/en/appendix/cheat-sheet.md:{line}: {code!r}"
    (statement,) = ast.parse(code).body
    places = known_code().get(ast.unparse(statement.value))
    assert places, f"{at} stands nowhere in snippets/"
    fitting = [named for named in places if not named or named & set(labels)]
    assert fitting, f"{at} is the code of {places}, not of {labels}"


def test_every_row_of_the_cheat_sheet_has_an_equation_and_code():
    page = the_course().page("en", "appendix/cheat-sheet.md")
    rows = [line for line in page.body.split("\n") if re.match(r"\| (?!What)", line)]
    assert len(rows) > 30
    for row in rows:
        assert re.match(r"\| [^|]*\\eqref\{[^|]*\} \| \$.*\$ \| `.*` \| \S.* \|$", row), row
