"""The network that the page asks: the one that the chapter Accurate stored."""

from pathlib import Path

import numpy as np

from snippets.two_layer_network.network import Parameters

WEIGHTS = Path(__file__).parents[1] / "accurate" / "weights.npz"


def stored() -> Parameters:
    """Its parameters; what the file has in half precision, as floats."""
    with np.load(WEIGHTS) as file:
        return Parameters(
            *(file[name].astype(float) for name in Parameters._fields)
        )
