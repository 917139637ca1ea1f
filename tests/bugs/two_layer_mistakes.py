"""Bugs to plant in snippets/two_layer_mistakes.py: the wrong ways must stay wrong as they are."""

BUGS = [
    ("has the mean", "grad_Z2 = softmax(Z2) - Y ", "grad_Z2 = (softmax(Z2) - Y) / len(Y) "),
    ("uphill, too", "grad_Z2 = softmax(Z2) - Y ", "grad_Z2 = Y - softmax(Z2) "),
    ("no slope", "grad_Z1 = grad_A1 * hidden.slope(A1)", "grad_Z1 = grad_A1"),
    ("mean in the bias", "grad_Z1.sum(axis=0)", "grad_Z1.mean(axis=0)"),
    ("mean in the second bias", "grad_Z2.sum(axis=0)", "grad_Z2.mean(axis=0)"),
    (
        "what was asked for",
        "A1 = sigmoid(X @ params.W1 + params.b1)",
        "A1 = hidden.activate(X @ params.W1 + params.b1)",
    ),
    ("bias forgotten", "@ params.W2 + params.b2", "@ params.W2"),
    ("one set of names", 'f"dl_d{name}": g', 'f"d{name}": g'),
    ("step uphill", "p - learning_rate * grads", "p + learning_rate * grads"),
    ("not in place", "p -= learning_rate * g", "p = p - learning_rate * g"),
    ("in place uphill", "p -= learning_rate * g", "p += learning_rate * g"),
    (
        "returns copies",
        "    return params\n",
        "    return Parameters(*(p.copy() for p in params))\n",
    ),
    ("seeded", "return np.random.uniform(", "return np.random.default_rng(0).uniform("),
    ("another limit", "np.sqrt(6 / n_in)", "np.sqrt(6 / n_out)"),
]
