// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_RELATION_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_RELATION_OPTION_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"
#include "google/protobuf/repeated_field.h"
#include "noordster/v1/plan.pb.h"

namespace noordster::cli {

// The earlier decisions that an outcome goes back to, as they are typed: jeugd/3.
struct RelationOptions {
  std::vector<std::string> supplements;
  std::vector<std::string> carries_out;
};

// Adds --supplements and --carries-out.
void AddRelationOptions(const CommandGroup& group, const CommandSyntax& command,
                        RelationOptions& options);

// Adds the relations that were typed. Fails as Session::Name.
absl::Status FillRelations(Session& session, const RelationOptions& options,
                           google::protobuf::RepeatedPtrField<v1::DecisionRelation>& relations);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_RELATION_OPTION_H_
