// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/milestone/milestone_filter.h"

#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
void AddFilterOptions(const CommandGroup& group, const CommandSyntax& command,
                      FilterOptions& options) {
  const auto add = [&](const char* name, std::vector<std::string>& value, const Wording& help,
                       const Wording& shown) {
    command.Option(name, value, group.Say(help)).OneValueEach().Shown(group.Say(shown));
  };
  add("--programme", options.programmes,
      {"alleen plannen van dit programma; vaker mag", "only plans of this programme; repeatable"},
      {"PROGRAMMA", "PROGRAMME"});
  add("--plan", options.plans, {"alleen dit plan; vaker mag", "only this plan; repeatable"},
      {"PLAN", "PLAN"});
  add("--body", options.bodies,
      {"alleen van dit gremium; vaker mag", "only of this body; repeatable"}, {"GREMIUM", "BODY"});
  add("--stage", options.stages,
      {"alleen over deze fase; vaker mag", "only about this stage; repeatable"}, {"FASE", "STAGE"});
  add("--kind", options.kinds,
      {"alleen deze soort, zoals outcome-recorded; vaker mag",
       "only this kind, such as outcome-recorded; repeatable"},
      {"SOORT", "KIND"});
}

absl::StatusOr<v1::MilestoneFilter> ReadFilter(Session& session, const FilterOptions& options) {
  v1::MilestoneFilter filter;
  absl::Status named =
      AddNames(session, kProgrammePattern, options.programmes, *filter.mutable_programmes());
  if (named.ok()) named = AddNames(session, kPlanPattern, options.plans, *filter.mutable_plans());
  if (named.ok()) named = AddNames(session, kBodyPattern, options.bodies, *filter.mutable_bodies());
  if (!named.ok()) return named;
  for (const std::string& stage : options.stages) filter.add_stages(stage);
  for (const std::string& kind : options.kinds) {
    const absl::StatusOr<int> number = ReadChoice(session, *v1::Milestone::Kind_descriptor(), kind);
    if (!number.ok()) return number.status();
    filter.add_kinds(static_cast<v1::Milestone::Kind>(*number));
  }
  return filter;
}

}  // namespace noordster::cli
