"""Matrices printed with their shapes, some of their entries left blank."""

import numpy as np


# --8<-- [start:sheet]
def sheet(name, array, *blanks):
    """The shape of an array and its rows; entries at blanks are not shown."""
    lines = [f"{name:27} {np.shape(array)}"]
    for i, row in enumerate(np.atleast_2d(array)):
        cells = [
            "  ____" if (i, k) in blanks else f"{value:6.3f}"
            for k, value in enumerate(row)
        ]
        lines.append("    " + "  ".join(cells))
    return "\n".join(lines)


# --8<-- [end:sheet]
