"""Processes for work that can be shared out, forked from one that has the big packages already.

Nothing of the course is imported in that one: a worker imports what its work needs.
"""

import multiprocessing
import os
from multiprocessing.pool import Pool

_PRELOADED = ["autograd.numpy", "pooch", "pytest", "sklearn.datasets", "tqdm"]


def workers(calls_each: int | None = None) -> Pool:
    """One worker a processor; a worker is replaced after so many calls, None is never."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context.Pool(os.cpu_count(), maxtasksperchild=calls_each)
