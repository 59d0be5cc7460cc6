# The estate in config/ lives in November 2026; for one of your own, say NOW= and ACTOR= with your own e-mail.
NOW ?= 2026-11-21T09:00:00Z
ACTOR ?= maren.voss@harbourline.example

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
STRICT := --explicit-target-dependency-import-check error
# What make bench measures: 1k, 10k, 100k, 1m users.
SIZES ?= 1k,10k,100k
ROLEBOOK = .build/debug/rolebook
AT = $(ROLEBOOK) $(if $(NOW),--now $(NOW))

.PHONY: demo test bench dist clean

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
	swift build $(STRICT) --configuration release --product rolebook --static-swift-stdlib --scratch-path .build/static
	Benchmarks/run.py --sizes $(SIZES) --static .build/static/release/rolebook

dist:
	.ci/install build dist
	.ci/dist

clean:
	rm -rf .build .ci/.venv .ci/screenshots out/site out/.rolebook
