// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/difference_screen.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/conflict_lines.h"
#include "clients/cli/screen/planning/day_reasons.h"
#include "clients/cli/screen/planning/edge_table.h"
#include "clients/cli/screen/planning/supposition_words.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using v1::PlanningDifference;
using v1::StageTimes;

// The name of no plan.
constexpr absl::string_view kSeveralPlans = "-";

// "+5 werkdagen, 1 vergadering later"; empty when it is planned on the same day.
std::string LaterText(const PlanningDifference& difference, Language language) {
  const int32_t days = difference.working_days();
  const int32_t meetings = difference.meetings();
  if (difference.before().planned().finish_date() == difference.after().planned().finish_date()) {
    return "";
  }
  std::string text = absl::StrCat(days > 0 ? "+" : "", WorkingDaysText(days, language));
  if (meetings == 0) return text;
  absl::StrAppend(
      &text, ", ", MeetingsCountText(std::abs(meetings), language),
      (meetings > 0 ? Wording{" later", " later"} : Wording{" eerder", " earlier"}).In(language));
  return text;
}

std::string PlaceGainedText(const PlanningDifference& difference, Language language) {
  const bool had = HasDays(difference.before().planned());
  const bool has = HasDays(difference.after().planned());
  if (had == has) return "";
  return std::string((has ? Wording{"heeft dan een plaats", "has a place then"}
                          : Wording{"heeft dan geen plaats meer", "has no place any more then"})
                         .In(language));
}

// "uiterlijk wordt di 06-09"; empty when the day stays.
std::string BecomesText(const Wording& what, const std::string& before, const std::string& after,
                        const PlanningLook& look) {
  if (before == after) return "";
  return absl::StrCat(what.In(look.language), PlannedDay(after, look));
}

// "speling 10 wordt 5 werkdagen"; empty when it stays, or no target asks for any.
std::string SlackBecomesText(const PlanningDifference& difference, Language language) {
  const StageTimes& before = difference.before();
  const StageTimes& after = difference.after();
  const bool has_both = before.has_slack_working_days() && after.has_slack_working_days();
  if (!has_both || before.slack_working_days() == after.slack_working_days()) return "";
  return absl::Substitute(Wording{"speling $0 wordt $1", "slack $0 becomes $1"}.In(language),
                          before.slack_working_days(),
                          WorkingDaysText(after.slack_working_days(), language));
}

std::string DifferencesTable(const std::vector<const PlanningDifference*>& of_plan,
                             const PlanningLook& look) {
  EdgeTable table(
      Headings(look.language,
               {{"Fase", "Stage"}, {"Nu", "Now"}, {"Dan", "Then"}, {"Verschil", "Difference"}}));
  const size_t stage_width = look.columns >= 100 ? 30 : 16;
  for (const PlanningDifference* difference : of_plan) {
    table.Add({FittedCell(StageTitle(difference->after()), stage_width),
               PlannedDay(difference->before().planned().finish_date(), look),
               PlannedDay(difference->after().planned().finish_date(), look),
               DifferenceText(*difference, look)});
  }
  return table.ToString(look.columns);
}

// One plan under the other, in their order.
std::string PlansTable(const v1::ComparePlanningResponse& compared, const PlanningLook& look) {
  std::string text;
  std::vector<const PlanningDifference*> of_plan;
  for (int i = 0; i < compared.differences_size(); ++i) {
    const PlanningDifference& difference = compared.differences(i);
    of_plan.push_back(&difference);
    const bool is_last = i + 1 == compared.differences_size() ||
                         compared.differences(i + 1).plan() != difference.plan();
    if (!is_last) continue;
    absl::StrAppend(&text, "\n",
                    FittedCell(absl::StrCat(Wording{"Plan ", "Plan "}.In(look.language),
                                            LastId(difference.plan())),
                               look.columns),
                    "\n", DifferencesTable(of_plan, look));
    of_plan.clear();
  }
  return text;
}

std::string ConflictThenText(const v1::ComparePlanningResponse& compared,
                             const PlanningLook& look) {
  if (!compared.has_conflict()) return "";
  // A stage is told apart by its plan, unless all that differs is of one.
  std::string plan(kSeveralPlans);
  StageTitles titles;
  for (const PlanningDifference& difference : compared.differences()) {
    const bool is_first = &difference == &compared.differences(0);
    if (is_first) plan = difference.plan();
    if (difference.plan() != plan) plan = std::string(kSeveralPlans);
    titles[difference.after().stage()] = StageTitle(difference.after());
  }
  return absl::StrCat("\n", ConflictText(compared.conflict(), plan, titles, look));
}

}  // namespace

std::string DifferenceText(const PlanningDifference& difference, const PlanningLook& look) {
  const StageTimes& before = difference.before();
  const StageTimes& after = difference.after();
  std::vector<std::string> parts = {PlaceGainedText(difference, look.language)};
  const bool has_both = HasDays(before.planned()) && HasDays(after.planned());
  if (has_both) {
    parts.push_back(LaterText(difference, look.language));
    const bool is_same_day = before.planned().finish_date() == after.planned().finish_date();
    if (is_same_day) {
      parts.push_back(BecomesText({"aanleveren wordt ", "hand in becomes "},
                                  FirstHandInDay(before, before.planned()),
                                  FirstHandInDay(after, after.planned()), look));
    }
  }
  if (after.has_latest() && before.has_latest()) {
    parts.push_back(BecomesText({"uiterlijk wordt ", "latest becomes "}, LatestDayOf(before),
                                LatestDayOf(after), look));
  }
  parts.push_back(SlackBecomesText(difference, look.language));
  parts.erase(std::remove(parts.begin(), parts.end(), ""), parts.end());
  if (parts.empty() && HasDays(after.earliest())) {
    parts.push_back(absl::StrCat(Wording{"kan op zijn vroegst ", "can be from "}.In(look.language),
                                 PlannedDay(after.earliest().finish_date(), look)));
  }
  return OrDash(absl::StrJoin(parts, "; "));
}

std::string DifferencesText(const v1::ComparePlanningResponse& compared,
                            const Suppositions& supposed, const PlanningLook& look) {
  std::string text = SuppositionLines(supposed, look);
  if (compared.differences().empty()) {
    absl::StrAppend(
        &text, Wording{"Dan verandert er geen dag.\n", "Then no day changes.\n"}.In(look.language));
  }
  const bool is_assumed =
      std::any_of(compared.differences().begin(), compared.differences().end(),
                  [](const auto& difference) { return difference.after().rests_on_assumption(); });
  absl::StrAppend(&text, PlansTable(compared, look), ConflictThenText(compared, look), "\n",
                  is_assumed ? kAssumptionLine.In(look.language) : absl::string_view());
  if (compared.has_more()) {
    absl::StrAppend(&text, Wording{"Er lopen meer plannen dan waarnaar hier is gekeken.\n",
                                   "More plans are running than were looked at here.\n"}
                               .In(look.language));
  }
  return absl::StrCat(
      text, Wording{"Er is niets gewijzigd.\n", "Nothing was changed.\n"}.In(look.language));
}

}  // namespace noordster::cli
