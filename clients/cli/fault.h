// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_FAULT_H_
#define NOORDSTER_CLIENTS_CLI_FAULT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

// What the command line itself finds wrong, before or beside the server. Everything here is pure.
namespace noordster::cli {

// One thing wrong in a file.
struct Fault {
  // The file as it was named on the command line.
  std::string file;
  // Line from 1; 0: the file as a whole.
  int line = 0;
  // The field: "stages[2].outcomes[0].next"; empty: the document as a whole.
  std::string field;
  // What is wrong and the way out, in the language of the screen.
  std::string description;
};

// INVALID_ARGUMENT: the command was typed wrongly; the exit code is that of a usage error.
absl::Status UsageError(absl::string_view message);

// Whether a status was made by UsageError.
bool IsUsageError(const absl::Status& status);

// DEADLINE_EXCEEDED: what was waited for did not happen in the time that was given, which is no
// failure of the server. `message` is for people.
absl::Status TimeIsUp(absl::string_view message);

// Whether a status was made by TimeIsUp.
bool IsTimeUp(const absl::Status& status);

// INVALID_ARGUMENT with all faults at once. OK when there are none.
absl::Status FaultsError(const std::vector<Fault>& faults);

// The same failure, marked: it stands on the screen already, with what was done beside it, and is
// reported no more. Its exit code stays.
absl::Status Told(absl::Status status);

// Whether a status was marked so.
bool IsTold(const absl::Status& status);

// The faults of a status made by FaultsError; none for any other.
std::vector<Fault> FaultsOf(const absl::Status& status);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_FAULT_H_
