"""Makes pytest collect the pages: every code block under docs/ and in the README is a test."""

import gc
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from pytest_codeblocks.main import CodeBlock
from pytest_codeblocks.plugin import TestBlock

from tests.proof import browsing, selection, standing, summary, verdicts
from tests.proof.blocks import Block
from tests.proof.checks import shell_reason
from tests.proof.course import SourcePage, the_course
from tests.proof.real_data import compared, settle
from tests.proof.recorded import block_complaints, is_compared
from tests.proof.runs import Run, python_blocks, runs
from tests.proof.scheduling import Scheduler


class PageFile(pytest.File):
    """A page of the course; its blocks share two runs."""

    page: SourcePage

    @cached_property
    def runs(self) -> list[Run]:
        """Made when the first block asks for them."""
        return runs(self.page)

    def collect(self) -> Iterator[pytest.Item]:
        python = python_blocks(self.page)
        for block in self.page.blocks:
            if block.language == "bash" or block in python:
                name = f"line {block.line} {block.section}".strip()
                item = PageBlock.from_parent(self, name=name)
                item.page, item.block = self.page, block
                item.obj = CodeBlock(block.code, block.line, block.language)
                yield item


class PageBlock(TestBlock):
    """One code block: Python runs with its page, on two machines; a shell command in a shell."""

    page: SourcePage
    block: Block

    def runtest(self) -> None:
        if self.block.language == "bash":
            self._run_shell()
            return
        for run in self.parent.runs:
            complaints = list(block_complaints(self.page, run, self.block))
            if complaints:
                raise RuntimeError("\n".join(complaints))
        if is_compared(self.page, self.block):
            compared(self.page)

    def _run_shell(self) -> None:
        reason = shell_reason(self.page, self.block.line)
        if reason:
            pytest.skip(f"{self.page.path}:{self.block.line}: not run: {reason}")
        super().runtest()

    def repr_failure(self, excinfo: pytest.ExceptionInfo) -> str:
        return str(excinfo.value)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--chapter", help="run only what concerns this chapter: logistic-unit")


def pytest_configure(config: pytest.Config) -> None:
    verdicts.begin()
    settle()
    if config.option.chapter is not None:
        selection.room_of_chapter(config.option.chapter)
    config.pluginmanager.register(summary)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    if config.option.chapter is not None and selection.is_elsewhere(
        collection_path, config.option.chapter
    ):
        return True
    return None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PageFile | None:
    if file_path.suffix != ".md":
        return None
    course = the_course()
    pages = [*course.pages, course.readme]
    page = next((p for p in pages if course.root / p.path == file_path), None)
    if page is None:
        return None
    file = PageFile.from_parent(parent, path=file_path)
    file.page = page
    return file


def pytest_itemcollected(item: pytest.Item) -> None:
    """Say what the summary counts it as; only some tests are to cover the code.

    (Tracing the others would take them twice their time.)
    """
    kind = selection.kind_of(item)
    item.user_properties.append(("kind", kind))
    if kind not in selection.COVERING:
        item.add_marker("no_cover")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Scheduler:
    """Workers take what belongs together, in the order in which it stands."""
    config.option.loadscopereorder = False
    return Scheduler(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what does not concern the chapter; build the site while the rest begins."""
    items.sort(key=lambda item: item.name != selection.THE_BUILD)
    if config.option.chapter is not None:
        selection.select(config, items, config.option.chapter)
    elif _everything(config):
        _refuse_a_run_without_pages(items)
    for item in items:
        standing.mark(item)
    if _everything(config):
        _leave_out(standing.among(items), config, items)


def pytest_collection_finish() -> None:
    """Search for garbage seldom, and never in what was collected, for that stays to the end.

    (A worker spent up to a third of its time on that.)
    """
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)


def _leave_out(passed: list[pytest.Item], config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out the tests that stand; the first test, which is never one, tells the summary."""
    if passed:
        config.hook.pytest_deselected(items=passed)
        left_out = set(map(id, passed))
        items[:] = [item for item in items if id(item) not in left_out]
        items[0].user_properties.append(("left out", len(passed)))


def pytest_runtest_logstart() -> None:
    """Count from here which pages a browser asks for."""
    browsing.served.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Find out whether a test went to other pages than it names."""
    yield
    standing.check(item)


def _everything(config: pytest.Config) -> bool:
    paths = config.args_source == pytest.Config.ArgsSource.TESTPATHS
    return paths and not config.option.keyword and not config.option.markexpr


def _refuse_a_run_without_pages(items: list[pytest.Item]) -> None:
    """A run of everything that collected no block of a page is no proof."""
    blocks = [item for item in items if isinstance(item, PageBlock)]
    collected = {item.page.path for item in blocks if item.block.language == "python"}
    missing = [
        page.path
        for page in the_course().pages
        if page.path not in collected and any(b.language == "python" for b in page.blocks)
    ]
    if missing or not collected:
        names = ", ".join(missing) or "docs/ has no page with code"
        raise pytest.UsageError(f"no block was collected from: {names}")
