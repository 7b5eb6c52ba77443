// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_DAYS_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_DAYS_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/planning.pb.h"

// Days and counts of a planning as people read them. Everything here is pure.
namespace noordster::cli {

// How a planning is shown.
struct PlanningLook {
  Language language = Language::kDutch;
  // Places on a line, 80 at least.
  size_t columns = 80;
  // The day it is, as the API writes it: days of its year stand without one.
  std::string today;
};

// Stands below days that rest on lead times nobody confirmed; ends in a line feed.
inline constexpr Wording kAssumptionLine = {"Aanname: termijnen niet bevestigd.\n",
                                            "Assumption: lead times not confirmed.\n"};

// A day with its weekday, and its year when that is another than today's: "di 27-09",
// "di 10-01-2023"; a dash for none.
std::string PlannedDay(absl::string_view day, const PlanningLook& look);

// The same without the weekday: "27-09".
std::string ShortDay(absl::string_view day, const PlanningLook& look);

// A day in full: "di 27 september 2022". Any other text stays as it is.
std::string FullDay(absl::string_view day, Language language);

// "1 werkdag", "5 werkdagen"; "1 vergadering", "2 vergaderingen". The number as it is.
std::string WorkingDaysText(int32_t count, Language language);
std::string MeetingsCountText(int32_t count, Language language);

// The slack of what is planned: "5 werkdagen, 1 vergadering", "3 werkdagen te laat"; empty when no
// target asks for any.
std::string SlackText(const v1::StageTimes& stage, Language language);

// Why an office takes papers until that day and no longer: "za 03-09 valt in weekend: eerder",
// "ma 15-08 in Zomerstop: eerder", "8 dagen vóór college, tot 09:00". `nearer` is what stands
// nearer to the meeting: the stage, or the office before it in the list.
std::string HandInReason(const v1::HandIn& hand_in, absl::string_view nearer,
                         const PlanningLook& look);

// A name as it stands within a sentence: "college", "DB".
std::string WithinSentence(absl::string_view name);

// Until when papers for a moment are handed in first; empty when it needs no meeting or has no
// place.
std::string FirstHandInDay(const v1::StageTimes& stage, const v1::Moment& moment);

// Whether a moment has days: it may still break a demand.
bool HasDays(const v1::Moment& moment);

// The name of a stage for people; its id when it has none.
std::string StageTitle(const v1::StageTimes& stage);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_DAYS_H_
