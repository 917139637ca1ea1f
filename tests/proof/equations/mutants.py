"""Changes equations on purpose, one token or one factor at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.proof.equations.check import prove
from tests.proof.equations.contexts import trials
from tests.proof.equations.errors import EquationError
from tests.proof.equations.log import Part
from tests.proof.equations.rules import RULES, Edit, Rule, Subject, relation
from tests.proof.equations.statements import read
from tests.proof.equations.tokens import Token, text_of, tokens


@dataclass(frozen=True)
class Mutant:
    """A changed equation and the rule that changed it."""

    rule: str
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The changed equation as LaTeX, in one spelling."""
        return text_of(list(self.tokens))


def mutants(latex: str, context: str) -> list[Mutant]:
    """All mutants of an equation, each once."""
    parts, env = tokens(latex), trials(context)[0]
    reading = read(parts, env.context)
    subject = Subject(parts, reading.log, env)
    unequal = [s.sides for s in reading.statements if r"\ne" in {p.operator for p in s.sides}]
    found = {text_of(parts): None}
    for rule in RULES:
        for edit in _meaningful(rule, subject, unequal):
            changed = _edited(parts, edit)
            name = rule.__name__.strip("_").replace("_", " ")
            found.setdefault(text_of(changed), Mutant(name, tuple(changed)))
    return [mutant for mutant in found.values() if mutant]


def _meaningful(rule: Rule, subject: Subject, unequal: list[tuple[Part, ...]]) -> Iterator[Edit]:
    r"""The rule's edits; around ``\ne`` only the relation itself means much."""
    for edit in rule(subject):
        inside = any(sides[0].start <= edit.start < sides[-1].end for sides in unequal)
        if rule is relation or not inside:
            yield edit


def survives(mutant: Mutant, context: str) -> bool:
    """Whether a changed equation is still accepted."""
    try:
        prove(list(mutant.tokens), context)
    except EquationError:
        return False
    return True


def _edited(parts: list[Token], edit: Edit) -> list[Token]:
    offset = parts[min(edit.start, len(parts) - 1)].offset
    new = [Token(text, offset) for text in edit.texts]
    return [*parts[: edit.start], *new, *parts[edit.end :]]
