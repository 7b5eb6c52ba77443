// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/planning/demand_rules.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Plan;
using noordster::internal::v1::PlanDemands;
using noordster::internal::v1::PlanningDependency;
using noordster::internal::v1::Stage;
using noordster::internal::v1::StageDemand;

// What is wrong with demands, and where.
class Faults {
 public:
  void Add(absl::string_view field, absl::string_view what) {
    faults_.push_back(Violation(absl::StrCat("plan.demands.", field), std::string(what)));
  }
  absl::Status Take() {
    if (faults_.empty()) return absl::OkStatus();
    return RefuseFields(noordster::v1::REFERENCE_UNFIT, std::move(faults_));
  }

 private:
  std::vector<FieldViolation> faults_;
};

// The stage of the path that a field names; null, and a fault, when there is none.
const Stage* StageAt(const PathVersion& path, const std::string& id, const std::string& field,
                     Faults& faults) {
  const Stage* const stage = FindStage(path, id);
  if (stage == nullptr) faults.Add(field, absl::StrCat("'", id, "' is no stage of the path"));
  return stage;
}

void CheckStage(const PathVersion& path, const StageDemand& demand, const std::string& field,
                Faults& faults) {
  const Stage* const stage = StageAt(path, demand.stage(), absl::StrCat(field, ".stage"), faults);
  if (stage == nullptr) return;
  if (stage->in_meeting() && demand.working_days() > 0) {
    faults.Add(absl::StrCat(field, ".working_days"),
               absl::StrCat("in '", demand.stage(),
                            "' a body meets, so that it takes no days of its own: leave it out"));
  }
  // Dates of this form order as text.
  const bool is_before = !demand.on_date().empty() && demand.on_date() < demand.not_before_date();
  if (is_before) {
    faults.Add(absl::StrCat(field, ".on_date"),
               absl::StrCat("lies before ", demand.not_before_date(),
                            ", the first day that is asked: give a later day"));
  }
}

// What is wrong with the stage of another plan or the side of a project that is named.
void CheckAfter(const State& state, const PlanningDependency& dependency, const Record& after,
                const std::string& field, Faults& faults) {
  const std::string& named = dependency.after_stage();
  if (after.has_project()) {
    if (named == "start" || named == "end") return;
    faults.Add(absl::StrCat(field, ".after_stage"), "of a project give start or end");
    return;
  }
  const Record* const path = state.Find(after.plan().path_version());
  if (path != nullptr && FindStage(path->path_version(), named) != nullptr) return;
  faults.Add(absl::StrCat(field, ".after_stage"),
             absl::StrCat("'", named, "' is no stage of the path of ", after.name()));
}

void CheckLag(const Stage* stage, const PlanningDependency& dependency, const std::string& field,
              Faults& faults) {
  const std::string place = absl::StrCat(field, ".overlap");
  if (dependency.overlap() > 0 && dependency.lag() > 0) {
    faults.Add(place, "give a lag or an overlap, not both");
  }
  if (dependency.lag_unit() != noordster::v1::PlanningDependency::MEETINGS) return;
  if (dependency.overlap() > 0) {
    faults.Add(place, "cannot be counted in meetings: count it in days");
  }
  if (stage != nullptr && !stage->in_meeting()) {
    faults.Add(absl::StrCat(field, ".lag_unit"),
               absl::StrCat("no body meets in '", dependency.stage(), "': count in days"));
  }
}

// The day a stage is planned on; empty: it is not.
std::string PlannedOn(const Plan& plan, const std::string& stage) {
  for (const auto& planned : plan.planned_dates()) {
    if (planned.stage() == stage) return planned.date().edtf();
  }
  return "";
}

}  // namespace

void ResolveTarget(const PathVersion& path, PlanDemands& demands) {
  if (demands.target_date().empty() || !demands.target_stage().empty()) return;
  for (const Stage& stage : path.stages()) {
    if (stage.in_meeting()) demands.set_target_stage(stage.id());
  }
}

absl::Status CheckDemands(const State& state, absl::string_view name, const PlanDemands& demands,
                          const PathVersion& path) {
  Faults faults;
  if (!demands.target_date().empty()) {
    StageAt(path, demands.target_stage(), "target.stage", faults);
  }
  std::set<std::string> named;
  for (int i = 0; i < demands.stages_size(); ++i) {
    const std::string field = absl::StrCat("stages[", i, "]");
    CheckStage(path, demands.stages(i), field, faults);
    if (!named.insert(demands.stages(i).stage()).second) {
      faults.Add(absl::StrCat(field, ".stage"),
                 absl::StrCat("'", demands.stages(i).stage(), "' stands twice"));
    }
  }
  for (int i = 0; i < demands.dependencies_size(); ++i) {
    const PlanningDependency& dependency = demands.dependencies(i);
    const std::string field = absl::StrCat("dependencies[", i, "]");
    CheckLag(StageAt(path, dependency.stage(), absl::StrCat(field, ".stage"), faults), dependency,
             field, faults);
    const std::string place = absl::StrCat(field, ".after");
    if (ParentOf(dependency.after()) != ParentOf(name)) {
      faults.Add(place, absl::StrCat(dependency.after(), " belongs to another programme"));
      continue;
    }
    if (dependency.after() == name) {
      faults.Add(place, "a plan does not come after itself: the path orders its stages");
      continue;
    }
    const absl::StatusOr<const Record*> after = Require(state, dependency.after());
    if (!after.ok()) return after.status();
    CheckAfter(state, dependency, **after, field, faults);
  }
  return faults.Take();
}

std::vector<noordster::v1::Blocker> PublishedStages(const Plan& before, const Plan& after) {
  std::vector<noordster::v1::Blocker> blockers;
  if (before.baselines().empty()) return blockers;
  const auto& published = before.baselines(before.baselines_size() - 1);
  for (const auto& stage : published.stages()) {
    if (PlannedOn(before, stage.stage()) == PlannedOn(after, stage.stage())) continue;
    Block(noordster::v1::FIELD_REQUIRED, stage.stage(), "reason", blockers);
  }
  return blockers;
}

std::vector<std::string> StagesOf(const PlanDemands& demands) {
  std::vector<std::string> stages;
  if (!demands.target_stage().empty()) stages.push_back(demands.target_stage());
  for (const StageDemand& demand : demands.stages()) stages.push_back(demand.stage());
  for (const PlanningDependency& each : demands.dependencies()) stages.push_back(each.stage());
  return stages;
}

PlanDemands CarryDemands(const PlanDemands& demands, const Becoming& becoming) {
  PlanDemands carried = demands;
  if (!demands.target_stage().empty()) {
    carried.set_target_stage(becoming.at(demands.target_stage()));
  }
  carried.clear_stages();
  for (const StageDemand& demand : demands.stages()) {
    const std::string& stage = becoming.at(demand.stage());
    auto& stages = *carried.mutable_stages();
    auto known = std::find_if(stages.begin(), stages.end(),
                              [&stage](const auto& other) { return other.stage() == stage; });
    if (known == stages.end()) {
      stages.Add();
      known = stages.end() - 1;
    }
    *known = demand;
    known->set_stage(stage);
  }
  for (PlanningDependency& dependency : *carried.mutable_dependencies()) {
    dependency.set_stage(becoming.at(dependency.stage()));
  }
  return carried;
}

}  // namespace noordster::engine
