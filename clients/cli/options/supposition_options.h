// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_SUPPOSITION_OPTIONS_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_SUPPOSITION_OPTIONS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"
#include "google/protobuf/repeated_field.h"
#include "noordster/v1/planning.pb.h"

namespace noordster::cli {

// What is supposed (wat als), as it is typed; each as often as needed.
struct SuppositionOptions {
  std::vector<std::string> moved;
  std::vector<std::string> cancelled;
  std::vector<std::string> added;
  std::vector<std::string> stops_dropped;
  std::vector<std::string> stops;
  std::vector<std::string> leads;
  std::vector<std::string> planned;
  std::vector<std::string> work;
};

// Adds --move, --cancel, --add, --no-stops, --stop, --lead, --plan-on and --work.
void AddSuppositionOptions(const CommandGroup& group, const CommandSyntax& command,
                           SuppositionOptions& options);

// Adds what was typed to a request, in the order in which the fields stand above, whatever the
// order it was typed in: a meeting that is moved can be cancelled where it comes, and stops can be
// put in the place of those that are dropped. A usage error that shows how it is written for what
// cannot be read; else fails as Session::Name and ReadDay.
absl::Status FillSuppositions(Session& session, const SuppositionOptions& options,
                              google::protobuf::RepeatedPtrField<v1::Supposition>& supposed);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_SUPPOSITION_OPTIONS_H_
