// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/time_path.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace noordster::planning {
namespace {

calendar::WorkingDays WorkingDaysOf(const Situation& situation) {
  return calendar::WorkingDays(situation.window, situation.days);
}

// Whether papers for an activity go by a lead time that nobody confirmed.
bool IsAssumed(const Situation& situation, const Activity& activity) {
  const bool waits = !activity.done.has_value() && !activity.handed_in.has_value();
  if (!waits || !activity.row.has_value()) return false;
  const std::vector<Office>& offices = situation.bodies[static_cast<size_t>(*activity.row)].offices;
  return std::any_of(offices.begin(), offices.end(),
                     [](const Office& office) { return office.is_assumed; });
}

// The activities whose days go by assumed lead times: their own, those of what they wait for, and
// those of what has to be in time after them.
std::vector<bool> AssumedOf(const Situation& situation, const Problem& problem,
                            const Network& network, const std::vector<Room>& rooms) {
  std::vector<bool> before;
  for (const Activity& activity : problem.activities) {
    before.push_back(IsAssumed(situation, activity));
  }
  std::vector<bool> after = before;
  for (const int activity : network.order()) {
    for (const int link : network.LinksFrom(activity)) {
      const auto to = static_cast<size_t>(problem.links[static_cast<size_t>(link)].to);
      if (before[static_cast<size_t>(activity)]) before[to] = true;
    }
  }
  for (auto activity = network.order().rbegin(); activity != network.order().rend(); ++activity) {
    for (const int link : network.LinksTo(*activity)) {
      const auto from = static_cast<size_t>(problem.links[static_cast<size_t>(link)].from);
      if (after[static_cast<size_t>(*activity)] && rooms[from].is_asked) after[from] = true;
    }
  }
  for (size_t i = 0; i < before.size(); ++i) before[i] = before[i] || after[i];
  return before;
}

}  // namespace

TimePath::TimePath(Situation situation)
    : situation_(std::move(situation)),
      days_(WorkingDaysOf(situation_)),
      plot_(PlotOf(situation_, WorkingDaysOf(situation_))),
      network_(plot_.problem),
      earliest_(PlaceForward(plot_.problem, network_, days_)),
      planned_(PlaceForward(plot_.problem, network_, days_, Forward::kPlanned)),
      rooms_(PlaceBackward(plot_.problem, network_, days_)),
      assumed_(AssumedOf(situation_, plot_.problem, network_, rooms_)) {}

std::vector<StageTimes> TimePath::TimesOf(int plan) const {
  std::vector<StageTimes> times;
  const size_t stages = situation_.plans[static_cast<size_t>(plan)].stages.size();
  for (size_t i = 0; i < stages; ++i) {
    times.push_back(TimesOfStage({plan, static_cast<int>(i)}));
  }
  return times;
}

std::vector<StagePlace> TimePath::CriticalPath(StagePlace stage) const {
  std::vector<StagePlace> path = {stage};
  int activity = plot_.ActivityOf(stage);
  while (earliest_[static_cast<size_t>(activity)].hold.kind == Hold::Kind::kLink) {
    const int link = earliest_[static_cast<size_t>(activity)].hold.link;
    activity = plot_.problem.links[static_cast<size_t>(link)].from;
    path.push_back(plot_.StageOf(activity));
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::optional<Conflict> TimePath::FindConflict() const {
  return planning::FindConflict(plot_.problem, days_);
}

int TimePath::DependencyOf(int link) const {
  const size_t of_paths = plot_.problem.links.size() - situation_.dependencies.size();
  return link - static_cast<int>(of_paths);
}

StageTimes TimePath::TimesOfStage(StagePlace stage) const {
  const int number = plot_.ActivityOf(stage);
  const auto at = static_cast<size_t>(number);
  const Room& room = rooms_[at];
  StageTimes times;
  times.earliest = MomentOf(number, earliest_[at], &Link::from);
  times.planned = MomentOf(number, planned_[at], &Link::from);
  times.rests_on_assumption = assumed_[at];
  const std::optional<int> body = plot_.problem.activities[at].row;
  const bool is_placed = planned_[at].state != Placement::State::kOutsideCalendar;
  if (body.has_value() && is_placed) {
    const MeetingRow& row = plot_.problem.rows[static_cast<size_t>(*body)];
    const int next = row.FirstHeldFrom(earliest_[at].finish + 1);
    if (next < row.size()) times.next_meeting = CivilDayOf(row[next].day);
  }
  if (!room.is_asked) return times;
  times.latest = MomentOf(number, room.latest, &Link::to);
  times.last_finish = CivilDayOf(room.last_finish);
  if (!is_placed || times.latest->state == Placement::State::kOutsideCalendar) return times;
  times.slack_working_days = std::min(days_.Between(planned_[at].start, room.last_start),
                                      days_.Between(planned_[at].finish, room.last_finish));
  if (body.has_value()) {
    const MeetingRow& row = plot_.problem.rows[static_cast<size_t>(*body)];
    times.slack_meetings =
        row.FirstHeldFrom(room.latest.finish) - row.FirstHeldFrom(planned_[at].finish);
  }
  return times;
}

Moment TimePath::MomentOf(int activity, const Placement& placement, int Link::*holds) const {
  Moment moment;
  moment.state = placement.state;
  moment.hold = placement.hold.kind;
  if (placement.hold.kind == Hold::Kind::kLink) {
    const Link& link = plot_.problem.links[static_cast<size_t>(placement.hold.link)];
    moment.because = plot_.StageOf(link.*holds);
  }
  if (placement.state == Placement::State::kOutsideCalendar) return moment;
  moment.start = CivilDayOf(placement.start);
  moment.finish = CivilDayOf(placement.finish);
  const Activity& known = plot_.problem.activities[static_cast<size_t>(activity)];
  if (!known.row.has_value() || known.handed_in.has_value() || known.done.has_value()) {
    return moment;
  }
  const auto row = static_cast<size_t>(*known.row);
  const int meeting = plot_.problem.rows[row].FirstHeldFrom(placement.finish);
  moment.offices = plot_.offices[row][static_cast<size_t>(meeting)];
  return moment;
}

}  // namespace noordster::planning
