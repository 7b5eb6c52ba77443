// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/apply.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/base/check.h"
#include "services/engine/apply_parts.h"
#include "services/engine/authorization/sight.h"
#include "services/engine/command.h"
#include "services/engine/event_subject.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/standing.h"
#include "services/engine/worklist.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::DecisionFacts;
using noordster::internal::v1::Event;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::Plan;
using noordster::internal::v1::Standing;

Plan& TouchPlan(const EventHeader& header, const std::string& name, State& state) {
  Record& record = Touch(header, name, state);
  NOORDSTER_CHECK(record.has_plan());
  return *record.mutable_plan();
}

noordster::internal::v1::Decision& TouchDecision(const EventHeader& header, const std::string& plan,
                                                 int32_t number, State& state) {
  return *Touch(header, DecisionName(plan, number), state).mutable_decision();
}

using Numbers = google::protobuf::RepeatedField<int32_t>;

// The plan's list of open follow-ups of one kind.
Numbers& OpenNumbers(noordster::v1::FollowUp::Kind kind, Plan& plan) {
  using noordster::v1::FollowUp;
  if (kind == FollowUp::REMARK) return *plan.mutable_open_remarks();
  if (kind == FollowUp::CONDITION) return *plan.mutable_open_conditions();
  NOORDSTER_CHECK(kind == FollowUp::CONSOLIDATED_VERSION);
  return *plan.mutable_open_consolidations();
}

// Keeps the last day of a follow-up while it is open; "" for none.
void KeepDueDate(int32_t follow_up, const std::string& due_date, Plan& plan) {
  auto& kept = *plan.mutable_due_follow_ups();
  kept.erase(std::remove_if(kept.begin(), kept.end(),
                            [&](const auto& each) { return each.number() == follow_up; }),
             kept.end());
  if (due_date.empty()) return;
  auto& added = *kept.Add();
  added.set_number(follow_up);
  added.set_due_date(due_date);
}

// What a new decision finds on its plan.
Standing StandingOf(const Plan& plan) {
  Standing standing;
  standing.set_last_decision(LastDecisionOf(plan));
  standing.set_last_decided_date(plan.last_decided_date());
  *standing.mutable_stage_outcomes() = plan.stage_outcomes();
  standing.set_follow_ups(plan.follow_ups());
  standing.set_reconsidered(plan.reconsidered());
  return standing;
}

void KeepStageOutcome(const noordster::internal::v1::StageOutcome& outcome, Plan& plan) {
  for (auto& kept : *plan.mutable_stage_outcomes()) {
    if (kept.stage() != outcome.stage()) continue;
    kept = outcome;
    return;
  }
  *plan.add_stage_outcomes() = outcome;
}

// What an event says is asked of the planning from then on.
template <typename PlanEvent>
void KeepDemands(const PlanEvent& event, Plan& plan) {
  plan.clear_demands();
  if (event.has_demands()) *plan.mutable_demands() = event.demands();
}

void On(const EventHeader& header, const noordster::internal::v1::PathPublished& event,
        State& state) {
  auto& path = *Touch(header, event.path(), state).mutable_path();
  path.set_latest_version(event.version().number());
  path.set_content_sha256(event.version().content_sha256());
  const std::string name = VersionName(event.path(), event.version().number());
  *Touch(header, name, state).mutable_path_version() = event.version();
}

void On(const EventHeader& header, const noordster::internal::v1::PlanCreated& event,
        State& state) {
  Plan& plan = *Touch(header, event.plan(), state).mutable_plan();
  *plan.mutable_title() = event.title();
  *plan.mutable_challenges() = event.challenges();
  plan.set_path_version(event.path_version());
  *plan.mutable_planned_dates() = event.planned_dates();
  KeepDemands(event, plan);
  if (event.has_past()) *plan.mutable_past() = event.past();
  plan.set_previous(event.previous());
  plan.set_state(noordster::v1::Plan::RUNNING);
}

void On(const EventHeader& header, const noordster::internal::v1::PlanUpdated& event,
        State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  *plan.mutable_title() = event.title();
  *plan.mutable_challenges() = event.challenges();
  *plan.mutable_planned_dates() = event.planned_dates();
  KeepDemands(event, plan);
}

void On(const EventHeader& header, const noordster::internal::v1::VersionFrozen& event,
        State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(event.version().number() == plan.versions() + 1);
  plan.set_versions(event.version().number());
  const std::string name = VersionName(event.plan(), event.version().number());
  *Touch(header, name, state).mutable_plan_version() = event.version();
}

void LeaveStage(Plan& plan) {
  plan.set_open_step(0);
  plan.clear_stage();
  plan.clear_open_body();
}

void On(const EventHeader& header, const noordster::internal::v1::StepOpened& event, State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(event.step() == plan.steps() + 1 && plan.open_step() == 0);
  plan.set_steps(event.step());
  plan.set_open_step(event.step());
  plan.set_stage(event.stage());
  plan.set_open_body(event.body());
  auto& step = *Touch(header, StepName(event.plan(), event.step()), state).mutable_step();
  step.set_number(event.step());
  step.set_stage(event.stage());
  step.set_body(event.body());
  step.set_state(noordster::v1::Step::OPEN);
  step.set_path_version(plan.path_version());
}

// Says on the earlier decision which new one is to take its place.
noordster::internal::v1::Decision& Announce(const EventHeader& header, const Record& record,
                                            State& state) {
  const noordster::internal::v1::Decision& made = record.decision();
  noordster::internal::v1::Decision& earlier =
      TouchDecision(header, std::string(ParentOf(record.name())), made.replaces(), state);
  earlier.set_replaced_by(made.number());
  earlier.set_replaced_audience(record.audience());
  earlier.set_replaced_visible_from_micros(record.visible_from_micros());
  return earlier;
}

void On(const EventHeader& header, const noordster::internal::v1::OutcomeRecorded& event,
        State& state) {
  const auto& made = event.decision();
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(made.step() == plan.open_step() && made.number() == plan.decisions() + 1);
  // Events of 0.1 say nothing about how a decision stands.
  const bool keeps_standing = made.state() != noordster::v1::Decision::STATE_UNSPECIFIED;
  Standing before;
  if (keeps_standing) {
    before = StandingOf(plan);
    plan.set_last_decision(made.number());
  }
  plan.set_decisions(made.number());
  LeaveStage(plan);
  plan.set_last_decided_date(EarliestDecided(made));
  auto& step = *Touch(header, StepName(event.plan(), made.step()), state).mutable_step();
  step.set_state(noordster::v1::Step::CLOSED);
  step.set_decision(made.number());
  Record& record = Touch(header, DecisionName(event.plan(), made.number()), state);
  record.set_audience(event.audience());
  record.set_visible_from_micros(event.visible_from_micros());
  *record.mutable_decision() = made;
  record.mutable_decision()->set_recorded(header.sequence());
  Disclosure disclosure;
  disclosure.set_decision(made.number());
  disclosure.set_audience(event.audience());
  disclosure.set_from_micros(event.visible_from_micros());
  Disclose(disclosure, state.Edit(event.plan()));
  if (made.plan_version() > 0) {
    Record& version = Touch(header, VersionName(event.plan(), made.plan_version()), state);
    Disclose(std::move(disclosure), version);
  }
  if (keeps_standing) *record.mutable_decision()->mutable_before() = std::move(before);
  if (made.replaces() > 0) {
    plan.clear_reconsidered();
    noordster::internal::v1::Decision& earlier = Announce(header, record, state);
    // What a body decided holds until its own secretariat says that it decided otherwise.
    if (made.state() != noordster::v1::Decision::PROVISIONAL) {
      earlier.set_state(noordster::v1::Decision::REPLACED);
    }
  }
  if (event.has_stage_outcome()) KeepStageOutcome(event.stage_outcome(), plan);
  AddToPoint(header, event, state);
  AddToItem(header, ConcludedBy(event.plan(), made), state);
}

void On(const EventHeader& header, const noordster::internal::v1::PapersHandedIn& event,
        State& state) {
  TouchPlan(header, event.plan(), state);
  auto& step = *Touch(header, StepName(event.plan(), event.step()), state).mutable_step();
  step.set_papers_date(event.papers_date());
  step.set_papers_version(event.plan_version());
}

void On(const EventHeader& header, const noordster::internal::v1::FollowUpOpened& event,
        State& state) {
  const auto& follow_up = event.follow_up();
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(follow_up.number() == plan.follow_ups() + 1);
  plan.set_follow_ups(follow_up.number());
  OpenNumbers(follow_up.kind(), plan).Add(follow_up.number());
  KeepDueDate(follow_up.number(), follow_up.due_date(), plan);
  const std::string name = FollowUpName(event.plan(), follow_up.number());
  *Touch(header, name, state).mutable_follow_up() = follow_up;
}

void On(const EventHeader& header, const noordster::internal::v1::FollowUpSettled& event,
        State& state) {
  const std::string name = FollowUpName(event.plan(), event.number());
  auto& follow_up = *Touch(header, name, state).mutable_follow_up();
  follow_up.set_settlement(event.settlement());
  follow_up.set_settle_time_micros(header.commit_time_micros());
  if (event.has_reason()) *follow_up.mutable_settlement_reason() = event.reason();
  Plan& plan = TouchPlan(header, event.plan(), state);
  Numbers& open = OpenNumbers(follow_up.kind(), plan);
  const auto it = std::find(open.begin(), open.end(), event.number());
  NOORDSTER_CHECK(it != open.end());
  open.erase(it);
  KeepDueDate(event.number(), "", plan);
}

void On(const EventHeader& header, const noordster::internal::v1::OutcomeConfirmed& event,
        State& state) {
  TouchPlan(header, event.facts().plan(), state);
  auto& decision = TouchDecision(header, event.facts().plan(), event.facts().decision(), state);
  decision.set_state(noordster::v1::Decision::CONFIRMED);
  *decision.mutable_confirmation_source() = event.source();
  decision.set_confirm_time_micros(header.commit_time_micros());
  if (decision.replaces() == 0) return;
  TouchDecision(header, event.facts().plan(), decision.replaces(), state)
      .set_state(noordster::v1::Decision::REPLACED);
}

void On(const EventHeader& header, const noordster::internal::v1::OutcomeReversed& event,
        State& state) {
  const DecisionFacts& facts = event.facts();
  auto& decision = TouchDecision(header, facts.plan(), facts.decision(), state);
  decision.set_state(noordster::v1::Decision::REVERSED);
  decision.set_reverse_time_micros(header.commit_time_micros());
  if (header.has_reason()) *decision.mutable_reversal_reason() = header.reason();
  TakeOffItem(header, ConcludedBy(facts.plan(), decision), state);
  Plan& plan = TouchPlan(header, facts.plan(), state);
  plan.set_state(noordster::v1::Plan::RUNNING);
  LeaveStage(plan);
  plan.set_last_decision(event.standing().last_decision());
  plan.set_last_decided_date(event.standing().last_decided_date());
  *plan.mutable_stage_outcomes() = event.standing().stage_outcomes();
  plan.set_reconsidered(event.standing().reconsidered());
  if (decision.replaces() > 0) {
    auto& earlier = TouchDecision(header, facts.plan(), decision.replaces(), state);
    earlier.set_state(StateBeforeReplacement(earlier));
    earlier.clear_replaced_by();
    earlier.clear_replaced_audience();
    earlier.clear_replaced_visible_from_micros();
  }
  if (event.step() > 0) {
    auto& step = *Touch(header, StepName(facts.plan(), event.step()), state).mutable_step();
    step.set_state(noordster::v1::Step::LAPSED_WITH_REVERSAL);
  }
  for (const int32_t number : event.follow_ups()) {
    const std::string name = FollowUpName(facts.plan(), number);
    auto& follow_up = *Touch(header, name, state).mutable_follow_up();
    follow_up.set_settlement(noordster::v1::FollowUp::REVERSED);
    follow_up.set_settle_time_micros(header.commit_time_micros());
    if (header.has_reason()) *follow_up.mutable_settlement_reason() = header.reason();
    Numbers& open = OpenNumbers(follow_up.kind(), plan);
    open.erase(std::remove(open.begin(), open.end(), number), open.end());
    KeepDueDate(number, "", plan);
  }
}

void On(const EventHeader& header, const noordster::internal::v1::DecisionReconsidered& event,
        State& state) {
  const DecisionFacts& facts = event.facts();
  Plan& plan = TouchPlan(header, facts.plan(), state);
  plan.set_state(noordster::v1::Plan::RUNNING);
  plan.set_reconsidered(facts.decision());
  LeaveStage(plan);
  if (event.step() == 0) return;
  auto& step = *Touch(header, StepName(facts.plan(), event.step()), state).mutable_step();
  step.set_state(noordster::v1::Step::LAPSED_WITH_RECONSIDERATION);
}

void On(const EventHeader& header, const noordster::internal::v1::FactsCorrected& event,
        State& state) {
  if (event.follow_up() > 0) {
    Plan& plan = TouchPlan(header, event.plan(), state);
    const std::string name = FollowUpName(event.plan(), event.follow_up());
    auto& follow_up = *Touch(header, name, state).mutable_follow_up();
    if (!event.due_date().empty()) {
      follow_up.set_due_date(event.due_date());
      KeepDueDate(event.follow_up(), event.due_date(), plan);
    }
    if (event.has_words()) *follow_up.mutable_text() = event.words();
    return;
  }
  const DecisionFacts& facts = event.facts();
  Plan& plan = TouchPlan(header, facts.plan(), state);
  auto& decision = TouchDecision(header, facts.plan(), facts.decision(), state);
  if (event.has_words()) *decision.mutable_reason() = event.words();
  // What a source says less precisely has no such day, and keeps its period then.
  if (facts.decided_date().empty()) return;
  decision.set_decided_date(facts.decided_date());
  decision.clear_decided_period();
  if (event.next_decision() == 0) {
    plan.set_last_decided_date(facts.decided_date());
    return;
  }
  auto& later = TouchDecision(header, facts.plan(), event.next_decision(), state);
  if (later.has_before()) later.mutable_before()->set_last_decided_date(facts.decided_date());
}

void On(const EventHeader& header, const noordster::internal::v1::PlanEnded& event, State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(plan.open_step() == 0);
  plan.set_state(event.state());
  plan.clear_reconsidered();
}

void On(const EventHeader& header, const noordster::internal::v1::PlanMigrated& event,
        State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(event.step() == plan.open_step());
  *plan.add_migrations() = event.left();
  plan.set_path_version(event.path_version());
  plan.set_stage(event.stage());
  plan.set_open_body(event.body());
  *plan.mutable_planned_dates() = event.planned_dates();
  KeepDemands(event, plan);
  *plan.mutable_stage_outcomes() = event.stage_outcomes();
  auto& step = *Touch(header, StepName(event.plan(), event.step()), state).mutable_step();
  if (step.body() != event.body()) {
    // They were handed in to another.
    step.clear_papers_date();
    step.clear_papers_version();
  }
  step.set_stage(event.stage());
  step.set_body(event.body());
  step.set_path_version(event.path_version());
}

// What the plan waits for from now on.
void RefreshWaiting(const std::string& name, State& state) {
  if (name.empty()) return;
  Plan& plan = *state.Edit(name).mutable_plan();
  plan.clear_waiting();
  if (plan.open_step() == 0) return;
  const Record* path = state.Find(plan.path_version());
  const Record* step = state.Find(StepName(name, plan.open_step()));
  NOORDSTER_CHECK(path != nullptr && step != nullptr);
  PlanFacts facts{plan, path->path_version(), nullptr, &step->step()};
  if (plan.versions() > 0) {
    facts.version = &state.Find(VersionName(name, plan.versions()))->plan_version();
  }
  const auto* stage = FindStage(path->path_version(), plan.stage());
  NOORDSTER_CHECK(stage != nullptr);
  for (const noordster::v1::Blocker& blocker : WaitingBlockers(facts)) {
    auto& waiting = *plan.add_waiting();
    waiting.set_guard(blocker.guard());
    waiting.set_lifter(blocker.lifter());
    for (const auto& guard : stage->guards()) {
      if (guard.id() != blocker.guard()) continue;
      waiting.set_bars_entry(guard.moment() == noordster::v1::ENTRY);
      waiting.set_days(guard.days());
    }
  }
}

// Remembers that the request was answered. Every event of a commit says it; the last one stays.
void RememberRequest(const EventHeader& header, State& state) {
  if (header.request_id().empty()) return;
  const std::string name = RequestName(ScopeOf(header.actor()), header.request_id());
  Record& record = Touch(header, name, state);
  // An id may be used again once it was forgotten, and whether its old row is still there must not
  // show.
  record.set_create_time_micros(header.commit_time_micros());
  record.mutable_request()->set_fingerprint(header.request_fingerprint());
  record.mutable_request()->set_revision(header.sequence());
  record.mutable_request()->set_resource(header.resource());
}

// Applies an event about a path or a plan.
void ApplyToPlans(const Event& event, State& state) {
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kPathPublished:
      return On(header, event.path_published(), state);
    case Event::kPlanCreated:
      return On(header, event.plan_created(), state);
    case Event::kPlanUpdated:
      return On(header, event.plan_updated(), state);
    case Event::kVersionFrozen:
      return On(header, event.version_frozen(), state);
    case Event::kStepOpened:
      return On(header, event.step_opened(), state);
    case Event::kOutcomeRecorded:
      return On(header, event.outcome_recorded(), state);
    case Event::kFollowUpOpened:
      return On(header, event.follow_up_opened(), state);
    case Event::kFollowUpSettled:
      return On(header, event.follow_up_settled(), state);
    case Event::kOutcomeConfirmed:
      return On(header, event.outcome_confirmed(), state);
    case Event::kOutcomeReversed:
      return On(header, event.outcome_reversed(), state);
    case Event::kDecisionReconsidered:
      return On(header, event.decision_reconsidered(), state);
    case Event::kFactsCorrected:
      return On(header, event.facts_corrected(), state);
    case Event::kPapersHandedIn:
      return On(header, event.papers_handed_in(), state);
    case Event::kPlanEnded:
      return On(header, event.plan_ended(), state);
    case Event::kPlanMigrated:
      return On(header, event.plan_migrated(), state);
    default:
      NOORDSTER_CHECK(false);
  }
}

// What the event itself changes.
void ApplyKind(const Event& event, State& state) {
  switch (event.kind_case()) {
    case Event::kPathPublished:
    case Event::kPlanCreated:
    case Event::kPlanUpdated:
    case Event::kVersionFrozen:
    case Event::kStepOpened:
    case Event::kOutcomeRecorded:
    case Event::kFollowUpOpened:
    case Event::kFollowUpSettled:
    case Event::kOutcomeConfirmed:
    case Event::kOutcomeReversed:
    case Event::kDecisionReconsidered:
    case Event::kFactsCorrected:
    case Event::kPapersHandedIn:
    case Event::kPlanEnded:
    case Event::kPlanMigrated:
      ApplyToPlans(event, state);
      break;
    case Event::kOutcomeDisclosed:
    case Event::kSecrecyImposed:
    case Event::kSecrecyLifted:
      ApplySecrecy(event, state);
      break;
    case Event::kDefined:
    case Event::kPersonErased:
    case Event::kMandateGranted:
    case Event::kMandateRevoked:
    case Event::kMandatesEnacted:
    case Event::kDraftPrepared:
    case Event::kDraftApproved:
    case Event::kApprovalRetracted:
    case Event::kDraftWithdrawn:
    case Event::kDraftCarriedOut:
      ApplyToRegisters(event, state);
      break;
    default:
      // Otherwise written by a later release, or damaged: guessing would lose a fact.
      NOORDSTER_CHECK(ApplyToMeetings(event, state) || ApplyToRecognitions(event, state) ||
                      ApplyToActions(event, state) || ApplyToProposals(event, state) ||
                      ApplyToProgrammes(event, state) || ApplyToIndicators(event, state) ||
                      ApplyToPlanning(event, state));
  }
}

}  // namespace

void Apply(const Event& event, State& state) {
  ApplyKind(event, state);
  RefreshWaiting(PlanOf(event), state);
  RememberRequest(event.header(), state);
}

}  // namespace noordster::engine
