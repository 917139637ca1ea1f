"""Numbers of displayed equations, and the links between equations, prose and code."""

import html
import logging
import re
from dataclasses import dataclass, field
from pathlib import Path

from includes import included_file, snippets_dir
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from page_source import INCLUDE, line_at, shown_path

log = logging.getLogger("mkdocs.hooks.equations")

_LABEL = re.compile(r"\\label\{(eq:[\w-]+)\}")
_IN_PROSE = re.compile(r"\\eqref\{(?P<label>[^}]*)\}")
_COMMENT_IN_CODE = re.compile(r'<span class="c1">[^<]*</span>')
_IN_CODE = re.compile(r"eq:[\w-]+")


def label_of(tex: str) -> str | None:
    """The label of a formula, ``eq:name``, or None."""
    match = _LABEL.search(tex)
    return match[1] if match else None


def without_label(tex: str) -> str:
    """The formula as KaTeX can read it."""
    return _LABEL.sub("", tex).strip()


@dataclass
class Equation:
    """A labelled, displayed equation: where it stands, its number, and a page's code for it."""

    page: Page
    number: str
    code: str | None = None


@dataclass
class Equations:
    """All labelled equations of one build.

    english: those of the English build, for references from a page in another language to an
    equation on a page that is still to be translated.
    """

    english: "Equations | None" = None
    by_label: dict[str, Equation] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    _prefix: str = ""
    _count: int = 0

    def open_page(self, page: Page, chapter: int | None) -> None:
        """Start counting anew for ``page``."""
        self.pages.append(page)
        self._prefix, self._count = (f"{chapter}." if chapter else ""), 0

    def displayed(self, body: str, label: str | None, page: Page, place: str) -> str:
        """HTML of a displayed equation, with its number and its anchor if it has a label."""
        if label is None:
            return f'<div class="arithmatex" data-search-exclude>{body}</div>'
        if label in self.by_label:
            log.warning("%s: the label %s is used twice", place, label)
        self._count += 1
        number = f"{self._prefix}{self._count}"
        self.by_label[label] = Equation(page, number)
        if page.present_anchor_ids is not None:
            page.present_anchor_ids.add(label)
        anchor = f'<a class="eq-number" href="#{label}">({number})</a>'
        return (
            f'<div class="arithmatex equation" id="{label}" data-search-exclude>'
            f'{body}<span class="eq-links">{anchor}<!--code of {label}--></span></div>'
        )

    def link(self, config: MkDocsConfig) -> None:
        """Turn the references of every page into links; warn about those that lead nowhere."""
        for page in self.pages:
            page.content = self._linked(page, config)
        for page in self.pages:
            page.content = re.sub(
                r"<!--code of (eq:[\w-]+)-->", lambda m: self._to_code(m[1], config), page.content
            )

    def _linked(self, page: Page, config: MkDocsConfig) -> str:
        def code(match: re.Match[str]) -> str:
            return self._code_link(match[0], page, config)

        content = _COMMENT_IN_CODE.sub(lambda m: _IN_CODE.sub(code, m[0]), page.content)
        return _IN_PROSE.sub(lambda m: self._prose_link(m, page, config), content)

    def _prose_link(self, match: re.Match[str], page: Page, config: MkDocsConfig) -> str:
        label = html.unescape(match["label"])
        equation = self._equation(label, match[0], page, config)
        return self._anchor(equation, label, page, f"({equation.number})") if equation else label

    def _code_link(self, label: str, page: Page, config: MkDocsConfig) -> str:
        equation = self._equation(label, label, page, config)
        if equation is None:
            return label
        link = self._anchor(equation, label, page, f"eq. {equation.number}")
        if equation.page is page and equation.code is None:
            equation.code = f"code-{label.removeprefix('eq:')}"
            return f'<span class="eq-place" id="{equation.code}">{link}</span>'
        return link

    def _equation(
        self, label: str, source: str, page: Page, config: MkDocsConfig
    ) -> Equation | None:
        equation = self.by_label.get(label)
        if equation is None and self.english:
            equation = self.english.by_label.get(label)
        if equation is None:
            log.warning("%s: unknown equation %s", _line_of(source, page, config), label)
        return equation

    def _anchor(self, equation: Equation, label: str, page: Page, text: str) -> str:
        if equation.page is page:
            there = ""
        elif label in self.by_label:
            there = get_relative_url(equation.page.url, page.url)
        else:
            there = "../" + get_relative_url(equation.page.url, page.url)
        return f'<a class="eq-ref" href="{there}#{label}">{text}</a>'

    def _to_code(self, label: str, config: MkDocsConfig) -> str:
        code = self.by_label[label].code
        if code is None:
            return ""
        title = config.extra["texts"]["code_of_equation"]
        number = self.by_label[label].number
        return f' <a class="eq-code" href="#{code}" aria-label="{title} ({number})">{title}</a>'


def _line_of(source: str, page: Page, config: MkDocsConfig) -> str:
    """``file:line`` of a reference: on the page itself, or in a snippet that it includes."""
    text = (Path(config.docs_dir) / page.file.src_uri).read_text(encoding="utf-8")
    offset = text.find(source)
    if offset >= 0:
        return f"{shown_path(page, config)}:{line_at(text, offset)}"
    snippets = snippets_dir(config)
    for match in INCLUDE.finditer(text):
        file = included_file(match["target"].partition(":")[0], snippets)
        offset = file.read_text(encoding="utf-8").find(source)
        if offset >= 0:
            line = line_at(file.read_text(encoding="utf-8"), offset)
            return f"{file.relative_to(snippets.parent).as_posix()}:{line}"
    return shown_path(page, config)
