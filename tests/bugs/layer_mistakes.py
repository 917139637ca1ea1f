"""Bugs to plant in snippets/layer_mistakes.py: what it is, old text, new text."""

BUGS = [
    (
        "in-place writing mended",
        "grad_out[~self.mask] = 0",
        "grad_out = np.where(self.mask, grad_out, 0)",
    ),
    ("the other half emptied", "grad_out[~self.mask] = 0", "grad_out[self.mask] = 0"),
    ("borrowing mended", "self.x, self.y = x, y", "self.x, self.y = x.copy(), y.copy()"),
    ("half mended", "self.x, self.y = x, y", "self.x = x"),
    ("swapped", "self.x, self.y = x, y", "self.x, self.y = y, x"),
    ("mask mended", "np.where(grad_out > 0, grad_out, 0)", "np.where(self.mask, grad_out, 0)"),
    (
        "both masks",
        "np.where(grad_out > 0, grad_out, 0)",
        "np.where(self.mask & (grad_out > 0), grad_out, 0)",
    ),
    ("suspect a borrows", "        self.x = np.array(x)\n", "        self.x = x\n"),
    ("suspect a broken", "sigmoid_slope(sigmoid(self.x))", "sigmoid_slope(self.x)"),
    ("suspect b mended", "return sigmoid_slope(self.y)", "return grad_out * sigmoid_slope(self.y)"),
    ("suspect c mended", "sigmoid_slope(sigmoid(self.y))", "sigmoid_slope(self.y)"),
    ("suspect d broken", "self.mask = out > 0", "self.mask = out >= 0"),
    ("suspect e mended", "self.mask = x >= 0", "self.mask = x > 0"),
    (
        "suspect f mended",
        "return grad_out * self.x, grad_out * self.y",
        "return grad_out * self.y, grad_out * self.x",
    ),
    (
        "suspect f borrows",
        "self.x, self.y = np.array(x), np.array(y)",
        "self.x, self.y = np.asarray(x), y",
    ),
]
