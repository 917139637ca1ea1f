"""Bugs to plant in widgets/softmax-desk/: by module, what it is, old text, new text."""

ARITHMETIC = [
    ("a power left out of the sum", "const S = sum(powers)", "const S = sum(powers.slice(1))"),
    ("two for e", "z.map(Math.exp);\n  const S", "z.map((x) => 2 ** x);\n  const S"),
    ("shifted by the smallest", "Math.max(...z)", "Math.min(...z)"),
    ("not shifted", "naive_softmax(shifted(z))", "naive_softmax(z)"),
    ("sum without its logarithm", "Math.log(sum(near.map(Math.exp)))", "sum(near.map(Math.exp))"),
    ("zero times infinity", "y_k === 0 ? 0 : y_k * log", "y_k * log"),
    ("no minus before the loss", "=> -sum(y.map", "=> sum(y.map"),
    ("the half forgotten", "error ** 2)) / 2", "error ** 2))"),
    ("entry by entry", "- y_hat_k * y_hat_j)", "- (k === j ? y_hat_k * y_hat_j : 0))"),
    ("a plus beside the diagonal", "0) - y_hat_k", "0) + y_hat_k"),
    ("residual for error", "less(softmax(z), y)", "less(y, softmax(z))"),
    ("a column taken twice", "row[j]), error", "row[0]), error"),
    ("uphill", "z_k - rate * slope[k]", "z_k + rate * slope[k]"),
    ("one slope for all", "slope[k]);", "slope[0]);"),
    (
        "less than nothing",
        "Math.max(0, changed[j] + 1 - sum(changed))",
        "changed[j] + 1 - sum(changed)",
    ),
    ("the class itself pays", "(k + away) % y.length", "away % y.length"),
]

BUGS = {"arithmetic.js": ARITHMETIC}
