// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_HAND_IN_H_
#define NOORDSTER_SERVICES_CALENDAR_HAND_IN_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/calendar/day_properties.h"

// The last days on which papers for a meeting can be handed in. They are counted back from the
// meeting, office by office, and a day that turns out closed moves earlier, never later: counting
// back is outside the Algemene termijnenwet (art. 1(2)), and papers that come after a closed day
// come too late. Days only; an hour of the day is told beside them.
//
// Everything here is pure and safe from any thread.
namespace noordster::calendar {

// Most offices papers pass on their way to one meeting.
inline constexpr size_t kHandInOfficesMax = 10;

// What a lead counts, back from a day. All of them are such that an earlier day to count from never
// gives a later one.
enum class LeadUnit {
  kCalendarDays,
  // Working days of the organisation, whether in a stop or not: 1 is the last one before the day.
  kWorkingDays,
  // Such weekdays before the day: 1 is the last one ("maandag ervoor"), 2 that of a week earlier.
  kWeekdayBefore,
  // Meetings of the same body before the day: 1 is the day of the last one.
  kMeetings,
};

// How long before a day. A count of 0, in any unit, is the day itself. REQUIRES: count >= 0.
struct Lead {
  LeadUnit unit = LeadUnit::kCalendarDays;
  int count = 0;
  // For kWeekdayBefore.
  absl::Weekday weekday = absl::Weekday::monday;
};

// An office that papers pass on their way to a meeting, such as the secretariat of a college.
struct HandInOffice {
  // Counted from the day on which the next office wants them; of the last office, from the meeting.
  Lead lead = {};
  // Periods in which it takes no papers. They can overlap and have any order.
  std::vector<Period> stops = {};
};

// The way of papers to the meetings of one body.
struct HandInRule {
  // The nearest to the meeting first; at most kHandInOfficesMax.
  std::vector<HandInOffice> offices = {};
};

// The last day on which an office takes the papers, and why it is that day.
struct HandInDay {
  // The day the lead leads to.
  absl::CivilDay counted;
  // The last day not after `counted` on which the organisation works and the office has no stop.
  absl::CivilDay day;
  // kNothing: not moved. kStop: a stop moved it, alone or beside what else closes `counted`;
  // otherwise what closes `counted` (day_properties.h).
  ClosedBy moved_by;
  // With kStop, and only then: place in HandInOffice::stops of the first stop met on the way back.
  std::optional<size_t> stop;

  friend bool operator==(const HandInDay&, const HandInDay&) = default;
};

// The last day for one office whose papers are wanted on `wanted`. `days` are those of the
// organisation, `meetings` the days on which the body meets, ascending; a day that stands twice is
// two meetings. Absent when `wanted`, the counted day or the day itself is outside the window of
// `days`, or there are not enough earlier meetings. An earlier `wanted` never gives a later day.
// REQUIRES: as Lead; ends the process otherwise.
std::optional<HandInDay> HandInBefore(absl::CivilDay wanted, const HandInOffice& office,
                                      const WorkingDays& days,
                                      absl::Span<const absl::CivilDay> meetings);

// The last day for each office of a rule, in their order, for the meeting at place `meeting` of
// `meetings`; each is counted from the day, not from the counted day, of the one before it. Absent
// when one of them is (see HandInBefore). Never later for an earlier meeting. REQUIRES: as Lead,
// meeting < meetings.size() and at most kHandInOfficesMax offices; ends the process otherwise.
std::optional<std::vector<HandInDay>> HandInDays(const HandInRule& rule, const WorkingDays& days,
                                                 absl::Span<const absl::CivilDay> meetings,
                                                 size_t meeting);

}  // namespace noordster::calendar

#endif  // NOORDSTER_SERVICES_CALENDAR_HAND_IN_H_
