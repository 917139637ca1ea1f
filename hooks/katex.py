"""Render every formula at build time, number the displayed ones and link references to them.

A displayed equation carries ``\\label{eq:name}``; prose refers to it with ``\\eqref{eq:name}``,
and a comment in the code that implements it with ``# eq:name``.
"""

import html
import logging
import re
from pathlib import Path

from chapters import chapter_number
from equation_links import Equations, label_of, without_label
from katex_fonts import Glyphs
from katex_install import ensure_katex
from katex_process import BadLatex, Katex
from languages import is_english
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from open_rows import open_rows
from page_source import is_notebook, line_at, lines_before, shown_path
from particles import unbroken
from short_formulas import short

log = logging.getLogger("mkdocs.hooks.katex")

ASSETS = "assets/katex"

_MATH = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\[(\[](?P<tex>.*?)\\[)\]]</(?P=tag)>'
    r"(?P<after>[.,;:!?)\u2019\u201d\uac00-\ud7a3]*)",
    re.S,
)
_COMMENT = re.compile(r"<!--.*?-->", re.S)

_running: dict[str, Katex] = {}
_dist: dict[str, Path] = {}
_english: dict[str, Equations | None] = {"equations": None}


def on_pre_build(config: MkDocsConfig) -> None:
    """Start KaTeX, and forget the equations of an earlier build."""
    root = Path(config.config_file_path).parent
    dist = _dist[config.config_file_path] = ensure_katex(root)
    if str(dist) not in _running:
        _running[str(dist)] = Katex(dist, config.extra.get("katex_macros", {}))
    config.extra["glyphs"] = Glyphs(dist)
    english = is_english(config)
    config.extra["equations"] = Equations(None if english else _english["equations"])
    if english:
        _english["equations"] = config.extra["equations"]


def render(tex: str, display: bool, config: MkDocsConfig) -> str:
    """HTML and MathML of one formula.  Raises BadLatex."""
    katex = _running[str(_dist[config.config_file_path])]
    return short(katex.render(open_rows(tex), display))


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Render the formulas of one page."""
    equations: Equations = config.extra["equations"]
    content = _COMMENT.sub("", content)
    equations.open_page(page, chapter_number(page, config))

    def formula(match: re.Match[str]) -> str:
        tex = html.unescape(match["tex"]).strip()
        display = match["tag"] == "div"
        label = label_of(tex)
        try:
            body = render(without_label(tex), display, config)
        except BadLatex as error:
            log.warning("%s: bad LaTeX: %s", _place(tex, page, config), error)
            return f"<code>{html.escape(tex)}</code>"
        missing = config.extra["glyphs"].see(body)
        if missing:
            place = _place(tex, page, config)
            log.warning("%s: no font of KaTeX has %s, in %s", place, " ".join(missing), tex)
        if not display:
            return _inline(body, match["after"])
        return equations.displayed(body, label, page, _place(tex, page, config)) + match["after"]

    return _MATH.sub(formula, content)


def _inline(body: str, after: str) -> str:
    """An inline formula; no line may break between it and what is written right after it."""
    formula = f'<span class="arithmatex" data-search-exclude>{body}</span>'
    return unbroken(formula + after) if after else formula


def _place(tex: str, page: Page, config: MkDocsConfig) -> str:
    path = shown_path(page, config)
    if is_notebook(page):
        return path
    offset = (page.markdown or "").find(tex)
    return f"{path}:{line_at(page.markdown, offset) + lines_before(page, config)}"


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Resolve references between equations, prose and code, now that all pages have been read."""
    config.extra["equations"].link(config)


def on_post_build(config: MkDocsConfig) -> None:
    """Ship KaTeX's stylesheet with the glyphs that the site uses."""
    out = Path(config.site_dir) / ASSETS
    out.mkdir(parents=True, exist_ok=True)
    cache = Path(config.config_file_path).parent / ".cache" / "katex-fonts"
    css = config.extra["glyphs"].stylesheet(cache)
    (out / "katex.min.css").write_text(css, encoding="utf-8")
