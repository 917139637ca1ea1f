"""What a chapter gives to take home: a notebook and its code, and what that reads."""

import io
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pytest
from notebook_text import Surroundings
from notebooks import notebook
from take_home import downloads, name_of, needed, packages, programs, recorded, script

TEXTS = {
    "code_needs": "Needs {packages} ({versions}).",
    "code_reads": "Reads {file}.",
    "solutions": "Solutions",
    "questions": {"question": "Question", "answer": "Answer"},
    "solution_below": "Solution {number} stands at the end.",
    "wrong": "wrong:",
}
AROUND = Surroundings({}, lambda target: None, str, TEXTS)
NUMPY = f"numpy {version('numpy')}"
PAGE = """# Slopes

## Two lines

```python
import json
import numpy as np
```

```python
print("# no heading")
```
"""
READING = PAGE + '\n```python\njson.load(open("snippets/unit/results.json"))\n```\n'


def made(page: str, root: Path) -> dict[str, bytes]:
    return downloads("slopes", page, AROUND, "The course", root)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("slopes.md", "slopes"),
        ("practice/slopes.md", "slopes-practice"),
        ("labs/turn-the-knobs.md", "turn-the-knobs"),
    ],
)
def test_files_are_called_like_their_page(page: str, name: str):
    assert name_of(page) == name


def test_a_chapter_gives_its_notebook_and_its_code(tmp_path: Path):
    files = made(PAGE, tmp_path)
    assert list(files) == ["slopes.ipynb", "slopes.py"]
    book = nbformat.reads(files["slopes.ipynb"].decode(), as_version=4)
    first = f"# Slopes\n\n*The course. Needs numpy ({NUMPY}).*\n\n## Two lines"
    assert book.cells[0].source == first
    assert files["slopes.py"].decode() == (
        f"# The course. Needs numpy ({NUMPY}).\n\n# %% Slopes\n\n# %% Two lines\n\n"
        'import json\nimport numpy as np\n\nprint("# no heading")\n'
    )


def test_what_the_code_reads_comes_along_in_one_zip(tmp_path: Path):
    (tmp_path / "snippets/unit").mkdir(parents=True)
    (tmp_path / "snippets/unit/results.json").write_bytes(b"{}")
    [(name, content)] = made(READING, tmp_path).items()
    assert name == "slopes.zip"
    with ZipFile(io.BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == [
            "slopes/slopes.ipynb",
            "slopes/slopes.py",
            "slopes/snippets/unit/results.json",
        ]
        assert archive.read("slopes/snippets/unit/results.json") == b"{}"


def test_a_record_that_is_missing_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match=r"snippets/unit/results\.json"):
        made(READING, tmp_path)


def test_records_are_named_once_and_in_order():
    text = 'open("snippets/b/x.npz") open("snippets/a/y.json") open("snippets/b/x.npz")'
    assert recorded(text) == ["snippets/a/y.json", "snippets/b/x.npz"]
    assert recorded("snippets/a/y.json in prose") == []


def test_a_reader_is_told_what_the_code_needs():
    assert needed(READING, TEXTS) == f"Needs numpy ({NUMPY}). Reads snippets/unit/results.json."


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("import numpy as np\nfrom PIL import Image", ["numpy", "pillow"]),
        ("    from sklearn.datasets import load_digits", ["scikit-learn"]),
        ("import json\nfrom pathlib import Path", []),
        ("print('from numpy to numbers')\n# import markdown", []),
        ("", []),
    ],
)
def test_packages_have_the_names_that_pip_knows(code: str, names: list[str]):
    assert packages(f"```python\n{code}\n```\n") == names


def test_only_python_is_asked_for_packages():
    assert packages("import numpy\n\n```bash\nimport numpy\n```\n") == []


def test_the_script_of_an_empty_notebook_says_what_it_needs():
    assert script(notebook(""), "Nothing.") == "# Nothing.\n"


def test_headings_become_comments_and_code_in_text_does_not():
    book = notebook("# One\n\n```bash\n# no heading\n```\n\n```python\nx = 1\n```\n\n### Two\n")
    assert script(book, "N.") == "# N.\n\n# %% One\n\nx = 1\n\n# %% Two\n"


def test_a_file_that_is_shown_whole_and_offered_is_one_to_download(tmp_path: Path):
    (tmp_path / "unit").mkdir()
    (tmp_path / "unit/net.py").write_bytes(b"print(1)\n")
    module = b"# --8<-- [start:rule]\ndef rule(): ...\n\n\n# --8<-- [end:rule]\n"
    (tmp_path / "unit/rule.py").write_bytes(module)
    links = [f'<a href="{name}.py" download>Take it</a>\n' for name in ("net", "rule", "page")]
    whole = '```python\n--8<-- "unit/net.py"\n```\n'
    section = '```python\n--8<-- "unit/rule.py:rule"\n--8<-- "unit/page.py:one"\n```\n'
    assert programs(whole + links[0], tmp_path) == {"net.py": b"print(1)\n"}
    assert programs("".join([section, *links]), tmp_path) == {"rule.py": b"def rule(): ...\n\n\n"}
    assert programs(whole + section, tmp_path) == {}
