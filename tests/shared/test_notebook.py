"""A practice notebook says of each gradient what is wrong with it, or that it is not there."""

import numpy as np
import pytest
from numpy.random import default_rng

from snippets.shared import notebook
from snippets.shared.diagnose import diagnose
from snippets.shared.notebook import compare, is_there, shares

TRUE = np.array([[1.0, -2.5, 3.0], [0.5, 4.0, -1.0]])
BIAS = np.array(0.75)


def said(capsys: pytest.CaptureFixture[str], *yours, **true) -> list[str]:
    compare(*yours, **true)
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("value", [None, (None, None), [1.0, None], np.array([None, 1.0])])
def test_none_is_not_there(value):
    assert not is_there(value)


@pytest.mark.parametrize("value", [0.0, TRUE, [1.0, 2.0], np.float64(1), "a word"])
def test_anything_else_is_there(value):
    assert is_there(value)


def test_one_gradient_is_compared(capsys):
    assert said(capsys, TRUE, grad_W=TRUE) == ["grad_W: Right."]
    assert said(capsys, TRUE.tolist(), grad_W=TRUE) == ["grad_W: Right."]
    assert said(capsys, -TRUE, grad_W=TRUE) == [f"grad_W: {diagnose(-TRUE, TRUE)}"]


@pytest.mark.parametrize("pair", [(TRUE, 0.75), [TRUE, 0.75]])
def test_several_gradients_are_compared_in_their_order(capsys, pair):
    assert said(capsys, pair, grad_W=TRUE, grad_b=BIAS) == ["grad_W: Right.", "grad_b: Right."]
    swapped = said(capsys, pair[::-1], grad_W=TRUE, grad_b=BIAS)
    assert [line.partition(". ")[0] for line in swapped] == [
        "grad_W: The shape is () and (2, 3) is needed.",
        "grad_b: The shape is (2, 3) and () is needed.",
    ]


def test_what_is_not_written_is_told_so(capsys):
    assert said(capsys, None, grad_W=TRUE, grad_b=BIAS) == ["grad_W: not yet", "grad_b: not yet"]
    assert said(capsys, (TRUE,), grad_W=TRUE, grad_b=BIAS) == ["grad_W: Right.", "grad_b: not yet"]
    assert said(capsys, TRUE, grad_W=TRUE, grad_b=BIAS) == ["grad_W: Right.", "grad_b: not yet"]


def test_a_hint_is_for_the_gradient_of_its_name(capsys):
    slope = np.array([[0.25, 0.5, 0.125], [0.75, 0.375, 0.625]])
    true = (TRUE * slope, TRUE * slope)
    hints = {"far": {"slope": slope}}
    far, near = said(capsys, (TRUE, TRUE), hints, far=true[0], near=true[1])
    assert far == f"far: {diagnose(TRUE, true[0], slope=slope)}"
    assert near == f"near: {diagnose(TRUE, true[0])}"
    assert far[5:] != near[6:]


def test_it_speaks_korean_too(capsys, monkeypatch):
    monkeypatch.setattr(notebook, "LANGUAGE", "ko")
    assert said(capsys, (TRUE,), grad_W=TRUE, grad_b=BIAS) == [
        "grad_W: 맞아요.",
        "grad_b: 아직이에요",
    ]


def test_the_shares_of_the_rows_add_up_to_the_gradient():
    X, w = default_rng(0).normal(size=(5, 3)), np.array([0.5, -1.25, 2.0])
    by_row = shares(lambda w: (X @ w) ** 2, w)
    np.testing.assert_allclose(by_row, 2 * (X @ w)[:, None] * X, rtol=1e-6)
