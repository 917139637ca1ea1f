"""Bugs to plant in widgets/walk/: by module, what it is, old text, new text."""

ARITHMETIC = [
    ("its own input in the product", "slopes: ([a, b]) => [b, a]", "slopes: ([a, b]) => [a, b]"),
    ("two lost in the square", "[2 * a]", "[a]"),
    ("sigmoid of its own slope", "[y * (1 - y)]", "[y * (1 + y)]"),
    ("residual for error", "=> [y_hat - y, y - y_hat]", "=> [y - y_hat, y_hat - y]"),
    ("bias forgotten", "[...x, 1]", "[...x, 0]"),
    ("mean forgotten", "(y_hat_i - y[i]) / y.length)", "(y_hat_i - y[i]))"),
    ("paths overwritten", "part : grads[i] + part", "part : part"),
    ("links added", "upstream + local : upstream * local;", "upstream + local : upstream + local;"),
    ("inputs first", "nodes.length - 1 - k)", "k)"),
    ("nothing left to pile up", "(left[k] ?? 0)", "0"),
    ("upstream of the input", "const upstream = grads[k]", "const upstream = grads[i]"),
    ("uphill", "value - rate * grads[k]", "value + rate * grads[k]"),
    ("data learns", "nodes[k].operation || nodes[k].data", "nodes[k].operation"),
    ("sign not seen", 'if (is(-upstream * local)) return "sign";', ""),
    ("too tolerant", "TOLERANCE = 0.01", "TOLERANCE = 0.1"),
]

BUGS = {"arithmetic.js": ARITHMETIC}
