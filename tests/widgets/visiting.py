"""A piece on its page, as a reader has it in front of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Locator, Page

from tests.proof.browsing import Visit, settle, window
from tests.proof.contrast import SOME_OF_EACH_KIND
from tests.proof.course import SourcePage, the_course

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (host, rules) => {
  (%s)(axe, host.shadowRoot);
  const { violations } = await axe.run(host, { runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(" ")}: ${node.html.slice(0, 120)}`));
}""".replace("%s", SOME_OF_EACH_KIND)
ALONE = """addEventListener("DOMContentLoaded", () => {
  const host = document.querySelector("bbh-%s");
  for (const element of document.querySelectorAll("article > *, nav *, footer *")) {
    if (!element.contains(host)) element.remove();
  }
});"""
OVERHANG = """board => [...board.querySelectorAll("*")].filter(element => {
  const [inner, outer] = [element.getBoundingClientRect(), board.getBoundingClientRect()];
  return inner.width && !element.closest("svg svg, svg *, [tabindex='0'] *, .scroll *")
      && (inner.right > outer.right + 1 || inner.left < outer.left - 1);
}).map(element => element.outerHTML.slice(0, 100))"""


def pages_with(piece: str) -> list[SourcePage]:
    """The pages that have a piece, in both languages."""
    return [page for page in the_course().pages if piece in page.pieces]


@dataclass
class Stand:
    """A piece that has come, in a window of its own."""

    visit: Visit
    host: Locator

    @property
    def page(self) -> Page:
        """The page that it stands on."""
        return self.visit.page

    @property
    def board(self) -> Locator:
        """The frame around all that a reader can move."""
        return self.host.locator(".board")

    @property
    def said(self) -> str:
        """What a screen reader was told last."""
        return self.host.locator("[role=status]").inner_text()

    def button(self, name: str) -> Locator:
        """A button by its name in the page's language."""
        return self.host.get_by_role("button", name=name, exact=True)

    def slider(self, name: str) -> Locator:
        """A slider by its label."""
        return self.host.get_by_role("slider", name=name, exact=True)

    def field(self, name: str) -> Locator:
        """The field beside a slider."""
        return self.host.get_by_role("textbox", name=name, exact=True)

    def enter(self, name: str, text: str) -> None:
        """Type a number into a field, as a reader does."""
        self.field(name).fill(text)
        self.field(name).press("Enter")

    def unfold(self) -> None:
        """Open the fold, whose content is drawn then."""
        self.board.locator("summary").press("Enter")
        self.board.locator("details table, details p").first.wait_for()

    def complaints(self) -> Iterator[str]:
        """What is wrong with the piece as it is now: axe, what sticks out, errors, other hosts."""
        if not self.page.evaluate("!!window.axe"):
            self.page.add_script_tag(path=AXE_FILE_PATH)
        yield from self.host.evaluate(RUN_AXE, RULES)
        yield from (f"sticks out: {html}" for html in self.board.evaluate(OVERHANG))
        yield from (f"error: {text}" for text in self.visit.errors)
        yield from (f"asks another host for {url}" for url in self.visit.foreign)


def typed(role: str, number: int, text: str) -> Callable[[Stand], None]:
    """A step of a walk: a text, and Enter, in one of the fields of that role."""

    def act(stand: Stand) -> None:
        field = stand.board.get_by_role(role).nth(number)
        field.fill(text)
        field.press("Enter")

    return act


def opened(
    visit: Callable[..., Visit],
    page: SourcePage,
    piece: str,
    width: int = 1280,
    scheme: str = "light",
    **settings: object,
) -> Stand:
    """A page, scrolled to its first piece of that name, when that has come.

    The rest of the page is taken away first: laying it out would take longer than the piece,
    and axe would read it again and again.
    Motion is reduced unless ``reduced_motion`` says otherwise: then nothing takes time.
    """
    one = visit(**{"reduced_motion": "reduce"} | window(width, scheme) | settings)
    one.page.add_init_script(ALONE % piece)
    one.open(page.address)
    host = one.page.locator(f"bbh-{piece}").first
    host.scroll_into_view_if_needed()
    host.locator(".board").wait_for()
    settle(one.page)
    return Stand(one, host)
