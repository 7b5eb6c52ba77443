// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/what_if.h"

#include <algorithm>
#include <cstddef>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/calendar/date.h"

namespace noordster::planning {
namespace {

using calendar::FormatDate;

BodyCalendar& BodyAt(Situation& situation, int body) {
  return situation.bodies[static_cast<size_t>(body)];
}

PlannedStage& StageAt(Situation& situation, StagePlace place) {
  return situation.plans[static_cast<size_t>(place.plan)].stages[static_cast<size_t>(place.stage)];
}

absl::Status CheckWindow(const Situation& situation, absl::CivilDay day) {
  if (calendar::Holds(situation.window, day)) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(FormatDate(day), " lies outside ", FormatDate(situation.window.first), " to ",
                   FormatDate(situation.window.last), ", the days that are looked at"));
}

absl::Status Cancel(absl::CivilDay day, BodyCalendar& body) {
  const auto found = std::lower_bound(body.meetings.begin(), body.meetings.end(), day);
  if (found == body.meetings.end() || *found != day) {
    return absl::NotFoundError(absl::StrCat(body.name, " does not meet on ", FormatDate(day)));
  }
  body.meetings.erase(found);
  return absl::OkStatus();
}

absl::Status Add(absl::CivilDay day, BodyCalendar& body) {
  const auto after = std::lower_bound(body.meetings.begin(), body.meetings.end(), day);
  if (after != body.meetings.end() && *after == day) {
    return absl::AlreadyExistsError(absl::StrCat(body.name, " meets on ", FormatDate(day)));
  }
  body.meetings.insert(after, day);
  return absl::OkStatus();
}

// Changes the offices of a body with an id; empty: all.
absl::Status ChangeOffices(BodyCalendar& body, absl::string_view id,
                           absl::FunctionRef<void(Office&)> change) {
  bool is_there = id.empty();
  for (BodySchedule& schedule : body.schedules) {
    for (Office& office : schedule.offices) {
      if (!id.empty() && office.id != id) continue;
      change(office);
      is_there = true;
    }
  }
  if (is_there) return absl::OkStatus();
  return absl::NotFoundError(absl::StrCat(body.name, " has no office ", id));
}

// Makes each kind of change.
struct Supposing {
  Situation& situation;

  absl::Status operator()(const MeetingMoved& moved) const {
    if (const absl::Status fits = CheckWindow(situation, moved.to); !fits.ok()) return fits;
    BodyCalendar body = BodyAt(situation, moved.body);
    if (const absl::Status gone = Cancel(moved.from, body); !gone.ok()) return gone;
    if (const absl::Status added = Add(moved.to, body); !added.ok()) return added;
    BodyAt(situation, moved.body) = body;
    return absl::OkStatus();
  }

  absl::Status operator()(const MeetingCancelled& cancelled) const {
    return Cancel(cancelled.day, BodyAt(situation, cancelled.body));
  }

  absl::Status operator()(const MeetingAdded& added) const {
    if (const absl::Status fits = CheckWindow(situation, added.day); !fits.ok()) return fits;
    return Add(added.day, BodyAt(situation, added.body));
  }

  absl::Status operator()(const StopAdded& stop) const {
    if (stop.period.last < stop.period.first) {
      return absl::InvalidArgumentError(absl::StrCat(
          "a stop that begins on ", FormatDate(stop.period.first), " cannot end before it"));
    }
    const calendar::Period period = stop.period;
    return ChangeOffices(BodyAt(situation, stop.body), stop.office,
                         [&period](Office& office) { office.hand_in.stops.push_back(period); });
  }

  absl::Status operator()(const StopsDropped& dropped) const {
    BodyCalendar& body = BodyAt(situation, dropped.body);
    return ChangeOffices(body, "", [](Office& office) { office.hand_in.stops.clear(); });
  }

  absl::Status operator()(const LeadChanged& changed) const {
    if (changed.lead.count < 0) {
      return absl::InvalidArgumentError("a lead cannot be negative");
    }
    return ChangeOffices(BodyAt(situation, changed.body), changed.office,
                         [&changed](Office& office) { office.hand_in.lead = changed.lead; });
  }

  absl::Status operator()(const StagePlanned& planned) const {
    if (const absl::Status fits = CheckWindow(situation, planned.day); !fits.ok()) return fits;
    StageAt(situation, planned.stage).planned = planned.day;
    return absl::OkStatus();
  }

  absl::Status operator()(const WorkTaking& work) const {
    PlannedStage& stage = StageAt(situation, work.stage);
    if (stage.body.has_value() || work.working_days < 0) {
      return absl::InvalidArgumentError(absl::StrCat(
          stage.id, stage.body.has_value() ? " waits for a meeting; suppose that the meeting moves"
                                           : " cannot take less than no days"));
    }
    stage.working_days = work.working_days;
    return absl::OkStatus();
  }

  absl::Status operator()(const TargetSet& target) const {
    if (const absl::Status fits = CheckWindow(situation, target.by); !fits.ok()) return fits;
    StageAt(situation, target.stage).no_later_than = target.by;
    return absl::OkStatus();
  }
};

bool IsOutside(const Moment& moment) { return moment.state == Placement::State::kOutsideCalendar; }

bool SameDays(const Moment& one, const Moment& other) {
  if (one.state != other.state) return false;
  return IsOutside(one) || (one.start == other.start && one.finish == other.finish);
}

bool SameDays(const StageTimes& one, const StageTimes& other) {
  if (!SameDays(one.earliest, other.earliest) || !SameDays(one.planned, other.planned)) {
    return false;
  }
  if (one.latest.has_value() != other.latest.has_value()) return false;
  if (one.latest.has_value() && !SameDays(*one.latest, *other.latest)) return false;
  return one.last_finish == other.last_finish &&
         one.slack_working_days == other.slack_working_days &&
         one.slack_meetings == other.slack_meetings;
}

// Meetings of a body after `from` up to and including `to`; negative when `to` comes first.
int MeetingsBetween(const BodyCalendar& body, absl::CivilDay from, absl::CivilDay to) {
  const auto until = [&body](absl::CivilDay day) {
    return std::upper_bound(body.meetings.begin(), body.meetings.end(), day);
  };
  return static_cast<int>(until(to) - until(from));
}

Difference DifferenceOf(StagePlace place, const StageTimes& before, const StageTimes& after,
                        const TimePath& path) {
  Difference difference{place, before, after, std::nullopt, std::nullopt};
  if (IsOutside(before.planned) || IsOutside(after.planned)) return difference;
  const absl::CivilDay from = before.planned.finish;
  const absl::CivilDay to = after.planned.finish;
  difference.working_days = path.days().Between(DayOf(from), DayOf(to));
  const PlannedStage& stage = path.situation()
                                  .plans[static_cast<size_t>(place.plan)]
                                  .stages[static_cast<size_t>(place.stage)];
  if (stage.body.has_value()) {
    difference.meetings =
        MeetingsBetween(path.situation().bodies[static_cast<size_t>(*stage.body)], from, to);
  }
  return difference;
}

}  // namespace

absl::Status Suppose(const Change& change, Situation& situation) {
  return std::visit(Supposing{situation}, change);
}

std::vector<Difference> Compare(const TimePath& before, const TimePath& after) {
  std::vector<Difference> differences;
  for (size_t plan = 0; plan < before.situation().plans.size(); ++plan) {
    const std::vector<StageTimes> old_times = before.TimesOf(static_cast<int>(plan));
    const std::vector<StageTimes> new_times = after.TimesOf(static_cast<int>(plan));
    for (size_t stage = 0; stage < old_times.size(); ++stage) {
      if (SameDays(old_times[stage], new_times[stage])) continue;
      const StagePlace place{static_cast<int>(plan), static_cast<int>(stage)};
      differences.push_back(DifferenceOf(place, old_times[stage], new_times[stage], after));
    }
  }
  return differences;
}

}  // namespace noordster::planning
