# make demo    sets up and prints the assessment of a boiler, in Russian and as JSON
# make test    sets up and passes every test
# make check   format, lints and fast tests
# make web     builds the self-assessment page and serves it on this machine
# make wheel   builds the Python wheels and the sdist into target/wheels
# make bench   measures all aims beside peers; in parts: bench-rust, bench-node, bench-python, bench-batch
# make bounds  time and memory of every door against the size of its input; DOORS_OF="advise audit" measures some
# make test-spark  runs the batch on Spark, where there is Java
# make types   writes the TypeScript and Python types anew from the core's
# make soak    compares the engine with the independent models: SOAK=1000000 documents, SEED=… repeats a run
# make fuzz    hostile input for every door, SECONDS=60 each
# make law     tells what a change of the law changes, and tries slips in every row: a case must notice each
# make case    runs one shared case and shows its facts and answer: NAME=8501/at-limit
# make supply  licences, advisories, sources, SBOM; the wasm built twice must be the same
# make layouts  random bills in twelve layouts, written and read back: LAYOUTS=16000 of each, SEED=… repeats a run
# make mutants changes the core in small ways that its tests must notice: SHARD=0/8, or MUTANTS=core/src/judge/share.rs
# make fmt     formats the Rust code

PYTHON ?= python3
VENV := .venv
TEGI := $(VENV)/bin/tegi
MODULE := target/stamps/python
PACKAGE := bindings-wasm/dist/tegi_bg.wasm
SOAK ?= 100000
SECONDS ?= 60
LAYOUTS ?= 16000
DOORS := good contract period preference rulebook expression explain record flags advise rule_for
MUTANTS ?= core/src/law/expression/*.rs core/src/judge/*.rs core/src/procurement/*.rs
SHARD ?= 0/1
# Coverage counters without a nightly compiler: LLVM's own pass, asked for by its stable flags.
COVERED := -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
	-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
	-Cllvm-args=-sanitizer-coverage-trace-compares
HOST := $(shell rustc --print host-tuple)
SEED ?=
WEB := examples/self-assessment
PAGE := $(WEB)/dist/index.html
CORE := $(shell find core/src core/compiled -type f) Cargo.toml Cargo.lock core/Cargo.toml

export CARGO_TERM_COLOR ?= auto
# From nothing, keeping what the next build may use again costs more than it saves.
export CARGO_INCREMENTAL ?= 0
# Recipes are quiet about what they run; what they run speaks for itself.
.SILENT:
.DELETE_ON_ERROR:
.PHONY: demo test check layouts test-tables web wheel bench bench-rust bench-python bench-batch types fmt clean soak
.PHONY: fuzz supply mutants
.PHONY: test-rust test-python test-node test-page test-browser test-wheel test-spark
.PHONY: test-packages bench-node bounds law case build-python build-node build-layouts build-schema build-answers

demo: $(MODULE)
	$(TEGI) good examples/boiler.json --lang ru
	echo
	$(TEGI) good examples/boiler.json --json
	echo
	echo "The command is $(TEGI); try: $(TEGI) rulebooks"

TOOLS_OF_TESTS := target/stamps/python-tools target/stamps/node-tools target/stamps/page-tools target/stamps/office \
	target/stamps/browser
BUILDS := build-python build-node build-layouts build-schema build-answers
PARTS := check test-python test-page test-browser test-node test-tables test-packages
TWO := $(MAKE) --no-print-directory --jobs=2 --output-sync=recurse

# What the parts share is made first, so that two parts never make it at once. The longest parts begin first.
test:
	$(MAKE) --no-print-directory $(TOOLS_OF_TESTS)
	$(TWO) $(addprefix timed-,$(BUILDS))
	$(TWO) $(addprefix timed-,$(PARTS))

timed-%:
	sh xtask/timed.sh $* $(MAKE) --no-print-directory $*

build-python: $(MODULE)
build-node: $(PACKAGE)
build-layouts: target/stamps/layouts
build-schema: target/stamps/schema
build-answers: target/answers.tsv

# The law first: a slip in it is told at once. A changed row is then mutated, and each row needs its cases.
check:
	cargo fmt --all --check
	cargo xtask rulebooks --check
	cargo clippy --quiet --workspace --all-targets -- -D warnings
	cargo xtask rooms --check
	cargo xtask law --check
	cargo xtask table --check
	cargo xtask coverage --check
	cargo xtask reference --check
	cargo xtask released --check
	$(MAKE) test-rust

test-rust:
	cargo test --quiet --package tegi --package xtask

# A bill is written as people write it, in twelve layouts, and read back: the same facts or a fault, never other facts.
test-tables:
	cargo xtask layouts 167

# The types of the core, from which those of TypeScript and Python are made.
target/stamps/schema: $(CORE) xtask/src/schema.rs
	cargo xtask schema target/schema
	mkdir -p $(@D) && touch $@

# What Rust answers to every shared case and of every edition: Python and Node must give the same bytes.
target/answers.tsv: $(CORE) $(wildcard tests/exams.json tests/vectors/*.json tests/vectors/*/*.json) \
		xtask/src/answers.rs
	cargo xtask answers $@

# The same as files, for the tests of Python, Node and the page.
target/stamps/layouts: target/stamps/python-tools tests/layouts/workbooks.py $(CORE) $(wildcard xtask/src/layouts/*)
	cargo xtask layouts-to target/layouts 48
	$(VENV)/bin/python tests/layouts/workbooks.py target/layouts
	mkdir -p $(@D) && touch $@

layouts:
	cargo run --quiet --release --package xtask -- layouts $(LAYOUTS) $(or $(SEED),1)

test-python: $(MODULE) target/stamps/office target/stamps/layouts target/stamps/schema target/answers.tsv
	$(VENV)/bin/python bindings-python/scripts/make_types.py target/schema --check
	$(VENV)/bin/python -m pytest --quiet tests/python tests/reference tests/plausibility

soak: $(MODULE)
	cargo test --quiet --release --package tegi --test records -- --ignored
	$(VENV)/bin/python tests/reference/soak.py $(SOAK) $(SEED)

fuzz: target/answers.tsv
	mkdir -p target/fuzz/corpus
	$(PYTHON) fuzz/seeds.py target/fuzz/corpus < target/answers.tsv
	RUSTFLAGS="$(COVERED)" cargo build --quiet --release --locked --manifest-path fuzz/Cargo.toml --target $(HOST) \
		--target-dir target/fuzz
	for door in $(DOORS); do echo "fuzz $$door: $(SECONDS) s"; \
		target/fuzz/$(HOST)/release/$$door -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
		-print_final_stats=1 -dict=target/fuzz/corpus/words.dict -artifact_prefix=target/fuzz/found-$$door- \
		target/fuzz/corpus/$$door || exit 1; done

TOOLS := target/tools/bin
$(TOOLS)/cargo-%:
	cargo install --quiet --locked --root target/tools $(notdir $@)

# The packages with their licences and advisories, their list for others, and the wasm from two folders.
supply: $(TOOLS)/cargo-deny $(TOOLS)/cargo-cyclonedx $(PACKAGE) target/stamps/page-tools
	$(TOOLS)/cargo-deny --locked check bans licenses sources
	if $(TOOLS)/cargo-deny --locked fetch db; then $(TOOLS)/cargo-deny --locked check --disable-fetch advisories; \
		else echo "the database of advisories cannot be reached from here: they were not checked"; fi
	$(TOOLS)/cargo-cyclonedx cyclonedx --format json --manifest-path bindings-wasm/Cargo.toml
	$(TOOLS)/cargo-cyclonedx cyclonedx --format json --manifest-path bindings-python/Cargo.toml
	mkdir -p target/supply && mv */*.cdx.json target/supply/
	cd bindings-wasm && npm sbom --sbom-format cyclonedx --package-lock-only > ../target/supply/npm-tools.cdx.json
	cd $(WEB) && npm sbom --sbom-format cyclonedx > ../../target/supply/self-assessment.cdx.json
	for folder in bindings-wasm $(WEB); do npm audit signatures --prefix $$folder || \
		echo "the signatures of the packages of $$folder could not be checked from here"; done
	sh xtask/reproduce.sh

# A shard of the mutants, so that it ends: eight shards make the whole.
mutants: $(TOOLS)/cargo-mutants
	$(TOOLS)/cargo-mutants mutants --package tegi $(addprefix --file ,$(MUTANTS)) --shard $(SHARD) --output target/mutants

# The batch on Spark; its package is large, and it needs Java.
test-spark: $(MODULE)
	command -v java >/dev/null || echo "Spark needs Java 17 or later, and there is none here: its test will be skipped"
	! command -v java >/dev/null || \
		$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r examples/spark/requirements.txt
	$(VENV)/bin/python -m pytest --quiet -rs tests/spark

# How long tables take, beside polars and a loop of decimals.
bench-batch: $(MODULE)
	$(VENV)/bin/python tests/bench/batch.py
	$(VENV)/bin/python tests/bench/workbook.py

# How much time and memory each door takes, by the size of its input; it takes half an hour.
bounds: $(MODULE)
	$(VENV)/bin/python tests/bench/bounds.py $(DOORS_OF)

test-node: $(PACKAGE) target/stamps/layouts target/stamps/schema target/answers.tsv
	node bindings-wasm/scripts/types.mjs --check
	node --test tests/node/*.test.mjs
	bindings-wasm/node_modules/.bin/tsc --project tests/node

# The page, in parts and whole.
test-page: target/stamps/page-tools $(PACKAGE) target/stamps/layouts
	npm test --silent --prefix $(WEB)

# What a change of a rulebook changes; then a slip in every percent, code, exception, operation of every row.
law:
	cargo xtask law

case:
	cargo xtask case $(NAME)

# Whole journeys in the real browser.
test-browser: $(PAGE) $(MODULE) target/stamps/browser
	node --test tests/browser/all.mjs

# The wheels at every Python of this machine.
test-wheel: wheel
	$(VENV)/bin/python bindings-python/scripts/wheels.py test

wheel: target/stamps/python-tools
	$(VENV)/bin/python bindings-python/scripts/wheels.py build

bench: $(MODULE) $(PACKAGE) target/stamps/browser target/stamps/bench
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r tests/bench/requirements.txt
	$(VENV)/bin/python tests/bench/table.py

bench-rust:
	cargo bench --quiet --package tegi

bench-python: $(MODULE)
	$(VENV)/bin/python bindings-python/bench/speed.py

# The npm package in fresh projects: Node, a plain page, Vite, webpack, esbuild, Next.js.
test-packages: $(PACKAGE) target/stamps/browser
	node --test tests/packages/*.test.mjs

# The npm package beside a script in decimal.js, which only this installs.
bench-node: $(PACKAGE) target/stamps/bench
	node bindings-wasm/bench/bench.mjs

web: $(PAGE)
	npm run --silent serve --prefix $(WEB)

types: target/stamps/python-tools target/stamps/node-tools target/stamps/schema
	$(VENV)/bin/python bindings-python/scripts/make_types.py target/schema
	node bindings-wasm/scripts/types.mjs

fmt:
	cargo fmt --all

clean:
	rm -rf target $(VENV) bindings-wasm/dist $(WEB)/dist $(addsuffix /node_modules,bindings-wasm $(WEB) tests/browser)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

target/stamps/python-tools: $(VENV)/bin/python bindings-python/requirements-dev.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r bindings-python/requirements-dev.txt
	mkdir -p $(@D) && touch $@

$(MODULE): target/stamps/python-tools $(CORE) $(shell find bindings-python -name '*.rs' -o -name '*.py*' -o -name '*.toml')
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(VENV)/bin/maturin develop --quiet --profile local --manifest-path bindings-python/Cargo.toml
	mkdir -p $(@D) && touch $@

# LibreOffice recomputes forms and counts pages; where it cannot be installed those tests are skipped and say so.
target/stamps/office:
	command -v lowriter >/dev/null || { apt-get update --quiet=2 && \
		DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --no-install-recommends libreoffice-calc \
		libreoffice-writer fonts-liberation; } \
		>/dev/null 2>&1 || echo "LibreOffice is not installed; its tests will be skipped"
	mkdir -p $(@D) && touch $@

target/stamps/node-tools: bindings-wasm/package-lock.json
	rustup target add wasm32-unknown-unknown
	npm ci --prefix bindings-wasm --no-audit --no-fund --silent
	mkdir -p $(@D) && touch $@

$(PACKAGE): target/stamps/node-tools $(CORE) bindings-wasm/Cargo.toml xtask/src/wasm.rs \
		$(shell find bindings-wasm/src bindings-wasm/js -type f)
	cargo run --quiet --package xtask --features wasm -- wasm

target/stamps/bench: bindings-wasm/bench/package-lock.json
	npm ci --prefix bindings-wasm/bench --no-audit --no-fund --silent
	mkdir -p $(@D) && touch $@

target/stamps/page-tools: $(WEB)/package-lock.json
	npm ci --prefix $(WEB) --no-audit --no-fund --silent
	mkdir -p $(@D) && touch $@

$(PAGE): target/stamps/page-tools $(PACKAGE) $(shell find $(WEB) -type f -not -path '*/node_modules/*' -not -path '*/dist/*')
	npm run --silent build --prefix $(WEB)

# Debian's Chromium; where the machine has one, that.
target/stamps/browser: tests/browser/package-lock.json
	npm ci --prefix tests/browser --no-audit --no-fund --silent
	command -v chromium >/dev/null || { apt-get update --quiet=2 && \
		DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --no-install-recommends chromium fonts-dejavu; } >/dev/null
	mkdir -p $(@D) && touch $@
