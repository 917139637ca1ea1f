"""The wrong gradients of the course in two groups, of which one was held out.

Nobody looked at what diagnose says of those held out until it was done; then, once.  Of 91 it named
66 rightly, told 23 to be wrong without a reason, and named two otherwise than their labels: "lost
two" and "mask twice".  There the labels were wrong, and have been mended since.

`python -m tests.shared.groups` prints the table as it is now.
"""

from collections import Counter
from collections.abc import Iterator

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


def verdicts(group: list[WrongGradient], seeds: range, told: bool = True) -> Counter:
    """How often each verdict is given, over wrong gradients and seeds."""
    return Counter(verdict(wrong, seed, told) for wrong in group for seed in seeds)


def table(seeds: range) -> Iterator[str]:
    """Percent of each verdict, for each group and for those of it that the numbers tell."""
    yield f"{'':24}{'':>5} {'named':>8} {'where':>8} {'wrongly':>8}"
    for name, group in (("looked at", LOOKED_AT), ("held out", HELD_OUT)):
        for what, some, told in (
            ("all", group, True),
            ("what numbers tell", [wrong for wrong in group if wrong.labels], True),
            ("no keywords", group, False),
        ):
            found = verdicts(some, seeds, told)
            cells = [f"{found[v] / found.total():8.1%}" for v in ("named", "where", "wrongly")]
            yield f"{name + ', ' + what:28} {len(some):3} " + " ".join(cells)


if __name__ == "__main__":
    print(*table(range(1000, 1020)), sep="\n")
