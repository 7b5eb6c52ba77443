// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/action/relations.h"
#include "services/engine/decide_parts.h"
#include "services/engine/guards.h"
#include "services/engine/meeting/basis.h"
#include "services/engine/migration.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/path_rules.h"
#include "services/engine/recognition/recognition_parts.h"
#include "services/engine/refusal.h"
#include "services/engine/secrecy/orders.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Dispensation;
using noordster::internal::v1::FollowUp;
using noordster::internal::v1::Outcome;
using noordster::internal::v1::Plan;
using noordster::internal::v1::Stage;
using noordster::v1::Blocker;
using noordster::v1::ErrorReason;

// The treatment an outcome is recorded for.
struct Treatment {
  const Record& record;
  const Plan& plan;
  const Stage& stage;
  const noordster::internal::v1::Step& step;
};

// The rules that hold for the date of any outcome.
void BlockByDate(const Case& now, const std::string& decided_date, const Treatment& treatment,
                 std::vector<Blocker>& blockers) {
  BlockFuture(now, decided_date, treatment.stage.id(), blockers);
  // Dates of this form order as text.
  const std::string& last = treatment.plan.last_decided_date();
  if (decided_date < last) {
    Block(noordster::v1::DATE_BEFORE_EARLIER_STEP, treatment.stage.id(), last, blockers);
  }
}

// What this kind of outcome needs, and what it does not take.
void BlockByNeeds(const Case& now, const RecordOutcome& command, const Treatment& treatment,
                  const Outcome& outcome, std::vector<Blocker>& blockers) {
  const OutcomeNeeds needs = NeedsOf(outcome);
  if (needs.reason && now.request.reason.id().empty()) {
    Block(noordster::v1::REASON_REQUIRED, treatment.stage.id(), "reason", blockers);
  }
  const auto compare = [&](bool needed, bool given, const char* field) {
    if (needed == given) return;
    Block(needed ? noordster::v1::FIELD_REQUIRED : noordster::v1::FIELD_UNWANTED,
          treatment.stage.id(), field, blockers);
  };
  const auto* round =
      RoundConcludedBy(now.state, treatment.record, treatment.stage, outcome, command.plan_version);
  const bool has_remarks = round != nullptr && BroughtRemarks(*round);
  compare(needs.remarks, !command.remarks.empty() || (needs.remarks && has_remarks), "remarks");
  compare(needs.conditions, !command.conditions.empty(), "conditions");
  compare(needs.due_date, !command.due_date.empty(), "due_date");
  compare(needs.minority_view, !command.minority_view.id().empty(), "minority_view");
  for (const FollowUp& condition : command.conditions) {
    const auto means = condition.means();
    compare(means == noordster::v1::FollowUp::BY_DOCUMENT, !condition.document_role().empty(),
            "conditions.document_role");
    if (means != noordster::v1::FollowUp::BY_CONFIRMATION) {
      compare(false, !condition.judge().empty(), "conditions.judge");
    }
  }
  std::vector<std::string> due_dates = {command.due_date};
  for (const FollowUp& condition : command.conditions) due_dates.push_back(condition.due_date());
  if (std::any_of(due_dates.begin(), due_dates.end(), [&command](const std::string& due_date) {
        return !due_date.empty() && due_date < command.decided_date;
      })) {
    Block(noordster::v1::DUE_DATE_BEFORE_DECISION, treatment.stage.id(), command.decided_date,
          blockers);
  }
  const auto& given = command.confirmations;
  const bool all_asked = std::all_of(given.begin(), given.end(), [&](const std::string& subject) {
    const auto& guards = treatment.stage.guards();
    return std::any_of(guards.begin(), guards.end(), [&subject](const auto& guard) {
      return guard.kind() == noordster::v1::CONFIRMED && guard.subject() == subject;
    });
  });
  compare(all_asked, true, "confirmations");
}

// The unmet guards that nobody dispensed with; a dispensation must be of one that is unmet and can
// be dispensed with.
void BlockByGuards(const Case& now, const RecordOutcome& command, const Treatment& treatment,
                   const Outcome& outcome, std::vector<Blocker>& blockers) {
  const Record* version =
      command.plan_version == 0
          ? nullptr
          : now.state.Find(VersionName(treatment.record.name(), command.plan_version));
  const GuardFacts facts{treatment.plan,
                         version == nullptr ? nullptr : &version->plan_version(),
                         command.confirmations,
                         treatment.step,
                         *calendar::ParseDate(command.decided_date),
                         !now.request.reason.id().empty()};
  std::vector<Blocker> unmet = UnmetGuards(facts, treatment.stage, outcome);
  for (const auto& dispensation : command.dispensations) {
    const auto dispensed =
        std::find_if(unmet.begin(), unmet.end(), [&dispensation](const Blocker& blocker) {
          return blocker.guard() == dispensation.guard() &&
                 blocker.dispenser() != noordster::v1::LIFTER_UNSPECIFIED;
        });
    if (dispensed == unmet.end()) {
      Block(noordster::v1::FIELD_UNWANTED, treatment.stage.id(), "dispensations", blockers)
          .set_guard(dispensation.guard());
    } else {
      unmet.erase(dispensed);
    }
  }
  std::move(unmet.begin(), unmet.end(), std::back_inserter(blockers));
}

std::vector<Blocker> BlockersOf(const Case& now, const RecordOutcome& command,
                                const Treatment& treatment, const Outcome& outcome) {
  std::vector<Blocker> blockers;
  if (command.body != treatment.step.body()) {
    Block(noordster::v1::WRONG_BODY, treatment.stage.id(), std::string(IdOf(treatment.step.body())),
          blockers);
  }
  const int32_t latest = treatment.plan.versions();
  if (command.plan_version > latest || (command.plan_version == 0 && latest > 0)) {
    Block(noordster::v1::VERSION_UNKNOWN, treatment.stage.id(), "", blockers).add_numbers(latest);
  }
  BlockByDate(now, command.decided_date, treatment, blockers);
  BlockByNeeds(now, command, treatment, outcome, blockers);
  BlockByBasis(now,
               ConclusionOf(now, command, treatment.stage, outcome.kind(), treatment.step.body()),
               blockers);
  BlockByGuards(now, command, treatment, outcome, blockers);
  const Record* programme = now.state.Find(ParentOf(treatment.record.name()));
  const Record* path = now.state.Find(treatment.plan.path_version());
  NOORDSTER_CHECK(programme != nullptr && path != nullptr);
  std::optional<Blocker> missing = MissingBody(*programme, path->path_version(), outcome);
  if (missing.has_value()) blockers.push_back(*std::move(missing));
  return blockers;
}

// Whether the plan has room for what the outcome opens.
absl::Status CheckRoom(const RecordOutcome& command, const Record& record, const Outcome& outcome) {
  const Plan& plan = record.plan();
  const int opened = static_cast<int>(command.remarks.size() + command.conditions.size()) +
                     (Amends(outcome.kind()) ? 1 : 0);
  const int open = plan.open_remarks_size() + plan.open_conditions_size() +
                   plan.open_consolidations_size() + opened;
  if (opened > 0 &&
      (open > limits::kOpenFollowUpsMax || plan.follow_ups() + opened > limits::kFollowUpsMax)) {
    return Refuse(noordster::v1::LIMIT_REACHED,
                  absl::StrCat(record.name(), " would have more than ", limits::kOpenFollowUpsMax,
                               " open follow-ups, or ", limits::kFollowUpsMax,
                               " in all: settle some, or bring several into one"),
                  {{"limit", "follow_ups"}, {"resource", record.name()}});
  }
  return outcome.next().empty() ? absl::OkStatus() : CheckStepsLeft(record);
}

// The outcome a command names, or the one of its kind.
absl::StatusOr<const Outcome*> FindOutcome(const RecordOutcome& command, const Stage& stage) {
  const bool by_kind = command.outcome.empty();
  std::vector<const Outcome*> found;
  std::vector<std::string> ids;
  for (const Outcome& outcome : stage.outcomes()) {
    if (by_kind ? outcome.kind() != command.kind : outcome.id() != command.outcome) continue;
    found.push_back(&outcome);
    ids.push_back(outcome.id());
  }
  if (found.size() == 1) return found.front();
  const std::string asked =
      by_kind ? noordster::v1::OutcomeKind_Name(command.kind) : command.outcome;
  return Refuse(noordster::v1::OUTCOME_UNKNOWN,
                found.empty()
                    ? absl::StrCat("stage '", stage.id(), "' knows no outcome '", asked, "'")
                    : absl::StrCat("stage '", stage.id(), "' has several outcomes ", asked,
                                   "; record one of them: ", absl::StrJoin(ids, ", ")),
                {{"stage", stage.id()}, {"outcome", asked}, {"several", absl::StrJoin(ids, ", ")}});
}

// Opens the follow-ups an outcome brings with it.
void OpenFollowUps(const RecordOutcome& command, const Treatment& treatment, const Outcome& outcome,
                   Decision& decision) {
  int32_t number = treatment.plan.follow_ups();
  const auto open = [&](noordster::v1::FollowUp::Kind kind) {
    auto* opened = decision.events.emplace_back().mutable_follow_up_opened();
    opened->set_plan(treatment.record.name());
    auto* follow_up = opened->mutable_follow_up();
    follow_up->set_number(++number);
    follow_up->set_kind(kind);
    follow_up->set_decision(treatment.plan.decisions() + 1);
    follow_up->set_lifter(noordster::v1::PROGRAMME_SECRETARY);
    return follow_up;
  };
  for (const TextRef& remark : command.remarks) {
    *open(noordster::v1::FollowUp::REMARK)->mutable_text() = remark;
  }
  for (const FollowUp& condition : command.conditions) {
    FollowUp* opened = open(noordster::v1::FollowUp::CONDITION);
    *opened->mutable_text() = condition.text();
    opened->set_due_date(condition.due_date());
    opened->set_means(condition.means());
    opened->set_judge(condition.judge());
    opened->set_document_role(condition.document_role());
    const bool by_secretary =
        condition.means() == noordster::v1::FollowUp::BY_CONFIRMATION && condition.judge().empty();
    if (!by_secretary) opened->set_lifter(noordster::v1::CHALLENGE_LEAD);
  }
  if (Amends(outcome.kind())) {
    FollowUp* opened = open(noordster::v1::FollowUp::CONSOLIDATED_VERSION);
    opened->set_due_date(command.due_date);
    const noordster::v1::Lifter clerk = ConfirmerOf(treatment.stage.body_kind());
    opened->set_lifter(clerk == noordster::v1::LIFTER_UNSPECIFIED ? noordster::v1::CHALLENGE_LEAD
                                                                  : clerk);
  }
}

// The decision record that every outcome shares.
noordster::internal::v1::OutcomeRecorded& AddOutcome(const Case& now, const Treatment& treatment,
                                                     const std::string& decided_date,
                                                     Decision& decision) {
  decision.resource = treatment.record.name();
  auto& recorded = *decision.events.emplace_back().mutable_outcome_recorded();
  recorded.set_plan(treatment.record.name());
  auto& made = *recorded.mutable_decision();
  made.set_number(treatment.plan.decisions() + 1);
  made.set_step(treatment.step.number());
  made.set_stage(treatment.stage.id());
  made.set_decided_date(decided_date);
  made.set_state(noordster::v1::Decision::RECORDED);
  if (!now.request.reason.id().empty()) *made.mutable_reason() = now.request.reason;
  recorded.set_audience(AudienceOf(now.state, treatment.stage, treatment.step.body()));
  return recorded;
}

// Says which decision one at this stage takes the place of, if any.
void FillReplaced(const Case& now, const Treatment& treatment,
                  noordster::internal::v1::Decision& taking_its_place) {
  const int32_t number = treatment.plan.reconsidered();
  if (number == 0) return;
  const Record* earlier = now.state.Find(DecisionName(treatment.record.name(), number));
  NOORDSTER_CHECK(earlier != nullptr);
  const auto& made = earlier->decision();
  if (StageNow(treatment.plan, made.step(), made.stage()) != treatment.stage.id()) return;
  taking_its_place.set_replaces(number);
  taking_its_place.set_replaces_audience(earlier->audience());
  taking_its_place.set_replaces_visible_from_micros(earlier->visible_from_micros());
}

google::protobuf::RepeatedPtrField<Dispensation> DispensationsOf(const RecordOutcome& command,
                                                                 const Stage& stage) {
  google::protobuf::RepeatedPtrField<Dispensation> dispensations;
  for (const Dispensation& given : command.dispensations) {
    *dispensations.Add() = given;
    for (const auto& guard : stage.guards()) {
      if (guard.id() == given.guard()) {
        dispensations.rbegin()->set_dispenser(guard.dispenser());
      }
    }
  }
  return dispensations;
}

// Says what a decision rests on, and in which proposal it was asked for.
void FillBasis(const Case& now, const Conclusion& conclusion,
               noordster::internal::v1::Decision& made) {
  if (!conclusion.source.id().empty()) *made.mutable_source() = conclusion.source;
  made.set_agenda_item(conclusion.agenda_item);
  const Basis basis = BasisOf(now, conclusion);
  made.set_ballot(basis.ballot);
  made.set_manner(basis.manner);
  made.set_proposal(conclusion.asked.proposal);
  made.set_point(conclusion.asked.point);
}

// NOT_ALLOWED when a guard is dispensed with by who cannot: the caller is not who the path lets do
// it, and they will not confirm the outcome either, which confirms what stands in it.
absl::Status CheckDispensers(const Case& now, const RecordOutcome& command,
                             const Treatment& treatment) {
  const Record* body = now.state.Find(treatment.step.body());
  const noordster::v1::Lifter confirmer =
      body == nullptr ? noordster::v1::LIFTER_UNSPECIFIED : ConfirmerOf(body->body().kind());
  for (const Dispensation& given : DispensationsOf(command, treatment.stage)) {
    const noordster::v1::Lifter dispenser = given.dispenser();
    if (dispenser == noordster::v1::LIFTER_UNSPECIFIED || dispenser == confirmer) continue;
    if (ActsAs(now, dispenser, treatment.step.body())) continue;
    return Refuse(noordster::v1::NOT_ALLOWED,
                  absl::StrCat("guard ", given.guard(), " is dispensed with by ",
                               noordster::v1::Lifter_Name(dispenser), " only"),
                  {{"act", "dispense"}, {"guard", given.guard()}});
  }
  return absl::OkStatus();
}

// Body, item and judges must exist.
absl::Status CheckConcerned(const Case& now, const RecordOutcome& command) {
  absl::Status known = Require(now.state, command.body).status();
  if (known.ok()) known = CheckItemKnown(now, command.agenda_item, command.body);
  for (size_t i = 0; known.ok() && i < command.conditions.size(); ++i) {
    const std::string& judge = command.conditions[i].judge();
    if (!judge.empty()) known = Require(now.state, judge).status();
  }
  return known;
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordOutcome& command) {
  absl::Status known = CheckConcerned(now, command);
  if (known.ok()) known = CheckRelations(now, command);
  if (!known.ok()) return known;
  absl::StatusOr<const Record*> step = RequireOpenStep(now, command.step);
  if (!step.ok()) return step.status();
  const Record& record = *now.state.Find(ParentOf(command.step));
  const Plan& plan = record.plan();
  const Stage& stage = OpenStage(now, plan);
  const absl::StatusOr<const Outcome*> named = FindOutcome(command, stage);
  if (!named.ok()) return named.status();
  const Outcome& outcome = **named;
  const Treatment treatment{record, plan, stage, (*step)->step()};
  std::vector<Blocker> blockers = BlockersOf(now, command, treatment, outcome);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  const absl::Status dispensed = CheckDispensers(now, command, treatment);
  if (!dispensed.ok()) return dispensed;
  if (absl::Status fits = CheckRoom(command, record, outcome); !fits.ok()) return fits;
  const Conclusion conclusion =
      ConclusionOf(now, command, stage, outcome.kind(), treatment.step.body());
  const absl::Status room = CheckConcludedLeft(now, command.agenda_item, 1);
  if (!room.ok()) return room;
  if (!conclusion.asked.proposal.empty()) {
    const absl::Status fits = CheckOutcomesLeft(*now.state.Find(conclusion.asked.proposal));
    if (!fits.ok()) return fits;
  }

  Decision decision;
  auto& recorded = AddOutcome(now, treatment, command.decided_date, decision);
  auto& made = *recorded.mutable_decision();
  made.set_plan_version(command.plan_version);
  made.set_confirmer(ConfirmerOf(stage.body_kind()));
  if (made.confirmer() != noordster::v1::LIFTER_UNSPECIFIED) {
    made.set_state(noordster::v1::Decision::PROVISIONAL);
  }
  made.set_body(command.body);
  made.set_outcome(outcome.id());
  made.set_kind(outcome.kind());
  made.set_effect(outcome.effect());
  made.set_next_stage(outcome.next());
  FillBasis(now, conclusion, made);
  if (const auto* round =
          RoundConcludedBy(now.state, record, stage, outcome, command.plan_version)) {
    made.set_recognition(round->number());
  }
  *made.mutable_confirmations() = {command.confirmations.begin(), command.confirmations.end()};
  *made.mutable_dispensations() = DispensationsOf(command, stage);
  *made.mutable_relations() = {command.relations.begin(), command.relations.end()};
  if (!command.minority_view.id().empty()) *made.mutable_minority_view() = command.minority_view;
  if (command.plan_version > 0) {
    made.set_substance(SubstanceOf(
        now.state.Find(VersionName(record.name(), command.plan_version))->plan_version()));
  }
  if (!IsProcedural(outcome.kind())) {
    *recorded.mutable_stage_outcome() = SaidBy(made);
    FillReplaced(now, treatment, made);
  }
  recorded.set_visible_from_micros(command.visible_from_micros);
  OpenFollowUps(command, treatment, outcome, decision);
  const Record* programme = now.state.Find(ParentOf(record.name()));
  const Record* path = now.state.Find(plan.path_version());
  NOORDSTER_CHECK(programme != nullptr && path != nullptr);
  MoveOn(*programme, path->path_version(), plan.steps() + 1, outcome, decision);
  if (absl::Status fits = AddSecrecyOfItem(now, decision); !fits.ok()) return fits;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordOutcomes& command) {
  absl::StatusOr<const Record*> programme = Require(now.state, command.programme);
  if (!programme.ok()) return programme.status();
  Decision together;
  together.resource = command.programme;
  absl::flat_hash_set<std::string> plans;
  std::vector<FieldViolation> unfit;
  std::vector<Blocker> blockers;
  for (size_t i = 0; i < command.outcomes.size(); ++i) {
    const std::string plan(ParentOf(command.outcomes[i].step));
    const std::string field = absl::StrCat("treatments[", i, "].step");
    if (ParentOf(plan) != command.programme) {
      unfit.push_back(
          Violation(field, absl::StrCat("is of another programme than ", command.programme)));
      continue;
    }
    if (!plans.insert(plan).second) {
      unfit.push_back(Violation(field, absl::StrCat(plan, " stands twice")));
      continue;
    }
    absl::StatusOr<Decision> one = DecideOn(now, command.outcomes[i]);
    if (one.ok()) {
      std::move(one->events.begin(), one->events.end(), std::back_inserter(together.events));
      continue;
    }
    // What is wrong with one plan only is said together with what bars the others.
    if (one.status().code() != absl::StatusCode::kFailedPrecondition) return one.status();
    const Refusal refusal = *RefusalOf(one.status());
    for (Blocker blocker : refusal.blockers()) {
      blocker.set_plan(plan);
      blockers.push_back(std::move(blocker));
    }
    if (refusal.blockers().empty()) {
      Block(refusal.reason(), "", command.outcomes[i].outcome, blockers).set_plan(plan);
    }
  }
  if (!unfit.empty()) return RefuseFields(noordster::v1::INVALID_FIELD, unfit);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  return together;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const WithdrawPlan& command) {
  absl::StatusOr<const Record*> record = RequireRunningPlan(now, command.plan);
  if (!record.ok()) return record.status();
  const Plan& plan = (*record)->plan();
  const Record* step = now.state.Find(StepName(command.plan, plan.open_step()));
  NOORDSTER_CHECK(step != nullptr);
  const Stage& stage = OpenStage(now, plan);
  const Treatment treatment{**record, plan, stage, step->step()};
  std::vector<Blocker> blockers;
  BlockByDate(now, command.decided_date, treatment, blockers);
  if (NeedsReason(noordster::v1::WITHDRAWN) && now.request.reason.id().empty()) {
    Block(noordster::v1::REASON_REQUIRED, stage.id(), "reason", blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));

  Decision decision;
  auto& made = *AddOutcome(now, treatment, command.decided_date, decision).mutable_decision();
  made.set_plan_version(plan.versions());
  made.set_kind(noordster::v1::WITHDRAWN);
  made.set_effect(noordster::v1::NONE);
  EndPlan(made.kind(), decision);
  return decision;
}

}  // namespace noordster::engine
