"""What makes pages light changes nothing that a reader sees."""

import base64
import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from katex_fonts import Glyphs, subset
from katex_process import Katex
from PIL import Image
from playwright.sync_api import Page
from short_html import on_post_page
from svg_slim import slim
from theme_styles import Needed, pruned, without_unread

from tests.proof.browsing import window
from tests.proof.course import ROOT

CHAPTERS = ["partial-derivatives/", "ko/logistic-unit/"]


@pytest.fixture(scope="module")
def katex() -> Katex:
    return Katex(ROOT / "node_modules/katex/dist", {})


@pytest.fixture
def glyphs() -> Glyphs:
    return Glyphs(ROOT / "node_modules/katex/dist")


def fonts(css: str) -> dict[str, set[str]]:
    """The fonts within a stylesheet: name -> characters."""
    found = {}
    for data in re.findall(r"data:font/woff2;base64,([^)]*)", css):
        font = TTFont(io.BytesIO(base64.b64decode(data)))
        found[font["name"].getDebugName(6)] = set(map(chr, font.getBestCmap()))
    return found


def test_fonts_hold_what_formulas_show_and_no_more(glyphs: Glyphs, katex: Katex, tmp_path: Path):
    for tex in (r"x + 1", r"\mathbf{W}", r"\bigg(a\bigg)"):
        assert glyphs.see(katex.render(tex, True)) == ""
    found = fonts(glyphs.stylesheet(tmp_path))
    assert found["KaTeX_Math-Italic"] == set("xa")
    assert found["KaTeX_Main-Bold"] == {"W"}
    assert {"+", "1"} <= found["KaTeX_Main-Regular"] <= set("+1()")
    assert set("()") <= found["KaTeX_Size3-Regular"]
    assert "KaTeX_AMS-Regular" not in found


def test_a_glyph_that_no_font_has_is_named(glyphs: Glyphs, katex: Katex):
    assert glyphs.see('<span class="katex-html"><span class="mord">x☃</span></span>') == "☃"
    assert glyphs.see(katex.render(r"\text{한글}", False)) == ""


def test_a_subset_is_kept_for_the_next_build(glyphs: Glyphs, katex: Katex, tmp_path: Path):
    glyphs.see(katex.render("x", False))
    first = glyphs.stylesheet(tmp_path)
    kept = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert glyphs.stylesheet(tmp_path) == first
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == kept


def test_a_subset_keeps_the_widths_of_its_characters():
    file = ROOT / "node_modules/katex/dist/fonts/KaTeX_Main-Regular.ttf"
    whole, part = TTFont(file), TTFont(io.BytesIO(subset(file, "=x")))
    for character in "=x":
        widths = [f["hmtx"][f.getBestCmap()[ord(character)]][0] for f in (whole, part)]
        assert widths[0] == widths[1]


_PROBE = """() => {
  const seen = new Set(), probed = [];
  for (const e of document.querySelectorAll(".katex-html :not(:has(*))")) {
    const kind = [e.className, e.parentNode.className, e.textContent].join();
    if (!/\\S/.test(e.textContent.replace(/\\u200b/g, "")) || seen.has(kind)) continue;
    seen.add(kind);
    e.dataset.probe = "";
    probed.push(e.outerHTML);
  }
  document.querySelectorAll("details").forEach(d => d.open = true);
  return probed;
}"""


@pytest.mark.parametrize("path", CHAPTERS)
def test_formulas_are_drawn_in_katex_fonts(visit, path: str):
    page = visit(**window(1280, "light")).open(path)
    shown = page.evaluate(_PROBE)
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    query = {"nodeId": root, "selector": "[data-probe]"}
    nodes = session.send("DOM.querySelectorAll", query)["nodeIds"]
    assert len(nodes) == len(shown) > 50
    for node, html in zip(nodes, shown, strict=True):
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            known = font["isCustomFont"] or "_fallback" in html
            assert known, f"{path}: {html} is drawn in {font['familyName']}"


def test_a_path_stays_within_a_tenth_of_a_unit():
    points = [(0.123, 100.06), (10.37, 99.94), (33.333, 66.667), (-0.04, 0.26)]
    data = "M " + " L ".join(f"{x} {y}" for x, y in points)
    svg = slim(
        f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{data}" style="stroke: red"/></svg>'
    )
    x = y = 0.0
    steps = re.findall(r"[ml](-?[\d.]+),(-?[\d.]+)", svg)
    for (dx, dy), (right_x, right_y) in zip(steps, points, strict=True):
        x, y = x + float(dx), y + float(dy)
        assert (x, y) == pytest.approx((right_x, right_y), abs=0.0501)


def test_a_shaded_band_is_no_marker_though_it_stands_where_markers_do():
    svg = slim(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<defs><path id="band" d="M 62.22 -381.62 L 91.67 -380.19"/>'
        '<path id="dot" d="M 0 3.54 L 0.25 0"/></defs>'
        '<use xlink:href="#band"/><use xlink:href="#dot"/></svg>'
    )
    assert 'd="m62.2,-381.6l29.5,1.4"' in svg
    assert 'd="m0,3.54l.25,-3.54"' in svg


def test_curves_and_closed_paths_go_on_where_they_were():
    data = "M 1 1 C 1 2 2 3 3 3 Q 4 4 5 3 z M 9 9 L 8 9 z L 9 8"
    svg = slim(
        f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{data}" style="stroke: red"/></svg>'
    )
    assert 'd="m1,1c0,1,1,2,2,2q1,1,2,0zm8,8l-1,0zl0,-1"' in svg


def test_a_picture_in_a_figure_keeps_its_pixels():
    picture = Image.effect_noise((28, 28), 60).convert("RGBA")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    link = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    svg = slim(
        f'<svg {link}><image xlink:href="data:image/png;base64,\n{data}" width="9.001"/></svg>'
    )
    packed = re.search(r'<image href="data:image/webp;base64,([^"]*)" width="9"', svg)[1]
    again = Image.open(io.BytesIO(base64.b64decode(packed))).convert("RGBA")
    assert again.tobytes() == picture.tobytes()


def test_a_figure_keeps_what_is_seen_and_what_is_linked():
    svg = slim(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<g id="axes_1"><path d="M 0 0 L 1 1" style="fill: none"/><g/>'
        '<defs><path id="dot" d="M 0 0 L 0.25 0" style="stroke: red"/></defs>'
        '<use xlink:href="#dot" x="1.239"/></g><g id="box-of-mine"><text>x</text></g></svg>'
    )
    assert svg == (
        '<svg><defs><path id="dot" d="m0,0l.25,0" style="stroke:red"/></defs>'
        '<use href="#dot" x="1.24"/><g id="box-of-mine"><text>x</text></g></svg>'
    )


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{x:1}.gone{x:2}.a .gone{x:3}", ".a{x:1}"),
        (".a,.gone,p{x:1}", ".a,p{x:1}"),
        (".a:not(.gone){x:1}", ".a:not(.gone){x:1}"),
        (":is(.gone,.a){x:1}", ":is(.gone,.a){x:1}"),
        (".from-script{x:1}", ".from-script{x:1}"),
        ("[dir=ltr] p{x:1}[dir=rtl] p{x:2}", "[dir=ltr] p{x:1}"),
        ("@media print{.gone{x:1}}@media screen{.a{x:1}}", "@media screen{.a{x:1}}"),
        ("@keyframes k{to{x:1}}", "@keyframes k{to{x:1}}"),
    ],
)
def test_a_stylesheet_keeps_what_can_be_used(css: str, kept: str):
    needed = Needed('<body dir="ltr"><p class="a b">gone</p>', 'el.className = "from-script"')
    assert pruned(css, needed) == kept


def test_a_property_that_nothing_reads_goes():
    css = ":root{--used:url('data:a;b}c');--gone:url(data:d;e);--last:1;color:red}"
    kept = ":root{--used:url('data:a;b}c');--last:1;color:red}"
    assert without_unread(css, {"--used", "--last"}) == kept


_LOOK = """() => {
  const kind = e => e.tagName + "." + e.className;
  const kinds = new Map();
  for (const e of document.querySelectorAll("body *:not(svg *):not(pre *)")) {
    const path = kind(e.parentNode) + ">" + kind(e);
    if (!kinds.has(path)) kinds.set(path, e);
  }
  const look = (e, part) => {
    const style = getComputedStyle(e, part);
    return [...style].filter(name => !name.startsWith("--"))
      .map(name => name + ":" + style.getPropertyValue(name)).join(";");
  };
  const parts = [null, "::before", "::after"];
  return [...kinds].map(([path, e]) => [path, ...parts.map(part => look(e, part))]);
}"""


def whole_stylesheet(site: Path) -> str:
    """The stylesheet as it was before anything was taken out; only the fonts are the short ones."""
    import material

    theirs = Path(material.__file__).parent / "templates/assets/stylesheets"
    files = [*theirs.glob("main.*.css"), *theirs.glob("palette.*.css")]
    files += [ROOT / "node_modules/katex/dist/katex.min.css"]
    face = re.compile(r"@font-face\{[^}]*\}")
    fonts = face.findall((site / "assets/style.css").read_text(encoding="utf-8"))
    css = face.sub("", "\n".join(file.read_text(encoding="utf-8") for file in files))
    return "\n".join([css, *fonts, (ROOT / "docs/overrides/assets/course.css").read_text("utf-8")])


def serve_instead(page: Page, css: str) -> None:
    page.route("**/style.css", lambda route: route.fulfill(body=css, content_type="text/css"))


@pytest.mark.parametrize("width", [1280, 360])
def test_the_shorter_stylesheet_looks_the_same(visit, site: Path, width: int):
    """Every computed style of a page, with the search open, is that of the whole stylesheets."""
    looks = []
    for whole in (False, True):
        page = (one := visit(**window(width, "dark"))).page
        if whole:
            serve_instead(page, whole_stylesheet(site))
        one.open("two-neurons/")
        page.emulate_media(reduced_motion="reduce")
        page.mouse.move(300, 300)
        page.locator("button.md-code__button").first.wait_for(state="attached")
        page.keyboard.press("/")
        page.keyboard.type("slope")
        page.locator(".md-search-result__item").nth(3).wait_for(timeout=10_000)
        page.wait_for_timeout(500)
        looks.append(page.evaluate(_LOOK))
    assert len(looks[0]) == len(looks[1]) > 100
    assert all("display:" in element[1] for element in looks[0])
    for short, full in zip(*looks, strict=True):
        missing = set(";".join(full[1:]).split(";")) - set(";".join(short[1:]).split(";"))
        assert short == full, f"{full[0]} in the shorter stylesheet is not {missing}"


def test_a_page_loses_indentation_but_code_does_not():
    code = '<pre><span class="k">if</span>\n    <span class="n">y</span></pre>'
    html = f"<p>\n    <b>x</b>\n</p>\n{code}"
    short = '<p>\n<b>x</b>\n</p>\n<pre><span class="k">if</span>\n    y</pre>'
    assert on_post_page(html, None, None) == short
    texts = [BeautifulSoup(each, "html.parser").pre.get_text() for each in (html, short)]
    assert texts[0] == texts[1] == "if\n    y"
