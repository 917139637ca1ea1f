"""What the parser met, and where: for those who change equations on purpose."""

from dataclasses import dataclass, field

from tests.proof.equations.nodes import Node


@dataclass(frozen=True)
class Part:
    """A term, a factor or a side: the operator before it, its node and its tokens."""

    operator: str
    node: Node
    start: int
    end: int


@dataclass(frozen=True)
class CallSite:
    """A called function, and where its name, its primes and its argument start."""

    name: str
    start: int
    primes: int
    argument: int


@dataclass
class Log:
    """Places among the tokens; a fraction has its two arguments' starts and its end."""

    sums: list[list[Part]] = field(default_factory=list)
    products: list[list[Part]] = field(default_factory=list)
    fractions: list[tuple[int, int, int]] = field(default_factory=list)
    folds: list[tuple[int, int]] = field(default_factory=list)
    calls: list[CallSite] = field(default_factory=list)
    names: list[tuple[str, int, int]] = field(default_factory=list)
    subscripts: list[tuple[int, int]] = field(default_factory=list)
