"""Results of long runs, as a chapter's long_run.py recorded them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy import ndarray

SNIPPETS = Path(__file__).parents[1]


def results(chapter: str) -> dict[str, Any]:
    """What the long run of a chapter recorded: settings, versions, runs."""
    return json.loads(
        (SNIPPETS / chapter / "results.json").read_text(encoding="utf-8")
    )


def images(chapter: str) -> dict[str, ndarray]:
    """The few images of that run that figures need."""
    with np.load(SNIPPETS / chapter / "images.npz") as file:
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
