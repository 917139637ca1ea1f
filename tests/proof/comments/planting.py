"""Comments that lie: another label of the page, a shape turned round, a letter exchanged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.proof.comments.check import equations, is_listed, label_complaint, shape_complaint
from tests.proof.comments.reading import Claim, Comment, Shape, all_comments, comments_of


@dataclass(frozen=True)
class Score:
    """How many lies of a kind were tried, and those that were believed."""

    tried: int
    believed: tuple[str, ...]


def score_of_shapes(chapter: str) -> Score:
    """A chapter's comments with wrong shapes."""
    lies = [lie for comment in _of(chapter) for lie in wrong_shapes(comment)]
    believed = [_place(lie, str(lie.claim)) for lie in lies if not shape_complaint(lie)]
    return Score(len(lies), tuple(believed))


def score_of_labels(chapter: str) -> Score:
    """A chapter's comments with wrong labels."""
    lies = [lie for comment in _of(chapter) for lie in wrong_labels(comment)]
    believed = [_place(lie, f"eq:{new}") for lie, new in lies if not label_complaint(lie, new)]
    return Score(len(lies), tuple(believed))


def _of(chapter: str) -> list[Comment]:
    return [comment for comment in all_comments() if comment.chapter == chapter]


def _place(lie: Comment, text: str) -> str:
    return f"{lie.path}:{lie.line}: {text} is believed"


def wrong_labels(comment: Comment) -> Iterator[tuple[Comment, str]]:
    """The comment with each other label of the same page, and that label."""
    for old in comment.labels:
        page = equations()[old].path
        for new, equation in equations().items():
            if equation.path == page and new not in comment.labels:
                text = comment.text.replace(f"eq:{old}", f"eq:{new}")
                labels = tuple(new if label == old else label for label in comment.labels)
                yield replace(comment, text=text, labels=labels), new


def wrong_shapes(comment: Comment) -> Iterator[Comment]:
    """The comment with one of its shapes changed: turned round, a letter for another, an axis."""
    claim = comment.claim
    if not claim or is_listed(comment, str(claim)):
        return
    letters = _letters(comment)
    for k, shape in enumerate(_shapes(claim)):
        for changed in _changed(shape, letters):
            shapes = [*_shapes(claim)[:k], changed, *_shapes(claim)[k + 1 :]]
            yield replace(comment, claim=_with(claim, shapes))


def _letters(comment: Comment) -> list[str]:
    """The letters of the file's comments that are not listed."""
    claims = [other.claim for other in comments_of(comment.path) if other.claim]
    claims = [claim for claim in claims if not is_listed(comment, str(claim))]
    return sorted({name for claim in claims for name in claim.sizes if name.isalpha()})


def _shapes(claim: Claim) -> list[Shape]:
    return [*claim.operands, *([claim.result] if claim.result else [])]


def _with(claim: Claim, shapes: list[Shape]) -> Claim:
    if not claim.result:
        return replace(claim, operands=tuple(shapes))
    return replace(claim, operands=tuple(shapes[:-1]), result=shapes[-1])


def _changed(shape: Shape, letters: list[str]) -> Iterator[Shape]:
    if shape[::-1] != shape:
        yield shape[::-1]
    if len(shape) == 1:
        yield (*shape, "1")
    for k, old in enumerate(shape):
        for new in letters if old.isalpha() else ():
            if new != old:
                yield (*shape[:k], new, *shape[k + 1 :])
