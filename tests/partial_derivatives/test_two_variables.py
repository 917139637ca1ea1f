"""The landscape's slopes against differences, complex steps, autograd and its own values."""

import autograd
import numpy as np
import pytest

from snippets.partial_derivatives.two_variables import df_dx, df_dy, f, grad_f
from snippets.shared.gradient_check import numeric_gradient


@pytest.fixture
def points() -> np.ndarray:
    """Seven points that are not special, one a row."""
    return np.random.default_rng(7).normal(size=(7, 2))


def oracle(point):
    """The landscape, written anew for autograd."""
    return point[1] * (point[0] * (point[0] + 3) + point[1])


def test_the_height_at_the_chapters_point():
    assert f(1.0, 2.0) == 12
    assert f(2.0, -1.0) == -9


def test_the_height_agrees_with_the_oracle(points):
    for point in points:
        assert f(*point) == pytest.approx(oracle(point))


def test_slopes_agree_with_finite_differences(points):
    for point in points:
        measured = numeric_gradient(lambda p: f(*p), point)
        np.testing.assert_allclose(grad_f(*point), measured, rtol=1e-6, atol=1e-8)


def test_slopes_agree_with_autograd(points):
    for point in points:
        expected = autograd.grad(oracle)(point)
        np.testing.assert_allclose(grad_f(*point), expected, rtol=1e-12)
        np.testing.assert_allclose([df_dx(*point), df_dy(*point)], expected, rtol=1e-12)


def test_the_gradient_has_one_entry_per_variable():
    assert grad_f(1.0, 2.0).shape == (2,)


@pytest.mark.parametrize("h", [0.5, 0.01])
def test_the_quotients_are_what_the_chapter_derives(points, h):
    for x, y in points:
        along_x, along_y = (f(x + h, y) - f(x, y)) / h, (f(x, y + h) - f(x, y)) / h
        assert along_x == pytest.approx(2 * x * y + 3 * y + h * y)
        assert along_y == pytest.approx(x * x + 3 * x + 2 * y + h)


def test_the_quotients_of_the_slice_settle_at_its_derivative():
    """The limit of eq:partial-limit: the distance to 4x + 6 shrinks in proportion to the run."""
    for x in (-1.3, 0.2, 1.0, 2.4):
        quotients = [(f(x + h, 2.0) - f(x, 2.0)) / h for h in (1e-1, 1e-3, 1e-5)]
        gaps = np.abs(np.subtract(quotients, 4 * x + 6))
        np.testing.assert_allclose(gaps, [2e-1, 2e-3, 2e-5], rtol=1e-4)


def test_all_of_it_works_elementwise(points):
    x, y = points.T
    assert f(x, y).shape == df_dx(x, y).shape == df_dy(x, y).shape == (7,)
    assert grad_f(x, y).shape == (2, 7)


def test_nothing_writes_into_its_arguments(points):
    before = points.copy()
    x, y = points.T
    f(x, y), grad_f(x, y)
    np.testing.assert_array_equal(points, before)
