// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_DRAFT_DRAFT_SERVICE_H_
#define NOORDSTER_SERVICES_API_DRAFT_DRAFT_SERVICE_H_

#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.DraftService.
class DraftService final : public RpcService {
 public:
  explicit DraftService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_DRAFT_DRAFT_SERVICE_H_
