"""The equations of the whole course, and the rules that hold for all of them together."""

from collections.abc import Iterable, Sequence

from tests.proof.equations.check import complaint
from tests.proof.equations.extract import Equation, equations

EXEMPT_SHARE = 20


def course_equations(pages: Iterable[tuple[str, str] | tuple[str, str, int]]) -> list[Equation]:
    """The equations of all pages, given as path, Markdown with its values, and first line.

    Raises BadPage as ``extract.equations`` does.
    """
    return [
        equation
        for path, markdown, *first_line in pages
        for equation in equations(markdown, path, *first_line)
    ]


def course_complaints(course: Sequence[Equation]) -> list[str]:
    """What is wrong with the equations of the course: ``file:line: eq. (label): reason``."""
    found = [message for equation in course if (message := complaint(equation))]
    return found + exemption_complaints(course)


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
