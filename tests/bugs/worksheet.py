"""Bugs to plant in snippets/worksheet.py: what it is, old text, new text."""

BUGS = [
    ("shape forgotten", " {np.shape(array)}", ""),
    ("shape of the lines", "{np.shape(array)}", "{np.atleast_2d(array).shape}"),
    ("columns for rows", "enumerate(np.atleast_2d(array))", "enumerate(np.atleast_2d(array).T)"),
    ("blanks turned", "if (i, k) in blanks", "if (k, i) in blanks"),
    ("blanks for the rest", "if (i, k) in blanks", "if blanks and (i, k) not in blanks"),
    ("no blanks", "if (i, k) in blanks", "if False"),
    ("two decimals", "{value:6.3f}", "{value:6.2f}"),
    ("narrow blank", '"  ____"', '"____"'),
    ("no room for a sign", "{value:6.3f}", "{value:.3f}"),
    ("columns touch", '"  ".join(cells)', '"".join(cells)'),
]
