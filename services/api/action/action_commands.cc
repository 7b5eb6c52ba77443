// SPDX-License-Identifier: EUPL-1.2
#include "services/api/action/action_commands.h"

#include "absl/strings/str_cat.h"
#include "services/api/action/convert_action.h"

namespace noordster::api {

namespace v1 = noordster::v1;

absl::StatusOr<engine::Command> CommandOf(const v1::AddActionRequest& request, TextWriter& texts) {
  return engine::Command(engine::AddAction{
      absl::StrCat(RelativeName(request.parent()), "/actions/", request.action_id()),
      ToAction(request.action(), texts), request.action().audience()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::UpdateActionRequest& request, TextWriter&) {
  return engine::Command(engine::UpdateAction{RelativeName(request.name()),
                                              RelativeName(request.owner()), request.due_date(),
                                              request.audience()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::SettleActionRequest& request, TextWriter&) {
  return engine::Command(engine::SettleAction{
      RelativeName(request.name()), request.settlement(), request.settled_date(),
      RelativeName(request.settled_in()), RelativeName(request.replaced_by())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::ReopenActionRequest& request, TextWriter&) {
  return engine::Command(engine::ReopenAction{RelativeName(request.name())});
}

}  // namespace noordster::api
