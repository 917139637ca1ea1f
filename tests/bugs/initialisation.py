"""Bugs to plant in snippets/initialisation.py: what it is, old text, new text."""

BUGS = [
    ("limit of He for Xavier", "limit = np.sqrt(6 / (n_in + n_out))", "limit = np.sqrt(6 / n_in)"),
    (
        "variance for the limit",
        "limit = np.sqrt(6 / (n_in + n_out))",
        "limit = np.sqrt(2 / (n_in + n_out))",
    ),
    (
        "sizes multiplied",
        "spread = np.sqrt(2 / (n_in + n_out))",
        "spread = np.sqrt(2 / n_in / n_out)",
    ),
    ("no root", "spread = np.sqrt(2 / (n_in + n_out))", "spread = 2 / (n_in + n_out)"),
    ("limit by the outputs", "limit = np.sqrt(6 / n_in)", "limit = np.sqrt(6 / n_out)"),
    ("LeCun for He", "spread = np.sqrt(2 / n_in)", "spread = np.sqrt(1 / n_in)"),
    ("spread by the outputs", "spread = np.sqrt(2 / n_in)", "spread = np.sqrt(2 / n_out)"),
    (
        "methods confused",
        '"xavier_normal": xavier_normal,',
        '"xavier_normal": xavier_uniform,',
    ),
    ("He's methods confused", '"he_uniform": he_uniform,', '"he_uniform": he_normal,'),
    (
        "sizes exchanged",
        "(n_in, n_out, rng)\n\n\n# --8<-- [end:initialise]",
        "(n_out, n_in, rng)\n\n\n# --8<-- [end:initialise]",
    ),
    (
        "a seed of its own",
        "return METHODS[method](n_in, n_out, rng)",
        "return METHODS[method](n_in, n_out, np.random.default_rng(0))",
    ),
    (
        "global random state",
        "return METHODS[method](n_in, n_out, rng)",
        "return METHODS[method](n_in, n_out, np.random)",
    ),
    ("zero allowed", "if min(n_in, n_out) < 1:", "if min(n_in, n_out) < 0:"),
    ("one refused", "if min(n_in, n_out) < 1:", "if min(n_in, n_out) <= 1:"),
    ("only one size looked at", "if min(n_in, n_out) < 1:", "if n_in < 1:"),
    ("unknown method by default", "if method not in METHODS:", "if not method:"),
]
