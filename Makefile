# `make site` and `make test` set up all they need; `make help` lists the rest.
#
#   SEEDS=DIR   the folder of articles (seeds)
#   SITE=DIR    where the site goes (site)
#   FLAGS=...   more options of `briefs build`, such as --locked
#   PYTHON=...  the Python to set up with (3.11 or later)

SEEDS ?= seeds
SITE ?= site
PORT ?= 8000
VENV := .venv
RUN := $(VENV)/bin/python -m

.DEFAULT_GOAL := help
.PHONY: help site serve check suggest test lint bench bench-scale audit vulnerabilities lighthouse publish lock clean chromium

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-11s %s\n' "$$name" "$$what"; done

site: $(VENV)/installed ## turn the seeds into a site, in the folder site/
	$(RUN) briefs build --seeds "$(SEEDS)" --site "$(SITE)" $(FLAGS)

serve: $(VENV)/installed ## show the site at localhost:8000 and rebuild it when something changes
	$(RUN) briefs serve --seeds "$(SEEDS)" --port $(PORT)

check: $(VENV)/installed ## list what an editor should look at
	$(RUN) briefs check --seeds "$(SEEDS)"

suggest: $(VENV)/installed ## propose entries for the authority file, most valuable first
	$(RUN) briefs suggest --seeds "$(SEEDS)"

test: $(VENV)/installed-test chromium lint ## run the tests, in a real browser too
	$(RUN) pytest -n auto --dist loadgroup

lint: $(VENV)/installed-test
	$(RUN) ruff check scripts tests
	$(RUN) ruff format --check scripts tests
	$(RUN) mypy

bench: $(VENV)/installed-bench ## measure the taggers against their peers and write the figures into docs/quality.md
	PYTHONPATH=tests $(RUN) bench --write docs/quality.md

bench-scale: $(VENV)/installed ## build invented collections of 100, 1,000 and 3,000 articles, and measure (an hour)
	PYTHONPATH=tests $(RUN) scale

audit: vulnerabilities lighthouse ## look for known vulnerabilities, and have Lighthouse judge the pages (Node 18 or later)

vulnerabilities: $(VENV)/installed-audit
	$(VENV)/bin/python tests/audit/vulnerable.py

lighthouse: site $(VENV)/installed-test
	$(VENV)/bin/python tests/audit "$(SITE)"

publish: export SITE_URL ?= $(shell git remote get-url origin 2>/dev/null | sed -nE 's,.*github\.com[:/]([^/]+)/([^/]+)$$,https://\1.github.io/\2/,p' | sed 's,\.git/$$,/,')
publish: site ## push the built site to the branch gh-pages of this repository's origin
	$(RUN) ghp_import --no-jekyll --push --force --message "Publish the site" "$(SITE)"

LOCK := $(RUN) uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
lock: $(VENV)/installed-audit ## pin all dependencies anew, after pyproject.toml changed
	$(LOCK) --extra install pyproject.toml -o requirements.lock
	$(LOCK) --extra install --extra test --extra cluster -c requirements.lock pyproject.toml -o requirements-test.lock
	$(LOCK) --extra install --extra bench -c requirements.lock pyproject.toml -o requirements-bench.lock
	$(LOCK) --extra audit -c requirements.lock pyproject.toml -o requirements-audit.lock

clean: ## remove what the build made, keep the environment
	rm -rf "$(SITE)" .briefs docs/.generated.json docs/index.md docs/briefs docs/entities docs/timeline docs/data

# The environment. Each stamp is newer than the lock file that it was made from.
$(VENV)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv $(VENV) && touch $@ && exit 0; \
	    echo "make: $$python can't make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; \
	  fi; \
	done; echo "make: expected Python 3.11 or later, found none; install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1

$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/python
	$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(RUN) compileall -q scripts && $(RUN) briefs.compiled
	@touch $@

$(VENV)/installed-test: requirements-test.lock $(VENV)/installed
	$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/installed-bench: requirements-bench.lock $(VENV)/installed
	$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

$(VENV)/installed-audit: requirements-audit.lock $(VENV)/installed
	$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.lock
	@touch $@

chromium:
	@for name in "$$CHROMIUM" chromium chromium-browser google-chrome; do \
	  if [ -n "$$name" ] && command -v "$$name" >/dev/null; then exit 0; fi; \
	done; \
	if command -v apt-get >/dev/null; then \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get -qq update && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; \
	else \
	  echo "make: expected Chromium for the browser tests, found none; install it, or set CHROMIUM to its path" >&2; exit 1; \
	fi
