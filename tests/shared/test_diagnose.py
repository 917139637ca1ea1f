"""What `diagnose` says of mistakes on random gradients, and of the course's wrong gradients."""

import re

import numpy as np
import pytest
from numpy.random import default_rng

from snippets.shared.diagnose import TEXTS, diagnose, finding
from tests.shared.wrong_gradients import WRONG, WrongGradient

SHAPE, N = (3, 4), 7
TRUE = default_rng(0).normal(size=SHAPE)
OTHER, SLOPE = default_rng(1).normal(size=SHAPE), default_rng(2).uniform(0.1, 0.9, SHAPE)
PLACES = np.arange(12).reshape(SHAPE)
PER_ROW = default_rng(3).normal(size=(5, 4))


def changed(place, change) -> np.ndarray:
    """The true gradient with a change in one place."""
    yours = TRUE.copy()
    yours[place] = change(yours[place])
    return yours


@pytest.mark.parametrize(
    ("yours", "true", "extras", "sentence"),
    [
        (TRUE, TRUE, {}, "Right."),
        (TRUE + 1e-8, TRUE, {}, "Right."),
        (TRUE * (1 + 4e-6), TRUE, {}, "Right up to rounding. Is something in float32?"),
        (0 * TRUE + 1e-9, 0 * TRUE, {}, "Right."),
        (1.0, TRUE, {}, "The shape is () and (3, 4) is needed."),
        (TRUE.T, TRUE, {}, "this is the transpose of the right gradient."),
        (OTHER.T, TRUE, {}, "it is turned round, and its transpose is not right either."),
        (OTHER[:3, :3].T, OTHER[:3, :3], {}, "This is the transpose of the right gradient."),
        (TRUE.ravel(), TRUE, {}, "The numbers are right, but the shape is (12,)"),
        (np.zeros(5), TRUE, {}, "The shape is (5,) and (3, 4) is needed."),
        (PER_ROW, PER_ROW.sum(axis=0), {}, "each of 5 rows. Their sum is right"),
        (PER_ROW, PER_ROW.mean(axis=0), {}, "each of 5 rows. Their mean is right"),
        (PER_ROW, np.ones(4), {}, "The shape is (5, 4) and (4,) is needed."),
        (changed((2, 1), lambda x: np.inf), TRUE, {}, "no number is [2, 1]: inf."),
        (np.array([["a"]]), TRUE, {}, "These are not real numbers, but <U1."),
        (TRUE * 1j, TRUE, {}, "These are not real numbers, but complex128."),
        (0 * TRUE, TRUE, {}, "Zero everywhere"),
        (-TRUE, TRUE, {}, "All signs are flipped."),
        (2 * TRUE, TRUE, {}, "Twice the right size"),
        (-2 * TRUE, TRUE, {}, "Minus twice"),
        (TRUE / 2, TRUE, {}, "Half the right size"),
        (-TRUE / 2, TRUE, {}, "Minus half"),
        (
            N * TRUE,
            TRUE,
            {},
            "7 times the right size. Is it a sum where",
        ),
        (-N * TRUE, TRUE, {}, "Minus 7 times"),
        (TRUE / N, TRUE, {}, "divided by 7"),
        (-TRUE / N, TRUE, {}, "divided by -7"),
        (1.25 * TRUE, TRUE, {}, "1.25 times the right gradient: a constant factor."),
        (3.25, 1.0, {}, "Wrong everywhere"),
        (-1.0, 1.0, {}, "All signs are flipped."),
        (TRUE[::-1], TRUE, {}, "The right numbers in wrong places"),
        (TRUE + 0.25, TRUE, {}, "0.25 too much in every entry"),
        (OTHER, TRUE, {}, "Wrong everywhere, in no way that the numbers tell. Entry [0, 0] is"),
        (
            changed((1, 2), np.negative),
            TRUE,
            {},
            "Wrong in entry [1, 2], right elsewhere. The",
        ),
        (
            changed((1, 2), lambda x: 0),
            TRUE,
            {},
            "[1, 2], right elsewhere. It is zero",
        ),
        (changed((1, 2), lambda x: 9), TRUE, {}, "It has 9 there, where"),
        (changed(1, np.negative), TRUE, {}, "Wrong in row(s) 1, right elsewhere. The signs are"),
        (changed(1, lambda x: 3 * x), TRUE, {}, "It is 3 times the right gradient there."),
        (
            changed((slice(None), 2), np.negative),
            TRUE,
            {},
            "Wrong in column(s) 2, right else",
        ),
        (TRUE * [[1], [2], [5]], TRUE, {}, "Each row is a multiple of the right row"),
        (TRUE * [1, 2, 3, 5], TRUE, {}, "Each column is a multiple of the right column"),
        (TRUE * (PLACES % 3 > 0), TRUE, {}, "in 4 of 12 entries. The first is [0, 0]: 0,"),
        (TRUE, TRUE + OTHER, {"paths": [TRUE, OTHER]}, "Only the share of path 1 is here."),
        (
            TRUE + 2 * OTHER,
            TRUE + OTHER,
            {"paths": [TRUE, OTHER]},
            "path 2 is counted twice",
        ),
        (TRUE - OTHER, TRUE + OTHER, {"paths": [TRUE, OTHER]}, "path 2 has the wrong sign."),
        (2 * TRUE, 2 * TRUE + OTHER, {"paths": [TRUE, TRUE, OTHER]}, "path 3 is missing."),
        (TRUE, TRUE * SLOPE, {"slope": SLOPE}, "The slope of the activation is missing."),
        (TRUE * SLOPE**2, TRUE * SLOPE, {"slope": SLOPE}, "is multiplied twice."),
        (OTHER, TRUE, {"slope": SLOPE}, "Wrong everywhere"),
        (OTHER, TRUE, {"slope": SLOPE[0]}, "Wrong everywhere"),
        (OTHER, TRUE, {"before": OTHER}, "This is the gradient before the step"),
        (OTHER, TRUE, {"before": TRUE}, "Wrong everywhere"),
    ],
)
def test_a_mistake_is_named(yours, true, extras: dict, sentence: str):
    assert sentence in diagnose(yours, true, **extras)
    assert diagnose(yours, true, language="ko", **extras)


def test_both_languages_have_the_same_sentences():
    assert TEXTS["en"].keys() == TEXTS["ko"].keys()
    for name, english in TEXTS["en"].items():
        asked = [sorted(re.findall(r"\{\w+\}", text)) for text in (english, TEXTS["ko"][name])]
        assert asked[0] == asked[1], name


@pytest.mark.parametrize("true", [np.array([]), np.array([1.0, np.nan])])
def test_what_cannot_be_true_is_refused(true):
    with pytest.raises(ValueError, match="true is empty, or has NaN or inf in it"):
        diagnose(true, true)


def test_a_language_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="language is 'fr'; give one of"):
        diagnose(TRUE, TRUE, language="fr")


def said(wrong: WrongGradient, seed: int) -> str:
    yours, true, extras = wrong.make(default_rng(seed))
    return finding(yours, true, TEXTS["en"], **extras)[0]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_a_wrong_gradient_of_the_course_is_named_rightly_or_not_at_all(wrong, seed: int):
    assert said(wrong, seed) in {wrong.named, "unknown", "some"}


def test_seven_in_ten_wrong_gradients_of_the_course_are_named():
    named = [wrong for wrong in WRONG if said(wrong, 5) == wrong.named]
    assert len(named) >= 0.7 * len(WRONG)
