// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_COMMANDS_H_
#define NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_COMMANDS_H_

#include "noordster/v1/proposal_service.pb.h"
#include "services/api/convert.h"
#include "services/engine/command.h"

// Requests about proposals as commands. Requests were checked before, so nothing here fails.
namespace noordster::api {

engine::Command CommandOf(const noordster::v1::CreateProposalRequest& request, TextWriter& texts);
engine::Command CommandOf(const noordster::v1::UpdateProposalRequest& request, TextWriter& texts);
engine::Command CommandOf(const noordster::v1::RecordInitialRequest& request, TextWriter& texts);
engine::Command CommandOf(const noordster::v1::RecordPointOutcomesRequest& request,
                          TextWriter& texts);
engine::Command CommandOf(const noordster::v1::ConfirmPointOutcomesRequest& request,
                          TextWriter& texts);
engine::Command CommandOf(const noordster::v1::ReversePointOutcomesRequest& request,
                          TextWriter& texts);
engine::Command CommandOf(const noordster::v1::RecordPointDatesRequest& request, TextWriter& texts);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_COMMANDS_H_
