# Needs python3 (3.11 or later) with venv and pip. `make demo` and `make test` do all else themselves.

PYTHON ?= python3
SHARED ?= $(or $(GOVGRAPH_SHARED),../shared)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test score train tagging compare mine bench lint wheel readme constraints clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.installed ## build the graph of the example filings, ask it, and write the pages
	$(BIN)/govgraph demo -o demo-out

test: $(VENV)/.installed-dev ## run all tests, beside a Neo4j server where Java 17 and Maven are there
	@$(ENSURE_CHROMIUM)
	@$(ENSURE_AXE)
	$(BIN)/python tests/neo4j/server.py $(BIN)/python -m pytest -q -n auto --dist loadgroup $(PYTEST)

score: $(VENV)/.installed ## score extraction against the gold graphs of SHARED (default ../shared)
	@for set in seeds tune check; do \
		rm -rf score-out/$$set; \
		$(BIN)/govgraph extract $(SHARED)/gold/$$set/*.txt -o score-out/$$set >/dev/null; \
		echo "== $$set"; \
		$(BIN)/python $(SHARED)/score.py $(SHARED)/gold/$$set score-out/$$set; \
	done

train: $(VENV)/.installed-train ## learn the weights of extraction from the gold graphs of SHARED and tests/gold
	$(BIN)/python tools/train.py $(SHARED)

tagging: $(VENV)/.installed-train ## learn from the market in SHARED which words stand under which element, for the audit
	$(BIN)/python tools/learn_tagging.py $(SHARED)

compare: $(VENV)/.installed-train ## measure frames, learnt weights and both together, for docs/extraction.md
	$(BIN)/python tools/compare.py $(SHARED)

mine: $(VENV)/.installed ## count the market's names and wordings in the filings of SHARED, for docs/vocabulary.md
	$(BIN)/python tools/mine.py $(SHARED)

bench: $(VENV)/.installed-bench ## time reading, building, keeping and drawing, side by side with others, on SHARED's filings
	$(BIN)/python tools/bench/read_ixbrl.py $(SHARED)
	$(BIN)/python tools/bench/extract_spacy.py $(SHARED)
	$(BIN)/python tools/bench/build_market.py --shared $(SHARED)
	mkdir -p bench-out
	$(BIN)/govgraph build $(SHARED)/fsn --store bench-out/market.govgraph || [ $$? -eq 1 ]
	$(BIN)/python tools/bench/store_formats.py bench-out/market.govgraph
	$(BIN)/python tests/neo4j/server.py $(BIN)/python tools/bench/load_neo4j.py bench-out/market.govgraph
	$(BIN)/python tools/bench/charts.py $(SHARED)
	$(BIN)/python tools/bench/compare_filings.py bench-out/market.govgraph
	$(BIN)/python tools/bench/site.py bench-out/market.govgraph bench-out/site

lint: $(VENV)/.installed-dev ## check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: $(VENV)/.installed ## build the wheel into dist/
	rm -rf dist
	$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

readme: $(VENV)/.installed-dev ## put the model's tables and what its commands print into README.md
	$(BIN)/python .ci/readme.py --write

constraints: $(VENV)/.installed-dev ## write the installed versions to constraints.txt
	{ sed -n '/^#/p' constraints.txt; $(BIN)/python -m pip freeze --exclude-editable; } > constraints.tmp
	mv constraints.tmp constraints.txt

clean: ## remove what was made
	rm -rf $(VENV) bench-out demo-out score-out dist tests/node_modules

# The build backend is installed beside the rest, so that its version is fixed as well.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "govgraph needs Python 3.11 or later: make PYTHON=python3.12 …" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@

$(VENV)/.installed-train: $(VENV)/.installed
	$(PIP) --no-build-isolation --editable '.[train]'
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed
	$(PIP) --no-build-isolation --editable '.[bench]'
	@touch $@

define ENSURE_CHROMIUM
if command -v chromium || command -v chromium-browser || command -v google-chrome; then :; \
elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "Chromium is missing; installing it"; \
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null \
		|| echo "Chromium could not be installed: the tests of the pages are skipped" >&2; \
else \
	echo "No Chromium here: the tests of the pages are skipped (install it, e.g. apt-get install chromium)" >&2; \
fi
endef

define ENSURE_AXE
if [ tests/node_modules/.package-lock.json -nt tests/package-lock.json ]; then exit; fi; \
if ! command -v npm >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "npm is missing; installing it"; \
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq npm; } >/dev/null || true; \
fi; \
if command -v npm >/dev/null; then npm ci --prefix tests --no-audit --no-fund --silent; \
else echo "No npm here: the tests of accessibility are skipped (install it, e.g. apt-get install npm)" >&2; fi
endef
