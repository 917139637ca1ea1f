"""Figures draw, in both languages, and follow the page's colours."""

import importlib
import re
from pathlib import Path

import pytest
from figures import inline_svg
from matplotlib.figure import Figure

from tests.proof.checks import figure_modules
from tests.proof.course import ROOT

FIGURES = figure_modules(ROOT)
every_figure = pytest.mark.parametrize(
    "file", FIGURES, ids=lambda file: f"{file.parents[1].name}/{file.stem}"
)


@pytest.mark.parametrize("language", ["en", "ko"])
@every_figure
def test_figure_draws(file: Path, language: str):
    module = importlib.import_module(f"snippets.{file.parents[1].name}.figures.{file.stem}")
    assert isinstance(module.draw(module.TEXT[language]), Figure)
    assert module.TEXT["en"].keys() == module.TEXT["ko"].keys()


@every_figure
def test_figure_becomes_an_svg_that_follows_the_page(file: Path):
    svg = inline_svg(file.parents[1].name, file.stem, 'says "what" it shows', "en")
    assert svg.startswith("<svg")
    assert 'role="img"' in svg
    assert 'aria-label="says &quot;what&quot; it shows"' in svg
    assert "var(--figure-" in svg
    assert "<style" not in svg
    assert all(id_.startswith(f"fig-{file.stem}-") for id_ in _ids(svg))
    colours = {c.lower() for c in _colours(svg)}
    assert not colours, f"colours that no scheme can change: {colours}"


def _ids(svg: str) -> list[str]:
    return [piece.split('"')[0] for piece in svg.split(' id="')[1:]]


def _colours(svg: str) -> list[str]:
    return re.findall(r":\s*#([0-9a-f]{6})", svg)
