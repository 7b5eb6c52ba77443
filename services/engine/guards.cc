// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/guards.h"

#include <algorithm>

#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/engine/decide_parts.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/path_rules.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Guard;
using noordster::internal::v1::Plan;
using noordster::internal::v1::PlanVersion;
using Numbers = google::protobuf::RepeatedField<int32_t>;

bool Applies(const Guard& guard, noordster::v1::OutcomeKind kind) {
  return guard.moment() == noordster::v1::ENTRY ? !IsProcedural(kind) : IsFavourable(kind);
}

template <typename Values>
bool Contains(const Values& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool HasDocument(const PlanVersion* version, const std::string& role) {
  if (version == nullptr) return false;
  const auto& documents = version->documents();
  return std::any_of(documents.begin(), documents.end(),
                     [&role](const auto& document) { return document.role() == role; });
}

// Whether the stage that the guard names gave an outcome it asks for, for this substance.
bool OutcomeGiven(const Guard& guard, const GuardFacts& facts, noordster::v1::Blocker& blocker) {
  const int32_t substance = facts.version == nullptr ? 0 : SubstanceOf(*facts.version);
  for (const auto& given : facts.plan.stage_outcomes()) {
    if (given.stage() != guard.subject()) continue;
    const auto& kinds = guard.outcome_kinds();
    if (std::find(kinds.begin(), kinds.end(), given.kind()) == kinds.end()) return false;
    if (given.substance() == substance) return true;
    blocker.add_numbers(given.plan_version());
  }
  return false;
}

bool PapersOnTime(const Guard& guard, const GuardFacts& facts, noordster::v1::Blocker& blocker) {
  const std::string last_day = calendar::FormatDate(facts.decided_day - guard.days());
  blocker.set_subject(last_day);
  if (facts.version == nullptr || facts.step.papers_version() != facts.version->number()) {
    return false;
  }
  // Dates of this form order as text.
  return facts.step.papers_date() <= last_day;
}

// Whether the guard holds; what it is about goes into `blocker`.
bool Holds(const Guard& guard, const GuardFacts& facts, noordster::v1::Blocker& blocker) {
  const Plan& plan = facts.plan;
  const auto none_open = [&blocker](std::initializer_list<const Numbers*> lists) {
    for (const Numbers* open : lists) blocker.mutable_numbers()->MergeFrom(*open);
    std::sort(blocker.mutable_numbers()->begin(), blocker.mutable_numbers()->end());
    return blocker.numbers().empty();
  };
  blocker.set_subject(guard.subject());
  switch (guard.kind()) {
    case noordster::v1::VERSION_FROZEN:
      return facts.version != nullptr;
    case noordster::v1::DOCUMENT_FROZEN:
      return HasDocument(facts.version, guard.subject());
    case noordster::v1::CHALLENGE_LINKED:
      return plan.challenges_size() > 0;
    case noordster::v1::REMARKS_ANSWERED:
      return none_open({&plan.open_remarks()});
    case noordster::v1::CONDITIONS_MET:
      return none_open({&plan.open_conditions()});
    case noordster::v1::TEXT_CONSOLIDATED:
      return none_open({&plan.open_consolidations()});
    case noordster::v1::FOLLOW_UPS_SETTLED:
      return none_open(
          {&plan.open_remarks(), &plan.open_conditions(), &plan.open_consolidations()});
    case noordster::v1::CONFIRMED:
      return Contains(facts.confirmations, guard.subject());
    case noordster::v1::OUTCOME_GIVEN:
      return OutcomeGiven(guard, facts, blocker);
    case noordster::v1::NOT_BEFORE:
      blocker.set_subject(guard.date());
      return guard.date() <= calendar::FormatDate(facts.decided_day);
    case noordster::v1::REASON_GIVEN:
      return facts.reason_given;
    case noordster::v1::PAPERS_ON_TIME:
      return PapersOnTime(guard, facts, blocker);
    default:
      // A path with another kind cannot be published.
      NOORDSTER_CHECK(false);
  }
}

}  // namespace

std::vector<noordster::v1::Blocker> UnmetGuards(const GuardFacts& facts,
                                                const noordster::internal::v1::Stage& stage,
                                                const noordster::internal::v1::Outcome& outcome) {
  std::vector<noordster::v1::Blocker> unmet;
  for (const Guard& guard : stage.guards()) {
    if (!Applies(guard, outcome.kind())) continue;
    noordster::v1::Blocker blocker;
    if (Holds(guard, facts, blocker)) continue;
    blocker.set_guard(guard.id());
    blocker.set_kind(guard.kind());
    blocker.set_reason(noordster::v1::GUARDS_UNMET);
    blocker.set_stage(stage.id());
    blocker.set_lifter(guard.lifter() == noordster::v1::LIFTER_UNSPECIFIED
                           ? noordster::v1::PROGRAMME_SECRETARY
                           : guard.lifter());
    blocker.set_dispenser(guard.dispenser());
    unmet.push_back(std::move(blocker));
  }
  return unmet;
}

noordster::v1::Blocker BodyMissing(const noordster::internal::v1::Stage& stage) {
  noordster::v1::Blocker blocker;
  blocker.set_reason(noordster::v1::BODY_MISSING);
  blocker.set_stage(stage.id());
  blocker.set_subject(noordster::v1::BodyKind_Name(stage.body_kind()));
  blocker.set_lifter(noordster::v1::PROGRAMME_SECRETARY);
  return blocker;
}

std::vector<noordster::v1::Blocker> MissingBodies(
    const noordster::internal::v1::Record& programme,
    const noordster::internal::v1::PathVersion& path) {
  std::vector<noordster::v1::Blocker> missing;
  for (const auto& stage : path.stages()) {
    if (BodyOf(programme, stage.body_kind()).empty()) missing.push_back(BodyMissing(stage));
  }
  return missing;
}

std::optional<noordster::v1::Blocker> MissingBody(const noordster::internal::v1::Record& programme,
                                                  const noordster::internal::v1::PathVersion& path,
                                                  const noordster::internal::v1::Outcome& outcome) {
  const noordster::internal::v1::Stage* next = FindStage(path, outcome.next());
  if (next == nullptr || !BodyOf(programme, next->body_kind()).empty()) return std::nullopt;
  return BodyMissing(*next);
}

}  // namespace noordster::engine
