"""What a reader does with the walk, and that it shows what the chapters compute."""

import json
from collections.abc import Callable

import numpy as np
import pytest

from snippets.chain_rule import mistakes, worked_graph
from snippets.logistic_unit import mistakes as unit_mistakes
from snippets.logistic_unit import unit
from snippets.logistic_unit.figures.transpose_arrows import X, Y
from snippets.two_neurons import neurons
from tests.proof.course import ROOT
from tests.widgets.modules import Modules
from tests.widgets.visiting import Stand, opened, pages_with
from tests.widgets.walk.graphs import GRAPHS, A, B, chain, graphs_as_json

PAGES = pages_with("walk")
FIRST = [page for page in PAGES if page.room == "index"]
SLOPES = """(module, [nodes, name, where, rate]) => import(module).then((m) => {
  const values = m.forward(nodes, nodes.map(({ value }) => value));
  return m.walk_back(nodes, values, { mistake: name, where, rate }).grads;
})"""


@pytest.mark.parametrize("room", GRAPHS)
def test_what_is_recorded_is_what_the_engine_traces(room: str):
    file = ROOT / "snippets" / room / "graph.json"
    assert file.read_text(encoding="utf-8") == graphs_as_json(room), (
        f"snippets/{room}/graph.json:1: differs from the trace; run `make outputs`"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_equation_it_lights_stands_on_its_page(page):
    nodes = [node for graph in json.loads(graphs_as_json(page.room)) for node in graph["nodes"]]
    labels = {node[kind] for node in nodes for kind in ("back", "forward") if kind in node}
    missing = {label for label in labels if f"\\label{{{label}}}" not in page.body}
    assert missing == set(), f"{page.path}: the walk points at {missing}"


def test_the_traced_slopes_are_those_of_the_chapters():
    assert slopes("chain_rule", "a", "b") == worked_graph.backward(A, B, A * B + A)
    x, y, w_2 = chain.X, chain.Y, chain.W_2
    by_hand = neurons.backward(x, y, w_2, *neurons.forward(x, chain.W_1, w_2))
    assert slopes("two_neurons", "w_1", "w_2") == pytest.approx(by_hand, rel=1e-12)
    grad_w, grad_b = unit.backward(X, Y, unit.forward(X, np.zeros(2), 0.0))
    assert slopes("logistic_unit", "w_1", "w_2", "b") == pytest.approx((*grad_w, grad_b), rel=1e-12)


def slopes(room: str, *names: str) -> tuple[float, ...]:
    """The recorded slopes along nodes of a chapter's first graph."""
    nodes = {node["name"]: node for node in GRAPHS[room][0].recorded()["nodes"]}
    return tuple(nodes[name]["slope"] for name in names)


def flat(gradients: tuple) -> list[float]:
    return np.concatenate([np.ravel(one) for one in gradients]).tolist()


def by_chapter(room: str, mistake: str) -> list[float]:
    """What the chapter's own wrong way says, in the order of the inputs that learn."""
    if room == "chain_rule":
        return flat(getattr(mistakes, mistake)(A, B, A * B + A))
    if room == "two_neurons":
        forward = neurons.forward(chain.X, chain.W_1, chain.W_2)
        return flat(getattr(neurons, mistake)(chain.X, chain.Y, chain.W_2, *forward))
    return flat(getattr(unit_mistakes, mistake)(X, Y, unit.forward(X, np.zeros(2), 0.0)))


WRONG = [
    (room, mistake)
    for room in ("chain_rule", "two_neurons", "logistic_unit")
    for mistake in GRAPHS[room][0].mistakes
]


@pytest.mark.parametrize(("room", "mistake"), WRONG)
def test_a_wrong_way_is_the_chapters(room: str, mistake: str, browser):
    graph = GRAPHS[room][0].recorded()
    nodes = json.dumps([graph["nodes"], mistake, graph["mistakes"][mistake], graph["rate"]])
    modules = Modules(browser)
    grads = modules.evaluate(f"module => ({SLOPES})(module, {nodes})", "walk/arithmetic.js")
    modules.close()
    learning = [k for k, one in enumerate(graph["nodes"]) if "step" in one and "data" not in one]
    assert [grads[k] for k in learning] == pytest.approx(by_chapter(room, mistake), rel=1e-12)


@pytest.fixture
def stand(visit: Callable) -> Stand:
    """The walk of the English chapter on the chain rule."""
    return opened(visit, chapter("en"), "walk")


def chapter(language: str):
    return next(page for page in PAGES if (page.room, page.language) == ("chain_rule", language))


def walked(stand: Stand) -> str:
    """The numbers of the drawing, after a walk there and back."""
    for button in stand.board.locator(".buttons button").all()[1:3]:
        button.press("Enter")
    return stand.board.locator("svg").get_attribute("aria-label")


def test_it_walks_forward_and_back(stand: Stand):
    said = walked(stand)
    assert "Values: a 3, b −5, p −15, s −12, L 144." in said
    assert "Slopes: a 96, b −72, p −24, s −24, L 1." in said
    assert stand.said == "All slopes are there: ∂L/∂a = 96, ∂L/∂b = −72."


def test_a_step_at_a_time(stand: Stand):
    for said in ("p is −15.", "s is −12.", "L is 144.", "−24 goes back from L to s."):
        stand.button("Step").press("Enter")
        assert stand.said == said
    stand.button("Back").press("Enter")
    assert stand.said == "L is 144."


def test_an_arrow_shows_its_factors_and_lights_its_equation(stand: Stand, visit: Callable):
    walked(stand)
    arrow = stand.host.get_by_role("button", name="Arrow from p back to a: 120")
    arrow.press("Enter")
    panel = " ".join(stand.board.locator(".panel").inner_text().split())
    assert "∂L/∂p −24 × local ∂p/∂a (−5) = sent back p → a 120" in panel
    assert "∂L/∂a = −24 + 120 = 96" in panel


def test_the_page_lights_up_too(visit: Callable):
    one = visit(reduced_motion="reduce")
    page = one.open("chain-rule/")
    host = page.locator("bbh-walk")
    host.scroll_into_view_if_needed()
    host.locator(".board").wait_for()
    for name in ("Forward", "Backward"):
        host.get_by_role("button", name=name, exact=True).press("Enter")
    host.get_by_role("button", name="Arrow from p back to a: 120").press("Enter")
    lit = page.locator(".equation.lit").evaluate_all("found => found.map(one => one.id)")
    assert sorted(lit) == ["eq:graph-back-fork", "eq:graph-back-product"]
    assert page.locator("pre .eq-ref.lit").count() == 2
    links = host.locator(".links a").all_inner_texts()
    assert len(links) == 2
    assert all(link.startswith("Equation (") for link in links)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_task_is_solved_by_two_and_three(language: str, visit: Callable):
    stand = opened(visit, chapter(language), "walk")
    stand.enter("a", "2")
    stand.enter("b", "3")
    walked(stand)
    assert "∂L/∂a = 64, ∂L/∂b = 32" in stand.said


def test_inputs_move_while_slopes_stand(stand: Stand):
    walked(stand)
    stand.slider("b").press("ArrowRight")
    said = stand.board.locator("svg").get_attribute("aria-label")
    assert "Slopes: a 73.5, b −63," in said


@pytest.mark.parametrize(
    ("mistake", "wrong"),
    [("path_overwritten", "∂L/∂a = 120, ∂L/∂b = −72"), ("link_added", "∂L/∂a = −53, ∂L/∂b = −21")],
)
def test_a_wrong_way_says_what_would_be_right(mistake: str, wrong: str, stand: Stand):
    stand.board.locator("#way").select_option(mistake)
    walked(stand)
    assert wrong in stand.said
    judged = stand.board.locator(".verdict").inner_text()
    assert judged == "This way is wrong. The right slopes: ∂L/∂a = 96, ∂L/∂b = −72."


def test_a_guess_is_judged(stand: Stand):
    stand.button("Forward").press("Enter")
    stand.board.get_by_role("checkbox").check()
    assert stand.button("Backward").is_disabled()
    answers = {
        "24": "The size is right.",
        "−23": "This adds upstream and local.",
        "1": "This is what comes from upstream.",
        "7": "Not yet",
        "x": "Type a number",
        "−24.1": "Right: −24.",
    }
    for text, said in answers.items():
        stand.board.locator("#answer").fill(text)
        stand.board.locator("#answer").press("Enter")
        assert stand.said.startswith(said)
    for text in ("−24", "−24"):
        stand.board.locator("#answer").fill(text)
        stand.board.locator("#answer").press("Enter")
    stand.board.locator("#answer").fill("−72")
    stand.board.locator("#answer").press("Enter")
    assert stand.said.startswith("This multiplies by the slope along the other input")


def test_an_update_walks_downhill(stand: Stand):
    walked(stand)
    stand.button("Update").press("Enter")
    given = stand.host.evaluate("host => host.given")
    assert given[:2] == pytest.approx([3 - 0.096, -5 + 0.072])
    assert stand.said.startswith("One step downhill: the loss was 144 and is now ")


def test_a_run_can_be_stopped(visit: Callable):
    stand = opened(visit, chapter("en"), "walk", reduced_motion="no-preference")
    stand.button("Forward").press("Enter")
    stand.button("Pause").wait_for()
    assert stand.button("Step").is_disabled()
    stand.button("Pause").press("Enter")
    assert stand.button("Step").is_enabled()


def test_no_number_makes_a_crowded_arrow_wider(visit: Callable):
    unit = next(page for page in PAGES if page.room == "logistic_unit")
    stand = opened(visit, unit, "walk", 360)
    walked(stand)
    chips = stand.board.locator(".chip")
    into_rows = chips.filter(has_text="•")
    assert into_rows.count() == 9
    for chip in into_rows.all():
        chip.press("Enter")
        assert chip.get_attribute("aria-pressed") == "true"
        assert chip.evaluate("chip => chip.getBoundingClientRect().width") == pytest.approx(24)


def test_what_it_said_goes_when_an_input_moves(stand: Stand):
    walked(stand)
    stand.slider("b").press("ArrowRight")
    assert stand.said == ""


@pytest.mark.parametrize("page", FIRST, ids=lambda page: page.path)
def test_the_first_page_shows_it_above_the_fold(page, visit: Callable):
    for width, height in ((1280, 800), (390, 844)):
        one = visit(viewport={"width": width, "height": height})
        one.open(page.address)
        board = one.page.locator("bbh-walk .board")
        board.wait_for()
        box = board.bounding_box()
        assert box["y"] + (box["height"] if width == 1280 else 100) <= height


@pytest.mark.parametrize("page", FIRST, ids=lambda page: page.path)
def test_on_the_first_page_all_numbers_are_there_and_move(page, visit: Callable):
    stand = opened(visit, page, "walk")
    drawing = stand.board.locator("svg")
    assert "a 96, b −72, p −24, s −24, L 1." in drawing.get_attribute("aria-label")
    assert "= −24 + 120 = 96" in " ".join(stand.board.locator(".panel").inner_text().split())
    stand.slider("b").press("ArrowRight")
    assert "a 73.5, b −63," in drawing.get_attribute("aria-label")
