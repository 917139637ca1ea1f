"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.affine_layer import mistakes

WRONG = {
    mistakes.FirstAxisAffine: "Affine",
    mistakes.PlainAffine: "Affine",
    mistakes.NoSumAffine: "Affine",
    mistakes.NoTransposeAffine: "Affine",
    mistakes.EagerAffine: "Affine",
}
