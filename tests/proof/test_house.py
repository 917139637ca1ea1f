"""One chapter, one room: what a folder of snippets/ may be, and what it may import."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from chapters import PRACTICE, nav_pages, needs
from page_source import room

from tests.proof.course import ROOT, Course

SNIPPETS = ROOT / "snippets"
SHARED = "shared"


@pytest.fixture(scope="module")
def pages(course: Course) -> dict[str, str]:
    """Room -> page, for the pages of ``nav``."""
    nav = nav_pages(course.configs["en"].nav)
    return {room(uri): uri for uri in nav if not uri.startswith(PRACTICE)}


def rooms() -> list[str]:
    return sorted(folder.name for folder in SNIPPETS.iterdir() if any(folder.rglob("*.py")))


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of each module of the course that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.startswith("snippets."))


def reached(uri: str, course: Course) -> set[str]:
    """The rooms of a page and of all pages that its ``needs`` lead to."""
    found, todo = set(), [uri]
    while todo:
        page = todo.pop()
        if room(page) not in found:
            found.add(room(page))
            todo += needs(course.page("en", page).text)
    return found


def test_every_folder_is_a_page_or_shared(pages: dict[str, str]):
    unknown = set(rooms()) - pages.keys() - {SHARED}
    assert not unknown, f"no page of nav in mkdocs.yml for snippets/{', '.join(sorted(unknown))}"


@pytest.mark.parametrize("name", rooms())
def test_a_chapter_imports_shared_and_what_it_needs(
    name: str, pages: dict[str, str], course: Course
):
    known = {SHARED} if name == SHARED else {SHARED, *reached(pages[name], course)}
    strangers = [
        f"{file.relative_to(ROOT).as_posix()}:{line}: imports {module}; add its chapter to "
        f"needs of docs/en/{pages.get(name)}, or move it to snippets/shared"
        for file in sorted((SNIPPETS / name).rglob("*.py"))
        for line, module in imports(file)
        if module.split(".")[1] not in known
    ]
    assert not strangers, "\n".join(strangers)


def shared_modules() -> list[str]:
    files = (file.relative_to(SNIPPETS) for file in (SNIPPETS / SHARED).rglob("*.py"))
    return sorted(file.as_posix() for file in files if file.name != "__init__.py")


@pytest.mark.parametrize("name", shared_modules())
def test_what_is_shared_serves_several_chapters(name: str, course: Course):
    module = f"snippets.{name.removesuffix('.py').replace('/', '.')}"
    importing = {
        other
        for other in rooms()
        for file in (SNIPPETS / other).rglob("*.py")
        for _, imported in imports(file)
        if f"{imported}.".startswith(f"{module}.") and other != SHARED
    }
    showing = {page.room for page in course.pages if f'"{name}:' in page.body}
    assert len(importing | showing) > 1, (
        f"snippets/{name}: only {importing | showing or 'nobody'} uses it"
    )


def test_every_folder_of_tests_is_a_room_or_tests_the_proof():
    folders = {file.parent.name for file in (ROOT / "tests").glob("*/*.py")}
    others = {"appendix", "hooks", "proof", "proofs_of_proof", "site", "widgets"}
    assert folders - set(rooms()) == others


def page_code() -> list[str]:
    files = (*SNIPPETS.glob("*/page.py"), *SNIPPETS.glob("*/practice.py"))
    return sorted(file.relative_to(SNIPPETS).as_posix() for file in files)


@pytest.mark.parametrize("name", page_code())
def test_page_code_finds_what_it_imports(name: str):
    """The sections run on the page; the imports between them are there for `python -m`."""
    file = SNIPPETS / name
    tree = ast.parse(file.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    exec(compile(tree, file, "exec"), {})
