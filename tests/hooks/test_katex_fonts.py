"""A site's fonts hold the glyphs of its formulas, and no face that no formula uses."""

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from katex_fonts import Glyphs, subset

from tests.proof.course import ROOT

DIST = ROOT / "node_modules/katex/dist"
FONTS = DIST / "fonts"


def span(text: str, classes: str = "mord") -> str:
    return f'<span class="{classes}">{text}</span>'


def faces(css: str) -> set[str]:
    return set(re.findall(r"@font-face\{[^}]*?font-family:\"?(KaTeX_\w+)", css))


@pytest.fixture
def glyphs() -> Glyphs:
    return Glyphs(DIST)


def test_characters_are_noted_for_the_font_of_their_class(glyphs: Glyphs):
    for formula in (span("x", "mord mathnormal"), span("2&lt;"), span("W", "mord mathbf")):
        glyphs.see(formula)
    known = glyphs.known()
    assert known["KaTeX_Math-Italic"] == "x"
    assert known["KaTeX_Main"] == "2<"
    assert known["KaTeX_Main-Bold"] == "W"
    assert known["classes"] == "katex mathbf mathnormal mord"


def test_mathml_needs_no_glyph(glyphs: Glyphs):
    glyphs.see('<span class="katex-mathml"><math><mi>x</mi></math></span>')
    assert glyphs.known()["KaTeX_Main"] == ""


def test_letters_of_other_scripts_need_no_glyph(glyphs: Glyphs, tmp_path: Path):
    glyphs.see(span("x"))
    before = glyphs.stylesheet(tmp_path)
    glyphs.see(span("가중치", "mord hangul_fallback"))
    assert glyphs.stylesheet(tmp_path) == before


def test_what_an_earlier_build_saw_is_known(glyphs: Glyphs):
    glyphs.see(span("x", "mord mathnormal"))
    again = Glyphs(DIST, glyphs.known())
    assert again.known() == glyphs.known()
    again.see(span("y", "mord mathnormal"))
    assert again.known()["KaTeX_Math-Italic"] == "xy"


def test_a_face_that_no_formula_uses_is_left_out(glyphs: Glyphs, tmp_path: Path):
    glyphs.see(span("x", "mord mathnormal"))
    css = glyphs.stylesheet(tmp_path)
    assert faces(css) == {"KaTeX_Main", "KaTeX_Math"}
    assert "url(fonts/" not in css
    assert ".katex .mathnormal{" in css


def test_a_subset_is_made_once(glyphs: Glyphs, tmp_path: Path):
    css = glyphs.stylesheet(tmp_path)
    made = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert made
    assert glyphs.stylesheet(tmp_path) == css
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == made


def test_a_subset_holds_its_characters_and_no_other():
    font = TTFont(io.BytesIO(subset(FONTS / "KaTeX_Main-Regular.ttf", "=x")))
    assert set(map(chr, font.getBestCmap())) == {"=", "x"}
