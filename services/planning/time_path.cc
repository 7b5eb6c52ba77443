// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/time_path.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace noordster::planning {
namespace {

// What went into a meeting's papers; null for what needs none, was handed in or is done.
const Plot::HandIn* HandInOf(const Problem& problem, const Plot& plot, int activity,
                             const Placement& placement) {
  const Activity& known = problem.activities[static_cast<size_t>(activity)];
  if (placement.state == Placement::State::kOutsideCalendar) return nullptr;
  if (!known.row.has_value() || known.handed_in.has_value() || known.done.has_value()) {
    return nullptr;
  }
  const auto row = static_cast<size_t>(*known.row);
  const int meeting = problem.rows[row].FirstHeldFrom(placement.finish);
  return &plot.hand_ins[row][static_cast<size_t>(meeting)];
}

}  // namespace

// Whether papers for an activity go by a lead time that nobody confirmed.
bool TimePath::IsAssumed(int activity, const Placement& placement) const {
  const Plot::HandIn* const hand_in = HandInOf(problem(), plot_, activity, placement);
  if (hand_in == nullptr) return false;
  if (!hand_in->schedule.has_value()) return true;
  const int body = *problem().activities[static_cast<size_t>(activity)].row;
  const std::vector<Office>& offices = situation_.bodies[static_cast<size_t>(body)]
                                           .schedules[static_cast<size_t>(*hand_in->schedule)]
                                           .offices;
  return std::any_of(offices.begin(), offices.end(),
                     [](const Office& office) { return office.is_assumed; });
}

std::vector<bool> TimePath::Assumed() const {
  std::vector<bool> before(problem().activities.size());
  std::vector<bool> after(before.size());
  for (size_t i = 0; i < before.size(); ++i) {
    const int activity = static_cast<int>(i);
    before[i] =
        IsAssumed(activity, schedule_.earliest()[i]) || IsAssumed(activity, schedule_.planned()[i]);
    after[i] = schedule_.rooms()[i].is_asked && IsAssumed(activity, schedule_.rooms()[i].latest);
  }
  for (const int activity : schedule_.network().order()) {
    for (const int link : schedule_.network().LinksFrom(activity)) {
      const auto to = static_cast<size_t>(problem().links[static_cast<size_t>(link)].to);
      if (before[static_cast<size_t>(activity)]) before[to] = true;
    }
  }
  for (auto activity = schedule_.network().order().rbegin();
       activity != schedule_.network().order().rend(); ++activity) {
    for (const int link : schedule_.network().LinksTo(*activity)) {
      const auto from = static_cast<size_t>(problem().links[static_cast<size_t>(link)].from);
      if (after[static_cast<size_t>(*activity)] && schedule_.rooms()[from].is_asked)
        after[from] = true;
    }
  }
  for (size_t i = 0; i < before.size(); ++i) before[i] = before[i] || after[i];
  return before;
}

TimePath::Counted TimePath::Count(Situation situation) {
  Counted counted;
  counted.situation = std::move(situation);
  for (const calendar::OrganisationDays& calendar : counted.situation.calendars) {
    counted.working_days.emplace_back(counted.situation.window, calendar);
  }
  counted.plotted = PlotOf(counted.situation, counted.working_days);
  return counted;
}

TimePath::TimePath(Counted counted)
    : situation_(std::move(counted.situation)),
      working_days_(std::move(counted.working_days)),
      plot_(std::move(counted.plotted.plot)),
      schedule_(std::move(counted.plotted.problem), DayLine(working_days_.front())),
      assumed_(Assumed()) {}

TimePath::TimePath(Situation situation) : TimePath(Count(std::move(situation))) {}

std::vector<int> TimePath::ReplaceMeetings(int body, std::vector<absl::CivilDay> meetings) {
  const auto at = static_cast<size_t>(body);
  situation_.bodies[at].meetings = std::move(meetings);
  PlottedBody plotted = PlotBody(situation_.bodies[at], working_days_);
  plot_.hand_ins[at] = std::move(plotted.hand_ins);
  const LivingSchedule::Outcome outcome = schedule_.ReplaceRow(body, std::move(plotted.row));
  assumed_ = Assumed();
  std::vector<int> plans;
  for (const int activity : outcome.changed) {
    const int plan = plot_.StageOf(activity).plan;
    if (plans.empty() || plans.back() != plan) plans.push_back(plan);
  }
  return plans;
}

std::vector<StageTimes> TimePath::TimesOf(int plan) const {
  std::vector<StageTimes> times;
  const size_t stages = situation_.plans[static_cast<size_t>(plan)].stages.size();
  for (size_t i = 0; i < stages; ++i) {
    times.push_back(TimesOfStage({plan, static_cast<int>(i)}));
  }
  return times;
}

Moment TimePath::PlannedOf(StagePlace stage) const {
  const int activity = plot_.ActivityOf(stage);
  return MomentOf(activity, schedule_.planned()[static_cast<size_t>(activity)], &Link::from);
}

std::optional<Moment> TimePath::MeetingOf(int body, absl::CivilDay day) const {
  const auto at = static_cast<size_t>(body);
  const MeetingRow& row = problem().rows[at];
  const int meeting = row.FirstHeldFrom(DayOf(day));
  if (meeting == row.size() || row[meeting].day != DayOf(day)) return std::nullopt;
  const Plot::HandIn& hand_in = plot_.hand_ins[at][static_cast<size_t>(meeting)];
  Moment moment;
  moment.start = CivilDayOf(row[meeting].hand_in);
  moment.finish = day;
  moment.schedule = hand_in.schedule;
  moment.offices = hand_in.offices;
  return moment;
}

std::vector<StagePlace> TimePath::CriticalPath(StagePlace stage) const {
  std::vector<StagePlace> path = {stage};
  int activity = plot_.ActivityOf(stage);
  while (schedule_.earliest()[static_cast<size_t>(activity)].hold.kind == Hold::Kind::kLink) {
    const int link = schedule_.earliest()[static_cast<size_t>(activity)].hold.link;
    activity = problem().links[static_cast<size_t>(link)].from;
    path.push_back(plot_.StageOf(activity));
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::optional<Conflict> TimePath::FindConflict() const {
  return planning::FindConflict(problem(), days());
}

int TimePath::DependencyOf(int link) const {
  const size_t of_paths = problem().links.size() - situation_.dependencies.size();
  return link - static_cast<int>(of_paths);
}

StageTimes TimePath::TimesOfStage(StagePlace stage) const {
  const int number = plot_.ActivityOf(stage);
  const auto at = static_cast<size_t>(number);
  const Room& room = schedule_.rooms()[at];
  StageTimes times;
  times.earliest = MomentOf(number, schedule_.earliest()[at], &Link::from);
  times.planned = MomentOf(number, schedule_.planned()[at], &Link::from);
  times.rests_on_assumption = assumed_[at];
  const std::optional<int> body = problem().activities[at].row;
  const bool is_placed = schedule_.planned()[at].state != Placement::State::kOutsideCalendar;
  if (body.has_value() && is_placed) {
    const MeetingRow& row = problem().rows[static_cast<size_t>(*body)];
    const int next = row.FirstHeldFrom(schedule_.earliest()[at].finish + 1);
    if (next < row.size()) times.next_meeting = CivilDayOf(row[next].day);
  }
  if (!room.is_asked) return times;
  times.latest = MomentOf(number, room.latest, &Link::to);
  times.last_finish = CivilDayOf(room.last_finish);
  if (!is_placed || times.latest->state == Placement::State::kOutsideCalendar) return times;
  times.slack_working_days =
      std::min(days().Between(schedule_.planned()[at].start, room.last_start),
               days().Between(schedule_.planned()[at].finish, room.last_finish));
  if (body.has_value()) {
    const MeetingRow& row = problem().rows[static_cast<size_t>(*body)];
    times.slack_meetings =
        row.FirstHeldFrom(room.latest.finish) - row.FirstHeldFrom(schedule_.planned()[at].finish);
  }
  return times;
}

Moment TimePath::MomentOf(int activity, const Placement& placement, int Link::*holds) const {
  Moment moment;
  moment.state = placement.state;
  moment.hold = placement.hold.kind;
  if (placement.hold.kind == Hold::Kind::kLink) {
    const Link& link = problem().links[static_cast<size_t>(placement.hold.link)];
    moment.because = plot_.StageOf(link.*holds);
  }
  if (placement.state == Placement::State::kOutsideCalendar) return moment;
  moment.start = CivilDayOf(placement.start);
  moment.finish = CivilDayOf(placement.finish);
  if (const Plot::HandIn* const hand_in = HandInOf(problem(), plot_, activity, placement)) {
    moment.schedule = hand_in->schedule;
    moment.offices = hand_in->offices;
  }
  return moment;
}

}  // namespace noordster::planning
