"""Which pages an edit reaches: each page has a name for all that it is made from.

A page is built again when that name has changed since the last build into the same folder; all are
when what stands around every page has changed: hooks, theme, settings, titles.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import glossary
from chapters import needs, title
from equation_numbers import IN_TEXT, Equation, numbered
from figures import module_file, origin
from includes import in_place
from kept import replace
from notebook_pictures import light_colours
from origins import digest
from page_source import FIGURE, INCLUDE, PIECE, room
from pieces import space_file
from questions import BLOCK
from reading_time import minutes

COLOURS = "docs/overrides/assets/course.css"  # of figures, also in notebooks


@dataclass
class Built:
    """What a site was built from. around: of all pages.  pages: of each.  titles, glyphs: found."""

    around: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    glyphs: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Built":
        """The record of an earlier build; an empty one where none can be read."""
        try:
            return cls(**json.loads(file.read_text(encoding="utf-8")))
        except (OSError, TypeError, ValueError):
            return cls()

    def write(self, file: Path) -> None:
        """Keep the record for the next build."""
        replace(file, json.dumps(asdict(self), ensure_ascii=False).encode())

    def reached(self, now: "Built") -> set[str]:
        """The pages that are to be built again."""
        if self.around != now.around:
            return set(now.pages)
        return {name for name, made_from in now.pages.items() if self.pages.get(name) != made_from}


def state(root: Path, language: str, equations: dict[str, Equation]) -> Built:
    """What the pages of one language are made from now."""
    texts = texts_of(root, language)
    css = (root / COLOURS).read_text(encoding="utf-8")
    titles = [title(text) for text in texts.values()]
    return Built(
        around=digest([*hooks(root), *settings(root)], *titles, str(light_colours(css))),
        pages={name: _origin(name, text, root, equations) for name, text in texts.items()},
    )


def hooks(root: Path) -> list[Path]:
    """The files of the build itself."""
    return sorted(file for file in (root / "hooks").iterdir() if file.is_file())


def settings(root: Path) -> list[Path]:
    """What stands around every page, but for the build and the other pages."""
    templates = (root / "docs/overrides").rglob("*.html")
    named = ("mkdocs*.yml", "package-lock.json", "requirements.*", glossary.FILE)
    return sorted([*templates, *(file for name in named for file in root.glob(name))])


def texts_of(root: Path, language: str) -> dict[str, str]:
    """Page -> its Markdown, of one language."""
    docs = root / "docs" / language
    files = sorted(docs.rglob("*.md"))
    return {file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8") for file in files}


def text_of(src_uri: str, language: str, root: Path) -> str:
    """The Markdown of one page, empty where there is none."""
    file = root / "docs" / language / src_uri
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def equations_of(root: Path, language: str, numbers: dict[str, int]) -> dict[str, Equation]:
    """The equations that a page may refer to: those in English, and its own language's before."""
    found: dict[str, Equation] = {}
    for one in dict.fromkeys(["en", language]):
        found |= numbered(texts_of(root, one).items(), numbers, one)
    return found


def _origin(src_uri: str, text: str, root: Path, equations: dict[str, Equation]) -> str:
    snippets = root / "snippets"
    names = [match["target"].partition(":")[0] for match in INCLUDE.finditer(text)]
    included = [file for name in dict.fromkeys(names) if (file := snippets / name).is_file()]
    records = [
        file for file in (snippets / room(src_uri)).glob("*.*") if file.suffix in (".json", ".npz")
    ]
    spaces = (space_file(name, root) for name in sorted(set(PIECE.findall(text))))
    drawn = [module_file(room(src_uri), name, root) for name in FIGURE.findall(text)]
    code = "".join(file.read_text(encoding="utf-8") for file in included)
    labels = sorted(set(IN_TEXT.findall(text + code)))
    english = text_of(src_uri, "en", root)
    timed = texts_of(root, "en").values() if src_uri == "index.md" else [english]
    times = [minutes(in_place(page, snippets)) for page in timed]
    counted = [box["id"] for page in timed for box in BLOCK.finditer(page)]
    return digest(
        [*included, *sorted(records), *(file for file in spaces if file.is_file())],
        text,
        *(origin(file, root) for file in drawn if file.is_file()),
        *(f"{label}={equations.get(label)}" for label in labels),
        f"{needs(english)} {[round(time) for time in times]} {counted}",
    )
