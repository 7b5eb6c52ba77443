// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_FILE_DIGEST_H_
#define NOORDSTER_CLIENTS_CLI_FILE_DIGEST_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace noordster::cli {

// What identifies the bytes of a file.
struct FileDigest {
  // SHA-256 as 64 lower case hexadecimal digits (FIPS 180-4).
  std::string sha256;
  int64_t size_bytes = 0;
};

// Reads a file to its end. NOT_FOUND when it cannot be opened, DATA_LOSS when it cannot be read to
// its end, as a folder cannot.
absl::StatusOr<FileDigest> DigestFile(const std::string& file);

// SHA-256 of a text, in the same form. INTERNAL when there is no SHA-256.
absl::StatusOr<std::string> DigestText(absl::string_view text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_FILE_DIGEST_H_
