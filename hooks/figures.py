"""Draw the figures: ``![alt](figure:name)`` becomes the SVG of the chapter's ``figures/name.py``.

A figure module has ``draw(text) -> matplotlib Figure`` and ``TEXT``, its words by language.
"""

import base64
import html
import importlib
import io
import re
import warnings
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path

from kept import kept
from node import sources
from origins import digest, files_behind
from PIL import Image

IMAGE = re.compile(r'<img alt="(?P<alt>[^"]*)" src="figure:(?P<name>\w+)" */?>')
_IDS = re.compile(r'(?P<before>\bid="|url\(#|href="#)(?P<id>[^")]+)')
_FONT = re.compile(r'font-family: [^;"]*(?:; )?')
_SIZE = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt"')
_NOT_SHOWN = re.compile(r"<metadata>.*?</metadata>|<style.*?</style>|(?<=>)\s*\n\s*(?=<)", re.S)
_HASHED = re.compile(r"(?<=[\"#])([a-zC])[0-9a-f]{10,}(?=[\"_)])")  # matplotlib's names of shapes
_UNSEEN = re.compile(r'<path [^>]*style="fill:none"[^>]*/>')
_PNG = re.compile(r"data:image/png;base64,\s*(?P<data>[\w+/=\s]+)")
version = cache(metadata.version)


def module_file(chapter: str, name: str, root: Path) -> Path:
    """The module that draws a figure."""
    return root / "snippets" / chapter / "figures" / f"{name}.py"


def origin(file: Path, root: Path) -> str:
    """A name for all that a figure is drawn from: its module, what that imports, the tools."""
    tools = [Path(__file__), *sources(root)]
    return digest([*files_behind(file, root), *tools], version("matplotlib"))


class Drawing:
    """Figures of one checkout.  slim: shortens an SVG.  folder: drawings of earlier builds."""

    def __init__(self, root: Path, slim: Callable[[str], str], folder: Path):
        self._root, self._slim, self._folder = root, slim, folder

    def svg(self, chapter: str, name: str, alt: str, language: str) -> str:
        """A figure of a chapter as an ``<svg>`` that follows the page's font and colours."""
        key = f"{origin(module_file(chapter, name, self._root), self._root)}-{language}.svg"
        drawn = kept(self._folder / key, lambda: self._slim(drawing(chapter, name, language)))
        return as_shown(drawn, name, alt)


def drawing(chapter: str, name: str, language: str) -> str:
    """What matplotlib makes of a figure, without what no page shows."""
    module = importlib.import_module(f"snippets.{chapter}.figures.{name}")
    style = importlib.import_module("snippets.shared.figures.style")
    buffer = io.StringIO()
    with style.applied(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # the reader's font draws the text
        figure = module.draw(module.TEXT[language])
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = _NOT_SHOWN.sub("", buffer.getvalue())
    svg = _SIZE.sub(r'width="\1" height="\2"', svg[svg.index("<svg") :], count=1)
    svg = _FONT.sub("", svg)
    svg = _PNG.sub(_repacked, svg)
    numbers: dict[str, str] = {}
    svg = _HASHED.sub(lambda m: numbers.setdefault(m[0], f"{m[1]}{len(numbers)}"), svg)
    for colour, variable in style.VARIABLES.items():
        svg = svg.replace(colour, f"var(--figure-{variable})")
    return svg


def _repacked(match: re.Match[str]) -> str:
    """Matplotlib's PNG (four channels) as a lossless WebP of as few channels as it needs."""
    picture = Image.open(io.BytesIO(base64.b64decode(match["data"])))
    if picture.getextrema()[-1] == (255, 255):
        picture = picture.convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", lossless=True, quality=100, method=6, exact=False)
    return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def as_shown(svg: str, name: str, alt: str) -> str:
    """A drawing as its page shows it: with a name for screen readers, and ids of its own."""
    svg = _UNSEEN.sub("", svg)
    svg = _IDS.sub(rf"\g<before>fig-{name}-\g<id>", svg)
    svg = re.sub(r' xmlns(?::\w+)?="[^"]*"', "", svg).replace(" xlink:href=", " href=")
    label = html.escape(alt, quote=True)
    return svg.replace("<svg ", f'<svg role="img" class="figure" aria-label="{label}" ', 1)
