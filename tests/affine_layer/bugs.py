"""Bugs to plant in snippets/affine_layer/: by module, what it is, old text, new text."""

AFFINE = [
    (
        "no copy of the input",
        "np.array(x).reshape(n, d)",
        "np.asarray(x).reshape(n, d)",
    ),
    (
        "columns for rows",
        "np.array(x).reshape(n, d)",
        "np.array(x).reshape(d, n).T",
    ),
    ("a number is an example", "if len(shape) < 2 or np.prod", "if np.prod"),
    ("only the last axis counts", "np.prod(shape[1:]) != d", "shape[-1] != d"),
    ("any size will do", "np.prod(shape[1:]) != d", "np.prod(shape) % d"),
    ("bias of any shape", 'takes(W="(d, h)", b="(h,)")', 'takes(W="(d, h)", b="(...)")'),
    ("weights of any shape", 'takes(W="(d, h)", b', 'takes(W="(..., h)", b'),
    ("bytes as weights", 'Affine.__init__ = takes(W="(d, h)", b="(h,)")(Affine.__init__)\n', ""),
    ("examples of any size", "@whole_examples\n", ""),
    ("weights are borrowed", "self.W, self.b = np.array(W), np.array(b)", "self.W, self.b = W, b"),
    ("bias lost", "Z = XW + self.b", "Z = XW"),
    ("one example stays a table", "return Z[0] if x.ndim == 1 else Z", "return Z"),
    ("a batch of one is one example", "if x.ndim == 1 else Z", "if len(Z) == 1 else Z"),
    ("any number of rows", "len(x) if x.ndim > 1 else 1", "len(x)"),
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

SMALL_NETWORK = [
    ("a rate for each output", '@takes(learning_rate="()")\n', ""),
    ("step uphill", "layer.W = layer.W - learning_rate", "layer.W = layer.W + learning_rate"),
    ("step in place", "layer.W = layer.W - learning_rate", "layer.W -= learning_rate"),
    ("bias in place", "layer.b = layer.b - learning_rate", "layer.b -= learning_rate"),
    ("rate forgotten for the bias", "learning_rate * layer.grad_b", "layer.grad_b"),
    (
        "weights get the bias gradient",
        "learning_rate * layer.grad_W",
        "learning_rate * layer.grad_b",
    ),
    (
        "only the last layer steps",
        "for layer in network.layers:",
        "for layer in network.layers[-1:]:",
    ),
    (
        "only the first layer steps",
        "for layer in network.layers:",
        "for layer in network.layers[:1]:",
    ),
    (
        "last loss lost",
        "    losses.append(loss.forward(network.forward(X), Y))\n    return",
        "    return",
    ),
    (
        "loss after the step",
        "        losses.append(loss.forward(network.forward(X), Y))\n        network.backward(loss.backward())\n        step(network, learning_rate)",
        "        loss.forward(network.forward(X), Y)\n        network.backward(loss.backward())\n        step(network, learning_rate)\n        losses.append(loss.forward(network.forward(X), Y))",
    ),
    ("one step too few", "for _ in range(steps):", "for _ in range(steps - 1):"),
    (
        "parameter not put back",
        "    setattr(layer, name, kept)\n    return slopes",
        "    return slopes",
    ),
    ("copy put back", "setattr(layer, name, kept)", "setattr(layer, name, kept.copy() + 1e-9)"),
    ("always the weights", 'f"grad_{name}"), by', '"grad_W"), by'),
    ("layers counted from zero", "start=1", "start=0"),
    (
        "measured after the fact",
        "numeric_gradient(loss_at, kept)",
        "numeric_gradient(loss_at, 2 * kept)",
    ),
    ("biases not checked", 'for name in "Wb"', 'for name in "W"'),
]

SQUARED_ERROR = [
    ("error turned round", "self.error = y_hat - y", "self.error = y - y_hat"),
    ("error is borrowed", "self.error = y_hat - y", "self.error = y_hat.__isub__(y)"),
    ("upstream ignored", "grad_out * self.error / self.error.size", "self.error / self.error.size"),
    ("upstream added", "grad_out * self.error /", "(grad_out - 1) + self.error /"),
    ("mean over rows only", "self.error / self.error.size", "self.error / len(self.error)"),
    ("mean forgotten", "self.error / self.error.size", "self.error"),
    ("a factor of two left", "self.error / self.error.size", "2 * self.error / self.error.size"),
    (
        "backward before forward",
        "HalfMeanSquaredError.backward = hand_over(HalfMeanSquaredError.backward)\n",
        "",
    ),
    ("half forgotten", "np.mean(self.error**2) / 2", "np.mean(self.error**2)"),
    ("sum for mean", "np.mean(self.error**2)", "np.sum(self.error**2)"),
]

WORKSHEET = [
    ("shape forgotten", " {np.shape(array)}", ""),
    ("shape of the lines", "{np.shape(array)}", "{np.atleast_2d(array).shape}"),
    ("columns for rows", "enumerate(np.atleast_2d(array))", "enumerate(np.atleast_2d(array).T)"),
    ("blanks turned", "if (i, k) in blanks", "if (k, i) in blanks"),
    ("blanks for the rest", "if (i, k) in blanks", "if blanks and (i, k) not in blanks"),
    ("no blanks", "if (i, k) in blanks", "if False"),
    ("two decimals", "{value:6.3f}", "{value:6.2f}"),
    ("narrow blank", '"  ____"', '"____"'),
    ("no room for a sign", "{value:6.3f}", "{value:.3f}"),
    ("columns touch", '"  ".join(cells)', '"".join(cells)'),
]

MISTAKES = [
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

BUGS = {
    "affine": AFFINE,
    "small_network": SMALL_NETWORK,
    "squared_error": SQUARED_ERROR,
    "worksheet": WORKSHEET,
    "mistakes": MISTAKES,
}
