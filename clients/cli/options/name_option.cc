// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/name_option.h"

#include "absl/status/statusor.h"

namespace noordster::cli {

absl::Status FillName(Session& session, absl::string_view pattern, const std::string& typed,
                      std::string& name) {
  if (typed.empty()) return absl::OkStatus();
  const absl::StatusOr<std::string> whole = session.Name(pattern, typed);
  if (whole.ok()) name = *whole;
  return whole.status();
}

absl::Status AddNames(Session& session, absl::string_view pattern,
                      const std::vector<std::string>& typed,
                      google::protobuf::RepeatedPtrField<std::string>& names) {
  for (const std::string& text : typed) {
    const absl::StatusOr<std::string> name = session.Name(pattern, text);
    if (!name.ok()) return name.status();
    *names.Add() = *name;
  }
  return absl::OkStatus();
}

}  // namespace noordster::cli
