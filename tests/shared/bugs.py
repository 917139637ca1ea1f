"""Bugs to plant in snippets/shared/: by module, what it is, old text, new text."""

ACTIVATIONS = [
    ("lost minus in the exponent", "(1 + np.exp(-z))", "(1 + np.exp(z))"),
    ("minus for plus", "1 / (1 + np.exp", "1 / (1 - np.exp"),
    ("wrong side of zero", "np.real(z) >= 0", "np.real(z) <= 0"),
    ("the overflow it should avoid", "np.where(positive, -z, z)", "np.where(positive, z, -z)"),
    ("absolute value of complex", "np.where(positive, -z, z)", "-np.abs(z)"),
    ("swapped operands", "np.where(positive, 1, decay)", "np.where(positive, decay, 1)"),
    ("precision lost", "np.where(positive, 1,", "np.where(positive, np.float64(1),"),
    ("minus for plus below", "/ (1 + decay)", "/ (1 - decay)"),
    ("plus for minus in the slope", "y_hat * (1 - y_hat)", "y_hat * (1 + y_hat)"),
    ("dropped factor", "y_hat * (1 - y_hat)", "(1 - y_hat)"),
    ("squared", "y_hat * (1 - y_hat)", "y_hat * (1 - y_hat) ** 2"),
    ("slope at the output", "y_hat * (1 - y_hat)", "sigmoid(y_hat) * (1 - sigmoid(y_hat))"),
    ("slope of tanh", "y_hat * (1 - y_hat)", "1 - y_hat**2"),
    ("in-place write", "return y_hat * (1 - y_hat)", "y_hat *= 1 - y_hat\n    return y_hat"),
    ("softplus with a lost one", "np.logaddexp(0, z)", "np.logaddexp(1, z)"),
    ("softplus of the mirror image", "np.logaddexp(0, z)", "np.logaddexp(0, -z)"),
    ("another base", "np.logaddexp(0, z)", "np.logaddexp2(0, z)"),
    ("a ramp with a sharp corner", "np.logaddexp(0, z)", "np.maximum(0, z)"),
    ("the overflow that softplus avoids", "np.logaddexp(0, z)", "np.log(1 + np.exp(z))"),
]

GRADIENT_CHECK = [
    ("missing two", "/ (2 * h)", "/ h"),
    ("one-sided", "- f(x - nudge)", "- f(x)"),
    ("swapped operands", "f(x + nudge) - f(x - nudge)", "f(x - nudge) - f(x + nudge)"),
    (
        "nudges pile up",
        "        nudge = np.zeros_like(x)\n        nudge[k] = h\n        rise",
        "        nudge = np.zeros_like(x) if not gradient.any() else nudge\n        nudge[k] = h\n        rise",
    ),
    (
        "integers stay integers",
        "dtype=float)\n    gradient = np.empty_like(x)\n    for k in np.ndindex(x.shape):\n        nudge = np.zeros_like(x)\n        nudge[k] = h\n        rise",
        "dtype=None)\n    gradient = np.empty_like(x)\n    for k in np.ndindex(x.shape):\n        nudge = np.zeros_like(x)\n        nudge[k] = h\n        rise",
    ),
    ("all entries at once", "nudge[k] = h\n        rise", "nudge[...] = h\n        rise"),
    ("all at once, complex", "nudge[k] = h\n        value", "nudge[...] = h\n        value"),
    ("real step", "f(x + 1j * nudge)", "f(x + nudge)"),
    ("backwards", "f(x + 1j * nudge)", "f(x - 1j * nudge)"),
    ("real part", "np.imag(value) / h", "np.real(value) / h"),
    ("step forgotten", "np.imag(value) / h", "np.imag(value)"),
    ("refusal lost", "if not np.iscomplexobj(value):", "if False:"),
    ("refusal reversed", "if not np.iscomplexobj(value):", "if np.iscomplexobj(value):"),
    ("sum for difference", "np.linalg.norm(a - b)", "np.linalg.norm(a + b)"),
    ("absolute error", "np.linalg.norm(a - b) / size", "np.linalg.norm(a - b)"),
    ("one side only", "np.linalg.norm(a) + np.linalg.norm(b)", "np.linalg.norm(a)"),
    ("difference of sizes", "norm(a) + np.linalg.norm(b)", "norm(a) - np.linalg.norm(b)"),
    ("nothing over nothing", "if size else 0.0", "if True else 0.0"),
]

KINKS = [
    ("always true", "np.where(np.real(x) > 0, x, 0)", "np.where(np.real(x) > -np.inf, x, 0)"),
    ("wrong side", "np.where(np.real(x) > 0, x, 0)", "np.where(np.real(x) < 0, x, 0)"),
    ("complex comparison", "np.where(np.real(x) > 0, x, 0)", "np.where(x > 0, x, 0)"),
    ("imaginary part lost", "np.real(x) > 0, x, 0)", "np.real(x) > 0, np.real(x), 0)"),
    ("leaky", "np.real(x) > 0, x, 0)", "np.real(x) > 0, x, 0.01 * x)"),
    ("slope one at zero", "np.where(x > 0, 1.0, 0.0)", "np.where(x >= 0, 1.0, 0.0)"),
    ("one half at zero", "np.where(x > 0, 1.0, 0.0)", "np.heaviside(x, 0.5)"),
    ("slope is the function", "np.where(x > 0, 1.0, 0.0)", "np.where(x > 0, x, 0.0)"),
    ("length of a complex number", "np.where(np.real(x) < 0, -x, x)", "np.abs(x)"),
    ("sign", "np.where(np.real(x) < 0, -x, x)", "np.where(np.real(x) < 0, x, -x)"),
]

LONG_RUNS = [
    ("another folder", "parents[1]", "parents[0]"),
    ("always the same file", 'chapter / "results.json"', '"fast/results.json"'),
    ("always the same images", 'chapter / "images.npz"', '"two_layer_network/images.npz"'),
    ("another encoding", 'read_text(encoding="utf-8")', 'read_text(encoding="latin-1")'),
    ("closed file", "return dict(file)", "return file"),
    ("any for all", "if all(run[name]", "if any(run[name]"),
    ("unequal", "run[name] == value", "run[name] != value"),
    ("nothing refused", "if not found:", "if found is None:"),
    ("first seed only", "return np.array(found)", "return np.array(found[:1])"),
    ("seeds in columns", "return np.array(found)", "return np.array(found).T"),
]

LOSSES = [
    ("sum for mean", "np.mean((y_hat - y) ** 2)", "np.sum((y_hat - y) ** 2)"),
    ("missing half", "** 2) / 2", "** 2)"),
    ("doubled", "** 2) / 2", "** 2) * 2"),
    ("absolute error", "np.mean((y_hat - y) ** 2)", "np.mean(np.abs(y_hat - y))"),
    ("plus for minus", "np.mean((y_hat - y)", "np.mean((y_hat + y)"),
    ("root", "return np.mean((y_hat - y) ** 2)", "return np.sqrt(np.mean((y_hat - y) ** 2))"),
    (
        "shape check lost",
        "if y_hat.shape != y.shape:\n        raise ValueError(\n",
        "if False:\n        raise ValueError(\n",
    ),
    (
        "sizes for shapes",
        "if y_hat.shape != y.shape:\n        raise ValueError(\n",
        "if y_hat.size != y.size:\n        raise ValueError(\n",
    ),
    (
        "shape check of the sum lost",
        "if y_hat.shape != y.shape:\n        raise ValueError(f",
        "if False:\n        raise ValueError(f",
    ),
    (
        "sizes for shapes in the sum",
        "if y_hat.shape != y.shape:\n        raise ValueError(f",
        "if y_hat.size != y.size:\n        raise ValueError(f",
    ),
    ("median", "np.mean(", "np.median("),
    ("mean for sum", "np.sum((y_hat - y) ** 2)", "np.mean((y_hat - y) ** 2)"),
    ("residuals not squared", "np.sum((y_hat - y) ** 2)", "np.sum(np.abs(y_hat - y))"),
    ("square of the sum", "np.sum((y_hat - y) ** 2)", "np.sum(y_hat - y) ** 2"),
    ("plus for minus in the sum", "np.sum((y_hat - y)", "np.sum((y_hat + y)"),
]

MNIST = [
    ("sizes read backwards", 'int.from_bytes(size, "big")', 'int.from_bytes(size, "little")'),
    ("any type of number", 'content[:3] != b"\\x00\\x00\\x08"', 'content[:2] != b"\\x00\\x00"'),
    ("less than announced", "- start != math", "- start > math"),
    ("damage inside not caught", "EOFError, zlib.error", "EOFError"),
    ("read only", ".reshape(shape).copy()", ".reshape(shape)"),
    (
        "checksum of the folder not looked at",
        'if pooch.file_hash(str(path), "md5") !=',
        "if None ==",
    ),
    ("checksum of the download not looked at", 'f"md5:{CHECKSUMS[name]}"', "None"),
    ("second mirror never asked", "in MIRRORS:", "in MIRRORS[:1]:"),
    ("mirror's damage ends it all", "except ValueError:", "except TypeError:"),
    ("the folder is ignored", 'os.environ.get("MNIST_DIR")', 'os.environ.get("MNIST_FOLDER")'),
    ("test labels not counted", "for k in (0, 2):", "for k in (0,):"),
    (
        "damage passed over in silence",
        "except OSError as error:\n        digits",
        "except (OSError, ValueError) as error:\n        digits",
    ),
    ("white becomes black", "(255 / 16)", "16"),
    ("tested on what it learned", "images[n:], labels[n:]", "images[:n], labels[:n]"),
]

BUGS = {
    "activations": ACTIVATIONS,
    "gradient_check": GRADIENT_CHECK,
    "kinks": KINKS,
    "long_runs": LONG_RUNS,
    "losses": LOSSES,
    "mnist": MNIST,
}
