"""Where a page stands in either language, and the addresses between pages.

A path is counted from the root of the site: ``logistic-unit/``, ``ko/logistic-unit/``.
"""

import posixpath

KOREAN = "ko/"


def path_of(src_uri: str, language: str) -> str:
    """Where a page stands."""
    stem = src_uri.removesuffix(".md")
    return ("" if language == "en" else KOREAN) + ("" if stem == "index" else f"{stem}/")


def relative(there: str, here: str) -> str:
    """The address of one path on the page at another."""
    address = posixpath.relpath(f"/{there}", f"/{here}")
    return f"{address}/" if there.endswith("/") or not there else address
