# Kith's commands. `make help` lists them.
#
# Every part of `make test` is a target of its own, so that one can be run
# alone; build/parts.sh runs several, goes on after a failure and sums up.

SHELL := /bin/bash
.DEFAULT_GOAL := help

TAGS    := desktop,production,webkit2_41
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LINK    := -s -w -X main.version=$(VERSION)
SCREEN  := xvfb-run -a -s "-screen 0 1280x800x24"
LINT    := go tool -modfile=build/tools/go.mod golangci-lint

PAGE_SOURCES := $(shell find frontend/src frontend/public frontend/wailsjs frontend/*.* -type f 2>/dev/null)

CHECKS := vet lint page-check generated windows scripts
TESTS  := go-test arm64-test page-test e2e window-test
KILLS  := 200
FUZZ   := 1m
MODEL   = KITH_TEST_MODEL="$$(build/models.sh)"

##@ Everyday

.PHONY: help
help: ## list the commands
	@awk 'BEGIN {FS = ":.*## "} \
		/^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: setup build ## install what is missing, build, and open the window
	@build/run.sh

.PHONY: dev
dev: setup frontend/node_modules/.package-lock.json ## open the window, reload the page and rebuild Go as files change
	@build/dev.sh

.PHONY: build
build: setup frontend/dist/index.html ## build/bin/kith
	go build -trimpath -tags $(TAGS) -ldflags "$(LINK)" -o build/bin/kith .

.PHONY: test
test: setup-test ## everything: checks, Go, page, browser, window
	@build/parts.sh build $(CHECKS) $(TESTS)

.PHONY: check
check: setup-test ## what needs no running app: vet, lint, types, generated files
	@build/parts.sh $(CHECKS)

.PHONY: bench
bench: setup-test build ## figures: matching beside others (MILLION=1: of a million), answering, the window
	cd bench && go run ./speed $(if $(MILLION),-million)
	$(MODEL) go test -run '^$$' -bench . -benchmem ./backend/...
	$(SCREEN) build/bench-window.sh

.PHONY: eval
eval: ## how often the right people are found, beside other engines; fails below what is recorded
	cd bench && go run ./eval

.PHONY: ci
ci: setup-test ## what .ci/run calls: make test, test-model and eval
	@build/parts.sh build $(CHECKS) $(TESTS) test-model eval

.PHONY: soak
soak: setup-test ## what takes long: 200 kills, and every fuzz target for a minute (KILLS=n, FUZZ=time)
	@build/parts.sh kills fuzz

.PHONY: generate
generate: setup ## rewrite the generated files
	build/bindings.sh frontend
	go run ./build/pagetypes frontend/src/lib/generated.ts
	build/kernels.sh .
	go test -count=1 -run '^TestSchema$$' ./backend/store -update

.PHONY: clean
clean: ## remove what was built
	rm -rf build/bin frontend/node_modules frontend/test-results
	find frontend/dist -mindepth 1 ! -name .gitkeep -delete

##@ Parts of make check

.PHONY: vet
vet: ## go vet
	go vet -tags $(TAGS) ./...
	cd bench && go vet ./...

.PHONY: lint
lint: ## golangci-lint, as .golangci.yml says
	$(LINT) run

.PHONY: page-check
page-check: frontend/node_modules/.package-lock.json ## types and lint of the page
	cd frontend && npm run --silent check

.PHONY: generated
generated: ## generated files are what their sources say
	build/generated.sh

.PHONY: windows
windows: ## the Windows build compiles
	GOOS=windows CGO_ENABLED=0 go build -tags desktop,production -ldflags "$(LINK) -H windowsgui" -o build/bin/kith.exe .

.PHONY: scripts
scripts: ## shellcheck
	shellcheck build/*.sh .ci/run

##@ Parts of make test

.PHONY: go-test
go-test: ## Go tests, with the race detector; long ones of a single thread without
	go test -race -timeout 80m ./backend/... ./migrations/... ./build/pagetypes ./build/pack/...
	cd bench && go test ./eval
	build/raceless.sh
	go test -tags $(TAGS) .

.PHONY: arm64-test
arm64-test: ## vector instructions of arm64, under emulation
	CGO_ENABLED=0 GOARCH=arm64 go test -short -exec qemu-aarch64 \
		-run 'Product|Scan|Gelu|Exponentials|Blend|Multiply|Vectors' ./backend/vector ./backend/search/linear ./backend/search/minilm ./backend/search/multilingual

.PHONY: page-test
page-test: frontend/node_modules/.package-lock.json ## tests of the page
	cd frontend && npm run --silent test

.PHONY: e2e
e2e: setup-test build ## the page in Chromium against the real backend
	go build -tags dev,webkit2_41 -o build/bin/kith-dev .
	cd frontend && $(SCREEN) npm run --silent e2e

.PHONY: window-test
window-test: setup-test build ## the production window answers a question
	$(SCREEN) build/window-test.sh

.PHONY: test-model
test-model: ## questions to answers with a real small model, and a report (not in make test)
	@mkdir -p build/bin
	$(MODEL) KITH_REPORT="$(CURDIR)/build/bin/model-report.md" go test -count=1 -timeout 80m -run '^TestModel$$' ./backend/chat/

##@ Parts of make soak

.PHONY: kills
kills: ## kill Kith while it works, again and again, and look at what is left
	KITH_KILLS=$(KILLS) go test -count=1 -timeout 2h -v -run '^TestKill$$' ./backend

.PHONY: fuzz
fuzz: ## every fuzz target
	build/fuzz.sh $(FUZZ)

##@ Set-up

.PHONY: setup
setup: ## what building needs
	@build/setup.sh build

.PHONY: setup-test
setup-test: ## what testing needs besides, two versions of Ollama among it
	@build/setup.sh test

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(PAGE_SOURCES)
	cd frontend && npm run --silent build
