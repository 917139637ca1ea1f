"""Korean particles: one that fits the value before it; and no line begins with one, as in a(b)는.

After a computed value an author writes ``{{ loss:.3f }}은(는)``, and the build chooses by how the
value is read: 0.5는, 0.6은.  A fraction ends with its numerator, as in 9분의 1, and a power of ten
with 제곱, as in 1e-09.
"""

import re

_PAIRS = "은(는) 이(가) 을(를) 과(와) 으로(로) 이에요(예요) 이었어요(였어요) 이라고(라고) 이나(나)"
EITHER = dict(pair.rstrip(")").split("(") for pair in _PAIRS.split())  # after a consonant: a vowel
_CLOSING = r"[$*`]*"
PAIR = re.compile(rf"{_CLOSING}(?:{'|'.join(map(re.escape, _PAIRS.split()))})(?![\uac00-\ud7a3])")
BARE = re.compile(
    rf"{_CLOSING}(?:{'|'.join([*EITHER, *EITHER.values()])})(?![\uac00-\ud7a3(])"
)  # one that would stay if the value changed
_READ = dict(zip("0123456789%", "영일이삼사오육칠팔구트", strict=True))
_POWER = re.compile(r"\^(?:\d|\{[^{}]*\})$|\de[+\N{MINUS SIGN}-]\d+$")
_NUMERATOR = re.compile(r"\\frac\{?(\d+)\}?\{?\d+\}?$|(?<![\d.])(\d+)/\d+$")

_BRACKET = r"(?:<code[^>]*>[^<]{,24}</code>|\\eqref\{[^}]*\}|\))"
_NOT_PROSE = (
    r"<(?P<tag>pre|code|svg|script)\b.*?</(?P=tag)>"
    r'|<(?P<math>span|div) class="arithmatex(?: wrong)?">.*?</(?P=math)>[.,;:!?)\uac00-\ud7a3]*'
    r"|<[^>]*>"
)
_PARTICLE = re.compile(rf"(?P<joined>{_BRACKET}[\uac00-\ud7a3]+)|{_NOT_PROSE}", re.S)


def chosen(value: str, pair: str) -> str:
    """``은(는)`` as it is said after a value; unchanged if nobody knows how the value is read."""
    last = _last_syllable(value)
    if not last:
        return pair
    closed, _, opened = pair.rstrip(")").partition("(")
    closing = closed[: len(closed) - len(closed.lstrip("$*`"))]
    after_a_vowel = not final(last) or (final(last) == 8 and opened == "로")  # 8 is ㄹ: 1로, 7로
    return closing + opened if after_a_vowel else closed


def final(syllable: str) -> int:
    """The number of a syllable's final consonant; 0 for none, and for what is no Hangul."""
    return (ord(syllable) - ord("가")) % 28 if "가" <= syllable <= "힣" else 0


def _last_syllable(value: str) -> str:
    """The syllable with which a value ends when it is read aloud."""
    value = value.strip("$*`")
    if fraction := _NUMERATOR.search(value):
        value = fraction[1] or fraction[2]
    elif _POWER.search(value):
        return "곱"
    last = _READ.get(value[-1:], value[-1:])
    return last if "가" <= last <= "힣" else ""


def joined(content: str) -> str:
    """The page with its particles joined to the brackets before them, an equation's included."""
    return _PARTICLE.sub(
        lambda match: unbroken(match["joined"]) if match["joined"] else match[0], content
    )


def unbroken(html: str) -> str:
    """html as a piece within which no line may break."""
    return f'<span class="unbroken">{html}</span>'
