"""A Korean particle stays with the bracket before it: no line begins with the 는 of a(b)는."""

import re

_BRACKET = r"(?:<code[^>]*>[^<]{,24}\)</code>|\\eqref\{[^}]*\}|\))"
_NOT_PROSE = (
    r"<(?P<tag>pre|code|svg|script)\b.*?</(?P=tag)>"
    r'|<(?P<math>span|div) class="arithmatex(?: wrong)?">.*?</(?P=math)>[.,;:!?)\uac00-\ud7a3]*'
    r"|<[^>]*>"
)
_PARTICLE = re.compile(rf"(?P<joined>{_BRACKET}[\uac00-\ud7a3]+)|{_NOT_PROSE}", re.S)


def joined(content: str) -> str:
    """The page with its particles joined to the brackets before them, an equation's included."""
    return _PARTICLE.sub(
        lambda match: unbroken(match["joined"]) if match["joined"] else match[0], content
    )


def unbroken(html: str) -> str:
    """html as a piece within which no line may break."""
    return f'<span class="unbroken">{html}</span>'
