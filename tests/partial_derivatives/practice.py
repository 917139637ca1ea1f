"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.partial_derivatives import mistakes

WRONG = {
    mistakes.everything_moves: "grad_f",
    mistakes.term_forgotten: "grad_f",
    mistakes.constant_term_kept: "grad_f",
    mistakes.constant_factor_lost: "grad_f",
    mistakes.quotient_swapped: "quotient_slope",
}
