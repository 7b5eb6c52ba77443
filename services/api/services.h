// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_SERVICES_H_
#define NOORDSTER_SERVICES_API_SERVICES_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <vector>

#include "services/api/backend.h"
#include "services/api/history/history_service.h"

namespace noordster::api {

// Every service of noordster.v1, on a backend that outlives them.
std::vector<std::unique_ptr<grpc::Service>> MakeServices(const Backend& backend,
                                                         const Upkeep& upkeep);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_SERVICES_H_
