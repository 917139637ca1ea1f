"""Draw the social cards and the small icon: ``python tools/social_cards.py``.

The pictures are committed, because drawing Korean needs a font that not every machine has.
Each carries a fingerprint of this file, by which a test sees that it is current.
"""

import hashlib
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch
from PIL import Image
from PIL.PngImagePlugin import PngInfo

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/overrides/assets/images"
NAVY, WHITE, PALE, APRICOT = "#24365e", "#ffffff", "#b9c6e4", "#f0a078"
LATIN = ["DejaVu Sans"]
KOREAN = ["Noto Sans CJK KR"]
CARDS = {
    "social-card.png": ("Backprop by Hand", "Derive it. Code it. Trust it.", LATIN),
    "social-card.ko.png": ("손으로 푸는 역전파", "유도하고, 코드로 옮기고, 믿어요.", KOREAN),
}
FORMULA = r"$\frac{\partial L}{\partial W}\;=\;X^{T}\;\frac{\partial L}{\partial Z}$"


def fingerprint() -> str:
    """What the pictures were drawn from."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def logo(figure: Figure, left: float, bottom: float, size: float) -> None:
    """The graph of the logo, walked backward; positions and size in pixels of ``figure``."""
    width, height = figure.get_size_inches() * figure.dpi
    axes = figure.add_axes((left / width, bottom / height, size / width, size / height))
    axes.set(xlim=(0, 24), ylim=(24, 0))
    axes.axis("off")
    thick = 1.8 * size / 24 * 72 / figure.dpi
    line = {"color": WHITE, "lw": thick, "solid_capstyle": "round", "solid_joinstyle": "round"}
    for side in (-1, 1):
        axes.plot([15.3, 8], [12 + side * 2.1, 12 + side * 5.6], **line)
        axes.plot([9.5, 8, 10.9], [12 + side * y for y in (3, 5.6, 6.1)], **line)
        axes.add_patch(Circle((4, 12 + side * 7.5), 2.4, fill=False, ec=WHITE, lw=thick))
    axes.add_patch(Circle((19.8, 12), 3.4, color=APRICOT))


def card(title: str, motto: str, fonts: list[str]) -> Figure:
    """The picture that a shared link shows, 1200 by 630 pixels."""
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor=NAVY)
    with mpl.rc_context({"font.family": fonts}):
        figure.text(0.075, 0.70, title, color=WHITE, size=52, weight="bold", va="center")
        figure.text(0.077, 0.53, motto, color=PALE, size=29, va="center")
    figure.text(0.077, 0.25, FORMULA, color=APRICOT, size=44, va="center", math_fontfamily="cm")
    logo(figure, 800, 60, 330)
    return figure


def icon() -> Figure:
    """The logo on a rounded square, 32 pixels wide."""
    figure = Figure(figsize=(0.32, 0.32), dpi=100, facecolor="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    shape = "round,pad=0,rounding_size=0.22"
    axes.add_patch(FancyBboxPatch((0, 0), 1, 1, boxstyle=shape, facecolor=NAVY, edgecolor="none"))
    logo(figure, 3, 3, 26)
    return figure


def save(figure: Figure, file: Path, colours: int) -> None:
    """Write a small PNG that carries the fingerprint."""
    figure.savefig(file, metadata={"Software": None}, facecolor=figure.get_facecolor())
    drawn = Image.open(file).convert("RGBA")
    text = PngInfo()
    text.add_text("Fingerprint", fingerprint())
    drawn.quantize(colours).save(file, optimize=True, pnginfo=text)


if __name__ == "__main__":
    for name, words in CARDS.items():
        save(card(*words), FOLDER / name, 64)
    save(icon(), FOLDER / "favicon.png", 64)
