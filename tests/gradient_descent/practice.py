"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.gradient_descent import mistakes
from snippets.gradient_descent.one_bias import mse_slope, ssr_slope

WRONG = {
    mistakes.flipped: "ssr_slope",
    mse_slope: "ssr_slope",
    ssr_slope: "mse_slope",
}
