"""Make a figure of matplotlib light: what nobody sees is dropped, nothing moves visibly.

Coordinates are rounded to a tenth of a unit (72 units are an inch), those of markers, which are
small, to a hundredth; points are written relative to the one before; pictures become lossless WebP.
"""

import base64
import io
import math
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from PIL import Image

_PLACES, _MARKER_PLACES = 1, 2
_MARKER_REACH = 20
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_PATH_PIECE = re.compile(r"([MLQCz])([^MLQCz]*)")
_REFERENCE = re.compile(r"#([\w-]+)")
_DEFAULTS = {"stroke-dashoffset": "0", "stroke-linejoin": "miter"}
_EVERY_FONT = "sans-serif"
_UNTURNED = re.compile(r"rotate\(-?0 [^)]*\)")
_PLACED = ("x", "y", "width", "height", "transform")


def slim(svg: str) -> str:
    """The same picture in fewer bytes."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        _without_namespaces(element)
        _short_style(element)
        _rounded(element)
        if element.tag == "image":
            _repack(element)
    for defs in root.iter("defs"):
        _short_paths(defs, _MARKER_PLACES, _MARKER_REACH)
    _short_paths(root, _PLACES)
    _drop_unused_ids(root)
    _drop_unseen(root)
    return _compact(ElementTree.tostring(root, encoding="unicode"))


def _without_namespaces(element: ElementTree.Element) -> None:
    element.tag = element.tag.rpartition("}")[2]
    for name in list(element.attrib):
        element.set(name.rpartition("}")[2], element.attrib.pop(name))


def _short_style(element: ElementTree.Element) -> None:
    """The style without what is the default anyway; text is in the page's font."""
    pairs = [part.split(":", 1) for part in element.get("style", "").split(";") if ":" in part]
    kept = {name.strip(): value.strip() for name, value in pairs}
    kept = {name: value for name, value in kept.items() if _DEFAULTS.get(name) != value}
    if kept.get("font-family", "").endswith(_EVERY_FONT):
        del kept["font-family"]
    if kept:
        element.set("style", ";".join(f"{name}:{value}" for name, value in kept.items()))
    else:
        element.attrib.pop("style", None)


def _rounded(element: ElementTree.Element) -> None:
    transform = _UNTURNED.sub("", element.get("transform", "")).strip()
    if not transform:
        element.attrib.pop("transform", None)
    for name in _PLACED:
        if name in element.attrib:
            element.set(
                name,
                _NUMBER.sub(lambda m: _decimal(round(float(m[0]) * 100), 2), element.get(name)),
            )


def _decimal(units: int, places: int) -> str:
    """``units`` tenths (or hundredths) as a short decimal number."""
    sign, digits = "-" if units < 0 else "", f"{abs(units):0{places + 1}d}"
    fraction = digits[-places:].rstrip("0")
    whole = digits[:-places].lstrip("0")
    return sign + (f"{whole}.{fraction}" if fraction else whole or "0") if units else "0"


def _short_paths(parent: ElementTree.Element, places: int, reach: float = math.inf) -> None:
    """Shorten what no earlier call has shortened and no coordinate of which exceeds ``reach``."""
    for path in parent.iter("path"):
        data = path.get("d")
        if "," not in data and _reach(data) <= reach:
            path.set("d", "".join(_relative(data, places)))


def _reach(data: str) -> float:
    numbers = (n for _, several in _PATH_PIECE.findall(data) for n in several.split())
    return max((abs(float(number)) for number in numbers), default=0)


def _relative(data: str, places: int) -> Iterator[str]:
    """Path data of matplotlib (M, L, Q, C, z and absolute points) as relative commands."""
    here = start = (0, 0)
    for command, numbers in _PATH_PIECE.findall(data):
        units = [round(float(number) * 10**places) for number in numbers.split()]
        points = list(zip(units[::2], units[1::2], strict=True))
        steps = [(x - here[0], y - here[1]) for x, y in points]
        yield command.lower() + ",".join(_decimal(n, places) for step in steps for n in step)
        here = points[-1] if points else start
        start = here if command == "M" else start


def _repack(image: ElementTree.Element) -> None:
    """Matplotlib's PNG (four channels) as a lossless WebP of as few channels as it needs."""
    head, _, data = image.get("href").partition("base64,")
    picture = Image.open(io.BytesIO(base64.b64decode(data)))
    if picture.getextrema()[-1] == (255, 255):
        picture = picture.convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", lossless=True, quality=100, method=6, exact=False)
    packed = base64.b64encode(buffer.getvalue()).decode()
    image.set("href", f"{head.replace('png', 'webp')}base64,{packed}")


def _drop_unused_ids(root: ElementTree.Element) -> None:
    """Keep the ids that something refers to, and those that a figure gave: they have a hyphen."""
    values = (value for element in root.iter() for value in element.attrib.values())
    used = {name for value in values for name in _REFERENCE.findall(value)}
    for element in root.iter():
        name = element.get("id", "")
        if name not in used and "-" not in name:
            element.attrib.pop("id", None)


def _drop_unseen(parent: ElementTree.Element) -> None:
    """Take out what paints nothing, and groups that only hold things together."""
    kept: list[ElementTree.Element] = []
    for child in parent:
        _drop_unseen(child)
        if child.tag == "g" and not child.attrib:
            kept.extend(child)
        elif not _paints_nothing(child):
            kept.append(child)
    parent[:] = kept


def _paints_nothing(element: ElementTree.Element) -> bool:
    if element.tag in ("g", "defs"):
        return len(element) == 0
    return element.tag == "path" and element.get("style") == "fill:none"


def _compact(svg: str) -> str:
    return re.sub(r"\s*\n\s*", "", svg).replace(" />", "/>")
