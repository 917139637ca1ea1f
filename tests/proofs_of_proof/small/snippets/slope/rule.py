"""The slope of the loss of one weight."""

import numpy as np
from numpy import ndarray


# --8<-- [start:slope]
def slope(w: float, x: ndarray, y: ndarray) -> float:
    """Slope of half the mean of the squared errors."""
    return float(np.mean((w * x - y) * x))  # eq:slope


# --8<-- [end:slope]
