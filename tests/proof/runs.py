"""Run a page from top to bottom as a reader would type it, once on each machine.

Both languages share the runs: they show the same sections, and other tests say so.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from page_source import PYTORCH
from take_home import recorded
from values import AS_FRACTION, AS_WORD

from snippets.shared.mnist import CHECKSUMS
from tests.proof.blocks import Block
from tests.proof.course import SourcePage
from tests.proof.machines import MACHINES, Machine
from tests.proof.verdicts import Verdicts

INTERPRETER = Path(__file__).with_name("interpreter.py")


@dataclass
class Result:
    """What one block did: what it printed, the values after it, and how it or they failed."""

    printed: str = ""
    failure: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)


@dataclass
class Run:
    """What the blocks of a page did on one machine."""

    machine: Machine
    results: dict[str, Result]

    def result(self, block: Block) -> Result:
        """What ``block`` did, after everything above it."""
        strange = Result(failure="this block is not on the English page, whose code is run")
        return self.results.get(_name(block), strange)


def python_blocks(page: SourcePage) -> list[Block]:
    """The blocks of a page that Python runs.

    Its PyTorch, `make bench` runs; a file that is shown whole is a program, which tests run.
    """
    python = [block for block in page.blocks if block.language == "python"]
    return [
        block
        for block in python
        if not block.key.startswith(PYTORCH) and not block.key.endswith(".py")
    ]


def solutions_last(blocks: list[Block]) -> list[Block]:
    """Blocks in the order of the chapter's notebook."""
    return sorted(blocks, key=lambda block: block.scope > 0)


def runs(page: SourcePage, machines: Sequence[Machine] = MACHINES) -> list[Run]:
    """The runs of a page, made now unless nothing has changed since they were."""
    blocks = python_blocks(page.original)
    if not blocks:
        return [Run(machine, {}) for machine in machines]
    files = [page.root / name for name in recorded("".join(block.code for block in blocks))]
    files = [file for file in files if file.is_file()]
    job = _job(page.original, blocks, expressions_of(page.twins))
    known = Verdicts(
        page.root,
        f"page-{page.src_uri.removesuffix('.md').replace('/', '-')}",
        [INTERPRETER, *files],
        json.dumps(job),
        _data(),
    )
    with known.alone():
        new = [machine for machine in machines if known.get(machine.name) is None]
        started = [_Started(_ordered(job, machine), machine, files, page.root) for machine in new]
        for machine, one in zip(new, started, strict=True):
            known.put(machine.name, one.answers())
    return [_run(machine, blocks, known.get(machine.name)) for machine in machines]


def _run(machine: Machine, blocks: list[Block], answers: list[dict]) -> Run:
    ordered = solutions_last(blocks) if machine.solutions_last else blocks
    pairs = zip(ordered, answers, strict=True)
    return Run(machine, {_name(block): Result(**answer) for block, answer in pairs})


def _name(block: Block) -> str:
    return f"{block.key}\n{block.code}"


def _job(page: SourcePage, blocks: list[Block], wanted: dict[str, set[str]]) -> list[dict]:
    return [
        {
            "name": f"{page.path}:{block.line}",
            "code": block.code,
            "scope": block.scope,
            "expressions": {e: formatted(e) for e in sorted(wanted[block.key])},
        }
        for block in blocks
    ]


def _ordered(job: list[dict], machine: Machine) -> list[dict]:
    """The job as the machine does it: from top to bottom, or in one namespace, solutions last."""
    if not machine.solutions_last:
        return job
    return [block | {"scope": 0} for block in sorted(job, key=lambda block: block["scope"] > 0)]


def formatted(expression: str) -> str:
    """The Python that computes what an inline expression shows."""
    if expression.endswith(AS_FRACTION):
        number = f"float({expression.removesuffix(AS_FRACTION)})"
        fraction = f"__import__('fractions').Fraction({number}).limit_denominator(1000)"
        return f"str((lambda f, x: f if abs(f - x) < 1e-9 else x)({fraction}, {number}))"
    return f"f'''{{{expression.removesuffix(AS_WORD)}}}'''"


def _data() -> str:
    """Which files of MNIST the run finds."""
    files = (Path(os.environ.get("MNIST_DIR", ""), name) for name in CHECKSUMS)
    found = [(file.name, file.stat()) for file in files if file.is_file()]
    return str([(name, stat.st_size, stat.st_mtime_ns) for name, stat in found])


class _Started:
    """A run that goes on, in a folder that holds nothing but the recorded results it reads."""

    def __init__(self, job: list[dict], machine: Machine, files: list[Path], root: Path):
        self._blocks = len(job)
        self._folder = tempfile.TemporaryDirectory()
        self._there = Path(self._folder.name)
        for file in filter(Path.is_file, files):
            copy = self._there / "typed" / file.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
        (self._there / "typed").mkdir(exist_ok=True)
        (self._there / "job").write_text(json.dumps(job), encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-I", INTERPRETER, self._there / "job", self._there / "answers"],
            cwd=self._there / "typed",
            env=os.environ | machine.settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def answers(self) -> list[dict]:
        """The answers of all blocks; where the interpreter broke down, its last words."""
        *_, said = ["", *self._process.communicate()[1].strip().splitlines()]
        file = self._there / "answers"
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        self._folder.cleanup()
        lost = {"failure": f"the interpreter ended: {said or self._process.returncode}"}
        return [*map(json.loads, lines), *[lost] * (self._blocks - len(lines))]


def expressions_of(pages: list[SourcePage]) -> dict[str, set[str]]:
    """Inline expressions of pages that share one run, by the block they stand after."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for value in page.values:
            found[value.after].add(value.expression)
    return found
