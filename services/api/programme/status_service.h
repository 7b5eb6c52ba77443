// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROGRAMME_STATUS_SERVICE_H_
#define NOORDSTER_SERVICES_API_PROGRAMME_STATUS_SERVICE_H_

#include "noordster/v1/status_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.StatusService on a backend, which outlives it.
class StatusService final : public RpcService {
 public:
  explicit StatusService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROGRAMME_STATUS_SERVICE_H_
