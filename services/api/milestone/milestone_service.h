// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_MILESTONE_MILESTONE_SERVICE_H_
#define NOORDSTER_SERVICES_API_MILESTONE_MILESTONE_SERVICE_H_

#include "services/api/backend.h"

namespace noordster::api {

// noordster.v1.MilestoneService on a backend, which outlives it.
class MilestoneService final : public RpcService {
 public:
  explicit MilestoneService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_MILESTONE_MILESTONE_SERVICE_H_
