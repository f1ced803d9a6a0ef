# `make demo` and `make test` are all that a new machine needs; each builds .venv if it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE := $(shell find corpus -type f)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input

.PHONY: demo test check bench screenshots lock soak clean

demo: $(READY)
	@$(BIN)/clausetrail demo --no-pager

# Two processes a core: the tests of the terminal and of other programs wait more than they work.
test: check
	$(BIN)/pytest -n $$($(BIN)/python -c 'import os; print(2 * (os.cpu_count() or 1))') --dist worksteal -q

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Figures of accuracy and speed, each beside a peer in the same run.
bench: $(READY)
	$(BIN)/python -m benchmarks

# The pictures of the README: of the sample, whatever corpus the person has. A test says whether they are due.
PICTURE := CLAUSETRAIL_CORPUS=. CLAUSETRAIL_STATE= $(BIN)/clausetrail browse --size 112x32 --screenshot
screenshots: $(READY)
	$(PICTURE) docs/compare.svg --screen compare asean@71 asean@illustration-1:OP9
	$(PICTURE) docs/agreed.svg --screen agreed asean@illustration-2:PP6
	$(PICTURE) docs/matrix.svg --screen matrix asean@illustration-2:OP5 --theme light

soak: $(READY)
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -n auto -q

# The lock names versions and hashes, the build backend's too, and no address.
lock: $(READY)
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --extra dev --all-build-deps \
		--allow-unsafe --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-emit-options --output-file requirements.lock pyproject.toml

# The sample is copied into the environment when the project is installed, so a change of it
# installs anew; compiled once here, no command compiles again. Everything comes from the lock: the build is not isolated, to use its backend.
$(READY): requirements.lock pyproject.toml $(SAMPLE)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Clausetrail needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || { echo "building $(VENV) (once, a minute or so)"; $(PYTHON) -m venv $(VENV); }
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --force-reinstall --editable .
	@$(BIN)/python -m compileall -q engine tui
	@touch $@

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
