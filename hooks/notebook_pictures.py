"""Figures as addresses that carry the whole picture with them, for notebooks."""

import base64
import re

_COLOUR = re.compile(r"--figure-(?P<name>\w+): (?P<colour>#\w+);")
_VARIABLE = re.compile(r"var\(--figure-(?P<name>\w+)\)")


def light_colours(css: str) -> dict[str, str]:
    """The colours of the figures in the light scheme, which stands first in the stylesheet."""
    found: dict[str, str] = {}
    for match in _COLOUR.finditer(css):
        found.setdefault(match["name"], match["colour"])
    return found


def address(svg: str, colours: dict[str, str]) -> str:
    """A ``data:`` address of a figure, with what its page gave it: colours, paper and a font."""
    svg = _VARIABLE.sub(lambda variable: colours[variable["name"]], svg)
    look = f"background: {colours['paper']}; font-family: sans-serif"
    svg = svg.replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" style="{look}" ', 1)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
