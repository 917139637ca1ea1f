"""Bugs to plant in snippets/long_runs.py: what it is, old text, new text."""

BUGS = [
    ("another folder", '/ "results"', '/ "outputs"'),
    ("always the same file", 'f"{name}.json"', '"two_layer_net.json"'),
    ("always the same images", 'f"{name}.npz"', '"two_layer_net.npz"'),
    ("another encoding", 'read_text(encoding="utf-8")', 'read_text(encoding="latin-1")'),
    ("closed file", "return dict(file)", "return file"),
    ("any for all", "if all(run[name]", "if any(run[name]"),
    ("unequal", "run[name] == value", "run[name] != value"),
    ("nothing refused", "if not found:", "if found is None:"),
    ("first seed only", "return np.array(found)", "return np.array(found[:1])"),
    ("seeds in columns", "return np.array(found)", "return np.array(found).T"),
]
