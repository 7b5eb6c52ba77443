// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/whole_file.h"

#include <cerrno>
#include <cstddef>
#include <fstream>
#include <system_error>

#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"

namespace noordster::cli {
namespace {

// Some times the largest table of CBS about all of the country; a device without an end must not
// fill the memory.
constexpr size_t kWholeBytesMax = size_t{64} << 20;

}  // namespace

absl::StatusOr<std::string> ReadWhole(const std::string& file, Language language) {
  std::ifstream stream(file, std::ios::binary);
  std::string content;
  char buffer[65536];
  while (content.size() <= kWholeBytesMax &&
         (stream.read(buffer, sizeof(buffer)) || stream.gcount() > 0)) {
    content.append(buffer, static_cast<size_t>(stream.gcount()));
  }
  const bool is_read = stream.is_open() && !stream.bad();
  if (is_read && content.size() <= kWholeBytesMax) return content;
  const Wording fault = is_read ? Wording{"is groter dan 64 MiB", "is larger than 64 MiB"}
                                : Wording{"kan niet worden gelezen", "cannot be read"};
  return FaultsError({{file, 0, "", std::string(fault.In(language))}});
}

absl::Status WriteWholeFile(const std::string& file, absl::string_view content, Language language) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(content.data(), static_cast<std::streamsize>(content.size()));
  stream.close();
  if (stream) return absl::OkStatus();
  return absl::InternalError(absl::Substitute(
      Wording{"$0 is niet te schrijven: $1", "$0 cannot be written: $1"}.In(language), file,
      std::error_code(errno, std::generic_category()).message()));
}

}  // namespace noordster::cli
