"""Take out of Material's and KaTeX's stylesheets what no page of this site can use.

A selector goes when it needs a class that stands in no page and in no script, or a colour or a
direction that no page has.  A custom property goes when nothing reads it: most of them are icons.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import tinycss2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_SHEETS = ["assets/stylesheets/*.css", "assets/katex/*.css"]
_SCRIPTS = "assets/**/*.js"
_WORD = re.compile(r"[\w-]+")
_CLASSES = re.compile(r'class="([^"]*)"')
_INLINE = re.compile(r"<script[^>]*>(.*?)</script>", re.S)
_CHOSEN = re.compile(r'\b(dir|data-md-color-[\w-]+)="?([\w-]+)')
_OPTIONAL = re.compile(r":(?:not|is|where|has)\([^()]*\)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_PROPERTY = re.compile(
    r"(?<=[{;])(?P<name>--[\w-]+):(?:\"[^\"]*\"|'[^']*'|\([^()\"']*\)|[^;{}\"'])*;?"
)
_READ = re.compile(r"(--[\w-]+)(?!\s*:|[\w-])")


@event_priority(-60)
def on_post_build(config: MkDocsConfig) -> None:
    """Prune the stylesheets in the built site of one language."""
    site = Path(config.site_dir)
    files = [file for pattern in _SHEETS for file in site.glob(pattern)]
    pages = _texts(site.rglob("*.html"))
    needed = Needed(pages, _texts(site.glob(_SCRIPTS)))
    sheets = {file: pruned(file.read_text(encoding="utf-8"), needed) for file in files}
    own = _texts(set(site.glob("assets/**/*.css")) - sheets.keys())
    read = set(_READ.findall("".join([*sheets.values(), own, pages])))
    for file, css in sheets.items():
        file.write_text(without_unread(css, read), encoding="utf-8")


class Needed:
    """What selectors may ask for: the classes of all pages and every word of the scripts."""

    def __init__(self, pages: str, scripts: str):
        classes = " ".join(_CLASSES.findall(pages))
        self._words = set(classes.split()) | set(
            _WORD.findall(scripts + "".join(_INLINE.findall(pages)))
        )
        self._chosen = set(_CHOSEN.findall(pages))

    def __contains__(self, selector: str) -> bool:
        asked = _OPTIONAL.sub("", selector)
        return self._words.issuperset(_CLASS.findall(asked)) and self._chosen.issuperset(
            _CHOSEN.findall(asked)
        )


def pruned(css: str, needed: Needed) -> str:
    """The stylesheet without the selectors that are not needed."""
    return "".join(_kept(rule, needed) for rule in _parsed(css))


def _parsed(css: str | list) -> list:
    return tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)


def _kept(rule: tinycss2.ast.Node, needed: Needed) -> str:
    """One rule as it stays, perhaps with fewer selectors, or nothing."""
    if rule.type == "qualified-rule":
        head = ",".join(one for one in _selectors(rule.prelude) if one in needed)
        return f"{head}{{{tinycss2.serialize(rule.content)}}}" if head else ""
    if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
        inner = "".join(_kept(one, needed) for one in _parsed(rule.content))
        head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
        return f"{head}{{{inner}}}" if inner else ""
    return rule.serialize()


def _selectors(prelude: list) -> list[str]:
    """The selectors of a list; commas within parentheses part nothing."""
    found = [""]
    for token in prelude:
        if token == ",":
            found.append("")
        else:
            found[-1] += token.serialize()
    return found


def without_unread(css: str, read: set[str]) -> str:
    """The stylesheet without the custom properties that are not in ``read``."""
    return _PROPERTY.sub(lambda match: match[0] if match["name"] in read else "", css)


def _texts(files: Iterable[Path]) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
