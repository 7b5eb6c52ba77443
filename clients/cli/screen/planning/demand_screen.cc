// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/demand_screen.h"

#include <cstdint>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using Dependency = v1::PlanningDependency;

// "10 werkdagen", "1 vergadering".
std::string LagText(int32_t count, Dependency::LagUnit unit, Language language) {
  if (unit == Dependency::WORKING_DAYS) return WorkingDaysText(count, language);
  if (unit == Dependency::MEETINGS) return MeetingsCountText(count, language);
  const Wording days = count == 1 ? Wording{" dag", " day"} : Wording{" dagen", " days"};
  return absl::StrCat(count, days.In(language));
}

// "raad (wonen)", "project wijkteams".
std::string AfterWhat(const Dependency& dependency, Language language) {
  const absl::string_view id = LastId(dependency.after());
  if (absl::StrContains(dependency.after(), "/projects/")) {
    return absl::StrCat(Wording{"project ", "project "}.In(language), id);
  }
  return absl::StrCat(dependency.after_stage(), " (", id, ")");
}

// "begint na einde van raad (wonen), wachttijd 10 werkdagen".
std::string DependencyText(const Dependency& dependency, Language language) {
  const Dependency::Kind kind = dependency.kind();
  const bool is_of_end =
      kind == Dependency::FINISH_TO_FINISH || kind == Dependency::START_TO_FINISH;
  const bool is_project = absl::StrContains(dependency.after(), "/projects/");
  const bool is_after_start =
      is_project ? dependency.after_stage() == "start"
                 : kind == Dependency::START_TO_START || kind == Dependency::START_TO_FINISH;
  const Wording wording = is_of_end ? Wording{"eindigt na $0 van $1", "ends after the $0 of $1"}
                                    : Wording{"begint na $0 van $1", "starts after the $0 of $1"};
  const Wording moment = is_after_start ? Wording{"begin", "start"} : Wording{"einde", "end"};
  std::string text =
      absl::Substitute(wording.In(language), moment.In(language), AfterWhat(dependency, language));
  if (dependency.lag() > 0) {
    absl::StrAppend(&text, Wording{", wachttijd ", ", lag "}.In(language),
                    LagText(dependency.lag(), dependency.lag_unit(), language));
  }
  if (dependency.overlap() > 0) {
    absl::StrAppend(&text, Wording{", overlap ", ", overlap "}.In(language),
                    LagText(dependency.overlap(), dependency.lag_unit(), language));
  }
  if (dependency.soft()) {
    absl::StrAppend(&text, Wording{" (verschuift niets)", " (moves nothing)"}.In(language));
  }
  return text;
}

std::vector<std::string> AskedOf(const v1::StageDemand& demand, const PlanningLook& look) {
  std::vector<std::string> parts;
  const bool has_day = !demand.not_before_date().empty() || !demand.on_date().empty();
  if (demand.working_days() > 0 || !has_day) {
    parts.push_back(absl::StrCat(WorkingDaysText(demand.working_days(), look.language),
                                 Wording{" werk", " of work"}.In(look.language)));
  }
  if (!demand.not_before_date().empty()) {
    parts.push_back(absl::StrCat(Wording{"niet vóór ", "not before "}.In(look.language),
                                 PlannedDay(demand.not_before_date(), look)));
  }
  if (!demand.on_date().empty()) {
    parts.push_back(
        absl::StrCat(Wording{"op ", "on "}.In(look.language), PlannedDay(demand.on_date(), look)));
  }
  return parts;
}

// The stages something is asked of, each once.
std::vector<std::string> StagesAsked(const v1::PlanDemands& demands) {
  std::vector<std::string> stages;
  const auto add = [&stages](const std::string& stage) {
    if (!absl::c_linear_search(stages, stage)) stages.push_back(stage);
  };
  for (const v1::StageDemand& demand : demands.stages()) add(demand.stage());
  for (const Dependency& dependency : demands.dependencies()) add(dependency.stage());
  return stages;
}

}  // namespace

std::vector<std::string> DemandSentences(const v1::PlanDemands& demands, const PlanningLook& look) {
  std::vector<std::string> sentences;
  if (demands.has_target()) {
    sentences.push_back(
        absl::Substitute(Wording{"doel: $0 uiterlijk $1", "target: $0 by $1"}.In(look.language),
                         demands.target().stage().empty()
                             ? Wording{"laatste vergadering", "last meeting"}.In(look.language)
                             : absl::string_view(demands.target().stage()),
                         PlannedDay(demands.target().no_later_than(), look)));
  }
  for (const std::string& stage : StagesAsked(demands)) {
    std::vector<std::string> parts;
    for (const v1::StageDemand& demand : demands.stages()) {
      if (demand.stage() == stage) parts = AskedOf(demand, look);
    }
    for (const Dependency& dependency : demands.dependencies()) {
      if (dependency.stage() != stage) continue;
      parts.push_back(DependencyText(dependency, look.language));
    }
    sentences.push_back(absl::StrCat(stage, ": ", absl::StrJoin(parts, "; ")));
  }
  return sentences;
}

std::string DemandsText(const v1::Plan& plan, const PlanningLook& look) {
  const std::vector<std::string> sentences = DemandSentences(plan.demands(), look);
  const Wording head = sentences.empty() ? Wording{"Van de planning van $0 is niets gevraagd.",
                                                   "Nothing is asked of the planning of $0."}
                                         : Wording{"Gevraagd van de planning van $0:",
                                                   "Asked of the planning of $0:"};
  std::string text = absl::StrCat(
      FittedCell(absl::Substitute(head.In(look.language), plan.title()), look.columns), "\n");
  for (const std::string& sentence : sentences) {
    absl::StrAppend(&text, FittedCell(sentence, look.columns), "\n");
  }
  return text;
}

}  // namespace noordster::cli
