// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_RECOGNITION_RECOGNITION_SERVICE_H_
#define NOORDSTER_SERVICES_API_RECOGNITION_RECOGNITION_SERVICE_H_

#include "noordster/v1/recognition_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.RecognitionService on a backend, which outlives it.
class RecognitionService final : public RpcService {
 public:
  explicit RecognitionService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_RECOGNITION_RECOGNITION_SERVICE_H_
