"""The course as the tests see it: both sites' configurations and all pages, read as MkDocs does."""

from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from chapters import PRACTICE
from includes import complaints as include_complaints
from languages import path_of
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from page_source import PIECE
from values import InlineValue, fill, inline_values, read_record, room

from tests.proof.blocks import Block, collect

ROOT = Path(__file__).resolve().parents[2]
CONFIGS = {"en": "mkdocs.yml", "ko": "mkdocs.ko.yml"}


@dataclass
class SourcePage:
    """One Markdown file of one language."""

    root: Path
    language: str
    src_uri: str
    config: MkDocsConfig

    @property
    def path(self) -> str:
        """As an author names it: ``docs/en/logistic-unit.md``."""
        return f"docs/{self.language}/{self.src_uri}" if self.language else self.src_uri

    @property
    def room(self) -> str:
        """The page's folder in ``snippets`` and ``tests``: ``logistic_unit``."""
        return room(self.src_uri)

    @property
    def address(self) -> str:
        """Where the page stands below the site's address: ``ko/logistic-unit/``."""
        return path_of(self.src_uri, self.language)

    @cached_property
    def pieces(self) -> set[str]:
        """What a reader can move on the page."""
        return set(PIECE.findall(self.body))

    @property
    def is_practice(self) -> bool:
        """Whether this is a notebook whose blanks a reader fills in."""
        return self.src_uri.startswith(PRACTICE)

    @cached_property
    def text(self) -> str:
        """The file as it is."""
        return self._file.read_text(encoding="utf-8")

    @property
    def _file(self) -> Path:
        return self.root / self.path

    @property
    def first_line(self) -> int:
        """The line of the file on which the page begins, after its front matter."""
        if not self.text.startswith("---\n"):
            return 1
        return self.text.count("\n", 0, self.text.index("\n---\n", 3) + 5) + 1

    @property
    def body(self) -> str:
        """The page without its front matter."""
        return "\n".join(self.text.split("\n")[self.first_line - 1 :])

    @property
    def markdown(self) -> str:
        """The page with its recorded values filled in; same lines as ``body``."""
        record = read_record(self.src_uri, self.root / "snippets")
        return fill(self.body, record, self.language or "en")[0]

    @cached_property
    def blocks(self) -> list[Block]:
        """The page's code fences.  Raises ValueError naming page and line of a bad include."""
        wrong = include_complaints(self.body, self.root / "snippets")
        if wrong:
            raise ValueError("; ".join(self.at(line, reason) for line, reason in wrong))
        return collect(self.markdown, self.config, self.first_line)

    @cached_property
    def twins(self) -> list["SourcePage"]:
        """The page in all its languages, the one whose code is run first."""
        others = (replace(self, language=language) for language in CONFIGS)
        pages = [self if other.language == self.language else other for other in others]
        return [page for page in pages if self.language and page._file.is_file()] or [self]

    @property
    def original(self) -> "SourcePage":
        """The page whose code is run: the English one, if there is one."""
        return self.twins[0]

    @property
    def values(self) -> list[InlineValue]:
        """The page's inline expressions; lines count within ``body``."""
        return list(inline_values(self.body))

    def at(self, body_line: int, reason: str) -> str:
        """A message that names file and line, for a line of ``body``."""
        return f"{self.path}:{body_line + self.first_line - 1}: {reason}"


class Course:
    """All pages of both languages below ``root``."""

    def __init__(self, root: Path = ROOT):
        self.root = root
        self.configs = {lang: self._config(name) for lang, name in CONFIGS.items()}

    def _config(self, name: str) -> MkDocsConfig:
        config = load_config(str(self.root / name))
        return config.plugins.on_config(config) or config

    @cached_property
    def pages(self) -> list[SourcePage]:
        """Every Markdown file under docs/en and docs/ko."""
        return [
            SourcePage(self.root, language, file.relative_to(folder).as_posix(), config)
            for language, config in self.configs.items()
            for folder in [self.root / "docs" / language]
            for file in sorted(folder.rglob("*.md"))
        ]

    @cached_property
    def readme(self) -> SourcePage:
        """The README, whose shell commands are run too."""
        return self.beside("README.md")

    def beside(self, name: str) -> SourcePage:
        """A text for contributors, which is no page of the site: ``CONTRIBUTING.md``."""
        return SourcePage(self.root, "", name, self.configs["en"])

    def page(self, language: str, src_uri: str) -> SourcePage | None:
        """A page, or None where there is none."""
        hits = (p for p in self.pages if (p.language, p.src_uri) == (language, src_uri))
        return next(hits, None)

    @property
    def numeric_names(self) -> list[str]:
        """Names with digits that prose may spell out, such as 28×28 or float32."""
        file = self.root / "tests" / "proof" / "numeric_names.txt"
        lines = file.read_text(encoding="utf-8").splitlines()
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def the_course() -> Course:
    """The course as it stands, read once."""
    return Course(ROOT)
