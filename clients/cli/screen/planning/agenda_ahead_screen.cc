// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/agenda_ahead_screen.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/edge_table.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using v1::MeetingAhead;

absl::string_view BodyOf(const v1::AgendaAhead& agenda) {
  return LastId(absl::StripSuffix(agenda.name(), "/agendaAhead"));
}

// "Plan Jeugd (raad), geen ruimte: eerstvolgende met ruimte di 11-10".
std::string PlannedText(const MeetingAhead::Planned& planned, const PlanningLook& look) {
  const Language language = look.language;
  std::vector<std::string> parts;
  if (planned.no_room()) {
    parts.push_back(absl::StrCat(
        Wording{"geen ruimte: ", "no room: "}.In(language),
        planned.next_free_date().empty()
            ? std::string(
                  Wording{"geen latere vergadering met ruimte", "no later meeting with room"}.In(
                      language))
            : absl::StrCat(Wording{"eerstvolgende met ruimte ", "next with room "}.In(language),
                           PlannedDay(planned.next_free_date(), look))));
  }
  if (planned.handed_in()) {
    parts.emplace_back(Wording{"stukken aangeleverd", "papers handed in"}.In(language));
  }
  if (planned.has_slack_working_days()) {
    const int32_t slack = planned.slack_working_days();
    parts.push_back(slack < 0 ? absl::StrCat(WorkingDaysText(-slack, language),
                                             Wording{" te laat", " late"}.In(language))
                              : absl::StrCat(Wording{"speling ", "slack "}.In(language),
                                             WorkingDaysText(slack, language)));
  }
  const std::string title =
      planned.title().empty() ? std::string(LastId(planned.plan())) : planned.title();
  return absl::StrCat(title, " (", planned.stage(), ")", parts.empty() ? "" : ", ",
                      absl::StrJoin(parts, ", "));
}

std::string RecessText(const MeetingAhead& meeting, Language language) {
  if (meeting.recess_words().empty()) return "";
  return absl::StrCat(Wording{"In reces: ", "In recess: "}.In(language), meeting.recess_words());
}

std::string AheadText(const MeetingAhead& meeting, const PlanningLook& look) {
  std::vector<std::string> lines;
  if (!meeting.recess_words().empty()) {
    lines.push_back(RecessText(meeting, look.language));
  }
  for (const MeetingAhead::Planned& planned : meeting.plans()) {
    lines.push_back(PlannedText(planned, look));
  }
  return OrDash(absl::StrJoin(lines, "\n"));
}

// "2 van 1": the plans on an agenda, and how many fit.
std::string RoomText(const MeetingAhead& meeting, Language language) {
  if (meeting.room() == 0)
    return meeting.plans().empty() ? "-" : absl::StrCat(meeting.plans_size());
  return absl::Substitute(Wording{"$0 van $1", "$0 of $1"}.In(language), meeting.plans_size(),
                          meeting.room());
}

std::string PapersUntil(const MeetingAhead& meeting, const PlanningLook& look) {
  if (meeting.hand_ins().empty()) return "-";
  return PlannedDay(meeting.hand_ins().rbegin()->date(), look);
}

std::string AheadHead(const Wording& wording, const v1::AgendaAhead& agenda,
                      const PlanningLook& look) {
  return absl::StrCat(
      FittedCell(absl::StrCat(wording.In(look.language), " ", BodyOf(agenda)), look.columns), "\n");
}

// What holds for the whole list, below it.
std::string BelowText(const v1::AgendaAhead& agenda, Language language) {
  const auto is_assumed = [](const MeetingAhead& meeting) {
    return std::any_of(meeting.hand_ins().begin(), meeting.hand_ins().end(),
                       [](const v1::HandIn& hand_in) { return hand_in.is_assumption(); });
  };
  std::string text;
  if (std::any_of(agenda.meetings().begin(), agenda.meetings().end(), is_assumed)) {
    absl::StrAppend(&text, kAssumptionLine.In(language));
  }
  if (agenda.has_more()) {
    absl::StrAppend(
        &text, Wording{"Er zijn meer vergaderingen of plannen dan hier staan (--from, --until).\n",
                       "There are more meetings or plans than stand here (--from, --until).\n"}
                   .In(language));
  }
  return text;
}

std::string NoneAheadText(Language language) {
  return std::string(Wording{"Er zijn in deze tijd geen vergaderingen gepland.\n",
                             "No meetings are planned in this time.\n"}
                         .In(language));
}

}  // namespace

std::string AgendaAheadText(const v1::AgendaAhead& agenda, const PlanningLook& look) {
  const std::string head = AheadHead({"Langetermijnagenda van", "Agenda ahead of"}, agenda, look);
  if (agenda.meetings().empty()) {
    return absl::StrCat(head, NoneAheadText(look.language), BelowText(agenda, look.language));
  }
  EdgeTable table(Headings(look.language, {{"Vergadering", "Meeting"},
                                           {"Aanleveren", "Hand in"},
                                           {"Ruimte", "Room"},
                                           {"Gepland", "Planned"}}));
  for (const MeetingAhead& meeting : agenda.meetings()) {
    table.Add({PlannedDay(meeting.date(), look), PapersUntil(meeting, look),
               RoomText(meeting, look.language), AheadText(meeting, look)});
  }
  return absl::StrCat(head, table.ToString(look.columns), BelowText(agenda, look.language));
}

std::string HandInCalendarText(const v1::AgendaAhead& agenda, const PlanningLook& look) {
  const std::string head = AheadHead({"Kalender van", "Calendar of"}, agenda, look);
  if (agenda.meetings().empty()) {
    return absl::StrCat(head, NoneAheadText(look.language), BelowText(agenda, look.language));
  }
  const size_t office_width = look.columns / 4;
  EdgeTable table(Headings(look.language, {{"Vergadering", "Meeting"},
                                           {"Aanleverpunt", "Office"},
                                           {"Uiterlijk", "Until"},
                                           {"Waarom", "Why"}}));
  const absl::string_view body = BodyOf(agenda);
  for (const MeetingAhead& meeting : agenda.meetings()) {
    std::string day = PlannedDay(meeting.date(), look);
    if (!meeting.recess_words().empty()) {
      table.Add({day, "-", "-", RecessText(meeting, look.language)});
      day.clear();
    }
    if (meeting.hand_ins().empty() && !day.empty()) table.Add({day, "-", "-", "-"});
    std::string nearer(body);
    for (const v1::HandIn& hand_in : meeting.hand_ins()) {
      const std::string& name =
          hand_in.display_name().empty() ? hand_in.office() : hand_in.display_name();
      table.Add({day, FittedCell(name, office_width), PlannedDay(hand_in.date(), look),
                 HandInReason(hand_in, nearer, look)});
      day.clear();
      nearer = name;
    }
  }
  return absl::StrCat(head, table.ToString(look.columns), BelowText(agenda, look.language));
}

}  // namespace noordster::cli
