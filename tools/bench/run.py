"""Race the course's fast network against PyTorch, JAX and others, one thread each.

    make bench

All contenders train the same network from the same weights on the same
batches, each in a process of its own.  They take turns, an epoch at a time, so
that whatever else the machine does meets all of them alike.  A speed is rows
per second of processor time; a ratio is the median over the rounds.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "snippets" / "fast" / "results.json"
RACE = ("numpy", "pytorch", "jax", "floor", "post", "same products")
LADDER = (
    "plain",
    "float32",
    "no fresh arrays",
    "gathered",
    "rate folded in",
    "lit pixels",
    "most lit first",
    "in pieces",
    "two threads",
)
HEADLINE = ("pytorch", "jax", "floor", "post")


def environment(threads: int) -> dict[str, str]:
    """The variables that hold every library to so many threads."""
    names = ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM", "NUMEXPR")
    one = {f"{name}_NUM_THREADS": f"{threads}" for name in names}
    flags = f"--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads={threads}"
    return os.environ | one | {"XLA_FLAGS": flags, "JAX_PLATFORMS": "cpu"}


class Worker:
    """A contender in its own process."""

    def __init__(self, name: str):
        self.name, self.times = name, []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.bench.worker", name],
            cwd=ROOT,
            env=environment(2 if name == "two threads" else 1),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def epoch(self, number: int) -> dict[str, float]:
        """Train an epoch and wait for it."""
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        return self.answer()

    def end(self) -> dict:
        """What the process has to say about itself when all is done."""
        self.process.stdin.close()
        about = self.answer()
        self.process.wait()
        return about

    def answer(self) -> dict:
        """One line of its output.  Raises RuntimeError if there is none."""
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} stopped with {self.process.wait()}, see above")
        return json.loads(line)


class Ratio(NamedTuple):
    """A median over the rounds, and the lowest and the highest of them."""

    median: float
    low: float
    high: float


def spread(values: Iterable[float]) -> Ratio:
    """Median, lowest and highest."""
    found = sorted(values)
    return Ratio(*(round(v, 4) for v in (statistics.median(found), found[0], found[-1])))


def raced(names: tuple[str, ...], rounds: int) -> tuple[dict, dict]:
    """Seconds of each round, and what the processes said at the end, by name."""
    workers = [Worker(name) for name in names]
    for worker in workers:
        worker.epoch(0)  # imports, compilation, cold caches: not counted
    times = {name: [] for name in names}
    for number in range(1, rounds + 1):
        for worker in workers[number % len(workers) :] + workers[: number % len(workers)]:
            times[worker.name].append(worker.epoch(number))
        print(f"round {number} of {rounds}", end="\r", file=sys.stderr)
    return times, {worker.name: worker.end() for worker in workers}


def faster(times: dict, name: str, other: str, clock: str = "cpu") -> Ratio:
    """How many times the speed of `other` the speed of `name` is, round by round."""
    pairs = zip(times[other], times[name], strict=True)
    return spread(slow[clock] / fast[clock] for slow, fast in pairs)


def row(times: dict, about: dict, name: str, base: str) -> dict:
    """A contender's line of the record; its ratio is to the speed of `base`."""
    rows = about[name]["rows"] // 32 * 32
    found = times[name]
    return {
        "name": name,
        "samples_per_second": round(rows / statistics.median(t["cpu"] for t in found)),
        "ratio": faster(times, name, base)._asdict(),
        "clock_ratio": faster(times, name, base, "clock")._asdict(),
        "accuracy": about[name]["accuracy"],
        "megabytes": round(about[name]["megabytes"]),
    }


def check_agreement(about: dict) -> None:
    """Raises RuntimeError unless all who train end at about the same accuracy."""
    shares = [a["accuracy"] for a in about.values() if a["accuracy"] is not None]
    if max(shares) - min(shares) > 0.005:
        raise RuntimeError(f"accuracies differ, so this was no fair race: {shares}")


def cpu_name() -> str:
    """The processor, as the system calls it."""
    info = Path("/proc/cpuinfo")
    names = info.read_text().splitlines() if info.is_file() else []
    found = [line.split(":")[1].strip() for line in names if line.startswith("model name")]
    return found[0] if found else platform.processor()


def record(rounds: int) -> dict:
    """Both races: all contenders, then all steps of the chapter."""
    times, about = raced(RACE, rounds)
    steps, about_steps = raced(LADDER, rounds)
    check_agreement(about | about_steps)
    packages = ("numpy", "torch", "jax", "jaxlib")
    d, h = about["numpy"]["sizes"]
    return {
        "data": about["numpy"]["data"],
        "settings": {
            "rows": about["numpy"]["rows"],
            "pixels": d,
            "hidden_units": h,
            "batch_size": 32,
            "learning_rate": 0.1,
            "rounds": rounds,
            "epochs": rounds + 1,
            "threads": 1,
        },
        "versions": {"python": platform.python_version()} | {p: version(p) for p in packages},
        "cpu": cpu_name(),
        "contenders": [row(times, about, name, "numpy") for name in RACE],
        "speed_ups": {
            name: faster(times, "numpy", name)._asdict() for name in (*HEADLINE, RACE[-1])
        },
        "steps": [row(steps, about_steps, name, "plain") for name in LADDER],
        "two_threads": faster(steps, "two threads", "most lit first", "clock")._asdict(),
    }


def table(rows: list[dict], against: str) -> str:
    """Rows of the record as lines of text."""
    lines = [f"{'':18}{'samples/s':>10}  {against:22}{'accuracy':>9}{'peak MB':>9}"]
    for r in rows:
        ratio = Ratio(**r["ratio"])
        shown = f"{ratio.median:.2f} ({ratio.low:.2f} … {ratio.high:.2f})"
        share = "" if r["accuracy"] is None else f"{r['accuracy']:.4f}"
        speed = r["samples_per_second"]
        lines.append(f"{r['name']:18}{speed:>10,}  {shown:22}{share:>9}{r['megabytes']:>9}")
    return "\n".join(lines)


def report(results: dict) -> str:
    """All that `make bench` prints; its last line is for machines."""
    two = Ratio(**results["two_threads"])
    ends = [f"numpy/{n}={results['speed_ups'][n]['median']:.2f}" for n in HEADLINE]
    return "\n".join(
        [
            f"{results['data']}, {results['settings']}",
            f"{results['cpu']}, {results['versions']}",
            "",
            table(results["contenders"], "of numpy's speed"),
            "",
            table(results["steps"], "of the plain speed"),
            "",
            f"two threads, by the clock: {two.median:.2f} times the speed of one",
            " ".join(ends),
        ]
    )


def main() -> None:
    """The command line; see the module's first lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--output", type=Path, default=RESULTS)
    options = parser.parse_args()
    results = record(options.rounds)
    options.output.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(report(results))


if __name__ == "__main__":
    main()
