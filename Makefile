# make          process CORPUS (corpus) into OUTPUTS (outputs)
# make help     everything else
CORPUS  ?= corpus
OUTPUTS ?= outputs
VENV    ?= .venv
ENOUGH   = import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info)
PYTHON  ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
             $$p -c '$(ENOUGH)' >/dev/null 2>&1 && echo $$p && break; done)
HASHED   = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r
LOCK     = $(VENV)/bin/uv pip compile pyproject.toml build/own.txt -c constraints.txt --extra formats --generate-hashes \
             --universal --python-version 3.11 --no-header --no-annotate --quiet
INSTALL  = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
PIPELINE = $(VENV)/bin/python -m pipeline
WORKERS  = $(if $(JOBS),--jobs $(JOBS)) $(if $(filter dask,$(ENGINE)),--cluster $(or $(SCHEDULER),local),$(if $(ENGINE),--engine $(ENGINE)))
SHARED   = ../shared
ENGINE  ?=
EXTRA    = $(if $(findstring stanza,$(ENGINE)),-stanza)$(if $(filter dask,$(ENGINE)),-dask)

.DEFAULT_GOAL := run
.PHONY: run setup test test-dask test-crash test-browser test-office lint types score quality bench tutorial pictures test-stanza models-official score-models score-tables codebook lock audit clean help

run: $(VENV)/.installed$(EXTRA) ## process the documents of CORPUS into tables in OUTPUTS
	@$(PIPELINE) $(WORKERS) run --corpus "$(CORPUS)" --outputs "$(OUTPUTS)"

setup: $(VENV)/.installed ## install what a run needs into .venv

test: $(VENV)/.installed-dev ## run the tests
	@$(VENV)/bin/python -m pytest

test-crash: $(VENV)/.installed-dev ## kill runs at sixty moments, fill the disk, read two thousand damaged files and the longest texts (15 minutes)
	@$(VENV)/bin/python -m pytest -m crash tests/safety

test-dask: $(VENV)/.installed-dev $(VENV)/.installed-dask ## test a run on a Dask cluster, one of whose workers dies
	@$(VENV)/bin/python -m pytest tests/engine/test_dask.py

test-browser: $(VENV)/.installed-dev ## test the report in Chromium (Debian: installs chromium and chromium-driver; axe-core where there is npm)
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium chromium-driver >/dev/null; }
	@$(INSTALL) --editable ".[dev,browser]"
	@! command -v npm >/dev/null || test -d build/browser/node_modules || npm install --silent --no-audit --prefix build/browser axe-core@4.14.1
	@$(VENV)/bin/python -m pytest tests/report/test_browser.py

test-office: $(VENV)/.installed-dev ## test the tables in LibreOffice and R (Debian: installs LibreOffice Calc and r-base-core)
	@command -v soffice >/dev/null && command -v Rscript >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui r-base-core >/dev/null; }
	@$(VENV)/bin/python -m pytest tests/exports/test_office.py

test-stanza: $(VENV)/.installed-dev ## test the second engine, with parts trained for a minute, and all recipes on a few sentences
	@$(INSTALL) --editable ".[dev,formats,train]"
	@$(VENV)/bin/python -m pytest tests/annotate

models-official: $(VENV)/.installed-stanza ## fetch the packages of spaCy's and Stanza's makers that settings.toml names, or ENGINE (network)
	@$(VENV)/bin/python -m models.official $(ENGINE)

lint: $(VENV)/.installed-dev ## check style
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .

types: $(VENV)/.installed-dev ## check types
	@$(VENV)/bin/mypy

score-models: $(VENV)/.installed ## score the models on the data sets in ../shared, where they are present; QUICK=yes reads a part
	@test -d $(SHARED)/data || { echo "There is no $(SHARED)/data: no model to score."; exit 0; }; \
	OPENBLAS_NUM_THREADS=1 $(VENV)/bin/python -m models.recipes.scoreboard $(SHARED)/data $(if $(QUICK),--quick)

score: score-models score-tables ## score the models, and the tables against the gold in ../shared, where that is present

score-tables: $(VENV)/.installed
	@test -d $(SHARED) || { echo "There is no $(SHARED): nothing to score against."; exit 0; }; \
	for set in corpus/seeds claims/dev/docs; do \
	  $(PIPELINE) run --corpus $(SHARED)/$$set --outputs build/score/$$set || exit 1; done; \
	$(VENV)/bin/python $(SHARED)/score/seeds.py build/score/corpus/seeds; \
	$(VENV)/bin/python $(SHARED)/score/score.py build/score/claims/dev/docs $(SHARED)/claims/dev

quality: score-tables ## score, and write the figures into docs/quality.md
	@$(VENV)/bin/python -m bench.quality $(SHARED)

bench: $(VENV)/.installed ## measure speed against its peers, by stage and by size, into bench/latest.json (SIZES="100 1000 10000")
	@$(VENV)/bin/python -m bench $(SIZES)

tutorial: $(VENV)/.installed-dev ## run docs/tutorial.ipynb again and store what it shows
	@$(VENV)/bin/python -m bench.tutorial

pictures: $(VENV)/.installed-dev ## take docs/pictures anew from the example corpus (needs chromium and its driver)
	@$(INSTALL) --editable ".[dev,browser]"
	@$(VENV)/bin/python -m bench.pictures

codebook: $(VENV)/.installed ## write docs/codebook.md anew from the data classes
	@$(PIPELINE) codebook > docs/codebook.md

lock: $(VENV)/.installed ## write locks/ anew after a change of dependencies: every package with version and hashes
	@$(INSTALL) uv
	@mkdir -p build && echo "setuptools>=77" > build/own.txt
	@$(LOCK) -o locks/run.txt
	@$(LOCK) --extra dev -o locks/dev.txt

audit: $(VENV)/.installed ## list the packages that are installed, with versions and licences
	@$(VENV)/bin/python -m bench.audit

clean: ## delete the tables, the cache and build files (OUTPUTS only where it holds tables)
	@rm -rf build
	@test ! -f "$(OUTPUTS)/datapackage.json" || rm -rf "$(OUTPUTS)"/*.csv "$(OUTPUTS)"/texts \
	  "$(OUTPUTS)"/report.html "$(OUTPUTS)"/report "$(OUTPUTS)"/datapackage.json "$(OUTPUTS)"/.stamp "$(OUTPUTS)"/.cache.sqlite* \
	  "$(OUTPUTS)"/kronika.* "$(OUTPUTS)"/excel "$(OUTPUTS)"/parquet "$(OUTPUTS)"/events.geojson "$(OUTPUTS)"/entities.ftm.json \
	  "$(OUTPUTS)"/view_*

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "Choose folders with: make CORPUS=folder OUTPUTS=folder"
	@echo "Choose workers with: make JOBS=2, or make ENGINE=dask [SCHEDULER=tcp://host:8786]; the reader with: make ENGINE=stanza"

$(VENV)/bin/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with its venv module is needed (Debian: apt install python3-venv)."; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml locks/run.txt | $(VENV)/bin/pip
	@echo "Installing into $(VENV) ..." >&2
	@$(HASHED) locks/run.txt
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-stanza: $(VENV)/.installed
	@echo "Installing Stanza and PyTorch into $(VENV) ..." >&2
	@$(INSTALL) --editable ".[formats,stanza]"
	@touch $@

$(VENV)/.installed-dev: locks/dev.txt $(VENV)/.installed
	@echo "Installing what tests need into $(VENV) ..." >&2
	@$(HASHED) locks/dev.txt
	@touch $@

$(VENV)/.installed-dask: $(VENV)/.installed
	@$(INSTALL) --editable ".[dask]"
	@touch $@
