// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_MEETING_AGENDA_SERVICE_H_
#define NOORDSTER_SERVICES_API_MEETING_AGENDA_SERVICE_H_

#include "noordster/v1/agenda_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.AgendaService on a backend, which outlives it.
class AgendaService final : public RpcService {
 public:
  explicit AgendaService(const Backend& backend);

 private:
  // Secrecy on items and papers, and what is public of a meeting.
  void AddPublicity(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_MEETING_AGENDA_SERVICE_H_
