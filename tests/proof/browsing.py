"""The built site in a real Chromium: its address on this machine, windows, and what goes wrong."""

import functools
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 120_000  # milliseconds for what takes one when the machine is not busy
LAID_OUT = "* { transition: none !important; content-visibility: visible !important; }"
# The first draws no window, menu or tab around a page: the tests take two thirds of the time.
NAMES = ["chromium-headless-shell", "chromium", "chromium-browser"]
NAMES += ["google-chrome", "google-chrome-stable"]
served: set[str] = set()  # the pages of the site that a browser has asked for


def installed() -> str | None:
    """The Chromium of this machine."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def chromium() -> str:
    """The installed Chromium; without one the tests are skipped, but in CI they fail."""
    found = installed()
    if found is None:
        say = f"no Chromium was found: apt-get install {NAMES[0]}, or set CHROMIUM to its path"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(say)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium()
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that has left before its answer came."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*_)


class QuietHandler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """Remember the pages that are asked for."""
        path = self.path.partition("?")[0].removesuffix("index.html")
        if path.endswith("/"):
            served.add(path.removeprefix("/"))
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site's address while it is served on this machine."""
    server = QuietServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def wake(page: Page) -> None:
    """Give the first sign of a reader, and wait until Material's script has answered it."""
    page.mouse.move(9, 9)
    page.wait_for_function("() => window.document$")
    settle(page)


def search(page: Page, words: str) -> None:
    """Search as a reader does; Hangul is typed without keys, and Material listens to a key."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Shift")


def lay_out(page: Page) -> None:
    """Lay out the whole page, in its own fonts, and not only what the browser has come to."""
    page.add_style_tag(content=LAID_OUT)
    page.evaluate("document.body.offsetHeight && document.fonts.ready.then(() => null)")


def settle(page: Page) -> None:
    """Wait until what was changed is laid out and painted."""
    page.evaluate("""new Promise(done =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))""")


class Visit:
    """One window, and what went wrong while pages were open in it."""

    def __init__(self, browser: Browser, address: str, **settings: object):
        self.context = browser.new_context(**settings)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", lambda m: m.type == "error" and self.errors.append(m.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfailed", lambda request: self.errors.append(request.url))
        self.page.on(
            "request",
            lambda r: r.url.startswith((address, "data:", "blob:")) or self.foreign.append(r.url),
        )
        self.address = address

    def open(self, path: str) -> Page:
        """Load a page of the site."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[type]:
    """Opens pages, and closes their windows afterwards."""
    visits: list[Visit] = []

    def new(**settings: object) -> Visit:
        visits.append(Visit(browser, address, **settings))
        return visits[-1]

    yield new
    for one in visits:
        one.context.close()


def window(width: int, scheme: str) -> dict[str, object]:
    """The settings of a window."""
    return {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
