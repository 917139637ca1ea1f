"""Bugs to plant in snippets/squared_error.py: what it is, old text, new text."""

BUGS = [
    ("error turned round", "self.error = y_hat - y", "self.error = y - y_hat"),
    ("error is borrowed", "self.error = y_hat - y", "self.error = y_hat.__isub__(y)"),
    ("upstream ignored", "grad_out * self.error / self.error.size", "self.error / self.error.size"),
    ("upstream added", "grad_out * self.error /", "(grad_out - 1) + self.error /"),
    ("mean over rows only", "self.error / self.error.size", "self.error / len(self.error)"),
    ("mean forgotten", "self.error / self.error.size", "self.error"),
    ("a factor of two left", "self.error / self.error.size", "2 * self.error / self.error.size"),
    ("gradient not checked", "        self.check(grad_out)\n", ""),
    (
        "gradient may have the shape of the input",
        "self.out_shape = ()",
        "self.out_shape = y_hat.shape",
    ),
    ("half forgotten", "return loss", "return 2 * loss"),
    ("sum for mean", "return loss", "return loss * y.size"),
]
