"""Checks of answer boxes: one right answer, and mistakes that cannot be taken for it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from page_source import VALUE
from questions import choice, numbers

from tests.proof.answer_boxes import Question, Term, questions, tolerance
from tests.proof.course import Course, SourcePage

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")


def question_complaints(page: SourcePage) -> Iterator[str]:
    """Boxes without a name, with one answer only, or with an answer that is not one."""
    both = zip(questions(page.body), questions(page.markdown), strict=True)
    for written, filled in both:
        for line, reason in _complaints(written, filled):
            yield page.at(line, f"question {written.id!r}: {reason}")


def _complaints(written: Question, filled: Question) -> Iterator[tuple[int, str]]:
    if not _ID.fullmatch(written.id):
        yield written.line, "needs an id of small letters and hyphens, div.question#its-id"
    if written.stray:
        yield written.stray, "after the question come lines in pairs, an answer and ':   ' reason"
        return
    if len(written.terms) < 2:
        yield written.line, "needs an answer and a mistake, each an expression and its reason"
        return
    unfit = [term for term in written.terms if len(VALUE.findall(term.text)) != 1]
    if unfit:
        yield unfit[0].line, "each answer is one line with one inline expression"
        return
    choices = [choice(term.text) for term in filled.terms]
    if all(choices):
        yield from _of_choices(written, [right for _, right in choices])
    else:
        yield from _of_numbers(filled.terms)


def _of_choices(written: Question, rights: list[bool]) -> Iterator[tuple[int, str]]:
    for term in written.terms:
        if not term.text.endswith("}}"):
            yield term.line, "a choice ends in the expression that says whether it is right"
    if rights.count(True) != 1:
        yield written.line, f"{rights.count(True)} choices are right, and one should be"


def _of_numbers(terms: tuple[Term, ...]) -> Iterator[tuple[int, str]]:
    try:
        shown = [numbers(term.text) for term in terms]
    except ValueError as error:
        yield terms[0].line, f"neither all numbers nor all choices: {error}"
        return
    for term, rows in zip(terms, shown, strict=True):
        if [len(row) for row in rows] != [len(row) for row in shown[0]]:
            yield term.line, f"{term.text} has another shape than the answer {terms[0].text}"
            return
    within = tolerance(terms[0].text)
    flat = [[number for row in rows for number in row] for rows in shown]
    for (i, one), (j, other) in combinations(enumerate(flat), 2):
        if all(abs(a - b) <= 2 * within for a, b in zip(one, other, strict=True)):
            reason = f"{terms[j].text} cannot be told from {terms[i].text}"
            yield terms[j].line, f"{reason}: answers may be off by {within:g}"


def ids_used_twice(course: Course) -> Iterator[str]:
    """Questions with a name that another one has, in one language."""
    for language in ("en", "ko"):
        pages = [page for page in course.pages if page.language == language]
        count = Counter(one.id for page in pages for one in questions(page.body))
        for page in pages:
            for one in questions(page.body):
                if count[one.id] > 1:
                    yield page.at(one.line, f"{count[one.id]} questions are called {one.id!r}")


def names(page: SourcePage) -> list[tuple[int, str]]:
    """The questions of a page in order, each with its line in the file."""
    return [(one.line + page.first_line - 1, one.id) for one in questions(page.body)]


def answers(page: SourcePage) -> list[tuple[int, str]]:
    """The expressions in the answers of a page in order, each with its line in the file."""
    terms = [term for one in questions(page.body) for term in one.terms]
    return [(t.line + page.first_line - 1, text) for t in terms for text in t.expressions]
