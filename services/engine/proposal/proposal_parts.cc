// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/proposal/proposal_parts.h"

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/refusal.h"
#include "services/engine/secrecy/secret_parts.h"
#include "services/engine/standing.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::DecisionPoint;
using noordster::internal::v1::PointDates;
using noordster::internal::v1::PointOutcome;
using noordster::internal::v1::Proposal;

// The proposals an item is about.
std::vector<const Record*> ProposalsOf(const State& state, const AgendaItem& item) {
  std::vector<const Record*> proposals;
  for (const std::string& subject : item.subjects()) {
    if (KindOf(subject) != Record::kProposal) continue;
    const Record* proposal = state.Find(subject);
    // They are never deleted, and an item is about what is there.
    NOORDSTER_CHECK(proposal != nullptr);
    proposals.push_back(proposal);
  }
  return proposals;
}

PointFacts FactsOfDecision(const State& state, const PointOutcome& outcome) {
  const Record* record = state.Find(outcome.decision());
  NOORDSTER_CHECK(record != nullptr);
  const auto& decision = record->decision();
  PointFacts facts;
  facts.stage = decision.stage();
  facts.body = decision.body();
  facts.kind = decision.kind();
  facts.effect = decision.effect();
  facts.decided_date = decision.decided_date();
  facts.was_confirmed = decision.confirm_time_micros() > 0;
  facts.is_provisional = decision.state() == v1::Decision::PROVISIONAL;
  facts.is_secret = decision.has_secrecy() && decision.secrecy().lifted_date().empty();
  facts.audience = record->audience();
  facts.dates = &outcome.dates();
  return facts;
}

PointFacts FactsOfOutcome(const PointOutcome& outcome) {
  PointFacts facts;
  facts.body = outcome.body();
  facts.kind = outcome.kind();
  facts.effect = outcome.effect();
  facts.decided_date = outcome.decided_date();
  facts.was_confirmed = outcome.state() == v1::Decision::CONFIRMED;
  facts.is_provisional = outcome.state() == v1::Decision::PROVISIONAL;
  facts.audience = outcome.audience();
  facts.dates = &outcome.dates();
  return facts;
}

}  // namespace

const DecisionPoint* FindPoint(const Proposal& proposal, absl::string_view id) {
  const auto found = absl::c_find_if(proposal.points(),
                                     [id](const DecisionPoint& point) { return point.id() == id; });
  return found == proposal.points().end() ? nullptr : &*found;
}

bool IsConcluded(const State& state, const AgendaItem& item) {
  const auto is_concluded = [&item](absl::string_view asked) {
    return absl::c_any_of(item.concluded(),
                          [asked](const auto& each) { return each.asked() == asked; });
  };
  if (item.concluded().empty()) return false;
  absl::flat_hash_set<std::string> by_point;
  for (const Record* proposal : ProposalsOf(state, item)) {
    for (const DecisionPoint& point : proposal->proposal().points()) {
      // A body that is not asked to decide comes to its outcome on the plan.
      if (!is_concluded(PointName(proposal->name(), point.id())) && !is_concluded(point.plan())) {
        return false;
      }
      by_point.insert(point.plan());
    }
  }
  return absl::c_all_of(item.subjects(), [&](const std::string& subject) {
    const std::string plan = PlanAmong(subject);
    return plan.empty() || by_point.contains(plan) || is_concluded(plan);
  });
}

AskedOfPlan AskedAbout(const State& state, const AgendaItem& item, v1::BodyKind body,
                       absl::string_view plan) {
  AskedOfPlan asked;
  for (const Record* record : ProposalsOf(state, item)) {
    const Proposal& proposal = record->proposal();
    const auto point = absl::c_find_if(
        proposal.points(), [plan](const DecisionPoint& each) { return each.plan() == plan; });
    if (point == proposal.points().end()) continue;
    asked.proposals.push_back(record->name());
    if (asked.point.proposal.empty() && DecidesOn(body, proposal.kind())) {
      asked.point = {record->name(), point->id(), proposal.points_size() == 1};
    }
  }
  return asked;
}

int PointsAsked(const State& state, const AgendaItem& item, absl::string_view point) {
  return static_cast<int>(absl::c_count_if(ProposalsOf(state, item), [point](const Record* record) {
    return FindPoint(record->proposal(), point) != nullptr;
  }));
}

absl::Status CheckPoints(const Record& proposal, const std::vector<std::string>& points,
                         absl::string_view field, bool of_plans_too) {
  std::vector<FieldViolation> faults;
  absl::flat_hash_set<std::string> seen;
  for (size_t i = 0; i < points.size(); ++i) {
    const DecisionPoint* point = FindPoint(proposal.proposal(), points[i]);
    std::string fault;
    if (point == nullptr) {
      fault = absl::StrCat("'", points[i], "' is no point of ", proposal.name());
    } else if (!seen.insert(points[i]).second) {
      fault = absl::StrCat("'", points[i], "' stands twice");
    } else if (!of_plans_too && !point->plan().empty()) {
      fault = absl::StrCat("'", points[i], "' has its outcomes from ", point->plan(),
                           ": record them there");
    }
    if (!fault.empty()) faults.push_back(Violation(absl::Substitute(field, i), std::move(fault)));
  }
  return faults.empty() ? absl::OkStatus() : RefuseFields(v1::INVALID_FIELD, faults);
}

absl::Status CheckOutcomesLeft(const Record& proposal) {
  int outcomes = 0;
  for (const DecisionPoint& point : proposal.proposal().points()) outcomes += point.outcomes_size();
  if (outcomes < limits::kPointOutcomesMax) return absl::OkStatus();
  return Refuse(v1::LIMIT_REACHED,
                absl::StrCat(proposal.name(), " has ", limits::kPointOutcomesMax,
                             " outcomes, the most: ask what is still open in a new proposal"),
                {{"limit", "point_outcomes"}, {"resource", proposal.name()}});
}

std::vector<PointFacts> StandingOutcomes(const State& state, const DecisionPoint& point) {
  std::vector<PointFacts> standing;
  for (const PointOutcome& outcome : point.outcomes()) {
    if (IsReversed(state, outcome)) continue;
    standing.push_back(outcome.decision().empty() ? FactsOfOutcome(outcome)
                                                  : FactsOfDecision(state, outcome));
  }
  return standing;
}

std::optional<PointFacts> LastOutcome(const State& state, const DecisionPoint& point) {
  std::vector<PointFacts> standing = StandingOutcomes(state, point);
  if (standing.empty()) return std::nullopt;
  return std::move(standing.back());
}

bool IsReversed(const State& state, const PointOutcome& outcome) {
  if (outcome.decision().empty()) return outcome.state() == v1::Decision::REVERSED;
  const Record* record = state.Find(outcome.decision());
  NOORDSTER_CHECK(record != nullptr);
  return !Stands(record->decision());
}

std::string HowItStands(const DecisionPoint& point, const std::optional<PointFacts>& last) {
  return absl::StrCat(point.id(), " ",
                      last.has_value() ? v1::OutcomeKind_Name(last->kind) : "OPEN");
}

PointDates Together(const PointDates& recorded, const PointDates& given) {
  PointDates dates = recorded;
  if (!given.signed_date().empty()) dates.set_signed_date(given.signed_date());
  if (!given.signatories().empty()) *dates.mutable_signatories() = given.signatories();
  if (!given.sent_date().empty()) dates.set_sent_date(given.sent_date());
  if (!given.published_date().empty()) dates.set_published_date(given.published_date());
  if (given.has_publication()) *dates.mutable_publication() = given.publication();
  if (!given.effective_date().empty()) dates.set_effective_date(given.effective_date());
  return dates;
}

void AddNew(std::vector<v1::Blocker> found, std::vector<v1::Blocker>& blockers) {
  for (v1::Blocker& blocker : found) {
    const bool is_known = absl::c_any_of(blockers, [&blocker](const v1::Blocker& each) {
      return each.reason() == blocker.reason() && each.subject() == blocker.subject() &&
             each.plan() == blocker.plan();
    });
    if (!is_known) blockers.push_back(std::move(blocker));
  }
}

bool DecidesOn(v1::BodyKind body, v1::Proposal::Kind kind) {
  return body == v1::EXECUTIVE || (body == v1::COUNCIL && kind == v1::Proposal::COUNCIL_PROPOSAL);
}

bool KnowsOutcome(v1::BodyKind body, v1::OutcomeKind kind) {
  switch (kind) {
    case v1::REJECTED:
    case v1::DEFERRED:
    case v1::SENT_BACK:
    case v1::WITHDRAWN:
      return true;
    case v1::AGREED:
    case v1::AGREED_AS_AMENDED:
      return body == v1::EXECUTIVE;
    case v1::ADOPTED:
    case v1::ADOPTED_AS_AMENDED:
    case v1::NOTED:
    case v1::NOT_TREATED:
      return body == v1::COUNCIL;
    default:
      return false;
  }
}

v1::LegalEffect EffectOn(v1::Proposal::Kind proposal, v1::BodyKind body, v1::OutcomeKind kind) {
  NOORDSTER_CHECK(KnowsOutcome(body, kind));
  if (IsProcedural(kind) || kind == v1::NOTED) return v1::NONE;
  const bool proposes = body == v1::EXECUTIVE && proposal == v1::Proposal::COUNCIL_PROPOSAL;
  return proposes && kind != v1::REJECTED ? v1::PROPOSAL : v1::DECISION;
}

}  // namespace noordster::engine
