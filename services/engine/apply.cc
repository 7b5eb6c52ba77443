// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/apply.h"

#include <algorithm>
#include <string>

#include "services/base/check.h"
#include "services/engine/command.h"
#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Event;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::Plan;

// The record an event changes, stamped with the event.
Record& Touch(const EventHeader& header, const std::string& name, State& state) {
  Record& record = state.Edit(name);
  if (record.revision() == 0) record.set_create_time_micros(header.commit_time_micros());
  record.set_revision(header.sequence());
  record.set_update_time_micros(header.commit_time_micros());
  return record;
}

Plan& TouchPlan(const EventHeader& header, const std::string& name, State& state) {
  Record& record = Touch(header, name, state);
  NOORDSTER_CHECK(record.has_plan());
  return *record.mutable_plan();
}

using Numbers = google::protobuf::RepeatedField<int32_t>;

// The plan's list of open follow-ups of one kind.
Numbers& OpenNumbers(noordster::v1::FollowUp::Kind kind, Plan& plan) {
  switch (kind) {
    case noordster::v1::FollowUp::REMARK:
      return *plan.mutable_open_remarks();
    case noordster::v1::FollowUp::CONDITION:
      return *plan.mutable_open_conditions();
    case noordster::v1::FollowUp::CONSOLIDATED_VERSION:
      return *plan.mutable_open_consolidations();
    default:
      NOORDSTER_CHECK(false);
  }
}

void KeepStageOutcome(const noordster::internal::v1::StageOutcome& outcome, Plan& plan) {
  for (auto& kept : *plan.mutable_stage_outcomes()) {
    if (kept.stage() != outcome.stage()) continue;
    kept = outcome;
    return;
  }
  *plan.add_stage_outcomes() = outcome;
}

void On(const EventHeader& header, const noordster::internal::v1::Defined& event, State& state) {
  Record& record = Touch(header, event.record().name(), state);
  Record stamped = event.record();
  stamped.set_revision(record.revision());
  stamped.set_create_time_micros(record.create_time_micros());
  stamped.set_update_time_micros(record.update_time_micros());
  record = std::move(stamped);
}

void On(const EventHeader& header, const noordster::internal::v1::PersonErased& event,
        State& state) {
  auto& person = *Touch(header, event.person(), state).mutable_person();
  person.clear_display_name();
  person.clear_contact();
  person.set_erased(true);
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
  plan.set_state(noordster::v1::Plan::RUNNING);
}

void On(const EventHeader& header, const noordster::internal::v1::PlanUpdated& event,
        State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  *plan.mutable_title() = event.title();
  *plan.mutable_challenges() = event.challenges();
  *plan.mutable_planned_dates() = event.planned_dates();
}

void On(const EventHeader& header, const noordster::internal::v1::VersionFrozen& event,
        State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(event.version().number() == plan.versions() + 1);
  plan.set_versions(event.version().number());
  const std::string name = VersionName(event.plan(), event.version().number());
  *Touch(header, name, state).mutable_plan_version() = event.version();
}

void On(const EventHeader& header, const noordster::internal::v1::StepOpened& event, State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(event.step() == plan.steps() + 1 && plan.open_step() == 0);
  plan.set_steps(event.step());
  plan.set_open_step(event.step());
  plan.set_stage(event.stage());
  auto& step = *Touch(header, StepName(event.plan(), event.step()), state).mutable_step();
  step.set_number(event.step());
  step.set_stage(event.stage());
  step.set_body(event.body());
  step.set_state(noordster::v1::Step::OPEN);
}

void On(const EventHeader& header, const noordster::internal::v1::OutcomeRecorded& event,
        State& state) {
  const auto& made = event.decision();
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(made.step() == plan.open_step() && made.number() == plan.decisions() + 1);
  plan.set_decisions(made.number());
  plan.set_open_step(0);
  plan.clear_stage();
  plan.set_last_decided_date(made.decided_date());
  auto& step = *Touch(header, StepName(event.plan(), made.step()), state).mutable_step();
  step.set_state(noordster::v1::Step::CLOSED);
  step.set_decision(made.number());
  Record& record = Touch(header, DecisionName(event.plan(), made.number()), state);
  record.set_audience(event.audience());
  record.set_visible_from_micros(event.visible_from_micros());
  *record.mutable_decision() = made;
  if (event.has_stage_outcome()) KeepStageOutcome(event.stage_outcome(), plan);
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
  Numbers& open = OpenNumbers(follow_up.kind(), TouchPlan(header, event.plan(), state));
  const auto it = std::find(open.begin(), open.end(), event.number());
  NOORDSTER_CHECK(it != open.end());
  open.erase(it);
}

void On(const EventHeader& header, const noordster::internal::v1::PlanEnded& event, State& state) {
  Plan& plan = TouchPlan(header, event.plan(), state);
  NOORDSTER_CHECK(plan.open_step() == 0);
  plan.set_state(event.state());
}

// Remembers that the request was answered. Every event of a commit says it; the last one stays.
void RememberRequest(const EventHeader& header, State& state) {
  if (header.request_id().empty()) return;
  Caller caller;
  caller.actor = header.actor();
  Record& record = Touch(header, RequestName(caller.Scope(), header.request_id()), state);
  // An id may be used again once it was forgotten, and whether its old row is still there must not
  // show.
  record.set_create_time_micros(header.commit_time_micros());
  record.mutable_request()->set_fingerprint(header.request_fingerprint());
  record.mutable_request()->set_revision(header.sequence());
  record.mutable_request()->set_resource(header.resource());
}

}  // namespace

void Apply(const Event& event, State& state) {
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kDefined:
      On(header, event.defined(), state);
      break;
    case Event::kPersonErased:
      On(header, event.person_erased(), state);
      break;
    case Event::kPathPublished:
      On(header, event.path_published(), state);
      break;
    case Event::kPlanCreated:
      On(header, event.plan_created(), state);
      break;
    case Event::kPlanUpdated:
      On(header, event.plan_updated(), state);
      break;
    case Event::kVersionFrozen:
      On(header, event.version_frozen(), state);
      break;
    case Event::kStepOpened:
      On(header, event.step_opened(), state);
      break;
    case Event::kOutcomeRecorded:
      On(header, event.outcome_recorded(), state);
      break;
    case Event::kFollowUpOpened:
      On(header, event.follow_up_opened(), state);
      break;
    case Event::kFollowUpSettled:
      On(header, event.follow_up_settled(), state);
      break;
    case Event::kPapersHandedIn:
      On(header, event.papers_handed_in(), state);
      break;
    case Event::kPlanEnded:
      On(header, event.plan_ended(), state);
      break;
    case Event::KIND_NOT_SET:
      // Written by a later release, or damaged: guessing would lose a fact.
      NOORDSTER_CHECK(event.kind_case() != Event::KIND_NOT_SET);
  }
  RememberRequest(header, state);
}

}  // namespace noordster::engine
