// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/act.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/base/limits.h"
#include "services/engine/authorization/act_parts.h"
#include "services/engine/names.h"
#include "services/engine/proposal/proposal_parts.h"
#include "services/engine/standing.h"
#include "services/engine/visit_command.h"

namespace noordster::engine {
namespace {

using Mandate = noordster::v1::Mandate;

// An act that concerns the registers of the municipality.
Act OfMunicipality(Mandate::Act kind, std::string resource) {
  return {kind, Mandate::ACT_UNSPECIFIED, {""}, std::move(resource)};
}

// An act on a plan, or on anything else that belongs to a programme or a body.
Act OfPlan(Mandate::Act kind, absl::string_view plan) {
  return {kind, Mandate::ACT_UNSPECIFIED, {std::string(ParentOf(plan))}, std::string(plan)};
}

std::string BodyOfStep(const State& state, absl::string_view name) {
  const Record* step = state.Find(name);
  return step == nullptr ? "" : step->step().body();
}

void AddBody(const std::string& body, Act& act) {
  if (!body.empty()) act.scopes.push_back(body);
}

// Acts on decisions are done for the programme as long as none of them was confirmed, and for their
// body when they are all of one.
Act OfDecisions(Mandate::Act kind, const std::string& name,
                const std::vector<const Record*>& decisions) {
  Act act{kind, Mandate::ACT_UNSPECIFIED, {}, std::string(ParentOf(name))};
  const auto is_confirmed = [](const Record* record) {
    return record->decision().confirm_time_micros() > 0;
  };
  const auto is_of_first_body = [&decisions](const Record* record) {
    return record->decision().body() == decisions.front()->decision().body();
  };
  if (std::none_of(decisions.begin(), decisions.end(), is_confirmed)) {
    act.scopes.emplace_back(ParentOf(act.resource));
  }
  if (!decisions.empty() && std::all_of(decisions.begin(), decisions.end(), is_of_first_body)) {
    AddBody(decisions.front()->decision().body(), act);
  }
  return act;
}

// The record that must be one of the decisions when it is there.
std::vector<const Record*> Existing(const State& state, const std::string& name) {
  const Record* decision = state.Find(name);
  return decision == nullptr ? std::vector<const Record*>() : std::vector<const Record*>{decision};
}

Act ActFor(const State& state, const Define& command) {
  const std::string& name = command.record.name();
  const Record& record = command.record;
  if (record.has_challenge() || record.has_goal() || record.has_partner() ||
      record.has_covenant()) {
    return OfPlan(Mandate::UPDATE_PROGRAMME, name);
  }
  if (record.has_schedule()) return OfPlan(Mandate::KEEP_MEETINGS, name);
  const Record* before = state.Find(name);
  const bool keeps_bodies =
      before != nullptr && !command.create &&
      std::equal(before->programme().bodies().begin(), before->programme().bodies().end(),
                 command.record.programme().bodies().begin(),
                 command.record.programme().bodies().end());
  if (command.record.has_programme() && keeps_bodies) {
    return {Mandate::UPDATE_PROGRAMME, Mandate::ACT_UNSPECIFIED, {name}, name};
  }
  return OfMunicipality(Mandate::KEEP_REGISTERS, name);
}

Act ActFor(const State&, const SignCovenant& command) {
  return OfPlan(Mandate::UPDATE_PROGRAMME, command.covenant);
}

Act ActFor(const State&, const CreateProject& command) {
  return OfPlan(Mandate::KEEP_PROJECTS, command.name);
}

Act ActFor(const State&, const UpdateProject& command) {
  return OfPlan(Mandate::KEEP_PROJECTS, command.name);
}

Act ActFor(const State&, const TurnProject& command) {
  return OfPlan(Mandate::KEEP_PROJECTS, command.project);
}

Act ActFor(const State&, const AddProjectUpdate& command) {
  return OfPlan(Mandate::KEEP_PROJECTS, command.project);
}

Act ActFor(const State&, const AssessProgramme& command) {
  return {
      Mandate::UPDATE_PROGRAMME, Mandate::ACT_UNSPECIFIED, {command.programme}, command.programme};
}

Act ActFor(const State&, const CreateIndicator& command) {
  return OfPlan(Mandate::KEEP_INDICATORS, command.name);
}

Act ActFor(const State&, const UpdateIndicator& command) {
  return OfPlan(Mandate::KEEP_INDICATORS, command.name);
}

Act ActFor(const State&, const RecordMeasurements& command) {
  return OfPlan(Mandate::KEEP_INDICATORS, command.indicator);
}

Act ActFor(const State&, const ErasePerson& command) {
  return OfMunicipality(Mandate::ERASE_PERSON, command.person);
}

Act ActFor(const State&, const PublishPath& command) {
  return OfMunicipality(Mandate::PUBLISH_PATH, command.path);
}

Act ActFor(const State&, const GrantMandate& command) {
  return OfMunicipality(command.mandate.emergency() ? Mandate::BREAK_GLASS : Mandate::GRANT_MANDATE,
                        command.name);
}

Act ActFor(const State&, const RevokeMandate& command) {
  return OfMunicipality(Mandate::REVOKE_MANDATE, command.name);
}

Act ActFor(const State&, const EnactMandates&) { return {}; }

Act ActFor(const State&, const CreatePlan& command) {
  Act act = OfPlan(Mandate::CREATE_PLAN, command.name);
  // Outcomes of the past are outcomes.
  if (command.plan.has_past()) act.also = Mandate::RECORD_OUTCOME;
  return act;
}

Act ActFor(const State&, const CreateNextPlan& command) {
  // What is carried over must not become known to who works for another programme only.
  Act act = OfPlan(Mandate::CREATE_PLAN, command.name);
  if (ParentOf(command.previous) != ParentOf(command.name)) act.scopes.clear();
  return act;
}

Act ActFor(const State&, const KeepBaseline& command) {
  return OfPlan(Mandate::UPDATE_PLAN, command.plan);
}

Act ActFor(const State&, const UpdatePlan& command) {
  return OfPlan(Mandate::UPDATE_PLAN, command.name);
}

Act ActFor(const State&, const FreezeVersion& command) {
  Act act = OfPlan(Mandate::FREEZE_VERSION, command.plan);
  if (!command.settles.empty()) act.also = Mandate::SETTLE_FOLLOW_UP;
  return act;
}

Act ActFor(const State&, const WithdrawPlan& command) {
  return OfPlan(Mandate::WITHDRAW_PLAN, command.plan);
}

Act ActFor(const State&, const MigratePlan& command) {
  return OfPlan(Mandate::MIGRATE_PLAN, command.plan);
}

Act ActFor(const State&, const SettleFollowUp& command) {
  return OfPlan(Mandate::SETTLE_FOLLOW_UP, ParentOf(command.follow_up));
}

Act ActFor(const State& state, const HandInPapers& command) {
  Act act = OfPlan(Mandate::HAND_IN_PAPERS, ParentOf(command.step));
  AddBody(BodyOfStep(state, command.step), act);
  return act;
}

Act ActFor(const State& state, const RecordOutcome& command) {
  Act act = OfPlan(Mandate::RECORD_OUTCOME, ParentOf(command.step));
  AddBody(BodyOfStep(state, command.step), act);
  return act;
}

Act ActFor(const State& state, const RecordOutcomes& command) {
  Act act{
      Mandate::RECORD_OUTCOME, Mandate::ACT_UNSPECIFIED, {command.programme}, command.programme};
  std::string body;
  for (const RecordOutcome& outcome : command.outcomes) {
    const std::string of_step = BodyOfStep(state, outcome.step);
    if (of_step.empty() || (!body.empty() && body != of_step)) return act;
    body = of_step;
  }
  AddBody(body, act);
  return act;
}

Act ActFor(const State& state, const ConfirmOutcome& command) {
  Act act{Mandate::CONFIRM_OUTCOME,
          Mandate::ACT_UNSPECIFIED,
          {},
          std::string(ParentOf(command.decision))};
  const Record* decision = state.Find(command.decision);
  if (decision != nullptr) AddBody(decision->decision().body(), act);
  return act;
}

Act ActFor(const State& state, const CorrectFacts& command) {
  std::string name = command.name;
  if (KindOf(name) == Record::kFollowUp) {
    const Record* follow_up = state.Find(name);
    if (follow_up == nullptr) return OfPlan(Mandate::CORRECT_FACTS, ParentOf(name));
    name = DecisionName(ParentOf(name), follow_up->follow_up().decision());
  }
  return OfDecisions(Mandate::CORRECT_FACTS, name, Existing(state, name));
}

Act ActFor(const State& state, const ReverseOutcome& command) {
  std::vector<const Record*> decisions = Existing(state, command.decision);
  const Record* plan = state.Find(ParentOf(command.decision));
  if (command.cascade && plan != nullptr && !decisions.empty()) {
    const int32_t number = decisions.front()->decision().number();
    // Further than this no correction reaches, and nothing was loaded.
    const bool is_within = plan->plan().decisions() - number < limits::kReachedDecisionsMax;
    for (int32_t later = number + 1; is_within && later <= plan->plan().decisions(); ++later) {
      const Record* record = state.Find(DecisionName(plan->name(), later));
      if (record != nullptr && Stands(record->decision())) decisions.push_back(record);
    }
  }
  return OfDecisions(Mandate::REVERSE_OUTCOME, command.decision, decisions);
}

Act ActFor(const State& state, const ReconsiderDecision& command) {
  Act act = OfPlan(Mandate::RECONSIDER_DECISION, ParentOf(command.decision));
  const Record* decision = state.Find(command.decision);
  if (decision != nullptr) AddBody(decision->decision().body(), act);
  return act;
}

Act ActFor(const State& /*state*/, const DiscloseOutcome& command) {
  Act act;
  act.resource = std::string(ParentOf(command.decision));
  act.is_of_clock = true;
  return act;
}

Act ActFor(const State& /*state*/, const MakeForecast& command) {
  Act act;
  act.resource = command.owner;
  act.is_of_clock = true;
  return act;
}

Act ActFor(const State& /*state*/, const TellMoment& command) {
  Act act;
  act.resource = command.timed;
  act.is_of_clock = true;
  return act;
}

// An act on a recognition round of a plan.
Act OfRecognition(absl::string_view plan) { return OfPlan(Mandate::KEEP_RECOGNITION, plan); }

Act ActFor(const State&, const OpenRecognition& command) { return OfRecognition(command.plan); }

Act ActFor(const State&, const AddParticipants& command) {
  return OfRecognition(ParentOf(command.recognition));
}

Act ActFor(const State&, const ExtendRecognition& command) {
  return OfRecognition(ParentOf(command.recognition));
}

Act ActFor(const State&, const RecordAnswers& command) {
  return OfRecognition(ParentOf(command.recognition));
}

Act ActFor(const State&, const RecordSending& command) {
  return OfRecognition(ParentOf(command.recognition));
}

// An act on a proposal of a programme.
Act OfProposal(Mandate::Act kind, const std::string& proposal) {
  return {kind, Mandate::ACT_UNSPECIFIED, {std::string(ParentOf(proposal))}, proposal};
}

Act ActFor(const State&, const CreateProposal& command) {
  return OfProposal(Mandate::KEEP_PROPOSAL, command.name);
}

Act ActFor(const State&, const UpdateProposal& command) {
  return OfProposal(Mandate::KEEP_PROPOSAL, command.name);
}

Act ActFor(const State&, const RecordInitial& command) {
  return OfProposal(Mandate::KEEP_PROPOSAL, command.proposal);
}

Act ActFor(const State& state, const RecordPointOutcomes& command) {
  Act act = OfProposal(Mandate::RECORD_OUTCOME, command.proposal);
  const Record* programme = state.Find(ParentOf(command.proposal));
  if (programme != nullptr &&
      absl::c_linear_search(programme->programme().bodies(), command.body)) {
    AddBody(command.body, act);
  }
  return act;
}

// Acts on the last outcomes of points are done as those on decisions.
Act OfPoints(const State& state, Mandate::Act kind, const std::string& proposal,
             const std::vector<std::string>& points) {
  Act act{kind, Mandate::ACT_UNSPECIFIED, {}, proposal};
  std::set<std::string> bodies;
  bool was_confirmed = false;
  const Record* record = state.Find(proposal);
  for (const std::string& id : points) {
    const auto* point = record == nullptr ? nullptr : FindPoint(record->proposal(), id);
    const auto last = point == nullptr ? std::nullopt : LastOutcome(state, *point);
    if (!last.has_value()) continue;
    bodies.insert(last->body);
    was_confirmed = was_confirmed || last->was_confirmed;
  }
  // Only a body's own secretariat confirms.
  if (!was_confirmed && kind != Mandate::CONFIRM_OUTCOME) {
    act.scopes.emplace_back(ParentOf(proposal));
  }
  if (bodies.size() == 1) AddBody(*bodies.begin(), act);
  return act;
}

Act ActFor(const State& state, const ConfirmPointOutcomes& command) {
  return OfPoints(state, Mandate::CONFIRM_OUTCOME, command.proposal, command.points);
}

Act ActFor(const State& state, const ReversePointOutcomes& command) {
  return OfPoints(state, Mandate::REVERSE_OUTCOME, command.proposal, command.points);
}

Act ActFor(const State& state, const RecordPointDates& command) {
  return OfPoints(state, Mandate::RECORD_OUTCOME, command.proposal, command.points);
}

Act ActFor(const State& state, const PrepareDraft& command) {
  return ActOf(state, command.act->command);
}

// Who has to do with a draft is who could do its act.
Act OfDraft(const State& state, const std::string& name, std::string word) {
  Act act{Mandate::ACT_UNSPECIFIED, Mandate::ACT_UNSPECIFIED, {}, name, std::move(word)};
  const Record* record = state.Find(name);
  if (record == nullptr) return act;
  act.kind = record->draft().act();
  act.also = record->draft().also();
  act.scopes.assign(record->draft().scopes().begin(), record->draft().scopes().end());
  return act;
}

Act ActFor(const State& state, const ApproveDraft& command) {
  return OfDraft(state, command.draft, "approve_draft");
}

Act ActFor(const State& state, const RetractApproval& command) {
  return OfDraft(state, command.draft, "retract_approval");
}

Act ActFor(const State& state, const WithdrawDraft& command) {
  return OfDraft(state, command.draft, "withdraw_draft");
}

}  // namespace

Act ActOf(const State& state, const Command& command) {
  return VisitCommand(command, [&state](const auto& value) { return ActFor(state, value); });
}

}  // namespace noordster::engine
