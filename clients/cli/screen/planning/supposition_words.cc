// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/supposition_words.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/calendar/calendar_screen.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// "staf van college", or "college" for all of its offices.
std::string OfficesText(absl::string_view body, absl::string_view office, Language language) {
  if (office.empty()) return std::string(LastId(body));
  return absl::StrCat(office, Wording{" van ", " of "}.In(language), LastId(body));
}

// "college", or "college van jeugd" for one of a plan that is named.
std::string SupposedStageText(absl::string_view plan, absl::string_view stage, Language language) {
  if (plan.empty()) return std::string(stage);
  return absl::StrCat(stage, Wording{" van ", " of "}.In(language), LastId(plan));
}

std::string MovedText(const v1::Supposition::MeetingMoved& moved, const PlanningLook& look) {
  return absl::Substitute(
      Wording{"$0 vergadert op $1 in plaats van $2", "$0 meets on $1 instead of $2"}.In(
          look.language),
      LastId(moved.body()), PlannedDay(moved.to_date(), look), PlannedDay(moved.from_date(), look));
}

std::string MeetingDayText(const Wording& wording, const v1::Supposition::MeetingDay& meeting,
                           const PlanningLook& look) {
  return absl::Substitute(wording.In(look.language), LastId(meeting.body()),
                          PlannedDay(meeting.date(), look));
}

std::string StopAddedText(const v1::Supposition::StopAdded& stop, const PlanningLook& look) {
  return absl::Substitute(
      Wording{"$0 neemt geen stukken aan van $1 tot en met $2", "$0 takes no papers from $1 to $2"}
          .In(look.language),
      OfficesText(stop.body(), stop.office(), look.language), PlannedDay(stop.first_date(), look),
      PlannedDay(stop.last_date(), look));
}

}  // namespace

std::string SuppositionText(const v1::Supposition& supposition, const PlanningLook& look) {
  const Language language = look.language;
  switch (supposition.kind_case()) {
    case v1::Supposition::kMeetingMoved:
      return MovedText(supposition.meeting_moved(), look);
    case v1::Supposition::kMeetingCancelled:
      return MeetingDayText({"$0 vergadert niet op $1", "$0 does not meet on $1"},
                            supposition.meeting_cancelled(), look);
    case v1::Supposition::kMeetingAdded:
      return MeetingDayText({"$0 vergadert ook op $1", "$0 meets on $1 as well"},
                            supposition.meeting_added(), look);
    case v1::Supposition::kStopAdded:
      return StopAddedText(supposition.stop_added(), look);
    case v1::Supposition::kStopsDropped:
      return absl::Substitute(
          Wording{"$0 heeft geen aanleverstops", "$0 has no hand-in stops"}.In(language),
          LastId(supposition.stops_dropped().body()));
    case v1::Supposition::kLeadChanged:
      return absl::Substitute(Wording{"$0 wil stukken $1", "$0 wants papers $1"}.In(language),
                              OfficesText(supposition.lead_changed().body(),
                                          supposition.lead_changed().office(), language),
                              LeadText(supposition.lead_changed().lead(), language));
    case v1::Supposition::kStagePlanned:
      return absl::Substitute(Wording{"$0 is gepland op $1", "$0 is planned on $1"}.In(language),
                              SupposedStageText(supposition.stage_planned().plan(),
                                                supposition.stage_planned().stage(), language),
                              PlannedDay(supposition.stage_planned().date(), look));
    case v1::Supposition::kWorkTaking:
      return absl::Substitute(Wording{"$0 kost $1", "$0 takes $1"}.In(language),
                              SupposedStageText(supposition.work_taking().plan(),
                                                supposition.work_taking().stage(), language),
                              WorkingDaysText(supposition.work_taking().working_days(), language));
    case v1::Supposition::KIND_NOT_SET:
      break;
  }
  return std::string(Wording{"niets", "nothing"}.In(language));
}

std::string SuppositionLines(const google::protobuf::RepeatedPtrField<v1::Supposition>& supposed,
                             const PlanningLook& look) {
  std::string lines;
  for (const v1::Supposition& supposition : supposed) {
    const std::string line = absl::StrCat(Wording{"Wat als: ", "What if: "}.In(look.language),
                                          SuppositionText(supposition, look), ".");
    absl::StrAppend(&lines, FittedCell(line, look.columns), "\n");
  }
  return lines;
}

}  // namespace noordster::cli
