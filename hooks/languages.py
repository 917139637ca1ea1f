"""Where a page stands in either language, and the addresses between pages.

A path is counted from the root of the site: ``logistic-unit/``, ``ko/logistic-unit/``.
"""

import posixpath
from collections.abc import Container
from urllib.parse import urljoin

KOREAN = "ko/"


def path_of(src_uri: str, language: str) -> str:
    """Where a page stands."""
    stem = src_uri.removesuffix(".md")
    return ("" if language == "en" else KOREAN) + ("" if stem == "index" else f"{stem}/")


def relative(there: str, here: str) -> str:
    """The address of one path on the page at another."""
    address = posixpath.relpath(f"/{there}", f"/{here}")
    return f"{address}/" if there.endswith("/") or not there else address


def twins(src_uri: str, untranslated: Container[str]) -> dict[str, str]:
    """Language -> path of the same page; of one that is not translated, the home page."""
    korean = "index.md" if src_uri in untranslated else src_uri
    return {"en": path_of(src_uri, "en"), "ko": path_of(korean, "ko")}


def alternates(src_uri: str, untranslated: Container[str], home: str) -> dict[str, str]:
    """Language -> full address of a page in both languages; else, or without a home, nothing."""
    if not home or src_uri in untranslated:
        return {}
    addresses = {lang: urljoin(home, path) for lang, path in twins(src_uri, ()).items()}
    return {**addresses, "x-default": addresses["en"]}
