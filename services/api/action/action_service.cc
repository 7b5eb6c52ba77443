// SPDX-License-Identifier: EUPL-1.2
#include "services/api/action/action_service.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/api/action/action_commands.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// A page of as many actions as were asked for, without those that are settled when only open ones
// are wanted: how many are open in a row nobody knows, and a page looks at no more than it may
// hold.
absl::StatusOr<v1::ListActionsResponse> ListActions(const Backend& backend, const Call& call,
                                                    const v1::ListActionsRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string list =
      absl::StrCat("actions ", request.open_only() ? "open " : "", request.parent());
  absl::StatusOr<std::string> begin = ReadPageToken(list, request.page_token());
  if (!begin.ok()) return begin.status();
  absl::StatusOr<runtime::RecordPage> page =
      backend.queries.List(*reader, Record::kAction, RelativeName(request.parent()), *begin,
                           PageSize(request.page_size()));
  if (!page.ok()) return page.status();
  runtime::RecordPage wanted;
  wanted.revision = page->revision;
  wanted.next = page->next;
  for (size_t i = 0; i < page->items.size(); ++i) {
    if (request.open_only() && page->items[i].action().state() != v1::Action::OPEN) continue;
    wanted.items.push_back(std::move(page->items[i]));
    wanted.positions.push_back(std::move(page->positions[i]));
  }
  return FillPage<v1::ListActionsResponse, v1::Action>(backend, *reader, list, wanted,
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
