// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/guards.h"
#include "services/engine/migration.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"
#include "services/engine/standing.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::DecisionFacts;
using noordster::internal::v1::Plan;
using noordster::internal::v1::Standing;
using noordster::v1::Blocker;
// The record; not what a request leads to.
using Made = noordster::internal::v1::Decision;

absl::Status RefuseReversed(absl::string_view name) {
  return Refuse(noordster::v1::DECISION_REVERSED, absl::StrCat(name, " was reversed"),
                {{"resource", name}});
}

// A decision that stands, of a plan that may have ended, under the etag of the plan.
absl::StatusOr<const Record*> RequireStanding(const Case& now, const std::string& name) {
  absl::StatusOr<const Record*> plan = RequireForChange(now, ParentOf(name));
  if (!plan.ok()) return plan;
  absl::StatusOr<const Record*> decision = Require(now.state, name);
  if (!decision.ok()) return decision;
  if (!Stands((*decision)->decision())) return RefuseReversed(name);
  return decision;
}

// What a decision found on its plan. One of 0.1 does not say it: every decision before it stood,
// and no stage had said anything that guards of its path asked for.
Standing StandingBefore(const Case& now, const Record& record) {
  const Made& made = record.decision();
  if (made.has_before()) return made.before();
  Standing standing;
  standing.set_last_decision(made.number() - 1);
  if (made.number() > 1) {
    const Record* previous =
        now.state.Find(DecisionName(ParentOf(record.name()), made.number() - 1));
    NOORDSTER_CHECK(previous != nullptr);
    standing.set_last_decided_date(EarliestDecided(previous->decision()));
  }
  return standing;
}

// What a decision found, by the stages of the path version the plan is on now.
Standing StandingNow(const Plan& plan, int32_t step, Standing standing) {
  google::protobuf::RepeatedPtrField<noordster::internal::v1::StageOutcome> found;
  std::swap(found, *standing.mutable_stage_outcomes());
  for (noordster::internal::v1::StageOutcome& said : found) {
    said.set_stage(StageNow(plan, step, said.stage()));
    if (!said.stage().empty()) AddSaid(said, *standing.mutable_stage_outcomes());
  }
  return standing;
}

// The decisions from `first` on that stand, latest first.
std::vector<const Record*> StandingFrom(const Case& now, const Record& plan, int32_t first) {
  std::vector<const Record*> found;
  for (int32_t number = plan.plan().decisions(); number >= first; --number) {
    const Record* record = now.state.Find(DecisionName(plan.name(), number));
    NOORDSTER_CHECK(record != nullptr);
    if (Stands(record->decision())) found.push_back(record);
  }
  return found;
}

absl::Status CheckReach(const Record& plan, int32_t first_decision, int32_t follow_ups) {
  if (plan.plan().decisions() - first_decision < limits::kReachedDecisionsMax &&
      follow_ups <= limits::kReachedFollowUpsMax) {
    return absl::OkStatus();
  }
  return Refuse(noordster::v1::LIMIT_REACHED,
                absl::StrCat("more than ", limits::kReachedDecisionsMax, " decisions or ",
                             limits::kReachedFollowUpsMax,
                             " follow-ups came after: go back in parts, from the latest"),
                {{"limit", "reached_decisions"}});
}

// The stage of a decision on the path that its plan is on now; null when it has no place there.
const noordster::internal::v1::Stage* StageOf(const Case& now, const Record& plan,
                                              const Made& made) {
  const Record* path = now.state.Find(plan.plan().path_version());
  NOORDSTER_CHECK(path != nullptr);
  return FindStage(path->path_version(), StageNow(plan.plan(), made.step(), made.stage()));
}

// What stands in the way of a new step where a decision was made, whose stage is `stage` now.
void BlockByPlace(const Record& programme, const Made& made,
                  const noordster::internal::v1::Stage* stage, std::vector<Blocker>& blockers) {
  if (stage == nullptr) {
    Block(noordster::v1::STAGE_UNMAPPED, made.stage(), made.stage(), blockers);
  } else if (BodyOf(programme, stage->body_kind()).empty()) {
    blockers.push_back(BodyMissing(*stage));
  }
}

// What stands in the way of reversing `reversed`, of which all but the last come with it; `stage`
// is that of the last.
std::vector<Blocker> BlockersOf(const Case& now, const std::vector<const Record*>& reversed,
                                bool cascade, const std::string& stage) {
  std::vector<Blocker> blockers;
  if (now.request.reason.id().empty()) {
    Block(noordster::v1::REASON_REQUIRED, stage, "reason", blockers);
  }
  if (!cascade && reversed.size() > 1) {
    Blocker& later = Block(noordster::v1::LATER_DECISIONS, stage, "", blockers);
    for (size_t i = reversed.size() - 1; i-- > 0;) {
      later.add_numbers(reversed[i]->decision().number());
    }
  }
  for (const Record* record : reversed) {
    const Made& made = record->decision();
    const Record* body = made.body().empty() ? nullptr : now.state.Find(made.body());
    // Also one that was replaced since.
    const bool was_confirmed = made.confirm_time_micros() > 0;
    if (!was_confirmed || body == nullptr || body->body().kind() != noordster::v1::COUNCIL) {
      continue;
    }
    Blocker& confirmed = Block(noordster::v1::DECISION_CONFIRMED, made.stage(), "", blockers);
    confirmed.add_numbers(made.number());
    confirmed.set_lifter(noordster::v1::TREATING_BODY);
  }
  return blockers;
}

// The follow-ups that a decision opened and that still count.
std::vector<int32_t> OpenedBy(const Case& now, const Record& plan, int32_t first_follow_up,
                              int32_t decision) {
  std::vector<int32_t> numbers;
  for (int32_t number = first_follow_up; number <= plan.plan().follow_ups(); ++number) {
    const Record* record = now.state.Find(FollowUpName(plan.name(), number));
    NOORDSTER_CHECK(record != nullptr);
    const auto& follow_up = record->follow_up();
    if (follow_up.decision() == decision &&
        follow_up.settlement() != noordster::v1::FollowUp::REVERSED) {
      numbers.push_back(number);
    }
  }
  return numbers;
}

absl::StatusOr<Decision> CorrectFollowUp(const Case& now, const CorrectFacts& command) {
  absl::StatusOr<const Record*> plan = RequireForChange(now, ParentOf(command.name));
  if (!plan.ok()) return plan.status();
  absl::StatusOr<const Record*> record = Require(now.state, command.name);
  if (!record.ok()) return record.status();
  const auto& follow_up = (*record)->follow_up();
  if (follow_up.settlement() != noordster::v1::FollowUp::SETTLEMENT_UNSPECIFIED) {
    return Refuse(noordster::v1::FOLLOW_UP_SETTLED,
                  absl::StrCat(command.name, " is settled already"), {{"resource", command.name}});
  }
  // Of a remark in a recognition round there is none.
  const Record* decision = now.state.Find(DecisionName((*plan)->name(), follow_up.decision()));
  NOORDSTER_CHECK(decision != nullptr || follow_up.recognition() > 0);
  const Made& made = decision == nullptr ? Made::default_instance() : decision->decision();
  std::vector<Blocker> blockers;
  if (now.request.reason.id().empty()) {
    Block(noordster::v1::REASON_REQUIRED, made.stage(), "reason", blockers);
  }
  const bool has_words = follow_up.kind() != noordster::v1::FollowUp::CONSOLIDATED_VERSION;
  if (!command.decided_date.empty()) {
    Block(noordster::v1::FIELD_UNWANTED, made.stage(), "decided_date", blockers);
  }
  if (!command.words.id().empty() && !has_words) {
    Block(noordster::v1::FIELD_UNWANTED, made.stage(), "words", blockers);
  }
  if (command.words.id().empty() && command.due_date.empty()) {
    Block(noordster::v1::FIELD_REQUIRED, made.stage(), "due_date", blockers);
  }
  if (!command.due_date.empty() && command.due_date < EarliestDecided(made)) {
    Block(noordster::v1::DUE_DATE_BEFORE_DECISION, made.stage(), EarliestDecided(made), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));

  Decision decided;
  decided.resource = (*plan)->name();
  auto& corrected = *decided.events.emplace_back().mutable_facts_corrected();
  corrected.set_plan(decided.resource);
  corrected.set_follow_up(follow_up.number());
  corrected.set_due_date(command.due_date);
  if (!command.words.id().empty()) *corrected.mutable_words() = command.words;
  return decided;
}

// What stands in the way of a decision being on the day it is said to be now.
void BlockByOrder(const Case& now, const std::string& decided_date, const Record& record,
                  const Record* next, std::vector<Blocker>& blockers) {
  const std::string& stage = record.decision().stage();
  BlockFuture(now, decided_date, stage, blockers);
  if (!record.decision().agenda_item().empty()) {
    // It was on the day of its meeting.
    Block(noordster::v1::DATE_UNFIT, stage, record.decision().decided_date(), blockers);
  }
  const std::string earlier = StandingBefore(now, record).last_decided_date();
  if (decided_date < earlier) {
    Block(noordster::v1::DATE_BEFORE_EARLIER_STEP, stage, earlier, blockers);
  }
  if (next != nullptr && decided_date > LatestDecided(next->decision())) {
    Block(noordster::v1::DATE_AFTER_LATER_STEP, stage, LatestDecided(next->decision()), blockers);
  }
}

}  // namespace

DecisionFacts DescribeFacts(const Record& record) {
  DecisionFacts facts;
  const Made& made = record.decision();
  facts.set_plan(std::string(ParentOf(record.name())));
  facts.set_decision(made.number());
  facts.set_stage(made.stage());
  facts.set_body(made.body());
  facts.set_outcome(made.outcome());
  facts.set_kind(made.kind());
  facts.set_effect(made.effect());
  facts.set_decided_date(made.decided_date());
  facts.set_plan_version(made.plan_version());
  facts.set_audience(record.audience());
  facts.set_visible_from_micros(record.visible_from_micros());
  return facts;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ConfirmOutcome& command) {
  absl::StatusOr<const Record*> record = RequireStanding(now, command.decision);
  if (!record.ok()) return record.status();
  if ((*record)->decision().state() != noordster::v1::Decision::PROVISIONAL) {
    return Refuse(noordster::v1::NOT_PROVISIONAL,
                  absl::StrCat(command.decision, " waits for no confirmation"),
                  {{"resource", command.decision}});
  }
  Decision decision;
  decision.resource = std::string(ParentOf(command.decision));
  auto& confirmed = *decision.events.emplace_back().mutable_outcome_confirmed();
  *confirmed.mutable_facts() = DescribeFacts(**record);
  *confirmed.mutable_source() = command.source;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const CorrectFacts& command) {
  if (KindOf(command.name) == Record::kFollowUp) return CorrectFollowUp(now, command);
  absl::StatusOr<const Record*> record = RequireStanding(now, command.name);
  if (!record.ok()) return record.status();
  const Record& plan = *now.state.Find(ParentOf(command.name));
  const Made& made = (*record)->decision();
  if (absl::Status reach = CheckReach(plan, made.number(), 0); !reach.ok()) return reach;
  const std::vector<const Record*> standing = StandingFrom(now, plan, made.number());
  const Record* next = standing.size() < 2 ? nullptr : standing[standing.size() - 2];

  std::vector<Blocker> blockers;
  if (now.request.reason.id().empty()) {
    Block(noordster::v1::REASON_REQUIRED, made.stage(), "reason", blockers);
  }
  if (!command.due_date.empty()) {
    Block(noordster::v1::FIELD_UNWANTED, made.stage(), "due_date", blockers);
  }
  if (command.decided_date.empty() && command.words.id().empty()) {
    Block(noordster::v1::FIELD_REQUIRED, made.stage(), "decided_date", blockers);
  }
  if (!command.decided_date.empty()) {
    BlockByOrder(now, command.decided_date, **record, next, blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));

  Decision decision;
  decision.resource = plan.name();
  auto& corrected = *decision.events.emplace_back().mutable_facts_corrected();
  *corrected.mutable_facts() = DescribeFacts(**record);
  if (!command.decided_date.empty()) {
    corrected.mutable_facts()->set_decided_date(command.decided_date);
  }
  if (!command.words.id().empty()) *corrected.mutable_words() = command.words;
  corrected.set_next_decision(next == nullptr ? 0 : next->decision().number());
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ReverseOutcome& command) {
  absl::StatusOr<const Record*> record = RequireStanding(now, command.decision);
  if (!record.ok()) return record.status();
  const Record& plan = *now.state.Find(ParentOf(command.decision));
  const Made& made = (*record)->decision();
  const int32_t kept_follow_ups = StandingBefore(now, **record).follow_ups();
  absl::Status fits = CheckReach(plan, made.number(), plan.plan().follow_ups() - kept_follow_ups);
  if (!fits.ok()) return fits;
  const auto* stage = StageOf(now, plan, made);
  const Record* programme = now.state.Find(ParentOf(plan.name()));
  NOORDSTER_CHECK(programme != nullptr);
  const std::vector<const Record*> reversed = StandingFrom(now, plan, made.number());
  std::vector<Blocker> blockers =
      BlockersOf(now, reversed, command.cascade, stage == nullptr ? made.stage() : stage->id());
  BlockByPlace(*programme, made, stage, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (absl::Status room = CheckStepsLeft(plan); !room.ok()) return room;

  Decision decision;
  decision.resource = plan.name();
  int32_t open_step = plan.plan().open_step();
  for (const Record* each : reversed) {
    auto& event = *decision.events.emplace_back().mutable_outcome_reversed();
    *event.mutable_facts() = DescribeFacts(*each);
    event.set_step(std::exchange(open_step, 0));
    for (const int32_t number :
         OpenedBy(now, plan, kept_follow_ups + 1, each->decision().number())) {
      event.add_follow_ups(number);
    }
    *event.mutable_standing() =
        StandingNow(plan.plan(), each->decision().step(), StandingBefore(now, *each));
  }
  OpenStep(*programme, plan.plan().steps() + 1, *stage, decision);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ReconsiderDecision& command) {
  absl::StatusOr<const Record*> record = RequireStanding(now, command.decision);
  if (!record.ok()) return record.status();
  const Record& plan = *now.state.Find(ParentOf(command.decision));
  const Record* programme = now.state.Find(ParentOf(plan.name()));
  NOORDSTER_CHECK(programme != nullptr);
  const Made& made = (*record)->decision();
  const auto* stage = StageOf(now, plan, made);
  std::vector<Blocker> blockers;
  if (now.request.reason.id().empty()) {
    Block(noordster::v1::REASON_REQUIRED, made.stage(), "reason", blockers);
  }
  const bool is_from_source =
      made.state() == noordster::v1::Decision::RECORDED && made.has_source();
  if (made.state() != noordster::v1::Decision::CONFIRMED && !is_from_source) {
    Blocker& unconfirmed = Block(noordster::v1::DECISION_NOT_CONFIRMED, made.stage(), "", blockers);
    unconfirmed.add_numbers(made.number());
    if (made.confirmer() != noordster::v1::LIFTER_UNSPECIFIED) {
      unconfirmed.set_lifter(made.confirmer());
    }
  }
  // Another that waits for its confirmation is to take its place.
  const bool is_pending =
      made.state() != noordster::v1::Decision::REPLACED && made.replaced_by() > 0;
  if (plan.plan().reconsidered() > 0 || is_pending) {
    Block(noordster::v1::RECONSIDERATION_OPEN, made.stage(), "", blockers)
        .add_numbers(is_pending ? made.number() : plan.plan().reconsidered());
  }
  BlockByPlace(*programme, made, stage, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (absl::Status room = CheckStepsLeft(plan); !room.ok()) return room;

  Decision decision;
  decision.resource = plan.name();
  auto& reconsidered = *decision.events.emplace_back().mutable_decision_reconsidered();
  *reconsidered.mutable_facts() = DescribeFacts(**record);
  reconsidered.set_step(plan.plan().open_step());
  OpenStep(*programme, plan.plan().steps() + 1, *stage, decision);
  return decision;
}

}  // namespace noordster::engine
