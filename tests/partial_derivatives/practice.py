"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.partial_derivatives import mistakes
from tests.proof.practice import wrong

WRONG = [
    wrong(mistakes.everything_moves, "grad_f = everything_moves"),
    wrong(mistakes.term_forgotten, "grad_f = term_forgotten"),
    wrong(mistakes.constant_term_kept, "grad_f = constant_term_kept"),
    wrong(mistakes.constant_factor_lost, "grad_f = constant_factor_lost"),
    wrong(mistakes.quotient_swapped, "quotient_slope = quotient_swapped"),
]
ELSEWHERE = {}
