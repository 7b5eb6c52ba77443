// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/passes.h"

#include <algorithm>
#include <optional>

namespace noordster::planning {
namespace {

using State = Placement::State;

const Activity& ActivityOf(const Problem& problem, int activity) {
  return problem.activities[static_cast<size_t>(activity)];
}

const Link& LinkOf(const Problem& problem, int link) {
  return problem.links[static_cast<size_t>(link)];
}

// What a link says about is the start of the activity it leads to, otherwise its finish.
bool HoldsStart(LinkKind kind) {
  return kind == LinkKind::kFinishToStart || kind == LinkKind::kStartToStart;
}

// What a link says about is the start of the activity it comes from, otherwise its finish.
bool CountsFromStart(LinkKind kind) {
  return kind == LinkKind::kStartToStart || kind == LinkKind::kStartToFinish;
}

// The row of an activity that waits for a meeting.
const MeetingRow* RowOf(const Problem& problem, const Activity& activity) {
  if (!activity.row.has_value()) return nullptr;
  return &problem.rows[static_cast<size_t>(*activity.row)];
}

// A day or a meeting and what made it so.
struct Bound {
  int value;
  Hold hold;

  void RaiseTo(int other, Hold by) {
    if (other > value) *this = {other, by};
  }
  void LowerTo(int other, Hold by) {
    if (other < value) *this = {other, by};
  }
};

// The first start, finish and meeting that an activity can have.
struct Earliest {
  Bound start;
  Bound finish;
  Bound meeting{0, {}};
};

// The last ones.
struct Latest {
  Bound start;
  Bound finish;
  Bound meeting;
  bool is_asked = false;
};

Day LaterBy(const Link& link, const DayLine& days, Day day) {
  return link.unit == LagUnit::kWorkingDays ? days.Plus(day, link.lag) : day + link.lag;
}

Day LastToBeLaterBy(const Link& link, const DayLine& days, Day until) {
  return link.unit == LagUnit::kWorkingDays ? days.LastPlus(until, link.lag) : until - link.lag;
}

Placement OutsideCalendar(Hold hold) { return {State::kOutsideCalendar, hold, 0, 0}; }

// Takes up what a link asks of the activity it leads to. False when the calendar ends before that.
bool RaiseByLink(const Problem& problem, const DayLine& days, int number, const Placement& before,
                 Earliest& earliest) {
  const Link& link = LinkOf(problem, number);
  const Activity& activity = ActivityOf(problem, link.to);
  const Hold hold{Hold::Kind::kLink, number};
  if (HoldsStart(link.kind) && activity.handed_in.has_value()) return true;
  if (before.state == State::kOutsideCalendar) return false;
  const Day from = CountsFromStart(link.kind) ? before.start : before.finish;
  if (link.unit == LagUnit::kMeetings) {
    const MeetingRow& row = *RowOf(problem, activity);
    const int first = HoldsStart(link.kind) ? row.FirstHandedInFrom(from) : row.FirstHeldFrom(from);
    if (first == row.size()) return false;
    earliest.meeting.RaiseTo(first + link.lag, hold);
    return true;
  }
  Bound& bound = HoldsStart(link.kind) ? earliest.start : earliest.finish;
  bound.RaiseTo(LaterBy(link, days, from), hold);
  return true;
}

Placement PlaceInMeeting(const Activity& activity, const MeetingRow& row,
                         const Earliest& earliest) {
  Bound meeting = earliest.meeting;
  meeting.RaiseTo(row.FirstHandedInFrom(earliest.start.value), earliest.start.hold);
  meeting.RaiseTo(row.FirstHeldFrom(earliest.finish.value), earliest.finish.hold);
  // The first meeting of the calendar is held by what holds it, too.
  if (meeting.hold == Hold{}) meeting.hold = earliest.start.hold;
  if (meeting.hold == Hold{}) meeting.hold = earliest.finish.hold;
  State state = State::kPlaced;
  if (activity.fixed.has_value()) {
    const int fixed = row.FirstHeldFrom(*activity.fixed);
    const Hold hold{Hold::Kind::kFixed, -1};
    if (fixed == row.size() || row[fixed].day != *activity.fixed) return OutsideCalendar(hold);
    if (meeting.value > fixed) state = State::kConflict;
    if (meeting.value < fixed) meeting.hold = hold;
    meeting.value = fixed;
  }
  if (meeting.value >= row.size()) return OutsideCalendar(meeting.hold);
  const MeetingRow::Meeting& found = row[meeting.value];
  if (activity.no_later_than.has_value() && found.day > *activity.no_later_than) {
    state = State::kConflict;
  }
  return {state, meeting.hold, activity.handed_in.value_or(found.hand_in), found.day};
}

Placement PlaceAsWork(const Activity& activity, const DayLine& days, const Earliest& earliest) {
  Bound start = earliest.start;
  start.RaiseTo(days.FirstPlus(earliest.finish.value, activity.working_days), earliest.finish.hold);
  State state = State::kPlaced;
  if (activity.fixed.has_value()) {
    const Day last = days.LastPlus(*activity.fixed, activity.working_days);
    start.RaiseTo(days.FirstPlus(*activity.fixed, activity.working_days), {Hold::Kind::kFixed, -1});
    if (start.value > last) {
      return {State::kConflict, start.hold, last, *activity.fixed};
    }
  }
  const Day finish = days.Plus(start.value, activity.working_days);
  if (start.value < days.first() || finish > days.last()) return OutsideCalendar(start.hold);
  if (activity.no_later_than.has_value() && finish > *activity.no_later_than) {
    state = State::kConflict;
  }
  return {state, start.hold, start.value, finish};
}

// Takes up what a link asks of the activity it comes from. False when what comes after has no
// place.
bool LowerByLink(const Problem& problem, const DayLine& days, int number, const Room& after,
                 Latest& latest) {
  const Link& link = LinkOf(problem, number);
  const Activity& activity = ActivityOf(problem, link.to);
  if (activity.done.has_value()) return true;
  if (HoldsStart(link.kind) && activity.handed_in.has_value()) return true;
  if (after.latest.state == State::kOutsideCalendar) return false;
  latest.is_asked |= after.is_asked;
  Bound& bound = CountsFromStart(link.kind) ? latest.start : latest.finish;
  const Hold hold{Hold::Kind::kLink, number};
  if (link.unit != LagUnit::kMeetings) {
    const Day until = HoldsStart(link.kind) ? after.latest.start : after.latest.finish;
    bound.LowerTo(LastToBeLaterBy(link, days, until), hold);
    return true;
  }
  const MeetingRow& row = *RowOf(problem, activity);
  const int first = std::min(row.FirstHeldFrom(after.latest.finish) - link.lag, row.size() - 1);
  if (first < 0) return false;
  bound.LowerTo(HoldsStart(link.kind) ? row[first].hand_in : row[first].day, hold);
  return true;
}

Placement PlaceInLastMeeting(const Activity& activity, const MeetingRow& row,
                             const Latest& latest) {
  Bound meeting = latest.meeting;
  State state = State::kPlaced;
  if (activity.handed_in.has_value()) {
    if (*activity.handed_in > latest.start.value) state = State::kConflict;
  } else {
    meeting.LowerTo(row.LastHandedInUntil(latest.start.value), latest.start.hold);
  }
  meeting.LowerTo(row.LastHeldUntil(latest.finish.value), latest.finish.hold);
  if (activity.fixed.has_value()) {
    const int fixed = row.FirstHeldFrom(*activity.fixed);
    const Hold hold{Hold::Kind::kFixed, -1};
    if (fixed == row.size() || row[fixed].day != *activity.fixed) return OutsideCalendar(hold);
    if (meeting.value < fixed) state = State::kConflict;
    if (meeting.value > fixed) meeting.hold = hold;
    meeting.value = fixed;
  }
  if (meeting.value < 0) return OutsideCalendar(meeting.hold);
  const MeetingRow::Meeting& found = row[meeting.value];
  return {state, meeting.hold, activity.handed_in.value_or(found.hand_in), found.day};
}

Placement PlaceAsLastWork(const Activity& activity, const DayLine& days, const Latest& latest) {
  Bound start = latest.start;
  start.LowerTo(days.LastPlus(latest.finish.value, activity.working_days), latest.finish.hold);
  if (activity.fixed.has_value()) {
    start.LowerTo(days.LastPlus(*activity.fixed, activity.working_days), {Hold::Kind::kFixed, -1});
    const Day first = days.FirstPlus(*activity.fixed, activity.working_days);
    if (start.value < first) return {State::kConflict, start.hold, first, *activity.fixed};
  }
  if (start.value < days.first()) return OutsideCalendar(start.hold);
  return {State::kPlaced, start.hold, start.value, days.Plus(start.value, activity.working_days)};
}

}  // namespace

Placement PlaceOneForward(const Setting& setting, const std::vector<Placement>& placements,
                          int number, Forward forward) {
  const auto& [problem, network, days] = setting;
  const Activity& activity = ActivityOf(problem, number);
  if (activity.done.has_value()) {
    return {State::kPlaced, {Hold::Kind::kDone, -1}, *activity.done, *activity.done};
  }
  // Of two that hold it alike the first is told: what it waits for says more than today.
  Earliest earliest{{days.first(), {}}, {days.first(), {}}};
  for (const int link : network.LinksTo(number)) {
    const auto from = static_cast<size_t>(LinkOf(problem, link).from);
    if (!RaiseByLink(problem, days, link, placements[from], earliest)) {
      return OutsideCalendar({Hold::Kind::kLink, link});
    }
  }
  if (activity.not_before.has_value() && !activity.handed_in.has_value()) {
    earliest.start.RaiseTo(*activity.not_before, {Hold::Kind::kNotBefore, -1});
  }
  if (activity.planned.has_value() && forward == Forward::kPlanned) {
    earliest.finish.RaiseTo(*activity.planned, {Hold::Kind::kPlanned, -1});
  }
  Bound& today = activity.handed_in.has_value() ? earliest.finish : earliest.start;
  today.RaiseTo(problem.today, {Hold::Kind::kToday, -1});
  const MeetingRow* const row = RowOf(problem, activity);
  return row != nullptr ? PlaceInMeeting(activity, *row, earliest)
                        : PlaceAsWork(activity, days, earliest);
}

std::vector<Placement> PlaceForward(const Setting& setting, Forward forward) {
  std::vector<Placement> placements(setting.problem.activities.size());
  for (const int activity : setting.network.order()) {
    placements[static_cast<size_t>(activity)] =
        PlaceOneForward(setting, placements, activity, forward);
  }
  return placements;
}

Room PlaceOneBackward(const Setting& setting, const std::vector<Room>& rooms, int number) {
  const auto& [problem, network, days] = setting;
  const Activity& activity = ActivityOf(problem, number);
  const MeetingRow* const row = RowOf(problem, activity);
  Latest latest{{days.last(), {}}, {days.last(), {}}, {row != nullptr ? row->size() - 1 : 0, {}}};
  latest.is_asked = activity.fixed.has_value() || activity.no_later_than.has_value();
  if (activity.no_later_than.has_value()) {
    latest.finish.LowerTo(*activity.no_later_than, {Hold::Kind::kNoLaterThan, -1});
  }
  Room room;
  for (const int link : network.LinksFrom(number)) {
    const auto to = static_cast<size_t>(LinkOf(problem, link).to);
    if (LowerByLink(problem, days, link, rooms[to], latest)) continue;
    room.latest = OutsideCalendar({Hold::Kind::kLink, link});
  }
  room.is_asked = latest.is_asked;
  room.last_start = latest.start.value;
  room.last_finish = latest.finish.value;
  if (activity.done.has_value()) {
    room.latest = {State::kPlaced, {Hold::Kind::kDone, -1}, *activity.done, *activity.done};
  } else if (room.latest.state != State::kOutsideCalendar) {
    room.latest = row != nullptr ? PlaceInLastMeeting(activity, *row, latest)
                                 : PlaceAsLastWork(activity, days, latest);
  }
  return room;
}

std::vector<Room> PlaceBackward(const Setting& setting) {
  std::vector<Room> rooms(setting.problem.activities.size());
  for (auto activity = setting.network.order().rbegin(); activity != setting.network.order().rend();
       ++activity) {
    rooms[static_cast<size_t>(*activity)] = PlaceOneBackward(setting, rooms, *activity);
  }
  return rooms;
}

bool IsFeasible(const std::vector<Placement>& placements) {
  return std::all_of(placements.begin(), placements.end(),
                     [](const Placement& placement) { return placement.state == State::kPlaced; });
}

}  // namespace noordster::planning
