"""A build works from anywhere, in parts, without leave to write, and gives the same bytes."""

import os
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from kept import replace

from tests.conftest import Planted

BUILD = ("mkdocs", "build", "--strict")


def built(planted: Planted, *arguments: str, **settings: str) -> str:
    """What a build says."""
    done = planted.run(*BUILD, *arguments, **settings)
    assert done.returncode == 0, done.stderr
    return done.stderr


def content(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def test_the_configuration_may_be_named(planted: Planted, tmp_path: Path):
    built(planted, "-f", "mkdocs.yml", "-d", str(tmp_path / "named"))
    assert (tmp_path / "named/ko/slope/index.html").is_file()


def test_a_build_from_another_folder_leaves_nothing_there(planted: Planted, tmp_path: Path):
    elsewhere = Planted(tmp_path / "elsewhere")
    elsewhere.root.mkdir()
    config = os.path.relpath(planted.root / "mkdocs.yml", elsewhere.root)
    built(elsewhere, "-f", config, "-d", str(tmp_path / "site"))
    assert list(elsewhere.root.iterdir()) == []
    assert (tmp_path / "site/slope/index.html").is_file()


@pytest.mark.parametrize(
    "settings",
    [{}, {"SOURCE_DATE_EPOCH": "0", "SITE_URL": "https://a.org/"}],
    ids=["plain", "dated"],
)
def test_the_same_sources_give_the_same_bytes(planted: Planted, tmp_path: Path, settings: dict):
    for name in ("one", "two"):
        shutil.rmtree(planted.root / ".cache", ignore_errors=True)
        built(planted, "-d", str(tmp_path / name), **settings)
    one, two = content(tmp_path / "one"), content(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_page_asks_what_is_unclear_about_itself(planted: Planted, tmp_path: Path):
    whole = {"slope": "the whole page", "ko/slope": "페이지 전체"}
    planted.edit("docs/en/slope.md", "## The rows", "## Rows & `columns` { #the-rows }")
    built(planted, "-d", str(tmp_path / "site"), REPO_URL="https://example.org/course/")
    for page, path in (("slope", "docs/en/slope.md"), ("ko/slope", "docs/ko/slope.md")):
        html = (tmp_path / "site" / page / "index.html").read_text(encoding="utf-8")
        (title,) = re.findall(r"<h1[^>]*>(.*?)<a class=.headerlink", html)
        sections = re.findall("<h2[^>]*>(.*?)<a class=.headerlink", html)
        links = r'<li><a href="https://example\.org/course/issues/new\?([^"]*)">(.*?)</a>'
        asked = [(parse_qs(unescape(query)), place) for query, place in re.findall(links, html)]
        places = [place for _, place in asked]
        assert places == [whole[page], *(re.sub("<.*?>", "", section) for section in sections)]
        for issue, place in asked:
            assert issue["title"] == [f"{title}: {unescape(place)}"]
            assert issue["body"][0].strip() == path


def test_a_dirty_build_makes_what_an_edit_reaches_and_no_more(planted: Planted, tmp_path: Path):
    site = tmp_path / "site"
    built(planted, "-d", str(site))
    before = {name: (site / name).stat().st_mtime_ns for name in content(site)}
    planted.edit("snippets/slope/rule.py", "def ", "\n\ndef ")
    converted = planted.root / ".cache/mkdocs-jupyter/en/of-a-page-that-no-edit-reaches.json"
    replace(converted, b"{}")
    built(planted, "--dirty", "-d", str(site))
    assert converted.is_file()
    changed = {name for name in before if (site / name).stat().st_mtime_ns != before[name]}
    assert {"slope/index.html", "ko/slope/index.html"} <= changed
    assert not {"index.html", "ko/index.html"} & changed
    assert content(site).keys() == before.keys()


def with_a_piece(planted: Planted) -> Path:
    """Put a piece around the figure of the chapter, in both languages; return its module."""
    element = planted.root / "widgets/ball/element.js"
    element.parent.mkdir()
    element.write_text('customElements.define("bbh-ball", class extends HTMLElement {});\n')
    element.with_name("space.css").write_text(".js bbh-ball { min-height: 9rem; }\n")
    for language in ("en", "ko"):
        page = planted.root / "docs" / language / "slope.md"
        text = page.read_text(encoding="utf-8")
        figure = re.search(r"<figure.*?</figure>", text, re.S)[0]
        tag = f'/// html | bbh-ball[rate="{{{{ loss_next:.4f }}}}"]\n\n{figure}\n\n///'
        page.write_text(text.replace(figure, tag), encoding="utf-8")
    return element


def test_a_piece_is_bundled_for_the_pages_that_have_it(planted: Planted, tmp_path: Path):
    element, site = with_a_piece(planted), tmp_path / "site"
    built(planted, "-d", str(site))
    for home in (site, site / "ko"):
        page = (home / "slope/index.html").read_text(encoding="utf-8")
        assert re.search(
            r'<bbh-ball rate="[\d.]+"><figure>.*?<svg.*?</figure></bbh-ball>', page, re.S
        )
        assert "min-height: 9rem" in page
        assert "assets/pieces.js" in page
        assert "pieces.js" not in (home / "index.html").read_text(encoding="utf-8")
        assert "bbh-ball" in (home / "assets/pieces/ball.js").read_text(encoding="utf-8")
    element.write_text(element.read_text().replace("{})", "{ rolls() {} })"))
    built(planted, "--dirty", "-d", str(site))
    for home in (site, site / "ko"):
        assert "rolls" in (home / "assets/pieces/ball.js").read_text(encoding="utf-8")


def test_a_piece_with_an_error_stops_the_build_and_says_where(planted: Planted, tmp_path: Path):
    with_a_piece(planted).write_text("\nconst = 1;\n")
    done = planted.run(*BUILD, "-d", str(tmp_path / "site"))
    assert done.returncode == 1
    assert "widgets/ball/element.js:2: " in done.stderr


def test_a_checkout_that_cannot_be_written_is_built(planted: Planted, tmp_path: Path):
    (planted.root / ".cache").write_text("a file, where the folder of caches would stand")
    said = built(planted, "-d", str(tmp_path / "site"))
    assert said.count("cannot be written") == 1
    assert "caches go to" in said


def test_line_ends_of_windows_make_no_difference(planted: Planted, tmp_path: Path):
    built(planted, "-d", str(tmp_path / "one"))
    for file in ("docs/en/slope.md", "snippets/slope/page.py", "mkdocs.yml"):
        path = planted.root / file
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    built(planted, "-d", str(tmp_path / "two"))
    page = "slope/index.html"
    assert (tmp_path / "one" / page).read_text() == (tmp_path / "two" / page).read_text()
