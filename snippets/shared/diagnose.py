"""Say what is wrong with a gradient, by comparing it with the true one.

It tells no more than the numbers do.  A file of its own: NumPy is all it needs.
"""

# --8<-- [start:diagnose]
from collections.abc import Iterator

import numpy as np
from numpy import ndarray

CLOSE = 1e-6  # of the largest entry: what a numeric gradient can promise
NEARLY = 1e-5  # of the largest entry: what float32 leaves of it
TINY = 1e-8  # what may be rounding in a numeric gradient

Finding = tuple[str, dict]  # a name in TEXTS, and what its sentence asks for
Guesses = Iterator[tuple[list[Finding], ndarray]]  # what each would make of it


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

    slope: that of the activation, or another link that `true` has as a factor;
    or one for each path.
    paths: the share of each path, or of each row; together they are `true`.
    before: the gradient before the last step.  language: "en" or "ko".
    Raises ValueError if `true` is empty or not finite, if something else does
    not fit it, or for a language that is not there.
    """
    if language not in TEXTS:
        raise ValueError(f"language is {language!r}; give one of {[*TEXTS]}")
    found = findings(yours, true, slope, paths, before)
    return " ".join(TEXTS[language][name].format(**d) for name, d in found)


@np.errstate(all="ignore")
def findings(
    yours: ndarray,
    true: ndarray,
    slope: ndarray | None = None,
    paths: list[ndarray] | None = None,
    before: ndarray | None = None,
) -> list[Finding]:
    """Where it is wrong, if not everywhere, and at the end what is wrong."""
    yours, true = np.asarray(yours), np.asarray(true, dtype=float)
    if true.size == 0 or not np.isfinite(true).all():
        raise ValueError("true is empty, or has NaN or inf in it")
    size = np.abs(true).max()
    paths = np.zeros((0, *true.shape)) if paths is None else paths
    all_paths = (len(paths), *true.shape)
    links = all_paths if np.ndim(slope) > true.ndim else true.shape
    slope = fitting("slope", slope, links)
    paths = fitting("paths", paths, all_paths)
    before = fitting("before", before, true.shape)
    off = np.abs(paths.sum(axis=0) - true).max()
    if len(paths) and off > 1e-4 * np.abs(paths).max():
        raise ValueError("paths do not add up to true")
    if yours.dtype.kind not in "bif":
        return [("no numbers", {"kind": yours.dtype})]
    if yours.shape != true.shape:
        shapes = {"yours": yours.shape, "true": true.shape}
        return [("shape", shapes), *about_shape(yours, true, paths)]
    if not np.isfinite(yours).all():
        return at_first("not finite", yours, true, ~np.isfinite(yours))
    kind, yours = yours.dtype, yours.astype(float)
    error = np.abs(yours - true)
    wrong = error > CLOSE * size
    faint = (yours == 0) & (np.abs(true) > TINY * size)
    if not wrong.any():
        return at_first("faint" if faint.any() else "right", yours, true, faint)
    if max(size, np.abs(yours).max()) < TINY:
        return [("tiny", {"size": TINY})]
    single = kind in (np.float16, np.float32)
    if single and error.max() <= 32 * np.finfo(kind).eps * size:
        return [("rounded", {"kind": kind})]
    if error.max() <= NEARLY * size:
        return [("nearly", {"share": f"{error.max() / size:.0e}"})]
    close = NEARLY if single else CLOSE
    for where in (np.ones(true.shape, bool), wrong):
        y, t, paths_there = yours[where], true[where], paths[:, where]
        others = [x if x is None else x[..., where] for x in (slope, before)]
        for found, guess in about_entries(y, t, paths_there, *others):
            if fits(y, t, guess, close):
                return [*place_of(where), *found]
    for name, guess in about_table(yours, true, wrong, paths):
        if fits(yours, true, guess, close):
            return [(name, {})]
    if 1 < wrong.sum() < wrong.size and not true[wrong].any():
        return [*place_of(wrong), ("no mask", {})]
    return [*place_of(wrong), *at_first("unknown", yours, true, wrong)]


def fitting(name: str, x: ndarray | None, shape: tuple) -> ndarray | None:
    """x in this shape."""
    try:
        return x if x is None else np.broadcast_to(np.asarray(x, float), shape)
    except ValueError:
        raise ValueError(f"{name}: this does not fit {shape}") from None


def fits(yours: ndarray, true: ndarray, guess: ndarray, close: float) -> bool:
    """Whether a guess is yours, and so much closer that it explains it."""
    left, error = np.abs(yours - guess).max(), np.abs(yours - true).max()
    near = min(close * np.abs(guess).max(), error / 1000)
    return bool(left <= max(near, 1e-12 * np.abs(true).max()) < np.inf)


def about_shape(yours: ndarray, true: ndarray, paths: ndarray) -> list[Finding]:
    """What is behind a shape that is not the one of the parameter."""
    rows = np.atleast_1d(yours)
    for name, a, b in (
        ("transposed", yours.T, true),
        ("other shape", yours.ravel(), true.ravel()),
        ("no sum", rows.sum(axis=0), true),
        ("summed", yours, true.sum()),
        ("other axis", yours, paths.sum(axis=-1)),
    ):
        near = NEARLY * np.abs(b).max(initial=0)
        if a.shape == b.shape and yours.size and np.abs(a - b).max() <= near:
            return [(name, {"n": len(rows)})]
    return []


def about_entries(
    yours: ndarray,
    true: ndarray,
    paths: ndarray,
    slope: ndarray | None,
    before: ndarray | None,
) -> Guesses:
    """What each mistake would make of some entries, which stand in a row."""
    yield [("zero", {})], 0 * true
    if before is not None:
        yield [("stale", {})], before
        yield [("piled up", {})], true + before
    for k, path in enumerate(paths, start=1):
        yield [("only path", {"k": k})], path
    if len(paths):
        yield [("paths multiplied", {})], paths.prod(axis=0)
    if slope is not None:
        yield from about_slope(yours, true, paths, slope)
    yield from about_factor(yours, true)
    if true.size > 2:
        added = np.mean(yours - true)
        yield [("shifted", {"by": f"{added:.4g}"})], true + added
    for k, path in enumerate(paths):
        link = slope[k] if slope is not None and slope.ndim > 1 else None
        rest = yours - true + path
        for found, guess in about_entries(rest, path, paths[:0], link, None):
            yield [("path", {"k": k + 1}), *found], true - path + guess


def about_slope(
    yours: ndarray, true: ndarray, paths: ndarray, slope: ndarray
) -> Guesses:
    """A link that should be a factor of the gradient, or of each path."""
    shares = paths if slope.ndim > 1 else true[None]
    without = shares / slope
    if slope.ndim == 1 and np.any(true * (slope - 1)):
        shut = (slope == 0) & (true == 0)  # there, anything may come through
        without = np.where(shut, yours, without)
    for name, made in {
        "no slope": without,
        "slope twice": shares * slope,
        "slope added": without + slope,
        "slope divided": without / slope,
        "slope alone": slope + 0 * shares,
    }.items():
        yield [(name, {})], made.sum(axis=0)


def about_factor(yours: ndarray, true: ndarray) -> Guesses:
    """A number that everything is multiplied by."""
    k = np.abs(true).argmax()
    factor = yours[k] / true[k]
    lone = np.sum(np.abs(true) > np.abs(true[k]) / 100) == 1
    sign, size = "-" * bool(factor < 0), max(abs(factor), abs(1 / factor))
    n = round(size) if size < 1e6 else 0
    if abs(size - n) <= min(n * CLOSE / (10 if lone else 1), 1e-3):
        kind = "times" if abs(factor) > 1 else "part"
        name = "negated" if n == 1 else f"{kind} {n if n == 2 else 'n'}"
        yield [(name, {"n": f"{sign}{n}", "of": n})], factor * true
    elif not lone:  # any two numbers have a factor
        yield [("factor", {"factor": f"{factor:.6g}"})], factor * true


def about_table(
    yours: ndarray, true: ndarray, wrong: ndarray, paths: ndarray
) -> Iterator[tuple[str, ndarray]]:
    """What a mistake would make of the whole gradient, entries mixed."""
    if true.ndim > 1 and true.T.shape == true.shape:
        yield "transposed", true.T
    yield "summed", true.sum() + 0 * true
    if paths.shape[:-1] == true.shape:
        yield "other axis", paths.sum(axis=-1)
    in_order = np.empty(true.shape)
    in_order.flat[np.argsort(yours, axis=None)] = np.sort(true, axis=None)
    yield "moved", in_order
    if true.size < 10:  # in a large array some number is always near
        near = np.abs(yours[..., None] - true.ravel()).argmin(axis=-1)
        yield "moved", true.ravel()[near]
    on, off = true != 0, true == 0
    if min(np.sum(true > 0), np.sum(true < 0)) > 1:
        yield "own sign", np.where(off, np.abs(yours), np.maximum(true, 0))
    if min(on.sum(), off.sum()) > 1 and yours[off].all():
        yield "turned mask", np.where(off, yours, 0)
    table = true.ndim == 2 and min(true.shape) > 1
    table = table and wrong.all() and yours.all() and not rank_one(true)
    if table and rank_one(yours / np.abs(yours).max(axis=1, keepdims=True)):
        yield "same rows", yours[:1] + 0 * true
        yield "rank one", yours


def rank_one(x: ndarray) -> bool:
    """Whether all rows are multiples of one."""
    i, j = np.unravel_index(np.abs(x).argmax(), x.shape)
    return fits(x, 0 * x, np.outer(x[:, j] / x[i, j], x[i]), CLOSE)


def place_of(where: ndarray) -> list[Finding]:
    """Which rows, columns or entries, if not all."""
    if where.all():
        return []
    if where.ndim == 2 and min(where.shape) > 1:
        for name, table in (("rows", where), ("columns", where.T)):
            lines = np.flatnonzero(table.any(axis=1))
            if len(lines) < min(6, len(table)) and table[lines].mean() > 0.5:
                return [(name, {"k": ", ".join(map(str, lines))})]
    places = np.argwhere(where)
    if len(places) < 4:
        return [("entries", {"k": ", ".join(map(shown, places))})]
    return [("some", {"wrong": len(places), "all": where.size})]


def at_first(
    name: str, yours: ndarray, true: ndarray, where: ndarray
) -> list[Finding]:
    """A finding, with the first entry to look at."""
    numbers = {}
    for place in np.argwhere(where)[:1]:
        y, t = yours[tuple(place)], true[tuple(place)]
        digits = 4 if f"{y:.4g}" != f"{t:.4g}" else 9
        numbers = {"yours": f"{y:.{digits}g}", "true": f"{t:.{digits}g}"}
        numbers["first"] = f"{shown(place)}: " if len(place) else ""
    return [(name, numbers)]


def shown(place: ndarray) -> str:
    return "[" + ", ".join(map(str, place)) + "]"


TEXTS = {
    "en": {
        "no numbers": "These are not real numbers, but {kind}.",
        "shape": "The shape is {yours} and {true} is needed.",
        "transposed": "It is the transpose of the right gradient.",
        "no sum": "It has a gradient for each of {n} rows; their sum is right.",
        "summed": "All entries of the right gradient are added up.",
        "other axis": "It is added up over the wrong axis.",
        "other shape": "The numbers are right.",
        "not finite": "{first}{yours}, the first that is not finite.",
        "right": "Right.",
        "faint": "{first}{yours}, not {true}, which is small beside the "
        "largest. The rest is right.",
        "rounded": "Right up to the rounding of {kind}.",
        "nearly": "Off by {share} of the largest entry: rounding, as in "
        "float32, or a small mistake.",
        "tiny": "All is below {size}, which may be rounding. Multiply the loss "
        "by a large number.",
        "zero": "It is zero: no gradient arrives.",
        "stale": "This is the gradient before the step: it was not computed "
        "again.",
        "piled up": "The gradient before the step is still in it: it was not "
        "set to zero.",
        "only path": "Only the share of path {k} is here. Does it overwrite "
        "the others, = in place of +=?",
        "path": "The mistake is in the share of path {k}.",
        "paths multiplied": "The shares of the paths are multiplied, not added.",
        "no slope": "The slope is missing.",
        "slope twice": "The slope is multiplied once too often.",
        "slope added": "The slope is added, not multiplied.",
        "slope divided": "It is divided by the slope, not multiplied.",
        "slope alone": "It is the slope alone: what comes from above is "
        "missing.",
        "negated": "The signs are flipped. Is the error y - y_hat?",
        "times 2": "{n} times the right size. Is it the 2 of a square without "
        "its half, or a share counted twice?",
        "times n": "{n} times the right size. Is it a sum where the loss has a "
        "mean over {of}?",
        "part 2": "The right gradient divided by {n}. Is it a half too many, "
        "or one of two equal shares?",
        "part n": "The right gradient divided by {n}. Is the mean over {of} "
        "taken twice, or where the loss has a sum?",
        "factor": "{factor} times the right gradient: a constant factor.",
        "shifted": "{by} too much in every entry: something is added that does "
        "not depend on the entry.",
        "moved": "The right numbers in wrong places: a reshape, or two axes or "
        "variables mixed up?",
        "own sign": "What is negative is lost: does the mask ask the gradient "
        "for its sign?",
        "turned mask": "It is zero where it should not be, and only there: the "
        "mask is turned round.",
        "no mask": "Zero is right there. Is a mask missing?",
        "same rows": "All rows are the same: something was added up, or "
        "averaged, over the rows.",
        "rank one": "All rows are multiples of one row: is something added up "
        "before it is multiplied?",
        "rows": "Wrong only in row(s) {k}.",
        "columns": "Wrong only in column(s) {k}.",
        "entries": "Wrong only at {k}.",
        "some": "Wrong only in {wrong} of {all} entries.",
        "unknown": "{first}{yours}, not {true}; the numbers do not tell why.",
    },
    "ko": {
        "no numbers": "실수가 아니에요. 자료형: {kind}.",
        "shape": "모양이 {yours}인데 필요한 모양은 {true}예요.",
        "transposed": "맞는 기울기의 전치예요.",
        "no sum": "행 {n}개마다 기울기 벡터가 하나씩 있고, 그 합이 맞아요.",
        "summed": "맞는 기울기의 모든 성분을 더한 값이에요.",
        "other axis": "다른 축을 따라 더했어요.",
        "other shape": "수는 맞아요.",
        "not finite": "{first}{yours}. 유한한 수가 아닌 첫 성분이에요.",
        "right": "맞아요.",
        "faint": "{first}{yours}, 맞는 값은 {true}. 가장 큰 성분에 비해 작지만 0은 아니에요. "
        "나머지는 맞아요.",
        "rounded": "{kind}의 반올림 오차까지 맞아요.",
        "nearly": "가장 큰 성분의 {share}만큼 달라요. float32 같은 반올림 오차이거나 작은 실수예요.",
        "tiny": "모두 {size}보다 작아서 반올림 오차일 수 있어요. 손실에 큰 수를 곱해 보세요.",
        "zero": "0이에요. 기울기가 전해지지 않아요.",
        "stale": "갱신하기 전의 기울기예요. 다시 계산하지 않았어요.",
        "piled up": "갱신하기 전의 기울기가 더해져 있어요. 0으로 되돌리지 않았어요.",
        "only path": "경로 {k}의 몫만 있어요. += 대신 =로 덮어쓰지 않았나요?",
        "path": "경로 {k}의 몫이 틀렸어요.",
        "paths multiplied": "경로의 몫을 더하지 않고 곱했어요.",
        "no slope": "기울기(slope)를 곱하지 않았어요.",
        "slope twice": "기울기(slope)를 한 번 더 곱했어요.",
        "slope added": "기울기(slope)를 곱하지 않고 더했어요.",
        "slope divided": "기울기(slope)를 곱하지 않고 나누었어요.",
        "slope alone": "기울기(slope)만 있어요. 위에서 온 기울기를 곱하지 않았어요.",
        "negated": "부호가 반대예요. 오차가 y - y_hat인가요?",
        "times 2": "맞는 값의 {n}배예요. 제곱의 2를 없앨 ½이 빠졌거나, 한 몫을 두 번 더했나요?",
        "times n": "맞는 값의 {n}배예요. 손실은 {of}개의 평균인데 합을 쓰지 않았나요?",
        "part 2": "맞는 값을 {n}(으)로 나눈 값이에요. ½을 한 번 더 곱했거나, 같은 두 몫 가운데 "
        "하나뿐인가요?",
        "part n": "맞는 값을 {n}(으)로 나눈 값이에요. {of}개의 평균을 두 번 냈거나, 손실은 "
        "합인데 평균을 썼나요?",
        "factor": "맞는 기울기의 {factor}배예요. 일정한 배수가 다르네요.",
        "shifted": "모든 성분에 같은 값 {by}만큼 더해져 있어요.",
        "moved": "맞는 수들이 다른 자리에 있어요. reshape를 했거나 두 축이나 변수가 바뀌었나요?",
        "own sign": "음수가 사라졌어요. 마스크를 입력이 아니라 기울기의 부호로 정했나요?",
        "turned mask": "0이 아니어야 할 곳만 0이에요. 마스크가 뒤집혔어요.",
        "no mask": "그곳은 0이 맞아요. 마스크가 빠졌나요?",
        "same rows": "모든 행이 같아요. 행 방향으로 더하거나 평균을 낸 것이 있어요.",
        "rank one": "모든 행이 한 행의 상수배예요. 곱하기 전에 더한 것이 있나요?",
        "rows": "행 {k}만 틀려요.",
        "columns": "열 {k}만 틀려요.",
        "entries": "성분 {k}만 틀려요.",
        "some": "성분 {all}개 가운데 {wrong}개만 틀려요.",
        "unknown": "{first}{yours}, 맞는 값은 {true}. 왜 틀렸는지는 수만으로 알 수 없어요.",
    },
}
# --8<-- [end:diagnose]
