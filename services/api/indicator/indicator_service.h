// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_INDICATOR_INDICATOR_SERVICE_H_
#define NOORDSTER_SERVICES_API_INDICATOR_INDICATOR_SERVICE_H_

#include "noordster/v1/indicator_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.IndicatorService on a backend, which outlives it.
class IndicatorService final : public RpcService {
 public:
  explicit IndicatorService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_INDICATOR_INDICATOR_SERVICE_H_
