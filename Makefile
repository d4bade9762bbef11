# make demo   the knowledge graph of the seed article, from nothing      make test   the whole test suite
# make lint   ruff and mypy      make check-seeds   generated data is what its generators make      make clean
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint check-seeds seeds clean
.DEFAULT_GOAL := demo

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet -c constraints.txt -e .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/pip install --quiet -c constraints.txt --group test --group seeds
	touch $@

demo: $(VENV)/.installed
	@$(BIN)/kg build seeds/articles -o out/graph.ttl
	@echo; echo "Who supports whom, in the reporter's own words?"
	@$(BIN)/kg query who-supports-whom out/graph.ttl
	@echo; echo "Who calls for a ceasefire, and on whom?"
	@$(BIN)/kg query ceasefire-calls out/graph.ttl
	@$(BIN)/kg graph out/graph.ttl -o out/alliances.html
	@echo; echo "The graph: out/graph.ttl    The picture: out/alliances.html (open it in a browser)"

test: $(VENV)/.tested
	@$(BIN)/python -m pytest

lint: $(VENV)/.tested
	@$(BIN)/ruff check .
	@$(BIN)/mypy

check-seeds: $(VENV)/.tested
	@for generator in states morphology; do $(BIN)/python seeds/generators/$$generator.py --check || exit 1; done

seeds: $(VENV)/.tested
	@for generator in states morphology; do $(BIN)/python seeds/generators/$$generator.py || exit 1; done

clean:
	rm -rf $(VENV) out
