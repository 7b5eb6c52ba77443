// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/conflict_lines.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using Demand = v1::PlanningConflict::Demand;

// What is asked, as a clause; $0 is the stage, $1 the day.
Wording ClauseOf(Demand::Kind kind) {
  switch (kind) {
    case Demand::NOT_BEFORE:
      return {"dat $0 niet vóór $1 is", "that $0 is not before $1"};
    case Demand::NO_LATER_THAN:
      return {"dat $0 uiterlijk $1 is", "that $0 is by $1"};
    case Demand::ON_DAY:
      return {"dat $0 op $1 is", "that $0 is on $1"};
    case Demand::OTHER_PLAN:
      return {"dat $0 na een ander plan of project komt",
              "that $0 comes after another plan or project"};
    case Demand::ON_AGENDA:
      return {"dat $0 op de agenda van $1 staat", "that $0 stands on the agenda of $1"};
    default:
      return {"wat van $0 wordt gevraagd", "what is asked of $0"};
  }
}

}  // namespace

StageTitles StageTitlesOf(const google::protobuf::RepeatedPtrField<v1::StageTimes>& stages) {
  StageTitles titles;
  for (const v1::StageTimes& stage : stages) titles[stage.stage()] = StageTitle(stage);
  return titles;
}

std::string StageOfName(const std::string& name, const std::string& plan,
                        const StageTitles& titles) {
  const std::string id(LastId(name));
  const absl::string_view of_plan = ParentOf(name);
  if (!plan.empty() && of_plan != plan) return absl::StrCat(id, " (", LastId(of_plan), ")");
  const auto title = titles.find(id);
  return title == titles.end() ? id : title->second;
}

std::string HoldText(const PlanningHold& held, const std::string& plan, const StageTitles& titles,
                     Language language) {
  if (held.hold != v1::Moment::OTHER_STAGE) return WordOf(held.hold, language);
  return absl::StrCat(Wording{"na ", "after "}.In(language),
                      WithinSentence(StageOfName(held.because, plan, titles)));
}

std::string ConflictText(const v1::PlanningConflict& conflict, const std::string& plan,
                         const StageTitles& titles, const PlanningLook& look) {
  const Language language = look.language;
  const std::string stage = WithinSentence(StageOfName(conflict.stage(), plan, titles));
  const auto fitted = [&look](const std::string& text) {
    return absl::StrCat(FittedCell(text, look.columns), "\n");
  };
  if (conflict.demands().empty()) {
    return fitted(absl::Substitute(
        Wording{"Niet mogelijk: de kalender heeft geen vergadering voor $0, wat er ook wordt "
                "opgegeven.",
                "Not possible: the calendar has no meeting for $0, whatever is given up."}
            .In(language),
        stage));
  }
  const bool is_one = conflict.demands_size() == 1;
  const Wording heading =
      is_one ? Wording{"Niet mogelijk: voor $0 is geen plaats. Wat kan worden opgegeven:",
                       "Not possible: there is no place for $0. What could be given up:"}
             : Wording{"Niet mogelijk: voor $0 is geen plaats. Een hiervan kan worden opgegeven:",
                       "Not possible: there is no place for $0. One of these could be given up:"};
  std::string text = fitted(absl::Substitute(heading.In(language), stage));
  int number = 0;
  for (const Demand& demand : conflict.demands()) {
    const std::string clause = absl::Substitute(
        ClauseOf(demand.kind()).In(language),
        WithinSentence(StageOfName(demand.stage(), plan, titles)), PlannedDay(demand.date(), look));
    absl::StrAppend(&text, fitted(absl::StrCat(++number, " ", clause, ".")));
  }
  return text;
}

}  // namespace noordster::cli
