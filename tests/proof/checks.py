"""Checks that read the pages without running them; each yields ``file:line: reason``."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from chapters import nav_pages
from includes import sections
from page_source import FOLDED, INCLUDE, MODULE, OFFERED, PIECE, PROGRAM, line_at, spans

from tests.proof import asked
from tests.proof.course import CONFIGS, Course, SourcePage

LANGUAGES = ("python", "text", "bash")
_LABEL = re.compile(r"\\label\{(?P<label>[^}]*)\}")
_REFERENCE = re.compile(r"\\eqref\{(?P<label>[^}]*)\}")
_CODE_REFERENCE = re.compile(r"#.*?\b(?P<label>eq:[\w-]+)")
_FIGURE = re.compile(r"\(figure:(?P<name>\w+)\)")
_PIECE = re.compile(
    rf"(?P<tag>{PIECE.pattern}[^\n]*)\n(?P<body>.*?)(?:^///[ \t]*$|\Z)", re.M | re.S
)
_KNOWN_BLOCK = re.compile(rf"///[ \t]*|/// html \| div\.question.*|{PIECE.pattern}.*")
_UNSEEN_TAG = re.compile(r"<(?:pre|code)\b|<[^>]*\b(?:hidden|style=)")
_TEST_NAME = re.compile(r"`(?P<file>tests/[\w/]+\.py)::(?P<test>\w+)`")
_NOT_RUN = re.compile(r"<!-- not run: (?P<reason>\S.*?) -->")


def fence_complaints(page: SourcePage) -> Iterator[str]:
    """Fences in a language that nothing runs or checks, and code typed into the page."""
    for block in page.blocks:
        if block.language not in LANGUAGES:
            near = difflib.get_close_matches(block.language, LANGUAGES, 1, 0.3) or ["text"]
            yield (
                f"{page.path}:{block.line}: fence language {block.language!r} is not one of "
                f"{', '.join(LANGUAGES)}; did you mean {near[0]!r}?"
            )
        elif block.language == "python" or block.is_output:
            what = "Python" if block.language == "python" else "output"
            for line, text in block.typed[:1]:
                yield (
                    f"{page.path}:{line}: {what} typed into the page ({text.strip()!r}); "
                    'put it into snippets/ and include it with --8<-- "file.py:section"'
                )
        if block.language == "text" and not block.is_output:
            yield f'{page.path}:{block.line}: a text fence needs title="Output" and an include'


def blank_complaints(page: SourcePage) -> Iterator[str]:
    """Functions to be left blank that are not there or not on a practice page; open solutions."""
    lines = page.text.split("\n")
    for block in page.blocks:
        if page.is_practice and block.scope and lines[block.line - 1].strip() != FOLDED:
            yield f"{page.path}:{block.line}: a notebook shows this solution; write {FOLDED}"
        if block.blank and not page.is_practice:
            yield f"{page.path}:{block.line}: only a page below practice/ leaves functions blank"
        try:
            block.shown  # noqa: B018
        except ValueError as error:
            yield f"{page.path}:{block.line}: {error}"


def hidden_complaints(page: SourcePage) -> Iterator[str]:
    """Markup that would show a reader something else than the checks read."""
    previous = None
    for block in page.blocks:
        if block.is_output and (previous is None or previous.language != "python"):
            yield f"{page.path}:{block.line}: this output stands under no block of Python"
        if block.title not in (None, "Output"):
            yield f"{page.path}:{block.line}: a fence is titled {block.title!r}, not Output"
        previous = block
    for span in spans(page.body):
        if span.kind == "tag" and _UNSEEN_TAG.match(span.text):
            yield page.at(span.line, f"the tag {span.text} hides its content from the checks")
        if span.kind == "block" and not _KNOWN_BLOCK.fullmatch(span.text):
            yield page.at(span.line, f"{span.text} is neither a question nor a piece")
        if span.kind in ("display", "math") and "\\tag" in span.text:
            yield page.at(span.line, r"\tag gives an equation a number of its own; use \label")


def link_complaints(page: SourcePage) -> Iterator[str]:
    """Links to pages that are in neither language; the build tells them, but not their lines."""
    folders = [(page.root / "docs" / language / page.src_uri).parent for language in CONFIGS]
    for span in spans(page.body):
        path = span.text.strip("()").partition("#")[0]
        linked = span.kind == "target" and path.endswith(".md")
        if linked and not any((folder / path).is_file() for folder in folders):
            yield page.at(span.line, f"the link {path!r} leads to no page")


def download_complaints(page: SourcePage) -> Iterator[str]:
    """Files that a page offers and does not show, and programs that it shows and does not offer."""
    shown = {Path(match["file"]).name: match for match in PROGRAM.finditer(page.body)}
    modules = {Path(match["file"]).name for match in MODULE.finditer(page.body)}
    offered = {match["name"]: match for match in OFFERED.finditer(page.body)}
    for name, match in offered.items():
        if name not in shown.keys() | modules:
            line = line_at(page.body, match.start())
            yield page.at(line, f"offers {name}, which no block of the page shows whole")
    for name, match in shown.items():
        if name not in offered:
            line = line_at(page.body, match.start())
            yield page.at(line, f"shows {name} whole and does not offer it for download")


def make_complaints(page: SourcePage) -> Iterator[str]:
    """Shell blocks that call a target which the Makefile does not have."""
    makefile = (page.root / "Makefile").read_text(encoding="utf-8")
    for block in page.blocks:
        if block.language == "bash":
            for target in re.findall(r"^make (\w+)", block.code, re.M):
                if not re.search(rf"^{target}:", makefile, re.M):
                    yield f"{page.path}:{block.line}: the Makefile has no target {target!r}"


def named_test_complaints(page: SourcePage) -> Iterator[str]:
    """Tests that a page names as ``tests/test_x.py::test_y`` and that do not exist."""
    for span in spans(page.body):
        match = _TEST_NAME.fullmatch(span.text) if span.kind == "code" else None
        if match and not _has_function(page.root / match["file"], match["test"]):
            yield page.at(span.line, f"there is no test {match['file']}::{match['test']}")


def _has_function(file: Path, name: str) -> bool:
    return file.is_file() and f"\ndef {name}(" in file.read_text(encoding="utf-8")


def shell_reason(page: SourcePage, line: int) -> str | None:
    """The written reason above a shell fence for which it is not run, or None."""
    above = page.text.split("\n")[: line - 1]
    while above and not above[-1].strip():
        above.pop()
    match = _NOT_RUN.search(above[-1]) if above else None
    return match["reason"] if match else None


def repeated_includes(page: SourcePage) -> Iterator[str]:
    """Sections of code that a page shows twice; what is left blank, the solution shows again."""
    seen: set[str] = set()
    for block in page.blocks:
        for line, target in () if block.blank else block.includes:
            if target in seen:
                yield f"{page.path}:{line}: {target} is included twice on this page"
            seen.add(target)


def orphan_sections(course: Course) -> Iterator[str]:
    """Sections of snippets/ that no page shows; figures are drawn, not shown."""
    shown = {target for page in course.pages for target in _targets(page)}
    snippets = course.root / "snippets"
    for file in sorted(snippets.rglob("*.py")):
        name = file.relative_to(snippets).as_posix()
        text = file.read_text(encoding="utf-8")
        for section in sections(file):
            if f"{name}:{section}" not in shown and "/figures/" not in name:
                line = line_at(text, text.index(f"[start:{section}]"))
                yield f"snippets/{name}:{line}: the section {section!r} is on no page"


def _targets(page: SourcePage) -> list[str]:
    return [match["target"] for match in INCLUDE.finditer(page.body)]


def labels(page: SourcePage) -> list[tuple[int, str]]:
    """Labels of the displayed equations of a page, each with its line."""
    return [
        (span.line, match["label"])
        for span in spans(page.body)
        if span.kind == "display"
        for match in _LABEL.finditer(span.text)
    ]


def unlabelled_equations(page: SourcePage) -> Iterator[str]:
    """Displayed equations without a label, or with one that is no ``eq:name``."""
    for span in spans(page.body):
        if span.kind != "display":
            continue
        found = _LABEL.findall(span.text)
        if len(found) != 1 or not re.fullmatch(r"eq:[a-z0-9-]+", found[0]):
            yield page.at(span.line, f"a displayed equation needs one \\label{{eq:name}}: {found}")


def reference_complaints(course: Course, language: str) -> Iterator[str]:
    """References to equations, on pages and in code, that lead nowhere; labels used twice."""
    pages = [page for page in course.pages if page.language == language]
    known = Counter(label for page in pages for _, label in labels(page))
    english = {label for p in course.pages if p.language == "en" for _, label in labels(p)}
    for page in pages:
        for line, label in labels(page):
            if known[label] > 1:
                yield page.at(line, f"the label {label} is used {known[label]} times")
        for span in spans(page.body):
            match = _REFERENCE.fullmatch(span.text) if span.kind == "reference" else None
            if match and match["label"] not in english | known.keys():
                yield page.at(span.line, f"unknown equation {match['label']}")
    if language == "en":
        yield from _code_references(course, set(known))


def _code_references(course: Course, known: set[str]) -> Iterator[str]:
    for file in sorted((course.root / "snippets").rglob("*.py")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            for match in _CODE_REFERENCE.finditer(line):
                if match["label"] not in known:
                    path = file.relative_to(course.root).as_posix()
                    yield f"{path}:{number}: unknown equation {match['label']}"


def figure_modules(root: Path) -> list[Path]:
    """The figures of all chapters: what stands in a ``figures`` folder and draws."""
    files = sorted((root / "snippets").glob("*/figures/*.py"))
    return [file for file in files if "\ndef draw(" in file.read_text(encoding="utf-8")]


def figure_complaints(course: Course) -> Iterator[str]:
    """Figures that their chapter's page does not show."""
    shown = {
        (page.room, match["name"]) for page in course.pages for match in _FIGURE.finditer(page.body)
    }
    for file in figure_modules(course.root):
        if (file.parents[1].name, file.stem) not in shown:
            path = file.relative_to(course.root).as_posix()
            yield f"{path}:1: no page shows this figure"


def translation_complaints(course: Course) -> Iterator[str]:
    """Pages in one language only, and pairs that show different sections, equations or figures."""
    for page in course.pages:
        yield from translations_of(page, course)


def translations_of(page: SourcePage, course: Course) -> Iterator[str]:
    """What a page and its twin do not share; of a pair, the Korean page tells it."""
    other = "ko" if page.language == "en" else "en"
    twin = course.page(other, page.src_uri)
    if twin is None:
        yield f"{page.path}:1: there is no docs/{other}/{page.src_uri}; translate it"
    elif page.language == "ko":
        yield from _differences(twin, page)


def _differences(english: SourcePage, korean: SourcePage) -> Iterator[str]:
    yield from _different_order(english, korean)
    for what, of in (("value", _values), ("reference", _references), ("formula", _formulas)):
        theirs, ours = of(english), of(korean)
        for text, _ in (Counter(text for text, _ in ours) - Counter(t for t, _ in theirs)).items():
            line = max(line for other, line in ours if other == text)
            yield korean.at(line, f"{what} {text}, which {english.path} does not have (so often)")
        for text, _ in (Counter(text for text, _ in theirs) - Counter(t for t, _ in ours)).items():
            line = max(line for other, line in theirs if other == text)
            place = english.at(line, "").rstrip(": ")
            yield f"{korean.path}:1: lacks the {what} {text} of {place}"


def _values(page: SourcePage) -> list[tuple[str, int]]:
    return [(f"{{{{ {v.expression} }}}} after {v.after}", v.line) for v in page.values]


def _references(page: SourcePage) -> list[tuple[str, int]]:
    return [(s.text, s.line) for s in spans(page.body) if s.kind == "reference"]


def _formulas(page: SourcePage) -> list[tuple[str, int]]:
    """Inline formulas; a letter, 0, 1, 2 or a half counts once: a language may use words for it."""
    found = [(_untranslatable(s.text), s.line) for s in spans(page.body) if s.kind == "math"]
    plain = {text: line for text, line in found if _PLAIN.fullmatch(text)}
    return [*((text, line) for text, line in found if text not in plain), *plain.items()]


def _different_order(english: SourcePage, korean: SourcePage) -> Iterator[str]:
    in_order = (
        ("include", _include_lines),
        ("equation", _equations),
        ("figure", _figures),
        ("piece", _pieces),
        ("question", asked.names),
        ("answer", asked.answers),
        ("heading", _headings),
    )
    for what, of in in_order:
        theirs, ours = of(english), of(korean)
        texts = [text for _, text in theirs]
        for number, (line, text) in enumerate(ours):
            if number >= len(texts) or texts[number] != text:
                wanted = repr(texts[number]) if number < len(texts) else "nothing"
                yield f"{korean.path}:{line}: {what} {text!r}, but {english.path} has {wanted}"
                break
        else:
            if len(ours) < len(theirs):
                line, text = theirs[len(ours)]
                yield f"{korean.path}:1: lacks the {what} {text!r} of {english.path}:{line}"


def _include_lines(page: SourcePage) -> list[tuple[int, str]]:
    return [
        (line_at(page.body, match.start()) + page.first_line - 1, match["target"])
        for match in INCLUDE.finditer(page.body)
    ]


def _equations(page: SourcePage) -> list[tuple[int, str]]:
    shown = (span for span in spans(page.body) if span.kind == "display")
    return [(span.line + page.first_line - 1, _untranslatable(span.text)) for span in shown]


def _headings(page: SourcePage) -> list[tuple[int, str]]:
    found = []
    for span in spans(page.body):
        if span.kind == "prose":
            for match in re.finditer(r"^(#+) ", span.text, re.M):
                line = span.line + span.text.count("\n", 0, match.start())
                found.append((line + page.first_line - 1, match[1]))
    return found


_PLAIN = re.compile(r"\$(?:\\?[A-Za-z]+|[012]|\\frac\{?1\}?\{?2\}?)\$")


def _untranslatable(latex: str) -> str:
    """An equation without the words in it and without its spacing."""
    return re.sub(r"\s+", " ", re.sub(r"\\text\{[^}]*\}", r"\\text{}", latex)).strip()


def _figures(page: SourcePage) -> list[tuple[int, str]]:
    return [
        (line_at(page.body, match.start()) + page.first_line - 1, match["name"])
        for match in _FIGURE.finditer(page.body)
    ]


def _pieces(page: SourcePage) -> list[tuple[int, str]]:
    return [
        (line_at(page.body, match.start()) + page.first_line - 1, match["tag"])
        for match in _PIECE.finditer(page.body)
    ]


def piece_complaints(page: SourcePage) -> Iterator[str]:
    """Pieces that do not exist, and those that show nothing where no script runs."""
    for match in _PIECE.finditer(page.body):
        line = line_at(page.body, match.start())
        if not (page.root / "widgets" / match["name"] / "element.js").is_file():
            yield page.at(line, f"there is no piece widgets/{match['name']}")
        elif not _FIGURE.search(match["body"]):
            yield page.at(line, f"the piece {match['name']} stands around no figure")


def nav_complaints(course: Course) -> Iterator[str]:
    """Pages that ``nav`` does not name."""
    config = course.configs["en"]
    listed = set(nav_pages(config.nav))
    for page in course.pages:
        if page.language == "en" and page.src_uri not in listed:
            yield f"{Path(config.config_file_path).name}:1: nav does not name {page.src_uri}"
