"""Judges what comments say about shapes by the arrays of each call; letters are bound once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.proof.comments.reading import Claim, Comment, Shape, read_claim, shape_text
from tests.proof.comments.recording import Seen, Sizes

Letters = dict[str, int]


@dataclass(frozen=True)
class Verdict:
    """How a call fares: what contradicts, and whether its sizes tell the letters apart."""

    comment: Comment | None = None
    reason: str = ""
    telling: bool = False


def passes(seen: Sequence[Seen]) -> Iterator[tuple[Seen, ...]]:
    """The lines of one scope, cut where a line comes again; parameters stay known."""
    given = tuple(one for one in seen if isinstance(one.line, str))
    current: dict[int, Seen] = {}
    for one in seen[len(given) :]:
        if one.line in current:
            yield (*given, *current.values())
            current = {}
        current[one.line] = one
    yield (*given, *current.values())


def blame(
    lines: Sequence[Seen], comments: Mapping[int, Comment], sizes: Mapping[str, int]
) -> Verdict:
    """The verdict on a pass; what contradicts is the line without which all others agree."""
    verdict = judge(lines, comments, sizes)
    for k in reversed(range(len(lines)) if verdict.reason else ()):
        others = (*lines[:k], *lines[k + 1 :])
        if not judge(others, comments, sizes).reason:
            return judge((*others, lines[k]), comments, sizes)
    return verdict


def judge(
    lines: Sequence[Seen], comments: Mapping[int, Comment], sizes: Mapping[str, int]
) -> Verdict:
    """What the lines of one pass say about their comments; ``sizes`` are known beforehand."""
    bindings: list[Letters] = [{}]
    others: Letters = dict(sizes)
    for one in lines:
        comment = comments.get(one.line)
        claim = comment.claim if comment else read_claim(str(one.line))
        if not claim:
            continue
        others |= dict(one.numbers)
        known = {name: size for name, size in others.items() if name in claim.sizes}
        following = [new for old in bindings for new in _ways(claim, one, old, known)]
        if not following:
            return Verdict(comment, _told(claim, one, bindings[0] | known))
        bindings = following
    return Verdict(telling=any(_telling(letters, others) for letters in bindings))


def _telling(letters: Letters, others: Letters) -> bool:
    """Whether no letter has the size of another one."""
    taken = [size for name, size in (others | letters).items() if name not in letters]
    return len(set(letters.values())) == len(letters) and not set(letters.values()) & set(taken)


def _ways(claim: Claim, seen: Seen, letters: Letters, known: Letters) -> Iterator[Letters]:
    """Each way to bind the letters so that the claim is true of the line."""
    if any(letters.get(name, size) != size for name, size in known.items()):
        return
    start = letters | known
    shapes = (*claim.operands, *([claim.result] if claim.result else []))
    for arrays in _arrays(claim, seen):
        bound = _bound(shapes, arrays[: len(shapes)], start)
        if bound is not None:
            yield bound


def _arrays(claim: Claim, seen: Seen) -> Iterator[tuple[Sizes, ...]]:
    """What the operands and the result can be; one of several results is that of its product."""
    if claim.symbol:
        for _, a, b, product in (p for p in seen.products if p[0] == claim.symbol):
            yield from ((a, b, r) for r in seen.results if len(seen.results) == 1 or r == product)
    elif claim.operands:
        yield from ((used, result) for used in seen.used for result in seen.results)
    else:
        yield from ((result,) for result in seen.results)


def _bound(shapes: Sequence[Shape], arrays: Sequence[Sizes], letters: Letters) -> Letters | None:
    letters = dict(letters)
    for shape, array in zip(shapes, arrays, strict=True):
        if len(shape) != len(array):
            return None
        for text, size in zip(shape, array, strict=True):
            name, more = re.fullmatch(r"(\w+)(?:\+(\d+))?", text).groups()
            size -= int(more or 0)
            if (int(name) if name.isdigit() else letters.setdefault(name, size)) != size:
                return None
    return letters


def _told(claim: Claim, seen: Seen, letters: Letters) -> str:
    """What a line says and what it is."""
    symbol = claim.symbol
    pairs = [p for p in seen.products if p[0] == symbol] if symbol else []
    left = [f"{numbers(p[1])} {symbol} {numbers(p[2])}" for p in sorted(pairs)]
    if claim.operands and not symbol:
        left = [numbers(used) for used in sorted(seen.used)]
    right = [numbers(result) for result in seen.results] if claim.result else []
    found = " -> ".join(" or ".join(part) for part in (left, right) if part)
    bound = ", ".join(f"{k} = {v}" for k, v in sorted(letters.items()) if k in claim.sizes)
    return f"says {claim}, is {found or 'no array'}{bound and f' with {bound}'}"


def numbers(sizes: Sizes) -> str:
    """A shape as Python writes it."""
    return shape_text(tuple(map(str, sizes)))
