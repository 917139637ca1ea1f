"""What a function refuses, in one line, before it computes.

NaN and inf are numbers: they pass, and show in whatever is computed.
"""

import functools
import inspect
import re
from collections.abc import Callable

import numpy as np
from numpy import ndarray


def as_array(x: ndarray, name: str) -> ndarray:
    """x as an array.  Raises TypeError if its rows differ in length."""
    try:
        return np.asarray(x)
    except ValueError:
        raise TypeError(f"{name}: its rows differ in length") from None


def as_numbers(x: ndarray | float, name: str = "x") -> ndarray | float:
    """x as it is if it holds floats; lists and integers become such arrays.

    Raises TypeError for all else, such as text, or bytes (uint8), in which
    0 - 1 is 255; raises ValueError if x is empty.
    """
    array = as_array(x, name)
    kind = array.dtype.kind
    if kind not in "bifc":
        found = array.dtype if array.shape else type(x).__name__
        raise TypeError(f"{name} is {found}; give floats")
    if array.size == 0:
        raise ValueError(f"{name} is {array.shape}, which is empty")
    if kind in "bi" and type(x) is not int:
        return array.astype(float)[()]
    return array if array.shape else x


def as_reals(x: ndarray | float, name: str = "x") -> ndarray:
    """A new array of real numbers.  Raises TypeError if x is complex."""
    x = as_numbers(x, name)
    if np.iscomplexobj(x):
        raise TypeError(f"{name} is complex; give real numbers")
    return np.array(x, dtype=float)


def taken(name: str, value: object, shape: str | tuple, found: list) -> object:
    """The value as it goes on; its name, sizes and shape are added to found.

    Where tuples of shapes are asked for, those of each part.
    """
    if isinstance(shape, str):
        value = as_numbers(value, name)
        if shape.startswith("real ") and np.iscomplexobj(value):
            raise TypeError(f"{name} is complex; give real numbers")
        found.append((name, np.shape(value), shape))
        return value
    if not isinstance(value, tuple) or len(value) != len(shape):
        kind = type(value).__name__
        raise TypeError(f"{name} is {kind}; give a tuple of {len(shape)}")
    names = getattr(value, "_fields", [f"{name}[{k}]" for k in range(9)])
    pieces = zip(names, value, shape, strict=False)
    parts = [taken(*piece, found) for piece in pieces]
    return value._make(parts) if hasattr(value, "_make") else tuple(parts)


def fits(found: tuple, shape: str, sizes: dict) -> bool:
    """Whether the sizes found are a shape like "(n, d)", "(..., c)" or "()".

    One letter is one size in all of a call, and `...` the same axes.
    """
    names = re.findall(r"[\w.]+", shape.removeprefix("real "))
    if names and names[0].startswith("..."):
        axes = max(0, len(found) - len(names) + 1)
        found = (found[:axes], *found[axes:])
    return len(found) == len(names) and all(
        size == (int(name) if name.isdigit() else sizes.setdefault(name, size))
        for name, size in zip(names, found, strict=True)
    )


@functools.cache
def all_fit(found: tuple) -> bool:
    """Whether the sizes of all arguments of a call fit their shapes."""
    sizes: dict = {}
    return all(fits(*piece, sizes) for piece in found)


def refuse(name: str, given: dict, shapes: dict) -> None:
    """Raises TypeError or ValueError unless what is given has these shapes.

    Lists and integers in it become arrays of floats.
    """
    found: list = []
    for key in filter(shapes.get, given):
        given[key] = taken(key, given[key], shapes[key], found)
    if not all_fit(tuple(piece[1:] for piece in found)):
        have = ", ".join(f"{key} is {sizes}" for key, sizes, _ in found)
        want = ", ".join(f"{key} {shape}" for key, _, shape in found)
        want = "one shape" if set(shapes.values()) == {"(...)"} else want
        raise ValueError(f"{name}: {have}; give {want}")


def takes(**shapes: str | tuple) -> Callable:
    """Let a function take nothing but numbers, in these shapes."""

    def guard(function: Callable) -> Callable:
        places = inspect.signature(function).parameters.values()
        names = [p.name for p in places if p.kind is p.POSITIONAL_OR_KEYWORD]
        name = function.__qualname__.removesuffix(".__init__")

        @functools.wraps(function)
        def guarded(*args: object, **kwargs: object) -> object:
            given = dict(zip(names, args, strict=False), **kwargs)
            if len(given) < len(args) + len(kwargs):
                return function(*args, **kwargs)  # which says what is wrong
            refuse(name, given, shapes)
            return function(**given)

        return guarded

    return guard


def same_shape(function: Callable) -> Callable:
    """Let a function take nothing but numbers, all in one shape."""
    names = inspect.signature(function).parameters.keys() - {"self"}
    return takes(**dict.fromkeys(names, "(...)"))(function)


# --8<-- [end:shapes]
