"""The engine on its regression corpus: what holds passes, what does not is refused and told."""

import re

import numpy as np
import pytest

from tests.proof.equations.check import complaint
from tests.proof.equations.extract import Equation, equations
from tests.proof.equations.pages import corpus, exemption_complaints

CORPUS = corpus()


def equation(latex: str, context: str | None = "logistic", claim: str = "true", **more) -> Equation:
    return Equation("page.md", 7, latex, context, None, True, claim, **more)


@pytest.mark.parametrize("example", CORPUS, ids=lambda e: f"line {e.line}")
def test_corpus(example: Equation):
    assert complaint(example) is None


def test_difference_quotients_tend_to_the_slope():
    """What the exempt definition of a derivative in the corpus says."""
    steps = 10.0 ** -np.arange(1, 6)
    errors = np.abs((np.sin(1 + steps) - np.sin(1)) / steps - np.cos(1))
    assert np.all(errors < steps)


PLANTED = [
    ("logistic", r"\delta_i = \frac1n (y_i - \hat y_i) \hat y_i (1 - \hat y_i)", "left .*, right"),
    ("logistic", r"\frac{\partial L}{\partial w} = \delta^\top X", r"shape \(3,\), right \(1,"),
    ("logistic", r"\frac{\partial L}{\partial w} = X \delta", r"product of shapes \(5, 3\)"),
    ("logistic", r"L = (\hat y - y)^2", r"power of an array: write \\odot"),
    ("logistic", r"w \leftarrow w + \eta \frac{\partial L}{\partial w}", "optimiser"),
    ("logistic", r"n \leftarrow n + 1", "does not update n"),
    ("sigmoid", r"z \leftarrow z + 1", "does not update z"),
    ("logistic", r"X \in \mathbb{R}^{d \times n}", r"left has shape \(5, 3\), right says \(3, 5\)"),
    ("logistic", r"i = 1, \dots, d", "left 5, right 3"),
    ("logistic", r"\frac{\partial L}{\partial z} \propto \hat y - y", "the factor is not"),
    ("logistic", r"\gamma = 1", r"\\gamma has no meaning here.*\(context logistic\)"),
    ("logistic", r"w_k = 1", "cannot read the subscript k"),
    ("logistic", r"\lim_{h \to 0} h = 0", r"\\lim has no meaning"),
    ("logistic", r"\hat y", "is not related to anything"),
    ("logistic", r"z = X w + b +", "cannot read the end here"),
    ("logistic", r"b = 1 / 2n", "what does the slash divide by"),
    ("logistic", r"\hat y \sim w", r"\\sim cannot be proved by numbers"),
    ("logistic", r"\sigma'(z) = \hat y \odot (1 - y)", "in entry 1"),
    ("sigmoid", r"\sigma(z) = \sigma", r"the function \\sigma has no argument"),
    ("sigmoid", r"\sigma'(z) \le \frac12", "never equal"),
    ("sigmoid", r"\sigma'(z) < \frac14", "< does not hold"),
    ("sigmoid", r"\sigma(z) \le \sigma(z)", "always equal: write ="),
    ("sigmoid", r"\sigma(z) < 2", "never approached"),
    ("sigmoid", r"\sigma(0) = 0.49", "left 0.5, right 0.49"),
    ("sigmoid", r"\sigma(1) = 0.73", r"rounded: write \\approx"),
    ("sigmoid", r"\sigma(1) \approx 0.72", "half a unit of the last digit"),
    ("sigmoid", r"\sigma(0) \approx 0.5", "both sides are equal: write ="),
    ("sigmoid", r"z = \begin{cases} z & z > 0 \\ z & z < 0 \end{cases}", "0 of the cases apply"),
    ("softmax", r"\sum_i y_i = \sum_{q} y_q", "no range for the index q"),
    ("moments", r"\mathrm{softmax}'(x) = x", "a prime needs an elementwise function"),
    ("training", r"(32, 784)(100, 784) \to (32, 100)", r"product of shapes \(32.*784"),
    ("training", r"(32, 784)(784, 100) \to (100, 32)", r"give \(32, 100\), not \(100, 32\)"),
    (
        "logistic-data",
        r"(X^\top\delta)_1 \approx 1 \cdot (-0.0418) + 3 \cdot 0.0417 + 5 \cdot (-0.0417)",
        "nothing in the context rounds to 0.0418",
    ),
    ("arithmetic", r"\underbrace{1 + 1}_{3} + 1 = 3", "left 2, right 3"),
    ("nowhere", "x = 1", "there is no context 'nowhere'"),
    (None, "x = 1", "no context: write <!-- math: name -->"),
]


@pytest.mark.parametrize(("context", "latex", "reason"), PLANTED)
def test_a_planted_mistake_is_told(context: str | None, latex: str, reason: str):
    message = complaint(equation(latex, context))
    assert message
    assert re.search(rf"^page\.md:7: eq\. .*{reason}", message), message


def test_a_message_names_file_line_label_and_values():
    (grad,) = (e for e in CORPUS if e.label == "corpus-grad-w")
    flipped = equations(
        f"<!-- math: logistic -->\n$${grad.latex.replace('X^', '-X^', 1)}$$", "docs/en/page.md"
    )
    assert re.fullmatch(
        r"docs/en/page\.md:2: eq\. \(corpus-grad-w\): left −?[\d.]+, right −?[\d.]+ in entry 1"
        r" \[= -X\^\\top\\delta\]",
        complaint(*flipped),
    )


def test_a_message_names_the_row_of_a_derivation():
    rows = [r"\sigma'(z) &= \sigma(z)\,(1 - \sigma(z))", "&= e^{-z}", "&= z"]
    latex = "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"
    assert complaint(equation(latex, "sigmoid")).startswith("page.md:9: ")


def test_a_marked_equation_must_be_readable_and_false():
    assert complaint(equation("n = 4", claim="false")) is None
    assert "but it holds" in complaint(equation("n = 5", claim="false"))
    assert "but unreadable" in complaint(equation(r"\gamma = 5", claim="false"))


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("a limit", "an exemption reads"),
        ("| tests/proof/test_equation_engine.py::test_corpus", "an exemption reads"),
        ("a limit | tests/test_nothing.py::test_corpus", "does not exist"),
        ("a limit | tests/proof/test_equation_engine.py::test_nothing", "does not exist"),
    ],
)
def test_an_exemption_needs_a_reason_and_a_test(reason: str, told: str):
    assert told in complaint(equation("x", None, "exempt", reason=reason))


def test_one_displayed_equation_in_twenty_may_be_exempt():
    exempt, checked = equation("x", claim="exempt"), equation("n = 5")
    assert exemption_complaints([exempt] + [checked] * 5) == []
    assert exemption_complaints([exempt] * 2 + [checked] * 38) == []
    assert (
        "2 exempt, but 39 displayed equations allow 1"
        in exemption_complaints([exempt] * 2 + [checked] * 37)[0]
    )


def test_the_corpus_keeps_all_rules():
    assert exemption_complaints(CORPUS) == []


REWRITES = {
    r"\frac12": (r"\\[td]?frac(\w)(\w)", r"\\frac{\1}{\2}"),
    r"\dfrac": (r"\\frac", r"\\dfrac"),
    r"\tfrac": (r"\\frac", r"\\tfrac"),
    r"\hat{y}": (r"\\hat y", r"\\hat{y}"),
    r"^{\top}": (r"\^\\top", r"^{\\top}"),
    r"^{\mathsf T}": (r"\^\\top", r"^{\\mathsf T}"),
    "^T": (r"\^\\top", "^T"),
    r"\ln": (r"\\log", r"\\ln"),
    r"\exp": (r"e\^\{(-?[zx](_\w)?)\}", r"\\exp(\1)"),
    r"\times": (r"\\cdot", r"\\times"),
    r"\left(": (r"\\big\((.*)\\big\)", r"\\left(\1\\right)"),
    "plain brackets": (r"\\(left|right|bigl|bigr|big)(?=[()])", ""),
    r"\Bigl(": (r"(?<![{l])(?<!left)(?<!big)\(", r"\\Bigl("),
    "braced subscript": (r"_([a-z])(?![a-z])", r"_{\1}"),
    "braced exponent": (r"\^(\d)", r"^{\1}"),
    "separated subscripts": (r"_\{(\w)([cjkm])\}", r"_{\1,\2}"),
    "joined subscripts": (r"y_\{i,c\}", r"y_{ic}"),
    "full stop": (r"$", "."),
    "comma": (r"$", ","),
    r"\|": (r"\\[lr]Vert", r"\\|"),
    "sum without limits": (r"\\sum_\{(\w)=1\}\^\{?[nCd]\}?", r"\\sum_\1"),
    r"\limits": (r"\\sum_", r"\\sum\\limits_"),
    r"\displaystyle": (r"^", r"\\displaystyle "),
    "thin space": (r"\)\(", r")\\,("),
    r"\mathrm d": (r"\\frac\{d(\w)\}\{d(\w)\}", r"\\frac{\\mathrm d\1}{\\mathrm d\2}"),
    r"\boldsymbol": (r"\\mathbf", r"\\boldsymbol"),
    r"\operatorname": (r"\\mathrm", r"\\operatorname"),
    r"\leq": (r"\\le(?![a-z])", r"\\leq"),
    "no brackets around a condition": (r"& \((.*?)\)", r"& \1"),
    "a unary plus less": (r"\+ \(-(.*?)\)", r"+ (-\1)"),
    "the longer arrow": (r"\\qquad", r"\\quad \\Longrightarrow \\quad"),
    "slashed derivative": (r"\\frac\{(\\partial \w)\}\{(\\partial \w)\}", r"\1 / \2"),
    "other side first": (r"^([^=&]+?)=([^=]+)$", r"\2 = \1"),
}
MORE_THAN_AN_EQUATION = re.compile(r"aligned|cases|quad|underbrace|dots|\\(le|approx|to|in)\b")


@pytest.mark.parametrize("pattern", REWRITES)
def test_true_rewrites_pass(pattern: str):
    old, new = REWRITES[pattern]
    rewritten = [
        (example, Equation("", 1, latex, example.context, None, True))
        for example in CORPUS
        if example.claim == "true"
        and not (pattern == "other side first" and MORE_THAN_AN_EQUATION.search(example.latex))
        and (latex := re.sub(old, new, re.sub(r" ?\\label\{.*?\}", "", example.latex)))
    ]
    assert any(new.latex != old.latex for old, new in rewritten)
    assert [complaint(new) for _, new in rewritten if complaint(new)] == []
