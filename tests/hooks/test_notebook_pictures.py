"""A figure in a notebook carries its colours, its paper and its font with it."""

import base64
from xml.etree import ElementTree

import pytest
from notebook_pictures import address, light_colours

CSS = """
:root { --figure-blue: #0000ff; --figure-paper: #fff; --md-accent: #123; }
[data-md-color-scheme="slate"] { --figure-blue: #8888ff; --figure-paper: #111; }
"""


def test_the_light_scheme_stands_first():
    assert light_colours(CSS) == {"blue": "#0000ff", "paper": "#fff"}
    assert light_colours("") == {}


def test_a_picture_stands_alone():
    svg = '<svg role="img"><path stroke="var(--figure-blue)"/><text>기울기</text></svg>'
    kind, _, data = address(svg, light_colours(CSS)).partition(",")
    assert kind == "data:image/svg+xml;base64"
    picture = base64.b64decode(data).decode()
    assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    assert 'style="background: #fff; font-family: sans-serif"' in picture
    assert '<path stroke="#0000ff"/><text>기울기</text>' in picture


def test_a_colour_that_the_page_does_not_give_is_refused():
    with pytest.raises(KeyError, match="red"):
        address('<svg fill="var(--figure-red)"></svg>', light_colours(CSS))
