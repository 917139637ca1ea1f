"""Bugs to plant in snippets/chain_mistakes.py: what it is, old text, new text."""

BUGS = [
    ("wrong point mended", "return outer_slope(x) *", "return outer_slope(inner(x)) *"),
    (
        "both slopes at g",
        "outer_slope(x) * inner_slope(x)",
        "outer_slope(x) * inner_slope(inner(x))",
    ),
    ("sum mended", "outer_slope(inner(x)) + inner", "outer_slope(inner(x)) * inner"),
    ("two mistakes at once", "outer_slope(inner(x)) + inner", "outer_slope(x) + inner"),
    ("overwriting mended", "    grad_a = grad_p * b", "    grad_a += grad_p * b"),
    ("other path lost", "    grad_a = grad_p * b", "    grad_p * b"),
    ("link of a mended", "(grad_p + b)", "(grad_p * b)"),
    ("link of b mended", "grad_b = grad_p + a", "grad_b = grad_p * a"),
    ("suspect a broken", "grad_s * (b + 1)", "grad_s * (b - 1)"),
    (
        "half of suspect b mended",
        "grad_s + grad_s * a, grad_s * b",
        "grad_s + grad_s * b, grad_s * b",
    ),
    ("suspect c mended", "grad_s * (grad_s * b)", "grad_s + (grad_s * b)"),
    ("suspect d mended", "2 * s**2", "2 * s"),
    ("suspect e overwrites", "grad_a += 2 * s * b", "grad_a = 2 * s * b"),
]
