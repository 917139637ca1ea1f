"""Bugs to plant in snippets/softmax_mistakes.py: mistakes that would be wrong in another way."""

BUGS = [
    ("naive softmax is stable", "np.exp(z)", "np.exp(z - z.max())"),
    ("powers not divided", "powers / powers.sum()", "powers"),
    ("naive loss is safe", "np.log(y_hat)", "np.log(y_hat + 1e-9)"),
    ("sign of the naive loss", "-np.sum(y * np.log", "np.sum(y * np.log"),
    ("mean for sum", "-np.sum(y * np.log", "-np.mean(y * np.log"),
    ("deaf hears", "return (y_hat - Y) / rows(Y)", "return grad_out * (y_hat - Y) / rows(Y)"),
    ("deaf by length", "return (y_hat - Y) / rows(Y)", "return (y_hat - Y) / len(Y)"),
    ("length is rows", "/ Y.shape[0]", "/ rows(Y)"),
    ("length is deaf too", "grad_out * (y_hat - Y)", "(y_hat - Y)"),
    ("elementwise sign", "-Y / y_hat", "Y / y_hat"),
    ("elementwise is deaf too", "grad_out * link", "link"),
    ("elementwise without a mean", " / rows(Y)\n    return grad_out", "\n    return grad_out"),
    ("elementwise without a slope", "* y_hat * (1 - y_hat)", "* y_hat"),
    ("by shape", "targets.size == y_hat.size", "targets.shape == y_hat.shape"),
    ("mean forgotten", "(y_hat - targets) / n", "y_hat - targets"),
    ("mean of labels forgotten", "return gradient / n", "return gradient"),
    ("written into y_hat", "y_hat.copy()", "y_hat"),
    ("added at the label", "-= 1", "+= 1"),
]
