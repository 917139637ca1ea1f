"""A figure is drawn once in each language, and follows the font and the colours of its page."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest
from figures import IMAGE, Drawing, as_shown, drawing, module_file, origin
from matplotlib.figure import Figure

from snippets.shared.figures import style

TEXT = {"en": "a slope", "ko": "기울기"}


def draw(text: str) -> Figure:
    figure = Figure()
    axes = figure.add_subplot()
    axes.plot([0, 1], color=style.FIRST)
    axes.imshow(np.eye(2), cmap="gray")
    axes.set_title(text, weight="bold")
    return figure


@pytest.fixture
def root(tmp_path: Path, monkeypatch) -> Path:
    """A checkout with one figure, ``slope`` of the chapter ``unit``."""
    (tmp_path / "snippets/unit/figures").mkdir(parents=True)
    (tmp_path / "snippets/unit/figures/slope.py").write_text("one = 1\n", encoding="utf-8")
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    module = SimpleNamespace(draw=draw, TEXT=TEXT)
    monkeypatch.setitem(sys.modules, "snippets.unit.figures.slope", module)
    return tmp_path


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<img alt="A slope." src="figure:slope" />', ("A slope.", "slope")),
        ('<img alt="" src="figure:slope">', ("", "slope")),
        ('<img alt="A slope." src="slope.png" />', None),
    ],
)
def test_the_image_of_a_figure_is_told_from_others(html: str, found: tuple | None):
    match = IMAGE.search(html)
    assert (match and (match["alt"], match["name"])) == found


def test_a_figure_has_a_file_in_its_room(root: Path):
    assert module_file("unit", "slope", root) == root / "snippets/unit/figures/slope.py"


@pytest.mark.parametrize("language", TEXT)
def test_a_drawing_follows_font_and_colours_of_the_page(root: Path, language: str):
    svg = drawing("unit", "slope", language)
    ElementTree.fromstring(svg)
    assert svg.startswith("<svg ")
    assert TEXT[language] in svg
    assert "font-weight: 700" in svg
    assert f"var(--figure-{style.VARIABLES[style.FIRST]})" in svg
    for unwanted in (
        "font-family",
        "font: ",
        style.FIRST,
        "<metadata",
        "<style",
        "image/png",
        'pt"',
    ):
        assert unwanted not in svg, unwanted


def test_the_same_figure_is_drawn_alike(root: Path):
    assert drawing("unit", "slope", "en") == drawing("unit", "slope", "en")


def test_a_picture_in_a_drawing_is_a_smaller_webp(root: Path):
    assert "data:image/webp;base64," in drawing("unit", "slope", "en")


def test_a_figure_is_drawn_once_in_each_language(root: Path):
    drawn: list[str] = []

    def slim(svg: str) -> str:
        drawn.append(svg)
        return svg

    figures = Drawing(root, slim, root / "kept")
    for language in ("en", "en", "ko"):
        for alt in ("A slope.", "Another."):
            assert f'aria-label="{alt}"' in figures.svg("unit", "slope", alt, language)
    assert [TEXT["ko"] in svg for svg in drawn] == [False, True]


def test_a_changed_module_is_drawn_again(root: Path):
    file = module_file("unit", "slope", root)
    before = origin(file, root)
    assert origin(file, root) == before
    file.write_text("two = 2\n", encoding="utf-8")
    os.utime(file, (1, 1))
    assert origin(file, root) != before


def test_other_tools_draw_again(root: Path, monkeypatch):
    file = module_file("unit", "slope", root)
    before = origin(file, root)
    monkeypatch.setattr("figures.version", lambda package: "0.0")
    assert origin(file, root) != before


def test_ids_of_a_figure_are_its_own():
    svg = '<svg><p id="a"/><use href="#a"/><g clip-path="url(#a)"/></svg>'
    shown = as_shown(svg, "slope", "A slope.")
    assert shown.endswith(
        '<p id="fig-slope-a"/><use href="#fig-slope-a"/><g clip-path="url(#fig-slope-a)"/></svg>'
    )


def test_a_figure_stands_in_html_and_in_a_file_of_its_own(root: Path):
    """So it has no namespace, and no name that needs one."""
    shown = as_shown(drawing("unit", "slope", "en"), "slope", "A slope.")
    assert "<use " in shown
    assert "xmlns" not in shown
    assert ElementTree.fromstring(shown).tag == "svg"


def test_a_screen_reader_is_told_what_a_figure_shows():
    assert as_shown("<svg a='b'><svg x='y'/></svg>", "slope", 'x < "y"') == (
        '<svg role="img" class="figure" aria-label="x &lt; &quot;y&quot;" a=\'b\'>'
        "<svg x='y'/></svg>"
    )
