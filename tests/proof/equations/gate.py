"""The mutation gate: what survives in the equations of the course, and what may."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.proof.equations.check import complaint
from tests.proof.equations.extract import Equation
from tests.proof.equations.mutants import Mutant, mutants, survives
from tests.proof.equations.still_true import FILE, StillTrue
from tests.proof.workers import workers

Trial = tuple[int, tuple[Mutant, ...]]
_FEW = 20
_known: dict[tuple[str, str], Trial] = {}


@dataclass(frozen=True)
class Score:
    """How the gate fared; both languages' copies of an equation count once."""

    equations: int
    tried: int
    listed: int

    def __str__(self) -> str:
        return (
            f"{self.equations} equations, {self.tried} mutants tried, "
            f"{self.tried - self.listed} refused, {self.listed} still true and listed"
        )


def trial(latex: str, context: str) -> Trial:
    """How many mutants an equation has in a context, and those that are still accepted."""
    made = mutants(latex, context)
    return len(made), tuple(mutant for mutant in made if survives(mutant, context))


def _trials(course: Iterable[Equation]) -> dict[Equation, Trial]:
    """The trial of each equation that claims to be true, and is; once, where it stands first."""
    equations = _mutable(course)
    new = list({(e.latex, e.context) for e in equations} - _known.keys())
    if len(new) > _FEW:
        with workers() as pool:
            _known.update(zip(new, pool.starmap(trial, new, chunksize=1), strict=True))
    else:
        _known.update({key: trial(*key) for key in new})
    return {equation: _known[equation.latex, equation.context] for equation in equations}


def survivor_complaints(course: Iterable[Equation], listed: Sequence[StillTrue]) -> list[str]:
    """Mutants that are still accepted and not listed, with the lines that would list them."""
    return [
        f"{equation.path}:{equation.line}: still accepted ({mutant.rule}); strengthen the "
        f"context, or list it with the reason in {FILE.name}:\n{equation.name}\n    {mutant.text}"
        for equation, (_, alive) in _trials(course).items()
        for mutant in alive
        if StillTrue(equation.name, mutant.text) not in listed
    ]


def unused_complaints(course: Iterable[Equation], listed: Iterable[StillTrue]) -> list[str]:
    """Listed mutants that no equation has, or that are refused."""
    alive = {
        StillTrue(equation.name, mutant.text)
        for equation, (_, remaining) in _trials(course).items()
        for mutant in remaining
    }
    return [
        f"{FILE.name}:{entry.line}: no longer survives, delete it: {entry.mutant}"
        for entry in listed
        if entry not in alive
    ]


def score(course: Iterable[Equation]) -> Score:
    """The gate's figures."""
    trials = _trials(course).values()
    survivors = sum(len(alive) for _, alive in trials)
    return Score(len(trials), sum(count for count, _ in trials), survivors)


def _mutable(course: Iterable[Equation]) -> list[Equation]:
    """The equations that claim to be true, and are; each once, where it stands first."""
    true = [e for e in course if e.claim == "true" and complaint(e) is None]
    return list({(e.latex, e.context): e for e in reversed(true)}.values())
