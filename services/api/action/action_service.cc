// SPDX-License-Identifier: EUPL-1.2
#include "services/api/action/action_service.h"

#include "services/api/action/action_commands.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

absl::StatusOr<v1::ListActionsResponse> ListActions(const Backend& backend, const Call& call,
                                                    const v1::ListActionsRequest& request) {
  AskedRecords asked{Record::kAction};
  if (request.open_only()) {
    asked.mark = "open ";
    asked.wanted = [](const Record& record) { return record.action().state() == v1::Action::OPEN; };
  }
  return ReadPage<v1::ListActionsResponse>(backend, call, request, asked,
                                           &v1::ListActionsResponse::add_actions);
}

}  // namespace

ActionService::ActionService(const Backend& backend)
    : RpcService("noordster.v1.ActionService", backend.entrance) {
  Unary<v1::AddActionRequest, v1::ActionResponse>(
      "AddAction", Acting<v1::AddActionRequest>(backend, &v1::ActionResponse::mutable_action));
  Unary<v1::UpdateActionRequest, v1::ActionResponse>(
      "UpdateAction",
      Acting<v1::UpdateActionRequest>(backend, &v1::ActionResponse::mutable_action));
  Unary<v1::SettleActionRequest, v1::ActionResponse>(
      "SettleAction",
      Acting<v1::SettleActionRequest>(backend, &v1::ActionResponse::mutable_action));
  Unary<v1::ReopenActionRequest, v1::ActionResponse>(
      "ReopenAction",
      Acting<v1::ReopenActionRequest>(backend, &v1::ActionResponse::mutable_action));
  Unary<v1::GetActionRequest, v1::ActionResponse>(
      "GetAction", Getting<v1::GetActionRequest>(backend, &v1::ActionResponse::mutable_action));
  Unary<v1::ListActionsRequest, v1::ListActionsResponse>(
      "ListActions", [backend](const Call& call, const v1::ListActionsRequest& request,
                               const Done<v1::ListActionsResponse>& done) {
        done(ListActions(backend, call, request));
      });
}

}  // namespace noordster::api
