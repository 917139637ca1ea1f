"""Bugs to plant in snippets/sources/: by module, what it is, old text, new text."""

NETWORK = [
    ("a bias for each input", 'b_3="()")', 'b_3="(...)")'),
    ("digits swapped in a weight", "3.34, -1.43", "3.43, -1.43"),
    ("sign of a hidden bias", "W_2, B_2 = -3.53, 0.57", "W_2, B_2 = -3.53, -0.57"),
    ("sign of an output weight", "-1.22, -2.30", "-1.22, 2.30"),
    ("bias of the other unit", "softplus(W_1 * x + B_1)", "softplus(W_1 * x + B_2)"),
    ("weight of the other unit", "softplus(W_2 * x + B_2)", "softplus(W_1 * x + B_2)"),
    ("output weights swapped", "W_3 * first + W_4 * second", "W_4 * first + W_3 * second"),
    ("hidden unit left out", "W_3 * first + W_4 * second", "W_3 * first"),
    ("bias lowers the curve", "curve(x) + b_3", "curve(x) - b_3"),
    ("bias multiplied", "curve(x) + b_3", "curve(x) * b_3"),
]

BUGS = {"network": NETWORK}
