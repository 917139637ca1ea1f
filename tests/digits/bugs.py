"""Bugs to plant in snippets/digits/: by module, what it is, old text, new text."""

PIXEL_SLOPES = [
    ("missing mean", "(softmax(Z2) - Y) / len(Y)", "softmax(Z2) - Y"),
    ("sign of the error", "(softmax(Z2) - Y)", "(Y - softmax(Z2))"),
    ("no softmax", "(softmax(Z2) - Y)", "(Z2 - Y)"),
    ("lost slope", "grad_A1 * hidden.slope(A1)", "grad_A1"),
    ("skips the activation", "return grad_Z1 @", "return grad_A1 @"),
    ("targets of any shape", 'Y="(n, c)"', 'Y="(...)"'),
    ("inputs in place", "A1, Z2 = forward", "X *= 1.0000001; A1, Z2 = forward"),
]

RUN = [
    ("one kind for both", '"sigmoid": SIGMOID', '"sigmoid": RELU'),
    ("seed ignored", "default_rng(knobs.seed)", "default_rng(0)"),
    ("start of the first layer only", "W2=params.W2 * knobs.start", "W2=params.W2"),
    ("start ignored", "W1=params.W1 * knobs.start", "W1=params.W1"),
    ("mean always", "gradients if knobs.mean else no_mean", "gradients"),
    ("mean never", "gradients if knobs.mean else no_mean", "no_mean"),
    ("sign never turned", "else -knobs.rate", "else knobs.rate"),
    ("start not handed out", "    yield params\n    while", "    while"),
    ("one batch for ever", "X[rows], Y[rows]", "X[: len(rows)], Y[: len(rows)]"),
    ("steps lost", "params = sgd_step(", "_ = sgd_step("),
    ("shown after every epoch", "\n            yield params\n", "\n        yield params\n"),
]

STORED = [
    ("half precision", ".astype(float)", ""),
    ("another file", '"accurate" / "weights.npz"', '"two_layer_network" / "images.npz"'),
]

ON_DEMAND = [
    ("single precision", '"<f2"', '"<f4"'),
    ("big endian", '"<f2"', '">f2"'),
    ("last array lost", "for array in stored())", "for array in stored()[:3])"),
    ("other letters", 'ord("a")', 'ord("b")'),
    ("levels cut off", "np.round(images.ravel() * (LEVELS / FULL))", "images.ravel() // LEVELS"),
    ("parts swapped", '"train": (data.train_images', '"train": (data.test_images'),
    ("another name", "??= {{}})[{json.dumps(name)}]", "??= {{}}).data"),
    ("only one", "for name in DATA:", "for name in list(DATA)[:1]:"),
]

BUGS = {"pixel_slopes": PIXEL_SLOPES, "run": RUN, "stored": STORED, "on_demand": ON_DEMAND}
