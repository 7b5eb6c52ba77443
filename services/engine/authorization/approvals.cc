// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/approvals.h"

#include <algorithm>
#include <set>
#include <variant>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/migration.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

using Mandate = noordster::v1::Mandate;

// REQUIRES: the municipality is there.
int32_t OfMunicipality(const State& state) { return ApprovalsOf(state.Find("")->municipality()); }

// How many must approve an act on a plan at a stage of its path; none at no stage.
int32_t AtStage(const State& state, const noordster::internal::v1::Plan& plan,
                absl::string_view stage, Mandate::Act act) {
  const Record* path = state.Find(plan.path_version());
  NOORDSTER_CHECK(path != nullptr);
  const auto* found = FindStage(path->path_version(), stage);
  return found == nullptr ? 0 : ApprovalsAt(*found, act);
}

int32_t AtOpenStage(const State& state, absl::string_view plan_name, Mandate::Act act) {
  const Record* plan = state.Find(plan_name);
  return plan == nullptr ? 0 : AtStage(state, plan->plan(), plan->plan().stage(), act);
}

// How many must approve an act on a decision: what the stage says at which it was taken.
int32_t AtDecision(const State& state, const std::string& name, Mandate::Act act) {
  const Record* plan = state.Find(ParentOf(name));
  const Record* decision = state.Find(name);
  if (plan == nullptr || decision == nullptr) return 0;
  return AtStage(state, plan->plan(),
                 StageNow(plan->plan(), decision->decision().step(), decision->decision().stage()),
                 act);
}

int32_t NeededFor(const State& state, const Define& command) {
  if (!command.record.has_municipality()) return 0;
  const int32_t approvals = OfMunicipality(state);
  return ApprovalsOf(command.record.municipality()) == approvals ? 0 : approvals;
}

int32_t NeededFor(const State& state, const PublishPath&) { return OfMunicipality(state); }

int32_t NeededFor(const State& state, const GrantMandate& command) {
  return command.mandate.emergency() ? limits::kEmergencyApprovals : OfMunicipality(state);
}

int32_t NeededFor(const State& state, const FreezeVersion& command) {
  const int32_t needed = AtOpenStage(state, command.plan, Mandate::FREEZE_VERSION);
  if (command.settles.empty()) return needed;
  return std::max(needed, AtOpenStage(state, command.plan, Mandate::SETTLE_FOLLOW_UP));
}

int32_t NeededFor(const State& state, const HandInPapers& command) {
  return AtOpenStage(state, ParentOf(command.step), Mandate::HAND_IN_PAPERS);
}

int32_t NeededFor(const State& state, const RecordOutcome& command) {
  return AtOpenStage(state, ParentOf(command.step), Mandate::RECORD_OUTCOME);
}

int32_t NeededFor(const State& state, const RecordOutcomes& command) {
  int32_t needed = 0;
  for (const RecordOutcome& outcome : command.outcomes) {
    needed = std::max(needed, NeededFor(state, outcome));
  }
  return needed;
}

int32_t NeededFor(const State& state, const WithdrawPlan& command) {
  return AtOpenStage(state, command.plan, Mandate::WITHDRAW_PLAN);
}

int32_t NeededFor(const State& state, const SettleFollowUp& command) {
  return AtOpenStage(state, ParentOf(command.follow_up), Mandate::SETTLE_FOLLOW_UP);
}

int32_t NeededFor(const State& state, const MigratePlan& command) {
  return AtOpenStage(state, command.plan, Mandate::MIGRATE_PLAN);
}

int32_t NeededFor(const State& state, const ConfirmOutcome& command) {
  return AtDecision(state, command.decision, Mandate::CONFIRM_OUTCOME);
}

int32_t NeededFor(const State& state, const ReconsiderDecision& command) {
  return AtDecision(state, command.decision, Mandate::RECONSIDER_DECISION);
}

int32_t NeededFor(const State& state, const CorrectFacts& command) {
  std::string decision = command.name;
  if (KindOf(decision) == Record::kFollowUp) {
    const Record* follow_up = state.Find(command.name);
    if (follow_up == nullptr) return 0;
    decision = DecisionName(ParentOf(command.name), follow_up->follow_up().decision());
  }
  return AtDecision(state, decision, Mandate::CORRECT_FACTS);
}

int32_t NeededFor(const State& state, const ReverseOutcome& command) {
  int32_t needed = AtDecision(state, command.decision, Mandate::REVERSE_OUTCOME);
  const std::string plan_name(ParentOf(command.decision));
  const Record* plan = state.Find(plan_name);
  if (!command.cascade || plan == nullptr) return needed;
  for (int32_t later = NumberOf(command.decision) + 1; later <= plan->plan().decisions(); ++later) {
    const std::string name = DecisionName(plan_name, later);
    // Further than what was loaded no reversal reaches.
    if (!state.Loaded(name)) break;
    needed = std::max(needed, AtDecision(state, name, Mandate::REVERSE_OUTCOME));
  }
  return needed;
}

// What nobody else has to approve: it can be put right alone, takes something back, or is done
// before there is a stage that says so.
template <typename Other>
int32_t NeededFor(const State&, const Other&) {
  return 0;
}

}  // namespace

int32_t ApprovalsOf(const noordster::internal::v1::Municipality& municipality) {
  return municipality.has_approvals() ? municipality.approvals() : limits::kApprovalsDefault;
}

int32_t ApprovalsAt(const noordster::internal::v1::Stage& stage, Mandate::Act act) {
  for (const auto& rule : stage.four_eyes()) {
    if (rule.act() == act) return rule.approvals();
  }
  return 0;
}

int32_t ApprovalsNeeded(const State& state, const Command& command) {
  if (!InForce(state)) return 0;
  return std::visit([&state](const auto& value) { return NeededFor(state, value); }, command);
}

std::vector<std::string> SubjectsOf(const Command& command, const Act& act) {
  const auto* outcomes = std::get_if<RecordOutcomes>(&command);
  if (outcomes == nullptr) return {act.resource};
  std::vector<std::string> plans;
  for (const RecordOutcome& outcome : outcomes->outcomes) {
    plans.emplace_back(ParentOf(outcome.step));
  }
  return plans;
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
  const auto* grant = std::get_if<GrantMandate>(&command);
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
  const std::string verb = absl::AsciiStrToLower(Mandate::Act_Name(act.kind));
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
