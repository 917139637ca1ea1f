"""An include that leads nowhere is told with its line, and with what there is instead."""

from pathlib import Path

import pytest
from includes import complaint, complaints, in_place, sections

CODE = """import numpy as np

# --8<-- [start:forward]
y = 1
# --8<-- [end:forward]


class Unit:
    # --8<-- [start:step]
    pass
    # --8<-- [end:step]
"""


@pytest.fixture
def snippets(tmp_path: Path) -> Path:
    folder = tmp_path / "snippets"
    (folder / "unit").mkdir(parents=True)
    (folder / "unit/page.py").write_text(CODE, encoding="utf-8")
    (folder / "unit/plain.py").write_text("x = 1\n", encoding="utf-8")
    (folder / "unit/outputs.txt").write_text("# --8<-- [start:forward]\n1\n", encoding="utf-8")
    return folder


def test_sections_are_found_in_order(snippets: Path):
    assert sections(snippets / "unit/page.py") == ["forward", "step"]
    assert sections(snippets / "unit/plain.py") == []


@pytest.mark.parametrize(
    "target", ["unit/page.py", "unit/page.py:step", "unit/outputs.txt:forward"]
)
def test_an_include_that_leads_somewhere_is_fine(snippets: Path, target: str):
    assert complaint(target, snippets) is None


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("unit/pag.py", "includes snippets/unit/pag.py, which does not exist"),
        (
            "new/outputs.txt:one",
            "includes snippets/new/outputs.txt, which does not exist (run `make outputs`)",
        ),
        (
            "unit/page.py:stop",
            'includes section "stop", but snippets/unit/page.py has: forward, step',
        ),
        ("unit/plain.py:step", 'includes section "step", but snippets/unit/plain.py has: none'),
        (
            "unit/outputs.txt:step",
            'includes section "step", but snippets/unit/outputs.txt has: forward '
            "(run `make outputs`)",
        ),
    ],
)
def test_an_include_that_leads_nowhere_is_told(snippets: Path, target: str, reason: str):
    assert complaint(target, snippets) == reason


def test_every_complaint_of_a_page_has_its_line(snippets: Path):
    page = '# One\n\n--8<-- "unit/page.py:step"\n\n    --8<-- "a.py"\n--8<-- "unit/page.py:b"\n'
    assert complaints(page, snippets) == [
        (5, "includes snippets/a.py, which does not exist"),
        (6, 'includes section "b", but snippets/unit/page.py has: forward, step'),
    ]


@pytest.mark.parametrize(
    "include",
    ["--8<-- unit/page.py", "--8<-- 'unit/page.py'", '--8<--"unit/page.py"', "--8<--", "-8<- x"],
)
def test_what_looks_like_an_include_and_is_none_is_told(snippets: Path, include: str):
    [(line, reason)] = complaints(f"text\n{include}\n", snippets)
    assert line == 2
    assert reason == f'malformed include {include!r}; write --8<-- "file.py:section"'


def test_a_page_without_includes_has_no_complaints(snippets: Path):
    assert complaints("", snippets) == []
    assert complaints("Scissors `--8<--` in the text.\n", snippets) == []


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("page.py:one", "x = 1"),
        ("page.py:both", "x = 1\ny = 2"),
        ("page.py:none", ""),
        ("none.py", ""),
        ("page.py", "x = 1\ny = 2"),
    ],
)
def test_sections_stand_in_the_place_of_their_includes(tmp_path, target: str, text: str):
    (tmp_path / "page.py").write_text(
        "# --8<-- [start:both]\n# --8<-- [start:one]\nx = 1\n# --8<-- [end:one]\n"
        "y = 2\n# --8<-- [end:both]\n"
    )
    page = f'Text.\n\n```python\n--8<-- "{target}"\n```\n'
    assert in_place(page, tmp_path) == f"Text.\n\n```python\n{text}\n```\n"


def test_a_section_in_a_fold_stands_as_far_in_as_its_include(tmp_path):
    (tmp_path / "unit.py").write_text(
        "# --8<-- [start:go]\n  def go(self):\n    pass\n# --8<-- [end:go]\n"
    )
    page = '??? note "Code"\n\n    ```python\n    --8<-- "unit.py:go"\n    ```\n'
    expected = page.replace('--8<-- "unit.py:go"', "def go(self):\n      pass")
    assert in_place(page, tmp_path) == expected
