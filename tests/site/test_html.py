"""The HTML of every page is well formed, in both languages and on the 404 page."""

from pathlib import Path

import pytest

from tests.proof.well_formed import faults

# What Material's own templates break; templates of our own would be copies.
OF_THE_THEME = ("<label> has an empty tabindex",)


def test_every_page_is_well_formed(site: Path):
    found = [
        f"{file.relative_to(site)}: {fault}"
        for file in sorted(site.rglob("*.html"))
        for fault in faults(file.read_text(encoding="utf-8"))
        if not fault.endswith(OF_THE_THEME)
    ]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("<p>\n<b>x</p></b>", "line 2: </p> closes b"),
        ("<ul><li>x</ul>", "line 1: </ul> closes li"),
        ("<div>", "line 1: <div> is never closed"),
        ("<span><div>x</div></span>", "line 1: <div> inside <span>"),
        ('<a id="x" id="y">x</a>', "line 1: <a> has id twice"),
        ('<label tabindex="">x</label>', "line 1: <label> has an empty tabindex"),
    ],
)
def test_what_is_not_well_formed_is_named(broken: str, fault: str):
    assert fault in faults(broken)


def test_what_is_well_formed_passes():
    page = '<!doctype html><p class="a">x<br><svg><path d=""/></svg></p><a href="#"><div></div></a>'
    assert faults(page) == []
