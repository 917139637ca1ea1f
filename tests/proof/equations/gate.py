"""The mutation gate: what survives in the equations of the course, and what may."""

import inspect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from origins import files_behind

from tests.proof.equations.check import ROOT, complaint
from tests.proof.equations.contexts import CONTEXTS
from tests.proof.equations.extract import Equation
from tests.proof.equations.mutants import mutants, survives
from tests.proof.equations.still_true import FILE, StillTrue
from tests.proof.verdicts import Verdicts

Trial = tuple[int, list[tuple[str, str]]]
"""How many mutants were tried, and the rule and the text of those that are still accepted."""


def by_name(course: Iterable[Equation]) -> dict[str, list[Equation]]:
    """The equations that claim to be true, by name; each once, where it stands first."""
    once = {(e.latex, e.context): e for e in reversed(list(course)) if e.claim == "true"}
    found: defaultdict[str, list[Equation]] = defaultdict(list)
    for equation in reversed(once.values()):
        found[equation.name].append(equation)
    return found


def trial(equation: Equation) -> Trial:
    """The trial of an equation, made now unless nothing has changed since it was."""
    if equation.context not in CONTEXTS:
        return 0, []  # another test tells that
    known = _verdicts(equation.context)
    return known.get(equation.latex) or known.put(equation.latex, _trial(equation))


def _trial(equation: Equation) -> Trial:
    if complaint(equation):
        return 0, []  # another test tells that
    made = mutants(equation.latex, equation.context)
    alive = [mutant for mutant in made if survives(mutant, equation.context)]
    return len(made), [(mutant.rule, mutant.text) for mutant in alive]


@cache
def _verdicts(context: str) -> Verdicts:
    """What is known of a context, while it, what it uses and the engine stay the same."""
    files = [Path(__file__), Path(inspect.getfile(CONTEXTS[context][0]))]
    behind = {file for one in files for file in files_behind(one, ROOT)}
    return Verdicts(ROOT, f"mutants-{context}", sorted(behind))


def survivor_complaints(course: Iterable[Equation], listed: Sequence[StillTrue]) -> list[str]:
    """Mutants that are still accepted and not listed, with the lines that would list them."""
    return [
        f"{equation.path}:{equation.line}: still accepted ({rule}); strengthen the "
        f"context, or list it with the reason in {FILE.name}:\n{equation.name}\n    {text}"
        for equation in course
        for rule, text in trial(equation)[1]
        if StillTrue(equation.name, text) not in listed
    ]


def unused_complaints(course: Sequence[Equation], listed: Iterable[StillTrue]) -> list[str]:
    """Mutants listed for these equations that they do not have, or that are refused."""
    names = {equation.name for equation in course}
    alive = {StillTrue(e.name, text) for e in course for _, text in trial(e)[1]}
    return [
        f"{FILE.name}:{entry.line}: no longer survives, delete it: {entry.mutant}"
        for entry in listed
        if entry.equation in names and entry not in alive
    ]
