"""Wrong ways to make the two-layer network fast, as people do."""

import numpy as np
from numpy import ndarray

from snippets.fast.networks import (
    LitPixels,
    MostLitFirst,
    Plain,
    RateFolded,
    Stacks,
)
from snippets.two_layer_network.network import Parameters


# --8<-- [start:hands_out]
class HandsOutItsArrays(RateFolded):
    """Returns the very arrays that the next step writes into."""

    def parameters(self) -> Parameters:
        """Views of the parameters: they change with every step."""
        first, second = self.theta.first, self.theta.second
        return Parameters(first[1:], first[0], second[1:], second[0])


# --8<-- [end:hands_out]


# --8<-- [start:moves_everything]
class MovesEverything(MostLitFirst):
    """Moves all parameters, also those that the batch did not reach."""

    def move(self, theta: Stacks, grads: Stacks) -> None:
        """Subtract all slopes, the new ones and the ones left over."""
        self.theta.flat -= self.grads.flat


# --8<-- [end:moves_everything]


# --8<-- [start:other_pixels]
class PixelsOfOtherRows(LitPixels):
    """Keeps the columns that are lit in X_other, not those lit in X."""

    def __init__(
        self,
        params: Parameters,
        X: ndarray,
        Y: ndarray,
        learning_rate: float,
        X_other: ndarray,
    ):
        X_seen = np.where(X_other.any(axis=0), X, 0)
        super().__init__(params, X_seen, Y, learning_rate)


# --8<-- [end:other_pixels]


# --8<-- [start:in_float16]
class InFloat16(Plain):
    """Two bytes a number."""

    def __init__(
        self, params: Parameters, X: ndarray, Y: ndarray, learning_rate: float
    ):
        small = Parameters(*(p.astype(np.float16) for p in params))
        X, Y = X.astype(np.float16), Y.astype(np.float16)
        super().__init__(small, X, Y, learning_rate)


# --8<-- [end:in_float16]
