"""The story of a page: MkDocs' events, in the order in which they come, told by functions on text.

This is the only file of ``hooks/`` that knows MkDocs.  A step of its own goes into a module of its
own, as a function from Markdown to Markdown or from HTML to HTML, and is called here.
"""

import html
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath

import chapters
import figures
import formulas
import glossary
import includes
import languages
import notebook_html
import notebook_pictures
import notebooks
import pieces
import questions
import reading_time
import search_words
import site_zip
import take_home
import values
from as_it_is import code_as_it_is
from equation_numbers import Equation, PageEquations
from katex_fonts import Glyphs
from kept import KeptTogether, cache_folder, kept, replace
from line_counts import with_line_counts
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from nbformat import NotebookNode
from node import Node, Refused, sources
from node_packages import NotInstalled, ensure_installed
from notebook_text import Surroundings, flat
from origins import digest
from page_source import INCLUDE, line_at, room
from particles import joined
from plain_marks import without_plain_marks
from rebuilding import (
    COLOURS,
    Built,
    equations_of,
    hooks,
    settings,
    state,
    text_of,
    texts_of,
)
from tab_stops import equation, with_tab_stops

log = logging.getLogger("mkdocs.hooks")

KOREAN_CONFIG = "mkdocs.ko.yml"
ONE_FOR_BOTH = ("404.html", "robots.txt", "sitemap.xml")
SEARCH_INDEX = "search/search_index.json"
_BUNDLE = "assets/javascripts/bundle.*.min.js"
_LINK = re.compile(r'href="(?P<target>[^":#]+\.md)(?P<anchor>#[^"]*)?"')


@dataclass
class Run:
    """What was asked for: the command, and whether only what an edit reaches is built again."""

    command: str | None = None
    dirty: bool = False
    modules: Path = Path("node_modules")
    node: Node | None = None
    config: MkDocsConfig | None = None
    korean: subprocess.Popen[str] | None = None
    hooks: str = ""
    settings: str = ""


@dataclass
class Site:
    """One build of one language."""

    root: Path
    language: str
    known: dict[str, Equation]
    before: Built
    now: Built
    glyphs: Glyphs
    drawing: figures.Drawing
    typeset: KeptTogether
    asides: dict[str, formulas.Aside] = field(default_factory=dict)
    taken_home: dict[str, list[str]] = field(default_factory=dict)
    search_index: bytes = b""


run = Run()


# --- before the pages -----------------------------------------------------------------------------


def on_startup(command: str, dirty: bool) -> None:
    """Remember what was asked for first; the Korean site is built in either case."""
    run.command = run.command or command
    run.dirty = run.dirty or dirty
    if command == "serve":  # where a new file counts as one more edit
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    logging.getLogger("mkdocs.commands.build").addFilter(_without_warning_of_dirty_builds)


def _without_warning_of_dirty_builds(record: logging.LogRecord) -> bool:
    """MkDocs warns that links and navigation may be wrong; here rebuilding.py sees to both."""
    return "'dirty' build" not in str(record.msg)


def on_config(config: MkDocsConfig) -> None:
    """Number the chapters, and say where everything is kept."""
    numbers = chapters.chapter_numbers(config.nav, config.extra["chapters"])
    config.extra.setdefault("chapter_numbers", numbers)
    config.extra["bundle"] = _bundle(config)
    cache = cache_folder(_root(config))
    notebooks_of_labs = config.plugins["mkdocs-jupyter"].config
    notebooks_of_labs["cache_dir"] = str(cache / "mkdocs-jupyter" / config.theme["language"])
    notebooks_of_labs["cache"] = True
    if config.repo_url:
        config.edit_uri = f"edit/main/docs/{config.theme['language']}/"


def _bundle(config: MkDocsConfig) -> str:
    """Material's script, whose name carries a hash; a page asks for it late (on-demand.js)."""
    found = [file for folder in config.theme.dirs for file in Path(folder).glob(_BUNDLE)]
    if len(found) != 1:
        raise PluginError(
            f"mkdocs-material: {len(found)} files are called {_BUNDLE}, and one was expected; "
            "install the version that requirements.txt names, or adapt hooks/adapter.py"
        )
    return f"assets/javascripts/{found[0].name}"


def on_pre_build(config: MkDocsConfig) -> None:
    """Install what typesets, and know what a page may be written with."""
    root = _root(config)
    try:
        run.modules = ensure_installed(root, cache_folder(root))
    except NotInstalled as error:
        raise PluginError(str(error)) from None
    run.node = run.node or Node(run.modules)
    config.mdx_configs["pymdownx.blocks.html"] = pieces.blocks(root)
    if config.theme["language"] == "en":
        run.config, run.hooks, run.settings = config, digest(hooks(root)), digest(settings(root))


def _begin_korean(config: MkDocsConfig) -> subprocess.Popen[str] | None:
    """Build the Korean site beside this one, in a process of its own."""
    root, folder = _root(config), Path(config.site_dir).resolve() / "ko"
    if run.dirty:
        now = state(root, "ko", equations_of(root, "ko", config.extra["chapter_numbers"]))
        if not Built.read(_record(root, folder)).reached(now):
            return None
    mkdocs = type(config).__module__.partition(".")[0]
    how = ["--dirty" if run.dirty else "--clean", "--strict" if config.strict else "--no-strict"]
    address = f"{config.site_url.rstrip('/')}/ko/" if config.site_url else ""
    return subprocess.Popen(
        [sys.executable, "-m", mkdocs, "build", "-f", root / KOREAN_CONFIG, "-d", folder, *how],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | {"SITE_URL": address, "PYTHONUTF8": "1"},
    )


@event_priority(50)  # before mkdocs-jupyter looks for notebooks
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Begin both languages; put notebooks in the place of labs; let what is reached look old."""
    if config.theme["language"] == "en":
        run.korean = _begin_korean(config)
    site = config.extra["site"] = _begun(config)
    for file in files.documentation_pages():
        if run.dirty and file.src_uri in site.before.reached(site.now):
            _age(Path(file.abs_dest_path))
        if file.src_uri.startswith(chapters.NOTEBOOKS):
            path = _notebook_path(file.src_uri, site)
            book = notebooks.written(_shown_notebook(file, config))
            if not path.is_file() or path.read_bytes() != book:
                replace(path, book)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, abs_src_path=str(path)))
    return files


def _begun(config: MkDocsConfig) -> Site:
    """Number the equations, and find out what has changed since the last build."""
    root, language = _root(config), config.theme["language"]
    cache = cache_folder(root)
    _forget_snippets(root)
    known = equations_of(root, language, config.extra["chapter_numbers"])
    before = Built.read(_record(root, Path(config.site_dir)))
    drawing = figures.Drawing(root, run.node.slim, cache / "figures")
    glyphs = Glyphs(run.modules / "katex/dist", before.glyphs if run.dirty else None)
    typeset = KeptTogether(cache / "formulas" / f"{digest(sources(root))}-{language}.json")
    now = state(root, language, known)
    site = Site(root, language, known, before, now, glyphs, drawing, typeset)
    index = Path(config.site_dir) / SEARCH_INDEX
    if run.dirty and index.is_file():
        site.search_index = index.read_bytes()
    return site


def _forget_snippets(root: Path) -> None:
    """``mkdocs serve`` draws what stands in the files now."""
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    for name in [name for name in sys.modules if name.partition(".")[0] == "snippets"]:
        del sys.modules[name]


def _record(root: Path, site_dir: Path) -> Path:
    """Where a build into this folder keeps what it was made from."""
    name = re.sub(r"\W+", "-", str(site_dir.resolve()))
    return cache_folder(root) / "built" / f"{name}.json"


def _age(built: Path) -> None:
    if built.is_file():
        os.utime(built, (0, 0))


def _notebook_path(src_uri: str, site: Site) -> Path:
    folder = cache_folder(site.root) / "notebooks" / site.language
    return folder / PurePosixPath(src_uri).with_suffix(".ipynb")


def _shown_notebook(file: File, config: MkDocsConfig) -> NotebookNode:
    """What mkdocs-jupyter makes the page of.  Raises PluginError."""
    text = flat(_expanded(file, config), config.extra["texts"])
    try:
        return notebooks.notebook(text)
    except ValueError as error:
        raise PluginError(f"{_path(file.src_uri, _site(config))}: {error}") from None


def _expanded(file: File, config: MkDocsConfig) -> str:
    """A page with its values and its includes in place.  Raises PluginError."""
    site = _site(config)
    text = text_of(file.src_uri, site.language, site.root)
    _refuse_bad_includes(text, 0, file.src_uri, site)
    return notebooks.expanded(text, file.src_uri, site.root / "snippets", site.language)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Show titles in the site's language, also of pages that are not built again."""
    site = _site(config)
    titles = config.extra.get("section_titles", {})
    for item in nav.items:
        if isinstance(item, Section):
            item.title = titles.get(item.title, item.title)
    for page in nav.pages:
        if run.dirty and page.file.src_uri not in site.before.reached(site.now):
            page.title = site.before.titles.get(page.file.src_uri, page.title)
        if page.file.src_uri.startswith(chapters.NOTEBOOKS):  # mkdocs-jupyter forgets it
            page.file.abs_src_path = str(_notebook_path(page.file.src_uri, site))


# --- a page ---------------------------------------------------------------------------------------


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Refuse an include that leads nowhere; put the recorded values and the glossary in."""
    if _is_notebook(page):
        return None
    site = _site(config)
    before = text_of(page.file.src_uri, site.language, site.root).count("\n") - markdown.count("\n")
    _refuse_bad_includes(markdown, before, page.file.src_uri, site)
    record = values.read_record(page.file.src_uri, site.root / "snippets")
    filled, missing = values.fill(markdown, record, site.language)
    for value in missing:
        place = f"{_path(page.file.src_uri, site)}:{value.line + before}"
        reason = f"no recorded value for {{{{ {value.expression} }}}}; run `make outputs`"
        log.warning("%s: %s", place, reason)
    return glossary.with_table(filled, site.root, site.language)


def _refuse_bad_includes(markdown: str, before: int, src_uri: str, site: Site) -> None:
    wrong = includes.complaints(markdown, site.root / "snippets")
    if wrong:
        path = _path(src_uri, site)
        raise PluginError("\n".join(f"{path}:{line + before}: {reason}" for line, reason in wrong))


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw the figures, link the equations and render the formulas of a page."""
    site = _site(config)
    aside = site.asides[page.file.src_uri] = formulas.Aside()
    if _is_notebook(page):
        content, tokens = _flattened(content, site)
        page.toc = get_toc(tokens)
        content = _with_links_to_pages(content, page, files, site)
    label = '<span class="filename">{}</span>'
    content = content.replace(label.format("Output"), label.format(config.extra["texts"]["output"]))
    content = formulas.without_comments(formulas.marked(content))
    content = questions.with_boxes(
        content,
        config.extra["texts"]["questions"],
        lambda name, error: log.warning(
            "%s: this question has an answer that is neither a number nor a choice: %s",
            _place(f"div.question#{name}", page, site),
            error,
        ),
    )
    content = figures.IMAGE.sub(lambda match: aside.put(_figure(match, page, site)), content)
    if page.is_homepage:
        numbers = config.extra["chapter_numbers"].items()
        addresses = {languages.path_of(src_uri, "en"): number for src_uri, number in numbers}
        content = chapters.with_numbers(content, addresses)
        content = reading_time.with_hours(
            content,
            [src_uri.removesuffix(".md") for src_uri in config.extra["chapter_numbers"]],
            lambda name, exercises: _minutes(f"{name}.md", site, exercises),
            config.extra["texts"]["hours"],
        )
    content = with_line_counts(without_plain_marks(joined(content)))
    content = code_as_it_is(with_tab_stops(content))
    content = pieces.with_graph(content, site.root / "snippets" / room(page.file.src_uri))
    references = _references(page, config)
    content = references.linked(content)
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= {
            label for label in site.known if f"\\label{{{label}}}" in content
        }
    return formulas.rendered(
        content,
        lambda tex, display: _typeset(tex, display, site),
        lambda tex, error: log.warning("%s: bad LaTeX: %s", _place(tex, page, site), error),
        references.displayed,
        aside,
        config.extra["texts"]["wrong"],
    )


def _flattened(content: str, site: Site) -> tuple[str, list[dict]]:
    """What notebook_html.py makes of a notebook's page; it takes a while, so it is kept."""
    name = f"{digest([Path(notebook_html.__file__)], content)}.json"
    file = cache_folder(site.root) / "notebook-html" / name
    return json.loads(kept(file, lambda: json.dumps(notebook_html.flattened(content))))


def _with_links_to_pages(content: str, page: Page, files: Files, site: Site) -> str:
    """A notebook's links lead to files; its page's lead to pages."""

    def link(match: re.Match[str]) -> str:
        file = files.get_file_from_path(normpath(join(dirname(page.file.src_uri), match["target"])))
        if file is None:
            place = _place(match["target"], page, site)
            log.warning("%s: links to %s, which does not exist", place, match["target"])
            return match[0]
        return f'href="{languages.relative(file.url, page.url)}{match["anchor"] or ""}"'

    return _LINK.sub(link, content)


def _figure(match: re.Match[str], page: Page, site: Site) -> str:
    name, alt = match["name"], html.unescape(match["alt"])
    chapter, place = room(page.file.src_uri), _place(f"figure:{name}", page, site)
    if not figures.module_file(chapter, name, site.root).is_file():
        log.warning("%s: there is no snippets/%s/figures/%s.py", place, chapter, name)
        return match[0]
    if not alt:
        log.warning("%s: the figure %s has no alt text", place, name)
    return site.drawing.svg(chapter, name, alt, site.language)


def _references(page: Page, config: MkDocsConfig) -> PageEquations:
    site = _site(config)

    def unknown(label: str, source: str) -> None:
        log.warning("%s: unknown equation %s", _place(source, page, site), label)

    path = languages.path_of(page.file.src_uri, site.language)
    return PageEquations(site.known, path, unknown, config.extra["texts"]["code_of_equation"])


def _typeset(tex: str, display: bool, site: Site) -> str:
    """HTML and MathML of one formula.  Raises Refused."""
    kind = "display" if display else "inline"
    body = site.typeset.get(f"{kind} {tex}", lambda: run.node.formula(tex, display))
    site.glyphs.see(body)
    return equation(tex, body) if display else body


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Number the chapters in the list of pages; make the downloads of each that was read."""
    site, numbers = _site(config), config.extra["chapter_numbers"]
    if run.dirty:  # or mkdocs-jupyter forgets the pages that it was not asked for
        config.plugins["mkdocs-jupyter"].config["cache"] = False
    for file in files.documentation_pages():
        number = numbers.get(chapters.practised(file.src_uri))
        if number:  # the theme shows this for the title
            shown = chapters.numbered_title(number, file.page.title)
            file.page.typeset = {"title": shown}
    css = (site.root / COLOURS).read_text(encoding="utf-8")
    colours = notebook_pictures.light_colours(css)
    for file in files.documentation_pages():
        taken_home = file.src_uri in numbers or file.src_uri.startswith(chapters.NOTEBOOKS)
        if taken_home and file.page.content is not None:
            around = _surroundings(file, colours, config, files)
            made = take_home.downloads(
                take_home.name_of(file.src_uri),
                _expanded(file, config),
                around,
                config.site_name,
                site.root,
            )
            site.taken_home[file.src_uri] = list(made)
            page = text_of(file.src_uri, site.language, site.root)
            made |= take_home.programs(page, site.root / "snippets")
            for name, content in made.items():
                files.append(File.generated(config, join(file.url, name), content=content))


def _surroundings(
    file: File, colours: dict[str, str], config: MkDocsConfig, files: Files
) -> Surroundings:
    site = _site(config)

    def address(target: str) -> str | None:
        path, hash_sign, anchor = target.partition("#")
        there = files.get_file_from_path(normpath(join(dirname(file.src_uri), path)))
        there = there if path else file
        known = there and config.site_url
        return f"{config.site_url}{there.url}{hash_sign}{anchor}" if known else None

    def picture(name: str) -> str:
        svg = site.drawing.svg(room(file.src_uri), name, "", site.language)
        return notebook_pictures.address(svg, colours)

    numbers = {label: known.number for label, known in site.known.items()}
    return Surroundings(numbers, address, picture, config.extra["texts"])


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the theme what stands around the text."""
    site, src_uri = _site(config), page.file.src_uri
    here = languages.path_of(src_uri, site.language)
    site.now.titles[src_uri] = page.title
    page.meta.setdefault("description", _front_matter(src_uri, site).get("description", ""))
    context["take_home"] = site.taken_home.get(src_uri, [])
    context["pieces"] = pieces.on_page(page.content)
    context["space_of_pieces"] = pieces.space(context["pieces"], site.root)
    context["has_questions"] = 'class="question"' in page.content
    context["is_notebook"] = _is_notebook(page)
    if page.is_homepage:
        pages = texts_of(site.root, site.language).values()
        context["questions"] = [box["id"] for t in pages for box in questions.BLOCK.finditer(t)]
    if page.is_homepage and run.command == "build":
        context["site_zip"] = languages.relative(site_zip.NAME, here)
    if src_uri in config.extra["chapter_numbers"]:
        context |= _chapter_line(src_uri, here, config)


def _chapter_line(src_uri: str, here: str, config: MkDocsConfig) -> dict:
    """What stands above the title of a chapter: number, time, and the chapters that it needs."""
    site, numbers = _site(config), config.extra["chapter_numbers"]
    english = text_of(src_uri, "en", site.root)
    for needed in chapters.needs(english):
        if numbers.get(needed, len(numbers)) >= numbers[src_uri]:
            line = line_at(english, english.index("\nneeds:") + 1)
            log.warning("docs/en/%s:%s: needs %s, no earlier chapter", src_uri, line, needed)
            return {}
    needed = sorted(chapters.needs(english), key=numbers.get)
    practice = chapters.PRACTICE + src_uri

    def address(page: str) -> str:
        return languages.relative(languages.path_of(page, site.language), here)

    return {
        "practice": text_of(practice, "en", site.root) and address(practice),
        "chapter_number": numbers[src_uri],
        "chapter_minutes": reading_time.rounded(_minutes(src_uri, site)),
        "chapter_needs": [(numbers[page], address(page)) for page in needed],
    }


def _minutes(src_uri: str, site: Site, exercises: bool = True) -> float:
    """How long a chapter takes, in either language: as long as in English."""
    text = includes.in_place(text_of(src_uri, "en", site.root), site.root / "snippets")
    return reading_time.minutes(text, exercises)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put figures and formulas back, now that search has read the page."""
    return _site(config).asides[page.file.src_uri].back(output)


# --- after the pages ------------------------------------------------------------------------------


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Write what there is one of, for both languages, once; no sitemap without an address."""
    wanted = config.theme["language"] == "en" and (
        config.site_url or template_name != "sitemap.xml"
    )
    return output if wanted or template_name not in ONE_FOR_BOTH else ""


@event_priority(-100)  # after search has written its index
def on_post_build(config: MkDocsConfig) -> None:
    """Ship KaTeX's stylesheet with the glyphs in use; await the Korean site, and zip both."""
    site, folder = _site(config), Path(config.site_dir)
    css = site.glyphs.stylesheet(cache_folder(site.root) / "katex-fonts")
    replace(folder / "assets/katex/katex.min.css", css.encode())
    copy_tex = (run.modules / "katex/dist/contrib/copy-tex.min.js").read_bytes()
    replace(folder / "assets/katex/copy-tex.min.js", copy_tex)
    if site.search_index:
        index = site.search_index
    else:
        terms = glossary.read(site.root)["terms"]
        index = (folder / SEARCH_INDEX).read_bytes()
        index = search_words.findable(index, terms, site.language)
    replace(folder / SEARCH_INDEX, index)
    site.now.titles = site.before.titles | site.now.titles if run.dirty else site.now.titles
    site.now.glyphs = site.glyphs.known()
    site.typeset.write()
    site.now.write(_record(site.root, folder))
    if site.language == "en":
        _await_korean()
        _write_pieces(site.root, folder)
        if run.command == "build":
            site_zip.write(folder, run.modules)


def _write_pieces(root: Path, folder: Path) -> None:
    """The scripts of the pieces that pages have, beside the assets of each language."""
    for language, home in (("en", folder), ("ko", folder / "ko")):
        for name in pieces.in_texts(texts_of(root, language).values()):
            if name not in pieces.known(root):
                log.warning("docs/%s: there is no widgets/%s/element.js", language, name)
                continue
            try:
                script = pieces.script(name, root, run.node, cache_folder(root) / "pieces")
            except Refused as error:
                raise PluginError(str(error)) from None
            replace(home / f"assets/pieces/{name}.js", script.encode())


def on_build_error(error: Exception) -> None:
    """A build that fails leaves none behind."""
    if run.korean:
        run.korean.kill()


def _await_korean() -> None:
    """Repeat what the Korean build has to complain of, so that ``--strict`` counts it."""
    if not run.korean:
        return
    said, _ = run.korean.communicate()
    for part in re.split(r"^(?=[A-Z]+ +-  )", said, flags=re.MULTILINE):
        level, _, message = part.partition(" -  ")
        if level.strip() in ("WARNING", "ERROR"):
            message = message.partition("\n\n")[0].rstrip()
            log.log(logging.getLevelNamesMapping()[level.strip()], message)
    if run.korean.returncode:
        raise PluginError("the Korean site does not build")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable) -> None:
    """From now on build only the pages that an edit reaches."""
    server.builder = partial(_rebuild, builder)


def _rebuild(builder: Callable) -> None:
    root = _site(run.config).root
    if digest(hooks(root)) != run.hooks:
        log.info("hooks/ has changed: starting again")
        os.execv(sys.executable, sys.orig_argv)
    run.dirty = digest(settings(root)) == run.settings
    if run.dirty:
        build(run.config, serve_url=run.config.site_url, dirty=True)
    else:
        builder()


# --- small things ---------------------------------------------------------------------------------


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _site(config: MkDocsConfig) -> Site:
    return config.extra["site"]


def _is_notebook(page: Page) -> bool:
    return str(page.file.abs_src_path or "").endswith(".ipynb")


def _front_matter(src_uri: str, site: Site) -> dict:
    return chapters.front_matter(text_of(src_uri, site.language, site.root))


def _path(src_uri: str, site: Site) -> str:
    """The page's Markdown file as an author names it, ``docs/en/logistic-unit.md``."""
    return f"docs/{site.language}/{src_uri}"


def _place(source: str, page: Page, site: Site) -> str:
    """``file:line`` of a piece of a page: on the page itself, or in a snippet that it includes."""
    path, text = (
        _path(page.file.src_uri, site),
        text_of(page.file.src_uri, site.language, site.root),
    )
    if source in text:
        return f"{path}:{line_at(text, text.index(source))}"
    for match in INCLUDE.finditer(text):
        name = match["target"].partition(":")[0]
        code = (site.root / "snippets" / name).read_text(encoding="utf-8")
        if source in code:
            return f"snippets/{name}:{line_at(code, code.index(source))}"
    return path
