"""What is left blank: bodies only, of the functions that are named."""

import ast

import pytest
from blanks import blanked

SOURCE = '''import numpy as np


def slope(
    y_hat: float,
) -> float:
    """Of the sigmoid."""
    # eq:sigmoid-slope
    return y_hat * (1 - y_hat)


class Exp(Layer):
    """The exponential."""

    def forward(self, x):
        self.y = np.exp(x)
        return self.y.copy()

    def backward(self, grad_out):
        return grad_out * self.y


class Double:
    def backward(self, grad_out):
        """Twice."""
        return 2 * grad_out
'''


def bodies(source: str) -> dict[str, str]:
    """The bodies of all functions, by their first lines."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    return {f"{node.lineno} {node.name}": ast.unparse(node.body[-1]) for node in nodes}


def test_the_signature_and_the_docstring_stay():
    head, _, rest = SOURCE.partition("    # eq:sigmoid-slope\n")
    _, _, tail = rest.partition("\n")
    assert blanked(SOURCE, "slope") == f"{head}    ...\n{tail}"


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ("slope", ["slope"]),
        ("forward", ["Exp.forward"]),
        ("backward", ["Exp.backward", "Double.backward"]),
        ("Exp.backward", ["Exp.backward"]),
        ("Double.backward slope", ["slope", "Double.backward"]),
        ("", []),
    ],
)
def test_the_named_functions_are_left_blank_and_no_others(names: str, left: list[str]):
    kept = bodies(SOURCE)
    found = list(bodies(blanked(SOURCE, names)).values())
    order = ["slope", "Exp.forward", "Exp.backward", "Double.backward"]
    by_line = sorted(kept, key=lambda place: int(place.split()[0]))
    expected = [
        "..." if name in left else kept[place] for name, place in zip(order, by_line, strict=True)
    ]
    assert sorted(found) == sorted(expected)
    assert found.count("...") == len(left)


def test_everything_else_stays_as_it_is():
    there = SOURCE.replace(
        "        self.y = np.exp(x)\n        return self.y.copy()\n", "        ...\n"
    )
    assert blanked(SOURCE, "forward") == there


@pytest.mark.parametrize("name", ["slopes", "Exp.step", "Exp"])
def test_a_name_that_is_not_there_is_refused(name: str):
    with pytest.raises(ValueError, match=f"no function {name} to leave blank"):
        blanked(SOURCE, f"slope {name}")
