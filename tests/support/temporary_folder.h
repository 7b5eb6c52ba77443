// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_TEMPORARY_FOLDER_H_
#define NOORDSTER_TESTS_SUPPORT_TEMPORARY_FOLDER_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace noordster::testing {

// An empty folder of its own below testing::TempDir(), deleted with all in it when destroyed. Ends
// the process when it cannot be made. One thread at a time.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

  // Path of something in the folder; makes nothing.
  std::string File(absl::string_view name) const;

 private:
  std::string path_;
};

// The whole content of a file, and the reverse. End the process on failure.
std::string ReadWholeFile(const std::string& path);
void WriteWholeFile(const std::string& path, absl::string_view content);

// Flips bits of one byte of a file in place. Writing a file anew is a hundred times slower on some
// file systems. Ends the process on failure.
void FlipBits(const std::string& path, size_t offset, char bits);

// Copies a folder with all in it; the target must not exist.
void CopyFolder(const std::string& from, const std::string& to);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_TEMPORARY_FOLDER_H_
