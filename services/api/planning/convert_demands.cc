// SPDX-License-Identifier: EUPL-1.2
#include "services/api/planning/convert_demands.h"

#include <algorithm>

#include "services/engine/names.h"

namespace noordster::api {

using Dependency = noordster::v1::PlanningDependency;

noordster::internal::v1::PlanDemands ToDemands(const noordster::v1::PlanDemands& resource) {
  noordster::internal::v1::PlanDemands demands;
  demands.set_target_stage(resource.target().stage());
  demands.set_target_date(resource.target().no_later_than());
  for (const auto& stage : resource.stages()) {
    auto& added = *demands.add_stages();
    added.set_stage(stage.stage());
    added.set_working_days(stage.working_days());
    added.set_not_before_date(stage.not_before_date());
    added.set_on_date(stage.on_date());
  }
  for (const Dependency& dependency : resource.dependencies()) {
    auto& added = *demands.add_dependencies();
    added.set_stage(dependency.stage());
    added.set_after(engine::RelativeName(dependency.after()));
    added.set_after_stage(dependency.after_stage());
    added.set_kind(std::max(dependency.kind(), Dependency::FINISH_TO_START));
    added.set_lag(dependency.lag());
    added.set_overlap(dependency.overlap());
    added.set_lag_unit(std::max(dependency.lag_unit(), Dependency::CALENDAR_DAYS));
    added.set_soft(dependency.soft());
  }
  return demands;
}

void FromDemands(const noordster::internal::v1::PlanDemands& demands, const View& view,
                 noordster::v1::PlanDemands& resource) {
  if (!demands.target_date().empty()) {
    resource.mutable_target()->set_stage(demands.target_stage());
    resource.mutable_target()->set_no_later_than(demands.target_date());
  }
  for (const auto& stage : demands.stages()) {
    auto& added = *resource.add_stages();
    added.set_stage(stage.stage());
    added.set_working_days(stage.working_days());
    added.set_not_before_date(stage.not_before_date());
    added.set_on_date(stage.on_date());
  }
  for (const auto& dependency : demands.dependencies()) {
    Dependency& added = *resource.add_dependencies();
    added.set_stage(dependency.stage());
    added.set_after(view.Name(dependency.after()));
    added.set_after_stage(dependency.after_stage());
    added.set_kind(dependency.kind());
    added.set_lag(dependency.lag());
    added.set_overlap(dependency.overlap());
    added.set_lag_unit(dependency.lag_unit());
    added.set_soft(dependency.soft());
  }
}

void FromBaseline(const noordster::internal::v1::Baseline& baseline, const View& view,
                  noordster::v1::Baseline& resource) {
  resource.set_id(baseline.id());
  resource.set_reason(view.Text(baseline.words()));
  resource.set_time(Timestamp(baseline.time_micros()));
  for (const auto& stage : baseline.stages()) {
    auto& added = *resource.add_stages();
    added.set_stage(stage.stage());
    added.set_date(stage.date());
  }
}

}  // namespace noordster::api
