"""Bugs to plant in snippets/autodiff_mistakes.py: what it is, old text, new text."""

OVER = "            parent.grad = pull(node.grad)"

BUGS = [
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
