"""Bugs to plant in snippets/directions.py: what it is, old text, new text."""

BUGS = [
    (
        "sine and cosine swapped",
        "[np.cos(angles), np.sin(angles)]",
        "[np.sin(angles), np.cos(angles)]",
    ),
    ("turning the other way", "np.sin(angles)]", "-np.sin(angles)]"),
    ("columns for rows", "np.column_stack([np", "np.stack([np"),
    (
        "degrees",
        "[np.cos(angles), np.sin(angles)]",
        "[np.cos(np.deg2rad(angles)), np.sin(np.deg2rad(angles))]",
    ),
    ("sums of directions", "directions @ gradient ", "directions.sum(axis=1) "),
    ("opposite sign", "return directions @ gradient ", "return -directions @ gradient "),
    (
        "length of the gradient",
        "return directions @ gradient ",
        "return directions @ gradient / np.linalg.norm(gradient) ",
    ),
    ("gradient reversed", "directions @ gradient ", "directions @ gradient[::-1] "),
    ("missing two", "/ (2 * t)", "/ t"),
    ("one-sided", "f(x - t * a, y - t * b)", "f(x, y)"),
    ("only x turns back", "f(x - t * a, y - t * b)", "f(x - t * a, y + t * b)"),
    ("swapped axes", "f(x + t * a, y + t * b)", "f(x + t * b, y + t * a)"),
    ("swapped operands", "(ahead - back)", "(back - ahead)"),
    ("in-place write", "a, b = directions.T\n", "directions *= 2\n    a, b = directions.T / 2\n"),
]
