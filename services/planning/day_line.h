// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_DAY_LINE_H_
#define NOORDSTER_SERVICES_PLANNING_DAY_LINE_H_

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"

namespace noordster::planning {

// A day as the number of days since 1 January 1970, so that passes over many plans compare and add
// numbers.
using Day = int32_t;

Day DayOf(absl::CivilDay day);
absl::CivilDay CivilDayOf(Day day);

// The working days of a window, counted. What would lie before or after the window is said to be on
// the day before it or the day after it: no meeting is there, so whatever depends on it has no
// place. Every operation takes a constant time. Immutable.
class DayLine {
 public:
  // The window and working days of a calendar.
  explicit DayLine(const calendar::WorkingDays& days);

  // First and last day of the window.
  Day first() const { return first_; }
  Day last() const { return first_ + static_cast<Day>(counts_.size()) - 2; }

  // Working days after `from` up to and including `to`; negative when `to` comes first.
  int Between(Day from, Day to) const { return CountUntil(to) - CountUntil(from); }

  // The `count`-th working day after a day; with a negative count before it; with 0 the day itself.
  // Later days never give an earlier one, nor do higher counts.
  Day Plus(Day day, int count) const;

  // The last day for which Plus with `count` is not after `until`.
  Day LastPlus(Day until, int count) const;
  // The first day for which Plus with `count` is not before `from`.
  Day FirstPlus(Day from, int count) const;

 private:
  // Working days of the window up to and including a day.
  int CountUntil(Day day) const;
  // The working day with this number, from 1.
  Day Numbered(int number) const;

  Day first_;
  // By days since the one before the window: CountUntil.
  std::vector<int> counts_;
  // By number less one.
  std::vector<Day> working_days_;
};

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_DAY_LINE_H_
