"""A page becomes a notebook: its Python runs, what it printed is there, the rest is text."""

import json
from pathlib import Path

import nbformat
import pytest
from notebooks import expanded, notebook, written
from page_source import FOLDED

PAGE = """# Slopes

Two $x$.

```python
x = 1
print(x)
```

```text title="Output"
1
```

<!-- math: hidden -->

```bash
ls
```

```python
x += 1
```
"""


def test_python_runs_and_the_rest_is_text():
    book = notebook(PAGE)
    nbformat.validate(book)
    assert [(cell.cell_type, cell.source) for cell in book.cells] == [
        ("markdown", "# Slopes\n\nTwo $x$."),
        ("code", "x = 1\nprint(x)"),
        ("markdown", "```bash\nls\n```"),
        ("code", "x += 1"),
    ]


def test_a_blank_between_a_link_and_a_formula_stays():
    text = "See [it](there.md) $x$, [this](here.md) \\eqref{eq:one}."
    assert [cell.source for cell in notebook(text).cells] == [text]


def test_code_shows_what_it_printed():
    outputs = [cell.get("outputs") for cell in notebook(PAGE).cells]
    printed = {"output_type": "stream", "name": "stdout", "text": "1\n"}
    assert outputs == [None, [printed], None, []]


def test_a_question_may_stand_between_code_and_what_it_printed():
    text = '```python\nprint(1)\n```\n\nWhat?\n\n```text title="Output"\n1\n```\n'
    code, question = notebook(text).cells
    assert code.outputs[0].text == "1\n"
    assert question.source == "What?"


def test_cells_are_numbered_and_nothing_depends_on_the_day():
    assert [cell.id for cell in notebook(PAGE).cells] == ["cell-0", "cell-1", "cell-2", "cell-3"]
    assert written(notebook(PAGE)) == written(notebook(PAGE))


def test_the_code_of_a_fold_is_closed():
    folded, plain = notebook(f"{FOLDED}\nx = 1\n```\n\n```python\nx += 1\n```\n").cells
    assert (folded.source, plain.source) == ("x = 1", "x += 1")
    assert folded.metadata == {"jupyter": {"source_hidden": True}, "tags": ["folded"]}
    assert plain.metadata == {}


def test_a_file_holds_the_notebook():
    content = written(notebook("역전파"))
    assert content.endswith(b"}\n")
    assert json.loads(content)["cells"][0]["source"] == ["역전파"]


@pytest.mark.parametrize("page", ["", "\n\n", "<!-- nothing -->"])
def test_an_empty_page_is_an_empty_notebook(page: str):
    book = notebook(page)
    nbformat.validate(book)
    assert book.cells == []


def test_a_page_is_expanded_before_it_becomes_a_notebook(tmp_path: Path):
    room = tmp_path / "unit"
    room.mkdir()
    (room / "page.py").write_text(
        "# --8<-- [start:one]\nx = 1\n# --8<-- [end:one]\n", encoding="utf-8"
    )
    (room / "values.json").write_text('{"unit/page.py:one": {"x": "1"}}', encoding="utf-8")
    page = '---\nneeds: []\n---\n```python\n--8<-- "unit/page.py:one"\n```\n\nSo {{ x }}.'
    assert expanded(page, "unit.md", tmp_path, "en") == "```python\nx = 1\n```\n\nSo 1."


def test_pytorch_is_shown_and_not_run(tmp_path: Path):
    (tmp_path / "what_a_framework_does").mkdir()
    (tmp_path / "what_a_framework_does/pytorch_net.py").write_text(
        "# --8<-- [start:net]\nimport torch\n# --8<-- [end:net]\n", encoding="utf-8"
    )
    page = '```python\n--8<-- "what_a_framework_does/pytorch_net.py:net"\n```'
    text = expanded(page, "what-a-framework-does.md", tmp_path, "en")
    assert text == "```py\nimport torch\n```"
    assert [cell.cell_type for cell in notebook(text).cells] == ["markdown"]


def test_a_whole_program_is_shown_and_not_run(tmp_path: Path):
    (tmp_path / "unit").mkdir()
    (tmp_path / "unit/net.py").write_text("print(1)\n", encoding="utf-8")
    page = '```python\n--8<-- "unit/net.py"\n```'
    text = expanded(page, "unit.md", tmp_path, "en")
    assert text == "```py\nprint(1)\n```"
    assert [cell.cell_type for cell in notebook(text).cells] == ["markdown"]


def test_a_function_is_left_to_be_written():
    page = '```python blank="slope"\ndef slope(x):\n    """Of x."""\n    return 1\n```\n'
    (cell,) = notebook(page).cells
    assert cell.source == 'def slope(x):\n    """Of x."""\n    ...'


def test_a_blank_for_a_function_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no function slopes"):
        notebook('```python blank="slopes"\ndef slope(x):\n    return 1\n```\n')
