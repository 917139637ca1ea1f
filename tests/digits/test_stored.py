"""The network that the page asks is the one of the chapter Accurate."""

import numpy as np

from snippets.digits.stored import stored
from snippets.shared.records import SNIPPETS


def test_it_is_what_accurate_stored_as_floats():
    with np.load(SNIPPETS / "accurate/weights.npz") as file:
        for name, array in stored()._asdict().items():
            np.testing.assert_array_equal(array, file[name])
            assert array.dtype == np.float64
