"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.logistic_unit import mistakes

WRONG = {
    mistakes.mixed_signs: "backward",
    mistakes.half_negated: "backward",
    mistakes.no_mean: "backward",
    mistakes.sum_and_mean: "backward",
    mistakes.no_slope: "backward",
}
