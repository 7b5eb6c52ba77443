// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALENDAR_CALENDAR_SERVICE_H_
#define NOORDSTER_SERVICES_API_CALENDAR_CALENDAR_SERVICE_H_

#include "noordster/v1/calendar_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.CalendarService on a backend, which outlives it.
class CalendarService final : public RpcService {
 public:
  explicit CalendarService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALENDAR_CALENDAR_SERVICE_H_
