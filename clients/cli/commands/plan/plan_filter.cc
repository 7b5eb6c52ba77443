// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/plan/plan_filter.h"

#include "clients/cli/fault.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {

void AddPlanFilterOptions(const CommandGroup& group, const CommandSyntax& command,
                          PlanFilterOptions& options) {
  command.Option(
      "--stage", options.stage,
      group.Say({"alleen plannen in deze fase: raad", "only plans at this stage: raad"}));
  command.Option("--body", options.body,
                 group.Say({"alleen plannen die dit gremium behandelt: college",
                            "only plans that this body treats: college"}));
  command.Option("--challenge", options.challenge,
                 group.Say({"alleen plannen van deze opgave", "only plans of this challenge"}));
  command.Flag("--blocked", options.blocked,
               group.Say({"alleen plannen waarvoor iets ontbreekt",
                          "only plans for which something is missing"}));
  command.Flag("--overdue", options.overdue,
               group.Say({"alleen plannen waarvoor iets te laat is",
                          "only plans for which something is late"}));
  command.Option("--due-before", options.due_before,
                 group.Say({"alleen plannen waarvoor iets moet vóór deze dag: 15-07-2022",
                            "only plans for which something is due before: 2022-07-15"}));
}

absl::Status CheckPlanFilter(const Session& session, const PlanFilterOptions& options) {
  const int given = !options.stage.empty() + !options.body.empty() + !options.challenge.empty() +
                    !options.due_before.empty() + options.blocked + options.overdue;
  if (given < 2) return absl::OkStatus();
  return UsageError(session.Say(
      {"Kies hoogstens een van --stage, --body, --challenge, --blocked, --overdue, --due-before.",
       "Choose at most one of --stage, --body, --challenge, --blocked, --overdue, "
       "--due-before."}));
}

absl::StatusOr<ListFilter> PlanFilterOf(Session& session, const PlanFilterOptions& options,
                                        const std::string& programme) {
  if (!options.stage.empty()) return ListFilter{"stage", options.stage};
  if (options.blocked) return ListFilter{"blocked", ""};
  if (options.overdue) return ListFilter{"due_before", session.Today()};
  absl::StatusOr<std::string> value = "";
  absl::string_view field;
  if (!options.body.empty()) {
    field = "body";
    value = session.Name(kBodyPattern, options.body);
  } else if (!options.challenge.empty()) {
    field = "challenge";
    value = session.NameIn(kChallengePattern, options.challenge, programme);
  } else if (!options.due_before.empty()) {
    field = "due_before";
    value = ReadDay(session, options.due_before);
  }
  if (!value.ok()) return value.status();
  return ListFilter{field, *value};
}

}  // namespace noordster::cli
