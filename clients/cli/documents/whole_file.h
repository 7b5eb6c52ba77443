// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_WHOLE_FILE_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_WHOLE_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/words.h"

namespace noordster::cli {

// What a file says, at most 64 MiB. A fault of the file when it is larger or cannot be read.
absl::StatusOr<std::string> ReadWhole(const std::string& file, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_WHOLE_FILE_H_
