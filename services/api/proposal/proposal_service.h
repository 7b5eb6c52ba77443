// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_SERVICE_H_
#define NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_SERVICE_H_

#include "noordster/v1/proposal_service.pb.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"

namespace noordster::api {

// noordster.v1.ProposalService on a backend, which outlives it.
class ProposalService final : public RpcService {
 public:
  explicit ProposalService(const Backend& backend);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_SERVICE_H_
