// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_SEARCH_SEARCH_SERVICE_H_
#define NOORDSTER_SERVICES_API_SEARCH_SEARCH_SERVICE_H_

#include "services/api/backend.h"

namespace noordster::api {

// noordster.v1.SearchService on a backend, which outlives it.
class SearchService final : public RpcService {
 public:
  explicit SearchService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_SEARCH_SEARCH_SERVICE_H_
