# Every command of the project. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help test check format clean

help: ## List every command
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/run.stamp: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/run.stamp

test: $(VENV)/dev.stamp ## Run all tests, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp ## Format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/dev.stamp ## Put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

clean: ## Remove the environment and what tests left behind (not your data)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache build
