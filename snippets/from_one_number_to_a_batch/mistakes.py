"""What goes wrong with axes and broadcasting, as people write it."""

from numpy import ndarray


# --8<-- [start:wrong_axis]
def wrong_axis(X, W, grad_Z):
    """Adds up the bias gradient over the outputs, not over the batch."""
    grad_X = grad_Z @ W.T  # (n, h) @ (h, d) -> (n, d)
    grad_W = X.T @ grad_Z  # (d, n) @ (n, h) -> (d, h)
    return grad_X, grad_W, grad_Z.sum(axis=1)


# --8<-- [end:wrong_axis]


# --8<-- [start:lost_keepdims]
def lost_keepdims(X: ndarray) -> ndarray:
    """Divides by the sums of the rows, but has lost their axis."""
    return X / X.sum(axis=1)


# --8<-- [end:lost_keepdims]


# --8<-- [start:no_shape_check]
def no_shape_check(z: ndarray, y: ndarray) -> float:
    """Half the sum of squared errors, whatever the shapes are."""
    return ((z - y) ** 2).sum() / 2


# --8<-- [end:no_shape_check]


# --8<-- [start:suspects]
def suspect_a(X, W, grad_Z):
    return grad_Z @ W.T, (grad_Z.T @ X).T, grad_Z.sum(axis=0)


def suspect_b(X, W, grad_Z):
    return (W @ grad_Z.T).T, X.T @ grad_Z, grad_Z.mean(axis=0)


def suspect_c(X, W, grad_Z):
    grad_W = (X[:, :, None] * grad_Z[:, None, :]).sum(axis=0)
    return grad_Z @ W.T, grad_W, grad_Z.sum(axis=0)


def suspect_d(X, W, grad_Z):
    grad_W = X.sum(axis=0)[:, None] * grad_Z.sum(axis=0)
    return grad_Z @ W.T, grad_W, grad_Z.sum(axis=0)


def suspect_e(X, W, grad_Z):
    grad_X = (grad_Z.sum(axis=0) @ W.T) + 0 * X
    return grad_X, X.T @ grad_Z, grad_Z.sum(axis=0)


# --8<-- [end:suspects]
