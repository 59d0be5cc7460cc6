# The estate in config/ lives in November 2026; for one of your own, say NOW= and ACTOR= with your own e-mail.
NOW ?= 2026-11-21T09:00:00Z
ACTOR ?= maren.voss@harbourline.example

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
STRICT := --explicit-target-dependency-import-check error
ROLEBOOK = .build/debug/rolebook
AT = $(ROLEBOOK) $(if $(NOW),--now $(NOW))

.PHONY: demo test bench clean

demo:
	.ci/install build
	swift build $(STRICT) --product rolebook
	$(AT) compile --actor $(ACTOR) --no-site
	$(AT) render
	@echo "Compiled config/ into out/. Now open out/site/en/index.html in a browser."

test:
	.ci/install build python
	swift build $(STRICT) --build-tests
	swift test $(STRICT) --skip-build
	swift format lint --strict --recursive Sources Tests Package.swift
	python3 .ci/syntax.py .ci Benchmarks Tests

bench:
	.ci/install build python
	swift build $(STRICT) --configuration release --product rolebook
	Benchmarks/run.py --sizes 1k,10k

clean:
	rm -rf .build .ci/.venv .ci/screenshots out/site out/.rolebook
