// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/day_properties.h"

#include <algorithm>
#include <cstddef>

#include "services/base/check.h"

namespace noordster::calendar {
namespace {

bool IsAmong(const std::vector<Period>& periods, absl::CivilDay day) {
  return std::any_of(periods.begin(), periods.end(),
                     [day](const Period& period) { return Holds(period, day); });
}

template <typename Value>
bool IsListed(const std::vector<Value>& values, Value value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

ClosedBy ClosedByWeekdayOrHoliday(absl::CivilDay day, const OrganisationDays& days) {
  if (!IsListed(days.weekdays, absl::GetWeekday(day))) return ClosedBy::kWeekend;
  const std::optional<Holiday> holiday = LegalHolidayOn(day);
  const bool is_off = holiday.has_value() && !IsListed(days.worked_holidays, *holiday);
  return is_off ? ClosedBy::kHoliday : ClosedBy::kNothing;
}

}  // namespace

bool Holds(const Period& period, absl::CivilDay day) {
  return period.first <= day && day <= period.last;
}

ClosedBy ClosedByLaw(absl::CivilDay day, const std::vector<Period>& equated_days) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  if (weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday) {
    return ClosedBy::kWeekend;
  }
  if (LegalHolidayOn(day).has_value()) return ClosedBy::kHoliday;
  return IsAmong(equated_days, day) ? ClosedBy::kEquatedDay : ClosedBy::kNothing;
}

WorkingDays::WorkingDays(const Period& window, const OrganisationDays& days) : window_(window) {
  NOORDSTER_CHECK(window.first <= window.last);
  NOORDSTER_CHECK(window.last - window.first < kWindowDaysMax);
  for (absl::CivilDay day = window.first; day <= window.last; ++day) {
    closed_by_.push_back(ClosedByWeekdayOrHoliday(day, days));
  }
  if (!days.works_on_equated_days) {
    for (const Period& period : days.equated_days) Close(period, ClosedBy::kEquatedDay);
  }
  for (const Period& period : days.closures) Close(period, ClosedBy::kClosure);
  for (const ClosedBy closed_by : closed_by_) {
    const int offset = static_cast<int>(worked_before_.size());
    worked_before_.push_back(static_cast<int>(worked_.size()));
    if (closed_by == ClosedBy::kNothing) worked_.push_back(offset);
  }
  worked_before_.push_back(static_cast<int>(worked_.size()));
}

void WorkingDays::Close(const Period& period, ClosedBy by) {
  const absl::CivilDay last = std::min(period.last, window_.last);
  for (absl::CivilDay day = std::max(period.first, window_.first); day <= last; ++day) {
    ClosedBy& closed_by = closed_by_[static_cast<size_t>(OffsetOf(day))];
    if (closed_by == ClosedBy::kNothing) closed_by = by;
  }
}

ClosedBy WorkingDays::WhatCloses(absl::CivilDay day) const {
  NOORDSTER_CHECK(Covers(day));
  return closed_by_[static_cast<size_t>(OffsetOf(day))];
}

int WorkingDays::Between(absl::CivilDay from, absl::CivilDay to) const {
  NOORDSTER_CHECK(Covers(from) && Covers(to));
  return worked_before_[static_cast<size_t>(OffsetOf(to)) + 1] -
         worked_before_[static_cast<size_t>(OffsetOf(from)) + 1];
}

std::optional<absl::CivilDay> WorkingDays::AtPlace(int64_t place) const {
  if (place < 0 || place >= static_cast<int64_t>(worked_.size())) return std::nullopt;
  return window_.first + worked_[static_cast<size_t>(place)];
}

std::optional<absl::CivilDay> WorkingDays::Add(absl::CivilDay day, int count) const {
  if (!Covers(day)) return std::nullopt;
  if (count == 0) return day;
  const size_t offset = static_cast<size_t>(OffsetOf(day));
  // A closed day lies between two places, a working day at one.
  if (count < 0) return AtPlace(int64_t{worked_before_[offset]} + count);
  return AtPlace(int64_t{worked_before_[offset + 1]} + count - 1);
}

std::optional<absl::CivilDay> WorkingDays::OnOrBefore(absl::CivilDay day) const {
  if (!Covers(day)) return std::nullopt;
  return AtPlace(worked_before_[static_cast<size_t>(OffsetOf(day)) + 1] - 1);
}

std::optional<absl::CivilDay> WorkingDays::OnOrAfter(absl::CivilDay day) const {
  if (!Covers(day)) return std::nullopt;
  return AtPlace(worked_before_[static_cast<size_t>(OffsetOf(day))]);
}

}  // namespace noordster::calendar
