// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SIBLING_PROCESS_H_
#define NOORDSTER_CLIENTS_CLI_SIBLING_PROCESS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace noordster::cli {

// How a process ended and what it wrote.
struct ProcessResult {
  // Its exit code; minus the number of the signal that ended it.
  int exit_code = 0;
  // Standard output and standard error.
  std::string output;
  std::string error_output;
};

// Runs `noordsterd` with these arguments and waits for its end: the one beside this program, else
// the one on the PATH. NOT_FOUND when there is none.
absl::StatusOr<ProcessResult> RunServerBinary(const std::vector<std::string>& arguments);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SIBLING_PROCESS_H_
