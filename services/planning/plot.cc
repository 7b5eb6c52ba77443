// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/plot.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/time/civil_time.h"
#include "services/planning/day_line.h"
#include "services/planning/meeting_row.h"
#include "services/planning/network.h"

namespace noordster::planning {
namespace {

std::optional<Day> DayIn(const std::optional<absl::CivilDay>& day) {
  if (!day.has_value()) return std::nullopt;
  return DayOf(*day);
}

Activity PlottedStage(const PlannedStage& stage) {
  Activity activity;
  activity.row = stage.body;
  activity.working_days = stage.working_days;
  activity.not_before = DayIn(stage.not_before);
  activity.no_later_than = DayIn(stage.no_later_than);
  activity.fixed = DayIn(stage.fixed);
  activity.planned = DayIn(stage.planned);
  activity.handed_in = DayIn(stage.handed_in);
  activity.done = DayIn(stage.done);
  return activity;
}

void PlotStages(const Situation& situation, Plotted& plotted) {
  auto& [problem, plot] = plotted;
  for (const PlannedPlan& plan : situation.plans) {
    plot.first_activities.push_back(static_cast<int>(problem.activities.size()));
    for (size_t i = 0; i < plan.stages.size(); ++i) {
      const int activity = static_cast<int>(problem.activities.size());
      problem.activities.push_back(PlottedStage(plan.stages[i]));
      if (i == 0) continue;
      Link link;
      link.from = activity - 1;
      link.to = activity;
      link.is_path = true;
      problem.links.push_back(link);
    }
  }
  for (const Dependency& dependency : situation.dependencies) {
    Link link;
    link.from = plot.ActivityOf(dependency.from);
    link.to = plot.ActivityOf(dependency.to);
    link.kind = dependency.kind;
    link.lag = dependency.lag;
    link.unit = dependency.unit;
    link.is_hard = dependency.is_hard;
    problem.links.push_back(link);
  }
}

// The schedule that is about a meeting.
std::optional<int> ScheduleFor(const BodyCalendar& body, absl::CivilDay meeting) {
  for (size_t i = 0; i < body.schedules.size(); ++i) {
    if (calendar::Holds(body.schedules[i].period, meeting)) return static_cast<int>(i);
  }
  return std::nullopt;
}

// Absent when the days cannot be counted.
std::optional<Plot::HandIn> HandInFor(const BodyCalendar& body, size_t meeting,
                                      const std::vector<calendar::WorkingDays>& days) {
  Plot::HandIn hand_in;
  hand_in.schedule = ScheduleFor(body, body.meetings[meeting]);
  if (!hand_in.schedule.has_value()) return hand_in;
  const BodySchedule& schedule = body.schedules[static_cast<size_t>(*hand_in.schedule)];
  calendar::HandInRule rule;
  for (const Office& office : schedule.offices) rule.offices.push_back(office.hand_in);
  std::optional<std::vector<calendar::HandInDay>> offices = calendar::HandInDays(
      rule, days[static_cast<size_t>(schedule.calendar)], body.meetings, meeting);
  if (!offices.has_value()) return std::nullopt;
  hand_in.offices = *std::move(offices);
  return hand_in;
}

}  // namespace

PlottedBody PlotBody(const BodyCalendar& body, const std::vector<calendar::WorkingDays>& days) {
  std::vector<MeetingRow::Meeting> row;
  std::vector<Plot::HandIn> hand_ins;
  for (size_t i = 0; i < body.meetings.size(); ++i) {
    const absl::CivilDay meeting = body.meetings[i];
    if (!days.front().Covers(meeting)) continue;
    std::optional<Plot::HandIn> hand_in = HandInFor(body, i, days);
    if (!hand_in.has_value()) continue;
    const Day first = DayOf(hand_in->offices.empty() ? meeting : hand_in->offices.back().day);
    for (auto before = row.rbegin(); before != row.rend() && before->hand_in > first; ++before) {
      before->hand_in = first;
    }
    row.push_back({first, DayOf(meeting)});
    hand_ins.push_back(*std::move(hand_in));
  }
  return {MeetingRow(std::move(row)), std::move(hand_ins)};
}

StagePlace Plot::StageOf(int activity) const {
  const auto after = std::upper_bound(first_activities.begin(), first_activities.end(), activity);
  const auto plan = static_cast<int>(after - first_activities.begin()) - 1;
  return {plan, activity - first_activities[static_cast<size_t>(plan)]};
}

Plotted PlotOf(const Situation& situation, const std::vector<calendar::WorkingDays>& days) {
  Plotted plotted;
  plotted.problem.today = DayOf(situation.today);
  for (const BodyCalendar& body : situation.bodies) {
    PlottedBody plotted_body = PlotBody(body, days);
    plotted.problem.rows.push_back(std::move(plotted_body.row));
    plotted.plot.hand_ins.push_back(std::move(plotted_body.hand_ins));
  }
  PlotStages(situation, plotted);
  return plotted;
}

std::vector<StagePlace> FindCircle(const Situation& situation) {
  Plotted plotted;
  PlotStages(situation, plotted);
  std::vector<StagePlace> circle;
  for (const int link : FindCircle(plotted.problem)) {
    const int from = plotted.problem.links[static_cast<size_t>(link)].from;
    circle.push_back(plotted.plot.StageOf(from));
  }
  return circle;
}

}  // namespace noordster::planning
