// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLAN_SERVICE_H_
#define NOORDSTER_SERVICES_API_PLAN_SERVICE_H_

#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.PlanService on a backend, which outlives it.
class PlanService final : public RpcService {
 public:
  explicit PlanService(const Backend& backend);

 private:
  void AddReads(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLAN_SERVICE_H_
