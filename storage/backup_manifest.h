// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_BACKUP_MANIFEST_H_
#define NOORDSTER_STORAGE_BACKUP_MANIFEST_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace noordster::storage {

// What a backup consists of, as its manifest says.
struct BackupManifest {
  struct File {
    int64_t size_bytes = 0;
    std::string digest;  // SHA-256, 32 bytes
  };

  std::string store_id;       // 16 bytes
  int64_t commit_number = 0;  // the last commit
  std::string store_hash;     // hash of the store there, 32 bytes
  std::string request_id;     // who asked for it, so that asking again finds it; no spaces
  // By path within the backup: "head-mark" or "db/NAME", never anything else.
  std::map<std::string, File> files;
};

// The text of a manifest, which ends with a checksum of all before it. Pure.
std::string FormatManifest(const BackupManifest& manifest);

// Reads the text of a manifest. DATA_LOSS when its checksum is wrong or it is malformed,
// FAILED_PRECONDITION when it is of another version. Pure.
absl::StatusOr<BackupManifest> ParseManifest(absl::string_view text);

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_BACKUP_MANIFEST_H_
