"""Results of long runs, as snippets/experiments recorded them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy import ndarray

RESULTS = Path(__file__).parent / "results"


def results(name: str) -> dict[str, Any]:
    """What the experiment of that name recorded: settings, versions, runs."""
    return json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))


def images(name: str) -> dict[str, ndarray]:
    """The few images that the figures of that experiment need."""
    with np.load(RESULTS / f"{name}.npz") as file:
        return dict(file)


def curves(runs: list[dict], which: str, **setting: object) -> ndarray:
    """One column of all runs with that setting, (seeds, epochs + 1).

    Raises ValueError if there is no such run.
    """
    found = [
        run[which]
        for run in runs
        if all(run[name] == value for name, value in setting.items())
    ]
    if not found:
        raise ValueError(f"no run was recorded with {setting}")
    return np.array(found)
