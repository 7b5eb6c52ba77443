// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/calendar_import.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "clients/cli/file_digest.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

// Ids begin with a letter; a day does not.
constexpr absl::string_view kBeforeDay = "v-";
// Tells the meetings of a body apart, and can still be typed.
constexpr size_t kUidDigitsShown = 8;

bool IsCancelled(const v1::Meeting& meeting) { return meeting.state() == v1::Meeting::CANCELLED; }

bool IsStillToCome(const v1::Meeting& meeting) {
  return meeting.state() == v1::Meeting::PLANNED || meeting.state() == v1::Meeting::CALLED;
}

bool WasOn(const v1::Meeting& meeting, absl::string_view day) {
  return absl::c_any_of(meeting.moved_from(),
                        [day](const auto& before) { return before.date() == day; });
}

// What ids made of a uid end in: "-1a2b3c4d"; empty without a uid.
absl::StatusOr<std::string> UidEnding(const CalendarEntry& entry) {
  if (entry.uid.empty()) return "";
  const absl::StatusOr<std::string> digest = DigestText(entry.uid);
  if (!digest.ok()) return digest.status();
  return absl::StrCat("-", digest->substr(0, kUidDigitsShown));
}

// Finds the meeting that each entry is about, each for one entry at most.
class MeetingMatcher {
 public:
  MeetingMatcher(const std::vector<CalendarEntry>& entries,
                 const std::vector<v1::Meeting>& meetings)
      : meetings_(meetings) {
    for (const CalendarEntry& entry : entries) {
      if (entry.kind == EntryKind::kMeeting) steps_.push_back({MeetingTurn::kKnown, "", &entry});
    }
  }

  absl::StatusOr<std::vector<MeetingStep>> Match() {
    for (MeetingStep& step : steps_) {
      const absl::StatusOr<std::string> ending = UidEnding(*step.entry);
      if (!ending.ok()) return ending.status();
      step.id = step.entry->id.empty() ? absl::StrCat(kBeforeDay, step.entry->first_date, *ending)
                                       : step.entry->id;
      Take(step, [&](const v1::Meeting& meeting) {
        const absl::string_view id = LastId(meeting.name());
        // An id that is made of a day alone says nothing of another day.
        return id == step.entry->id || (!ending->empty() && absl::StartsWith(id, kBeforeDay) &&
                                        absl::EndsWith(id, *ending));
      });
    }
    // The more they have in common the sooner they are one. What is cancelled comes last: another
    // meeting on the same day may have come in its place.
    MatchByDay([](const auto& entry, const auto& meeting) {
      return !entry.is_cancelled && !IsCancelled(meeting) &&
             meeting.start_time() == entry.start_time;
    });
    MatchByDay([](const auto& entry, const auto& meeting) {
      return !entry.is_cancelled && !IsCancelled(meeting);
    });
    MatchByDay([](const auto&, const auto& meeting) { return !IsCancelled(meeting); });
    for (MeetingStep& step : steps_) {
      Take(step, [&step](const v1::Meeting& meeting) {
        return !IsCancelled(meeting) && WasOn(meeting, step.entry->first_date);
      });
    }
    MatchByDay([](const auto&, const auto&) { return true; });
    return std::move(steps_);
  }

 private:
  template <typename Fits>
  void Take(MeetingStep& step, const Fits& fits) {
    if (step.stands != nullptr) return;
    const auto found = absl::c_find_if(meetings_, [&](const v1::Meeting& meeting) {
      return taken_.count(&meeting) == 0 && fits(meeting);
    });
    if (found == meetings_.end()) return;
    step.stands = &*found;
    step.id = std::string(LastId(found->name()));
    taken_.insert(&*found);
  }

  template <typename Fits>
  void MatchByDay(const Fits& fits) {
    for (MeetingStep& step : steps_) {
      Take(step, [&](const v1::Meeting& meeting) {
        return meeting.date() == step.entry->first_date && fits(*step.entry, meeting);
      });
    }
  }

  const std::vector<v1::Meeting>& meetings_;
  std::set<const v1::Meeting*> taken_;
  std::vector<MeetingStep> steps_;
};

MeetingTurn TurnOf(const CalendarEntry& entry, const v1::Meeting* stands) {
  if (stands == nullptr) {
    return entry.is_cancelled ? MeetingTurn::kNeverPlanned : MeetingTurn::kCreate;
  }
  if (IsCancelled(*stands)) {
    return entry.is_cancelled ? MeetingTurn::kKnown : MeetingTurn::kCancelledHere;
  }
  const bool is_same_day = stands->date() == entry.first_date;
  if (!entry.is_cancelled && is_same_day) return MeetingTurn::kKnown;
  if (!IsStillToCome(*stands)) return MeetingTurn::kPassed;
  if (!is_same_day && WasOn(*stands, entry.first_date)) return MeetingTurn::kMovedSince;
  return entry.is_cancelled ? MeetingTurn::kCancel : MeetingTurn::kMove;
}

void AddMissing(const std::vector<v1::Meeting>& meetings, std::vector<MeetingStep>& steps) {
  if (steps.empty()) return;
  const auto [first, last] = std::minmax_element(steps.begin(), steps.end(),
                                                 [](const MeetingStep& a, const MeetingStep& b) {
                                                   return a.entry->first_date < b.entry->first_date;
                                                 });
  const std::string& from = first->entry->first_date;
  const std::string& until = last->entry->first_date;
  std::set<const v1::Meeting*> told;
  for (const MeetingStep& step : steps) told.insert(step.stands);
  std::vector<MeetingStep> missing;
  for (const v1::Meeting& meeting : meetings) {
    const bool is_within = meeting.date() >= from && meeting.date() <= until;
    if (!is_within || IsCancelled(meeting) || told.count(&meeting) > 0) continue;
    missing.push_back(
        {MeetingTurn::kMissing, std::string(LastId(meeting.name())), nullptr, &meeting});
  }
  absl::c_stable_sort(missing, [](const MeetingStep& a, const MeetingStep& b) {
    return a.stands->date() < b.stands->date();
  });
  steps.insert(steps.end(), missing.begin(), missing.end());
}

bool IsOfDays(const CalendarEntry& entry, absl::string_view first, absl::string_view last) {
  return entry.first_date == first && entry.last_date == (last.empty() ? first : last);
}

bool IsInSchedule(const CalendarEntry& entry, const v1::Schedule& schedule) {
  if (entry.kind == EntryKind::kRecess) {
    return absl::c_any_of(schedule.recesses(), [&entry](const v1::NamedPeriod& each) {
      return IsOfDays(entry, each.first_date(), each.last_date());
    });
  }
  return absl::c_any_of(schedule.stops(), [&entry](const v1::Schedule::Stop& each) {
    return each.offices().empty() && IsOfDays(entry, each.first_date(), each.last_date());
  });
}

template <typename Period>
void FillPeriod(const CalendarEntry& entry, absl::string_view otherwise, Period& period) {
  period.set_first_date(entry.first_date);
  period.set_last_date(entry.last_date);
  period.set_display_name(entry.name.empty() ? std::string(otherwise) : entry.name);
}

}  // namespace

absl::StatusOr<std::vector<MeetingStep>> PlanMeetings(const std::vector<CalendarEntry>& entries,
                                                      const std::vector<v1::Meeting>& meetings) {
  absl::StatusOr<std::vector<MeetingStep>> steps = MeetingMatcher(entries, meetings).Match();
  if (!steps.ok()) return steps;
  for (MeetingStep& step : *steps) {
    step.turn = TurnOf(*step.entry, step.stands);
    if (step.turn != MeetingTurn::kKnown || step.entry->is_cancelled) continue;
    const auto differs = [](const std::string& told, const std::string& stands) {
      return !told.empty() && told != stands;
    };
    step.has_other_time = differs(step.entry->start_time, step.stands->start_time());
    step.has_other_place = differs(step.entry->place, step.stands->place());
  }
  AddMissing(meetings, *steps);
  return steps;
}

bool IsDone(const MeetingStep& step) {
  return step.turn == MeetingTurn::kCreate || step.turn == MeetingTurn::kMove ||
         step.turn == MeetingTurn::kCancel;
}

ScheduleStep PlanSchedule(const std::vector<CalendarEntry>& entries, const v1::Schedule& schedule) {
  ScheduleStep step;
  step.schedule = schedule;
  for (const CalendarEntry* entry : PeriodsOf(entries)) {
    if (IsInSchedule(*entry, schedule)) {
      ++step.known;
      continue;
    }
    step.added.push_back(entry);
    if (entry->kind == EntryKind::kRecess) {
      FillPeriod(*entry, "Reces", *step.schedule.add_recesses());
    } else {
      FillPeriod(*entry, "Aanleverstop", *step.schedule.add_stops());
    }
  }
  return step;
}

std::vector<const CalendarEntry*> PeriodsOf(const std::vector<CalendarEntry>& entries) {
  std::vector<const CalendarEntry*> periods;
  for (const CalendarEntry& entry : entries) {
    if (entry.kind != EntryKind::kMeeting && !entry.is_cancelled) periods.push_back(&entry);
  }
  return periods;
}

const v1::Schedule* ScheduleOf(const CalendarEntry& entry,
                               const std::vector<v1::Schedule>& schedules) {
  const auto found = absl::c_find_if(schedules, [&entry](const v1::Schedule& schedule) {
    return entry.first_date >= schedule.first_date() && entry.first_date <= schedule.last_date();
  });
  return found == schedules.end() ? nullptr : &*found;
}

}  // namespace noordster::cli
