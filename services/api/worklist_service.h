// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_WORKLIST_SERVICE_H_
#define NOORDSTER_SERVICES_API_WORKLIST_SERVICE_H_

#include "services/api/backend.h"

namespace noordster::api {

// noordster.v1.WorklistService on a backend, which outlives it.
class WorklistService final : public RpcService {
 public:
  explicit WorklistService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_WORKLIST_SERVICE_H_
