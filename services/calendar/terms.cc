// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/terms.h"

#include <algorithm>

namespace noordster::calendar {
namespace {

constexpr int kDaysMax = 90;           // Atw art. 4(a)
constexpr int kWeeksMax = 12;          // Atw art. 4(a)
constexpr int kMonthsMax = 3;          // Atw art. 4(a)
constexpr int kOpenDaysMin = 2;        // Atw art. 2
constexpr int kDaysOfOpenDaysMin = 3;  // Atw art. 2: in terms of so many days and more

absl::CivilDay MonthsLater(absl::CivilDay start, absl::civil_diff_t months) {
  const absl::CivilMonth month = absl::CivilMonth(start) + months;
  return std::min(absl::CivilDay(month) + (start.day() - 1), absl::CivilDay(month + 1) - 1);
}

absl::CivilDay CountedEnd(absl::CivilDay start, const Term& term) {
  const absl::civil_diff_t count = term.count;
  switch (term.unit) {
    case TermUnit::kDays:
      return start + count;
    case TermUnit::kWeeks:
      return start + 7 * count;
    case TermUnit::kMonths:
      return MonthsLater(start, count);
    case TermUnit::kYears:
      return MonthsLater(start, 12 * count);
  }
  return start;
}

bool IsOpen(absl::CivilDay day, const std::vector<Period>& equated_days) {
  return ClosedByLaw(day, equated_days) == ClosedBy::kNothing;
}

// The second open day after `start`.
absl::CivilDay SecondOpenDay(absl::CivilDay start, const std::vector<Period>& equated_days) {
  absl::CivilDay day = start;
  for (int open = 0; open < kOpenDaysMin;) open += IsOpen(++day, equated_days);
  return day;
}

}  // namespace

bool IsUnderTheAct(const Term& term) {
  switch (term.unit) {
    case TermUnit::kDays:
      return term.count <= kDaysMax;
    case TermUnit::kWeeks:
      return term.count <= kWeeksMax;
    case TermUnit::kMonths:
      return term.count <= kMonthsMax;
    case TermUnit::kYears:
      return false;
  }
  return false;
}

TermEnd StatutoryTermEnd(absl::CivilDay start, const Term& term,
                         const std::vector<Period>& equated_days) {
  const absl::CivilDay counted = CountedEnd(start, term);
  TermEnd end{counted, ClosedByLaw(counted, equated_days), counted, TermRule::kCounted};
  if (!IsUnderTheAct(term)) {
    end.rule = TermRule::kOutsideTheAct;
    return end;
  }
  if (end.counted_closed_by != ClosedBy::kNothing) {
    end.rule = TermRule::kEndsOnOpenDay;
    while (!IsOpen(end.end, equated_days)) ++end.end;
  }
  if (term.unit == TermUnit::kDays && term.count < kDaysOfOpenDaysMin) return end;
  const absl::CivilDay second = SecondOpenDay(start, equated_days);
  if (second > end.end) {
    end.rule = TermRule::kTwoOpenDays;
    end.end = second;
  }
  return end;
}

}  // namespace noordster::calendar
