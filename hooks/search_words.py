"""Let a search find a term however it is typed, and first on the page that explains it.

경사 하강법, 경사하강법이란, 체인 룰; minibatch, backprop.
"""

import json
import re
from collections.abc import Iterable, Iterator

from particles import final

_PARTICLES = {True: ["이란", "을", "은", "의"], False: ["가", "란", "를", "는", "의"]}
_EXPLAINS = 3  # how much more a page counts than others in what it is the one to explain
_CODE = re.compile(r"<pre>.*?</pre>", re.S)


def findable(index: bytes, terms: list[dict], language: str) -> bytes:
    """A search index whose sections can be found by the other ways to write what is in them.

    terms: those of docs/glossary.yml.  A page that explains terms counts more, and is found by
    their other names, and in Korean by the English one and before a particle.  Code above the first
    heading is what earlier pages have explained.
    """
    read = json.loads(index)
    explained = _explained(terms, language)
    for entry in read["docs"]:
        words = [*_other_ways(f"{entry['title']} {entry['text']}", terms, language)]
        if "#" not in entry["location"]:
            entry["text"] = _CODE.sub("", entry["text"])
        if entry["location"] in explained:
            words += explained[entry["location"]]
            entry["boost"] = _EXPLAINS
        entry["text"] += "".join(f"<p>{word}</p>" for word in dict.fromkeys(words))
    return json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode()


def _names(term: dict, language: str) -> list[str]:
    return term[language].split(", ")


def _also(term: dict, language: str) -> list[str]:
    return term.get("also", {}).get(language, [])


def _other_ways(text: str, terms: Iterable[dict], language: str) -> Iterator[str]:
    """What a text does not say but a reader may type: other names; Korean as one word, or two."""
    for term in terms:
        names = _names(term, language)
        for name in names if language == "ko" else []:
            joined = name.replace(" ", "")
            if (name in text) != (joined in text):
                yield joined if name in text else name
        if any(name in text for name in names):
            yield from _also(term, language)


def _explained(terms: Iterable[dict], language: str) -> dict[str, list[str]]:
    """What a reader may type for the terms of a page, by its address."""
    found: dict[str, list[str]] = {}
    for term in terms:
        if "page" in term:
            typed = found.setdefault(term["page"].removesuffix(".md") + "/", [])
            typed += _names(term, "en")
            for name in [*_names(term, language), *_also(term, language)]:
                typed += _before_particles(name) if language == "ko" else [name]
    return found


def _before_particles(word: str) -> Iterator[str]:
    """The word, in one piece or more, and what it becomes before each particle."""
    last_has_a_final = final(word[-1]) > 0
    for written in dict.fromkeys([word, word.replace(" ", "")]):
        yield written
        yield from (written + particle for particle in _PARTICLES[last_has_a_final])
