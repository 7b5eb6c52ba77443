// SPDX-License-Identifier: EUPL-1.2
#include "services/api/planning/planning_service.h"

#include <utility>

#include "services/api/planning/planning_reading.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// A method that answers what a function reads.
template <typename Request, typename Response>
auto Answering(const Backend& backend,
               absl::StatusOr<Response> (*read)(const Backend&, const Call&, const Request&)) {
  return [backend, read](const Call& call, const Request& request, const Done<Response>& done) {
    done(read(backend, call, request));
  };
}

}  // namespace

PlanningService::PlanningService(const Backend& backend)
    : RpcService("noordster.v1.PlanningService", backend.entrance) {
  Unary<v1::GetPlanningRequest, v1::PlanningResponse>("GetPlanning",
                                                      Answering(backend, &GetPlanning));
  Unary<v1::FindReachableMeetingsRequest, v1::FindReachableMeetingsResponse>(
      "FindReachableMeetings", Answering(backend, &FindReachableMeetings));
  Unary<v1::ComparePlanningRequest, v1::ComparePlanningResponse>(
      "ComparePlanning", Answering(backend, &ComparePlanning));
  Unary<v1::GetAgendaAheadRequest, v1::AgendaAheadResponse>("GetAgendaAhead",
                                                            Answering(backend, &GetAgendaAhead));
  Unary<v1::KeepBaselineRequest, v1::PlanResponse>(
      "KeepBaseline", [backend](const Call& call, const v1::KeepBaselineRequest& request,
                                Done<v1::PlanResponse> done) {
        KeepBaseline(backend, call, request, std::move(done));
      });
  Unary<v1::CompareBaselineRequest, v1::CompareBaselineResponse>(
      "CompareBaseline", Answering(backend, &CompareBaseline));
  Unary<v1::GetCalendarFeedRequest, v1::CalendarFeedResponse>("GetCalendarFeed",
                                                              Answering(backend, &GetCalendarFeed));
}

}  // namespace noordster::api
