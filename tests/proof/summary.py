"""What pytest says at its end: where the time went, and how the planted changes fared."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from tests.proof import standing


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print one table, whichever worker ran what."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    reports = [report for report in reports if isinstance(report, pytest.TestReport)]
    if reports:
        terminalreporter.section("where the time went")
        for line in [*table(reports), *scores(reports)]:
            terminalreporter.write_line(line)
        standing.remember(reports)


def table(reports: list[pytest.TestReport]) -> Iterator[str]:
    """A line for each kind of proof, the longest first."""
    seconds: Counter[str] = Counter()
    items: defaultdict[str, set[str]] = defaultdict(set)
    for report in reports:
        kind = dict(report.user_properties).get("kind", "other")
        seconds[kind] += report.duration
        items[kind].add(report.nodeid)
    for kind, spent in seconds.most_common():
        yield f"{kind:18}{spent:8.1f} s{len(items[kind]):7} tests"
    yield f"{'all workers':18}{sum(seconds.values()):8.1f} s{sum(map(len, items.values())):7} tests"


def scores(reports: list[pytest.TestReport]) -> Iterator[str]:
    """How many bugs were killed and mutants refused, among those that this run tried."""
    called = [(report, dict(report.user_properties)) for report in reports if report.when == "call"]
    left_out = max(dict(report.user_properties).get("left out", 0) for report in reports)
    if left_out:
        yield f"{left_out} tests left out: nothing they read has changed (CI=true runs all)"
    bugs = [report.passed for report, known in called if "bug" in known]
    if bugs:
        yield f"{len(bugs)} bugs planted, {sum(bugs)} killed"
    tried = [known["mutants"] for _, known in called if "mutants" in known]
    if tried:
        equations, mutants, alive = (sum(column) for column in zip(*tried, strict=True))
        yield (
            f"{equations} equations, {mutants} mutants tried, {mutants - alive} refused, "
            f"{alive} still true"
        )
    for kind in ("shapes", "labels"):
        lies = [known[kind] for _, known in called if kind in known]
        if lies:
            told, believed = (sum(column) for column in zip(*lies, strict=True))
            yield f"{told} wrong {kind} planted in comments, {told - believed} refused"
