"""Walk-throughs run and print; figures draw, in both languages."""

import importlib
import re
import sys
from pathlib import Path

import pytest
from figures import inline_svg
from matplotlib.figure import Figure

from tests.proof.checks import DRAWING_TOOLS
from tests.proof.course import ROOT


def modules(folder: str) -> list[str]:
    files = sorted((ROOT / "snippets" / folder).glob("*.py"))
    return [f"snippets.{folder}.{f.stem}" for f in files if f.stem not in DRAWING_TOOLS]


@pytest.mark.parametrize("name", modules("walkthroughs"))
def test_walkthrough_runs_and_prints(name: str, capsys: pytest.CaptureFixture[str]):
    module = importlib.import_module(name)
    assert capsys.readouterr().out
    del sys.modules[name]
    vars(module).clear()  # some hold all of MNIST


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", modules("figures"))
def test_figure_draws(name: str, language: str):
    module = importlib.import_module(name)
    assert isinstance(module.draw(module.TEXT[language]), Figure)
    assert module.TEXT["en"].keys() == module.TEXT["ko"].keys()


@pytest.mark.parametrize("name", modules("figures"))
def test_figure_becomes_an_svg_that_follows_the_page(name: str):
    stem = Path(name.replace(".", "/")).name
    svg = inline_svg(stem, 'says "what" it shows', "en")
    assert svg.startswith("<svg")
    assert 'role="img"' in svg
    assert 'aria-label="says &quot;what&quot; it shows"' in svg
    assert "var(--figure-" in svg
    assert "<style" not in svg
    assert all(id_.startswith(f"fig-{stem}-") for id_ in _ids(svg))
    colours = {c.lower() for c in _colours(svg)}
    assert not colours, f"colours that no scheme can change: {colours}"


def _ids(svg: str) -> list[str]:
    return [piece.split('"')[0] for piece in svg.split(' id="')[1:]]


def _colours(svg: str) -> list[str]:
    return re.findall(r":\s*#([0-9a-f]{6})", svg)
