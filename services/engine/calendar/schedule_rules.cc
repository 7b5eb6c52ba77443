// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/calendar/schedule_rules.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "noordster/v1/calendar.pb.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Schedule;
using noordster::internal::v1::ScheduleOffice;
using noordster::internal::v1::ScheduleSpan;
using noordster::internal::v1::ScheduleStop;
using FieldFaults = std::vector<FieldViolation>;

// Adds a last day that lies before the first. `place`: where both stand, with what parts it from
// their names. Without a last day it is the first.
template <typename Days>
void AddUnlessInOrder(const std::string& place, const Days& days, FieldFaults& faults) {
  // Dates of this form order as text.
  if (days.last_date().empty() || days.last_date() >= days.first_date()) return;
  faults.push_back(Violation(absl::StrCat(place, "last_date"),
                             absl::StrCat("lies before first_date, ", days.first_date(),
                                          ": give that day or a later one")));
}

template <typename Periods>
void AddPeriodFaults(absl::string_view field, const Periods& periods, FieldFaults& faults) {
  for (int i = 0; i < periods.size(); ++i) {
    AddUnlessInOrder(absl::StrCat(field, "[", i, "]."), periods.Get(i), faults);
  }
}

// Whether an earlier one in the list is the same.
template <typename List>
bool StandsEarlier(const List& list, int place) {
  return std::find(list.begin(), list.begin() + place, list.Get(place)) != list.begin() + place;
}

template <typename List>
void AddRepetitions(absl::string_view field, const List& list, FieldFaults& faults) {
  for (int i = 0; i < list.size(); ++i) {
    if (!StandsEarlier(list, i)) continue;
    faults.push_back(Violation(absl::StrCat(field, "[", i, "]"), "stands twice: leave one out"));
  }
}

void AddOfficeFaults(const Schedule& schedule, FieldFaults& faults) {
  for (int i = 0; i < schedule.offices_size(); ++i) {
    const ScheduleOffice& office = schedule.offices(i);
    const std::string place = absl::StrCat("schedule.offices[", i, "].");
    const auto end = schedule.offices().begin() + i;
    const bool is_taken = std::any_of(
        schedule.offices().begin(), end,
        [&office](const ScheduleOffice& earlier) { return earlier.id() == office.id(); });
    if (is_taken) {
      faults.push_back(Violation(absl::StrCat(place, "id"),
                                 "is that of an earlier office: give each an id of its own"));
    }
    const v1::Lead& lead = office.lead();
    const bool counts_weekdays = lead.unit() == v1::Lead::WEEKDAY_BEFORE;
    const bool has_weekday = lead.weekday() != v1::WEEKDAY_UNSPECIFIED;
    if (counts_weekdays == has_weekday) continue;
    faults.push_back(Violation(
        absl::StrCat(place, "lead.weekday"),
        counts_weekdays ? "must be given with WEEKDAY_BEFORE"
                        : absl::StrCat("must be left out with ", v1::Lead::Unit_Name(lead.unit()),
                                       ": only WEEKDAY_BEFORE counts such days")));
  }
}

void AddStopFaults(const Schedule& schedule, FieldFaults& faults) {
  for (int i = 0; i < schedule.stops_size(); ++i) {
    const ScheduleStop& stop = schedule.stops(i);
    const std::string place = absl::StrCat("schedule.stops[", i, "].");
    AddUnlessInOrder(place, stop, faults);
    for (int j = 0; j < stop.offices_size(); ++j) {
      const bool is_known = absl::c_any_of(
          schedule.offices(),
          [&stop, j](const ScheduleOffice& office) { return office.id() == stop.offices(j); });
      if (is_known && !StandsEarlier(stop.offices(), j)) continue;
      faults.push_back(Violation(
          absl::StrCat(place, "offices[", j, "]"),
          is_known ? "stands twice: leave one out"
                   : "is no office of the schedule: give the id of one, or none for all of them"));
    }
  }
}

FieldFaults FaultsOf(const Schedule& schedule) {
  FieldFaults faults;
  AddUnlessInOrder("schedule.", schedule, faults);
  const absl::CivilDay first = *calendar::ParseDate(schedule.first_date());
  const absl::CivilDay last = *calendar::ParseDate(schedule.last_date());
  if (last - first >= limits::kScheduleDaysMax) {
    faults.push_back(Violation(
        "schedule.last_date",
        absl::StrCat("must be ", calendar::FormatDate(first + limits::kScheduleDaysMax - 1),
                     " or earlier, as a schedule is about ", limits::kScheduleDaysMax,
                     " days at most: make another for what comes after")));
  }
  AddOfficeFaults(schedule, faults);
  AddStopFaults(schedule, faults);
  AddPeriodFaults("schedule.recesses", schedule.recesses(), faults);
  return faults;
}

// Whether it can stand beside the other schedules of its body.
absl::Status CheckBesideOthers(const Record& body, const Record& record) {
  const Schedule& schedule = record.schedule();
  const absl::string_view id = IdOf(record.name());
  bool is_new = true;
  for (const ScheduleSpan& other : body.body().schedules()) {
    if (other.schedule() == id) {
      is_new = false;
      continue;
    }
    if (other.last_date() < schedule.first_date() || schedule.last_date() < other.first_date()) {
      continue;
    }
    return RefuseUnfit(
        "schedule.first_date", ScheduleName(body.name(), other.schedule()),
        absl::StrCat("is about ", other.first_date(), " to ", other.last_date(),
                     ", and schedules of a body do not overlap: give days before or after those, "
                     "or let that one end earlier or begin later first"));
  }
  if (!is_new || body.body().schedules_size() < limits::kSchedulesMax) return absl::OkStatus();
  return RefuseLimit(body.name(), limits::kSchedulesMax, "schedules",
                     "let one that nobody needs any more be about these days");
}

}  // namespace

absl::Status CheckCalendar(const noordster::internal::v1::Calendar& calendar) {
  FieldFaults faults;
  AddRepetitions("calendar.weekdays", calendar.weekdays(), faults);
  AddRepetitions("calendar.worked_holidays", calendar.worked_holidays(), faults);
  AddPeriodFaults("calendar.equated_days", calendar.equated_days(), faults);
  AddPeriodFaults("calendar.closures", calendar.closures(), faults);
  AddPeriodFaults("calendar.information", calendar.information(), faults);
  return faults.empty() ? absl::OkStatus() : RefuseFields(v1::INVALID_FIELD, faults);
}

absl::Status CheckSchedule(const Case& now, const Record& record) {
  const FieldFaults faults = FaultsOf(record.schedule());
  if (!faults.empty()) return RefuseFields(v1::INVALID_FIELD, faults);
  const std::string& calendar = record.schedule().calendar();
  if (!calendar.empty()) {
    if (absl::Status known = Require(now.state, calendar).status(); !known.ok()) return known;
  }
  return CheckBesideOthers(*now.state.Find(ParentOf(record.name())), record);
}

}  // namespace noordster::engine
