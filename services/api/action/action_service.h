// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_ACTION_ACTION_SERVICE_H_
#define NOORDSTER_SERVICES_API_ACTION_ACTION_SERVICE_H_

#include "noordster/v1/action_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.ActionService on a backend, which outlives it.
class ActionService final : public RpcService {
 public:
  explicit ActionService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_ACTION_ACTION_SERVICE_H_
