"""Bugs to plant in widgets/first-weights/: by module, what it is, old text, new text."""

ARITHMETIC = [
    ("row for column", "const w = W[j * d + k];", "const w = W[k * d + j];"),
    ("never transposed", "W[(at % d) * d + Math.floor(at / d)]", "W[at]"),
    ("fourth row for the third", "third += A[i + 2 * d + k]", "third += A[i + 3 * d + k]"),
    ("only five rows", "i < A.length; i += 5 * d", "i < 5 * d; i += 5 * d"),
    ("spread forgotten on the way back", "spread * g * slope", "g * slope"),
    (
        "slope at the inputs",
        "slope(activations[k + 1][at])",
        "slope(activations[k][at])",
    ),
    ("lost slope", "g * slope(activations[k + 1][at])", "g"),
    ("square forgotten in the slope", "1 - a * a", "1 - a"),
    ("one matrix for all", "normals.subarray(batch + k * square,", "normals.subarray(batch,"),
    ("inputs come back", "normals.subarray(last, last + rows", "normals.subarray(0, rows"),
    ("mean square for size", "Math.sqrt(values.reduce(", "(values.reduce("),
    ("outside not counted", "Math.min(Math.max(bin, 0), bins - 1)", "bin"),
    ("depth off by one", "1 / (sizes.length - 1)", "1 / sizes.length"),
    ("Xavier for ReLU", 'name === "relu" ? 1 / 2 : 1', "1"),
    ("promise upside down", "(spread / rule(name, width))", "(rule(name, width) / spread)"),
]

NORMALS = [
    ("never negative", "bits & 256n ? -1 : 1", "1"),
    ("sign of the tail", "bits & (1n << 17n)", "bits & (1n << 18n)"),
    ("tail cut off", "sign * (TAIL + x)", "sign * TAIL"),
    ("tail too heavy", "2 * y > x * x", "true"),
    ("edge of each strip cut off", "< density(x)) return sign * x;", "< 0) return sign * x;"),
    ("no rejection", "+ heights[strip] < density(x)) return", "> -1) return"),
    ("strips upside down", "heights[strip - 1] - heights[strip]", "heights[strip] - heights[strip - 1]"),
    ("another area", "0.004928673233974658", "0.004928673233974"),
]  # fmt: skip

BUGS = {"arithmetic.js": ARITHMETIC, "arithmetic_normals.js": NORMALS}
