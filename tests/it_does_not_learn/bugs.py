"""Bugs to plant in snippets/it_does_not_learn/: by module, what it is, old text, new text."""

REGULARISATION = [
    ("not scaled", "(rng.random(shape) < keep) / keep", "(rng.random(shape) < keep) * 1.0"),
    ("keeps what it should drop", "rng.random(shape) < keep", "rng.random(shape) > keep"),
    ("scaled by what is dropped", "< keep) / keep", "< keep) / (1 - keep + 1e-9)"),
    ("one mask for all rows", "rng.random(shape)", "rng.random(shape[-1:]) + np.zeros(shape)"),
    ("unseeded", "(rng.random(shape)", "(np.random.default_rng().random(shape)"),
    ("no mask forward", "D1 = A1 * mask", "D1 = A1"),
    ("mask before the activation", "D1 = A1 * mask", "D1 = relu((X @ W1) * mask + b1)"),
    ("activation in place", "D1 = A1 * mask", "D1 = A1 * mask; X *= 1.5"),
    ("bias forgotten", "D1 @ W2 + b2", "D1 @ W2"),
    ("dropped units take part", "grad_W2 = D1.T", "grad_W2 = A1.T"),
    ("mean forgotten", "(softmax(Z2) - Y) / len(Y)", "softmax(Z2) - Y"),
    ("no mask backward", "grad_A1 = grad_D1 * mask", "grad_A1 = grad_D1"),
    ("mask twice", "grad_A1 = grad_D1 * mask", "grad_A1 = grad_D1 * mask * mask"),
    ("only zeros of the mask", "grad_A1 = grad_D1 * mask", "grad_A1 = grad_D1 * (mask > 0)"),
    ("slope at what is left", "relu_slope(A1)", "relu_slope(D1 - 1)"),
    ("slope forgotten", "grad_Z1 = grad_A1 * relu_slope(A1)", "grad_Z1 = grad_A1"),
    ("bias not summed", "grad_Z1.sum(axis=0), grad_W2", "grad_Z1[0], grad_W2"),
    ("sum for mean", "log_softmax(Z2)) / len(Y)", "log_softmax(Z2))"),
    (
        "loss of the plain network",
        "dropout_forward(params, X, mask)\n    return -",
        "dropout_forward(params, X, np.ones(mask.shape))\n    return -",
    ),
    ("one matrix is free", "np.sum(params.W1**2) + np.sum(params.W2**2)", "np.sum(params.W1**2)"),
    ("biases pay, too", "np.sum(params.W2**2)\n", "np.sum(params.W2**2) + np.sum(params.b2**2)\n"),
    ("no half", "decay / 2 * squares", "decay * squares"),
    ("absolute values", "np.sum(params.W1**2)", "np.sum(np.abs(params.W1))"),
    ("price not in the gradient", "W1=grads.W1 + decay * params.W1", "W1=grads.W1"),
    ("grows", "grads.W2 + decay * params.W2", "grads.W2 - decay * params.W2"),
    ("two for one", "grads.W2 + decay * params.W2", "grads.W2 + 2 * decay * params.W2"),
    ("forward takes all", '@takes(params=SHAPES, X="(n, d)", mask="(n, h)")\n', ""),
    (
        "a mask that broadcasts",
        '@takes(params=SHAPES, X="(n, d)", mask="(n, h)")',
        '@takes(params=SHAPES, X="(n, d)")',
    ),
]

SYMPTOMS = [
    ("NaN has a score", "if not np.isfinite(logits).all():", "if np.isinf(logits).any():"),
    ("inf has a score", "if not np.isfinite(logits).all():", "if np.isnan(logits).any():"),
    ("one good logit does", "np.isfinite(logits).all()", "np.isfinite(logits).any()"),
    ("axis of the rows", "logits.argmax(axis=1)", "logits.argmax(axis=0)"),
    ("error for accuracy", "== labels", "!= labels"),
    ("counts for shares", "np.mean(logits", "np.sum(logits"),
    ("one good entry does", "np.isfinite(values).all()", "np.isfinite(values).any()"),
    ("only NaN", "not np.isfinite(values).all()", "np.isnan(values).any()"),
    ("the first good one", "if not np.isfinite(values).all()", "if np.isfinite(values).all()"),
    ("the last name", "return name", "return list(stations)[-1]"),
    ("says nothing", 'return "none"', "return None"),
]

MISTAKES = [
    (
        "naive accuracy refuses",
        "    return np.mean(logits.argmax(axis=1) == labels)",
        "    return np.mean(logits.argmax(axis=1) == labels) if np.isfinite(logits).all() else 0",
    ),
    ("naive loss is stable", "np.exp(Z2)", "np.exp(Z2 - Z2.max(axis=1, keepdims=True))"),
    ("naive loss adds columns", "powers.sum(axis=1", "powers.sum(axis=0"),
    (
        "the step is kept",
        "        sgd_step(params, grads, learning_rate)",
        "        params = sgd_step(params, grads, learning_rate)",
    ),
    ("only one batch", "    return params\n", "        break\n    return params\n"),
    ("one order for both", "Y[rng.permutation(len(Y))]", "Y"),
    ("rows lost", "Y[rng.permutation(len(Y))]", "Y[rng.integers(len(Y), size=len(Y))]"),
    ("a table made a row", "answers == labels ", "answers == labels.ravel() "),
    ("the same mask", "grad_D1 * other_mask", "grad_D1 * mask"),
    ("no mask at all", "grad_D1 * other_mask", "grad_D1"),
    ("mean forgotten", "(softmax(Z2) - Y) / len(Y)", "softmax(Z2) - Y"),
    ("last layer, too", "D1.T @ grad_Z2", "A1.T @ grad_Z2"),
    ("scaled", "(rng.random(shape) < keep) * 1.0", "(rng.random(shape) < keep) / keep"),
    ("true and false", "(rng.random(shape) < keep) * 1.0", "rng.random(shape) < keep"),
    ("grows", "g + decay * p for", "g - decay * p for"),
]

BUGS = {"regularisation": REGULARISATION, "symptoms": SYMPTOMS, "mistakes": MISTAKES}
