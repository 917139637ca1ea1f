# Two commands are all a newcomer needs: `make serve` to read the course, `make test` to prove it.
# Each sets itself up: Python 3.11 or newer is the only thing assumed.

PYTHON ?= python3
BIN := .venv/bin
BENCH := .venv-bench/bin
PYTEST := $(BIN)/pytest -n auto --maxprocesses 4
export PYTHONPATH := hooks
# Material warns of MkDocs 2, which runs no plugins; CONTRIBUTING.md says what we shall do then.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build test check loops data outputs translated results bench quality lint format lock clean

serve: .venv/installed
	$(BIN)/mkdocs serve

build: .venv/installed
	$(BIN)/mkdocs build --strict

test: lint
	$(PYTEST) --cov --cov-report=term-missing:skip-covered

check: .venv/installed
	$(PYTEST) --chapter "$(CHAPTER)"

loops: .venv/installed
	$(BIN)/python -m tools.loops $(ARGS)

data: .venv/installed
	$(BIN)/python -m tests.proof.real_data

outputs: .venv/installed
	$(BIN)/python -m tests.proof.recorded $(PAGES)

translated: .venv/installed
	$(BIN)/python -m tests.proof.translated $(PAGE)

results: .venv/installed
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m snippets.two_layer_network.long_run
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m snippets.accurate.long_run
	$(BIN)/python -m snippets.digits.on_demand

bench: .venv-bench/installed
	OPENBLAS_NUM_THREADS=1 $(BENCH)/python -m pytest -q --noconftest -p no:cacheprovider tools/bench
	$(BENCH)/python -m tools.bench.run

quality: .venv/installed
	$(BIN)/python tools/quality $(ARGS)

lint: .venv/installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: .venv/installed
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	  --custom-compile-command "make lock" requirements.txt --output-file requirements.lock

clean:
	rm -rf .venv .venv-bench node_modules tools/quality/node_modules site .cache

.venv/installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is $$($(PYTHON) --version 2>&1); the course needs Python 3.11 or newer (make PYTHON=/path/to/python3.11)"; exit 1; }
	$(PYTHON) -m venv .venv || { echo "could not create .venv; on Debian and Ubuntu: apt-get install python3-venv"; rm -rf .venv; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock || { \
	  echo "could not install requirements.lock; connect to the network once and run the same command again"; exit 1; }
	@touch $@

.venv-bench/installed: tools/bench/requirements.txt
	$(PYTHON) -m venv .venv-bench || { echo "could not create .venv-bench; on Debian and Ubuntu: apt-get install python3-venv"; rm -rf .venv-bench; exit 1; }
	$(BENCH)/python -m pip install --quiet --disable-pip-version-check -r tools/bench/requirements.txt || { \
	  echo "could not install tools/bench/requirements.txt; connect to the network once and run the same command again"; exit 1; }
	@touch $@
