// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_MEETING_MEETING_SERVICE_H_
#define NOORDSTER_SERVICES_API_MEETING_MEETING_SERVICE_H_

#include "noordster/v1/meeting_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.MeetingService on a backend, which outlives it.
class MeetingService final : public RpcService {
 public:
  explicit MeetingService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_MEETING_MEETING_SERVICE_H_
