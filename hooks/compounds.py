"""Let a Korean search find a compound however it is written: 경사 하강법, 경사하강법."""

import json
from collections.abc import Iterable, Iterator

_ALSO_CALLED = {"역전파": ["오차역전파법"], "행렬 곱": ["행렬곱"]}


def compounds(terms: Iterable[dict]) -> list[str]:
    """The Korean terms of the glossary that are written as several words."""
    names = [name for term in terms for name in term["ko"].split(", ")]
    return [name for name in names if " " in name]


def findable(index: bytes, terms: Iterable[str]) -> bytes:
    """A search index whose sections can be found by the other ways to write what is in them."""
    read = json.loads(index)
    for entry in read["docs"]:
        words = " ".join(_other_ways(f"{entry['title']} {entry['text']}", terms))
        entry["text"] += f" {words}" if words else ""
    return json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode()


def _other_ways(text: str, terms: Iterable[str]) -> Iterator[str]:
    for term in terms:
        joined = term.replace(" ", "")
        if term in text and joined not in text:
            yield joined
        elif joined in text and term not in text:
            yield term
    for term, others in _ALSO_CALLED.items():
        if term in text:
            yield from others
