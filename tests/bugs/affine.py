"""Bugs to plant in snippets/affine.py: what it is, old text, new text."""

BUGS = [
    (
        "no copy of the input",
        "np.array(x).reshape(shape[0], d)",
        "np.asarray(x).reshape(shape[0], d)",
    ),
    (
        "columns for rows",
        "np.array(x).reshape(shape[0], d)",
        "np.array(x).reshape(d, shape[0]).T",
    ),
    ("a number is an example", "if len(shape) < 2 or np.prod", "if np.prod"),
    ("only the last axis counts", "np.prod(shape[1:]) != d", "shape[-1] != d"),
    ("any size will do", "np.prod(shape[1:]) != d", "np.prod(shape) % d"),
    (
        "bias of any shape",
        "if np.ndim(W) != 2 or np.shape(b) != np.shape(W)[1:]:",
        "if np.ndim(W) != 2:",
    ),
    ("weights of any shape", "if np.ndim(W) != 2 or np", "if np"),
    ("weights are borrowed", "self.W, self.b = np.array(W), np.array(b)", "self.W, self.b = W, b"),
    ("bias lost", "Z = XW + self.b", "Z = XW"),
    ("one example stays a table", "Z.shape[1:] if len(self.x_shape) == 1 else Z.shape", "Z.shape"),
    ("a batch of one is one example", "if len(self.x_shape) == 1 else", "if len(self.X) == 1 else"),
    ("gradient not checked", "        self.check(grad_out)\n", ""),
    ("mean for the weights", "self.grad_W = self.X.T @ G ", "self.grad_W = self.X.T @ G / len(G) "),
    (
        "gradients add up over calls",
        "self.grad_b = G.sum(axis=0)",
        "self.grad_b = getattr(self, 'grad_b', 0) + G.sum(axis=0)",
    ),
    ("bias mean", "G.sum(axis=0)", "G.mean(axis=0)"),
    ("bias without the sum", "G.sum(axis=0)", "G"),
    ("bias sum over the outputs", "G.sum(axis=0)", "G.sum(axis=1)"),
    ("upstream ignored", "grad_X = G @ self.W.T", "grad_X = np.ones_like(G) @ self.W.T"),
    (
        "step inside backward",
        "grad_X = G @ self.W.T",
        "self.W = self.W - 0.1 * self.grad_W\n        grad_X = G @ self.W.T",
    ),
    ("shape not restored", "return grad_X.reshape(self.x_shape)", "return grad_X"),
]
