"""Slopes along directions, against differences and autograd."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.partial_derivatives.directions import (
    directional_slopes,
    measured_slopes,
    unit_directions,
)

ANGLES = np.array([0.0, 0.3, 1.1, 2.0, 2.9, 4.4, 5.8])


def hill(x, y):
    """A function that is no polynomial."""
    return anp.sin(x) * y + anp.exp(x - y)


def test_directions_have_length_one_and_start_along_x():
    directions = unit_directions(ANGLES)
    assert directions.shape == (7, 2)
    np.testing.assert_allclose(np.linalg.norm(directions, axis=1), 1)
    np.testing.assert_allclose(directions[0], [1, 0])
    np.testing.assert_allclose(unit_directions(np.array([np.pi / 2]))[0], [0, 1], atol=1e-15)


def test_directions_have_the_angles_that_were_asked_for():
    a, b = unit_directions(ANGLES).T
    np.testing.assert_allclose(np.arctan2(b, a) % (2 * np.pi), ANGLES)


def test_slopes_agree_with_measurement_and_autograd():
    directions = unit_directions(ANGLES)
    gradient = np.array(autograd.grad(hill, argnum=(0, 1))(0.4, -0.7))
    slopes = directional_slopes(gradient, directions)
    along = [
        autograd.grad(lambda t, a=a, b=b: hill(0.4 + t * a, -0.7 + t * b))(0.0)
        for a, b in directions
    ]
    np.testing.assert_allclose(slopes, along, rtol=1e-12)
    np.testing.assert_allclose(measured_slopes(hill, 0.4, -0.7, directions), along, rtol=1e-7)


def test_slopes_in_any_number_of_variables():
    rng = np.random.default_rng(3)
    gradient, directions = rng.normal(size=5), rng.normal(size=(4, 5))
    expected = [sum(g * r for g, r in zip(gradient, row, strict=True)) for row in directions]
    np.testing.assert_allclose(directional_slopes(gradient, directions), expected)


def test_the_measurement_is_central():
    """The error of a cubic is t squared; that of a one-sided quotient of a square is t."""
    along_x = np.array([[1.0, 0.0]])
    assert measured_slopes(lambda x, y: x**3, 0.0, 0.0, along_x, t=1e-3) == pytest.approx(1e-6)
    assert measured_slopes(lambda x, y: x**2, 1.0, 0.0, along_x, t=0.5) == pytest.approx(2)


def test_nothing_writes_into_its_arguments():
    directions, gradient, angles = unit_directions(ANGLES), np.array([2.0, -3.0]), ANGLES.copy()
    before = directions.copy()
    directional_slopes(gradient, directions)
    measured_slopes(hill, 0.4, -0.7, directions)
    unit_directions(angles)
    np.testing.assert_array_equal(directions, before)
    np.testing.assert_array_equal(gradient, [2, -3])
    np.testing.assert_array_equal(angles, ANGLES)


def test_other_shapes_are_refused():
    directions = unit_directions(ANGLES)
    for call in (
        lambda: unit_directions(ANGLES[:, None]),
        lambda: directional_slopes(np.ones((2, 3)), directions),
        lambda: directional_slopes(np.ones(3), directions),
        lambda: measured_slopes(hill, 0.4, -0.7, np.ones((7, 3))),
        lambda: measured_slopes(hill, 0.4, -0.7, directions, np.ones(7)),
    ):
        with pytest.raises(ValueError, match=r"^\w+: \w+ is \(.*; give \w+ \("):
            call()
