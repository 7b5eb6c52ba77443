// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_NAME_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_NAME_OPTION_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "clients/cli/session.h"
#include "google/protobuf/repeated_field.h"

namespace noordster::cli {

// Reads the name of a resource into `name`; one that was not typed leaves it. Fails as
// Session::Name.
absl::Status FillName(Session& session, absl::string_view pattern, const std::string& typed,
                      std::string& name);

// Adds the names of the resources that were typed. Fails as Session::Name.
absl::Status AddNames(Session& session, absl::string_view pattern,
                      const std::vector<std::string>& typed,
                      google::protobuf::RepeatedPtrField<std::string>& names);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_NAME_OPTION_H_
