// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PATH_SERVICE_H_
#define NOORDSTER_SERVICES_API_PATH_SERVICE_H_

#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.PathService on a backend, which outlives it.
class PathService final : public RpcService {
 public:
  explicit PathService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PATH_SERVICE_H_
