// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/needs.h"

#include "services/base/limits.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/names.h"
#include "services/engine/needs/bodies_needs.h"
#include "services/engine/needs/programme_needs.h"
#include "services/engine/needs/wanted.h"
#include "services/engine/secrecy/secret_parts.h"
#include "services/engine/visit_command.h"

namespace noordster::engine {
namespace {

// Records that closing the open step of a plan can make or change.
void WantClosing(const Record& plan, int follow_ups, Wanted& wanted) {
  const std::string& name = plan.name();
  if (plan.plan().reconsidered() > 0) wanted.Want(DecisionName(name, plan.plan().reconsidered()));
  if (plan.plan().open_step() > 0) {
    const Record* step = wanted.Want(StepName(name, plan.plan().open_step()));
    if (step != nullptr) wanted.Want(step->step().body());
  }
  wanted.WantUntaken(StepName(name, plan.plan().steps() + 1));
  wanted.WantUntaken(DecisionName(name, plan.plan().decisions() + 1));
  for (int i = 1; i <= follow_ups; ++i) {
    wanted.WantUntaken(FollowUpName(name, plan.plan().follow_ups() + i));
  }
}

// What the stages of a plan are asked to come after; what is of another programme is refused
// unread.
void WantDemanded(absl::string_view plan, const noordster::internal::v1::PlanDemands& demands,
                  Wanted& wanted) {
  for (const auto& dependency : demands.dependencies()) {
    if (ParentOf(dependency.after()) != ParentOf(plan)) continue;
    const Record* after = wanted.Want(dependency.after());
    if (after != nullptr && after->has_plan()) wanted.Want(after->plan().path_version());
  }
}

void WantFor(const ErasePerson& command, Wanted& wanted) { wanted.Want(command.person); }

void WantFor(const PublishPath& command, Wanted& wanted) {
  const Record* path = wanted.Want(command.path);
  const int32_t latest = path == nullptr ? 0 : path->path().latest_version();
  wanted.Want(VersionName(command.path, latest + 1));
}

void WantFor(const CreatePlan& command, Wanted& wanted) {
  WantPlan(command.name, wanted);
  wanted.Want(command.plan.path_version());
  WantDemanded(command.name, command.plan.demands(), wanted);
  for (int i = 1; i <= command.plan.past().treatments_size() + 1; ++i) {
    wanted.Want(StepName(command.name, i));
  }
  for (int i = 1; i <= command.plan.past().treatments_size(); ++i) {
    wanted.Want(DecisionName(command.name, i));
  }
  for (const std::string& challenge : command.plan.challenges()) wanted.Want(challenge);
}

void WantFor(const CreateNextPlan& command, Wanted& wanted) {
  WantPlan(command.name, wanted);
  wanted.Want(StepName(command.name, 1));
  if (!command.path_version.empty()) wanted.Want(command.path_version);
  const Record* previous = wanted.Want(command.previous);
  if (previous == nullptr) return;
  for (const std::string& challenge : previous->plan().challenges()) wanted.Want(challenge);
  for (const auto& said : previous->plan().stage_outcomes()) {
    wanted.Want(DecisionName(command.previous, said.decision()));
  }
  if (!command.path_version.empty()) return;
  const std::string path_name(ParentOf(previous->plan().path_version()));
  const Record* path = wanted.Want(path_name);
  if (path != nullptr) wanted.Want(VersionName(path_name, path->path().latest_version()));
}

void WantFor(const UpdatePlan& command, Wanted& wanted) {
  WantPlan(command.name, wanted);
  WantDemanded(command.name, command.plan.demands(), wanted);
  for (const std::string& challenge : command.plan.challenges()) wanted.Want(challenge);
}

void WantFor(const FreezeVersion& command, Wanted& wanted) {
  const Record* plan = WantPlan(command.plan, wanted);
  if (plan != nullptr) wanted.WantUntaken(VersionName(command.plan, plan->plan().versions() + 1));
  for (const int32_t number : command.settles) wanted.Want(FollowUpName(command.plan, number));
}

void WantFor(const HandInPapers& command, Wanted& wanted) {
  WantPlan(ParentOf(command.step), wanted);
  wanted.Want(command.step);
}

void WantFor(const RecordOutcome& command, Wanted& wanted) {
  const Record* plan = WantPlan(ParentOf(command.step), wanted);
  wanted.Want(command.step);
  wanted.Want(command.body);
  if (!command.agenda_item.empty()) WantProposals(WantItem(command.agenda_item, wanted), wanted);
  for (const auto& relation : command.relations) wanted.Want(relation.decision());
  if (plan != nullptr && plan->plan().recognitions() > 0) {
    wanted.Want(RecognitionName(ParentOf(command.step), plan->plan().recognitions()));
  }
  if (command.plan_version > 0) {
    wanted.Want(VersionName(ParentOf(command.step), command.plan_version));
  }
  for (const auto& condition : command.conditions) {
    if (!condition.judge().empty()) wanted.Want(condition.judge());
  }
  if (plan == nullptr) return;
  // One more: an outcome that amends opens the duty of a consolidated version.
  WantClosing(*plan, static_cast<int>(command.remarks.size() + command.conditions.size()) + 1,
              wanted);
}

void WantFor(const RecordOutcomes& command, Wanted& wanted) {
  wanted.Want(command.programme);
  for (const RecordOutcome& outcome : command.outcomes) WantFor(outcome, wanted);
}

void WantFor(const MigratePlan& command, Wanted& wanted) {
  WantPlan(command.plan, wanted);
  wanted.Want(command.path_version);
}

void WantFor(const WithdrawPlan& command, Wanted& wanted) {
  const Record* plan = WantPlan(command.plan, wanted);
  if (plan != nullptr) WantClosing(*plan, 0, wanted);
}

void WantFor(const SettleFollowUp& command, Wanted& wanted) {
  WantPlan(ParentOf(command.follow_up), wanted);
  wanted.Want(command.follow_up);
  if (!command.judge.empty()) wanted.Want(command.judge);
}

void WantFor(const GrantMandate& command, Wanted& wanted) {
  wanted.Want(command.name);
  wanted.Want(command.mandate.person());
  wanted.Want(command.mandate.scope());
  if (!command.mandate.on_behalf_of().empty()) wanted.Want(command.mandate.on_behalf_of());
}

void WantFor(const RevokeMandate& command, Wanted& wanted) {
  const Record* mandate = wanted.Want(command.name);
  if (mandate != nullptr) wanted.Want(mandate->mandate().person());
  WantGranting(wanted);
}

void WantFor(const EnactMandates&, Wanted& wanted) { WantGranting(wanted); }

// The item that a decision rests on.
void WantItemOf(const Record& decision, Wanted& wanted) {
  if (!decision.decision().agenda_item().empty()) wanted.Want(decision.decision().agenda_item());
}

// A decision with what came after it, and for one of 0.1 the decision before it.
const Record* WantDecisionAndLater(const std::string& name, Wanted& wanted) {
  const Record* plan = WantPlan(ParentOf(name), wanted);
  const Record* decision = wanted.Want(name);
  if (plan == nullptr || decision == nullptr) return decision;
  const int32_t number = decision->decision().number();
  if (!decision->decision().has_before() && number > 1) {
    wanted.Want(DecisionName(plan->name(), number - 1));
  }
  if (plan->plan().decisions() - number >= limits::kReachedDecisionsMax) return decision;
  for (int32_t later = number + 1; later <= plan->plan().decisions(); ++later) {
    const Record* record = wanted.Want(DecisionName(plan->name(), later));
    if (record == nullptr) continue;
    if (!record->decision().body().empty()) wanted.Want(record->decision().body());
    WantItemOf(*record, wanted);
    if (record->decision().replaces() > 0) {
      wanted.Want(DecisionName(plan->name(), record->decision().replaces()));
    }
  }
  if (decision->decision().replaces() > 0) {
    wanted.Want(DecisionName(plan->name(), decision->decision().replaces()));
  }
  WantItemOf(*decision, wanted);
  return decision;
}

void WantFor(const ConfirmOutcome& command, Wanted& wanted) {
  const std::string plan(ParentOf(command.decision));
  WantPlan(plan, wanted);
  const Record* decision = wanted.Want(command.decision);
  if (decision == nullptr || decision->decision().replaces() == 0) return;
  wanted.Want(DecisionName(plan, decision->decision().replaces()));
}

void WantFor(const ReconsiderDecision& command, Wanted& wanted) {
  const Record* plan = WantPlan(ParentOf(command.decision), wanted);
  wanted.Want(command.decision);
  if (plan != nullptr) wanted.WantUntaken(StepName(plan->name(), plan->plan().steps() + 1));
}

void WantFor(const CorrectFacts& command, Wanted& wanted) {
  if (KindOf(command.name) == Record::kDecision) {
    WantDecisionAndLater(command.name, wanted);
    return;
  }
  WantPlan(ParentOf(command.name), wanted);
  const Record* follow_up = wanted.Want(command.name);
  if (follow_up == nullptr) return;
  wanted.Want(DecisionName(ParentOf(command.name), follow_up->follow_up().decision()));
}

void WantFor(const ReverseOutcome& command, Wanted& wanted) {
  const Record* decision = WantDecisionAndLater(command.decision, wanted);
  const Record* plan = wanted.Want(ParentOf(command.decision));
  if (plan == nullptr || decision == nullptr) return;
  if (!decision->decision().body().empty()) wanted.Want(decision->decision().body());
  wanted.WantUntaken(StepName(plan->name(), plan->plan().steps() + 1));
  const int32_t kept = decision->decision().before().follow_ups();
  if (plan->plan().follow_ups() - kept > limits::kReachedFollowUpsMax) return;
  for (int32_t number = kept + 1; number <= plan->plan().follow_ups(); ++number) {
    wanted.Want(FollowUpName(plan->name(), number));
  }
}

void WantFor(const ImposeSecrecy& command, Wanted& wanted) {
  const std::string name(ParentOf(command.part));
  const Record* plan = WantPlan(name, wanted);
  wanted.Want(command.body);
  if (!command.lifter.empty()) wanted.Want(command.lifter);
  const Record* part = wanted.Want(command.part);
  if (plan == nullptr || part == nullptr) return;
  if (!part->has_decision()) {
    for (int32_t number = 1; number <= plan->plan().recognitions(); ++number) {
      wanted.Want(RecognitionName(name, number));
    }
    return;
  }
  const Record* next = nullptr;
  if (part->decision().number() < plan->plan().decisions()) {
    next = wanted.Want(DecisionName(name, part->decision().number() + 1));
    if (next == nullptr) return;
  }
  const FollowUpSpan span = FollowUpsAround(*plan, *part, next);
  if (span.last - span.after > limits::kReachedFollowUpsMax) return;
  for (int32_t number = span.after + 1; number <= span.last; ++number) {
    wanted.Want(FollowUpName(name, number));
  }
}

void WantFor(const LiftSecrecy& command, Wanted& wanted) {
  WantPlan(ParentOf(command.part), wanted);
  wanted.Want(command.part);
}

void WantFor(const DiscloseOutcome& command, Wanted& wanted) {
  WantPlan(ParentOf(command.decision), wanted);
  wanted.Want(command.decision);
}

void WantFor(const KeepBaseline& command, Wanted& wanted) { WantPlan(command.plan, wanted); }

// A plan or body with what was last told of its planning, and the step that waits for papers.
void WantForecast(const std::string& owner, Wanted& wanted) {
  wanted.Want(ForecastName(owner));
  const Record* record = wanted.Want(owner);
  if (record == nullptr || !record->has_plan() || record->plan().open_step() == 0) return;
  wanted.Want(StepName(owner, record->plan().open_step()));
}

void WantFor(const MakeForecast& command, Wanted& wanted) { WantForecast(command.owner, wanted); }

void WantFor(const TellMoment& command, Wanted& wanted) {
  const RecordKind kind = KindOf(command.timed);
  if (kind == Record::kForecast) return WantForecast(std::string(ParentOf(command.timed)), wanted);
  wanted.Want(command.timed);
  if (kind == Record::kFollowUp) wanted.Want(ParentOf(command.timed));
}

void WantFor(const ApproveDraft& command, Wanted& wanted) {
  const Record* draft = wanted.Want(command.draft);
  if (draft == nullptr) return;
  for (const std::string& subject : draft->draft().subjects()) wanted.Want(subject);
}

void WantFor(const RetractApproval& command, Wanted& wanted) { wanted.Want(command.draft); }

void WantFor(const WithdrawDraft& command, Wanted& wanted) { wanted.Want(command.draft); }

// Below all others, any of which it may ask.
void WantFor(const PrepareDraft& command, Wanted& wanted) {
  wanted.Want(command.name);
  VisitCommand(command.act->command, [&wanted](const auto& act) { WantFor(act, wanted); });
}

// The draft that a request carries out, with what its approvals rest on.
void WantDraft(const std::string& name, Wanted& wanted) {
  const Record* draft = wanted.Want(name);
  if (draft == nullptr) return;
  for (const std::string& subject : draft->draft().subjects()) wanted.Want(subject);
  for (const auto& approval : draft->draft().approvals()) wanted.Want(approval.mandate());
}

}  // namespace

Needed Needs(const Request& request, const State& state) {
  Wanted wanted(state);
  for (const std::string& name : CallerNeeds(state, request.caller)) wanted.Want(name);
  wanted.Want(RequestName(request.caller.Scope(), request.request_id));
  if (!request.draft.empty()) WantDraft(request.draft, wanted);
  VisitCommand(request.command, [&wanted](const auto& command) { WantFor(command, wanted); });
  return wanted.Take();
}

}  // namespace noordster::engine
