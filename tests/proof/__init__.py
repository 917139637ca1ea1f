"""What proves the pages: reads them as the site does, runs them and compares."""

import os

# Tests run side by side; threads that wait for each other would take ten times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
