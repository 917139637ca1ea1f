"""Bugs to plant in widgets/light/: by module, what it is, old text, new text."""

ARITHMETIC = [
    ("the table itself", "A.map((row) => row[j])", "A.map((row) => row[0])"),
    ("outer sizes compared", "A[0].length === B.length", "A.length === B[0].length"),
    ("row with row", "B[m]?.[k]", "B[k]?.[m]"),
    ("one row for all", "A[i][m] *", "A[0][m] *"),
    ("what is left over is dropped", "Math.max(A[i]", "Math.min(A[i]"),
    ("a sum for a product", "A[i][m] * B", "A[i][m] + B"),
    ("the last term alone", "sum += term", "sum = term"),
    ("the first term alone", "k)).at(-1)", "k)).at(0)"),
    ("the weights' transpose forgotten", "matmul(transpose(X), G)", "matmul(X, G)"),
    ("along the other axis", "transpose(G).map", "G.map"),
    ("the inputs' transpose forgotten", "matmul(G, transpose(W))", "matmul(G, W)"),
    ("a mean for the sum", "sums(column).at(-1)", "sums(column).at(-1) / G.length"),
]

BUGS = {"arithmetic.js": ARITHMETIC}
