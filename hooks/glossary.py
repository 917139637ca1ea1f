"""The glossary: the terms of docs/glossary.yml as the table of its page, in either language."""

from pathlib import Path

import yaml

FILE = "docs/glossary.yml"
MARK = "<!-- glossary -->"
_HEADS = {"en": ("English", "Korean", "What it means"), "ko": ("한국어", "영어", "뜻")}


def read(root: Path) -> dict[str, list[dict]]:
    """What the file says; a course without one has no terms."""
    file = root / FILE
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {"terms": []}


def with_table(markdown: str, root: Path, language: str) -> str:
    """A page with the table in the place of the mark."""
    if MARK not in markdown:
        return markdown
    return markdown.replace(MARK, table(read(root)["terms"], language))


def table(terms: list[dict], language: str) -> str:
    """A row for each term, sorted as the language sorts."""
    other = "ko" if language == "en" else "en"
    rows = [_HEADS[language], ("---",) * 3]
    for term in sorted(terms, key=lambda term: term[language].lower()):
        name = f"[{term[language]}](../{term['page']})" if "page" in term else term[language]
        rows.append((name, term[other], term["means"][language]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
