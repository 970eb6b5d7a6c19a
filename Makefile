# Every command of the project. `make help` lists them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LOCK := --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 -q

.DEFAULT_GOAL := help
.PHONY: help run voice phones export backup test coverage check format hooks language ci bench easyread crash faults mutants pairs circles races screenshots elections lock clean

help: ## List every command
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/run.stamp: requirements.lock
	@echo "Setting up SayNext in $(VENV). This is done once, and takes a minute or two."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/run.stamp

run: $(VENV)/run.stamp ## Set up and start the bot (without a bot token: with the practice phones)
	$(BIN)/python -m bot start

voice: $(VENV)/run.stamp ## Add a clearer English voice (5 MB; Linux on x86-64 and aarch64), used from the next start on
	$(BIN)/pip install --quiet --require-hashes -r requirements-voice.lock

phones: $(VENV)/run.stamp ## Open the practice phones alone, for a bot that runs beside them
	$(BIN)/python -m bot phones

export: $(VENV)/run.stamp ## Write what is open about a board: make export BOARD=Marlshire FOLDER=export
	$(BIN)/python -m bot export "$(BOARD)" $(FOLDER)

backup: $(VENV)/run.stamp ## Copy the SQLite database: make backup FILE=copy.db
	$(BIN)/python -m bot backup $(FILE)

language: $(VENV)/dev.stamp ## Begin a language, or bring it up to date: make language CODE=pl
	$(BIN)/python -m tests.translating $(CODE)

test: $(VENV)/dev.stamp ## Run all tests, on SQLite and on PostgreSQL (or some: make test TESTS=tests/rules)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(TESTS)

coverage: $(VENV)/dev.stamp ## Run the tests and print how much of the program they walk through
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(TESTS) --cov

build/proof/stamp: $(VENV)/dev.stamp requirements-proof.lock
	$(BIN)/pip install --quiet --upgrade --no-deps --require-hashes --target build/proof -r requirements-proof.lock
	@touch $@

check: $(VENV)/dev.stamp build/proof/stamp ## Format, lint, types, the direction of imports, the lock files, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/test_locks.py
	$(BIN)/python -m tests.proof

format: $(VENV)/dev.stamp ## Put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

hooks: $(VENV)/dev.stamp build/proof/stamp ## Ask what `make check` asks before each commit from now on
	$(BIN)/pre-commit install

ci: ## Everything that must be green before something lands, on the oldest and the newest Python here
	bash .ci/run

build/bench/stamp: requirements-bench.lock
	$(PYTHON) -m venv build/bench
	build/bench/bin/pip install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

bench: $(VENV)/dev.stamp build/bench/stamp ## Measure beside two stock echo bots and two counters: make bench PARTS="speed memory start waits count"
	$(BIN)/python -m tests.bench $(PARTS)

easyread: $(VENV)/dev.stamp ## Say in figures how easy our texts are, for each language
	@$(BIN)/python -m tests.screens.report

crash: $(VENV)/dev.stamp ## Kill the bot again and again in the middle of a journey: make crash KILLS=20
	SAYNEXT_KILLS=$(or $(KILLS),20) $(BIN)/python -m pytest --timeout 0 tests/crash tests/faults/test_kill.py

faults: $(VENV)/dev.stamp ## Let Telegram fail in every way at every call, and see what people get
	SAYNEXT_FAULTS=full $(BIN)/python -m pytest --timeout 0 tests/faults

mutants: $(VENV)/dev.stamp ## Plant known bugs in a copy, and see that tests notice each: make mutants WORDS="pace"
	$(BIN)/python -m tests.mutants $(WORDS)

pairs: $(VENV)/dev.stamp ## Let every two deeds on the same subject meet on PostgreSQL: make pairs ONLY=nominations
	SAYNEXT_PAIRS=1 $(BIN)/python -m pytest tests/pairs -k "$(or $(ONLY),at_once)"

circles: $(VENV)/dev.stamp ## Walk random circles, and compare what each person was told with what is promised: make circles MANY=100
	SAYNEXT_CIRCLES=$(or $(MANY),100) $(BIN)/python -m pytest --timeout 0 --hypothesis-profile more tests/handlers/loop/test_random_circles.py

races: $(VENV)/dev.stamp ## Let 8 programs and 300 voters press at the same time
	SAYNEXT_RACES=1 $(BIN)/python -m pytest --timeout 0 tests/secrecy/test_races.py

screenshots: $(VENV)/dev.stamp ## Take the pictures of the README anew
	SAYNEXT_SCREENSHOTS=docs/pictures $(BIN)/python -m pytest tests/browser

elections: $(VENV)/dev.stamp ## Let both counters count very many elections drawn by chance: make elections MANY=100000
	SAYNEXT_ELECTIONS=$(or $(MANY),100000) $(BIN)/python -m pytest --timeout 0 tests/rules/counting/test_both.py

lock: ## Write the lock files anew (needs uv)
	uv pip compile pyproject.toml $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml $(LOCK) --group test --group check -o requirements-dev.lock
	uv pip compile --group bench $(LOCK) -o requirements-bench.lock
	uv pip compile --group proof --no-deps $(LOCK) -o requirements-proof.lock
	sed -n 's/^  "\(py-nanotts[^"]*\)".*/\1/p' pyproject.toml | uv pip compile - $(LOCK) -o requirements-voice.lock

clean: ## Remove the environment and what tests left behind (not your data)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage build
