"""The network of the videos against an independent oracle."""

import autograd.numpy as anp
import numpy as np
import pytest

from snippets.gradient_descent import data
from snippets.sources.network import curve, predict

N = 7


def oracle(b_3, x):
    """The network, written anew."""
    hidden = anp.log(1 + anp.exp(anp.outer(x, [3.34, -3.53]) + anp.array([-1.43, 0.57])))
    return anp.dot(hidden, [-1.22, -2.3]) + b_3


def test_the_network_is_that_of_the_videos():
    x = np.random.default_rng(5).uniform(-1, 2, size=N)
    np.testing.assert_allclose(predict(x, 0.4), oracle(0.4, x))
    np.testing.assert_allclose(curve(x), oracle(0, x))


def test_gradient_descent_begins_where_the_network_does():
    doses = np.array([0.0, 0.5, 1.0])
    np.testing.assert_allclose(data.c, curve(doses), rtol=0, atol=5e-5)


def test_nothing_writes_into_its_argument():
    x = np.linspace(-1, 2, N)
    kept = x.copy()
    predict(x, 0.4)
    np.testing.assert_array_equal(x, kept)


def test_what_would_broadcast_is_refused():
    x = np.linspace(-1, 2, N)
    for call in (lambda: predict(x, np.ones(N)), lambda: predict(x[:, None], 0.4)):
        with pytest.raises(ValueError, match=r"^\w+: \w+ is \(.*; give \w+ \(n,\)"):
            call()
