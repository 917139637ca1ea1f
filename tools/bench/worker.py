"""One contender in a process of its own: `python -m tools.bench.worker NAME`.

Reads the number of an epoch from each line of its input, trains it, and writes
a line of JSON: seconds of the processor and of the clock.  At the end of the
input it writes the accuracy and the memory it has used at most.
"""

import json
import resource
import sys
import time

import numpy as np

from snippets.two_layer_network.network import SIGMOID, Parameters, forward
from snippets.two_layer_network.training import accuracy
from tools.bench.contenders import CONTENDERS
from tools.bench.task import Task, task


def seconds(contender: object, batches: np.ndarray) -> dict[str, float]:
    """Train one epoch and say how long it took."""
    cpu, clock = time.process_time(), time.perf_counter()
    contender.epoch(batches)
    return {"cpu": time.process_time() - cpu, "clock": time.perf_counter() - clock}


def score(params: Parameters | None, work: Task) -> float | None:
    """Test accuracy; none without parameters."""
    if params is None:
        return None
    _, logits = forward(params, work.X_test, SIGMOID)
    return accuracy(logits, work.labels_test)


def peak_megabytes() -> float:
    """The most memory that this process has used."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    """The conversation with tools.bench.run."""
    work = task()
    contender = CONTENDERS[sys.argv[1]](work)
    for line in sys.stdin:
        print(json.dumps(seconds(contender, work.batches(int(line)))), flush=True)
    peak = peak_megabytes()
    about = {"data": work.name, "rows": len(work.X), "sizes": [*work.params.W1.shape]}
    share = score(contender.parameters(), work)
    print(json.dumps(about | {"accuracy": share, "megabytes": peak}))


if __name__ == "__main__":
    main()
