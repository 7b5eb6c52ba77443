// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLANNING_PLANNING_READING_H_
#define NOORDSTER_SERVICES_API_PLANNING_PLANNING_READING_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "noordster/internal/v1/planning.pb.h"
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

absl::StatusOr<noordster::v1::CompareBaselineResponse> CompareBaseline(
    const Backend& backend, const Call& call, const noordster::v1::CompareBaselineRequest& request);

absl::StatusOr<noordster::v1::CalendarFeedResponse> GetCalendarFeed(
    const Backend& backend, const Call& call, const noordster::v1::GetCalendarFeedRequest& request);

// REFERENCE_UNFIT, with the circle, when a plan with these demands would come after itself by way
// of others. What the demands name need not be there: that is for the engine to say.
absl::Status CheckNoCircle(const Backend& backend, const runtime::Reader& reader,
                           const std::string& plan,
                           const noordster::internal::v1::PlanDemands& demands);

// Keeps what GetPlanning answers now, and when stages were.
void KeepBaseline(const Backend& backend, const Call& call,
                  const noordster::v1::KeepBaselineRequest& request,
                  Done<noordster::v1::PlanResponse> done);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLANNING_PLANNING_READING_H_
