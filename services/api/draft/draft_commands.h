// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_DRAFT_DRAFT_COMMANDS_H_
#define NOORDSTER_SERVICES_API_DRAFT_DRAFT_COMMANDS_H_

#include "absl/status/statusor.h"
#include "noordster/v1/draft_service.pb.h"
#include "services/api/backend.h"
#include "services/api/convert.h"
#include "services/engine/command.h"

namespace noordster::api {

// The act of a draft as a command, with the etag and the reason of its request; what fails here is
// what its field rules cannot say, such as that there is no act at all. `texts` gets the texts of
// the command, and the reason.
absl::StatusOr<engine::DraftedCommand> CommandOf(const noordster::v1::DraftedAct& act,
                                                 TextWriter& texts);

// The order that carries out an act with this content. It is as large as the request and the act
// together. Fails as CommandOf does.
absl::StatusOr<Order> OrderOf(const Call& call, const noordster::v1::CarryOutDraftRequest& request,
                              const noordster::v1::DraftedAct& act, engine::TextRef content);

// The commands of requests on drafts. Those that prepare one have its content as their only text
// beside the reason: the texts of the act come when it is carried out. What an act holds and would
// be ignored is no part of that content.
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CreateDraftRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::UpdateDraftRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ApproveDraftRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RetractApprovalRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::WithdrawDraftRequest& request,
                                          TextWriter& texts);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_DRAFT_DRAFT_COMMANDS_H_
