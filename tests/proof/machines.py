"""The two machines that run each chapter: this one, and one whose arithmetic rounds otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from numpy._core import _multiarray_umath as numpy_core


@dataclass(frozen=True)
class Machine:
    """name: in complaints.  settings: its environment.  solutions_last: as in the notebook."""

    name: str
    settings: Mapping[str, str]
    solutions_last: bool = False


def wide_features() -> list[str]:
    """What this NumPy calls the AVX512 features that this processor has."""
    here = numpy_core.__cpu_features__
    return [
        name
        for name in numpy_core.__cpu_dispatch__
        if here.get(name) and (name == "X86_V4" or name.startswith("AVX512"))
    ]


# One thread each: both run at once, and threads that wait for each other take ten times as long.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
_OLDER = {"OPENBLAS_CORETYPE": "Haswell", "NPY_DISABLE_CPU_FEATURES": " ".join(wide_features())}

HERE = Machine("this machine", _ONE_THREAD)
OLDER = Machine("an older processor, solutions last", _ONE_THREAD | _OLDER, solutions_last=True)
MACHINES = (HERE, OLDER)
