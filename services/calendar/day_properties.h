// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_DAY_PROPERTIES_H_
#define NOORDSTER_SERVICES_CALENDAR_DAY_PROPERTIES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/calendar/legal_holidays.h"

// What a day is. Four properties that are kept apart, since each has another source and is asked
// for by other rules:
//   1. Monday to Friday, or Saturday and Sunday;
//   2. a holiday of the law, or a day equated with one by royal decree: for terms (terms.h);
//   3. a working day of an organisation: for what it does and hands in (WorkingDays);
//   4. in a recess of a body, or in a stop of an office that papers are handed in to (hand_in.h).
// A holiday of the law is not a day off by itself: the organisation says so. Recesses and stops are
// periods somebody entered, and never follow from school holidays or from missing meetings.
//
// Everything here is pure and safe from any thread.
namespace noordster::calendar {

// Longest window of WorkingDays, in days: 40 years.
inline constexpr int kWindowDaysMax = 40 * 366;

// Days in a row, both ends included. first <= last; a period that is not so holds no day.
struct Period {
  absl::CivilDay first;
  absl::CivilDay last;

  friend bool operator==(const Period&, const Period&) = default;
};

bool Holds(const Period& period, absl::CivilDay day);

// Why a day is closed. Where several hold, the first of this row is told.
enum class ClosedBy : uint8_t {
  kNothing,     // it is open
  kWeekend,     // Saturday or Sunday; for an organisation, a weekday on which it does not work
  kHoliday,     // a holiday of the law
  kEquatedDay,  // equated with a holiday by royal decree
  kClosure,     // the office is closed
  kStop,        // an office takes no papers; for hand-in days only, and told before all others
};

// What closes a day for the law: nothing, a Saturday or Sunday, a holiday, or one of the days that
// were equated by royal decree (Atw art. 3(3)).
ClosedBy ClosedByLaw(absl::CivilDay day, const std::vector<Period>& equated_days);

// What an organisation adds to the calendar of the law. As it stands, it works from Monday to
// Friday and on none of the holidays and equated days.
struct OrganisationDays {
  // By royal decree; the decree holds for everyone, so these are the days terms are counted with.
  std::vector<Period> equated_days = {};
  // Days on which the office is closed whatever they are.
  std::vector<Period> closures = {};
  // Days of the week on which it works.
  std::vector<absl::Weekday> weekdays = {absl::Weekday::monday, absl::Weekday::tuesday,
                                         absl::Weekday::wednesday, absl::Weekday::thursday,
                                         absl::Weekday::friday};
  // Holidays of the law on which it works all the same, such as Good Friday or 5 May.
  std::vector<Holiday> worked_holidays = {};
  // It works on equated days: they are ordinary days to all but terms.
  bool works_on_equated_days = false;
};

// The working days of one organisation in a window of days. Answers each question in constant time;
// making one takes time in proportion to the days of the window and of the periods in it.
// Immutable.
class WorkingDays {
 public:
  // What lies outside the window is left out. REQUIRES: window.first <= window.last, and no more
  // than kWindowDaysMax days; ends the process otherwise.
  WorkingDays(const Period& window, const OrganisationDays& days);

  const Period& window() const { return window_; }
  bool Covers(absl::CivilDay day) const { return Holds(window_, day); }

  // The three below end the process for a day outside the window. REQUIRES: Covers of each day.
  //
  // Never kStop.
  ClosedBy WhatCloses(absl::CivilDay day) const;
  bool IsWorkingDay(absl::CivilDay day) const { return WhatCloses(day) == ClosedBy::kNothing; }
  // Working days after `from` up to and including `to`; when `to` is before `from`, minus those
  // after `to` up to and including `from`.
  int Between(absl::CivilDay from, absl::CivilDay to) const;

  // The working day that is `count` working days away: 1 the first one after `day`, -1 the last one
  // before it, 0 `day` itself whatever it is. Never decreases when `day` or `count` increases.
  // Absent when it, or `day`, is outside the window.
  std::optional<absl::CivilDay> Add(absl::CivilDay day, int count) const;

  // `day` itself when it is a working day, else the last one before it or the first one after it.
  // Absent when it, or `day`, is outside the window.
  std::optional<absl::CivilDay> OnOrBefore(absl::CivilDay day) const;
  std::optional<absl::CivilDay> OnOrAfter(absl::CivilDay day) const;

 private:
  int OffsetOf(absl::CivilDay day) const { return static_cast<int>(day - window_.first); }
  // The working day with this place in the row of all of the window, counted from 0.
  std::optional<absl::CivilDay> AtPlace(int64_t place) const;
  // Closes the open days of a period that lie in the window.
  void Close(const Period& period, ClosedBy by);

  Period window_;
  // By offset in the window.
  std::vector<ClosedBy> closed_by_;
  // Working days before each offset; the last one: in the whole window.
  std::vector<int> worked_before_;
  // Offsets of the working days.
  std::vector<int> worked_;
};

}  // namespace noordster::calendar

#endif  // NOORDSTER_SERVICES_CALENDAR_DAY_PROPERTIES_H_
