"""Functions with a kink at zero, and a slope to type for each."""

import numpy as np

from snippets.shared.checks import same_shape


@same_shape
# --8<-- [start:relu]
def relu(x):
    """x where it is positive, zero elsewhere; elementwise, complex too."""
    return np.where(np.real(x) <= 0, 0, x)  # eq:relu


def relu_slope(x):
    """The slope of relu, elementwise; at the kink, by agreement, zero."""
    return np.heaviside(np.real(x), 0)


# --8<-- [end:relu]
relu_slope = same_shape(relu_slope)


@same_shape
# --8<-- [start:absolute]
def absolute(x):
    """The absolute value, elementwise; a complex step goes through it."""
    return np.where(np.real(x) < 0, -x, x)


# --8<-- [end:absolute]
