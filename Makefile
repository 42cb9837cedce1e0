# Two commands do everything: `make run` and `make test`. The others are for those who change the code.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
EARK := .venv/eark/ready

.PHONY: run test check format install bench model quality corpus clean

run: .venv/ready-to-run
	@$(BIN)/backspegel ingest corpus/reports || test $$? -eq 1
	@$(BIN)/backspegel serve

test: $(READY) $(EARK) check
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m benchmarks.search

# The annotator's model from its sentences, and the figures in docs/quality.md.
model: $(READY)
	$(BIN)/python -m ingest.ner.train

quality: $(READY)
	$(BIN)/python -m ingest.ner.quality

# The demonstration archive's PDFs, from their sources.
corpus: $(READY)
	$(BIN)/python corpus/typeset.py

install: $(READY)

.venv/bin/python:
	$(PYTHON) make_environment.py .venv

.venv/ready-to-run: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(READY): pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@ .venv/ready-to-run

# The validator of E-ARK packages asks for an older lxml than we do, so that it has an environment of its own.
$(EARK): tests/packages/eark.txt | $(READY)
	$(BIN)/python make_environment.py .venv/eark
	.venv/eark/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/packages/eark.txt
	@touch $@

clean:
	rm -rf .venv build *.egg-info corpus/records corpus/journal.jsonl corpus/ledger.jsonl corpus/ends.json corpus/corrections corpus/.corrected corpus/.index
