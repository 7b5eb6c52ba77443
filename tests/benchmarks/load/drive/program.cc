// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/drive/program.h"

#include <signal.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "services/base/check.h"

namespace noordster::bench {

Program::Program(const std::string& name, std::vector<std::string> arguments)
    : path_(ProgramBeside(name)), arguments_(std::move(arguments)) {
  Start();
}

int64_t Program::MemoryBytes() const {
  std::ifstream status(absl::StrCat("/proc/", process_->pid(), "/status"));
  int64_t kibibytes = 0;
  for (std::string line; std::getline(status, line);) {
    if (!absl::StartsWith(line, "VmRSS:")) continue;
    const std::vector<std::string> words =
        absl::StrSplit(line, absl::ByAnyChar(" \t"), absl::SkipEmpty());
    NOORDSTER_CHECK(absl::SimpleAtoi(words[1], &kibibytes));
  }
  NOORDSTER_CHECK(kibibytes > 0);
  return kibibytes << 10;
}

void Program::End(int signal) {
  process_->Signal(signal);
  NOORDSTER_CHECK(process_->AwaitEnd() == (signal == SIGKILL ? -SIGKILL : 0));
}

double Program::Start() {
  const absl::Time begin = absl::Now();
  process_ =
      std::make_unique<noordster::testing::ServerProcess>(path_, arguments_, folder_.File("log"));
  const absl::StatusOr<std::string> address = process_->AwaitListening();
  if (!address.ok()) std::fprintf(stderr, "%s\n", address.status().ToString().c_str());
  NOORDSTER_CHECK(address.ok());
  address_ = *address;
  return absl::ToDoubleSeconds(absl::Now() - begin);
}

std::string ProgramBeside(const std::string& name) {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

}  // namespace noordster::bench
