# SPDX-License-Identifier: EUPL-1.2
# One word a task; `make help` lists them. CMake does the work (CMakePresets.json).
.DEFAULT_GOAL := help
.PHONY: help setup setup-check build demo run test check check-format check-asan check-tsan \
  check-tidy check-sweep soak fuzz format bench baseline clean

# Debian 12. What the CMake packages of these need themselves (c-ares, re2, zlib, snappy, lz4, zstd,
# bzip2, gflags, curl, civetweb) comes with them as dependencies. The last three are for tests:
# what fetches keys in deploy/systemd, systemd-analyze, which needs no systemd that runs, and a
# reader of calendars.
PACKAGES := g++ make cmake ninja-build ccache \
  libabsl-dev libprotobuf-dev protobuf-compiler libgrpc++-dev protobuf-compiler-grpc \
  librocksdb-dev libjemalloc-dev libssl-dev libyaml-cpp-dev libcli11-dev nlohmann-json3-dev \
  libutf8proc-dev prometheus-cpp-dev libgtest-dev libgmock-dev libbenchmark-dev openssl python3 \
  curl systemd python3-icalendar
CHECK_PACKAGES := clang-14 clang-tidy-14 clang-tools-14 clang-format-14 libclang-rt-14-dev

BIN := build/release/bin
OWN_FOLDERS := services storage clients tests
OWN_SOURCES = $(shell find $(OWN_FOLDERS) -name '*.h' -o -name '*.cc') \
  $(shell find proto/noordster -name '*.proto')
CTEST := ctest --output-on-failure -j 2
FUZZ_SECONDS ?= 60
SOAK_SECONDS ?= 600
SOAK_FOLLOWERS ?= 500

# $(call install,packages): installs what is missing and says so; silent when all is there.
define install
missing=""; \
for package in $(1); do \
  dpkg-query -W -f '$${Status}' "$$package" 2>/dev/null | grep -q 'ok installed' \
    || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
  command -v apt-get >/dev/null \
    || { echo "No apt-get here. Needed from Debian 12:$$missing" >&2; exit 1; }; \
  as_root=""; \
  if [ "$$(id -u)" -ne 0 ]; then \
    command -v sudo >/dev/null \
      || { echo "Run as root, or install:$$missing" >&2; exit 1; }; \
    as_root="sudo"; \
  fi; \
  echo "Installing with apt-get:$$missing"; \
  $$as_root apt-get update -q \
    && $$as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends $$missing; \
fi
endef

help: ## List the tasks
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' \
	  | while IFS='	' read -r task what; do printf '  make %-9s %s\n' "$$task" "$$what"; done

setup: ## Install the missing Debian packages (root or sudo)
	@$(call install,$(PACKAGES))

setup-check:
	@$(call install,$(PACKAGES) $(CHECK_PACKAGES))

build: setup ## Build the release into build/release/bin
	cmake --preset release
	cmake --build --preset release

demo: build ## Play the cycle of 2022 from an empty folder to a restored backup
	deploy/demo/demo.sh $(BIN)

run: build ## Run the server on ./noordster-data
	$(BIN)/noordsterd --data ./noordster-data

test: build ## Build and run the tests
	$(CTEST) --test-dir build/release

check: setup-check check-format check-tidy check-asan check-tsan check-sweep ## Sanitizers, clang, clang-tidy, full sweeps, format

check-format: setup-check
	@clang-format-14 --dry-run -Werror $(OWN_SOURCES)

check-tidy: setup-check
	cmake --preset tidy
	cmake --build --preset tidy
	cmake --build --preset tidy --target benchmarks
	run-clang-tidy-14 -quiet -p build/tidy \
	  '^$(CURDIR)/(build/tidy/)?($(subst $() ,|,$(OWN_FOLDERS)))/.*\.(cc|cxx)$$'

check-asan: setup-check
	cmake --preset asan
	cmake --build --preset asan
	LSAN_OPTIONS="suppressions=$(CURDIR)/tests/lsan.supp print_suppressions=0" \
	  $(CTEST) --test-dir build/asan

check-tsan: setup-check
	cmake --preset tsan
	cmake --build --preset tsan
	TSAN_OPTIONS="suppressions=$(CURDIR)/tests/tsan.supp ignore_noninstrumented_modules=1" \
	  $(CTEST) --test-dir build/tsan

check-sweep: build
	cmake --build --preset release --target benchmarks
	NOORDSTER_SWEEP=full $(CTEST) --test-dir build/release -L sweep

soak: build ## Run the streams for ten minutes under kills, stalls and changing rights
	NOORDSTER_SOAK_SECONDS=$(SOAK_SECONDS) NOORDSTER_FOLLOWERS=$(SOAK_FOLLOWERS) \
	  $(BIN)/stream_soak_test

fuzz: setup-check ## Search for inputs that harm what reads tokens, keys and dates, FUZZ_SECONDS each
	cmake --preset fuzz
	cmake --build --preset fuzz --target identity_fuzz date_fuzz
	mkdir -p build/fuzz/corpus/identity build/fuzz/corpus/dates
	build/fuzz/bin/identity_fuzz -max_len=4096 -max_total_time=$(FUZZ_SECONDS) \
	  -artifact_prefix=build/fuzz/ build/fuzz/corpus/identity tests/identity/corpus
	build/fuzz/bin/date_fuzz -max_len=512 -timeout=5 -max_total_time=$(FUZZ_SECONDS) \
	  -artifact_prefix=build/fuzz/ build/fuzz/corpus/dates tests/calendar/corpus

format: setup-check ## Format the sources
	@clang-format-14 -i $(OWN_SOURCES)

bench: build ## Run the benchmarks, beside plain servers of the same parts
	cmake --build --preset release --target benchmarks
	@set -e; for bench in $(BIN)/*_benchmark; do echo "== $$bench"; "$$bench"; done
	$(BIN)/noordster-bench --json build/bench.json

baseline: build ## Take up intended changes of the protos into proto/baseline
	NOORDSTER_WRITE_BASELINE=1 $(BIN)/architecture_tests --gtest_filter='ProtoBaselineTest.*' --gtest_brief=1

clean: ## Delete everything that was built
	rm -rf build
