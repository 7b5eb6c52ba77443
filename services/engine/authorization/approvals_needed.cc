// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>

#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/authorization/approvals.h"
#include "services/engine/migration.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/visit_command.h"

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

// Outcomes of the past are outcomes.
int32_t NeededFor(const State& state, const CreatePlan& command) {
  const Record* path = state.Find(command.plan.path_version());
  int32_t needed = 0;
  if (path == nullptr) return needed;
  for (const auto& treatment : command.plan.past().treatments()) {
    const auto* stage = FindStage(path->path_version(), treatment.stage());
    if (stage != nullptr) needed = std::max(needed, ApprovalsAt(*stage, Mandate::RECORD_OUTCOME));
  }
  return needed;
}

int32_t NeededFor(const State& state, const WithdrawPlan& command) {
  return AtOpenStage(state, command.plan, Mandate::WITHDRAW_PLAN);
}

int32_t NeededFor(const State& state, const SettleFollowUp& command) {
  return AtOpenStage(state, ParentOf(command.follow_up), Mandate::SETTLE_FOLLOW_UP);
}

// The most that a stage asks for an act, and that what becomes of it asks less for.
int32_t MostLost(const noordster::internal::v1::Stage& stage,
                 const noordster::internal::v1::Stage* becomes) {
  int32_t most = 0;
  for (const auto& rule : stage.four_eyes()) {
    const int32_t kept = becomes == nullptr ? 0 : ApprovalsAt(*becomes, rule.act());
    if (kept < rule.approvals()) most = std::max(most, rule.approvals());
  }
  return most;
}

// Nobody takes away alone that others must look.
int32_t NeededFor(const State& state, const MigratePlan& command) {
  int32_t needed = AtOpenStage(state, command.plan, Mandate::MIGRATE_PLAN);
  const Record* plan = state.Find(command.plan);
  const Record* target = state.Find(command.path_version);
  if (plan == nullptr || target == nullptr) return needed;
  const auto& from = state.Find(plan->plan().path_version())->path_version();
  const auto& to = target->path_version();
  const Becoming becoming = BecomingOf(command.mapping, from, to);
  for (const auto& stage : from.stages()) {
    const auto becomes = becoming.find(stage.id());
    needed = std::max(
        needed,
        MostLost(stage, becomes == becoming.end() ? nullptr : FindStage(to, becomes->second)));
  }
  return needed;
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
    if (follow_up->follow_up().recognition() > 0) {
      return AtOpenStage(state, ParentOf(command.name), Mandate::CORRECT_FACTS);
    }
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
  return VisitCommand(command, [&state](const auto& value) { return NeededFor(state, value); });
}

}  // namespace noordster::engine
