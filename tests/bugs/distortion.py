"""Bugs to plant in snippets/distortion.py: what it is, old text, new text."""

BUGS = [
    ("noise on one side", "rng.uniform(-1, 1, size=(groups", "rng.uniform(0, 1, size=(groups"),
    ("blurred one way", "smooth = blur @ noise @ blur.T", "smooth = blur @ noise"),
    ("wobble too high", "* np.sqrt(3)", "* 3"),
    ("no wobble", "bend = strength * wobble", "bend = 0 * wobble"),
    ("one wobble for both", "columns + bend[groups:] + middle", "columns + bend[:groups] + middle"),
    ("strength forgotten", "size=(groups, 1, 1)) * strength", "size=(groups, 1, 1))"),
    ("wobble without strength", "strength * wobble(2", "wobble(2"),
    ("no rotation", "np.cos(angle) * x - np.sin(angle) * y", "x"),
    ("a mirror", "np.sin(angle) * x + np.cos", "-np.sin(angle) * x + np.cos"),
    ("one stretch", "high * turned_y", "wide * turned_y"),
    ("no shift down", "high * turned_y + draw(shift)", "high * turned_y"),
    ("middle", "middle = (side - 1) / 2", "middle = side / 2"),
    ("rows and columns", "row * side + column, side", "column * side + row, side"),
    (
        "wraps round",
        "inside = (row % side == row) & (column % side == column)",
        "inside = row % side == row",
    ),
    ("far counts more", "((0, 1 - down), (1, down))", "((0, down), (1, 1 - down))"),
    ("far right counts more", "((0, 1 - right), (1, right))", "((0, right), (1, 1 - right))"),
    ("group too short", "(k + 1) * GROUP)", "(k + 1) * GROUP - 1)"),
    ("last group lost", "groups = -(-len(X) // GROUP)", "groups = len(X) // GROUP"),
    ("one map for all", "ink.take(numbers[k], axis=0)", "ink.take(numbers[0], axis=0)"),
    ("nearest only", "(taken * weights[k]).sum(axis=0)", "taken[0]"),
    (
        "precision lost",
        "weights.astype(X.dtype)[..., None]",
        "weights[..., None].astype(np.float16)",
    ),
    ("in place", "out = np.empty_like(X)", "out = X"),
]
