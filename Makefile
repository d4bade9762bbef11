# make demo   the knowledge graph of the seed article, from nothing      make test   the whole test suite
# make lint   ruff and mypy      make check-seeds   generated data is what its generators make      make quality   scores on annotated articles
# make speed   words a second over a file of articles      make query-speed GRAPH=graph.nq   saved queries on a large graph
# make morphology   what the word analyser holds and knows      make check-learned   the learned weights are what the annotations teach
# make clean
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
CORPUS ?= ../shared/corpus/news-ar-6k.jsonl.gz
GRAPH ?= out/corpus.nq

.PHONY: demo test lint check-seeds seeds quality speed query-speed morphology check-learned clean
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

check-learned: $(VENV)/.tested
	@$(BIN)/python seeds/generators/learned.py --check

quality: $(VENV)/.installed
	@$(BIN)/kg build seeds/articles -o out/seed.ttl
	@$(BIN)/kg build $(GOLD)/train.jsonl -o out/train.ttl
	@$(BIN)/kg build $(GOLD)/dev.jsonl -o out/dev.ttl
	@for part in seed train dev; do echo; echo "$$part"; $(BIN)/kg evaluate $(GOLD)/$$part.gold.json out/$$part.ttl || exit 1; done

speed: $(VENV)/.tested
	@$(BIN)/python tests/speed.py $(CORPUS)

query-speed: $(VENV)/.tested
	@$(BIN)/python tests/query_speed.py $(GRAPH)

morphology: $(VENV)/.tested
	@$(BIN)/python tests/morphology_report.py $(CORPUS)

clean:
	rm -rf $(VENV) out
