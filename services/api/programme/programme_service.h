// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROGRAMME_PROGRAMME_SERVICE_H_
#define NOORDSTER_SERVICES_API_PROGRAMME_PROGRAMME_SERVICE_H_

#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.ProgrammeService on a backend, which outlives it.
class ProgrammeService final : public RpcService {
 public:
  explicit ProgrammeService(const Backend& backend);

 private:
  void AddGoals(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROGRAMME_PROGRAMME_SERVICE_H_
