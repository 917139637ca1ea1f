"""What is refused, in which words, and what goes through untouched."""

from typing import NamedTuple

import numpy as np
import pytest

from snippets.shared.checks import as_array, as_numbers, as_reals, same_shape, takes


@pytest.mark.parametrize("kind", [float, np.float16, np.float32, complex])
def test_floats_and_complex_numbers_go_through_as_they_are(kind):
    x = np.array([[1, np.nan, np.inf]], kind)
    assert as_numbers(x) is x
    assert as_numbers(x[0, 0]) is not None
    assert as_numbers(x[0, 0]).dtype == kind


@pytest.mark.parametrize("x", [3, 2.5, 1 + 2j])
def test_a_number_of_python_stays_one(x):
    assert as_numbers(x) is x


@pytest.mark.parametrize("x", [[1, 2], [1.0, 2.0], np.array([1, 2]), np.array([1, 2], np.int8)])
def test_lists_and_integers_become_arrays_of_floats(x):
    found = as_numbers(x)
    assert isinstance(found, np.ndarray)
    assert found.dtype == float
    np.testing.assert_array_equal(found, [1, 2])


def test_truths_count_as_ones_and_zeros():
    np.testing.assert_array_equal(as_numbers(np.array([True, False])), [1.0, 0.0])
    assert as_numbers(True).dtype == float
    assert as_numbers(np.int64(3)).dtype == float


def test_a_matrix_of_another_class_becomes_an_array():
    assert type(as_numbers(np.matrix([[1.0, 2.0]]))) is np.ndarray


@pytest.mark.parametrize(
    ("x", "found"),
    [
        (np.array([1, 2], np.uint8), "uint8"),
        (np.uint8(3), "uint8"),
        (np.array(["1", "2"]), "<U1"),
        (np.array([b"1"]), "|S1"),
        ("1.5", "str"),
        (b"1", "bytes"),
        (None, "NoneType"),
        (np.array([None, 1.0]), "object"),
        ([{}, {}], "object"),
        (10**30, "int"),
        (np.array(["2020-01-01"], "datetime64[D]"), "datetime64[D]"),
    ],
    ids=str,
)
def test_what_is_no_number_is_refused(x, found):
    with pytest.raises(TypeError) as refusal:
        as_numbers(x, "the thing")
    assert str(refusal.value) == f"the thing is {found}; give floats"


@pytest.mark.parametrize("check", [as_array, as_numbers, as_reals])
def test_rows_of_different_lengths_are_refused(check):
    with pytest.raises(TypeError, match=r"^Y: its rows differ in length$"):
        check([[1.0, 2.0], [3.0]], "Y")


@pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0)])
def test_what_is_empty_is_refused(shape):
    with pytest.raises(ValueError) as refusal:
        as_numbers(np.ones(shape), "X")
    assert str(refusal.value) == f"X is {shape}, which is empty"


def test_real_numbers_are_copied_in_double_precision():
    x = np.array([1, 2], np.float32)
    found = as_reals(x)
    assert found.dtype == float
    x[0] = 7
    np.testing.assert_array_equal(found, [1, 2])
    y = np.ones(2)
    assert not np.shares_memory(as_reals(y), y)


def test_complex_numbers_are_no_real_ones():
    with pytest.raises(TypeError, match=r"^z is complex; give real numbers$"):
        as_reals(np.array([1j]), "z")
    with pytest.raises(TypeError, match=r"^z is complex; give real numbers$"):
        takes(z="real (n,)")(lambda z: z)(np.array([1j]))
    assert takes(z="(n,)")(lambda z: z)(np.array([1j])) == 1j


@takes(X="(n, d)", w="(d,)", b="()")
def scores(X, w, b=0.0, *, note=None):
    """A docstring."""
    return X @ w + b, note


X, W = np.ones((2, 3)), np.ones(3)


def test_what_fits_is_handed_on_by_place_or_by_name():
    scored, note = scores(X, w=W, note="kept")
    np.testing.assert_array_equal(scored, [3, 3])
    assert note == "kept"
    assert scores.__name__ == "scores"
    assert scores.__doc__ == "A docstring."
    np.testing.assert_array_equal(scores([[1, 2]], [3, 4], 1)[0], [12])


def test_an_argument_too_many_too_few_or_given_twice_is_refused_as_ever():
    for call in (
        lambda: scores(X, W, 0.5, 0.5),
        lambda: scores(X, W, w=W),
        lambda: scores(X),
        lambda: scores(),
        lambda: scores(X, W, weight=1),
    ):
        with pytest.raises(TypeError, match=r"^scores\(\) "):
            call()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((X, W[:2]), "X is (2, 3), w is (2,)"),
        ((X, W[:, None]), "X is (2, 3), w is (3, 1)"),
        ((W, W), "X is (3,), w is (3,)"),
        ((X[None], W), "X is (1, 2, 3), w is (3,)"),
        ((X, W, W), "X is (2, 3), w is (3,), b is (3,)"),
        ((X, W, [1.0]), "X is (2, 3), w is (3,), b is (1,)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_fit_is_named_with_all_shapes(given, said):
    with pytest.raises(ValueError) as refusal:
        scores(*given)
    wanted = "X (n, d), w (d,)" + (", b ()" if len(given) == 3 else "")
    assert str(refusal.value) == f"scores: {said}; give {wanted}"


def test_a_type_is_named_with_its_argument():
    with pytest.raises(TypeError, match=r"^w is <U1; give floats$"):
        scores(X, np.array(["1", "2", "3"]))


def test_a_digit_is_a_size():
    plane = takes(points="(m, 2)")(lambda points: points)
    assert plane(np.ones((5, 2))).shape == (5, 2)
    with pytest.raises(ValueError, match=r"points is \(2, 5\); give points \(m, 2\)$"):
        plane(np.ones((2, 5)))


def test_dots_are_the_same_axes_or_none():
    pair = takes(A="(..., c)", B="(..., c)")(lambda A, B: A + B)
    for shape in ((3,), (2, 3), (4, 2, 3)):
        assert pair(np.ones(shape), np.ones(shape)).shape == shape
    for one, other in (((2, 3), (3,)), ((2, 3), (1, 3)), ((2, 3), (2, 4)), ((), ()), ((3,), ())):
        with pytest.raises(ValueError, match=r"; give A \(\.\.\., c\), B \(\.\.\., c\)$"):
            pair(np.ones(one), np.ones(other))


def test_dots_with_names_are_different_axes():
    free = takes(A="(...A)", B="(...B)")(lambda A, B: None)
    assert free(np.ones((2, 3)), np.ones(5)) is None


@takes(both=("(d,)", "()"))
def moved(both):
    return both


def test_a_tuple_has_a_shape_for_each_part():
    pair = (np.ones(2), 0.5)
    assert all(a is b for a, b in zip(moved(pair), pair, strict=True))
    with pytest.raises(ValueError, match=r"both\[0\] is \(2,\), both\[1\] is \(1,\); give"):
        moved((np.ones(2), np.ones(1)))
    with pytest.raises(TypeError, match=r"^both\[1\] is str; give floats$"):
        moved((np.ones(2), "0.5"))
    for none in ([np.ones(2), 0.5], (np.ones(2),), 0.5):
        with pytest.raises(TypeError, match=rf"^both is {type(none).__name__}; give a tuple of 2$"):
            moved(none)


class Pair:
    @same_shape
    def __init__(self, a, b):
        self.a, self.b = a, b

    @same_shape
    def sum(self, a, b):
        return a + b


def test_one_shape_for_all_but_the_object_itself():
    assert Pair(1.0, 2.0).sum(np.ones(3), np.ones(3)).shape == (3,)
    with pytest.raises(ValueError, match=r"^Pair\.sum: a is \(3,\), b is \(3, 1\); give one"):
        Pair(1.0, 2.0).sum(np.ones(3), np.ones((3, 1)))
    with pytest.raises(ValueError, match=r"^Pair: a is \(3,\), b is \(\); give one shape$"):
        Pair(np.ones(3), 2.0)


class Weights(NamedTuple):
    """Two parameters."""

    W: np.ndarray
    b: np.ndarray


@pytest.mark.parametrize("pair", [([[1, 2]], [3]), Weights([[1, 2]], [3])])
def test_lists_in_a_tuple_become_arrays_of_floats(pair: tuple):
    taken = takes(pair=("(d, h)", "(d,)"))(lambda pair: pair)(pair)
    assert type(taken) is type(pair)
    assert [part.dtype for part in taken] == [float, float]
