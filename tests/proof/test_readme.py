"""What README, CONTRIBUTING and the table of source rows name is there, and README is short."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import markdown
import pytest
from includes import complaints as include_complaints
from page_source import spans

from tests.proof import checks
from tests.proof.course import ROOT, SourcePage, the_course

LINES, WIDTH = 120, 120
README, KOREAN, CONTRIBUTING, ROWS = map(
    the_course().beside, ("README.md", "README.ko.md", "CONTRIBUTING.md", "SOURCE-ROWS.md")
)
every_text = pytest.mark.parametrize(
    "text", [README, KOREAN, CONTRIBUTING, ROWS], ids=lambda text: text.path
)

_PATH = re.compile(r"(?=.*/|.*\.(?:css|js|json|md|py|txt|yml)$)[\w<][\w<>./-]*")
_TARGET = re.compile(r"\bmake (?P<name>[a-z]+)")


@pytest.mark.parametrize("text", [README, KOREAN], ids=lambda text: text.path)
def test_the_readme_is_short(text: SourcePage):
    lines = text.text.splitlines()
    long = [number for number, line in enumerate(lines, start=1) if len(line) > WIDTH]
    assert len(lines) <= LINES
    assert not long, f"{text.path}: more than {WIDTH} characters in lines {long}"


def test_the_korean_readme_names_what_the_english_one_names():
    english, korean = (Counter(path for _, path in named_paths(text)) for text in (README, KOREAN))
    assert korean == english


def named_paths(text: SourcePage) -> Iterator[tuple[int, str]]:
    """Line and path of each file or folder in inline code; ``<chapter>`` stands for any."""
    for span in spans(text.body):
        if span.kind != "code":
            continue
        for word in span.text.strip("`").split():
            path = re.sub(r"::?[\w:]*$", "", word.rpartition("=")[2])
            if _PATH.fullmatch(path):
                yield span.line, path


def is_there(path: str) -> bool:
    """Whether a path leads somewhere; a bare name may stand in the rooms, or with the pieces."""
    pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
    drawers = [] if "/" in path else ["snippets", "widgets", "tests/widgets"]
    places = [pattern, *(f"{drawer}/*/{pattern}" for drawer in drawers)]
    return any(next(ROOT.glob(place), None) for place in places)


@every_text
def test_paths_exist(text: SourcePage):
    paths = list(named_paths(text))
    assert len(paths) > 10
    missing = [text.at(line, f"there is no {path}") for line, path in paths if not is_there(path)]
    assert not missing, "\n".join(missing)


@every_text
def test_make_has_the_targets(text: SourcePage):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    code = [span.text for span in spans(text.body) if span.kind in ("code", "fence")]
    targets = {match["name"] for piece in code for match in _TARGET.finditer(piece)}
    missing = {name for name in targets if f"\n{name}:" not in makefile}
    assert not missing, f"{text.path}: the Makefile has no target {', '.join(sorted(missing))}"


@every_text
def test_links_lead_somewhere(text: SourcePage):
    broken = [
        text.at(span.line, f"{span.text} leads nowhere")
        for span in spans(text.body)
        if span.kind == "target" and not leads_somewhere(span.text.strip("()"), text)
    ]
    assert not broken, "\n".join(broken)


def leads_somewhere(target: str, text: SourcePage) -> bool:
    """Whether a link of ``text`` leads to a file, and to a heading if it names one."""
    path, _, anchor = target.partition("#")
    file = ROOT / (path or text.path)
    return file.is_file() and (not anchor or anchor in anchors(path or text.path))


@cache
def anchors(path: str) -> set[str]:
    """The anchors of a page's headings, as the site makes them."""
    config = the_course().configs["en"]
    reader = markdown.Markdown(
        extensions=["meta", *config.markdown_extensions], extension_configs=config.mdx_configs
    )
    html = reader.convert((ROOT / path).read_text(encoding="utf-8"))
    return set(re.findall(r'<h\d id="([^"]+)"', html))


def test_tests_that_a_row_names_exist():
    complaints = list(checks.named_test_complaints(ROWS))
    assert not complaints, "\n".join(complaints)


def test_every_row_says_what_proves_it():
    rows = [line for line in ROWS.text.splitlines() if line.startswith("| ")]
    rows = [row for row in rows if not row.startswith("| In the post |")]
    assert len(rows) > 50
    for row in rows:
        assert re.search(
            r"\| (?:`tests/\S+`|the page|the equations there|every equation .*) \|$", row
        )


def test_one_file_of_the_build_knows_mkdocs():
    files = {file.name: file.read_text(encoding="utf-8") for file in ROOT.glob("hooks/*.py")}
    knowing = [name for name, code in files.items() if re.search(r"\b(?:from|import) mkdocs", code)]
    assert knowing == ["adapter.py"]


def test_the_example_of_a_page_includes_what_exists():
    (example,) = (span.text for span in spans(CONTRIBUTING.body) if span.text.startswith("````"))
    assert "--8<--" in example
    assert not include_complaints(example, ROOT / "snippets")


def test_the_example_of_a_context_is_one():
    (example,) = (
        span.text.removeprefix("```python\n").removesuffix("```")
        for span in spans(CONTRIBUTING.body)
        if span.text.startswith("```python\n@context")
    )
    contexts = ROOT / "tests" / "logistic_unit" / "equations.py"
    assert example in contexts.read_text(encoding="utf-8")
