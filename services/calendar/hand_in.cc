// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/hand_in.h"

#include <algorithm>

#include "services/base/check.h"

namespace noordster::calendar {
namespace {

// The day of the `count`-th meeting before `wanted`; absent when there are fewer.
std::optional<absl::CivilDay> MeetingBefore(absl::CivilDay wanted, int count,
                                            absl::Span<const absl::CivilDay> meetings) {
  const auto next = std::lower_bound(meetings.begin(), meetings.end(), wanted);
  if (next - meetings.begin() < count) return std::nullopt;
  return *(next - count);
}

// Absent when there is none; can be outside the window of `days`.
std::optional<absl::CivilDay> CountedBack(absl::CivilDay wanted, const Lead& lead,
                                          const WorkingDays& days,
                                          absl::Span<const absl::CivilDay> meetings) {
  NOORDSTER_CHECK(lead.count >= 0);
  if (lead.count == 0) return wanted;
  switch (lead.unit) {
    case LeadUnit::kCalendarDays:
      return wanted - lead.count;
    case LeadUnit::kWorkingDays:
      return days.Add(wanted, -lead.count);
    case LeadUnit::kWeekdayBefore:
      return absl::PrevWeekday(wanted, lead.weekday) - absl::civil_diff_t{7} * (lead.count - 1);
    case LeadUnit::kMeetings:
      return MeetingBefore(wanted, lead.count, meetings);
  }
  return std::nullopt;
}

std::optional<size_t> StopOn(absl::CivilDay day, const std::vector<Period>& stops) {
  const auto stop = std::find_if(stops.begin(), stops.end(),
                                 [day](const Period& period) { return Holds(period, day); });
  if (stop == stops.end()) return std::nullopt;
  return static_cast<size_t>(stop - stops.begin());
}

}  // namespace

std::optional<HandInDay> HandInBefore(absl::CivilDay wanted, const HandInOffice& office,
                                      const WorkingDays& days,
                                      absl::Span<const absl::CivilDay> meetings) {
  if (!days.Covers(wanted)) return std::nullopt;
  const std::optional<absl::CivilDay> counted = CountedBack(wanted, office.lead, days, meetings);
  if (!counted.has_value() || !days.Covers(*counted)) return std::nullopt;
  HandInDay hand_in{*counted, *counted, days.WhatCloses(*counted), std::nullopt};
  // Each stop is passed once at most: from there on the days lie before it.
  for (absl::CivilDay latest = *counted;;) {
    const std::optional<absl::CivilDay> open = days.OnOrBefore(latest);
    if (!open.has_value()) return std::nullopt;
    const std::optional<size_t> stop = StopOn(*open, office.stops);
    if (!stop.has_value()) {
      hand_in.day = *open;
      return hand_in;
    }
    hand_in.moved_by = ClosedBy::kStop;
    if (!hand_in.stop.has_value()) hand_in.stop = stop;
    latest = office.stops[*stop].first - 1;
  }
}

std::optional<std::vector<HandInDay>> HandInDays(const HandInRule& rule, const WorkingDays& days,
                                                 absl::Span<const absl::CivilDay> meetings,
                                                 size_t meeting) {
  NOORDSTER_CHECK(meeting < meetings.size());
  NOORDSTER_CHECK(rule.offices.size() <= kHandInOfficesMax);
  absl::CivilDay wanted = meetings[meeting];
  std::vector<HandInDay> hand_ins;
  for (const HandInOffice& office : rule.offices) {
    const std::optional<HandInDay> hand_in = HandInBefore(wanted, office, days, meetings);
    if (!hand_in.has_value()) return std::nullopt;
    hand_ins.push_back(*hand_in);
    wanted = hand_in->day;
  }
  return hand_ins;
}

}  // namespace noordster::calendar
