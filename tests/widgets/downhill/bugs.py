"""Bugs to plant in widgets/downhill/: by module, what it is, old text, new text."""

ARITHMETIC = [
    (
        "residual for error",
        "2 * (y_hat_i - y[i])));\n\nexport const mse",
        "2 * (y[i] - y_hat_i)));\n\nexport const mse",
    ),
    ("mean of the wrong count", "/ y.length", "/ (y.length - 1)"),
    ("lost two", "mean(y_hat.map((y_hat_i, i) => 2 * ", "mean(y_hat.map((y_hat_i, i) => "),
    ("uphill", "b - rate * slope", "b + rate * slope"),
    ("square forgotten", "(w_k - m[k]) ** 2", "(w_k - m[k])"),
    ("half the curvature", '"sum" ? 2 * n', '"sum" ? n'),
    ("sum for mean", '"sum" ? 2 * n : 2', '"mean" ? 2 * n : 2'),
    ("runs away unseen", 'if (size > 1) return "runs_away";', ""),
    ("one curvature for both", "2 * q[k] * (w_k", "2 * q[0] * (w_k"),
    ("rows forgotten", "Array.from({ length: times }, () => xs).flat()", "xs"),
    ("bottom mirrored", "y_i - c[i]", "c[i] - y_i"),
]

BUGS = {"arithmetic.js": ARITHMETIC}
