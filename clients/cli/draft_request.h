// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DRAFT_REQUEST_H_
#define NOORDSTER_CLIENTS_CLI_DRAFT_REQUEST_H_

#include <string>

#include "google/protobuf/message.h"
#include "noordster/v1/draft_service.pb.h"

namespace noordster::cli {

// The request that prepares an act as a draft of that id, instead of doing it: under the request id
// the act had, and as a dry run when the act was one. Pure. REQUIRES: an act that can be prepared
// (v1::DraftedAct has a field for it), as that of every command with AddDraftOption.
v1::CreateDraftRequest DraftOf(const google::protobuf::Message& request,
                               const std::string& draft_id);

// The request that prepares the same draft anew, under the same request id. Pure.
v1::UpdateDraftRequest AnewOf(const v1::CreateDraftRequest& draft);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DRAFT_REQUEST_H_
