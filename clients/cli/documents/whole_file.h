// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_WHOLE_FILE_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_WHOLE_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/words.h"

namespace noordster::cli {

// What a file says, at most 64 MiB. A fault of the file when it is larger or cannot be read.
absl::StatusOr<std::string> ReadWhole(const std::string& file, Language language);

// Writes a file anew. INTERNAL, for people, when it cannot be written whole.
absl::Status WriteWholeFile(const std::string& file, absl::string_view content, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_WHOLE_FILE_H_
