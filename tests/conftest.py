"""Fixtures that the tests share: the course, copies of it to plant mistakes in, the built site."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from kept import cache_folder
from node_packages import ensure_installed

from tests.proof.browsing import address, browser, visit  # noqa: F401
from tests.proof.course import ROOT, Course, the_course

SITE_URL = "https://example.org/"

SMALL = ROOT / "tests" / "proofs_of_proof" / "small"
_NOT_COPIED = shutil.ignore_patterns("__pycache__")
OF_THE_COURSE = """
    conftest.py docs/glossary.yml docs/overrides hooks Makefile mkdocs.ko.yml package.json
    package-lock.json pyproject.toml snippets/shared widgets/shared tests/__init__.py
    tests/conftest.py tests/proof
"""


@pytest.fixture(scope="session")
def course() -> Course:
    """The course as it stands."""
    return the_course()


class Planted:
    """A course of two pages, with the course's build and tests, to plant one mistake in."""

    def __init__(self, root: Path):
        self.root = root

    def edit(self, file: str, old: str, new: str) -> int:
        """Replace the only occurrence of ``old`` in ``file``; return the line it stood on."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text.count("\n", 0, text.index(old)) + 1

    def course(self) -> Course:
        """The course with the mistake in it."""
        return Course(self.root)

    def run(self, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module in the copy, in a process of its own; settings: its environment."""
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.root,
            text=True,
            capture_output=True,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""} | settings,
        )


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    """A fresh copy of the course of two pages."""
    return planted_copy(tmp_path)


def node_modules() -> Path:
    """KaTeX, SVGO and esbuild, installed now if they are not there yet."""
    return ensure_installed(ROOT, cache_folder(ROOT))


def planted_copy(folder: Path) -> Planted:
    """Lay out the course of two pages in ``folder``; KaTeX is linked, not copied."""
    root = folder / "course"
    shutil.copytree(SMALL, root, ignore=_NOT_COPIED)
    shutil.copy(ROOT / "mkdocs.yml", root / "course.yml")
    for name in OF_THE_COURSE.split():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copy if (ROOT / name).is_file() else _copy_folder
        copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(node_modules())
    return Planted(root)


def _copy_folder(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=_NOT_COPIED)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages of the site, built once for all workers, strictly and as for publishing.

    The check of one chapter builds only what an edit reaches since the check before.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "site"
    with FileLock(shared / "site.lock"):
        if not folder.exists():
            if request.config.option.chapter:
                kept = cache_folder(ROOT) / "checked-site"
                _build(kept, "--dirty")
                folder.symlink_to(kept)
            else:
                _build(folder.with_name("site.unfinished")).rename(folder)
    return folder


def _build(folder: Path, *options: str) -> Path:
    """Build with the site's address.  Fails the test with what the build says, and leaves none."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder, *options],
        cwd=ROOT,
        text=True,
        capture_output=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL},
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    if done.returncode or "WARNING" in done.stderr:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.fail("the site does not build:\n" + "\n".join(said), pytrace=False)
    return folder
