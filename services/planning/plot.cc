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

void PlotStages(const Situation& situation, Plot& plot) {
  for (const PlannedPlan& plan : situation.plans) {
    plot.first_activities.push_back(static_cast<int>(plot.problem.activities.size()));
    for (size_t i = 0; i < plan.stages.size(); ++i) {
      const int activity = static_cast<int>(plot.problem.activities.size());
      plot.problem.activities.push_back(PlottedStage(plan.stages[i]));
      if (i == 0) continue;
      Link link;
      link.from = activity - 1;
      link.to = activity;
      link.is_path = true;
      plot.problem.links.push_back(link);
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
    plot.problem.links.push_back(link);
  }
}

void PlotBody(const BodyCalendar& body, const calendar::WorkingDays& days, Plot& plot) {
  calendar::HandInRule rule;
  for (const Office& office : body.offices) rule.offices.push_back(office.hand_in);
  std::vector<MeetingRow::Meeting> row;
  std::vector<std::vector<calendar::HandInDay>>& offices = plot.offices.emplace_back();
  for (size_t i = 0; i < body.meetings.size(); ++i) {
    if (!days.Covers(body.meetings[i])) continue;
    std::optional<std::vector<calendar::HandInDay>> hand_in =
        calendar::HandInDays(rule, days, body.meetings, i);
    if (!hand_in.has_value()) continue;
    const absl::CivilDay first = hand_in->empty() ? body.meetings[i] : hand_in->back().day;
    row.push_back({DayOf(first), DayOf(body.meetings[i])});
    offices.push_back(*std::move(hand_in));
  }
  plot.problem.rows.emplace_back(std::move(row));
}

}  // namespace

StagePlace Plot::StageOf(int activity) const {
  const auto after = std::upper_bound(first_activities.begin(), first_activities.end(), activity);
  const auto plan = static_cast<int>(after - first_activities.begin()) - 1;
  return {plan, activity - first_activities[static_cast<size_t>(plan)]};
}

Plot PlotOf(const Situation& situation, const calendar::WorkingDays& days) {
  Plot plot;
  plot.problem.today = DayOf(situation.today);
  for (const BodyCalendar& body : situation.bodies) PlotBody(body, days, plot);
  PlotStages(situation, plot);
  return plot;
}

std::vector<StagePlace> FindCircle(const Situation& situation) {
  Plot plot;
  PlotStages(situation, plot);
  std::vector<StagePlace> circle;
  for (const int link : FindCircle(plot.problem)) {
    circle.push_back(plot.StageOf(plot.problem.links[static_cast<size_t>(link)].from));
  }
  return circle;
}

}  // namespace noordster::planning
