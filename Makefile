# Every target is one line that calls the command line; there is no logic here. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORTALS ?=

.PHONY: help setup demo refresh serve test bench lint verify clean browser
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "%-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.ready ## create .venv, install everything, find or install a browser

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,browser,ocr]'
	$(BIN)/nianbao browser --install || true
	touch $@

demo: setup ## simulated portals on loopback, the real pipeline, a site to browse
	$(BIN)/nianbao demo

refresh: setup ## the nightly job (PORTALS="id id" selects; default: all that are due)
	$(BIN)/nianbao refresh $(PORTALS)

serve: setup ## serve the current release
	$(BIN)/nianbao serve

test: setup ## run the whole test suite
	$(BIN)/python -m pytest -n 2 --dist loadgroup

bench: setup ## measure, side by side, as ratios
	$(BIN)/python -m tests.bench

lint: setup ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

verify: setup ## re-read the kept bytes and prove the current release
	$(BIN)/nianbao verify

browser: setup ## find or install Chromium for the portals that need one
	$(BIN)/nianbao browser --install

clean: ## remove the virtual environment and caches; never the data
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .hypothesis .import_linter_cache
