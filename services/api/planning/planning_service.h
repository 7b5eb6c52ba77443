// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLANNING_PLANNING_SERVICE_H_
#define NOORDSTER_SERVICES_API_PLANNING_PLANNING_SERVICE_H_

#include "noordster/v1/planning_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.PlanningService on a backend, which outlives it.
class PlanningService final : public RpcService {
 public:
  explicit PlanningService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLANNING_PLANNING_SERVICE_H_
