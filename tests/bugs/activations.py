"""Bugs to plant in snippets/activations.py: what it is, old text, new text."""

BUGS = [
    ("lost minus in the exponent", "(1 + np.exp(-z))", "(1 + np.exp(z))"),
    ("minus for plus", "1 / (1 + np.exp", "1 / (1 - np.exp"),
    ("wrong side of zero", "np.real(z) >= 0", "np.real(z) <= 0"),
    ("the overflow it should avoid", "np.where(positive, -z, z)", "np.where(positive, z, -z)"),
    ("absolute value of complex", "np.where(positive, -z, z)", "-np.abs(z)"),
    ("swapped operands", "np.where(positive, 1, decay)", "np.where(positive, decay, 1)"),
    ("precision lost", "np.where(positive, 1,", "np.where(positive, np.float64(1),"),
    ("minus for plus below", "/ (1 + decay)", "/ (1 - decay)"),
    ("plus for minus in the slope", "y_hat * (1 - y_hat)", "y_hat * (1 + y_hat)"),
    ("dropped factor", "y_hat * (1 - y_hat)", "(1 - y_hat)"),
    ("squared", "y_hat * (1 - y_hat)", "y_hat * (1 - y_hat) ** 2"),
    ("slope at the output", "y_hat * (1 - y_hat)", "sigmoid(y_hat) * (1 - sigmoid(y_hat))"),
    ("slope of tanh", "y_hat * (1 - y_hat)", "1 - y_hat**2"),
    ("in-place write", "return y_hat * (1 - y_hat)", "y_hat *= 1 - y_hat\n    return y_hat"),
    ("softplus with a lost one", "np.logaddexp(0, z)", "np.logaddexp(1, z)"),
    ("softplus of the mirror image", "np.logaddexp(0, z)", "np.logaddexp(0, -z)"),
    ("another base", "np.logaddexp(0, z)", "np.logaddexp2(0, z)"),
    ("a ramp with a sharp corner", "np.logaddexp(0, z)", "np.maximum(0, z)"),
    ("the overflow that softplus avoids", "np.logaddexp(0, z)", "np.log(1 + np.exp(z))"),
]
