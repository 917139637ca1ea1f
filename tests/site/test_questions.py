"""Answer boxes in a real browser: every answer of every question gets its own reply."""

import json

import pytest
from playwright.sync_api import Locator, Page
from questions import numbers

from tests.proof.answer_boxes import Question, questions, tolerance
from tests.proof.browsing import window
from tests.proof.course import SourcePage, the_course

ASKING = [page for page in the_course().pages if any(questions(page.body))]
every_asking_page = pytest.mark.parametrize("page", ASKING, ids=lambda page: page.path)
KEPT = "localStorage.getItem('backprop-by-hand')"

# Gives every answer of every box by its own controls: what is said, and what should be.
ANSWERED = """() => [...document.querySelectorAll(".question")].flatMap(box => {
  const terms = [...box.querySelectorAll(".answer dt")];
  return terms.map((term, k) => {
    const choices = box.querySelectorAll(".choices button");
    if (choices.length) choices[k].click();
    else {
      const inputs = [...box.querySelectorAll("input")];
      const entries = term.textContent.replace(/[\\[\\]]/g, "").split(",");
      if (entries.length !== inputs.length) throw new Error(`${box.id}: ${inputs.length} fields`);
      inputs.forEach((input, j) => { input.value = entries[j].trim(); });
      box.querySelector("form button").click();
    }
    const said = box.querySelector(".verdict").textContent;
    const reason = term.nextElementSibling.textContent;
    return [box.id, term.textContent, said, reason, term.className === "right"];
  });
})"""

TOO_WIDE = """[...document.querySelectorAll('.question')].flatMap(box =>
  box.scrollWidth > box.clientWidth ? box.id : [])"""


def reply(box: Locator, text: str) -> str:
    """Type what a term shows, or rows of it, and press Enter; what is said then."""
    inputs = box.locator("input")
    entries = [entry.strip(" []") for entry in text.split(",")]
    assert inputs.count() == len(entries)
    for number, entry in enumerate(entries):
        inputs.nth(number).fill(entry)
    inputs.first.press("Enter")
    return box.locator(".verdict").text_content()


@every_asking_page
def test_each_answer_has_its_place_and_gets_its_reply(visit, page: SourcePage):
    one = visit(**window(360, "light"))
    shown = one.open(page.address)
    asked = [question.id for question in questions(page.body)]
    assert shown.evaluate(TOO_WIDE) == []
    answers = shown.evaluate(ANSWERED)
    assert list(dict.fromkeys(name for name, *_ in answers)) == asked
    assert len(answers) == sum(len(question.terms) for question in questions(page.body))
    for name, term, said, reason, right in answers:
        assert said.endswith(reason), f"{name}: {term}"
        assert said.startswith("✓" if right else "✗"), f"{name}: {term}"
    assert json.loads(shown.evaluate(KEPT)) == {"answered": dict.fromkeys(asked, True)}
    assert one.errors == []
    titles = shown.locator(".question .question-title")
    assert all(title.endswith("✓") for title in titles.all_text_contents())
    shown.reload()
    assert all(title.endswith("✓") for title in titles.all_text_contents())


def test_the_same_question_has_the_same_name_in_both_languages(visit):
    page = next(page for page in ASKING if page.language == "ko")
    one = visit(**window(1280, "light"))
    shown = one.open(page.address)
    first = next(questions(page.body)).id
    keep(shown, first)
    english = one.open(page.address.removeprefix("ko/"))
    assert english.locator(f"#{first} .question-title").text_content().endswith("✓")
    total = len({question.id for page in ASKING for question in questions(page.body)})
    line = one.open("").locator(".course-progress").inner_text()
    assert line.startswith(f"1 of {total} questions answered.")


def keep(shown: Page, name: str) -> None:
    shown.evaluate("name => kept.change('answered', name, true)", name)


def asked(visit, name: str) -> tuple[Locator, Question]:
    """A box on its English page, and what is asked in it."""
    page, question = next(
        (page, question)
        for page in ASKING
        for question in questions(page.markdown)
        if page.language == "en" and question.id == name
    )
    return visit(**window(1280, "light")).open(page.address).locator(f"#{name}"), question


@pytest.fixture
def box(visit) -> Locator:
    """A box for a number."""
    return asked(visit, "chain-next-point")[0]


@pytest.mark.parametrize("name", ["chain-next-point", "two-slope-from-output"])
def test_a_number_may_be_written_as_people_write_it(visit, name: str):
    """A whole one, and one with decimals."""
    where, question = asked(visit, name)
    [[answer]], within = numbers(question.terms[0].text), tolerance(question.terms[0].text)
    text = f"{answer:.6f}"
    for typed in [text, text.replace(".", ","), f" {text} ", f"{3 * answer}/3", f"{answer:e}"]:
        assert reply_to_one(where, typed).startswith("✓ Right."), typed
    assert reply_to_one(where, f"{answer + 0.9 * within}").startswith("✓")
    assert reply_to_one(where, f"{answer + 1.1 * within}") == "✗ Not yet. "
    assert "the sign is not" in reply_to_one(where, f"{-answer}")
    minus = f"{-answer}".replace("-", "\N{MINUS SIGN}")
    assert "the sign is not" in reply_to_one(where, minus)


def test_a_row_says_which_entries_are_right(visit):
    where, question = asked(visit, "softmax-row-of-the-batch")
    one, two, three = numbers(question.terms[0].text)[0]
    said = reply(where, f"{one}, {two}, {three + 1.1 * tolerance(question.terms[0].text)}")
    assert "2 of 3" in said
    inputs = where.locator("input").all()
    assert [box.get_attribute("aria-invalid") for box in inputs] == ["false", "false", "true"]
    assert "row 1, column 3" in inputs[2].get_attribute("aria-label")


@pytest.mark.parametrize("typed", ["", " ", "x", "1/0", "1/2/3", "1 2", "--1", "/2", "."])
def test_what_is_no_number_is_refused_in_one_line(box: Locator, typed: str):
    assert "no number" in reply_to_one(box, typed)


def reply_to_one(box: Locator, typed: str) -> str:
    box.locator("input").fill(typed)
    box.locator("input").press("Enter")
    return box.locator(".verdict").text_content()


def test_boxes_answer_where_nothing_can_be_kept(visit):
    one = visit(**window(1280, "light"))
    one.page.add_init_script("""for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, { get() { throw new DOMException("blocked"); } });""")
    page = ASKING[0]
    name = next(questions(page.body)).id
    box = one.open(page.address).locator(f"#{name}")
    answer(box)
    assert box.locator(".verdict").text_content().startswith("✓")
    assert one.errors == []


def test_a_choice_is_named_by_its_letter_and_takes_keys_and_clicks(visit):
    """The button lies over its formula, which a screen reader reads beside it."""
    box, _ = asked(visit, "softmax-fourth-pair")
    box.get_by_role("button", name="B", exact=True).press("Enter")
    assert box.locator(".verdict").text_content().startswith("✓")
    box.locator(".choices li").first.click()
    assert box.locator(".verdict").text_content().startswith("✗")
    assert box.locator(".choices li math").count() == 3


def answer(box: Locator) -> None:
    """Give the right answer."""
    terms = box.locator(".answer dt").all()
    right = next(k for k, term in enumerate(terms) if term.get_attribute("class") == "right")
    if box.locator(".choices").count():
        box.locator(".choices button").nth(right).click()
    else:
        reply(box, terms[right].text_content())


@every_asking_page
def test_boxes_keep_their_height_when_they_wake(visit, page: SourcePage):
    heights = "[...document.querySelectorAll('.question')].map(box => box.offsetHeight)"
    one = visit(**window(360, "light"))
    awake = one.open(page.address).evaluate(heights)
    one.page.route("**/questions.js", lambda route: route.fulfill(body=""))
    assert one.open(page.address).evaluate(heights) == awake
