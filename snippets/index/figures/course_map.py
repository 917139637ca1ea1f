"""The chapters and what each builds on."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from snippets.shared.figures import style
from snippets.shared.figures.arrows import arrow

# In the order of `nav`: a chapter's place in it is its number.
TEXT = {
    "en": {
        "partial-derivatives": "One variable\nat a time",
        "checking-a-gradient": "Checking\na gradient",
        "chain-rule": "Rates multiply,\npaths add",
        "gradient-descent": "Walking\ndownhill",
        "two-neurons": "Two neurons\nin a row",
        "from-one-number-to-a-batch": "From number\nto batch",
        "logistic-unit": "Why\nX.T @ error?",
        "layers": "Layers",
        "affine-layer": "The affine\nlayer",
        "softmax-cross-entropy": "Why is it\ny_hat - y?",
        "initialisation": "Where to\nstart",
        "two-layer-network": "A network\non MNIST",
        "it-does-not-learn": "It does not\nlearn",
        "what-a-framework-does": "What a\nframework does",
        "accurate": "Accurate",
        "fast": "Fast",
    },
    "ko": {
        "partial-derivatives": "변수를\n하나씩",
        "checking-a-gradient": "기울기\n검사",
        "chain-rule": "연쇄 법칙",
        "gradient-descent": "경사\n하강법",
        "two-neurons": "뉴런 두 개",
        "from-one-number-to-a-batch": "수 하나에서\n배치로",
        "logistic-unit": "왜\nX.T @ error?",
        "layers": "계층",
        "affine-layer": "아핀 계층",
        "softmax-cross-entropy": "왜\ny_hat - y?",
        "initialisation": "초기화",
        "two-layer-network": "MNIST\n신경망",
        "it-does-not-learn": "학습이\n안 될 때",
        "what-a-framework-does": "프레임워크가\n하는 일",
        "accurate": "정확하게",
        "fast": "빠르게",
    },
}
PLACES = {
    "partial-derivatives": (0, 0),
    "checking-a-gradient": (1, 0),
    "chain-rule": (2, 0),
    "gradient-descent": (2, 1),
    "two-neurons": (1, 1),
    "from-one-number-to-a-batch": (0, 1),
    "logistic-unit": (0, 2),
    "layers": (0, 3),
    "softmax-cross-entropy": (2, 3),
    "affine-layer": (0, 4),
    "initialisation": (1, 4),
    "two-layer-network": (1, 5),
    "what-a-framework-does": (2, 5),
    "accurate": (0, 6),
    "it-does-not-learn": (1, 6),
    "fast": (2, 6),
}
EDGES = (
    ("partial-derivatives", "checking-a-gradient"),
    ("checking-a-gradient", "chain-rule"),
    ("chain-rule", "gradient-descent"),
    ("gradient-descent", "two-neurons"),
    ("two-neurons", "from-one-number-to-a-batch"),
    ("from-one-number-to-a-batch", "logistic-unit"),
    ("logistic-unit", "layers"),
    ("layers", "softmax-cross-entropy"),
    ("layers", "affine-layer"),
    ("affine-layer", "initialisation"),
    ("affine-layer", "two-layer-network"),
    ("softmax-cross-entropy", "two-layer-network"),
    ("initialisation", "two-layer-network"),
    ("two-layer-network", "accurate"),
    ("two-layer-network", "it-does-not-learn"),
    ("two-layer-network", "what-a-framework-does"),
    ("two-layer-network", "fast"),
)
OPTIONAL = ("accurate", "fast")
HALF_WIDTH, HALF_HEIGHT = 0.44, 0.27


def draw(text: Mapping[str, str]) -> Figure:
    """Boxes from top to bottom, an arrow from each to what builds on it."""
    figure = style.canvas(5.4, 6.2)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.5, 2.5), ylim=(6.4, -0.4))
    axes.axis("off")
    for start, end in EDGES:
        _edge(axes, PLACES[start], PLACES[end])
    for number, chapter in enumerate(text, start=1):
        label = f"{number}  {text[chapter]}"
        box = _box(axes, PLACES[chapter], label, chapter in OPTIONAL)
        box.set_gid(f"chapter-{chapter}")
    return figure


def _edge(
    axes: Axes, start: tuple[float, float], end: tuple[float, float]
) -> None:
    (x0, y0), (x1, y1) = start, end
    if y0 == y1:
        side = HALF_WIDTH if x0 < x1 else -HALF_WIDTH
        ends = (x0 + side, y0), (x1 - side, y1)
    else:
        lean = 0.25 * (x1 - x0) / max(abs(x1 - x0), 1)
        ends = (x0 + lean, y0 + HALF_HEIGHT), (x1 - lean, y1 - HALF_HEIGHT)
    arrow(axes, *ends, style.QUIET, "-")


def _box(
    axes: Axes, place: tuple[float, float], label: str, optional: bool
) -> FancyBboxPatch:
    x, y = place
    axes.text(x, y, label, ha="center", va="center", fontsize=11, zorder=3)
    return axes.add_patch(
        FancyBboxPatch(
            (x - HALF_WIDTH, y - HALF_HEIGHT),
            2 * HALF_WIDTH,
            2 * HALF_HEIGHT,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor=style.PAPER if optional else style.WASH,
            edgecolor=style.QUIET if optional else style.LINE,
            linestyle="--" if optional else "-",
            linewidth=1.2,
            zorder=2,
        )
    )
