// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROGRAMME_PROJECT_SERVICE_H_
#define NOORDSTER_SERVICES_API_PROGRAMME_PROJECT_SERVICE_H_

#include "noordster/v1/project_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.ProjectService on a backend, which outlives it.
class ProjectService final : public RpcService {
 public:
  explicit ProjectService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROGRAMME_PROJECT_SERVICE_H_
