"""The equations of the whole course, and the rules that hold for all of them together."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.proof.course import SourcePage, the_course
from tests.proof.equations.extract import Equation, equations

EXEMPT_SHARE = 20
_CORPUS = Path(__file__).with_name("corpus.md")


def corpus() -> list[Equation]:
    """The equations that prove the engine."""
    return equations(_CORPUS.read_text(encoding="utf-8"), _CORPUS.name)


def of_page(page: SourcePage) -> list[Equation]:
    """The equations of a page, its values filled in.  Raises BadPage as ``extract`` does."""
    return equations(page.markdown, page.path, page.first_line)


@cache
def of_course() -> list[Equation]:
    """The equations of docs/en and docs/ko."""
    return [equation for page in the_course().pages for equation in of_page(page)]


def exemption_complaints(course: Sequence[Equation]) -> list[str]:
    """More exemptions than one displayed equation in twenty."""
    displayed = [equation for equation in course if equation.display]
    exempt = [equation for equation in course if equation.claim == "exempt"]
    allowed = max(1, len(displayed) // EXEMPT_SHARE)
    if len(exempt) <= allowed:
        return []
    places = ", ".join(f"{equation.path}:{equation.line}" for equation in exempt)
    return [
        f"{len(exempt)} exempt, but {len(displayed)} displayed equations allow {allowed}: {places}"
    ]
