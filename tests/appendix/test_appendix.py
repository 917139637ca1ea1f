"""The appendix keeps up with the chapters: all mistakes are listed, all code lines are real."""

import ast
import re
from functools import cache

import pytest
from includes import in_place
from markdown.extensions.toc import slugify

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
    row = re.search(rf"^\|[^|]*`{name}`[^|]*\|", page.body, re.M)
    assert row, f"{page.path}: {name} of {chapter} is missing"
    assert f"](../{chapter.replace('_', '-')}.md#" in row[0], f"{page.path}: {name} has no link"


def test_every_name_in_the_list_of_mistakes_is_one(course: Course):
    page = course.page("en", "appendix/mistakes.md")
    names = re.findall(r"^\| (`\w+`(?:, `\w+`)*):", page.body, re.M)
    named = {name.strip("`") for group in names for name in group.split(", ")}
    source = "\n".join(file.read_text(encoding="utf-8") for file in SNIPPETS.glob("*/*.py"))
    unknown = {name for name in named if not re.search(rf"^(?:def|class) {name}\b", source, re.M)}
    assert not unknown, f"{page.path}: no code in snippets/ is called {unknown}"


def sections(uri: str) -> dict[str, str]:
    """Anchor -> text of each section of an English page, down to the next heading of its rank."""
    body = the_course().page("en", uri).body
    found = list(re.finditer(r"^(#+) (.*?)(?: \{ #([\w-]+) \})?$", body, re.M))
    ends = [
        next((b.start() for b in found[k + 1 :] if len(b[1]) <= len(a[1])), len(body))
        for k, a in enumerate(found)
    ]
    pairs = zip(found, ends, strict=True)
    return {
        a[3] or slugify(a[2], "-"): in_place(body[a.start() : end], SNIPPETS) for a, end in pairs
    }


def test_a_row_of_the_mistakes_links_to_a_section_that_shows_its_code(course: Course):
    page, count = course.page("en", "appendix/mistakes.md"), 0
    for line, text in enumerate(page.body.split("\n"), start=page.first_line):
        row = re.match(r"\| (`\w+`(?:, `\w+`)*):([^|]*)\|", text)
        links = re.findall(r"\]\(\.\./([\w-]+\.md)#([\w-]+)\)", row[2]) if row else []
        linked = "\n".join(sections(uri).get(anchor, "") for uri, anchor in links)
        for name in re.findall(r"\w+", row[1]) if row else []:
            assert re.search(rf"\b{name}\b", linked), (
                f"{page.path}:{line}: {name} is not in {links}"
            )
            count += 1
    assert count > 50


def rows() -> list[tuple[int, list[str], list[str]]]:
    """Line, equations and lines of code of each row of the cheat sheet."""
    page = the_course().page("en", "appendix/cheat-sheet.md")
    found, column = [], None
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if "Code" in cells:
            column = cells.index("Code")
        elif column is not None and line.startswith("| "):
            labels = re.findall(r"\\eqref\{eq:([\w-]+)\}", line)
            cell = cells[column].replace("` `# ", "  # ")  # it may stand on a line of its own
            found.append((number, labels, re.findall(r"`([^`]+)`", cell)))
    return found


@cache
def known_code() -> dict[str, list[str]]:
    """Each expression in the course's code, and the comments at its places."""
    found: dict[str, list[str]] = {}
    for file in SNIPPETS.glob("*/*.py"):
        if file.name == "mistakes.py":
            continue
        source = file.read_text(encoding="utf-8")
        lines = source.splitlines()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.expr):
                place = lines[max(0, node.lineno - 2) : node.end_lineno]
                place = place[1:] if not place[0].lstrip().startswith("#") else place
                comments = "\n".join(line.partition("# ")[2] for line in place)
                text = ast.unparse(node).replace("self.", "")
                found.setdefault(text, []).append(comments)
    return found


def names_another(comments: str, labels: list[str]) -> bool:
    """Whether comments name equations, but none of these."""
    named = re.findall(r"eq:([\w-]+)", comments)
    return bool(named) and not set(named) & set(labels)


@pytest.mark.parametrize(("line", "labels", "code"), rows())
def test_the_cheat_sheet_shows_code_that_exists(line: int, labels: list[str], code: list[str]):
    at = f"docs/en/appendix/cheat-sheet.md:{line}:"
    assert labels, f"{at} no equation"
    for text in code:
        _, _, shapes = text.partition("  # ")
        (statement,) = ast.parse(text).body
        known = known_code().get(ast.unparse(statement.value))
        assert known, f"{at} {text!r} stands nowhere in snippets/"
        places = [comments for comments in known if not names_another(comments, labels)]
        assert places, f"{at} {text!r} is the code of {known}, not of {labels}"
        assert any(shapes in comments for comments in places), f"{at} {shapes!r}: {places}"


def test_no_two_rows_of_the_cheat_sheet_have_the_same_code():
    line_of: dict[tuple[str, ...], int] = {}
    for line, _, code in rows():
        values = tuple(ast.unparse(ast.parse(text).body[0].value) for text in code)
        first = line_of.setdefault(values, line)
        assert first == line, f"docs/en/appendix/cheat-sheet.md:{line}: the code of line {first}"


def test_the_notation_gives_shapes_that_the_code_gives(course: Course):
    page = course.page("en", "appendix/notation.md")
    source = "\n".join(file.read_text(encoding="utf-8") for file in SNIPPETS.glob("*/*.py"))
    row = re.compile(r"^\|[^|]*\| (?P<names>`[^|]*`) \| (?P<shapes>[^|]*`\(\w[^|]*`) \|")
    found = 0
    for line, text in enumerate(page.body.split("\n"), start=page.first_line):
        match = row.match(text)
        for name in re.findall(r"\w+", match["names"]) if match else []:
            for shape in re.findall(r"\(\w[^)]*\)", match["shapes"]):
                said = re.search(rf"\b{name} {re.escape(shape)}", source)
                assert said, f"{page.path}:{line}: no code says {name} {shape}"
                found += 1
    assert found > 5


def test_the_cheat_sheet_has_rows():
    assert len(rows()) > 30
