"""Sizes and spreads of the initial weights, by their moments and against NumPy's own draws."""

import numpy as np
import pytest

from snippets.initialisation.random_weights import METHODS, initialise

N_IN, N_OUT = 300, 500
VARIANCES = {
    "xavier_uniform": 2 / (N_IN + N_OUT),
    "xavier_normal": 2 / (N_IN + N_OUT),
    "he_uniform": 2 / N_IN,
    "he_normal": 2 / N_IN,
}
LIMITS = {"xavier_uniform": (6 / (N_IN + N_OUT)) ** 0.5, "he_uniform": (6 / N_IN) ** 0.5}
every = pytest.mark.parametrize("method", VARIANCES)


def drawn(method: str, seed: int = 3, n_in: int = N_IN, n_out: int = N_OUT) -> np.ndarray:
    return initialise(method, n_in, n_out, np.random.default_rng(seed))


def test_all_methods_are_tested():
    assert set(METHODS) == set(VARIANCES)


@every
def test_one_row_per_input_and_one_column_per_output(method: str):
    assert drawn(method).shape == (N_IN, N_OUT)


@every
def test_mean_and_variance(method: str):
    """150,000 draws: tolerances of four and more standard errors."""
    W = drawn(method)
    assert abs(W.mean()) < 4 * (VARIANCES[method] / W.size) ** 0.5
    assert W.var() == pytest.approx(VARIANCES[method], rel=0.02)


@pytest.mark.parametrize("method", LIMITS)
def test_uniform_weights_fill_the_range_up_to_the_limit(method: str):
    W, limit = drawn(method), LIMITS[method]
    assert -limit <= W.min() < -0.999 * limit
    assert 0.999 * limit < W.max() <= limit
    assert np.mean(np.abs(W) < limit / 2) == pytest.approx(1 / 2, abs=0.01)


@pytest.mark.parametrize("method", ["xavier_normal", "he_normal"])
def test_normal_weights_have_the_tails_of_a_bell_curve(method: str):
    W = drawn(method) / VARIANCES[method] ** 0.5
    assert np.mean(np.abs(W) > 2) == pytest.approx(0.0455, abs=0.005)


@every
def test_the_generator_decides_alone(method: str):
    np.testing.assert_array_equal(drawn(method, seed=5), drawn(method, seed=5))
    assert np.all(drawn(method, seed=5) != drawn(method, seed=6))


@every
def test_the_generator_moves_on(method: str):
    rng = np.random.default_rng(5)
    assert np.all(initialise(method, 4, 3, rng) != initialise(method, 4, 3, rng))


def test_an_unknown_method_is_refused_in_one_line():
    with pytest.raises(ValueError, match=r"^unknown method 'Xavier': choose one of xavier_u.*$"):
        drawn("Xavier")


@pytest.mark.parametrize(("n_in", "n_out"), [(0, 3), (3, 0), (-2, 5)])
def test_sizes_below_one_are_refused(n_in: int, n_out: int):
    with pytest.raises(ValueError, match=f"^sizes {n_in} and {n_out}: each must be at least 1$"):
        drawn("he_normal", n_in=n_in, n_out=n_out)


def test_a_layer_of_one_weight_is_allowed():
    assert drawn("xavier_normal", n_in=1, n_out=1).shape == (1, 1)


@every
@pytest.mark.parametrize("sizes", [(0, 3), (3, 0), (-1, 3), (0, 0)])
def test_a_layer_without_units_is_refused_by_each_method(method: str, sizes: tuple[int, int]):
    with pytest.raises(ValueError, match=r"^sizes -?\d and \d: each must be at least 1$"):
        METHODS[method](*sizes, np.random.default_rng(0))


@every
@pytest.mark.parametrize("sizes", [(2.5, 3), (3, np.nan), ("2", 3), (None, 3)])
def test_sizes_are_whole_numbers(method: str, sizes: tuple):
    with pytest.raises(TypeError, match=r"^'\w+' object cannot be interpreted as an integer$"):
        METHODS[method](*sizes, np.random.default_rng(0))


@every
def test_one_unit_is_a_layer(method: str):
    assert METHODS[method](1, 1, np.random.default_rng(0)).shape == (1, 1)
