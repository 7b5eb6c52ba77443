// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_CHOICE_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_CHOICE_OPTION_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "google/protobuf/descriptor.h"

namespace noordster::cli {

// The number of the value of an enum as it is typed: council-clerk for COUNCIL_CLERK. A usage error
// that lists all of them when it is none.
absl::StatusOr<int> ReadChoice(const Session& session, const google::protobuf::EnumDescriptor& type,
                               const std::string& text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_CHOICE_OPTION_H_
