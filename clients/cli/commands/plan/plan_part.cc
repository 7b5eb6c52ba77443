// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/plan/plan_part.h"

#include "clients/cli/fault.h"

namespace noordster::cli {

void AddPartOptions(const CommandGroup& plan, const CommandSyntax& command, PartOptions& options) {
  command.Option("PLAN", options.plan, plan.Say({"het plan", "the plan"})).Required();
  command.Option(plan.Say({"NUMMER", "NUMBER"}), options.decision,
                 plan.Say({"nummer van de uitkomst; plan decisions noemt ze",
                           "number of the decision; plan decisions lists them"}));
  AddActOptions(plan, command, options.act);
  AddDraftOption(plan, command, options.act);
}

absl::StatusOr<std::string> PartName(Session& session, const PartOptions& options) {
  absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.plan);
  if (!plan.ok()) return plan;
  const int typed = static_cast<int>(options.decision.has_value()) +
                    static_cast<int>(options.follow_up.has_value()) +
                    static_cast<int>(options.version.has_value());
  if (typed != 1) {
    return UsageError(
        session.Say({"Noem één onderdeel van het plan: het nummer van een uitkomst, of de optie "
                     "voor iets anders; --help noemt ze.",
                     "Give one part of the plan: the number of a decision, or the option for "
                     "something else; --help lists them."}));
  }
  if (options.follow_up.has_value()) return absl::StrCat(*plan, "/followUps/", *options.follow_up);
  if (options.version.has_value()) return absl::StrCat(*plan, "/versions/", *options.version);
  return absl::StrCat(*plan, "/decisions/", *options.decision);
}

std::string PartText(const Session& session, const PartOptions& options) {
  if (options.follow_up.has_value()) {
    return absl::StrCat(session.Say({"opvolging ", "follow-up "}), *options.follow_up);
  }
  if (options.version.has_value()) {
    return absl::StrCat(session.Say({"versie ", "version "}), *options.version);
  }
  return absl::StrCat(session.Say({"uitkomst ", "decision "}), options.decision.value_or(0));
}

}  // namespace noordster::cli
