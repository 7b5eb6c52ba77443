// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/day_line.h"

#include <algorithm>

namespace noordster::planning {

Day DayOf(absl::CivilDay day) { return static_cast<Day>(day - absl::CivilDay(1970, 1, 1)); }

absl::CivilDay CivilDayOf(Day day) { return absl::CivilDay(1970, 1, 1) + day; }

DayLine::DayLine(const calendar::WorkingDays& days) : first_(DayOf(days.window().first)) {
  const Day last = DayOf(days.window().last);
  counts_.reserve(static_cast<size_t>(last - first_ + 2));
  counts_.push_back(0);
  for (Day day = first_; day <= last; ++day) {
    if (days.IsWorkingDay(CivilDayOf(day))) working_days_.push_back(day);
    counts_.push_back(static_cast<int>(working_days_.size()));
  }
}

Day DayLine::Plus(Day day, int count) const {
  if (count == 0) return std::clamp(day, first_ - 1, last() + 1);
  if (count > 0) return Numbered(CountUntil(day) + count);
  return Numbered(CountUntil(day - 1) + count + 1);
}

// A working day is reached from all days since the one that many working days before it; the last
// of them is the day before the next one is reached.
Day DayLine::LastPlus(Day until, int count) const {
  if (count == 0) return std::clamp(until, first_ - 1, last() + 1);
  if (count > 0) return Numbered(CountUntil(until) - count + 1) - 1;
  return Numbered(CountUntil(until) - count);
}

Day DayLine::FirstPlus(Day from, int count) const {
  if (count == 0) return std::clamp(from, first_ - 1, last() + 1);
  return LastPlus(from - 1, count) + 1;
}

int DayLine::CountUntil(Day day) const {
  const Day place = std::clamp(day - first_ + 1, 0, static_cast<Day>(counts_.size()) - 1);
  return counts_[static_cast<size_t>(place)];
}

Day DayLine::Numbered(int number) const {
  if (number < 1) return first_ - 1;
  if (number > static_cast<int>(working_days_.size())) return last() + 1;
  return working_days_[static_cast<size_t>(number) - 1];
}

}  // namespace noordster::planning
