"""Speed after each step, with marks for PyTorch, JAX and bare products."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.shared.figures import style
from snippets.shared.records import results

TEXT = {
    "en": {
        "speed": "rows a second, relative to the plain network",
        "plain": "plain",
        "float32": "float32",
        "no fresh arrays": "no fresh arrays",
        "gathered": "rows gathered once",
        "rate folded in": "rate folded in",
        "lit pixels": "lit pixels only",
        "most lit first": "most lit first",
        "in pieces": "products in pieces",
        "pytorch": "PyTorch",
        "jax": "JAX",
        "floor": "products alone",
    },
    "ko": {
        "speed": "초당 행 수 (평범한 신경망 = 1)",
        "plain": "평범한 코드",
        "float32": "float32",
        "no fresh arrays": "새 배열 없이",
        "gathered": "행을 바로 제자리에",
        "rate folded in": "학습률은 오차에",
        "lit pixels": "켜지는 픽셀만",
        "most lit first": "자주 켜지는 픽셀 먼저",
        "in pieces": "행렬 곱을 나누어",
        "pytorch": "PyTorch",
        "jax": "JAX",
        "floor": "행렬 곱만",
    },
}

MARKS = (
    ("pytorch", style.SECOND, "--"),
    ("jax", style.THIRD, "-."),
    ("floor", style.INK, ":"),
)


def draw(text: Mapping[str, str]) -> Figure:
    """A bar for each step, with its spread; a line for each mark."""
    bench = results("fast")
    steps = [step for step in bench["steps"] if step["name"] in text]
    fast = steps[-1]["ratio"]["median"]
    figure = style.canvas(5.4, 4.0)
    axes = figure.add_subplot(xlabel=text["speed"])
    for place, step in enumerate(steps):
        r = step["ratio"]
        axes.barh(place, r["median"], height=0.55, color=style.FIRST)
        axes.plot([r["low"], r["high"]], [place] * 2, color=style.INK)
        axes.text(
            0.06, place, f"{r['median']:.2f}", color=style.PAPER, va="center"
        )
    for name, colour, dashes in MARKS:
        speed = fast / bench["speed_ups"][name]["median"]
        axes.axvline(speed, color=colour, linestyle=dashes)
        axes.text(speed, -0.75, text[name], color=colour, ha="center")
    axes.set_yticks(range(len(steps)), [text[step["name"]] for step in steps])
    axes.set_ylim(len(steps) - 0.5, -0.6)
    floor = fast / bench["speed_ups"]["floor"]["median"]
    axes.set_xlim(0, 1.08 * max(fast, floor))
    return figure
