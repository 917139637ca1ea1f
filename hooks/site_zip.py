"""Pack both languages into one zip that works from a folder, without a server.

A folder shows ``chapter/index.html`` only under its full name, and lets no script fetch a file:
in the copies every link names the file, the search index is a script, and the worker of search runs
in a frame (the npm package iframe-worker, which Material's offline plugin asks another host for).
"""

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import urlsplit

from zipped import zipped

NAME = "backprop-by-hand.zip"
INDEX = "search/search_index.json"
SCRIPT_START = "var __index = "

_SIZE = "{size}"
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", NAME)
_HREF = re.compile(r'(?<= href=")[^"]*(?=")')
_BUNDLE = "assets/javascripts/bundle."
_MODULES = Path(__file__).parents[1] / "node_modules"
_LINK_TO_ITSELF = re.compile(r'<p class="site-zip">.*?</p>', re.S)


def write(site: Path, modules: Path = _MODULES) -> None:
    """Write the zip of the built site into it, and its size into the home pages."""
    content = zipped(copies(site, modules))
    (site / NAME).write_bytes(content)
    for home in (site / "index.html", site / "ko/index.html"):
        html = home.read_text(encoding="utf-8")
        if _SIZE in html:  # a dirty build may have left the page as it was
            home.write_text(html.replace(_SIZE, f"{len(content) / 1e6:.1f}"), encoding="utf-8")


def copies(site: Path, modules: Path = _MODULES) -> dict[str, bytes]:
    """Path in the zip -> content, for every file of the built site that a folder can use."""
    iframe_worker = (modules / "iframe-worker/shim/index.js").read_bytes()
    found: dict[str, bytes] = {}
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        path, content = file.relative_to(site).as_posix(), file.read_bytes()
        if file.name in _LEFT_OUT or file.suffix == ".map":
            continue
        if path.endswith(INDEX):
            path, content = path.removesuffix("on"), as_script(content)
        elif _BUNDLE in path:
            content = with_frames_for_workers(content, iframe_worker)
        elif path.endswith(".html"):
            content = for_a_folder(content.decode()).encode()
        found[f"{Path(NAME).stem}/{path}"] = content
    return found


def with_frames_for_workers(bundle: bytes, iframe_worker: bytes) -> bytes:
    """Material's script with a Worker of its own, in a frame; the pieces keep the browser's."""
    before = b"(() => { const native = window.Worker;\n" + iframe_worker
    between = b"\nconst { Worker } = window; window.Worker = native;\n"
    return before + between + bundle + b"\n})();\n"


def for_a_folder(html: str) -> str:
    """A page whose links name files, without the link to the zip that it stands in."""
    return _HREF.sub(lambda match: named(match[0]), _LINK_TO_ITSELF.sub("", html))


def named(address: str) -> str:
    """A relative address with ``index.html`` where it would lead to a folder."""
    parts = urlsplit(address)
    folder = parts.path and posixpath.basename(parts.path) in ("", ".", "..")
    if parts.scheme or parts.netloc or not folder:
        return address
    return parts._replace(path=posixpath.join(parts.path, "index.html")).geturl()


def as_script(index: bytes) -> bytes:
    """The search index as a script, with locations that name files."""
    read = json.loads(index)
    for entry in read["docs"]:
        page, mark, anchor = entry["location"].partition("#")
        entry["location"] = f"{page}index.html{mark}{anchor}"
    written = json.dumps(read, ensure_ascii=False, separators=(",", ":"))
    return f"{SCRIPT_START}{written};\n".encode()
