// SPDX-License-Identifier: EUPL-1.2
#include "services/api/draft/draft_service.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/api/draft/draft_commands.h"
#include "services/base/digest.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// What a draft said when it was read: the reference to its content, and the act.
struct ReadDraft {
  engine::TextRef content;
  v1::DraftedAct act;
};

// STORE_DAMAGED when the content is not what was approved.
absl::StatusOr<ReadDraft> ReadContent(const Backend& backend, const runtime::Reader& reader,
                                      const std::string& name) {
  const absl::StatusOr<runtime::Records> found = backend.queries.GetOne(reader, name);
  if (!found.ok()) return found.status();
  const Record& record = *found->records[0];
  const absl::StatusOr<runtime::PrivateTexts> texts =
      backend.queries.PrivateTextsOf(reader, {&record});
  if (!texts.ok()) return texts.status();
  ReadDraft read;
  read.content = record.draft().content();
  const auto text = texts->find(read.content.id());
  if (text == texts->end() ||
      base::Sha256({text->second.salt(), text->second.text()}) != read.content.digest() ||
      !read.act.ParseFromString(text->second.text())) {
    return engine::Refuse(v1::STORE_DAMAGED,
                          absl::StrCat("the content of ", name, " is damaged: restore a backup"));
  }
  return read;
}

// Carrying out is the act itself, asked by its author under the request id of the call.
void CarryOut(const Backend& backend, const Call& call, const v1::CarryOutDraftRequest& request,
              Done<v1::DraftResponse> done) {
  const std::string name = RelativeName(request.name());
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  absl::StatusOr<ReadDraft> draft =
      reader.ok() ? ReadContent(backend, *reader, name) : reader.status();
  if (!draft.ok()) {
    done(draft.status());
    return;
  }
  absl::StatusOr<Order> order = OrderOf(call, request, draft->act, std::move(draft->content));
  if (!order.ok()) {
    done(order.status());
    return;
  }
  Mutate<v1::DraftResponse>(
      backend, *std::move(order),
      [backend, name](const runtime::Reader& of_result, const runtime::Answer&,
                      v1::DraftResponse& response) {
        return ReadResource(backend, of_result, name, *response.mutable_draft());
      },
      std::move(done));
}

}  // namespace

DraftService::DraftService(const Backend& backend)
    : RpcService("noordster.v1.DraftService", backend.entrance) {
  Unary<v1::CreateDraftRequest, v1::DraftResponse>(
      "CreateDraft", Acting<v1::CreateDraftRequest>(backend, &v1::DraftResponse::mutable_draft));
  Unary<v1::UpdateDraftRequest, v1::DraftResponse>(
      "UpdateDraft", Acting<v1::UpdateDraftRequest>(backend, &v1::DraftResponse::mutable_draft));
  Unary<v1::ApproveDraftRequest, v1::DraftResponse>(
      "ApproveDraft", Acting<v1::ApproveDraftRequest>(backend, &v1::DraftResponse::mutable_draft));
  Unary<v1::RetractApprovalRequest, v1::DraftResponse>(
      "RetractApproval",
      Acting<v1::RetractApprovalRequest>(backend, &v1::DraftResponse::mutable_draft),
      Budget::kWithdrawals);
  Unary<v1::WithdrawDraftRequest, v1::DraftResponse>(
      "WithdrawDraft", Acting<v1::WithdrawDraftRequest>(backend, &v1::DraftResponse::mutable_draft),
      Budget::kWithdrawals);
  Unary<v1::CarryOutDraftRequest, v1::DraftResponse>(
      "CarryOutDraft", [backend](const Call& call, const v1::CarryOutDraftRequest& request,
                                 Done<v1::DraftResponse> done) {
        CarryOut(backend, call, request, std::move(done));
      });
  Unary<v1::GetDraftRequest, v1::DraftResponse>(
      "GetDraft", Getting<v1::GetDraftRequest>(backend, &v1::DraftResponse::mutable_draft));
  Unary<v1::ListDraftsRequest, v1::ListDraftsResponse>(
      "ListDrafts",
      Listing<v1::ListDraftsRequest>(backend, Record::kDraft, &v1::ListDraftsResponse::add_drafts));
}

}  // namespace noordster::api
