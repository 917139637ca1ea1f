"""The appendix keeps up with the chapters: all mistakes are listed, all code lines are real."""

import ast
import re

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


def code_lines() -> list[tuple[int, str]]:
    """Line and text of each piece of code in the cheat sheet's columns of code."""
    page = the_course().page("en", "appendix/cheat-sheet.md")
    found, column = [], None
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if "Code" in cells:
            column = cells.index("Code")
        elif cells and column is not None and cells[column].startswith("`"):
            found.append((number, cells[column].strip("`")))
    return found


@pytest.mark.parametrize(("line", "code"), code_lines())
def test_the_cheat_sheet_shows_code_that_exists(line: int, code: str):
    lines = [
        text.partition("  # ")[0]
        for file in SNIPPETS.glob("*/*.py")
        if file.name != "mistakes.py"
        for text in file.read_text(encoding="utf-8").split("\n")
    ]
    known = any(code in text for text in lines)
    assert known, f"docs/en/appendix/cheat-sheet.md:{line}: {code!r} stands nowhere in snippets/"


def test_the_cheat_sheet_has_code():
    assert len(code_lines()) > 20
