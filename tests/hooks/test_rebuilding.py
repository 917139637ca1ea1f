"""An edit reaches the pages that are made from what was edited, and no other."""

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from equation_numbers import Equation
from rebuilding import Built, hooks, settings, state, text_of, texts_of

KNOWN = {"eq:slope": Equation("slopes/", "1.1"), "eq:chain": Equation("chain/", "2.1")}
COURSE = {
    "docs/en/slopes.md": "# Slopes\n\n$$ y \\label{eq:slope} $$\n\n![A curve.](figure:curve)\n",
    "docs/en/chain.md": '# Chain\n\n```python\n--8<-- "chain/page.py:one"\n```\n',
    "docs/en/labs/turn.md": '# Turn\n\n--8<-- "chain/page.py:one"\n\nSee \\eqref{eq:chain}.\n',
    "docs/en/walk.md": "# Walk\n\n/// html | bbh-walk\n\n![A walk.](figure:walk)\n\n///\n",
    "docs/ko/slopes.md": "# 기울기\n",
    "docs/overrides/main.html": "{% block content %}{% endblock %}",
    "docs/overrides/partials/logo.html": "<svg/>",
    "docs/overrides/assets/course.js": "x()",
    "docs/overrides/assets/course.css": ":root { --figure-ink: #111; }",
    "hooks/adapter.py": "",
    "hooks/node_server.cjs": "",
    "mkdocs.yml": "nav: []",
    "mkdocs.ko.yml": "INHERIT: mkdocs.yml",
    "package-lock.json": "{}",
    "requirements.lock": "",
    "README.md": "# Read me\n",
    "snippets/slopes/figures/curve.py": "from snippets.shared import style\n",
    "snippets/slopes/values.json": "{}",
    "snippets/chain/page.py": "# --8<-- [start:one]\ny = x  # eq:slope\n# --8<-- [end:one]\n",
    "snippets/chain/outputs.txt": "1",
    "snippets/chain/mistakes.py": "",
    "snippets/shared/style.py": "",
    "snippets/shared/losses.py": "",
    "widgets/walk/element.js": "",
    "widgets/walk/space.css": "bbh-walk { height: 9rem; }",
}
SLOPES, CHAIN, TURN, WALK = "slopes.md", "chain.md", "labs/turn.md", "walk.md"
ALL = {SLOPES, CHAIN, TURN, WALK}

ages = itertools.count(1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small course: a figure, an equation, and code that two pages include."""
    for name, text in COURSE.items():
        write(tmp_path, name, text)
    return tmp_path


@pytest.fixture
def reached(root: Path) -> Callable[..., set[str]]:
    """The pages that are reached after an edit, as they were built before it."""
    before = state(root, "en", KNOWN)
    return lambda known=KNOWN: before.reached(state(root, "en", known))


def write(root: Path, name: str, text: str) -> None:
    """Write a file; each is younger than the one before, however fast this machine is."""
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (next(ages), next(ages)))


def edit(root: Path, name: str, more: str = "\n# more\n") -> None:
    write(root, name, COURSE[name] + more)


def test_nothing_is_reached_when_nothing_changed(root: Path, reached):
    for name, text in COURSE.items():
        write(root, name, text)
    assert reached() == set()


@pytest.mark.parametrize("page", sorted(ALL))
def test_a_page_reaches_itself(root: Path, reached, page: str):
    edit(root, f"docs/en/{page}", "\nMore.\n")
    assert reached() == {page}


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("snippets/chain/page.py", {CHAIN, TURN}),
        ("snippets/slopes/values.json", {SLOPES}),
        ("snippets/slopes/figures/curve.py", {SLOPES}),
        ("snippets/shared/style.py", {SLOPES}),
        ("snippets/shared/losses.py", set()),
        ("snippets/chain/outputs.txt", set()),
        ("snippets/chain/mistakes.py", set()),
        ("widgets/walk/space.css", {WALK}),
        ("widgets/walk/element.js", set()),
        ("docs/ko/slopes.md", set()),
        ("docs/overrides/assets/course.js", set()),
        ("README.md", set()),
    ],
)
def test_what_a_page_is_made_from_reaches_it(root: Path, reached, name: str, pages: set[str]):
    edit(root, name)
    assert reached() == pages


def test_values_that_are_recorded_for_the_first_time_reach_their_page(root: Path, reached):
    write(root, "snippets/chain/values.json", "{}")
    assert reached() == {CHAIN}


@pytest.mark.parametrize(
    "name",
    [
        "hooks/adapter.py",
        "hooks/node_server.cjs",
        "docs/overrides/main.html",
        "docs/overrides/partials/logo.html",
        "mkdocs.yml",
        "mkdocs.ko.yml",
        "package-lock.json",
        "requirements.lock",
    ],
)
def test_what_stands_around_every_page_reaches_all(root: Path, reached, name: str):
    edit(root, name)
    assert reached() == ALL


def test_a_title_reaches_all_for_all_show_it(root: Path, reached):
    write(root, "docs/en/chain.md", COURSE["docs/en/chain.md"].replace("# Chain", "# Rates"))
    assert reached() == ALL


def test_a_number_reaches_the_pages_that_refer_to_it(reached):
    """In the text, or in a comment of the code that they include."""
    assert reached(KNOWN | {"eq:chain": Equation("chain/", "2.2")}) == {TURN}
    assert reached(KNOWN | {"eq:slope": Equation("slopes/", "1.2")}) == {SLOPES, CHAIN, TURN}
    moved = Equation("elsewhere/", "1.1")
    assert reached(KNOWN | {"eq:slope": moved}) == {SLOPES, CHAIN, TURN}
    assert reached(KNOWN | {"eq:new": Equation("slopes/", "1.2")}) == set()


def test_a_new_page_reaches_all(root: Path, reached):
    write(root, "docs/en/new.md", "# New\n")
    assert reached() == {*ALL, "new.md"}


def test_english_settles_what_a_korean_page_says_of_time_and_needs(root: Path):
    before = state(root, "ko", KNOWN)
    edit(root, "docs/en/slopes.md", "\nMore.\n")
    assert before.reached(state(root, "ko", KNOWN)) == set()
    edit(root, "docs/en/slopes.md", "word " * 1000)
    assert before.reached(state(root, "ko", KNOWN)) == {SLOPES}
    needing = f"---\nneeds: [{CHAIN}]\n---\n{COURSE['docs/en/slopes.md']}"
    write(root, "docs/en/slopes.md", needing)
    assert before.reached(state(root, "ko", KNOWN)) == {SLOPES}


def test_a_question_reaches_the_first_page_which_counts_the_answered(root: Path):
    write(root, "docs/en/index.md", "# Home\n")
    edit(root, "docs/en/slopes.md", "/// html | div.question#one\nHow many?\n///\n")
    before = state(root, "en", KNOWN)
    slopes = root / "docs/en/slopes.md"
    slopes.write_text(slopes.read_text(encoding="utf-8").replace("#one", "#two"), encoding="utf-8")
    assert before.reached(state(root, "en", KNOWN)) == {"index.md", SLOPES}


def test_everything_is_built_the_first_time(root: Path):
    assert Built().reached(state(root, "en", KNOWN)) == ALL


def test_what_was_built_is_kept_for_the_next_build(root: Path, tmp_path: Path):
    now = state(root, "en", KNOWN)
    now.titles, now.glyphs = {SLOPES: "기울기"}, {"KaTeX_Main": "x"}
    file = tmp_path / "built/site.json"
    now.write(file)
    assert Built.read(file) == now
    assert Built.read(file).reached(now) == set()
    assert Built.read(tmp_path / "none.json") == Built()


def test_texts_are_read_by_language(root: Path):
    assert texts_of(root, "ko") == {SLOPES: "# 기울기\n"}
    assert texts_of(root, "en").keys() == ALL
    assert text_of(TURN, "en", root) == COURSE["docs/en/labs/turn.md"]
    assert text_of(TURN, "ko", root) == ""


def test_hooks_and_settings_are_found(root: Path):
    (root / "hooks/__pycache__").mkdir()
    assert [file.name for file in hooks(root)] == ["adapter.py", "node_server.cjs"]
    assert sorted(file.relative_to(root).as_posix() for file in settings(root)) == [
        "docs/overrides/main.html",
        "docs/overrides/partials/logo.html",
        "mkdocs.ko.yml",
        "mkdocs.yml",
        "package-lock.json",
        "requirements.lock",
    ]
