"""Bugs to plant in snippets/gradient_descent/: by module, what it is, old text, new text."""

ONE_BIAS = [
    (
        "bytes as residuals",
        '@takes(y_hat="(n,)", y="(n,)")\n# --8<-- [start:ssr_slope]\ndef ssr',
        "def ssr",
    ),
    (
        "targets that broadcast",
        '@takes(y_hat="(n,)", y="(n,)")\n# --8<-- [start:mse_slope]\ndef mse',
        "def mse",
    ),
    ("residual for error", "np.sum(2 * (y_hat - y))", "np.sum(2 * (y - y_hat))"),
    ("lost two", "np.sum(2 * (y_hat - y))", "np.sum(y_hat - y)"),
    ("mean for sum", "np.sum(2 * (y_hat - y))", "np.mean(2 * (y_hat - y))"),
    ("lost bracket", "np.sum(2 * (y_hat - y))", "np.sum(2 * y_hat - y)"),
    ("sum for mean", "np.mean(2 * (y_hat - y))", "np.sum(2 * (y_hat - y))"),
    ("half the mean", "np.mean(2 * (y_hat - y))", "np.mean(y_hat - y)"),
    ("uphill", "b - rate * slope", "b + rate * slope"),
    ("rate forgotten", "b - rate * slope", "b - slope"),
    ("divided by the rate", "rate * slope  #", "slope / rate  #"),
    ("always from the start", "slope_at(b)", "slope_at(walk[0])"),
    ("steps from the start", "step(b, slope_at(b)", "step(walk[0], slope_at(b)"),
    ("a step too many", "range(steps)", "range(steps + 1)"),
    ("start not recorded", "return np.array(walk)", "return np.array(walk[1:])"),
    ("in-place step", "b = step(b, slope_at(b), rate)", "b += step(b, slope_at(b), rate) - b"),
    ("in-place write", "return np.mean(2 *", "y_hat *= 1.5\n    return np.mean(2 *"),
]

TWO_WEIGHTS = [
    ("a weight that broadcasts", 'w="(2,)", ', ""),
    ("targets that broadcast", ', y="(n,)")', ")"),
    ("weights swapped", "w[0] * u + w[1] * v", "w[1] * u + w[0] * v"),
    ("minus for plus", "w[0] * u + w[1] * v", "w[0] * u - w[1] * v"),
    ("input left out", "w[0] * u + w[1] * v", "w[0] * u"),
    ("inputs swapped", "(y_hat - y) * u)", "(y_hat - y) * v)"),
    ("one input for both", "(y_hat - y) * v)", "(y_hat - y) * u)"),
    ("input forgotten", "2 * (y_hat - y) * u", "2 * (y_hat - y)"),
    ("residual for error", "2 * (y_hat - y) * v", "2 * (y - y_hat) * v"),
    ("lost two", "2 * (y_hat - y) * u", "(y_hat - y) * u"),
    ("sum for mean", "np.mean(2 * (y_hat - y) * v)", "np.sum(2 * (y_hat - y) * v)"),
    ("slopes swapped", "[slope_1, slope_2]", "[slope_2, slope_1]"),
    ("in-place write", "    slope_1 =", "    w *= 1.5\n    slope_1 ="),
]

MISTAKES = [
    ("mistake mended", "np.sum(2 * (y - y_hat))", "np.sum(2 * (y_hat - y))"),
    ("another mistake", "np.sum(2 * (y - y_hat))", "np.mean(2 * (y - y_hat))"),
    ("lost two", "np.sum(2 * (y - y_hat))", "np.sum(y - y_hat)"),
]

BUGS = {"one_bias": ONE_BIAS, "two_weights": TWO_WEIGHTS, "mistakes": MISTAKES}
