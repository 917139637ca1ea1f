"""Arithmetic that is as strict about shapes as the notation: nothing broadcasts silently."""

from collections.abc import Callable
from typing import Any

import numpy as np

from tests.proof.equations.errors import Unreadable, WrongShape


class Sizes(tuple):
    """What ``(32, 784)`` stands for: a shape to calculate with, or a vector of numbers."""


def shape(value: Any) -> tuple[int, ...]:
    """The shape of a value; of sizes, the shape they have as a vector."""
    return np.shape(value)


def negate(value: Any) -> Any:
    """The value with the other sign."""
    return -_vector(value)


def add(a: Any, b: Any) -> Any:
    """Sum of equal shapes, with a number, or of a row to each row of a matrix."""
    return _summed(np.add, a, b)


def subtract(a: Any, b: Any) -> Any:
    """Difference, of the same shapes as a sum."""
    return _summed(np.subtract, a, b)


def _summed(operation: Callable, a: Any, b: Any) -> Any:
    if isinstance(a, Sizes) and isinstance(b, Sizes):
        return _broadcast(a, b)
    a, b = _vector(a), _vector(b)
    rows = np.ndim(a) == 2 and shape(a)[1:] == shape(b)
    if not (_scalar(a) or _scalar(b) or rows or shape(a) == shape(b)):
        raise _mismatch("sum", a, b)
    return operation(a, b)


def _broadcast(a: Sizes, b: Sizes) -> Sizes:
    """As NumPy stretches shapes."""
    try:
        return Sizes(np.broadcast_shapes(*(tuple(map(int, sizes)) for sizes in (a, b))))
    except ValueError:
        raise WrongShape(f"NumPy refuses to add {a} and {b}") from None


def hadamard(a: Any, b: Any) -> Any:
    r"""``\odot``: only of equal shapes."""
    if shape(a) != shape(b):
        raise _mismatch(r"\odot", a, b)
    return np.multiply(a, b)


def multiply(a: Any, b: Any) -> Any:
    """Product of numbers and matrices; a vector is a column, its transpose a row."""
    if isinstance(a, Sizes) and isinstance(b, Sizes):
        return _product_sizes(a, b)
    a, b = _vector(a), _vector(b)
    if _scalar(a) or _scalar(b):
        return a * b
    if shape(a)[1:] == shape(b)[:1]:
        product = a @ b
        return product[0] if product.shape == (1,) else product
    if np.ndim(a) == 1 and np.ndim(b) == 2 and len(b) == 1:
        return np.outer(a, b)
    raise _mismatch("product", a, b)


def _product_sizes(a: Sizes, b: Sizes) -> Sizes:
    if len(a) != 2 or len(b) not in (1, 2) or a[1] != b[0]:
        raise WrongShape(f"product of shapes {a} and {b}")
    return Sizes((a[0], *b[1:]))


def divide(a: Any, b: Any) -> Any:
    """Quotient by a number, of equal shapes, or of a number by each entry of a vector."""
    if not (_scalar(b) or shape(a) == shape(b) or (_scalar(a) and np.ndim(b) == 1)):
        raise _mismatch("quotient", a, b)
    return np.divide(a, b)


def power(base: Any, exponent: Any) -> Any:
    """Power of numbers only: the square of a vector could mean two things."""
    if not (_scalar(base) and _scalar(exponent)):
        raise WrongShape(r"power of an array: write \odot, or an index")
    number = complex if np.iscomplexobj(base) or np.iscomplexobj(exponent) else float
    return np.power(np.asarray(base, number), exponent)[()]


def transpose(value: Any) -> Any:
    """Rows for columns, also of a matrix's sizes; a vector becomes a row."""
    if isinstance(value, Sizes) and len(value) == 2:
        return Sizes(value[::-1])
    value = _vector(value)
    if np.ndim(value) == 1:
        return value[None, :]
    if np.ndim(value) != 2:
        raise WrongShape("transpose of a number")
    return value[0] if len(value) == 1 else value.T


def pick(value: Any, index: tuple[int, ...], skip: int = 0) -> Any:
    """The entry, or the row, that an index counted from one names; ``skip`` axes stay whole."""
    value = np.asarray(value)
    axes = value.shape[skip:]
    if len(index) > len(axes):
        raise WrongShape(f"{len(index)} indices on shape {axes}")
    if any(not 1 <= k <= size for k, size in zip(index, axes, strict=False)):
        raise WrongShape(f"index {index} is outside shape {axes}")
    return value[(slice(None),) * skip + tuple(k - 1 for k in index)]


def norm(value: Any) -> Any:
    """Root of the sum of squares, of a vector or a matrix."""
    if np.ndim(value) == 0 or shape(value)[0] == 1:
        raise WrongShape(f"norm of shape {shape(value)}")
    return np.sqrt(np.sum(np.asarray(value) ** 2))


def absolute(value: Any) -> Any:
    """Absolute value, with a slope."""
    return np.where(np.real(value) < 0, -value, value)[()]


def larger(a: Any, b: Any) -> Any:
    """The larger of two, entry by entry, with a slope."""
    return np.where(np.real(a) >= np.real(b), a, b)[()]


def smaller(a: Any, b: Any) -> Any:
    """The smaller of two, entry by entry, with a slope."""
    return -larger(-a, -b)


def integer(value: Any) -> int:
    """A size or an index.  Raises Unreadable if the value is no whole number."""
    if not _scalar(value) or value != int(np.real(value)):
        raise Unreadable(f"{value} is no whole number")
    return int(np.real(value))


def _vector(value: Any) -> Any:
    return np.array(value) if isinstance(value, Sizes) else value


def _scalar(value: Any) -> bool:
    return np.ndim(value) == 0


def _mismatch(operation: str, a: Any, b: Any) -> WrongShape:
    return WrongShape(f"{operation} of shapes {shape(a)} and {shape(b)}")
