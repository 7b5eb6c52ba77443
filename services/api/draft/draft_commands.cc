// SPDX-License-Identifier: EUPL-1.2
#include "services/api/draft/draft_commands.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/api/call/field_check.h"
#include "services/api/commands.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

template <typename Request>
absl::StatusOr<engine::DraftedCommand> DraftedBy(const Request& request, TextWriter& texts) {
  absl::StatusOr<engine::Command> command = CommandOf(request, texts);
  if (!command.ok()) return command.status();
  engine::DraftedCommand drafted{*std::move(command), "", texts.Write(request.reason())};
  if constexpr (requires { request.etag(); }) drafted.etag = request.etag();
  return drafted;
}

// The command that prepares what a draft says; its texts are that content and no more, as those of
// the act come when it is carried out.
absl::StatusOr<engine::Command> PrepareDraft(const v1::Draft& draft, std::string name, bool create,
                                             TextWriter& texts) {
  v1::DraftedAct content = draft.act();
  ClearIgnored(content);
  TextWriter unused;
  absl::StatusOr<engine::DraftedCommand> act = CommandOf(content, unused);
  if (!act.ok()) return act.status();
  return engine::Command(
      engine::PrepareDraft{std::move(name), create, texts.Write(content.SerializeAsString()),
                           std::make_shared<const engine::DraftedCommand>(*std::move(act))});
}

}  // namespace

absl::StatusOr<engine::DraftedCommand> CommandOf(const v1::DraftedAct& act, TextWriter& texts) {
  switch (act.act_case()) {
    case v1::DraftedAct::kGrantMandate:
      return DraftedBy(act.grant_mandate(), texts);
    case v1::DraftedAct::kPublishPath:
      return DraftedBy(act.publish_path(), texts);
    case v1::DraftedAct::kUpdateMunicipality:
      return DraftedBy(act.update_municipality(), texts);
    case v1::DraftedAct::kFreezeVersion:
      return DraftedBy(act.freeze_version(), texts);
    case v1::DraftedAct::kHandInPapers:
      return DraftedBy(act.hand_in_papers(), texts);
    case v1::DraftedAct::kRecordOutcome:
      return DraftedBy(act.record_outcome(), texts);
    case v1::DraftedAct::kRecordOutcomes:
      return DraftedBy(act.record_outcomes(), texts);
    case v1::DraftedAct::kDeferStep:
      return DraftedBy(act.defer_step(), texts);
    case v1::DraftedAct::kSendBackStep:
      return DraftedBy(act.send_back_step(), texts);
    case v1::DraftedAct::kConfirmOutcome:
      return DraftedBy(act.confirm_outcome(), texts);
    case v1::DraftedAct::kCorrectFacts:
      return DraftedBy(act.correct_facts(), texts);
    case v1::DraftedAct::kReverseOutcome:
      return DraftedBy(act.reverse_outcome(), texts);
    case v1::DraftedAct::kReconsiderDecision:
      return DraftedBy(act.reconsider_decision(), texts);
    case v1::DraftedAct::kWithdrawPlan:
      return DraftedBy(act.withdraw_plan(), texts);
    case v1::DraftedAct::kSettleFollowUp:
      return DraftedBy(act.settle_follow_up(), texts);
    case v1::DraftedAct::kMigratePlan:
      return DraftedBy(act.migrate_plan(), texts);
    case v1::DraftedAct::kImposeSecrecy:
      return DraftedBy(act.impose_secrecy(), texts);
    case v1::DraftedAct::kLiftSecrecy:
      return DraftedBy(act.lift_secrecy(), texts);
    case v1::DraftedAct::kCreatePlan:
      return DraftedBy(act.create_plan(), texts);
    case v1::DraftedAct::ACT_NOT_SET:
      break;
  }
  return engine::RefuseFields(
      v1::INVALID_FIELD,
      {engine::Violation("draft.act", "says no act: give the request of one method")});
}

absl::StatusOr<Order> OrderOf(const Call& call, const v1::CarryOutDraftRequest& request,
                              const v1::DraftedAct& act, engine::TextRef content) {
  TextWriter texts;
  absl::StatusOr<engine::DraftedCommand> drafted = CommandOf(act, texts);
  if (!drafted.ok()) return drafted.status();
  Order order = MakeOrder(call, request, std::move(drafted->command), texts);
  order.request.etag = std::move(drafted->etag);
  order.request.reason = std::move(drafted->reason);
  order.request.size_bytes += act.ByteSizeLong();
  order.request.draft = RelativeName(request.name());
  order.request.draft_content = std::move(content);
  return order;
}

absl::StatusOr<engine::Command> CommandOf(const v1::CreateDraftRequest& request,
                                          TextWriter& texts) {
  return PrepareDraft(request.draft(), absl::StrCat("drafts/", request.draft_id()), true, texts);
}

absl::StatusOr<engine::Command> CommandOf(const v1::UpdateDraftRequest& request,
                                          TextWriter& texts) {
  return PrepareDraft(request.draft(), RelativeName(request.name()), false, texts);
}

absl::StatusOr<engine::Command> CommandOf(const v1::ApproveDraftRequest& request, TextWriter&) {
  return engine::Command(engine::ApproveDraft{RelativeName(request.name()),
                                              absl::HexStringToBytes(request.content_sha256())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RetractApprovalRequest& request, TextWriter&) {
  return engine::Command(engine::RetractApproval{RelativeName(request.name())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::WithdrawDraftRequest& request, TextWriter&) {
  return engine::Command(engine::WithdrawDraft{RelativeName(request.name())});
}

}  // namespace noordster::api
