# `make report` builds the bundled edition, `make portal` opens it on the web, `make test` runs everything; both install what is missing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := tests/clients/node_modules

# What WeasyPrint draws text with.
REPORT_PACKAGES := python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# The programs that outputs are validated with and opened in.
TEST_PACKAGES := $(REPORT_PACKAGES) libreoffice-calc libreoffice-writer qpdf poppler-utils chromium default-jre-headless \
    faketime gettext locales omegat postgresql php-symfony-translation poedit python3-uno translate-toolkit xdotool xvfb

# Tests wait for browsers and for processes of their own: half as many again as there are processors. A file stays
# together, because its tests share what was built for them.
WORKERS := $(shell processors=$$(getconf _NPROCESSORS_ONLN); echo $$((processors + processors / 2)))

# Where Python may not write what it has compiled, each process compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help report portal install test check bench lint lock clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

report: $(VENV)/report.done ## Build the bundled edition: output/2021
	@.ci/system-packages $(REPORT_PACKAGES)
	$(BIN)/authoring build --final

portal: $(VENV)/report.done ## Try the portal with a copy of the bundled edition: http://localhost:8000
	@.ci/system-packages $(REPORT_PACKAGES)
	$(BIN)/python -m authoring.portal.service.demonstration

test: $(VENV)/test.done $(NODE)/.done ## Run every check and every test
	@.ci/system-packages $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory lint
	AUTHORING_REQUIRE_CLIENTS=1 $(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
	AUTHORING_TEST_DATABASE=postgresql AUTHORING_REQUIRE_CLIENTS=1 $(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m 'not browser and (not slow or database)' tests/portal

install: $(VENV)/report.done ## Install what the commands and the portal need, in .venv

check: $(VENV)/test.done ## Run lint, types and the fast tests (in a minute or so)
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n auto -m 'not slow' --hypothesis-profile=quick

lint: $(VENV)/test.done ## Run ruff, mypy and the import contract
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/test.done ## Time reading, assembly and each format on 8, 32 and 128 groups, and saving on the web
	$(BIN)/python -m tests.bench

lock: $(VENV)/test.done ## Pin every dependency anew, with its hashes
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	    --group dev --extra postgresql pyproject.toml -o requirements.lock

clean: ## Remove everything that can be made again
	rm -rf $(VENV) $(NODE) output .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info

# One environment for both; the programs that only tests need are installed by `make test`.
$(VENV)/report.done: requirements.lock pyproject.toml
	@.ci/system-packages $(REPORT_PACKAGES)
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.x …" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.done: $(VENV)/report.done
	@.ci/system-packages $(TEST_PACKAGES)
	@touch $@

$(NODE)/.done: tests/clients/package-lock.json
	@.ci/system-packages $$(command -v npm >/dev/null || echo nodejs npm)
	# Not `npm ci`: the lock file holds the validator's program for this platform only, which that refuses.
	npm install --prefix tests/clients --no-save --ignore-scripts --silent --no-audit --no-fund
	@touch $@
