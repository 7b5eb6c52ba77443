// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/reachable_screen.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/conflict_lines.h"
#include "clients/cli/screen/planning/day_reasons.h"
#include "clients/cli/screen/planning/edge_table.h"
#include "clients/cli/screen/planning/supposition_words.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using v1::FindReachableMeetingsResponse;
using v1::ReachableMeeting;
using v1::StageTimes;

constexpr Wording kNoMeetings = {
    "Geen vergaderingen: de kalender heeft er geen meer voor deze fase, of zij vraagt er geen.\n",
    "No meetings: the calendar has no more for this stage, or it needs none.\n"};

// A day in words, without its year when it is that of another day that stands beside it.
std::string DayBeside(const std::string& day, const std::string& beside, Language language) {
  const std::string words = DayInWords(day, language);
  const std::string year = beside.substr(0, beside.find('-'));
  const bool is_same = day.substr(0, day.find('-')) == year;
  return is_same ? words.substr(0, words.rfind(' ')) : words;
}

// "Raad uiterlijk 11 oktober: haalbaar. Eerste: di 27 september 2022".
std::string AnswerText(const FindReachableMeetingsResponse& found, const std::string& by,
                       Language language) {
  const ReachableMeeting* first = FirstReachable(found);
  const ReachableMeeting& last = found.meetings(found.meetings_size() - 1);
  const bool is_made = IsMadeBy(found, by);
  std::string text = StageTitle(*last.stages().rbegin());
  if (!by.empty()) {
    absl::StrAppend(&text, Wording{" uiterlijk ", " by "}.In(language),
                    DayBeside(by, first == nullptr ? "" : first->date(), language));
  }
  absl::StrAppend(&text, (is_made ? Wording{": haalbaar.", ": can be made."}
                                  : Wording{": niet haalbaar", ": cannot be made"})
                             .In(language));
  if (first != nullptr) {
    return absl::StrCat(text, is_made ? "" : ".", Wording{" Eerste: ", " First: "}.In(language),
                        FullDay(first->date(), language));
  }
  const bool is_all_looked_at = !by.empty() && by <= last.date();
  if (is_all_looked_at) return absl::StrCat(text, ".");
  return absl::StrCat(
      text,
      absl::Substitute(
          Wording{" in de vergaderingen tot en met $0.", " in the meetings until $0."}.In(language),
          FullDay(last.date(), language)));
}

// "laatste vóór 02-09": what a stage has to be in time for.
std::string BeforeText(const StageTimes& stage, const StageTimes& next, const PlanningLook& look) {
  const std::string first = FirstHandInDay(next, next.latest());
  const std::string& day = first.empty() ? next.latest().start_date() : first;
  if (day.empty()) return "";
  const bool is_meeting = !stage.body().empty();
  const Wording before = is_meeting ? Wording{"laatste vóór $0", "last before $0"}
                                    : Wording{"klaar vóór $0", "done before $0"};
  const Wording until = is_meeting ? Wording{"laatste op of vóór $0", "last on or before $0"}
                                   : Wording{"klaar op of vóór $0", "done on or before $0"};
  return absl::Substitute((LatestDayOf(stage) < day ? before : until).In(look.language),
                          ShortDay(day, look));
}

std::string LatestReason(const StageTimes& stage, const StageTimes* next,
                         const PlanningLook& look) {
  if (next != nullptr && stage.latest().hold() == v1::Moment::OTHER_STAGE) {
    std::string before = BeforeText(stage, *next, look);
    if (!before.empty()) return before;
  }
  return WordOf(stage.latest().hold(), look.language);
}

// From the meeting back to the open stage, of which the slack is told.
std::string CountdownText(const ReachableMeeting& meeting, const PlanningLook& look) {
  DayReasons reasons(look);
  const int target = meeting.stages_size() - 1;
  for (int i = target; i >= 0; --i) {
    const StageTimes& stage = meeting.stages(i);
    const bool has_slack = i == 0 && stage.has_slack_working_days();
    if (has_slack) {
      reasons.Add(StageTitle(stage), LatestDayOf(stage),
                  absl::StrCat(Wording{"speling ", "slack "}.In(look.language),
                               WorkingDaysText(stage.slack_working_days(), look.language)));
    } else if (i != target) {
      reasons.Add(StageTitle(stage), LatestDayOf(stage),
                  LatestReason(stage, &meeting.stages(i + 1), look));
    }
    reasons.AddHandIns(stage, stage.latest(), "");
  }
  return reasons.ToString();
}

std::string MeetingsTable(const FindReachableMeetingsResponse& found, const ReachableAsked& asked,
                          const PlanningLook& look) {
  const Language language = look.language;
  const std::string open =
      FittedCell(absl::Substitute(Wording{"$0 uiterlijk", "$0 by"}.In(language),
                                  StageTitle(found.meetings(0).stages(0))),
                 look.columns / 3);
  std::vector<std::string> headings =
      Headings(language, {{"Vergadering", "Meeting"}, {"Haalbaar", "Can be made"}});
  headings.push_back(open);
  headings.emplace_back(Wording{"Speling", "Slack"}.In(language));
  EdgeTable table(std::move(headings));
  const ReachableMeeting* first = FirstReachable(found);
  int shown = 0;
  for (const ReachableMeeting& meeting : found.meetings()) {
    const bool is_shown = shown++ < asked.shown_most || &meeting == first;
    if (!is_shown) continue;
    const StageTimes& stage = meeting.stages(0);
    table.Add(
        {PlannedDay(meeting.date(), look),
         std::string(
             (meeting.reachable() ? Wording{"ja", "yes"} : Wording{"nee", "no"}).In(language)),
         PlannedDay(LatestDayOf(stage), look), OrDash(SlackText(stage, language))});
  }
  return table.ToString(look.columns);
}

// Why the first of them cannot be made; empty when only its own day stands in the way.
std::string WhyNotText(const ReachableMeeting& meeting, const PlanningLook& look) {
  if (!meeting.has_conflict()) return "";
  const v1::PlanningConflict& conflict = meeting.conflict();
  const bool is_day_alone =
      conflict.demands_size() == 1 &&
      conflict.demands(0).kind() == v1::PlanningConflict::Demand::NO_LATER_THAN;
  if (is_day_alone) return "";
  const std::string plan(ParentOf(conflict.stage()));
  return ConflictText(conflict, plan, StageTitlesOf(meeting.stages()), look);
}

bool RestsOnAssumption(const FindReachableMeetingsResponse& found) {
  return std::any_of(
      found.meetings().begin(), found.meetings().end(), [](const ReachableMeeting& meeting) {
        return std::any_of(meeting.stages().begin(), meeting.stages().end(),
                           [](const StageTimes& stage) { return stage.rests_on_assumption(); });
      });
}

}  // namespace

const ReachableMeeting* FirstReachable(const FindReachableMeetingsResponse& found) {
  for (const ReachableMeeting& meeting : found.meetings()) {
    if (meeting.reachable()) return &meeting;
  }
  return nullptr;
}

bool IsMadeBy(const FindReachableMeetingsResponse& found, const std::string& by) {
  const ReachableMeeting* first = FirstReachable(found);
  // Dates of this form order as text.
  return first != nullptr && (by.empty() || first->date() <= by);
}

std::string ReachableText(const FindReachableMeetingsResponse& found, const ReachableAsked& asked,
                          const PlanningLook& look) {
  std::string text = SuppositionLines(asked.supposed, look);
  if (found.meetings().empty() || found.meetings(0).stages().empty()) {
    return absl::StrCat(text, kNoMeetings.In(look.language));
  }
  absl::StrAppend(&text, FittedCell(AnswerText(found, asked.by, look.language), look.columns),
                  "\n");
  const ReachableMeeting* first = FirstReachable(found);
  absl::StrAppend(
      &text, first != nullptr ? CountdownText(*first, look) : WhyNotText(found.meetings(0), look));
  if (RestsOnAssumption(found)) absl::StrAppend(&text, kAssumptionLine.In(look.language));
  return absl::StrCat(text, "\n", MeetingsTable(found, asked, look));
}

}  // namespace noordster::cli
