"""Cut KaTeX's fonts down to the glyphs that a site shows, and put them into its stylesheet.

There they are before the first formula is shown, so no formula changes its width later.
A character's class says which font it is in; without such a class it may be in any upright one.
"""

import base64
import html
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from kept import kept
from origins import digest

_FONT_OF = {
    "mathnormal": "KaTeX_Math-Italic",
    "mathbf": "KaTeX_Main-Bold",
    "textbf": "KaTeX_Main-Bold",
}
_MAIN = "KaTeX_Main"
_CLASSES_SEEN = "classes"
_MATHML = re.compile(r'<span class="katex-mathml">.*?</math></span>', re.S)
_TEXT = re.compile(r'<span(?: class="(?P<classes>[^"]*)")?[^>]*>(?P<text>[^<]+)')
_CLASSES = re.compile(r'class="([^"]*)"')
_FACE = re.compile(r"@font-face\{[^}]*\}")
_RULE = re.compile(
    r"(?P<selectors>[^{}]+)\{(?P<body>[^{}]*\bfont(?:-family|-weight|-style)?:[^{}]*)\}"
)
_SOURCE = re.compile(r"src:[^;}]*")


class Glyphs:
    """The characters and classes of the formulas seen so far.

    dist: KaTeX's ``dist`` folder.  known: what ``known`` said in an earlier build.
    """

    def __init__(self, dist: Path, known: dict[str, str] | None = None):
        self._dist = dist
        fonts = dict.fromkeys([_MAIN, *_FONT_OF.values()], "")
        known = {**fonts, _CLASSES_SEEN: "katex", **(known or {})}
        self._classes = set(known.pop(_CLASSES_SEEN).split())
        self._wanted = {font: set(characters) for font, characters in known.items()}

    def known(self) -> dict[str, str]:
        """What was seen, for another build."""
        seen = {font: "".join(sorted(characters)) for font, characters in self._wanted.items()}
        return seen | {_CLASSES_SEEN: " ".join(sorted(self._classes))}

    def see(self, formula: str) -> None:
        """Take note of one rendered formula.

        KaTeX refuses a symbol that no font of it has; other letters, such as Hangul, are drawn in
        the page's font.
        """
        visible = _MATHML.sub("", formula)
        self._classes.update(name for found in _CLASSES.findall(visible) for name in found.split())
        for span in _TEXT.finditer(visible):
            classes = (span["classes"] or "").split()
            fonts = [_FONT_OF[name] for name in classes if name in _FONT_OF]
            self._wanted[(fonts or [_MAIN])[0]].update(html.unescape(span["text"]))

    def stylesheet(self, cache: Path) -> str:
        """KaTeX's stylesheet with the fonts in use.  cache: a folder that keeps the subsets."""
        css = (self._dist / "katex.min.css").read_text(encoding="utf-8")
        used = set(self._used_faces(css))

        def face(match: re.Match[str]) -> str:
            if _face_of(match[0]) not in used:
                return ""
            name = re.search(r"fonts/([\w-]+)\.woff2", match[0])[1]
            source = f'src:url(data:font/woff2;base64,{self._subset(name, cache)}) format("woff2")'
            return _SOURCE.sub(source, match[0])

        return _FACE.sub(face, css)

    def _used_faces(self, css: str) -> Iterator[tuple[str, bool, bool]]:
        for rule in _RULE.finditer(_FACE.sub("", css)):
            for selector in rule["selectors"].split(","):
                if self._classes.issuperset(re.findall(r"\.([\w-]+)", selector)):
                    yield _face_of(rule["body"])

    def _subset(self, name: str, cache: Path) -> str:
        wanted = self._wanted.get(name, self._wanted[_MAIN])
        file = self._dist / "fonts" / f"{name}.ttf"
        characters = "".join(sorted(wanted & _characters(file)))
        key = f"{name}-{digest([file], characters)}.base64"
        return kept(cache / key, lambda: base64.b64encode(subset(file, characters)).decode())


def subset(file: Path, characters: str) -> bytes:
    """The font of ``file`` with these characters only, as woff2."""
    font = TTFont(file, recalcTimestamp=False)
    font.flavor = "woff2"
    subsetter = Subsetter(Options(hinting=False, desubroutinize=True, notdef_outline=True))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _face_of(rule: str) -> tuple[str, bool, bool]:
    """The family that a rule names, whether it is bold and whether it is italic."""
    family = re.search(r"font(?:-family)?:[^;}]*?(KaTeX_\w+)", rule)
    bold = re.search(r"font-weight:(700|bold)", rule)
    return family[1] if family else _MAIN, bool(bold), "font-style:italic" in rule


@lru_cache
def _characters(file: Path) -> frozenset[str]:
    return frozenset(map(chr, TTFont(file).getBestCmap()))
