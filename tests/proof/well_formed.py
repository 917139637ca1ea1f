"""HTML as strict as XML: every element closed in order, no attribute twice, no block in a line.

A browser repairs such faults in silence, each in its own way.  ``make quality`` asks html-validate
for the rest; this needs nothing but Python, so it runs with every test.
"""

from html.parser import HTMLParser

_VOID = "area base br col embed hr img input link meta source track wbr"
_LINES = "p h1 h2 h3 h4 h5 h6 span button label summary code em strong"
_BLOCKS = (
    "article aside blockquote details div dl figure footer form h1 h2 h3 h4 h5 h6 header main nav "
    "ol p pre section table ul"
)
VOID = frozenset(_VOID.split())
LINES = frozenset(_LINES.split())
BLOCKS = frozenset(_BLOCKS.split())


def faults(text: str) -> list[str]:
    """The faults of a page, each with its line."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.faults + [f"line {line}: <{tag}> is never closed" for tag, line in reader.open]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, int]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._check_attributes(tag, attrs)
        parent = self.open[-1][0] if self.open else ""
        if tag in BLOCKS and parent in LINES:
            self._found(f"<{tag}> inside <{parent}>")
        if tag not in VOID:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._check_attributes(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        else:
            self._found(f"</{tag}> closes {self.open[-1][0] if self.open else 'nothing'}")

    def _check_attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        for name in {name for name in names if names.count(name) > 1}:
            self._found(f"<{tag}> has {name} twice")
        if ("tabindex", "") in attrs:
            self._found(f"<{tag}> has an empty tabindex")

    def _found(self, fault: str) -> None:
        self.faults.append(f"line {self.getpos()[0]}: {fault}")
