// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLANNING_CONVERT_DEMANDS_H_
#define NOORDSTER_SERVICES_API_PLANNING_CONVERT_DEMANDS_H_

#include "noordster/internal/v1/planning.pb.h"
#include "noordster/v1/plan_demands.pb.h"
#include "services/api/convert.h"

namespace noordster::api {

noordster::internal::v1::PlanDemands ToDemands(const noordster::v1::PlanDemands& resource);

void FromDemands(const noordster::internal::v1::PlanDemands& demands, const View& view,
                 noordster::v1::PlanDemands& resource);

void FromBaseline(const noordster::internal::v1::Baseline& baseline, const View& view,
                  noordster::v1::Baseline& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLANNING_CONVERT_DEMANDS_H_
