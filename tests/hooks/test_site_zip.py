"""In the copies of a zip every link names a file, and the search index is a script."""

import io
import json
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from node import executable
from site_zip import NAME, as_script, copies, for_a_folder, with_frames_for_workers, write

OFFER = f'<p class="site-zip"><a href="{NAME}">zip</a> ({{size}} MB)</p>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": f'<a href="slopes/">x</a>{OFFER}',
        "ko/index.html": f'<a href="../">x</a>{OFFER}',
        "slopes/slopes.ipynb": "{}",
        "404.html": "none",
        "sitemap.xml": "<urlset/>",
        "assets/bundle.js.map": "{}",
        "search/search_index.json": '{"docs": []}',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_a_folder_cannot_use_is_left_out(site: Path):
    root = Path(NAME).stem
    assert copies(site) == {
        f"{root}/index.html": b'<a href="slopes/index.html">x</a>',
        f"{root}/ko/index.html": b'<a href="../index.html">x</a>',
        f"{root}/search/search_index.js": b'var __index = {"docs":[]};\n',
        f"{root}/slopes/slopes.ipynb": b"{}",
    }


def test_the_zip_is_written_and_its_size_told(site: Path):
    expected = copies(site)
    write(site)
    with ZipFile(site / NAME) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == expected
    for home in ("index.html", "ko/index.html"):
        assert "(0.0 MB)" in (site / home).read_text(encoding="utf-8")


def test_a_zip_holds_no_zip_of_an_earlier_build(site: Path):
    write(site)
    before = (site / NAME).read_bytes()
    write(site)
    assert (site / NAME).read_bytes() == before
    with ZipFile(io.BytesIO(before)) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".zip")]


def test_only_search_has_its_worker_in_a_frame():
    node = str(executable())
    shim, bundle = b"window.Worker = 'in a frame';", b"window.used = Worker;"
    script = b"const window = globalThis; window.Worker = 'native';\n"
    script += with_frames_for_workers(bundle, shim) + b"console.log(window.used, Worker);"
    done = subprocess.run([node, "-e", script.decode()], capture_output=True, text=True, check=True)
    assert done.stdout == "in a frame native\n"


def test_only_links_change_in_a_copy():
    page = '<link rel="x" href="../a/"><a class="y" href="#z">../a/</a><img src="../a/">'
    assert for_a_folder(page) == page.replace('href="../a/"', 'href="../a/index.html"')


def test_search_finds_files():
    entries = [{"location": place, "text": "역전파"} for place in ("", "a/", "a/#b")]
    script = as_script(json.dumps({"docs": entries}).encode()).decode()
    read = json.loads(script.removeprefix("var __index = ").removesuffix(";\n"))
    found = [entry["location"] for entry in read["docs"]]
    assert found == ["index.html", "a/index.html", "a/index.html#b"]
    assert "역전파" in script
