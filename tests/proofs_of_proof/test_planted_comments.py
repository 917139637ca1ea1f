"""A gate for the check of comments: each is made to lie, in one way at a time, and refused.

Labels can be exchanged where two equations of a page have the same left side; that is rare.
"""

from collections.abc import Callable

import pytest

from tests.proof.comments.planting import score_of_labels, score_of_shapes
from tests.proof.comments.reading import all_comments
from tests.proof.test_pages import refuse

CHAPTERS = sorted({comment.chapter for comment in all_comments()})
of_each_chapter = pytest.mark.parametrize("chapter", CHAPTERS)


@of_each_chapter
def test_every_wrong_shape_is_refused(chapter: str, record_property: Callable):
    score = score_of_shapes(chapter)
    record_property("shapes", [score.tried, len(score.believed)])
    refuse(score.believed)


@of_each_chapter
def test_nine_in_ten_wrong_labels_are_refused(chapter: str, record_property: Callable):
    score = score_of_labels(chapter)
    record_property("labels", [score.tried, len(score.believed)])
    if 10 * len(score.believed) > score.tried:
        refuse(score.believed)
