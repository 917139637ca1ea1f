"""The figures of a built page, as addresses that carry the whole picture with them."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_SVG = re.compile(r'<svg(?=[^>]* class="figure")[^>]*>.*?</svg>', re.S)
_COLOUR = re.compile(r"--figure-(?P<name>\w+): (?P<colour>#\w+);")
_VARIABLE = re.compile(r"var\(--figure-(?P<name>\w+)\)")


def light_colours(config: MkDocsConfig) -> dict[str, str]:
    """The colours of the figures in the light scheme, which stands first in the stylesheet."""
    css = Path(config.config_file_path).parent / "docs/overrides/assets/course.css"
    found: dict[str, str] = {}
    for match in _COLOUR.finditer(css.read_text(encoding="utf-8")):
        found.setdefault(match["name"], match["colour"])
    return found


def pictures(content: str, config: MkDocsConfig) -> Iterator[str]:
    """``data:`` addresses of the figures in a page's HTML, in order."""
    colours = light_colours(config)
    for match in _SVG.finditer(content):
        svg = _VARIABLE.sub(lambda variable: colours[variable["name"]], _alone(match[0], colours))
        yield "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _alone(svg: str, colours: dict[str, str]) -> str:
    """The figure with what its page gave it: a name for its language, paper and a font."""
    look = f"background: {colours['paper']}; font-family: sans-serif"
    start, _, rest = svg.partition(">")
    start = re.sub(r' (?:style|xmlns)="[^"]*"', "", start)
    return f'{start} xmlns="http://www.w3.org/2000/svg" style="{look}">{rest}'
