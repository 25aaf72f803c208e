# Two commands are enough: `make run` to explore, `make test` to check. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup run test lint train bench neo4j canvas editor screenshots compose-password lock clean

setup: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Counterwatch needs Python 3.11 or newer; set PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: setup
	@$(BIN)/counterwatch load --starter
	@exec $(BIN)/counterwatch app

test: setup
	@$(BIN)/python -m pytest

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# Learn the weights of the judge from annotated texts: the shipped ones, those of the folders in ALSO, and those
# whose texts the folders in TEXTS hold.
ALSO ?=
TEXTS ?=
train: setup
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-train.lock
	@$(BIN)/python -m training $(addprefix --also ,$(ALSO)) $(addprefix --texts ,$(TEXTS))

bench: setup
	@$(BIN)/python -m bench

# The same real Neo4j that the tests run on, to play with.
neo4j: setup
	@$(BIN)/python -m tests.servers

# The canvas is built from views/canvas/src; the built file is checked in, so that nobody needs Node to run.
canvas:
	@cd views/canvas && npm ci --silent --no-audit --no-fund && npm run --silent build && npm run --silent check && npm run --silent test

# The editor of Cypher, likewise, from views/editor/src.
editor:
	@cd views/editor && npm ci --silent --no-audit --no-fund && npm run --silent build && npm run --silent check && npm run --silent test

screenshots: setup
	@$(BIN)/python -m tests.browser.screenshots

compose-password:
	@test -e .env || (umask 077 && $(PYTHON) -c 'import secrets; print("NEO4J_PASSWORD=" + secrets.token_urlsafe(24))' > .env)
	@echo "The password is in .env, readable by you alone."

# Ranges are in pyproject.toml; the lock holds what CI and `make setup` install.
lock:
	@$(BIN)/python -m pip install --quiet pip-tools
	@$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra dev --output-file requirements.lock pyproject.toml
	@$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra dev --extra train --constraint requirements.lock --output-file requirements-train.lock pyproject.toml

clean:
	@rm -rf $(VENV) build *.egg-info
