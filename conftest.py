"""Makes pytest collect the pages: every code block under docs/ and in the README is a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_codeblocks.main import CodeBlock
from pytest_codeblocks.plugin import TestBlock

from tests.proof.blocks import Block
from tests.proof.checks import shell_reason
from tests.proof.course import Course, SourcePage
from tests.proof.execution import PageRun, python_blocks
from tests.proof.real_data import compared, settle
from tests.proof.recorded import output_complaints, shown_outputs


class PageFile(pytest.File):
    """A page of the course; its blocks share one run."""

    page: SourcePage

    def collect(self) -> Iterator[pytest.Item]:
        run = PageRun(self.page)
        for block in self.page.blocks:
            if block.language == "bash" or block in python_blocks(self.page):
                item = PageBlock.from_parent(
                    self, name=f"line {block.line} {block.section}".strip()
                )
                item.page, item.block, item.run = self.page, block, run
                item.obj = CodeBlock(block.code, block.line, block.language)
                yield item


class PageBlock(TestBlock):
    """One code block: Python runs in its page's run, a shell command in a shell."""

    page: SourcePage
    block: Block
    run: PageRun

    def runtest(self) -> None:
        if self.block.language == "bash":
            self._run_shell()
            return
        complaints = list(output_complaints(self.page, self.run, self.block))
        if complaints:
            raise RuntimeError("\n".join(complaints))
        if id(self.block) in shown_outputs(self.page):
            compared(self.page)

    def _run_shell(self) -> None:
        reason = shell_reason(self.page, self.block.line)
        if reason:
            pytest.skip(f"{self.page.path}:{self.block.line}: not run: {reason}")
        super().runtest()

    def repr_failure(self, excinfo: pytest.ExceptionInfo) -> str:
        return str(excinfo.value)


def pytest_configure() -> None:
    settle()


def _course(config: pytest.Config) -> Course:
    if not hasattr(config, "_course"):
        config._course = Course(Path(config.rootpath))
    return config._course


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PageFile | None:
    if file_path.suffix != ".md":
        return None
    course = _course(parent.config)
    pages = [*course.pages, course.readme]
    page = next((p for p in pages if course.root / p.path == file_path), None)
    if page is None:
        return None
    file = PageFile.from_parent(parent, path=file_path)
    file.page = page
    return file


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A run of everything that collected no block of a page is no proof."""
    everything = config.args_source == pytest.Config.ArgsSource.TESTPATHS
    if not everything or config.option.keyword or config.option.markexpr:
        return
    blocks = [item for item in items if isinstance(item, PageBlock)]
    collected = {item.page.path for item in blocks if item.block.language == "python"}
    missing = [
        page.path
        for page in _course(config).pages
        if page.path not in collected and any(b.language == "python" for b in page.blocks)
    ]
    if missing or not collected:
        names = ", ".join(missing) or "docs/ has no page with code"
        raise pytest.UsageError(f"no block was collected from: {names}")
