"""Bugs to plant in snippets/what_a_framework_does/: by module, what it is, old text, new text."""

WALK = "            parent.grad = parent.grad + vjp(node.grad)"
LONE = "        node.grad = 0.0\n    loss.grad = 1.0\n    for node in reversed(nodes):\n"
NUMBERS = LONE + "        for parent, vjp in node.edges:\n            parent.grad ="
ARRAYS = LONE + "        for parent, vjp in node.edges:\n            part ="

AUTODIFF = [
    ("a slope overwritten, numbers", WALK, "            parent.grad = vjp(node.grad)"),
    ("a slope overwritten, arrays", "parent.grad = parent.grad + part", "parent.grad = part"),
    ("forward order, numbers", NUMBERS, NUMBERS.replace("reversed(nodes)", "nodes")),
    ("forward order, arrays", ARRAYS, ARRAYS.replace("reversed(nodes)", "nodes")),
    ("nothing set to zero, numbers", NUMBERS, NUMBERS.replace("node.grad = 0.0", "pass")),
    ("nothing set to zero, arrays", ARRAYS, ARRAYS.replace("node.grad = 0.0", "pass")),
    ("loss slope zero, numbers", NUMBERS, NUMBERS.replace("= 1.0", "= 0.0")),
    ("loss slope zero, arrays", ARRAYS, ARRAYS.replace("= 1.0", "= 0.0")),
    ("a node twice", "                found.add(parent)\n", ""),
    ("the end not found", "found, waiting = {end}, [end]", "found, waiting = set(), [end]"),
    ("not walked on", "                waiting.append(parent)\n", ""),
    ("inputs not before", "lambda node: node.number)", "lambda node: -node.number)"),
    ("one number for all", "self.number = next(Node.made)", "self.number = 0"),
    ("sum turned round", "a.value + b.value", "a.value - b.value"),
    (
        "product passes its own",
        "(a, lambda grad_out: grad_out * b.value)",
        "(a, lambda grad_out: grad_out * a.value)",
    ),
    (
        "numerator times",
        "(a, lambda grad_out: grad_out / b.value)",
        "(a, lambda grad_out: grad_out * b.value)",
    ),
    ("sign of the denominator", "grad_out * -ratio", "grad_out * ratio"),
    ("denominator once too few", "grad_out * -ratio / b.value", "grad_out * -ratio"),
    ("transpose lost", "grad_out @ b.value.T", "grad_out @ b.value"),
    ("order of the product", "a.value.T @ grad_out", "grad_out.T @ a.value"),
    ("exp of the slope", "grad_out * y)", "grad_out * np.exp(y))"),
    ("log upside down", "grad_out / a.value)", "grad_out * a.value)"),
    ("borrowed memory", 'as_reals(value, "value")', "np.asarray(value, dtype=float)"),
    ("what never fitted", "if np.shape(added) != shape:", "if False:"),
    ("no copies in front", "np.ndim(grad) > len(shape)", "np.ndim(grad) > len(shape) + 1"),
    ("no stretched copies", "        if size == 1:", "        if size == 0:"),
    ("axis lost", "np.sum(grad, axis=axis, keepdims=True)", "np.sum(grad, axis=axis)"),
    ("sum without its axis", "keepdims=axis is not None", "keepdims=False"),
    ("minus swapped", "lambda a, b: as_node(b) + -a", "lambda a, b: a + -as_node(b)"),
    ("ratio swapped", "divide(as_node(b), a)", "divide(a, as_node(b))"),
    ("product swapped", "matmul(as_node(b), a)", "matmul(a, as_node(b))"),
    ("minus lost", "Node.__neg__ = lambda a: a * -1.0", "Node.__neg__ = lambda a: a * 1.0"),
    ("NumPy gets in first", "Node.__array_ufunc__ = None", "Node.array_ufunc = None"),
    ("any loss will do", "if loss.value.shape:", "if loss.value.size < 1:"),
    ("any shape will do", "a.value.ndim != 2 or b.value.ndim != 2", "a.value.ndim > 3"),
    ("in place", "y = np.exp(a.value)\n", "y = np.exp(a.value, out=a.value)\n"),
]

OVER = "            parent.grad = vjp(node.grad)"

MISTAKES = [
    ("overwriting mended", OVER, OVER.replace("= vjp", "= parent.grad + vjp")),
    ("overwriting reset", OVER, "            parent.grad = 0 * vjp(node.grad)"),
    (
        "too early mended",
        "    for node in nodes:\n        for parent",
        "    for node in reversed(in_order(loss)):\n        for parent",
    ),
    ("no zero before", "        node.grad = 0.0\n", "        pass\n"),
    ("twice in the list", " if p not in nodes)", ")"),
    ("recursion without memory", "        if parent not in order:\n    ", "        "),
    (
        "order turned round",
        "    for parent, _ in node.edges:\n        if parent not in order:\n"
        "            by_recursion(parent, order)\n    order.append(node)",
        "    order.append(node)\n    for parent, _ in node.edges:\n"
        "        if parent not in order:\n            by_recursion(parent, order)",
    ),
    (
        "only the first input",
        "for parent, _ in node.edges:\n        if",
        "for parent, _ in node.edges[:1]:\n        if",
    ),
]

BUGS = {"autodiff": AUTODIFF, "mistakes": MISTAKES}
