"""Draw the figures: ``![alt](figure:name)`` becomes the SVG of the chapter's ``figures/name.py``.

A figure module has ``draw(text) -> matplotlib Figure`` and ``TEXT``, its words by language.
"""

import html
import importlib
import io
import logging
import re
import sys
import warnings
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from page_source import line_at, lines_before, shown_path
from svg_slim import slim
from values import room

log = logging.getLogger("mkdocs.hooks.figures")

_IMAGE = re.compile(r'<img alt="(?P<alt>[^"]*)" src="figure:(?P<name>\w+)" */?>')
_IDS = re.compile(r'(?P<before>\bid="|url\(#|href="#)(?P<id>[^")]+)')
_FONT = re.compile(r"font: (?:(?P<weight>bold|\d{3}) )?(?P<size>[\d.]+)px [^;\"]*")
_SIZE = re.compile(r'width="(?P<width>[\d.]+)pt" height="(?P<height>[\d.]+)pt"')


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget imported snippets, so that ``mkdocs serve`` draws what stands in the files now."""
    root = str(Path(config.config_file_path).parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    for name in [n for n in sys.modules if n.partition(".")[0] == "snippets"]:
        del sys.modules[name]


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the figures of one page in their places."""
    return _IMAGE.sub(lambda match: _figure(match, page, config), content)


def _figure(match: re.Match[str], page: Page, config: MkDocsConfig) -> str:
    name, alt = match["name"], html.unescape(match["alt"])
    source = f"figure:{name}"
    line = line_at(page.markdown, page.markdown.find(source)) + lines_before(page, config)
    place = f"{shown_path(page, config)}:{line}"
    file = f"snippets/{room(page.file.src_uri)}/figures/{name}.py"
    if not (Path(config.config_file_path).parent / file).is_file():
        log.warning("%s: there is no %s", place, file)
        return match[0]
    if not alt:
        log.warning("%s: the figure %s has no alt text", place, name)
    return inline_svg(room(page.file.src_uri), name, alt, config.theme["language"])


def inline_svg(chapter: str, name: str, alt: str, language: str) -> str:
    """A figure of a chapter as an ``<svg>`` that follows the page's font and colours."""
    module = importlib.import_module(f"snippets.{chapter}.figures.{name}")
    style = importlib.import_module("snippets.shared.figures.style")
    buffer = io.StringIO()
    with style.applied(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # the reader's font draws the text
        figure = module.draw(module.TEXT[language])
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = slim(re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", svg, flags=re.S))
    svg = _IDS.sub(rf"\g<before>fig-{name}-\g<id>", svg)
    svg = _FONT.sub(lambda m: f"font-size: {m['size']}px; font-weight: {m['weight'] or 400}", svg)
    for colour, variable in style.VARIABLES.items():
        svg = svg.replace(colour, f"var(--figure-{variable})")
    label = html.escape(alt, quote=True)
    return _SIZE.sub(
        rf'width="\g<width>" height="\g<height>" role="img" class="figure" aria-label="{label}"',
        svg,
        count=1,
    )
