// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/relation_option.h"

#include <utility>

#include "absl/status/statusor.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {

void AddRelationOptions(const CommandGroup& group, const CommandSyntax& command,
                        RelationOptions& options) {
  const auto add = [&](const char* name, std::vector<std::string>& typed,
                       const Wording& description) {
    command.Option(name, typed, group.Say(description))
        .OneValueEach()
        .Shown(group.Say({"PLAN/NUMMER", "PLAN/NUMBER"}));
  };
  add("--supplements", options.supplements,
      {"eerdere uitkomst die deze aanvult: jeugd/3", "earlier decision it supplements: jeugd/3"});
  add("--carries-out", options.carries_out,
      {"eerdere uitkomst die deze uitvoert: jeugd/3", "earlier decision it carries out: jeugd/3"});
}

absl::Status FillRelations(Session& session, const RelationOptions& options,
                           google::protobuf::RepeatedPtrField<v1::DecisionRelation>& relations) {
  for (const auto& [kind, typed] :
       {std::pair(v1::DecisionRelation::SUPPLEMENTS, &options.supplements),
        std::pair(v1::DecisionRelation::CARRIES_OUT, &options.carries_out)}) {
    for (const std::string& text : *typed) {
      const absl::StatusOr<std::string> decision = session.Name(kDecisionPattern, text);
      if (!decision.ok()) return decision.status();
      v1::DecisionRelation& relation = *relations.Add();
      relation.set_kind(kind);
      relation.set_decision(*decision);
    }
  }
  return absl::OkStatus();
}

}  // namespace noordster::cli
