"""The chapter on MNIST shows a digit before anything that loads it."""

import pytest

from tests.proof.browsing import lay_out

BOTTOM = """selector => document.querySelectorAll(selector)[%d].getBoundingClientRect().bottom
    + scrollY"""


@pytest.mark.parametrize("chapter", ["two-layer-network/", "ko/two-layer-network/"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)], ids=["desk", "phone"])
def test_digits_within_one_screen_and_the_forward_pass_within_two(
    visit, chapter: str, width: int, height: int
):
    page = visit(viewport={"width": width, "height": height}).open(chapter)
    lay_out(page)
    assert page.evaluate(BOTTOM % 0, "article figure svg") < height
    assert page.evaluate(BOTTOM % 2, "article > .equation") < 2 * height
