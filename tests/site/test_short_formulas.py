"""A formula in fewer elements looks the same: each symbol stands where KaTeX puts it."""

import pytest
from katex_install import ensure_katex
from katex_process import Katex
from short_formulas import short

from tests.proof.browsing import window
from tests.proof.course import ROOT

SPACE = 'class="mspace"'
FORMULAS = [
    r"a + b = c, \quad f(x) \le 2x",
    r"\delta = \frac{1}{n} (\hat y - y) \odot y \, (1 - y)",
    r"\frac{\partial L}{\partial W} = X^\top \delta = \sum_{i=1}^{n} x_i \, \delta_i \! + \log p",
    r"\left( \frac{a}{b} \right)^{-2} \cdot \max(0, z) \Longrightarrow y \in \{0, 1\}",
    r"e^{a + b} = \begin{bmatrix} 1 & -2 \\ x + 1 & 0 \end{bmatrix} - \sqrt{u \cdot v}",
]
SYMBOLS = """async formula => {
  const place = document.querySelector("article h1");
  place.innerHTML = formula;
  await document.fonts.ready;
  const walk = document.createTreeWalker(place.querySelector(".katex-html"), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text; (text = walk.nextNode()); ) {
    const range = new Range();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    found.push([text.data, box.x, box.y]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def plain() -> list[str]:
    katex = Katex(ensure_katex(ROOT), {})
    return [katex.render(formula, True) for formula in FORMULAS]


def test_every_symbol_stands_where_it_did(visit, plain: list[str]):
    page = visit(**window(1280, "light")).open("layers/")
    for tex, formula in zip(FORMULAS, plain, strict=True):
        before, after = page.evaluate(SYMBOLS, formula), page.evaluate(SYMBOLS, short(formula))
        for (symbol, *there), (same, *here) in zip(before, after, strict=True):
            assert same == symbol, tex
            assert here == pytest.approx(there, abs=0.1), f"{symbol} in {tex}"


def test_few_boxes_are_left_between_symbols(plain: list[str]):
    spaces = sum(one.count(SPACE) for one in plain)
    assert sum(short(one).count(SPACE) for one in plain) < spaces / 20


def test_a_margin_is_added_to_the_symbols_own():
    symbol = '<span class="mord mathnormal" style="margin-right:0.0359em;">y</span>'
    space = '<span class="mspace" style="margin-right:0.2222em;"></span>'
    merged = '<span class="mord mathnormal" style="margin-right:0.2581em;">y</span>'
    assert short(symbol + space) == merged
