"""The modules without DOM in Chromium, beside the course's Python, with or without a bug."""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.random import Generator
from playwright.sync_api import Browser, Route

from tests.proof.course import ROOT

WIDGETS = ROOT / "widgets"
TRIALS = 1000
CLOSE = 1e-12
HOST = "https://pieces.test/"  # answered from this folder, never asked for
CALL = """async ([module, name, call, given]) => {
  const functions = await import(module);
  const answer = eval(call ?? `(functions, ...x) => functions.${name}(...x)`);
  const inWords = (_, x) => typeof x === "number" && !Number.isFinite(x) ? String(x) : x;
  return JSON.stringify(JSON.parse(given).map((x) => answer(functions, ...x)), inWords);
}"""
_NOT_FINITE = {"Infinity": math.inf, "-Infinity": -math.inf, "NaN": math.nan}


@dataclass(frozen=True)
class Compared:
    """One exported function of a module, and what Python makes of the same arguments.

    draw: random arguments.  python: their result.  javascript: an arrow function that gets the
    module and the arguments, where a plain call does not do.
    """

    name: str
    draw: Callable[[Generator], tuple]
    python: Callable[..., Any]
    javascript: str | None = None
    close: float = CLOSE


@cache
def expected(compared: Compared, trials: int) -> tuple[str, list[Any]]:
    """The arguments as JSON, and Python's results, of so many trials."""
    rng = np.random.default_rng(18)
    given = [plain(compared.draw(rng)) for _ in range(trials)]
    return json.dumps(given), [plain(compared.python(*as_arrays(x))) for x in given]


def plain(value: Any) -> Any:
    """Arrays as lists, numbers as Python's own."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return {k: plain(v) for k, v in value.items()} if isinstance(value, dict) else value


def as_arrays(arguments: list) -> list:
    """Lists of numbers as the course's Python takes them."""
    return [np.array(one) if isinstance(one, list) else one for one in arguments]


class Modules:
    """A page on which the modules of ``widgets`` can be imported; one of them may have a bug."""

    def __init__(self, browser: Browser, planted: dict[str, str] | None = None):
        self._context = browser.new_context()
        self._page = self._context.new_page()
        self._planted = planted or {}
        self._page.route(f"{HOST}**", self._answer)
        self._page.goto(HOST)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path.endswith(".js"):
            text = self._planted.get(path) or (WIDGETS / path).read_text(encoding="utf-8")
            route.fulfill(body=text, content_type="text/javascript")
        else:
            route.fulfill(body="", content_type="text/html")

    def exported(self, module: str) -> list[str]:
        """The names of the functions that a module offers."""
        names = "m => import(m).then(m => Object.keys(m).filter(k => typeof m[k] == 'function'))"
        return self.evaluate(names, module)

    def evaluate(self, javascript: str, module: str) -> Any:
        """What an arrow function makes of the address of a module."""
        return self._page.evaluate(javascript, HOST + module)

    def complaints(self, module: str, compared: Compared, trials: int = TRIALS) -> Iterator[str]:
        """Where a function and Python disagree, first trial first."""
        given, wanted = expected(compared, trials)
        asked = [HOST + module, compared.name, compared.javascript, given]
        found = json.loads(self._page.evaluate(CALL, asked))
        for x, one, other in zip(json.loads(given), found, wanted, strict=True):
            if not agree(one, other, compared.close):
                yield f"widgets/{module}: {compared.name}{tuple(x)} is {one}, in Python {other}"

    def close(self) -> None:
        """Close the page."""
        self._context.close()


def agree(one: Any, other: Any, close: float) -> bool:
    """Whether both are the same, numbers up to a relative error."""
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(agree(a, b, close) for a, b in pairs)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(agree(one[k], other[k], close) for k in one)
    if isinstance(other, bool) or not isinstance(other, int | float):
        return one == other
    one = _NOT_FINITE.get(one, one) if isinstance(one, str) else one
    if not isinstance(one, int | float) or isinstance(one, bool):
        return False
    return (math.isnan(one) and math.isnan(other)) or math.isclose(
        one, other, rel_tol=close, abs_tol=0
    )
