"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.two_layer_network import mistakes

WITHOUT = "backward = lambda params, X, Y, A1, Z2, hidden: no_mean(params, X, Y, hidden)"
WRONG = {
    mistakes.no_mean: WITHOUT,
    mistakes.always_sigmoid: "forward",
    mistakes.step_in_place: "sgd_step",
}
ELSEWHERE = {
    mistakes.backward_with_long_names: "its gradients are right",
    mistakes.step_with_short_names: "wrong only for gradients of other names",
    mistakes.unseeded: "it draws weights, which the notebook does not ask for",
}
