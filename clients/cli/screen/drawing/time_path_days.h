// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_DAYS_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_DAYS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "clients/cli/screen/planning/planning_days.h"
#include "clients/cli/words.h"
#include "noordster/v1/plan_service.pb.h"
#include "noordster/v1/planning_service.pb.h"

// What a drawing of a time path is made of. Everything here is pure.
namespace noordster::cli {

// Days from the first to the last; of one day both are the same.
struct DaySpan {
  absl::CivilDay first;
  absl::CivilDay last;
  // As a source says it: "mei 2022"; empty: in days.
  std::string words;
};

// A stage, as far as its days are known.
struct DrawnStage {
  std::string name;
  // The plan is here now.
  bool is_open = false;
  // What came of it, a visit each.
  std::vector<DaySpan> actual;
  // When it is planned: from the begin of its work to the end, or the day its body meets.
  std::optional<DaySpan> planned;
  // When somebody meant it to be, as precise as that was said.
  std::optional<DaySpan> meant;
  // Until when its papers are handed in first.
  std::optional<absl::CivilDay> hand_in;
  // What the baseline says.
  std::optional<absl::CivilDay> kept;
  // The target: it is to be finished by then.
  std::optional<absl::CivilDay> no_later_than;
};

// What is drawn.
struct DrawnTimePath {
  // Title of the plan.
  std::string title;
  absl::CivilDay today;
  // In the order of the path.
  std::vector<DrawnStage> stages;
  // Lead times that nobody confirmed stand behind some of the days.
  bool rests_on_assumption = false;
};

// What it is read from.
struct TimePathSources {
  const v1::GetTimePathResponse& path;
  // Null: there is nothing to plan any more.
  const v1::Planning* planning = nullptr;
  // Null: no baseline was named.
  const v1::CompareBaselineResponse* compared = nullptr;
  // The day it is, as the API writes it; that of the planning goes before it.
  std::string today;
};

DrawnTimePath DrawnTimePathOf(const TimePathSources& sources, Language language);

// What stands for days in a drawing.
enum class DayMark { kActual, kPlanned, kWork, kHandIn, kMeant, kKept, kTarget, kToday };

// A mark and what it stands for.
struct MarkWords {
  DayMark mark;
  Wording wording;
};

// The marks that are in a drawing, in the order of DayMark; today is in all of them.
std::vector<MarkWords> MarksIn(const DrawnTimePath& drawn);

// Whole months, from the first day of a drawing to the last. An end that is open has no place.
DaySpan MonthsOf(const DrawnTimePath& drawn);

// A part of a span that lies in another; absent: none does.
std::optional<DaySpan> Within(const DaySpan& span, const DaySpan& whole);

// A day, or the first and the last, as people read them.
std::string SpanText(const DaySpan& span, const PlanningLook& look);

// All days of a stage with what they are: "werkelijk vr 15-07", "aanleveren uiterlijk ma 22-08".
std::vector<std::string> DaysInWords(const DrawnStage& stage, const PlanningLook& look);

// "Tijdpad Plan Jeugd, vandaag vr 15 juli 2022".
std::string DrawingTitle(const DrawnTimePath& drawn, Language language);

// The name of a month, cut short: "jul".
std::string ShortMonth(absl::CivilMonth month, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_DAYS_H_
