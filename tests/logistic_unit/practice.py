"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.logistic_unit import mistakes
from tests.proof.practice import wrong

WRONG = [
    wrong(
        mistakes.mixed_signs,
        "backward = mixed_signs",
        grad_w="times 1 negated",
        grad_b="times 1 negated",
    ),
    wrong(
        mistakes.half_negated, "backward = half_negated", grad_w="right", grad_b="times 1 negated"
    ),
    wrong(mistakes.no_mean, "backward = no_mean", grad_w="times n", grad_b="times n"),
    wrong(mistakes.sum_and_mean, "backward = sum_and_mean", grad_w="times n", grad_b="right"),
    wrong(mistakes.no_slope, "backward = no_slope"),
]
ELSEWHERE = {}
