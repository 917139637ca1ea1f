"""A piece becomes one script, made again when its sources change; its page keeps its space free."""

from pathlib import Path

import pytest
from pieces import blocks, in_texts, known, on_page, script, space

MARKDOWN = '/// html | bbh-downhill[rate="0.1"]\n\n![x](figure:x)\n\n///\n'


class Bundler:
    """Counts how often it is asked."""

    asked = 0

    def bundle(self, module: Path, root: Path) -> str:
        """What stands in the module."""
        self.asked += 1
        return module.read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two pieces, and what they share."""
    for name in ("downhill/element.js", "draw/element.js", "shared/piece.js", "draw/space.css"):
        file = tmp_path / "widgets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"/* {name} */\n")
    (tmp_path / "package-lock.json").write_text("{}")
    return tmp_path


def test_a_piece_is_a_folder_with_an_element(root: Path):
    assert known(root) == ["downhill", "draw"]
    assert blocks(root) == {
        "custom": [
            {"tag": "bbh-downhill", "mode": "block"},
            {"tag": "bbh-draw", "mode": "block"},
        ]
    }
    assert known(root / "nowhere") == []


def test_the_pieces_of_a_page_are_found():
    assert in_texts([MARKDOWN, "No piece.\n", MARKDOWN]) == ["downhill"]
    html = '<bbh-downhill rate="1"><p></p></bbh-downhill><bbh-first-weights>'
    assert on_page(html) == ["downhill", "first-weights"]
    assert on_page("<p>bbh-downhill</p>") == []


def test_only_what_says_its_size_keeps_space(root: Path):
    assert space(["downhill", "draw", "unknown"], root) == "/* draw/space.css */\n"


def test_a_script_is_made_again_when_a_source_changes(root: Path, tmp_path: Path):
    node, folder = Bundler(), tmp_path / "kept"
    assert script("draw", root, node, folder) == "/* draw/element.js */\n"
    script("draw", root, node, folder)
    assert node.asked == 1
    (root / "widgets/shared/piece.js").write_text("/* another */\n")
    script("draw", root, node, folder)
    (root / "package-lock.json").write_text('{"lit": 4}')
    script("draw", root, node, folder)
    assert node.asked == 3
