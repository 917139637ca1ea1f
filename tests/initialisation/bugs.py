"""Bugs to plant in snippets/initialisation/: by module, what it is, old text, new text."""

DEEP_STACK = [
    ("inputs left out", "activations = [X]", "activations = []\n    activations = [0 * X]"),
    ("no activation", "activations.append(activation(Z))", "activations.append(Z)"),
    ("always the inputs", "Z = activations[-1] @ W  #", "Z = activations[0] @ W  #"),
    ("slope at the input", "slope(activations[k + 1])", "slope(A)"),
    ("slope left out", "grads_A[0] * slope(activations[k + 1])", "grads_A[0] * 1.0"),
    ("gradient of the output only", "grads_A[0] * slope(", "grad_out * slope("),
    ("gradient in the wrong order", "grads_W.insert(0, ", "grads_W.append("),
    ("mean over the batch", "A.T @ grad_Z  #", "A.T @ grad_Z / len(grad_Z)  #"),
    ("slope forgotten on the way on", "grad_Z @ W.T  #", "grads_A[0] @ W.T  #"),
    ("forwards again", "in reversed(range(len(weights))):", "in range(len(weights)):"),
    ("slope of tanh without its square", "return 1 - a**2", "return 1 - a"),
    ("slope of tanh with the wrong sign", "return 1 - a**2", "return a**2 - 1"),
    ("bytes as inputs", '@takes(X="(n, d)")\n', ""),
    ("one gradient for all rows", '@takes(grad_out="(n, h)")\n', ""),
    ("bytes squared", '@takes(values="real (...)")\n', ""),
    ("the square of an imaginary part", '"real (...)"', '"(...)"'),
    ("slope of bytes", "@same_shape\n", ""),
    ("variance for mean square", "float(np.mean(values**2))", "float(np.var(values))"),
    ("sum for mean", "float(np.mean(values**2))", "float(np.sum(values**2))"),
    ("square of the mean", "float(np.mean(values**2))", "float(np.mean(values) ** 2)"),
    ("seed forgotten", "np.random.default_rng(seed)", "np.random.default_rng(0)"),
    ("one layer too few", "for _ in range(depth)]", "for _ in range(depth - 1)]"),
    ("squares without their roots", "np.sqrt(by_layer)", "np.array(by_layer)"),
    ("gradients for activations", "for A in activations]", "for A in grads]"),
    ("gradient that is not random", "rng.normal(size=X.shape)", "X"),
]

RANDOM_WEIGHTS = [
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
        "return METHODS[method](n_in, n_out, rng)",
        "return METHODS[method](n_out, n_in, rng)",
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
    ("zero allowed", "(range(n_in) and range(n_out))", "(range(n_in + 1) and range(n_out + 1))"),
    ("one refused", "(range(n_in) and range(n_out))", "(range(n_in - 1) and range(n_out - 1))"),
    ("only one size looked at", "(range(n_in) and range(n_out))", "range(n_in)"),
    ("unknown method by default", "if method not in METHODS:", "if not method:"),
]

MISTAKES = [
    ("ones", "np.zeros((n_in, n_out))", "np.ones((n_in, n_out))"),
    ("shape exchanged", "np.zeros((n_in, n_out))", "np.zeros((n_out, n_in))"),
    (
        "mistake mended",
        "    return rng.uniform(",
        "    else:\n        limit = 1.0\n    return rng.uniform(",
    ),
    ("a method renamed", 'method == "he"', 'method == "He"'),
    ("wrong limit for xavier", "np.sqrt(6 / (n_in + n_out))", "np.sqrt(3 / (n_in + n_out))"),
    ("exchange mended", "np.sqrt(2 / n_out)", "np.sqrt(2 / n_in)"),
    (
        "exchanged twice",
        "np.sqrt(2 / n_out), size=(n_in, n_out)",
        "np.sqrt(2 / n_out), size=(n_out, n_in)",
    ),
]

BUGS = {"deep_stack": DEEP_STACK, "random_weights": RANDOM_WEIGHTS, "mistakes": MISTAKES}
