# `make` and `make test` are all that a fresh clone needs: each looks for the system libraries first and installs what
# is missing. Plain recipes for any POSIX shell and GNU make 3.81 or newer, the one that macOS ships.

SWIFT    ?= swift
PREFIX   ?= /usr/local
DESTDIR  ?=
# Of `make bench`; `Benchmarks/run --help` says more.
ARTICLES ?= 10000
ROUNDS   ?= 5
# Damaged sites of `make fuzz`.
FUZZ     ?= 10000
# Edits of `make check-preview`.
SOAK     ?= 10000
# Random sequences of edits of `make check-edits`, and the seed of the first.
EDITS    ?= 300
SEED     ?= 1

# macOS carries the Swift libraries itself; elsewhere the binary must not depend on a toolchain's folder.
RELEASE  := -c release $(if $(filter Darwin,$(shell uname -s)),,--static-swift-stdlib)
BINARY   := .build/release/sitegen
# An import that the manifest does not allow would build all the same, as long as the module happens to be there.
STRICT   := --explicit-target-dependency-import-check error
FORMATTED = Sources Tests Benchmarks Package.swift

.PHONY: site build test check check-format check-builds check-html check-browser check-preview check-edits check-kills format fuzz bench install uninstall setup clean help

site: build ## build the program and, with it, the demo site into public/ (the default)
	$(BINARY) build

build: setup ## build the release binary, .build/release/sitegen
	$(SWIFT) build $(RELEASE)

test: setup ## run every test
	scripts/setup spec
	$(SWIFT) test --disable-xctest

check: check-format check-builds ## format, strict debug and release builds, every test: what must hold before a change lands
	$(MAKE) test

check-format: ## format lint of all Swift sources
	$(SWIFT) format lint --strict --parallel --recursive $(FORMATTED)

check-builds: setup
	$(SWIFT) build $(STRICT)
	$(SWIFT) build $(RELEASE) $(STRICT)

check-html: site ## run the Nu HTML checker over public/ and the fixtures' expected pages
	scripts/check-html

check-browser: build ## open a site of hostile texts in headless Chromium: nothing in it may be live
	scripts/setup browser
	.build/release/fuzz hostile

check-preview: build ## open a preview in headless Chromium, edit its site and time it; then SOAK=10000 edits of a served site
	scripts/setup browser
	scripts/browse-preview $(BINARY)
	scripts/browse-preview $(BINARY) --time
	SITEGEN_SOAK="$(SOAK)" SITEGEN_PROGRAM="$(CURDIR)/$(BINARY)" \
	    $(SWIFT) test --disable-xctest --filter SoakTests

check-edits: setup ## compare each build of EDITS=300 random sequences of edits with a clean one
	SITEGEN_EDIT_SEQUENCES="$(EDITS)" SITEGEN_EDIT_SEED="$(SEED)" $(SWIFT) test --disable-xctest --filter EditTests

check-kills: build ## kill builds, and fail their disk, at every one of their calls (Linux)
	SITEGEN_FAULT_POINTS=all SITEGEN_PROGRAM="$(CURDIR)/$(BINARY)" \
	    $(SWIFT) test --disable-xctest --filter 'FaultTests|TwoBuildsTests|RecordDamageTests'

format: ## rewrite all Swift sources in the project's format
	$(SWIFT) format --in-place --parallel --recursive $(FORMATTED)

fuzz: build ## throw FUZZ=10000 damaged sites at the program, and every pathological text of 1 MB
	.build/release/fuzz damage --count "$(FUZZ)"
	.build/release/fuzz texts

bench: build ## time builds of ARTICLES=10000 articles, clean and after a change, beside libcmark alone and, where installed, Hugo
	Benchmarks/run --articles "$(ARTICLES)" --rounds "$(ROUNDS)" $(if $(JSON),--json "$(JSON)") \
	    $(if $(BENCH_CORPUS),--corpus "$(BENCH_CORPUS)")

# Not from `build`: an installation as root should not compile as root what the user has built already.
install: $(BINARY) ## install the binary under PREFIX=/usr/local; DESTDIR= is put in front
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/sitegen"

uninstall: ## remove what install has put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/sitegen"

$(BINARY):
	$(MAKE) build

setup: ## install the system libraries, if they are missing
	scripts/setup libraries

clean: ## remove everything that was built; the generated site stays
	rm -rf .build

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile
