// SPDX-License-Identifier: EUPL-1.2
#include "services/api/planning/planning_service.h"

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
}

}  // namespace noordster::api
