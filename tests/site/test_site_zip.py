"""The zip of the whole site: the same bytes for the same site, and every link names a file."""

import io
import json
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from site_zip import NAME, SCRIPT_START, copies, named
from zipped import zipped

from tests.proof.addresses import addresses


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the site, unpacked."""
    there = tmp_path_factory.mktemp("unpacked")
    with ZipFile(site / NAME) as archive:
        archive.extractall(there)
    return there / Path(NAME).stem


def test_the_same_site_gives_the_same_bytes(site: Path):
    content = (site / NAME).read_bytes()
    assert zipped(copies(site)) == content, f"{NAME} depends on more than the site"
    with ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if name.endswith((NAME, "404.html", ".map"))]


@pytest.mark.parametrize("home", ["index.html", "ko/index.html"])
def test_both_home_pages_offer_the_zip_and_say_how_large_it_is(site: Path, home: str):
    html = BeautifulSoup((site / home).read_text(encoding="utf-8"), "html.parser")
    offer = html.select_one(".site-zip")
    assert offer, f"{home} does not offer {NAME}"
    zip_file = (site / home).parent / offer.a["href"]
    assert zip_file.resolve() == (site / NAME).resolve()
    assert f"{zip_file.stat().st_size / 1e6:.1f} MB" in offer.get_text()


def test_the_copies_do_not_offer_the_zip_they_came_in(folder: Path):
    for file in folder.rglob("*.html"):
        assert NAME not in file.read_text(encoding="utf-8"), file.relative_to(folder)


def test_every_link_of_a_copy_names_a_file(site: Path, folder: Path):
    """No server is there to find ``index.html``; and no page of the site is left out."""
    pages = sorted(file.relative_to(folder) for file in folder.rglob("*.html"))
    built = sorted(file.relative_to(site) for file in site.rglob("*.html"))
    assert pages == [page for page in built if page.name != "404.html"]
    broken = [f"{page}: {link}" for page in pages for link in links(folder / page)]
    assert not broken, "\n".join(broken)


def links(file: Path) -> list[str]:
    """The addresses on a page that name no file beside it."""
    local = [
        a for a in addresses(file).found if a and not urlsplit(a).scheme and not urlsplit(a).netloc
    ]
    paths = {address: unquote(urldefrag(address)[0]).partition("?")[0] for address in local}
    return [a for a, path in paths.items() if path and not (file.parent / path).is_file()]


@pytest.mark.parametrize("home", ["", "ko/"])
def test_the_search_index_is_a_script_and_finds_files(folder: Path, home: str):
    text = (folder / home / "search/search_index.js").read_text(encoding="utf-8")
    assert text.startswith(SCRIPT_START)
    index = json.loads(text.removeprefix(SCRIPT_START).removesuffix(";\n"))
    assert len(index["docs"]) > 20
    for entry in index["docs"]:
        file = folder / home / urldefrag(entry["location"])[0]
        assert file.is_file(), f"{home}search/search_index.js: {entry['location']} is no file"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("chapter/", "chapter/index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../chapter/#section", "../chapter/index.html#section"),
        ("#section", "#section"),
        ("", ""),
        ("notebook.ipynb", "notebook.ipynb"),
        ("https://example.org/chapter/", "https://example.org/chapter/"),
        ("mailto:somebody@example.org", "mailto:somebody@example.org"),
    ],
)
def test_a_folder_is_named_by_its_page(address: str, expected: str):
    assert named(address) == expected
