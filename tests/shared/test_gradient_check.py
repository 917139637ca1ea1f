"""The tool that checks gradients is checked on functions whose slopes are known."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.shared.gradient_check import complex_gradient, numeric_gradient, relative_error


def test_numeric_gradient_has_the_shape_of_its_input():
    x = np.arange(6.0).reshape(2, 3)
    gradient = numeric_gradient(lambda v: np.sum(v**2 * np.array([1, 2, 3])), x)
    np.testing.assert_allclose(gradient, 2 * x * np.array([1, 2, 3]), rtol=1e-8, atol=1e-8)
    assert numeric_gradient(lambda v: v**3, 2.0) == pytest.approx(12)


def test_relative_error_runs_from_zero_to_one():
    a = np.array([3.0, -4.0])
    assert relative_error(a, a) == 0
    assert relative_error(a, -a) == 1
    assert relative_error(a, 0 * a) == 1
    assert relative_error(a, 3 * a) == pytest.approx(0.5)
    assert relative_error(0 * a, 0 * a) == 0


def test_numeric_gradient_of_integers():
    np.testing.assert_allclose(numeric_gradient(lambda v: np.sum(v**2), np.array([1, 2])), [2, 4])


def test_numeric_gradient_is_central():
    """The error of a central difference of a cubic is h squared; a one-sided one has h itself."""
    slope = numeric_gradient(lambda v: v**3, 0.0, h=1e-3)
    assert slope == pytest.approx(1e-6)


def test_relative_error_does_not_depend_on_the_order():
    a, b = np.array([1.0, 2.0]), np.array([4.0, -1.0])
    assert relative_error(a, b) == relative_error(b, a)


def test_complex_gradient_has_the_shape_of_its_input():
    x = np.arange(6.0).reshape(2, 3)
    kept = x.copy()
    gradient = complex_gradient(lambda v: np.sum(v**2 * np.array([1, 2, 3])), x)
    np.testing.assert_allclose(gradient, 2 * x * np.array([1, 2, 3]), rtol=1e-14)
    np.testing.assert_array_equal(x, kept)
    assert complex_gradient(lambda v: v**3, 2) == pytest.approx(12, rel=1e-14)


def test_complex_gradient_agrees_with_autograd():
    x = np.random.default_rng(3).normal(size=(2, 3))
    weights = np.array([0.3, -1.2, 0.7])
    oracle = autograd.grad(lambda v: anp.sum(anp.exp(v @ weights) * v[:, 0]))(x)
    measured = complex_gradient(lambda v: np.sum(np.exp(v @ weights) * v[:, 0]), x)
    np.testing.assert_allclose(measured, oracle, rtol=1e-13)


def test_complex_gradient_takes_the_step_it_is_told():
    """For a cube, the imaginary part over h is short by h squared."""
    assert complex_gradient(lambda v: v**3, 2.0, h=0.1) == pytest.approx(12 - 0.01)


def test_complex_gradient_refuses_what_comes_back_real():
    with pytest.raises(TypeError, match="imaginary"):
        complex_gradient(np.linalg.norm, np.array([3.0, 4.0]))


MEASURES = pytest.mark.parametrize("measure", [numeric_gradient, complex_gradient])


@MEASURES
@pytest.mark.parametrize("shape", [(2,), (1,), (1, 1), (2, 3)])
def test_a_loss_that_is_no_single_number_is_refused(measure, shape):
    with pytest.raises(ValueError) as refusal:
        measure(lambda x: np.full(shape, np.sum(x)), np.ones(2))
    assert str(refusal.value) == f"the loss is {shape}, which is no single number"


@MEASURES
@pytest.mark.parametrize("loss", ["1.5", b"1", None, np.uint8(3), [np.uint8(3)], {}], ids=str)
def test_a_loss_that_is_no_number_is_refused(measure, loss):
    with pytest.raises(TypeError, match=r"^the loss is [\w]+; give floats$"):
        measure(lambda x: loss, np.ones(2))


@MEASURES
@pytest.mark.parametrize("kind", [np.float64, np.array])
def test_a_number_or_an_array_without_axes_is_one_number(measure, kind):
    kind = np.array if measure is complex_gradient else kind
    assert measure(lambda x: kind(x[0] ** 2), np.ones(1)) == pytest.approx([2])


@MEASURES
def test_what_is_not_a_number_passes_on(measure):
    with np.errstate(invalid="ignore"):
        assert np.isnan(measure(lambda x: np.sum(x) * np.nan, np.ones(2))).all()
        at = measure(lambda x: x[0] + 0 * x[1], np.array([1.0, np.nan]))
        assert np.isnan(at).all()
        assert not np.isfinite(measure(lambda x: np.sum(x**2), np.array([np.inf]))).all()


@MEASURES
@pytest.mark.parametrize("x", ["1.5", ["1", "2"], b"1", None, np.array([1, 2], np.uint8)], ids=str)
def test_a_point_that_is_no_number_is_refused(measure, x):
    with pytest.raises(TypeError, match=r"^x is .*; give floats$"):
        measure(lambda v: np.sum(v), x)


@MEASURES
def test_a_point_that_is_complex_or_empty_is_refused(measure):
    with pytest.raises(TypeError, match=r"^x is complex; give real numbers$"):
        measure(lambda v: np.sum(v), np.array([1j]))
    with pytest.raises(ValueError, match=r"^x is \(0,\), which is empty$"):
        measure(lambda v: np.sum(v), np.ones(0))


@MEASURES
def test_single_precision_is_measured_in_double(measure):
    gradient = measure(lambda v: np.sum(v**2), np.array([1.5, -2], np.float32))
    assert gradient.dtype == float
    np.testing.assert_allclose(gradient, [3, -4], rtol=1e-8)


@pytest.mark.parametrize(("x", "h"), [(1e12, 1e-6), (1e9, 1e-6), ([0.0, -1e12], 1e-6), (1, 0.0)])
def test_a_step_that_is_lost_in_its_point_is_refused(x, h):
    with pytest.raises(ValueError, match=rf"^a step of {h} is lost in -?1[\de+.]*; enlarge it$"):
        numeric_gradient(lambda v: np.sum(v**2), x, h)


@pytest.mark.parametrize(("x", "h"), [(1e12, 1e6), (1e6, 1e-6), (1.0, -1e-6), (1.0, np.nan)])
def test_a_step_that_moves_its_point_is_not(x, h):
    np.testing.assert_allclose(numeric_gradient(lambda v: v**2, x, h), 2 * x * (h / h), rtol=1e-3)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (0.5, np.full(3, 0.5)),
        ([[1.0, 2, 3]], [1.0, 2, 3]),
        ([1.0, 2, 3], [[1.0], [2], [3]]),
        (np.ones((2, 3)), np.ones((3, 2))),
        ([1.0], 1.0),
    ],
    ids=str,
)
def test_gradients_of_two_shapes_are_not_compared(a, b):
    with pytest.raises(ValueError) as refusal:
        relative_error(np.array(a), np.array(b))
    shapes = f"a is {np.shape(a)} but b is {np.shape(b)}"
    assert str(refusal.value) == f"{shapes}: give one shape"


@pytest.mark.parametrize("size", [1e-320, 1e-200, 1e-160, 1.0, 1e160, 1e307])
def test_no_size_makes_two_gradients_equal(size):
    a = np.array([1.0, -1.0])
    assert relative_error(a * size, -a * size) == 1
    assert relative_error(a * size, 0 * a) == 1
    assert relative_error(0 * a, a * size) == 1
    assert relative_error(a * size, 3 * a * size) == pytest.approx(0.5, abs=1e-3)
    assert relative_error(1j * a * size, -1j * a * size) == 1
    assert relative_error(a * size, a * size) == 0


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_not_compared(odd):
    for a, b in (([1.0, odd], [1.0, 2]), ([1.0, 2], [1.0, odd]), ([odd, 1.0], [odd, 1.0])):
        with pytest.raises(ValueError, match=r"^a or b has NaN or inf in it$"):
            relative_error(np.array(a), np.array(b))


@pytest.mark.parametrize("odd", [["1", "2"], [None, 1.0], np.array([1, 2], np.uint8)], ids=str)
def test_what_is_no_number_is_not_compared(odd):
    with pytest.raises(TypeError, match=r"^b is .*; give floats$"):
        relative_error(np.ones(2), odd)


def test_imaginary_parts_are_compared_too():
    a = np.array([1 + 1j, 2 - 1j])
    assert relative_error(a, a.conj()) == pytest.approx(np.sqrt(8) / (2 * np.sqrt(7)))
    assert relative_error(a, a.real) > 0.1


def test_a_shared_scale_rounds_nothing():
    rng = np.random.default_rng(1)
    a, b = rng.normal(size=(2, 50))
    plain = np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))
    assert relative_error(a, b) == plain
    assert relative_error(list(a), list(b)) == plain
