// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/planning/demand_records.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"
#include "services/engine/standing.h"
#include "services/planning/plot.h"

namespace noordster::runtime {
namespace {

namespace stored = noordster::internal::v1;
using planning::StagePlace;
using Asked = noordster::v1::PlanningDependency;

constexpr absl::string_view kStart = "start";

planning::LinkKind KindFrom(Asked::Kind kind) {
  switch (kind) {
    case Asked::START_TO_START:
      return planning::LinkKind::kStartToStart;
    case Asked::FINISH_TO_FINISH:
      return planning::LinkKind::kFinishToFinish;
    case Asked::START_TO_FINISH:
      return planning::LinkKind::kStartToFinish;
    default:
      return planning::LinkKind::kFinishToStart;
  }
}

planning::LagUnit UnitFrom(Asked::LagUnit unit) {
  switch (unit) {
    case Asked::WORKING_DAYS:
      return planning::LagUnit::kWorkingDays;
    case Asked::MEETINGS:
      return planning::LagUnit::kMeetings;
    default:
      return planning::LagUnit::kCalendarDays;
  }
}

// What the path of a plan calls a stage that an earlier version may have called otherwise.
std::string CalledNow(const stored::Plan& plan, std::string stage) {
  for (const stored::Migration& left : plan.migrations()) {
    for (const stored::StageMapping& mapping : left.mapping()) {
      if (mapping.from() != stage) continue;
      stage = mapping.to();
      break;
    }
  }
  return stage;
}

const stored::StageOutcome* SaidAt(const stored::Plan& plan, absl::string_view stage) {
  const auto said = std::find_if(plan.stage_outcomes().begin(), plan.stage_outcomes().end(),
                                 [&stage](const auto& each) { return each.stage() == stage; });
  return said == plan.stage_outcomes().end() ? nullptr : &*said;
}

// Finds and makes the places of stages.
class Places {
 public:
  Places(const std::map<std::string, Record>& decisions,
         const std::map<std::string, Record>& others, SituationRecords& read)
      : decisions_(decisions), others_(others), read_(read) {
    for (size_t i = 0; i < read_.situation.plans.size(); ++i) {
      ahead_[read_.situation.plans[i].name] = static_cast<int>(i);
    }
  }

  // A stage that is ahead.
  std::optional<StagePlace> Ahead(const std::string& plan, const std::string& stage) const {
    const auto found = ahead_.find(plan);
    if (found == ahead_.end()) return std::nullopt;
    const auto& stages = read_.situation.plans[static_cast<size_t>(found->second)].stages;
    for (size_t i = 0; i < stages.size(); ++i) {
      if (stages[i].id == stage) return StagePlace{found->second, static_cast<int>(i)};
    }
    return std::nullopt;
  }

  // What a stage comes after; absent: it was passed over, or is not there for the reader.
  std::optional<StagePlace> Before(const stored::PlanningDependency& dependency) {
    const auto found = others_.find(dependency.after());
    if (found == others_.end()) return OfAsked(dependency);
    const Record& other = found->second;
    if (other.has_project()) return OfProject(other, dependency.after_stage());
    return OfPlan(other, CalledNow(other.plan(), dependency.after_stage()));
  }

 private:
  // Of a plan that is asked about itself.
  std::optional<StagePlace> OfAsked(const stored::PlanningDependency& dependency) {
    const auto found = ahead_.find(dependency.after());
    if (found == ahead_.end()) return std::nullopt;
    const Record plan = read_.plans[static_cast<size_t>(found->second)];
    return OfPlan(plan, CalledNow(plan.plan(), dependency.after_stage()));
  }

  std::optional<StagePlace> OfPlan(const Record& plan, const std::string& stage) {
    if (const auto ahead = Ahead(plan.name(), stage); ahead.has_value()) return ahead;
    const stored::StageOutcome* const said = SaidAt(plan.plan(), stage);
    if (said == nullptr) return std::nullopt;
    const auto decision = decisions_.find(engine::DecisionName(plan.name(), said->decision()));
    if (decision == decisions_.end()) return std::nullopt;
    planning::PlannedStage done;
    done.id = stage;
    done.done = DayFrom(engine::EarliestDecided(decision->second.decision()));
    return Add(plan, std::move(done));
  }

  std::optional<StagePlace> OfProject(const Record& project, const std::string& side) {
    const bool is_start = side == kStart;
    const bool is_known = is_start ? project.project().has_start() : project.project().has_end();
    const stored::VagueDate& date = is_start ? project.project().start() : project.project().end();
    planning::PlannedStage stage;
    stage.id = side;
    const absl::CivilDay last = read_.situation.window.last;
    if (is_known && DayFrom(date.latest()) <= last) {
      stage.done = DayFrom(date.latest());
    } else {
      // Later than anything that is looked at.
      stage.not_before = last + 1;
    }
    return Add(project, std::move(stage));
  }

  StagePlace Add(const Record& of, planning::PlannedStage stage) {
    planning::PlannedPlan& added = read_.situation.plans.emplace_back();
    added.name = of.name();
    added.stages.push_back(std::move(stage));
    read_.plans.push_back(of);
    read_.on_agendas.emplace_back();
    return {static_cast<int>(read_.situation.plans.size()) - 1, 0};
  }

  const std::map<std::string, Record>& decisions_;
  const std::map<std::string, Record>& others_;
  SituationRecords& read_;
  std::map<std::string, int> ahead_;
};

planning::Dependency DependencyFrom(const stored::PlanningDependency& asked, StagePlace from,
                                    StagePlace to) {
  planning::Dependency dependency;
  dependency.from = from;
  dependency.to = to;
  dependency.kind = KindFrom(asked.kind());
  dependency.lag = asked.overlap() > 0 ? -asked.overlap() : asked.lag();
  dependency.unit = UnitFrom(asked.lag_unit());
  dependency.is_hard = !asked.soft();
  return dependency;
}

// The decisions by which stages that others come after are over.
std::set<std::string> DecisionsBehind(const std::map<std::string, Record>& others,
                                      const std::vector<Record>& plans) {
  std::set<std::string> names;
  const auto find = [&](const std::string& name) -> const Record* {
    if (const auto other = others.find(name); other != others.end()) return &other->second;
    const auto asked = std::find_if(plans.begin(), plans.end(),
                                    [&name](const auto& each) { return each.name() == name; });
    return asked == plans.end() ? nullptr : &*asked;
  };
  for (const Record& plan : plans) {
    for (const auto& dependency : plan.plan().demands().dependencies()) {
      const Record* const other = find(dependency.after());
      if (other == nullptr || !other->has_plan()) continue;
      const auto* const said =
          SaidAt(other->plan(), CalledNow(other->plan(), dependency.after_stage()));
      if (said != nullptr) names.insert(engine::DecisionName(other->name(), said->decision()));
    }
  }
  return names;
}

// Nobody can come first in a circle: what is in one holds nothing.
void DropCircles(SituationRecords& read) {
  planning::Situation& situation = read.situation;
  for (std::vector<StagePlace> circle = planning::FindCircle(situation); !circle.empty();
       circle = planning::FindCircle(situation)) {
    if (read.circle.empty()) {
      for (const StagePlace place : circle) {
        const auto& plan = situation.plans[static_cast<size_t>(place.plan)];
        read.circle.push_back(
            absl::StrCat(plan.name, "/stages/", plan.stages[static_cast<size_t>(place.stage)].id));
      }
    }
    const auto is_in = [&circle](StagePlace place) {
      return std::find(circle.begin(), circle.end(), place) != circle.end();
    };
    for (planning::Dependency& each : situation.dependencies) {
      if (is_in(each.from) && is_in(each.to)) each.is_hard = false;
    }
  }
}

}  // namespace

absl::CivilDay DayFrom(const std::string& date) {
  const std::optional<absl::CivilDay> day = calendar::ParseDate(date);
  NOORDSTER_CHECK(day.has_value());
  return *day;
}

absl::StatusOr<std::map<std::string, Record>> ReadComeAfter(GetRecords get,
                                                            absl::Span<const Record> plans) {
  std::map<std::string, Record> others;
  std::set<std::string> known;
  std::set<std::string> next;
  const auto ask = [&known, &next](const Record& record) {
    for (const auto& dependency : record.plan().demands().dependencies()) {
      if (!known.contains(dependency.after())) next.insert(dependency.after());
    }
  };
  for (const Record& plan : plans) known.insert(plan.name());
  for (const Record& plan : plans) ask(plan);
  while (!next.empty() && others.size() < limits::kPlansPlannedMax) {
    absl::StatusOr<std::vector<std::optional<Record>>> found = get(next);
    if (!found.ok()) return found.status();
    known.merge(next);
    next.clear();
    for (std::optional<Record>& record : *found) {
      if (!record.has_value()) continue;
      ask(*record);
      const std::string name = record->name();
      others.emplace(name, *std::move(record));
    }
  }
  return others;
}

void AddDemands(const stored::PlanDemands& demands, planning::PlannedPlan& planned) {
  for (planning::PlannedStage& stage : planned.stages) {
    if (!demands.target_date().empty() && stage.id == demands.target_stage()) {
      stage.no_later_than = DayFrom(demands.target_date());
    }
    for (const stored::StageDemand& demand : demands.stages()) {
      if (demand.stage() != stage.id) continue;
      if (!stage.body.has_value()) stage.working_days = demand.working_days();
      if (!demand.not_before_date().empty()) stage.not_before = DayFrom(demand.not_before_date());
      if (!demand.on_date().empty()) stage.fixed = DayFrom(demand.on_date());
    }
  }
}

absl::Status AddDependencies(GetRecords get, const std::map<std::string, Record>& others,
                             SituationRecords& read) {
  absl::StatusOr<std::vector<std::optional<Record>>> found =
      get(DecisionsBehind(others, read.plans));
  if (!found.ok()) return found.status();
  std::map<std::string, Record> decisions;
  for (std::optional<Record>& record : *found) {
    if (!record.has_value()) continue;
    const std::string name = record->name();
    decisions.emplace(name, *std::move(record));
  }
  Places places(decisions, others, read);
  const size_t plans = read.plans.size();
  for (size_t i = 0; i < plans; ++i) {
    const stored::PlanDemands demands = read.plans[i].plan().demands();
    for (const stored::PlanningDependency& asked : demands.dependencies()) {
      const std::optional<StagePlace> to = places.Ahead(read.plans[i].name(), asked.stage());
      if (!to.has_value()) continue;
      const std::optional<StagePlace> from = places.Before(asked);
      if (!from.has_value()) continue;
      read.situation.dependencies.push_back(DependencyFrom(asked, *from, *to));
    }
  }
  DropCircles(read);
  return absl::OkStatus();
}

}  // namespace noordster::runtime
