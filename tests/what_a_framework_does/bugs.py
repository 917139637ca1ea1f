"""Bugs to plant in snippets/what_a_framework_does/: by module, what it is, old text, new text."""

AUTODIFF = [
    ("a slope overwritten", "parent.grad = parent.grad + pull(", "parent.grad = pull("),
    ("forward order", "for node in reversed(nodes):", "for node in nodes:"),
    ("nothing set to zero", "node.grad = np.zeros_like(node.value)\n", "pass\n"),
    ("loss slope zero", "loss.grad = np.ones_like", "loss.grad = np.zeros_like"),
    ("a node twice", "            seen.add(node)\n", ""),
    ("inputs not before", "waiting.append((node, True))", "waiting.insert(0, (node, True))"),
    ("product passes its own", "fit(grad_out * b.value, a", "fit(grad_out * a.value, a"),
    ("numerator times", "fit(grad_out / b.value, a", "fit(grad_out * b.value, a"),
    ("sign of the denominator", "fit(-grad_out * ratio", "fit(grad_out * ratio"),
    ("denominator once too few", "-grad_out * ratio / b.value", "-grad_out * ratio"),
    ("transpose lost", "grad_out @ b.value.T", "grad_out @ b.value"),
    ("order of the product", "a.value.T @ grad_out", "grad_out.T @ a.value"),
    ("exp of the slope", "grad_out * y)", "grad_out * np.exp(y))"),
    ("log upside down", "grad_out / a.value)", "grad_out * a.value)"),
    ("relu always on", "grad_out * on)", "grad_out)"),
    ("relu's bend", "on = relu_slope(a.value)", "on = a.value > -1"),
    ("relu swallows NaN", "positive_part(a.value)", "np.where(a.value > 0, a.value, 0)"),
    ("its slope swallows NaN", "on = relu_slope(a.value)", "on = a.value > 0"),
    ("borrowed memory", 'as_reals(value, "value")', "np.asarray(value, dtype=float)"),
    ("what never fitted", "stretched)).reshape(shape)", "stretched), keepdims=True)"),
    ("slope of the wrong value", "sigmoid_slope(y)", "sigmoid_slope(a.value)"),
    ("no copies", "stretched = [axis for", "stretched = [] and [axis for"),
    ("axis lost", ").reshape(shape)  # eq:framework-fit", ")  # eq:framework-fit"),
    ("sum without its axis", "keepdims=axis is not None", "keepdims=False"),
    ("minus swapped", "return as_node(other) - self", "return self - as_node(other)"),
    ("ratio swapped", "return as_node(other) / self", "return self / as_node(other)"),
    ("product swapped", "return as_node(other) @ self", "return self @ as_node(other)"),
    ("NumPy gets in first", "    __array_ufunc__ = None", "    array_ufunc = None"),
    ("any loss will do", "if loss.value.size != 1:", "if loss.value.size < 1:"),
    ("any shape will do", "a.value.ndim != 2 or b.value.ndim != 2", "a.value.ndim > 3"),
    ("in place", "on = relu_slope(a.value)\n", "on = relu_slope(a.value)\n    a.value *= on\n"),
]

OVER = "            parent.grad = pull(node.grad)"

MISTAKES = [
    ("overwriting mended", OVER, OVER.replace("= pull", "= parent.grad + pull")),
    ("overwriting reset", OVER, "            parent.grad = 0 * pull(node.grad)"),
    (
        "too early mended",
        "    for node in nodes:\n        for parent",
        "    for node in reversed(in_order(loss)):\n        for parent",
    ),
    ("no zero before", "        node.grad = np.zeros_like(node.value)\n", "        pass\n"),
    ("twice in the list", " if p not in nodes)", ")"),
    ("recursion without memory", "    if end in seen:\n        return []\n", ""),
    ("order turned round", "return [*before, end]", "return [end, *before]"),
    (
        "only the first input",
        "for parent, _ in end.edges for",
        "for parent, _ in end.edges[:1] for",
    ),
    ("sum turned into a difference", "a.value + b.value", "a.value - b.value"),
    ("first slope lost", "(a, lambda grad_out: grad_out)", "(a, lambda grad_out: 0 * grad_out)"),
]

BUGS = {"autodiff": AUTODIFF, "mistakes": MISTAKES}
