"""Bugs to plant in snippets/affine_mistakes.py: what it is, old text, new text."""

BUGS = [
    ("first axis mended", "x.reshape(x.shape[0], -1)", "x.reshape(-1, len(self.W))"),
    ("columns for rows", "x.reshape(x.shape[0], -1)", "x.reshape(-1, x.shape[0]).T"),
    ("plain forward mended", "self.X = np.array(x)", "self.X = np.atleast_2d(x)"),
    ("plain borrows", "self.X = np.array(x)", "self.X = x"),
    (
        "plain weights mended",
        "self.grad_W = self.X.T @ grad_out",
        "self.grad_W = np.atleast_2d(self.X).T @ np.atleast_2d(grad_out)",
    ),
    ("plain bias mean", "grad_out.sum(axis=0)", "grad_out.mean(axis=0)"),
    (
        "plain transpose lost",
        "return grad_out @ self.W.T  # (n, h) @ (h, d) -> (n, d)\n\n\n# --8<-- [end:plain]",
        "return grad_out @ self.W\n\n\n# --8<-- [end:plain]",
    ),
    ("sum mended", "        self.grad_b = grad_out\n", ""),
    (
        "sum over outputs",
        "        self.grad_b = grad_out\n",
        "        self.grad_b = grad_out.sum(axis=-1)\n",
    ),
    ("transpose mended", "self.grad_W = self.X @ grad_out", "self.grad_W = self.X.T @ grad_out"),
    ("eager uphill", "self.W = self.W - self", "self.W = self.W + self"),
    ("eager leaves the bias", "        self.b = self.b - self.learning_rate * self.grad_b\n", ""),
    ("eager deaf to the rate", "self.learning_rate * self.grad_W", "self.grad_W"),
    ("eager slower unless told", "    learning_rate = 1.0", "    learning_rate = 0.5"),
    (
        "eager mended",
        "        super().backward(grad_out)\n        self.W = self.W - self.learning_rate * self.grad_W\n        self.b = self.b - self.learning_rate * self.grad_b\n        return grad_out @ self.W.T",
        "        grad_x = super().backward(grad_out)\n        self.W = self.W - self.learning_rate * self.grad_W\n        self.b = self.b - self.learning_rate * self.grad_b\n        return grad_x",
    ),
]
