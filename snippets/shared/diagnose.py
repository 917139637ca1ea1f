"""Say what is wrong with a gradient, by comparing it with the true one.

It tells no more than the numbers do.  A file of its own: NumPy is all it needs.
"""

# --8<-- [start:diagnose]
from collections.abc import Iterator
from itertools import chain

import numpy as np
from numpy import ndarray

CLOSE = 1e-6  # of the largest entry: what a numeric gradient can promise
ROUNDED = 1e-5  # of the largest entry: what is left of float32


def diagnose(
    yours: ndarray,
    true: ndarray,
    *,
    slope: ndarray | None = None,
    paths: list[ndarray] | None = None,
    before: ndarray | None = None,
    language: str = "en",
) -> str:
    """What is wrong with `yours`, the gradient whose true value is `true`.

    slope: of the activation, where both are gradients of its input.
    paths: the share of each path; together they are `true`.
    before: the gradient before the last step.  language: "en" or "ko".
    Raises ValueError if `true` has no finite numbers, or for a language that
    is not there.
    """
    if language not in TEXTS:
        raise ValueError(f"language is {language!r}; give one of {[*TEXTS]}")
    text = TEXTS[language]
    name, details = finding(yours, true, text, slope, paths, before)
    return text[name].format(**details)


Finding = tuple[str, dict]


def finding(
    yours: ndarray,
    true: ndarray,
    text: dict[str, str],
    slope: ndarray | None = None,
    paths: list[ndarray] | None = None,
    before: ndarray | None = None,
) -> Finding:
    """The name of what is wrong in TEXTS, and what its sentence asks for."""
    yours, true = np.asarray(yours), np.asarray(true, dtype=float)
    if true.size == 0 or not np.isfinite(true).all():
        raise ValueError("true is empty, or has NaN or inf in it")
    if yours.dtype.kind not in "bif":
        return "no numbers", {"kind": yours.dtype}
    looks = chain(
        about_shape(yours, true),
        about_numbers(yours),
        about_right(yours, true),
        about_known(yours, true, slope, paths, before),
        about_all(yours, true),
        about_some(yours, true, text),
        about_nothing(yours, true),
    )
    return next(looks)


def same(a: ndarray, b: ndarray, close: float = CLOSE) -> bool:
    """Whether both are equal, up to a share of the largest entry of b."""
    return a.shape == b.shape and bool(
        np.all(np.abs(a - b) <= close * (np.abs(b).max(initial=0) or 1))
    )


def about_shape(yours: ndarray, true: ndarray) -> Iterator[Finding]:
    """A shape that is not the one of the parameter: nothing else counts."""
    if yours.shape == true.shape:
        return
    shapes = {"yours": yours.shape, "true": true.shape}
    if yours.ndim:
        for how in ("sum", "mean"):
            if same(getattr(yours, how)(axis=0), true):
                yield f"no {how}", shapes | {"n": len(yours)}
    if yours.T.shape == true.shape:
        yield "transposed" if same(yours.T, true) else "turned", shapes
    if same(yours.ravel(), true.ravel()):
        yield "other shape", shapes
    yield "shape", shapes


def about_numbers(yours: ndarray) -> Iterator[Finding]:
    """NaN and inf, and where the first one stands."""
    if not np.isfinite(yours).all():
        place = place_of(~np.isfinite(yours))
        yield "not finite", {"what": yours[place], "place": shown(place)}


def about_right(yours: ndarray, true: ndarray) -> Iterator[Finding]:
    if same(yours, true):
        yield "right", {}
    if same(yours, true, ROUNDED):
        yield "rounded", {}
    if not yours.any():
        yield "zero", {}


def about_known(
    yours: ndarray,
    true: ndarray,
    slope: ndarray | None,
    paths: list[ndarray] | None,
    before: ndarray | None,
) -> Iterator[Finding]:
    """What only shows beside something else that the caller knows."""
    if before is not None and same(yours, np.asarray(before)):
        yield "stale", {}
    for name, times, share in [
        ("only path", 0, 1),
        ("path missing", 1, -1),
        ("path twice", 1, 1),
        ("path negated", 1, -2),
    ]:
        for k, path in enumerate(paths or [], start=1):
            if same(yours, times * true + share * np.asarray(path)):
                yield name, {"k": k}
    if slope is not None and np.shape(slope) == true.shape:
        if same(yours * slope, true):
            yield "no slope", {}
        if same(yours, true * slope):
            yield "slope twice", {}


def about_all(yours: ndarray, true: ndarray) -> Iterator[Finding]:
    """One mistake in all entries."""
    yield from about_factor(yours, true)
    if same(yours, true.T):
        yield "transposed here", {}
    if true.ndim > 1 and len(true) > 1 and same(yours, yours[:1] + 0 * true):
        yield "same rows", {}
    if true.size > 2 and same(np.sort(yours.ravel()), np.sort(true.ravel())):
        yield "moved", {}
    added = np.mean(yours - true)
    if true.size > 2 and same(yours - added, true):
        yield "shifted", {"by": f"{added:.4g}"}


def factor_of(yours: ndarray, true: ndarray) -> float | None:
    """The number that makes yours of true, if one does."""
    size = np.sum(true * true)
    factor = float(np.sum(yours * true) / size) if size else 0.0
    return factor if factor and same(yours, factor * true) else None


def about_factor(yours: ndarray, true: ndarray) -> Iterator[Finding]:
    factor = factor_of(yours, true)
    if factor is None:
        return
    size = abs(factor)
    for n in (size, 1 / size):
        whole = round(n)
        if abs(n - whole) > CLOSE * n or whole < 1:
            continue
        kind = "times" if n == size else "part"
        sign = " negated" if factor < 0 else ""
        number = str(whole) if whole < 3 else "n"
        yield f"{kind} {number}{sign}", {"n": whole}
    if np.count_nonzero(true) > 1:  # any two numbers have a factor
        yield "factor", {"factor": f"{factor:.6g}"}


def about_some(yours: ndarray, true: ndarray, text: dict) -> Iterator[Finding]:
    """A mistake in some entries, rows or columns, or another one in each."""
    wrong = np.abs(yours - true) > CLOSE * (np.abs(true).max() or 1)
    places = [shown(place) for place in np.argwhere(wrong)]
    few = len(places) < min(true.shape, default=1)
    if few and len(places) < 3:
        where = text["entries"].format(k=", ".join(places))
        yield from about_region(yours[wrong], true[wrong], where, text)
    if true.ndim == 2 and min(true.shape) > 1:
        yield from about_lines("rows", yours, true, wrong, text)
        yield from about_lines("columns", yours.T, true.T, wrong.T, text)
    if not wrong.all():
        numbers = {"wrong": len(places), "all": true.size}
        yield "some", numbers | first(yours, true, wrong)


def about_lines(
    name: str, yours: ndarray, true: ndarray, wrong: ndarray, text: dict
) -> Iterator[Finding]:
    """The same of rows, or of columns as the rows of the transpose."""
    lines = wrong.any(axis=1)
    pairs = zip(yours, true, strict=True)
    if lines.sum() > 1 and all(factor_of(*pair) for pair in pairs):
        yield f"each of {name}", {}
    if not lines.all() and wrong[lines].mean() > 0.5:
        where = text[name].format(k=listed(np.flatnonzero(lines)))
        yield from about_region(yours[lines], true[lines], where, text)


def about_nothing(yours: ndarray, true: ndarray) -> Iterator[Finding]:
    """A mistake that leaves no mark in the numbers."""
    yield "unknown", first(yours, true, np.ones(true.shape, bool))


def about_region(
    yours: ndarray, true: ndarray, where: str, text: dict
) -> Iterator[Finding]:
    """What is wrong where something is wrong, in as far as it is one thing."""
    factor = factor_of(yours, true)
    if not yours.any():
        what = text["zero there"]
    elif factor is not None and abs(factor + 1) < CLOSE:
        what = text["negated there"]
    elif factor is not None and true.size > 1:
        what = text["factor there"].format(factor=f"{factor:.6g}")
    else:
        mask = np.ones(true.shape, bool)
        what = text["unknown there"].format(**first(yours, true, mask))
    yield "there", {"where": where, "what": what}


def first(yours: ndarray, true: ndarray, wrong: ndarray) -> dict:
    """The first wrong entry."""
    place = place_of(wrong)
    numbers = {"yours": f"{yours[place]:.4g}", "true": f"{true[place]:.4g}"}
    return numbers | {"first": shown(place)}


def place_of(mask: ndarray) -> tuple[int, ...]:
    return tuple(np.argwhere(mask)[0])


def shown(place: ndarray | tuple[int, ...]) -> str:
    return "[" + ", ".join(str(int(k)) for k in place) + "]"


def listed(numbers: ndarray) -> str:
    return ", ".join(str(int(k)) for k in numbers)


TEXTS = {
    "en": {
        "no numbers": "These are not real numbers, but {kind}.",
        "no sum": "The shape is {yours} and {true} is needed: one gradient for "
        "each of {n} rows. Their sum is right: add axis 0 up.",
        "no mean": "The shape is {yours} and {true} is needed: one gradient "
        "for each of {n} rows. Their mean is right.",
        "transposed": "The shape is {yours} and {true} is needed: "
        "this is the transpose of the right gradient.",
        "turned": "The shape is {yours} and {true} is needed: it is turned "
        "round, and its transpose is not right either.",
        "other shape": "The numbers are right, but the shape is {yours} and "
        "{true} is needed.",
        "shape": "The shape is {yours} and {true} is needed.",
        "not finite": "The first entry that is no number is {place}: {what}.",
        "right": "Right.",
        "rounded": "Right up to rounding. Is something in float32?",
        "zero": "Zero everywhere: no gradient arrives here.",
        "stale": "This is the gradient before the step: it was not computed "
        "again.",
        "only path": "Only the share of path {k} is here. Does it overwrite "
        "the others, = in place of +=?",
        "path missing": "The share of path {k} is missing.",
        "path twice": "The share of path {k} is counted twice.",
        "path negated": "The share of path {k} has the wrong sign.",
        "no slope": "The slope of the activation is missing.",
        "slope twice": "The slope of the activation is multiplied twice.",
        "times 1 negated": "All signs are flipped. Is the error y - y_hat?",
        "times 2": "Twice the right size: the 2 of a square without its half, "
        "or one share counted twice.",
        "times 2 negated": "Minus twice the right gradient: a sign and a 2.",
        "times n": "{n} times the right size. Is it a sum where the loss has a "
        "mean over {n}?",
        "times n negated": "Minus {n} times the right gradient: a sign, and a "
        "sum where the loss has a mean over {n}?",
        "part 2": "Half the right size: a half too many, or one of two equal "
        "shares is missing.",
        "part 2 negated": "Minus half the right gradient: a sign and a half.",
        "part n": "The right gradient divided by {n}. Is the mean over {n} "
        "taken twice, or where the loss has a sum?",
        "part n negated": "The right gradient divided by -{n}: a sign, and a "
        "mean over {n} too many?",
        "factor": "{factor} times the right gradient: a constant factor.",
        "transposed here": "This is the transpose of the right gradient.",
        "same rows": "All rows are the same: something was added up, or "
        "averaged, over the rows.",
        "moved": "The right numbers in wrong places: a reshape, or two axes "
        "that changed places.",
        "shifted": "{by} too much in every entry: something is added that does "
        "not depend on the entry.",
        "rows": "row(s) {k}",
        "columns": "column(s) {k}",
        "entries": "entry {k}",
        "there": "Wrong in {where}, right elsewhere. {what}",
        "zero there": "It is zero there.",
        "negated there": "The signs are flipped there.",
        "factor there": "It is {factor} times the right gradient there.",
        "unknown there": "It has {yours} there, where {true} is right.",
        "each of rows": "Each row is a multiple of the right row, with a "
        "factor of its own.",
        "each of columns": "Each column is a multiple of the right column, "
        "with a factor of its own.",
        "some": "Wrong in {wrong} of {all} entries. The first is {first}: "
        "{yours}, and {true} is right.",
        "unknown": "Wrong everywhere, in no way that the numbers tell. Entry "
        "{first} is {yours}, and {true} is right.",
    },
    "ko": {
        "no numbers": "실수가 아니에요. 자료형: {kind}.",
        "no sum": "모양이 {yours}인데 필요한 모양은 {true}예요. 행 {n}개마다 기울기 벡터가 "
        "하나씩 있고, 그 합이 맞아요. 축 0으로 더하세요.",
        "no mean": "모양이 {yours}인데 필요한 모양은 {true}예요. 행 {n}개마다 기울기 벡터가 "
        "하나씩 있고, 그 평균이 맞아요.",
        "transposed": "모양이 {yours}인데 필요한 모양은 {true}예요. 맞는 기울기의 전치예요.",
        "turned": "모양이 {yours}인데 필요한 모양은 {true}예요. 축이 뒤바뀌었고, 전치해도 "
        "맞지 않아요.",
        "other shape": "수는 맞지만 모양이 {yours}예요. 필요한 모양은 {true}예요.",
        "shape": "모양이 {yours}인데 필요한 모양은 {true}예요.",
        "not finite": "유한한 수가 아닌 첫 성분은 {place}: {what}.",
        "right": "맞아요.",
        "rounded": "반올림 오차까지 맞아요. 어딘가 float32가 있나요?",
        "zero": "모든 성분이 0이에요. 기울기가 여기까지 전해지지 않아요.",
        "stale": "갱신하기 전의 기울기예요. 다시 계산하지 않았어요.",
        "only path": "경로 {k}의 몫만 있어요. += 대신 =로 덮어쓰지 않았나요?",
        "path missing": "경로 {k}의 몫이 빠졌어요.",
        "path twice": "경로 {k}의 몫을 두 번 더했어요.",
        "path negated": "경로 {k}의 몫이 부호가 반대예요.",
        "no slope": "활성화 함수의 기울기를 곱하지 않았어요.",
        "slope twice": "활성화 함수의 기울기를 두 번 곱했어요.",
        "times 1 negated": "모든 부호가 반대예요. 오차가 y - y_hat인가요?",
        "times 2": "맞는 값의 2배예요. 제곱의 2를 없앨 ½이 빠졌거나, 한 몫을 두 번 더했어요.",
        "times 2 negated": "맞는 값의 -2배예요. 부호와 2를 보세요.",
        "times n": "맞는 값의 {n}배예요. 손실은 {n}개의 평균인데 합을 쓰지 않았나요?",
        "times n negated": "맞는 값의 -{n}배예요. 부호, 그리고 {n}개의 평균 대신 쓴 합을 "
        "보세요.",
        "part 2": "맞는 값의 절반이에요. ½을 한 번 더 곱했거나, 같은 두 몫 가운데 하나가 "
        "빠졌어요.",
        "part 2 negated": "맞는 값의 -½배예요. 부호와 ½을 보세요.",
        "part n": "맞는 값을 {n}(으)로 나눈 값이에요. {n}개의 평균을 두 번 냈거나, 손실은 "
        "합인데 평균을 썼나요?",
        "part n negated": "맞는 값을 -{n}(으)로 나눈 값이에요. 부호, 그리고 {n}개의 평균을 "
        "한 번 더 내지 않았는지 보세요.",
        "factor": "맞는 기울기의 {factor}배예요. 일정한 배수가 다르네요.",
        "transposed here": "맞는 기울기의 전치예요.",
        "same rows": "모든 행이 같아요. 행 방향으로 더하거나 평균을 낸 것이 있어요.",
        "moved": "맞는 수들이 다른 자리에 있어요. reshape를 했거나 두 축이 바뀌었어요.",
        "shifted": "모든 성분에 같은 값 {by}만큼 더해져 있어요.",
        "rows": "행 {k}",
        "columns": "열 {k}",
        "entries": "성분 {k}",
        "there": "틀린 곳: {where}. 나머지는 맞아요. {what}",
        "zero there": "그곳은 0이에요.",
        "negated there": "그곳은 부호가 반대예요.",
        "factor there": "그곳은 맞는 기울기의 {factor}배예요.",
        "unknown there": "그곳의 첫 값은 {yours}, 맞는 값은 {true}.",
        "each of rows": "각 행이 맞는 행의 상수배인데, 배수가 행마다 달라요.",
        "each of columns": "각 열이 맞는 열의 상수배인데, 배수가 열마다 달라요.",
        "some": "성분 {all}개 가운데 {wrong}개가 틀렸어요. 첫 성분 {first}: {yours}, 맞는 값은 "
        "{true}.",
        "unknown": "모든 성분이 틀렸고, 어떻게 틀렸는지는 수만으로 알 수 없어요. 성분 {first}: "
        "{yours}, 맞는 값은 {true}.",
    },
}
# --8<-- [end:diagnose]
