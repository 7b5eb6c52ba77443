// SPDX-License-Identifier: EUPL-1.2
#include "services/base/log.h"

#include <cstdio>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace noordster::base {

void Log(absl::string_view event, std::initializer_list<LogField> fields) {
  std::string line = absl::StrCat(
      absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone()), " ", event);
  for (const auto& [key, value] : fields) {
    absl::StrAppend(&line, " ", key, "=");
    if (!value.empty() && value.find_first_of(" \"\\\n\t=") == absl::string_view::npos) {
      absl::StrAppend(&line, value);
    } else {
      absl::StrAppend(&line, "\"", absl::CEscape(value), "\"");
    }
  }
  line.push_back('\n');
  // One write per line keeps lines of several threads apart.
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace noordster::base
