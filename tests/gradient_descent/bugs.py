"""Bugs to plant in snippets/gradient_descent/: by module, what it is, old text, new text."""

ONE_BIAS = [
    ("a bias for each input", 'b_3="()")', 'b_3="(...)")'),
    ("bytes as residuals", '@takes(y_hat="(n,)", y="(n,)")\n# --8<-- [start:ssr_slope]\ndef ssr', "def ssr"),
    ("targets that broadcast", '@takes(y_hat="(n,)", y="(n,)")\n# --8<-- [start:mse_slope]\ndef mse', "def mse"),
    ("digits swapped in a weight", "3.34, -1.43", "3.43, -1.43"),
    ("sign of a hidden bias", "W_2, B_2 = -3.53, 0.57", "W_2, B_2 = -3.53, -0.57"),
    ("sign of an output weight", "-1.22, -2.30", "-1.22, 2.30"),
    ("bias of the other unit", "softplus(W_1 * x + B_1)", "softplus(W_1 * x + B_2)"),
    ("weight of the other unit", "softplus(W_2 * x + B_2)", "softplus(W_1 * x + B_2)"),
    ("output weights swapped", "W_3 * first + W_4 * second", "W_4 * first + W_3 * second"),
    ("hidden unit left out", "W_3 * first + W_4 * second", "W_3 * first"),
    ("bias lowers the curve", "curve(x) + b_3", "curve(x) - b_3"),
    ("bias multiplied", "curve(x) + b_3", "curve(x) * b_3"),
    ("residual for error", "np.sum(2 * (y_hat - y))", "np.sum(2 * (y - y_hat))"),
    ("lost two", "np.sum(2 * (y_hat - y))", "np.sum(y_hat - y)"),
    ("mean for sum", "np.sum(2 * (y_hat - y))", "np.mean(2 * (y_hat - y))"),
    ("lost bracket", "np.sum(2 * (y_hat - y))", "np.sum(2 * y_hat - y)"),
    ("sum for mean", "np.mean(2 * (y_hat - y))", "np.sum(2 * (y_hat - y))"),
    ("half the mean", "np.mean(2 * (y_hat - y))", "np.mean(y_hat - y)"),
    ("uphill", "b_3 - learning_rate * slope", "b_3 + learning_rate * slope"),
    ("rate forgotten", "b_3 - learning_rate * slope", "b_3 - slope"),
    ("divided by the rate", "learning_rate * slope  #", "slope / learning_rate  #"),
    ("always from the start", "predict(x, biases[-1])", "predict(x, biases[0])"),
    ("steps from the start", "step(biases[-1], slope", "step(biases[0], slope"),
    ("a step too many", "range(steps)", "range(steps + 1)"),
    ("start not recorded", "return np.array(biases)", "return np.array(biases[1:])"),
    ("in-place write", "return np.mean(2 *", "y_hat *= 1.5\n    return np.mean(2 *"),
]

MISTAKES = [
    ("mistake mended", "np.sum(2 * (y - y_hat))", "np.sum(2 * (y_hat - y))"),
    ("another mistake", "np.sum(2 * (y - y_hat))", "np.mean(2 * (y - y_hat))"),
    ("lost two", "np.sum(2 * (y - y_hat))", "np.sum(y - y_hat)"),
    ("suspect a broken", "return -2 * np.sum(y - y_hat)", "return 2 * np.sum(y - y_hat)"),
    ("suspect b mended", "- np.sum(y)\n", "- 2 * np.sum(y)\n"),
    ("suspect b otherwise wrong", "2 * np.sum(y_hat) -", "np.sum(y_hat) -"),
    ("suspect c broken", "2 * len(y) * np.mean", "len(y) * np.mean"),
    ("suspect d mended", "np.sum(-2 * y - y_hat)", "np.sum(-2 * (y - y_hat))"),
    ("suspect d otherwise wrong", "np.sum(-2 * y - y_hat)", "np.sum(-2 * y + y_hat)"),
    ("suspect e mended", "np.sum(np.abs(y_hat - y))", "np.sum(y_hat - y)"),
    ("suspect e otherwise wrong", "np.sum(np.abs(", "np.mean(np.abs("),
]

BUGS = {"one_bias": ONE_BIAS, "mistakes": MISTAKES}
