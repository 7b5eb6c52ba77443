// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLANNING_PLANNING_READING_H_
#define NOORDSTER_SERVICES_API_PLANNING_PLANNING_READING_H_

#include "absl/status/statusor.h"
#include "noordster/v1/planning_service.pb.h"
#include "services/api/backend.h"

// The answers of planning. Each reads limits::kPlansPlannedMax plans at most and what they rest on,
// and is worked out anew.
namespace noordster::api {

absl::StatusOr<noordster::v1::PlanningResponse> GetPlanning(
    const Backend& backend, const Call& call, const noordster::v1::GetPlanningRequest& request);

absl::StatusOr<noordster::v1::FindReachableMeetingsResponse> FindReachableMeetings(
    const Backend& backend, const Call& call,
    const noordster::v1::FindReachableMeetingsRequest& request);

absl::StatusOr<noordster::v1::ComparePlanningResponse> ComparePlanning(
    const Backend& backend, const Call& call, const noordster::v1::ComparePlanningRequest& request);

absl::StatusOr<noordster::v1::AgendaAheadResponse> GetAgendaAhead(
    const Backend& backend, const Call& call, const noordster::v1::GetAgendaAheadRequest& request);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLANNING_PLANNING_READING_H_
