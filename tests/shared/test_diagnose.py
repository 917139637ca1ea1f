"""What `diagnose` says of mistakes on random gradients, and what it never says."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng

from snippets.shared.diagnose import TEXTS, diagnose, findings

SHAPE, N = (3, 4), 7
TRUE = default_rng(0).normal(size=SHAPE)
OTHER, SLOPE = default_rng(1).normal(size=SHAPE), default_rng(2).uniform(0.1, 0.9, SHAPE)
PLACES = np.arange(12).reshape(SHAPE)
MASK = PLACES % 3 > 0
PER_ROW = default_rng(3).normal(size=(5, 4))
OF_ROWS = SLOPE.ravel()[:5, None]
PATHS = {"paths": [TRUE, OTHER]}
BOTH = TRUE + OTHER
UPSTREAM = default_rng(5).normal(size=SHAPE)
FAR, FAINT = np.array([1.7e308, 1.2e308]), 2e-5 * OTHER
ALMOST = TRUE + FAINT + 4e-7 * UPSTREAM
ONE_MORE = -np.outer(TRUE[0], TRUE[0]) + np.diag(TRUE[0])
SQUARE = default_rng(4).normal(size=(4, 4))


def changed(place, change) -> np.ndarray:
    """The true gradient with a change in one place."""
    yours = TRUE.copy()
    yours[place] = change(yours[place])
    return yours


NEAR = changed((0, 0), lambda x: x + 4e-6)


@pytest.mark.parametrize(
    ("yours", "true", "extras", "sentence"),
    [
        (TRUE, TRUE, {}, "Right."),
        (TRUE + 1e-8, TRUE, {}, "Right."),
        (TRUE * (1 + 4e-6), TRUE, {}, "Off by 4e-06 of the largest entry: rounding,"),
        (TRUE.astype(np.float32), TRUE, {}, "Right."),
        ((TRUE * (1 + 2e-6)).astype(np.float32), TRUE, {}, "to the rounding of float32."),
        (TRUE.astype(np.float16), TRUE, {}, "Right up to the rounding of float16."),
        (changed((0, 1), lambda x: 0) * [1, 0, 1, 1], TRUE * [1, 1e-7, 1, 1], {}, "small beside"),
        (0 * TRUE + 1e-9, 0 * TRUE, {}, "All is below 1e-08, which may be rounding."),
        (0 * TRUE, 0 * TRUE + 1e-9, {}, "All is below 1e-08"),
        (1e-9 * TRUE, 1e-9 * TRUE, {}, "Right."),
        (1.0, TRUE, {}, "The shape is () and (3, 4) is needed."),
        (TRUE.sum(), TRUE, {}, "needed. All entries of the right gradient are added up."),
        (TRUE.T, TRUE, {}, "needed. It is the transpose of the right gradient."),
        (OTHER.T, TRUE, {}, "The shape is (4, 3) and (3, 4) is needed."),
        (SQUARE.T, SQUARE, {}, "It is the transpose of the right gradient."),
        (TRUE.ravel(), TRUE, {}, "needed. The numbers are right."),
        (TRUE[None], TRUE, {}, "needed. The numbers are right."),
        (np.zeros(5), TRUE, {}, "The shape is (5,) and (3, 4) is needed."),
        (PER_ROW, PER_ROW.sum(axis=0), {}, "for each of 5 rows; their sum is right."),
        (PER_ROW, np.ones(4), {}, "The shape is (5, 4) and (4,) is needed."),
        (PER_ROW.sum(axis=1), PER_ROW.sum(axis=0), {"paths": PER_ROW}, "over the wrong axis."),
        (SQUARE.sum(axis=1), SQUARE.sum(axis=0), {"paths": SQUARE}, "over the wrong axis."),
        (changed((2, 1), lambda x: np.inf), TRUE, {}, "[2, 1]: inf, the first that is not finite."),
        (changed(1, lambda x: np.nan), TRUE, {}, "[1, 0]: nan, the first that is not finite."),
        (np.array([["a"]]), TRUE, {}, "These are not real numbers, but <U1."),
        (TRUE * 1j, TRUE, {}, "These are not real numbers, but complex128."),
        (0 * TRUE, TRUE, {}, "It is zero: no gradient arrives."),
        (-TRUE, TRUE, {}, "The signs are flipped."),
        (-TRUE * MASK, TRUE * MASK, {}, "The signs are flipped."),
        (2 * TRUE, TRUE, {}, "2 times the right size. Is it the 2 of a square"),
        (-2 * TRUE, TRUE, {}, "-2 times the right size."),
        (TRUE / 2, TRUE, {}, "The right gradient divided by 2. Is it a half too many"),
        (-TRUE / 2, TRUE, {}, "The right gradient divided by -2."),
        (N * TRUE, TRUE, {}, "7 times the right size. Is it a sum where"),
        (-N * TRUE, TRUE, {}, "-7 times the right size. Is it a sum where the loss has a mean ov"),
        ((N * TRUE).astype(np.float32), TRUE, {}, "7 times the right size."),
        ((N * NEAR).astype(np.float32), TRUE, {}, "7 times the right size."),
        (N * NEAR, TRUE, {}, "the numbers do not tell why."),
        (60_000 * TRUE, TRUE, {}, "60000 times the right size."),
        (1e8 * TRUE, TRUE, {}, "1e+08 times the right gradient: a constant factor."),
        (TRUE / N, TRUE, {}, "divided by 7. Is the mean over 7 taken twice"),
        (1.25 * TRUE, TRUE, {}, "1.25 times the right gradient: a constant factor."),
        (3.25, 1.0, {}, "3.25, not 1; the numbers do not tell why."),
        (7.0, 1.0, {}, "7 times the right size."),
        (1.00002, 1.0, {}, "1.00002, not 1; the"),
        (7 * (1 + 5e-7), 1.0, {}, "7, not 1; the numbers do not tell why."),
        (1e8, 1.0, {}, "1e+08, not 1; the numbers"),
        (-1.0, 1.0, {}, "The signs are flipped."),
        (TRUE[::-1], TRUE, {}, "The right numbers in wrong places: a"),
        (TRUE[0, [1, 1, 2, 3]], TRUE[0], {}, "The right numbers in wrong places: a"),
        (TRUE + 0.25, TRUE, {}, "0.25 too much in every entry"),
        (OTHER, TRUE, {}, "[0, 0]: 0.3456, not 0.1257; the numbers do not tell why."),
        (np.array([4.0, 4.0]), np.array([1.0, 3.0]), {}, "of the right gradient are added up."),
        (TRUE[:1] + OTHER[:1] + 0 * TRUE, TRUE, {}, "All rows are the same"),
        (np.outer(OTHER[:, 0], OTHER[0]), TRUE, {}, "All rows are multiples of one row"),
        (np.outer(OTHER[:, 0], OTHER[0]), np.outer(TRUE[:, 0], TRUE[0]), {}, "do not tell why."),
        (np.exp(np.exp(4 + TRUE)), TRUE, {}, "the numbers do not tell why."),
        (np.outer(OTHER[:, 0], [1, 0, 0, 0]), TRUE, {}, "the numbers do not tell why."),
        (np.outer([1, 1e-4, 1e-5], OTHER[0]), TRUE, {}, "All rows are multiples of one row"),
        (ONE_MORE, -np.outer(TRUE[0], TRUE[0]), {}, "the numbers do not tell why."),
        (-np.outer(TRUE[0], TRUE[0]), ONE_MORE, {}, "the numbers do not tell why."),
        (OTHER, 0 * TRUE, {}, "[0, 0]: 0.3456, not 0; the numbers do not tell why."),
        (np.maximum(UPSTREAM, 0), UPSTREAM * MASK, {}, "does the mask ask the gradient"),
        (OTHER * ~MASK, TRUE * MASK, {}, "the mask is turned round."),
        (OTHER * ~MASK * (PLACES > 0), TRUE * MASK, {}, "the numbers do not tell why."),
        (TRUE * MASK + OTHER * ~MASK, TRUE * MASK, {}, "Zero is right there. Is a mask missing?"),
        (TRUE * MASK, TRUE, {}, "Wrong only in 4 of 12 entries. It is zero"),
        (changed((1, 2), np.negative), TRUE, {}, "Wrong only at [1, 2]. The signs"),
        (changed((1, 2), lambda x: 9), TRUE, {}, "only at [1, 2]. [1, 2]: 9, not 1.304; the"),
        (changed((1, 2), lambda x: TRUE[0, 0]), TRUE, {}, "[1, 2]: 0.1257, not 1.304; the"),
        (changed(1, np.negative), TRUE, {}, "Wrong only in row(s) 1. The signs"),
        (changed(1, lambda x: 3.5 * x), TRUE, {}, "row(s) 1. 3.5 times the right gradient"),
        (changed((slice(None), 2), np.negative), TRUE, {}, "Wrong only in column(s) 2."),
        (
            changed(([0, 1], [1, 2]), lambda x: 9),
            TRUE,
            {},
            "Wrong only at [0, 1], [1, 2]. [0, 1]: 9, not",
        ),
        (TRUE, BOTH, PATHS, "Only the share of path 1 is here."),
        (TRUE * OTHER, BOTH, PATHS, "The shares of the paths are multiplied, not added."),
        (BOTH + OTHER, BOTH, PATHS, "in the share of path 2. 2 times the right size."),
        (TRUE - OTHER, BOTH, PATHS, "in the share of path 2. The signs are flipped."),
        (TRUE + 3.5 * OTHER, BOTH, PATHS, "in the share of path 2. 3.5 times the right"),
        (2 * TRUE, 2 * TRUE + OTHER, {"paths": [TRUE, TRUE, OTHER]}, "of path 3. It is zero"),
        (
            np.where(PLACES == 6, TRUE, BOTH),
            BOTH,
            PATHS,
            "Wrong only at [1, 2]. Only the share of path 1",
        ),
        (TRUE, TRUE * SLOPE, {"slope": SLOPE}, "The slope is missing."),
        (TRUE, TRUE * SLOPE[0], {"slope": SLOPE[0]}, "The slope is missing."),
        (TRUE, TRUE * MASK * 2, {"slope": MASK * 2}, "The slope is missing."),
        (TRUE, TRUE * MASK, {"slope": MASK}, "Zero is right there. Is a mask missing?"),
        (TRUE * SLOPE**2, TRUE * SLOPE, {"slope": SLOPE}, "multiplied once too often."),
        (TRUE + SLOPE, TRUE * SLOPE, {"slope": SLOPE}, "The slope is added, not multiplied."),
        (TRUE / SLOPE, TRUE * SLOPE, {"slope": SLOPE}, "It is divided by the slope, not mul"),
        (SLOPE, TRUE * SLOPE, {"slope": SLOPE}, "It is the slope alone"),
        (
            PER_ROW.sum(axis=0),
            (PER_ROW * OF_ROWS).sum(axis=0),
            {"paths": PER_ROW * OF_ROWS, "slope": OF_ROWS},
            "The slope is missing.",
        ),
        (
            TRUE + OTHER + SLOPE,
            TRUE + OTHER * SLOPE,
            {"paths": [TRUE, OTHER * SLOPE], "slope": [np.ones(SHAPE), SLOPE]},
            "in the share of path 2. The slope is added, not multiplied.",
        ),
        (OTHER, TRUE, {"slope": SLOPE}, "the numbers do not tell why."),
        (OTHER, TRUE, {"before": OTHER}, "This is the gradient before the step"),
        (TRUE + OTHER, TRUE, {"before": OTHER}, "The gradient before the step is still in it"),
        (TRUE, TRUE - (TRUE + 1e-16), {"paths": [TRUE, -TRUE]}, "Only the share of path 1"),
        (FAR * [-1, 0.7], FAR, {"before": FAR}, "the numbers do not tell why."),
        (ALMOST, TRUE, {"paths": [TRUE + FAINT, -FAINT]}, "the numbers do not tell why."),
        (OTHER, TRUE, {"before": TRUE}, "the numbers do not tell why."),
    ],
)
def test_a_mistake_is_named(yours, true, extras: dict, sentence: str):
    assert sentence in diagnose(yours, true, **extras)
    assert diagnose(yours, true, language="ko", **extras)


def test_nothing_is_no_sum():
    assert diagnose([], 0.0) == "The shape is (0,) and () is needed."


def test_both_languages_have_the_same_sentences():
    assert TEXTS["en"].keys() == TEXTS["ko"].keys()
    for name, english in TEXTS["en"].items():
        asked = [sorted(re.findall(r"\{\w+\}", text)) for text in (english, TEXTS["ko"][name])]
        assert asked[0] == asked[1], name


@pytest.mark.parametrize(
    ("true", "extras", "refusal"),
    [
        (np.array([]), {}, "true is empty, or has NaN or inf in it"),
        (np.array([1.0, np.nan]), {}, "true is empty, or has NaN or inf in it"),
        (TRUE, {"language": "fr"}, "language is 'fr'; give one of"),
        (TRUE, {"slope": SLOPE[:2]}, "slope: this does not fit (3, 4)"),
        (TRUE, {"slope": [SLOPE, SLOPE]}, "slope: this does not fit (0, 3, 4)"),
        (TRUE, {"before": TRUE.T}, "before: this does not fit (3, 4)"),
        (TRUE, {"paths": [TRUE.T]}, "paths: this does not fit (1, 3, 4)"),
        (TRUE, {"paths": [[1.0, 2.0], [1.0]]}, "paths: this does not fit (2, 3, 4)"),
        (TRUE, PATHS, "paths do not add up to true"),
    ],
)
def test_what_does_not_fit_is_refused(true, extras: dict, refusal: str):
    with pytest.raises(ValueError, match=re.escape(refusal)):
        diagnose(true, true, **extras)


# --- what it must never say -----------------------------------------------------------------------

SHAPES = st.sampled_from([(), (1,), (1, 1), (2,), (2, 2), (5,), (1, 4), (4, 1), (3, 5), (2, 3, 2)])
SCALES = st.sampled_from([1e-300, 1e-30, 1e-6, 1.0, 1e6, 1e150, 1e300])
SEED = st.integers(0, 2**32 - 1)
MANY = settings(max_examples=150, derandomize=True, deadline=None, database=None)


def a_gradient(rng: Generator, shape: tuple, scale: float, zeros: bool) -> np.ndarray:
    """Random, with zeros inside if there are to be some and there is room."""
    true = np.asarray(
        scale * rng.normal(size=shape) * (1 - 0.5 * zeros * (rng.random(shape) < 0.5))
    )
    holes = rng.random(shape) < 0.3
    return np.where(holes & ~holes.all(), 0, true) if zeros and true.size > 1 else true


def told_of(rng: Generator, true: np.ndarray, scale: float) -> dict:
    """Something, or nothing, that has to do with the gradient but not with the mistake."""
    share = scale * rng.normal(size=true.shape)
    slopes = rng.uniform(0.1, 0.9, (2, *true.shape))
    return [
        {},
        {"slope": np.where(true == 0, 0, slopes[0])},
        {"paths": [share, true - share], "before": scale * rng.normal(size=true.shape)},
        {"paths": [share, true - share], "slope": slopes},
    ][rng.integers(4)]


def one_entry(rng: Generator, true: np.ndarray) -> np.ndarray:
    yours, place = true.copy(), tuple(rng.integers(true.shape))
    yours[place] += rng.normal() * np.abs(true).max()
    return yours


def one_line(rng: Generator, true: np.ndarray) -> np.ndarray:
    yours, place = true.copy(), rng.integers(len(true)) if true.ndim else ...
    yours[place] += rng.normal(size=np.shape(yours[place])) * np.abs(true).max()
    return yours


MISTAKES = {
    "right": lambda rng, true: true.copy(),
    "right up to rounding": lambda rng, true: true * (1 + 1e-9 * rng.normal(size=true.shape)),
    "noise": lambda rng, true: true + np.abs(true).max() * rng.normal(size=true.shape),
    "another": lambda rng, true: np.abs(true).max() * rng.normal(size=true.shape),
    "entry": one_entry,
    "line": one_line,
    "zero": lambda rng, true: 0 * true,
    "negated": lambda rng, true: -true,
    "times 2": lambda rng, true: 2 * true,
    "part n": lambda rng, true: true / -rng.integers(3, 1000),
    "times n": lambda rng, true: true * rng.integers(3, 1000),
    "factor": lambda rng, true: true * rng.uniform(1.1, 1.9),
}


@MANY
@given(SEED, SHAPES, SCALES, st.booleans(), st.sampled_from(sorted(MISTAKES)))
def test_no_mistake_is_named_that_was_not_made(seed, shape, scale, zeros, mistake):
    rng = default_rng(seed)
    true = a_gradient(rng, shape, scale, zeros)
    yours = MISTAKES[mistake](rng, true)
    name = findings(yours, true, **told_of(rng, true, scale))[-1][0]
    wrong = yours != true
    if mistake.startswith("right"):
        assert name == "right"
    elif max(np.abs(yours).max(), np.abs(true).max()) < 1e-8:
        assert name == "tiny"
    elif mistake in TEXTS["en"]:
        large = np.abs(true) > 0.01 * np.abs(true).max()
        assert name == (mistake if large.sum() > 1 or mistake != "factor" else "unknown")
    else:
        assert name == "unknown" or (
            name == "no mask" and wrong.sum() > 1 and not true[wrong].any()
        )


@MANY
@given(SEED, SHAPES, st.booleans())
def test_where_it_is_said_to_be_wrong_it_is(seed: int, shape: tuple, several: bool):
    """And nowhere else, as far as lines that are wrong for the most part are concerned."""
    rng = default_rng(seed)
    true = a_gradient(rng, shape, 1.0, zeros=True)
    yours = one_line(rng, true) if several else one_entry(rng, true)
    wrong = np.argwhere(yours != true)
    for name, details in findings(yours, true):
        if name in ("rows", "columns"):
            named = {int(k) for k in details["k"].split(", ")}
            assert named == set(wrong[:, ["rows", "columns"].index(name)])
        elif name == "entries":
            assert details["k"] == ", ".join(str([int(k) for k in place]) for place in wrong)
        elif name == "some":
            assert details == {"wrong": len(wrong), "all": true.size}


CLAIMS = {
    "right": lambda y, t: (y == t).all(),
    "zero": lambda y, t: not y.any(),
    "negated": lambda y, t: (y == -t).all(),
    "times 2": lambda y, t: (np.abs(y) == 2 * np.abs(t)).all(),
    "part 2": lambda y, t: (2 * np.abs(y) == np.abs(t)).all(),
    "no mask": lambda y, t: not t.any(),
    "shifted": lambda y, t: np.ptp(y - t) == 0,
    "transposed": lambda y, t: (y == t.T).all(),
    "summed": lambda y, t: (y == t.sum()).all(),
    "moved": lambda y, t: set(y.flat) <= set(t.flat),
    "same rows": lambda y, t: (y == y[0]).all(),
    "rank one": lambda y, t: np.linalg.matrix_rank(y) == 1 < np.linalg.matrix_rank(t),
    "own sign": lambda y, t: (np.where(t, np.maximum(t, 0), y) == y).all() and (y >= 0).all(),
    "turned mask": lambda y, t: ((y == 0) == (t != 0)).all(),
}


@settings(MANY, max_examples=600)
@given(SEED, SHAPES, st.integers(1, 3))
def test_of_small_numbers_it_claims_nothing_that_is_false(seed: int, shape: tuple, most: int):
    """Among -1, 0 and 1 much looks like much else."""
    rng = default_rng(seed)
    yours, true = (np.asarray(one) for one in rng.integers(-most, most + 1, (2, *shape)))
    found = findings(yours, true)
    claimed = CLAIMS.get(found[-1][0])
    wrong = yours != true
    if claimed:
        there = (yours, true) if len(found) == 1 else (yours[wrong], true[wrong])
        assert claimed(*there), (yours, true, found)


@MANY
@given(SEED, SHAPES)
def test_the_first_that_is_not_finite_is_found(seed: int, shape: tuple):
    rng = default_rng(seed)
    true = a_gradient(rng, shape, 1.0, zeros=False)
    yours, place = true.copy(), tuple(rng.integers(shape))
    yours[place] = rng.choice([np.nan, np.inf, -np.inf])
    [(name, details)] = findings(yours, true, **told_of(rng, true, 1.0))
    assert name == "not finite"
    assert not shape or details["first"] == f"{[int(k) for k in place]}: "
