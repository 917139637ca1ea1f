"""The wrong gradients of the course in two groups, of which one is held out."""

import numpy as np
from numpy.random import default_rng

from snippets.shared.diagnose import Finding, findings
from tests.shared.more_wrong_gradients import MORE
from tests.shared.planted_gradients import PLANTED
from tests.shared.wrong_gradients import SEEN, WrongGradient

WRONG = [*SEEN, *MORE, *PLANTED]
_LATER = [*MORE, *PLANTED]
_DRAWN = set(default_rng(17).permutation(len(_LATER))[: len(WRONG) // 3])
HELD_OUT = [wrong for k, wrong in enumerate(_LATER) if k in _DRAWN]
LOOKED_AT = [*SEEN, *(wrong for k, wrong in enumerate(_LATER) if k not in _DRAWN)]


def label(found: list[Finding]) -> str:
    """A finding by its name, and whether it is in the share of one path."""
    names = [name for name, _ in found]
    return f"path {names[-1]}" if "path" in names else names[-1]


def said(wrong: WrongGradient, seed: int, told: bool = True) -> str:
    yours, true, extras = wrong.made(seed)
    return label(findings(yours, true, **(extras if told else {})))


def verdict(wrong: WrongGradient, seed: int, told: bool = True) -> str:
    """ "named", "where" for one that is only located, or "wrongly"."""
    name = said(wrong, seed, told)
    if name == "unknown":
        return "where"
    return "named" if name in wrong.labels else "wrongly"


def shares(group: list[WrongGradient], seeds: range, told: bool = True) -> dict[str, float]:
    """The share of each verdict, over wrong gradients and seeds."""
    verdicts = [verdict(wrong, seed, told) for wrong in group for seed in seeds]
    return {
        one: float(np.mean([v == one for v in verdicts])) for one in ("named", "where", "wrongly")
    }
