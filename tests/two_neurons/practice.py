"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.two_neurons.neurons import lost_slope, same_slope, update_too_early

WRONG = {
    lost_slope: "backward",
    same_slope: "backward",
    update_too_early: "backward",
}
