// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/approvals.h"

#include <algorithm>
#include <set>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {

std::vector<std::string> SubjectsOf(const Command& command, const Act& act) {
  std::vector<std::string> subjects;
  const auto add = [&subjects](std::string name) {
    if (!name.empty() && !absl::c_linear_search(subjects, name))
      subjects.push_back(std::move(name));
  };
  if (const auto* outcome = command.As<RecordOutcome>()) {
    add(act.resource);
    add(outcome->agenda_item);
  } else if (const auto* outcomes = command.As<RecordOutcomes>()) {
    for (const RecordOutcome& each : outcomes->outcomes) {
      add(std::string(ParentOf(each.step)));
      add(each.agenda_item);
    }
  } else {
    subjects.push_back(act.resource);
  }
  return subjects;
}

int64_t SubjectRevision(const State& state, const noordster::internal::v1::Draft& draft) {
  int64_t revision = 0;
  for (const std::string& name : draft.subjects()) {
    const Record* record = state.Find(name);
    if (record != nullptr) revision = std::max(revision, record->revision());
  }
  return revision;
}

absl::Status CheckDraftOpen(const Record& draft) {
  if (draft.draft().state() == noordster::v1::DRAFT_OPEN) return absl::OkStatus();
  const bool withdrawn = draft.draft().state() == noordster::v1::DRAFT_WITHDRAWN;
  return Refuse(noordster::v1::DRAFT_CLOSED,
                absl::StrCat(draft.name(), withdrawn ? " was withdrawn" : " was carried out",
                             ": prepare another"),
                {{"resource", draft.name()}, {"state", withdrawn ? "withdrawn" : "carried_out"}});
}

absl::Status CheckSubjects(const State& state, const Record& draft) {
  if (SubjectRevision(state, draft.draft()) == draft.draft().subject_revision()) {
    return absl::OkStatus();
  }
  return Refuse(noordster::v1::DRAFT_OUTDATED,
                absl::StrCat(draft.draft().resource(), " changed since ", draft.name(),
                             " was prepared: its author prepares it anew"),
                {{"resource", draft.name()}, {"subject", draft.draft().resource()}});
}

absl::Status RefuseOtherContent(const Record& draft) {
  return Refuse(noordster::v1::ETAG_MISMATCH,
                absl::StrCat(draft.name(), " was prepared anew since it was read; read it again"),
                {{"resource", draft.name()}, {"etag", absl::StrCat("\"", draft.revision(), "\"")}});
}

std::string HolderOf(const Command& command) {
  const auto* grant = command.As<GrantMandate>();
  return grant == nullptr ? "" : grant->mandate.person();
}

std::vector<noordster::internal::v1::Approval> CountingApprovals(
    const State& state, const noordster::internal::v1::Draft& draft, const Act& act,
    absl::string_view today) {
  std::vector<noordster::internal::v1::Approval> counting;
  std::set<std::string> persons = {draft.author(), draft.holder()};
  for (const auto& approval : draft.approvals()) {
    const Record* record = state.Find(approval.mandate());
    NOORDSTER_CHECK(record != nullptr);
    const auto& mandate = record->mandate();
    if (mandate.service_account()) continue;
    const bool allows = absl::c_any_of(act.scopes, [&](const std::string& scope) {
      return AllowsAct(mandate, act, scope, today);
    });
    if (allows && persons.insert(approval.person()).second) counting.push_back(approval);
  }
  return counting;
}

absl::Status CheckApprovals(const State& state, const Request& request, const Act& act,
                            const Context& context) {
  const int32_t needed = ApprovalsNeeded(state, request.command);
  size_t given = 0;
  if (!request.draft.empty()) {
    const Record* record = state.Find(request.draft);
    if (record == nullptr) {
      return Refuse(noordster::v1::RESOURCE_NOT_FOUND,
                    absl::StrCat(request.draft, " does not exist"), {{"resource", request.draft}});
    }
    const auto& draft = record->draft();
    if (absl::Status open = CheckDraftOpen(*record); !open.ok()) return open;
    const std::string& caller = request.caller.actor.person_id();
    if (draft.author() != (caller.empty() ? "" : PersonName(caller))) {
      return Refuse(noordster::v1::NOT_ALLOWED,
                    absl::StrCat(request.draft, " is carried out by its author alone"),
                    {{"act", "carry_out_draft"}, {"resource", request.draft}});
    }
    if (draft.content().id() != request.draft_content.id() ||
        draft.content().digest() != request.draft_content.digest()) {
      return RefuseOtherContent(*record);
    }
    if (absl::Status same = CheckSubjects(state, *record); !same.ok()) return same;
    given = CountingApprovals(state, draft, act, calendar::FormatDate(context.today)).size();
  }
  if (static_cast<int32_t>(given) >= needed) return absl::OkStatus();
  const std::string verb = absl::AsciiStrToLower(noordster::v1::Mandate::Act_Name(act.kind));
  return Refuse(noordster::v1::APPROVALS_MISSING,
                absl::StrCat(verb, " needs the approval of ", needed, " others, and ", given,
                             " approved: prepare a draft of it, let them approve that, and carry "
                             "it out"),
                {{"act", verb},
                 {"resource", act.resource},
                 {"needed", absl::StrCat(needed)},
                 {"given", absl::StrCat(given)}});
}

}  // namespace noordster::engine
