"""Add the line to MkDocs' own warnings about links, which name only the page."""

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_WARNING = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an)? ?[\w ]*link '(?P<link>[^']+)'(?P<reason>.*)",
    re.S,
)


class LineNumbers(logging.Filter):
    """Rewrites ``Doc file 'a.md' contains a link 'b'…`` to ``docs/en/a.md:12: the link 'b'…``."""

    def __init__(self) -> None:
        super().__init__()
        self.docs_dir = Path()
        self.root = Path()

    def filter(self, record: logging.LogRecord) -> bool:
        match = _WARNING.match(record.getMessage())
        if match:
            record.msg, record.args = self._with_line(match), ()
        return True

    def _with_line(self, match: re.Match[str]) -> str:
        file = self.docs_dir / match["page"]
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        found = (n for n, line in enumerate(lines, start=1) if match["link"] in line)
        path = file.relative_to(self.root).as_posix()
        return f"{path}:{next(found, 1)}: the link '{match['link']}'{match['reason']}"


_filter = LineNumbers()


def on_config(config: MkDocsConfig) -> None:
    """Listen to the loggers that MkDocs reports links on."""
    _filter.docs_dir = Path(config.docs_dir)
    _filter.root = Path(config.config_file_path).parent.resolve()
    for name in ("mkdocs.structure.pages", "mkdocs.structure.nav"):
        logging.getLogger(name).addFilter(_filter)
