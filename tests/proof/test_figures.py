"""Figures draw, in both languages, and follow the page's colours."""

import importlib
import re
from pathlib import Path

import pytest
from figures import as_shown, drawing

from tests.proof.checks import figure_modules
from tests.proof.course import ROOT

FIGURES = figure_modules(ROOT)
every_figure = pytest.mark.parametrize(
    "file", FIGURES, ids=lambda file: f"{file.parents[1].name}/{file.stem}"
)


@every_figure
def test_a_figure_has_the_same_texts_in_both_languages(file: Path):
    module = importlib.import_module(f"snippets.{file.parents[1].name}.figures.{file.stem}")
    assert module.TEXT["en"].keys() == module.TEXT["ko"].keys()


@pytest.mark.parametrize("language", ["en", "ko"])
@every_figure
def test_a_figure_draws_as_an_svg_that_follows_the_page(file: Path, language: str):
    drawn = drawing(file.parents[1].name, file.stem, language)
    svg = as_shown(drawn, file.stem, 'says "what" it shows')
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
