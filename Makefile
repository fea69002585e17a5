# A thin face of `python -m yjreport <command>`: everything here can be done without make.
# The first use sets up the project in .venv.

PYTHON ?= python3
YJREPORT = @$(PYTHON) -m yjreport

# Values go through the environment, not through the shell's eyes: AUTHORITY='a; b' is one (wrong) name.
export AUTHORITY YEAR EDITION PUBLISHED SECTION FORMATS
CHOICE = $(if $(AUTHORITY),AUTHORITY="$$AUTHORITY") $(if $(YEAR),YEAR="$$YEAR") $(if $(EDITION),EDITION="$$EDITION")
MADE = $(if $(SECTION),SECTION="$$SECTION") $(if $(FORMATS),FORMATS="$$FORMATS")

.DEFAULT_GOAL := help
.PHONY: help report report-all publish new import check list lab setup lint types test test-fast coverage references \
	lock clean

help: ## Show this list
	@echo "usage: make TARGET [AUTHORITY=leicester] [YEAR=2023-24] [EDITION=public|board]"
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-12s %s\n", $$1, $$2}' Makefile

report: ## Build the annex of a service: AUTHORITY=leicester [YEAR=2023-24] [EDITION=public|board] [SECTION=…] [FORMATS=…]
	$(YJREPORT) report $(CHOICE) $(MADE)

report-all: ## Build the annex of every service: [YEAR=2024-25]
	$(YJREPORT) report-all $(CHOICE) $(MADE)

publish: ## Record that a report was published: AUTHORITY=leicester [YEAR=2023-24] [PUBLISHED=2024-07-14]
	$(YJREPORT) publish $(CHOICE) $(if $(PUBLISHED),PUBLISHED="$$PUBLISHED")

new: ## Make the parameters and the workbook of a new year: AUTHORITY=exampleton YEAR=2025-26
	$(YJREPORT) new $(CHOICE)

import: ## Read the publishers' files again and write the tidy open data
	$(YJREPORT) import

check: ## Check the inputs of a service and build nothing: AUTHORITY=leicester [YEAR=2023-24]
	$(YJREPORT) check $(CHOICE)

list: ## List the services and the years that can be reported
	$(YJREPORT) list

lab: ## Open the notebooks in JupyterLab, as working copies
	$(YJREPORT) lab $(LAB)

setup: ## Make the environment in .venv, or bring it up to date
	$(YJREPORT) setup

lint: ## Check style, and that imports run one way between rooms
	$(YJREPORT) lint

types: ## Check types, strictly
	$(YJREPORT) types

test: ## Lint, check types, run all tests and stored notebooks: [TESTS=a path or a section, such as reoffending]
	$(YJREPORT) test $(TESTS)

test-fast: ## Run the unit tests alone, in under 90 seconds
	$(YJREPORT) test-fast $(TESTS)

coverage: ## Measure which branches the tests take
	$(YJREPORT) coverage $(TESTS)

references: ## Renew the reference ledgers and the stored notebooks, on purpose
	$(YJREPORT) references

lock: ## Renew the locked packages from pyproject.toml (UPGRADE=1 takes newer ones)
	$(YJREPORT) lock $(if $(UPGRADE),--upgrade)

clean: ## Remove caches; reports and the environment stay
	$(YJREPORT) clean
