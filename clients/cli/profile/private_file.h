// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PROFILE_PRIVATE_FILE_H_
#define NOORDSTER_CLIENTS_CLI_PROFILE_PRIVATE_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/words.h"

// Files that are for their owner alone. What is wrong with them is said in the language of the
// screen, with the way out.
namespace noordster::cli {

// The whole of a file. NOT_FOUND when there is none; faults (FaultsError) when it is larger than
// `bytes_max`, cannot be read, is somebody else's, or can be read or written by others.
absl::StatusOr<std::string> ReadPrivateFile(const std::string& path, size_t bytes_max,
                                            Language language);

// Puts a file in place, whole or not at all, for its owner alone. Faults when it cannot.
absl::Status WritePrivateFile(const std::string& path, absl::string_view content,
                              Language language);

// Puts a new file in place, for its owner alone, and gives its path: `beginning`, a dot and a part
// that no other file has, and `end`. Faults when it cannot, and then leaves none.
absl::StatusOr<std::string> WriteNewPrivateFile(absl::string_view beginning, absl::string_view end,
                                                absl::string_view content, Language language);

// A folder that is held by one process at a time, made when it is not there, for its owner alone.
class FolderLock {
 public:
  // Waits for whoever holds it.
  static absl::StatusOr<FolderLock> Acquire(const std::string& folder, Language language);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PROFILE_PRIVATE_FILE_H_
