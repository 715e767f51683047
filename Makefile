# Everything a newcomer needs: `make sandbox` to try Firsthand, `make test` to check it.
# Needs Python 3.11 or newer with venv. Choose one with, for example, `make PYTHON=python3.12 test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST_ARGS ?=

.PHONY: help sandbox test stories browser chaos check lint types contracts format bench lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

sandbox: $(VENV)/.runtime ## Start a local Slack with the bot in it, and print its address
	@$(BIN)/firsthand sandbox

test: $(VENV)/.dev ## Run the tests (PYTEST_ARGS="-k digest" for some of them)
	@$(BIN)/pytest -n auto --dist worksteal $(PYTEST_ARGS)

stories: $(VENV)/.dev ## Write tests/stories/STORIES.md anew: which test walks through which door
	@folder=$$(mktemp -d) && FIRSTHAND_STORIES=$$folder $(BIN)/pytest -n auto --dist worksteal --deselect tests/stories tests/scenarios tests/slack && $(BIN)/python -m tests.stories.table $$folder && rm -r $$folder

browser: $(VENV)/.dev ## Run the page's tests in a real Chromium, which must be installed
	@$(BIN)/pytest -m browser -n auto $(PYTEST_ARGS)

check: lint types contracts ## Lint, formatting, types and import contracts

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/deptry .

types: $(VENV)/.dev
	@$(BIN)/mypy

contracts: $(VENV)/.dev
	@$(BIN)/lint-imports

format: $(VENV)/.dev ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## Measure answer times, as ratios to a bare app in the same run
	@$(BIN)/python -m tests.bench

chaos: $(VENV)/.dev ## Kill and freeze replicas on both databases for minutes (CHAOS="kills seeds")
	@$(BIN)/python -m tests.chaos $(CHAOS)

lock: $(VENV)/.dev ## Choose versions anew
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean: ## Remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage

# What is locked is installed, by hash. A new lock or a new pyproject installs anew.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Firsthand needs Python 3.11 or newer, and $(PYTHON) is %d.%d. Name a newer one: make PYTHON=python3.12 ..." % sys.version_info[:2])'
	@echo "Making a virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python has no venv module here. On Debian and Ubuntu: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the bot needs (a minute or two the first time) ..."
	@$(BIN)/pip install --disable-pip-version-check -r requirements.lock
	@$(BIN)/pip install --disable-pip-version-check --quiet --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the bot and its tests need (a minute or two the first time) ..."
	@$(BIN)/pip install --disable-pip-version-check -r requirements-dev.lock
	@$(BIN)/pip install --disable-pip-version-check --quiet --no-deps -e .
	@touch $@
