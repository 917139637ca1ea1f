"""The mistakes of an engine are wrong exactly where the chapter says, and right elsewhere."""

import pytest

from snippets.what_a_framework_does import mistakes
from snippets.what_a_framework_does.autodiff import Node, backpropagate, exp, in_order

WALKS = [mistakes.overwriting, mistakes.too_early, mistakes.piling_up]


@pytest.mark.parametrize("walk", WALKS)
def test_a_chain_without_forks_shows_nothing(walk):
    x = Node(0.7)
    loss = exp(exp(x * 2.0))
    backpropagate(loss)
    expected = x.grad
    x = Node(0.7)
    walk(exp(exp(x * 2.0)))
    assert x.grad == pytest.approx(expected)


def test_overwriting_keeps_the_last_path():
    x = Node(3.0)
    mistakes.overwriting(x * x)
    assert x.grad == 3


def test_too_early_survives_equal_paths_but_not_a_longer_one():
    x = Node(2.0)
    mistakes.too_early(x * x)
    assert x.grad == 4
    inner = x * x
    mistakes.too_early(inner + exp(inner * inner * 0.1))
    assert x.grad == 4
    mistakes.too_early(inner)
    assert x.grad == 4


def test_piling_up_adds_the_last_call():
    x = Node(3.0)
    square = x * x
    for call in (1, 2, 3):
        mistakes.piling_up(square)
        assert x.grad == 6 * call


def test_by_recursion_finds_a_right_order_where_it_is_not_too_deep():
    x = Node(2.0)
    inner = x * x
    loss = inner + exp(inner * x)
    order = []
    mistakes.by_recursion(loss, order)
    place = {node: k for k, node in enumerate(order)}
    assert len(order) == 5
    assert place.keys() == set(in_order(loss))
    assert all(place[parent] < place[node] for node in order for parent, _ in node.edges)


def test_by_recursion_fails_on_a_deep_graph():
    deep = Node(1.0)
    for _ in range(10_000):
        deep = deep + 1.0
    with pytest.raises(RecursionError):
        mistakes.by_recursion(deep, [])
