"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.layers import mistakes

WRONG = {
    mistakes.InPlaceReLU: "ReLU",
    mistakes.BorrowingMultiply: "Multiply",
    mistakes.GradientMaskReLU: "ReLU",
}
