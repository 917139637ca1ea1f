"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.softmax_cross_entropy import mistakes

METHOD = "SoftmaxCrossEntropy.backward = lambda self, grad_out: {}(self.y_hat, self.Y, grad_out)"
WRONG = {
    mistakes.naive_softmax: "softmax",
    mistakes.deaf: METHOD.format("deaf"),
    mistakes.by_length: METHOD.format("by_length"),
    mistakes.entry_by_entry: METHOD.format("entry_by_entry"),
}
ELSEWHERE = {
    mistakes.naive_cross_entropy: "a loss, no gradient",
    mistakes.by_size: "wrong only where labels are as many as probabilities",
}
