# Two commands matter: `make chat` and `make test`. Each sets up all it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INDEX ?= .cchc/index
PORT ?= 8000

.PHONY: help setup chat test eval gate train train-cross-encoder test-llm lint bench load scale crash system clean

help: ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/'

setup: $(VENV)/.ready ## the virtual environment with the cchc command

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Cần Python 3.11 trở lên (make PYTHON=python3.12 ...)." >&2; exit 1; }
	@echo "Đang cài đặt vào $(VENV)/ (vài phút ở lần đầu, khoảng 1,5 GB)..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@echo "Đang cài các công cụ kiểm thử..."
	@$(PIP) install --editable '.[dev]'
	@touch $@

chat: $(VENV)/.ready ## index corpus/ and open the chat in the browser
	@$(BIN)/cchc ingest corpus --index $(INDEX)
	@$(BIN)/cchc chat --index $(INDEX) --port $(PORT)

test: $(VENV)/.ready-dev system ## all tests
	@$(BIN)/python -m pytest

eval: $(VENV)/.ready ## all question sets: how right the answers are, as a page
	@$(BIN)/cchc eval

gate: $(VENV)/.ready ## the same against eval/baseline.json: what got worse
	@$(BIN)/cchc eval gate

train: $(VENV)/.ready-dev ## the learnt weights in bot/weights anew, with their cross-validated figures
	@$(BIN)/python -m eval.train_reranker
	@$(BIN)/python -m eval.train_reader
	@$(BIN)/python -m eval.train_spans
	@$(BIN)/python -m eval.train_intents

train-cross-encoder: $(VENV)/.ready-dev ## the network in bot/weights anew (three hours); then make train
	@$(BIN)/python -m eval.train_cross_encoder

test-llm: $(VENV)/.ready-dev ## a small real chat model: 100 questions, a killed server (1.2 GB once, about an hour)
	@$(BIN)/python -m tests.llm.small_model
	@CCHC_TEST_LLM=100 $(BIN)/python -m pytest tests/llm

lint: $(VENV)/.ready-dev ## ruff and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(VENV)/.ready-dev ## speed against the plain LangChain stack, in one run
	@$(BIN)/python -m eval.bench

load: $(VENV)/.ready-dev ## fifty people asking at once for a minute: how long each waits
	@$(BIN)/python -m eval.load

scale: $(VENV)/.ready-dev ## a large collection: speed, memory, a second run, removal
	@$(BIN)/python -m eval.scale

crash: $(VENV)/.ready-dev ## 200 ingests killed at random moments
	@$(BIN)/python -m eval.crash

# What pip cannot bring: a browser for its tests, Tesseract for scans, LibreOffice for the look of briefings, PostgreSQL
# for conversations. Installed where that is allowed, else the tests that need them say why they were skipped.
system:
	@for program in chromium:chromium tesseract:tesseract-ocr,tesseract-ocr-vie,fonts-freefont-ttf \
		soffice:libreoffice-writer-nogui,fonts-liberation pg_ctlcluster:postgresql; do \
		command -v "$${program%%:*}" >/dev/null && continue; \
		packages=$$(echo "$${program#*:}" | tr , ' '); \
		{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
			&& echo "Đang cài $$packages..." \
			&& apt-get update -qq >/dev/null && apt-get install -y -qq $$packages >/dev/null; } \
		|| echo "Không có $${program%%:*}: các kiểm thử cần đến nó sẽ được bỏ qua."; \
	done

clean: ## remove the environment, the index and caches
	rm -rf $(VENV) .cchc .mypy_cache .ruff_cache .pytest_cache .hypothesis
