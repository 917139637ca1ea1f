"""The mutants that stay true, each listed exactly and with the reason, in still_true.txt."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).with_suffix(".txt")


@dataclass(frozen=True)
class StillTrue:
    """A listed mutant: the equation's label, or its LaTeX, and the mutant's LaTeX."""

    equation: str
    mutant: str
    reason: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


def read_list(file: Path = FILE) -> list[StillTrue]:
    """The listed mutants.  Raises ValueError for one without a reason or an equation."""
    return list(_entries(file.read_text(encoding="utf-8").splitlines(), file.name))


def _entries(lines: list[str], name: str) -> Iterator[StillTrue]:
    reason = equation = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            reason, equation = line.lstrip("# "), ""
        elif line.startswith(" "):
            if not (reason and equation):
                raise ValueError(f"{name}:{number}: a mutant needs a reason and an equation")
            yield StillTrue(equation, line.strip(), reason, number)
        elif line:
            equation = line
