"""Let a Korean search find a word however it is written: 경사 하강법, 경사하강법이란, 체인 룰."""

import json
import re
from collections.abc import Iterable, Iterator

from particles import final

_ALSO_CALLED = {
    "가능도": ["우도", "최대 우도"],
    "과적합": ["오버피팅"],
    "교차 엔트로피": ["크로스 엔트로피"],
    "기울기 벡터": ["그래디언트", "그라디언트"],
    "기울기 소실": ["그래디언트 소실"],
    "미니배치": ["미니 배치"],
    "야코비 행렬": ["야코비안", "자코비안", "소프트맥스의 미분"],
    "역전파": ["오차역전파법", "백프로퍼게이션"],
    "연쇄 법칙": ["체인 룰", "합성함수의 미분법"],
    "원-핫": ["원핫"],
    "유한 차분": ["수치 미분"],
    "전치": ["전치 행렬"],
    "초기화": ["가중치 초기화"],
    "행렬 곱": ["행렬곱"],
    "혼동 행렬": ["오차 행렬"],
}
_PARTICLES = {True: ["이란", "을", "은", "의"], False: ["가", "란", "를", "는", "의"]}
_EXPLAINS = 3  # how much more a page counts than others in what it is the one to explain
_CODE = re.compile(r"<pre>.*?</pre>", re.S)


def compounds(terms: Iterable[dict]) -> list[str]:
    """The Korean terms of the glossary that are written as several words."""
    return [name for term in terms for name in _names(term) if " " in name]


def findable(index: bytes, terms: list[dict]) -> bytes:
    """A search index whose sections can be found by the other ways to write what is in them.

    A page that explains terms counts more, and is found by their other names, in English and
    before a particle.  Code above the first heading is what earlier pages have explained.
    """
    read = json.loads(index)
    several, explained = compounds(terms), _explained(terms)
    for entry in read["docs"]:
        words = [*_other_ways(f"{entry['title']} {entry['text']}", several)]
        if "#" not in entry["location"]:
            entry["text"] = _CODE.sub("", entry["text"])
        if entry["location"] in explained:
            words += explained[entry["location"]]
            entry["boost"] = _EXPLAINS
        entry["text"] += "".join(f"<p>{word}</p>" for word in dict.fromkeys(words))
    return json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode()


def _names(term: dict) -> list[str]:
    return term["ko"].split(", ")


def _other_ways(text: str, several: Iterable[str]) -> Iterator[str]:
    for term in several:
        joined = term.replace(" ", "")
        if term in text and joined not in text:
            yield joined
        elif joined in text and term not in text:
            yield term
    for term, others in _ALSO_CALLED.items():
        if term in text:
            yield from others


def _explained(terms: Iterable[dict]) -> dict[str, list[str]]:
    """What a reader may type for the terms of a page, by its address."""
    found: dict[str, list[str]] = {}
    for term in terms:
        if "page" in term:
            typed = found.setdefault(term["page"].removesuffix(".md") + "/", [])
            typed.append(term["en"])
            for name in _names(term):
                for word in [name, *_ALSO_CALLED.get(name, [])]:
                    typed += _before_particles(word)
    return found


def _before_particles(word: str) -> Iterator[str]:
    """The word, in one piece or more, and what it becomes before each particle."""
    last_has_a_final = final(word[-1]) > 0
    for written in dict.fromkeys([word, word.replace(" ", "")]):
        yield written
        yield from (written + particle for particle in _PARTICLES[last_has_a_final])
