"""How long an author waits: ``make loops`` measures each loop in a copy of the checkout.

``make loops ARGS=--test`` runs the whole proof too, which takes a quarter of an hour.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
PAGE, SNIPPET = "docs/en/logistic-unit.md", "snippets/logistic_unit/unit.py"
SECTION = "# --8<-- [start:forward]\n"
CHAPTER, SLOWEST = "logistic-unit", "fast"
MAKE = ("make", "--old-file=.venv/installed")  # the copy uses what is installed
PATIENCE = 300  # seconds after which a page counts as never shown

# What it took before the rooms were moved in, and what is wanted; seconds on two idle cores.
GOALS = {
    "serve: an edited page is on the screen": ("24", 3),
    "serve: an edited snippet": ("44", 5),
    "mkdocs build, caches empty": ("29", 20),
    "mkdocs build, caches warm": ("29", 6),
    f"make check CHAPTER={CHAPTER}": ("–", 20),
    f"make check CHAPTER={CHAPTER}, edited": ("–", 20),
    f"make check CHAPTER={SLOWEST}, the slowest": ("–", 60),
    "make test, nothing cached": ("1125", 900),
    "make test, one chapter changed": ("", 120),
}


def main() -> None:
    """Measure, and print a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="measure `make test`, too")
    settings = parser.parse_args()
    print(f"{'seconds':44}{'was':>8}{'wanted':>8}{'now':>8}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        copy_checkout(copy)
        steps = [builds, serving, checks, *([tests] if settings.test else [])]
        for name, seconds in (row for step in steps for row in step(copy)):
            was, wanted = GOALS[name]
            print(f"{name:44}{was:>8}{wanted:>8}{seconds:8.1f}", flush=True)


def copy_checkout(copy: Path) -> None:
    """Copy what git knows of and what is installed; caches stay behind."""
    known = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(known, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    subprocess.run(["git", "init", "--quiet"], cwd=copy, check=True)  # lint asks git what to ignore
    (copy / ".venv").symlink_to(Path(sys.prefix))
    if (ROOT / "node_modules").is_dir():
        shutil.copytree(ROOT / "node_modules", copy / "node_modules", symlinks=True)


def timed(copy: Path, *command: str) -> float:
    """How long a command takes.  Ends the measurement with its last words if it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()
        print(f"{' '.join(command)} failed after {seconds:.0f} s:", *said[-8:], sep="\n  ")
    return seconds


def builds(copy: Path) -> Iterator[tuple[str, float]]:
    """Both languages, twice."""
    for caches in ("empty", "warm"):
        yield f"mkdocs build, caches {caches}", timed(copy, *MAKE, "build")


def checks(copy: Path) -> Iterator[tuple[str, float]]:
    """One chapter of which nothing is known, and again after an edit; then the slowest."""
    for name in GOALS:
        if name.startswith("make check"):
            chapter, _, when = name.removeprefix("make check ").partition(", ")
            if when == "edited":
                add_a_comment(copy / SNIPPET)
            yield name, timed(copy, *MAKE, "check", chapter)


def add_a_comment(file: Path) -> None:
    """An edit that all tests accept: at the end of a file, where no planted bug looks for code."""
    with file.open("a", encoding="utf-8") as end:
        end.write("# changed\n")


def tests(copy: Path) -> Iterator[tuple[str, float]]:
    """The whole proof, in a copy that knows nothing, and again after an edit."""
    shutil.rmtree(copy / ".cache")
    yield "make test, nothing cached", timed(copy, *MAKE, "test")
    add_a_comment(copy / SNIPPET)
    yield "make test, one chapter changed", timed(copy, *MAKE, "test")


def serving(copy: Path) -> Iterator[tuple[str, float]]:
    """From saving a file until the served page shows the edit."""
    page, snippet = copy / PAGE, copy / SNIPPET
    with server(copy) as url, as_before(page), as_before(snippet):
        yield (
            "serve: an edited page is on the screen",
            until_shown(url, lambda word: edit(page, "\n## ", f"\n{word}\n\n## ")),
        )
        yield (
            "serve: an edited snippet",
            until_shown(url, lambda word: edit(snippet, SECTION, f"{SECTION}# {word}\n")),
        )


@contextmanager
def as_before(file: Path) -> Iterator[None]:
    """Undo the edits of a file afterwards."""
    text = file.read_text(encoding="utf-8")
    yield
    file.write_text(text, encoding="utf-8")


@contextmanager
def server(copy: Path) -> Iterator[str]:
    """The address of the page while ``mkdocs serve`` runs and has shown it once."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [copy / ".venv/bin/mkdocs", "serve", "--dev-addr", address]
    serve = subprocess.Popen(
        command,
        cwd=copy,
        env=os.environ | {"PYTHONPATH": "hooks"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://{address}/{CHAPTER}/"
    try:
        wait_for(url, "</html>")
        yield url
    finally:
        serve.terminate()
        serve.wait()


def until_shown(url: str, change: Callable[[str], None]) -> float:
    """The seconds from a change until the page has its word; the middle of three times."""
    return median(seconds_of(url, change, word) for word in ("changed", "edited", "altered"))


def seconds_of(url: str, change: Callable[[str], None], word: str) -> float:
    """The seconds from a change until the page has its word."""
    start = time.perf_counter()
    mark = f"{word}-{time.time_ns()}"
    change(mark)
    return wait_for(url, mark) - start


def wait_for(url: str, text: str) -> float:
    """The moment when a page first has a text; infinity if that takes too long."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        with suppress(OSError), urlopen(url, timeout=PATIENCE) as page:
            if text in page.read().decode():
                return time.perf_counter()
        time.sleep(0.05)
    return float("inf")


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text, as an editor saves it."""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


if __name__ == "__main__":
    main()
