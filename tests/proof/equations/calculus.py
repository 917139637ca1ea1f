"""Derivatives by numbers: a complex step, and a real one around another derivative."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy import ndarray

from tests.proof.equations.errors import EquationError, WrongShape

if TYPE_CHECKING:
    from tests.proof.equations.environment import Environment

_TINY = 1e-30
_WIDE = 1e-2
_SIXTH_ORDER = ((1, 3 / 4), (2, -3 / 20), (3, 1 / 60))


class NestedStep(EquationError):
    """A complex step was asked for at a complex number, for one inside another one."""

    def __init__(self, message: str = "a derivative at a complex number", offset: int = 0):
        super().__init__(message, offset)


def derivative(evaluate: Callable[[Environment], Any], name: str, env: Environment) -> Any:
    """d evaluate(env) / d name, in shape (value, name); what name is made of stays as it is.

    Raises NestedStep inside another derivative's complex step.
    """
    if env.stepping:
        raise NestedStep
    at = np.asarray(env[name], float)
    try:
        return _jacobian(lambda x: evaluate(env.override(name, x, stepping=True)), at, _complex)
    except NestedStep:
        return _jacobian(lambda x: evaluate(env.override(name, x)), at, _real)


def slope(function: Callable, at: Any, order: int = 1) -> Any:
    """The ``order``-th derivative of an elementwise function of one variable.

    Raises WrongShape if the function is not elementwise, NestedStep for a complex ``at``.
    """
    if np.iscomplexobj(at):
        raise NestedStep
    if order > 1:
        jacobian = _jacobian(lambda x: slope(function, x, order - 1), np.asarray(at, float), _real)
    else:
        jacobian = _jacobian(function, np.asarray(at, float), _complex)
    return _diagonal(np.asarray(jacobian), np.shape(at))


def _diagonal(jacobian: ndarray, shape: tuple[int, ...]) -> Any:
    square = jacobian.reshape(int(np.prod(shape)), -1)
    diagonal = np.diagonal(square)
    if square.shape[0] != square.shape[1] or np.any(square - np.diag(diagonal)):
        raise WrongShape("a prime needs an elementwise function of one variable")
    return diagonal.reshape(shape)[()]


def _jacobian(function: Callable, at: ndarray, step: Callable) -> Any:
    columns = []
    for entry in np.ndindex(at.shape):
        direction = np.zeros_like(at)
        direction[entry] = 1
        columns.append(step(function, at, direction))
    value_shape = np.shape(columns[0])
    by_entry = np.array(columns).reshape(at.shape + value_shape)
    return np.moveaxis(by_entry, range(at.ndim), range(-at.ndim, 0))[()]


def _complex(function: Callable, at: ndarray, direction: ndarray) -> Any:
    return np.imag(function((at + 1j * _TINY * direction)[()])) / _TINY


def _real(function: Callable, at: ndarray, direction: ndarray) -> Any:
    return (
        sum(
            weight
            * (
                function((at + k * _WIDE * direction)[()])
                - function((at - k * _WIDE * direction)[()])
            )
            for k, weight in _SIXTH_ORDER
        )
        / _WIDE
    )
