// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/authorization/act.h"
#include "services/engine/authorization/approvals.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/engine/visit_command.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Draft;

// Relative name of the caller; empty for the trusted local user.
std::string CallerName(const Case& now) {
  const std::string& id = now.request.caller.actor.person_id();
  return id.empty() ? "" : PersonName(id);
}

absl::Status RefusePerson(absl::string_view act, const std::string& draft, absl::string_view why) {
  return Refuse(noordster::v1::NOT_ALLOWED, absl::StrCat(draft, ": ", why),
                {{"act", act}, {"resource", draft}});
}

// Whether a draft of this name may be prepared now.
absl::Status CheckName(const Case& now, const PrepareDraft& command) {
  if (command.create) return RequireUntaken(now, command.name);
  // Who may not see a draft of another must not find here whether there is one.
  const Record* draft = now.state.Find(command.name);
  if (draft == nullptr || draft->draft().author() != CallerName(now)) {
    return Refuse(noordster::v1::RESOURCE_NOT_FOUND,
                  absl::StrCat("you prepared no ", command.name,
                               ", and only its author prepares a draft anew"),
                  {{"resource", command.name}});
  }
  const absl::StatusOr<const Record*> current = RequireForChange(now, command.name);
  return current.ok() ? CheckDraftOpen(*draft) : current.status();
}

// The refusal the act would meet if it were done now.
absl::Status CheckAct(const Case& now, const DraftedCommand& act) {
  Request request;
  request.command = act.command;
  request.caller = now.request.caller;
  request.request_id = now.request.request_id;
  request.etag = act.etag;
  request.reason = act.reason;
  const Case as_if{now.state, request, now.context, now.actor};
  return VisitCommand(request.command,
                      [&as_if](const auto& command) { return DecideOn(as_if, command).status(); });
}

// The draft an approver or its author has to do with, when it can still be carried out.
absl::StatusOr<const Record*> RequireOpenDraft(const Case& now, const std::string& name) {
  absl::StatusOr<const Record*> draft = Require(now.state, name);
  if (!draft.ok()) return draft;
  if (absl::Status open = CheckDraftOpen(**draft); !open.ok()) return open;
  return draft;
}

const noordster::internal::v1::Approval* ApprovalBy(const std::string& person, const Draft& draft) {
  const auto found =
      std::find_if(draft.approvals().begin(), draft.approvals().end(),
                   [&person](const auto& approval) { return approval.person() == person; });
  return found == draft.approvals().end() ? nullptr : &*found;
}

// Whether the caller is somebody whose approval can count.
absl::Status CheckApprover(const Case& now, const Record& record) {
  const std::string person = CallerName(now);
  const auto refuse = [&record](absl::string_view why) {
    return RefusePerson("approve_draft", record.name(), why);
  };
  if (person == record.draft().author()) return refuse("its author is no second pair of eyes");
  if (person == record.draft().holder()) {
    return refuse("nobody approves a mandate for themselves");
  }
  const Record* registered = now.state.Find(person);
  if (registered == nullptr || registered->person().service_account()) {
    return refuse("only a natural person approves");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const PrepareDraft& command) {
  const Act act = ActOf(now.state, command.act->command);
  if (absl::Status fits = CheckName(now, command); !fits.ok()) return fits;
  const auto& texts = now.request.texts;
  if (std::any_of(texts.begin(), texts.end(), [](const NewText& text) {
        return text.row.text().size() > limits::kTextBytesMax;
      })) {
    return Refuse(noordster::v1::LIMIT_REACHED,
                  absl::StrCat("an act of more than ", limits::kTextBytesMax,
                               " bytes cannot be prepared: shorten its texts"),
                  {{"limit", "draft_bytes"}});
  }
  if (absl::Status possible = CheckAct(now, *command.act); !possible.ok()) return possible;
  Decision decision;
  decision.resource = command.name;
  auto& prepared = *decision.events.emplace_back().mutable_draft_prepared();
  prepared.set_draft(command.name);
  Draft& draft = *prepared.mutable_prepared();
  draft.set_author(CallerName(now));
  draft.set_act(act.kind);
  draft.set_also(act.also);
  for (const std::string& scope : act.scopes) draft.add_scopes(scope);
  draft.set_resource(act.resource);
  draft.set_holder(HolderOf(command.act->command));
  for (std::string& subject : SubjectsOf(command.act->command, act)) {
    draft.add_subjects(std::move(subject));
  }
  draft.set_subject_revision(SubjectRevision(now.state, draft));
  *draft.mutable_content() = command.content;
  draft.set_approvals_needed(ApprovalsNeeded(now.state, command.act->command));
  draft.set_state(noordster::v1::DRAFT_OPEN);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ApproveDraft& command) {
  const absl::StatusOr<const Record*> record = RequireOpenDraft(now, command.draft);
  if (!record.ok()) return record.status();
  const Draft& draft = (*record)->draft();
  if (absl::Status fits = CheckApprover(now, **record); !fits.ok()) return fits;
  if (draft.content().digest() != command.content_digest) return RefuseOtherContent(**record);
  if (absl::Status same = CheckSubjects(now.state, **record); !same.ok()) return same;
  Decision decision;
  decision.resource = command.draft;
  const std::string person = CallerName(now);
  const std::string mandate = absl::StrCat("mandates/", now.actor.mandate_id());
  const auto* given = ApprovalBy(person, draft);
  if (given != nullptr && given->mandate() == mandate) return decision;
  if (given == nullptr && draft.approvals_size() >= limits::kApprovalsMax) {
    return Refuse(
        noordster::v1::LIMIT_REACHED,
        absl::StrCat(command.draft, " has ", limits::kApprovalsMax, " approvals, the most"),
        {{"limit", "approvals"}, {"resource", command.draft}});
  }
  auto& approved = *decision.events.emplace_back().mutable_draft_approved();
  approved.set_draft(command.draft);
  approved.set_content_digest(command.content_digest);
  approved.set_resource(draft.resource());
  *approved.mutable_subjects() = draft.subjects();
  approved.mutable_approval()->set_person(person);
  approved.mutable_approval()->set_mandate(mandate);
  approved.mutable_approval()->set_capacity(now.state.Find(mandate)->mandate().capacity());
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const RetractApproval& command) {
  const absl::StatusOr<const Record*> record = RequireOpenDraft(now, command.draft);
  if (!record.ok()) return record.status();
  Decision decision;
  decision.resource = command.draft;
  const std::string person = CallerName(now);
  if (ApprovalBy(person, (*record)->draft()) == nullptr) return decision;
  auto& retracted = *decision.events.emplace_back().mutable_approval_retracted();
  retracted.set_draft(command.draft);
  retracted.set_person(person);
  retracted.set_resource((*record)->draft().resource());
  *retracted.mutable_subjects() = (*record)->draft().subjects();
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const WithdrawDraft& command) {
  const absl::StatusOr<const Record*> record = RequireForChange(now, command.draft);
  if (!record.ok()) return record.status();
  Decision decision;
  decision.resource = command.draft;
  if ((*record)->draft().state() == noordster::v1::DRAFT_WITHDRAWN) return decision;
  if (absl::Status open = CheckDraftOpen(**record); !open.ok()) return open;
  auto& withdrawn = *decision.events.emplace_back().mutable_draft_withdrawn();
  withdrawn.set_draft(command.draft);
  withdrawn.set_resource((*record)->draft().resource());
  *withdrawn.mutable_subjects() = (*record)->draft().subjects();
  return decision;
}

}  // namespace noordster::engine
