// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_PROGRAM_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_PROGRAM_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/server_process.h"
#include "tests/support/temporary_folder.h"

namespace noordster::bench {

// A server as a process of its own, that says where it listens, and can be ended and started again.
// Of one thread.
class Program {
 public:
  // Starts the program of this name beside this one, and waits until it listens.
  Program(const std::string& name, std::vector<std::string> arguments);

  // Where it listened last, also while it is ended.
  const std::string& address() const { return address_; }

  // Resident memory in bytes.
  int64_t MemoryBytes() const;

  // Ends it by a signal: SIGTERM, as it should end, or SIGKILL, at once.
  void End(int signal);

  // Starts it again. Seconds until it listened.
  double Start();

 private:
  const std::string path_;
  const std::vector<std::string> arguments_;
  const noordster::testing::TemporaryFolder folder_;
  std::unique_ptr<noordster::testing::ServerProcess> process_;
  std::string address_;
};

// The path of the program of this name beside this one.
std::string ProgramBeside(const std::string& name);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_PROGRAM_H_
