// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/base/check.h"
#include "services/base/digest.h"

namespace noordster::testing {

TemporaryFolder::TemporaryFolder()
    : path_(absl::StrCat(::testing::TempDir(), "noordster-", base::RandomUuid())) {
  std::error_code error;
  NOORDSTER_CHECK(std::filesystem::create_directory(path_, error) && !error);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::File(absl::string_view name) const {
  return absl::StrCat(path_, "/", name);
}

std::string ReadWholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  NOORDSTER_CHECK(file.good());
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

void WriteWholeFile(const std::string& path, absl::string_view content) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  NOORDSTER_CHECK(file.good());
}

void FlipBits(const std::string& path, size_t offset, char bits) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(static_cast<std::streamoff>(offset));
  const char flipped = static_cast<char>(file.get() ^ bits);
  file.seekp(static_cast<std::streamoff>(offset));
  file.put(flipped);
  file.close();
  NOORDSTER_CHECK(file.good());
}

void CopyFolder(const std::string& from, const std::string& to) {
  std::error_code error;
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive, error);
  NOORDSTER_CHECK(!error);
}

}  // namespace noordster::testing
