// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_CHOICE_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_CHOICE_OPTION_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"

namespace noordster::cli {

// The number of the value of an enum as it is typed: council-clerk, or griffie, for COUNCIL_CLERK.
// `offered` are the values that can be chosen; empty: all but the first, which is none. A usage
// error that lists them when it is none of them.
absl::StatusOr<int> ReadChoice(const Session& session, const google::protobuf::EnumDescriptor& type,
                               const std::string& text, const std::vector<int>& offered = {});

// Reads a value into `value`; one that was not typed leaves it. Fails as ReadChoice.
template <typename Enum>
absl::Status FillChoice(const Session& session, const std::string& text, Enum& value,
                        const std::vector<int>& offered = {}) {
  if (text.empty()) return absl::OkStatus();
  const absl::StatusOr<int> number =
      ReadChoice(session, *google::protobuf::GetEnumDescriptor<Enum>(), text, offered);
  if (number.ok()) value = static_cast<Enum>(*number);
  return number.status();
}

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_CHOICE_OPTION_H_
