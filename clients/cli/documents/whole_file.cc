// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/whole_file.h"

#include <fstream>
#include <iterator>

#include "clients/cli/fault.h"

namespace noordster::cli {

absl::StatusOr<std::string> ReadWhole(const std::string& file, Language language) {
  std::ifstream stream(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.is_open() && !stream.bad()) return content;
  return FaultsError(
      {{file, 0, "",
        std::string(Wording{"kan niet worden gelezen", "cannot be read"}.In(language))}});
}

}  // namespace noordster::cli
