"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.checking_a_gradient import mistakes

WRONG = {
    mistakes.path_lost: "grad_f",
    mistakes.factor_lost: "grad_f",
    mistakes.swapped: "grad_f",
}
ELSEWHERE = {
    mistakes.faint: "a function, no gradient",
    mistakes.faint_forgotten: "the gradient of a function that the notebook does not have",
}
