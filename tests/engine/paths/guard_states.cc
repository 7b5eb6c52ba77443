// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/paths/guard_states.h"

#include <iterator>
#include <utility>

#include "absl/strings/str_format.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Guard;
using noordster::internal::v1::Outcome;
using noordster::internal::v1::Stage;

constexpr absl::CivilDay kDecidedDay(2023, 6, 1);

// What puts off or takes back, and what says no.
const std::set<v1::OutcomeKind> kPuttingOff = {v1::DEFERRED, v1::SENT_BACK, v1::NOT_TREATED,
                                               v1::WITHDRAWN, v1::NOT_READY};
const std::set<v1::OutcomeKind> kNo = {v1::REJECTED, v1::NOT_RECOGNISED};
const std::set<v1::OutcomeKind> kWithReason = {v1::DEFERRED,  v1::SENT_BACK, v1::NOT_READY,
                                               v1::WITHDRAWN, v1::REJECTED,  v1::NOT_RECOGNISED};

// One thing that guards look at: the states it can be in, the first being the one that is asked.
using Dimension = std::vector<std::function<void(GuardStates&)>>;

void Nothing(GuardStates&) {}

Dimension OpenOrNot(v1::FollowUp::Kind kind) {
  return {Nothing, [kind](GuardStates& states) { states.open.insert(kind); }};
}

std::set<v1::FollowUp::Kind> LookedAt(v1::GuardKind kind) {
  switch (kind) {
    case v1::REMARKS_ANSWERED:
      return {v1::FollowUp::REMARK};
    case v1::CONDITIONS_MET:
      return {v1::FollowUp::CONDITION};
    case v1::TEXT_CONSOLIDATED:
      return {v1::FollowUp::CONSOLIDATED_VERSION};
    case v1::FOLLOW_UPS_SETTLED:
      return {v1::FollowUp::REMARK, v1::FollowUp::CONDITION, v1::FollowUp::CONSOLIDATED_VERSION};
    default:
      return {};
  }
}

bool LooksAtVersion(v1::GuardKind kind) {
  return kind == v1::VERSION_FROZEN || kind == v1::DOCUMENT_FROZEN || kind == v1::OUTCOME_GIVEN ||
         kind == v1::PAPERS_ON_TIME;
}

// What one guard looks at beside the version and the follow-ups.
std::vector<Dimension> DimensionsOf(const Guard& guard) {
  std::vector<Dimension> found;
  const std::string& subject = guard.subject();
  const auto says = [subject](Said said) {
    return [subject, said](GuardStates& states) { states.said[subject] = said; };
  };
  const auto hands_in = [](Papers papers) {
    return [papers](GuardStates& states) { states.papers = papers; };
  };
  switch (guard.kind()) {
    case v1::DOCUMENT_FROZEN:
      found.push_back({Nothing, [subject](auto& states) { states.missing_roles.insert(subject); }});
      break;
    case v1::CHALLENGE_LINKED:
      found.push_back({Nothing, [](auto& states) { states.has_challenge = false; }});
      break;
    case v1::CONFIRMED:
      found.push_back({Nothing, [subject](auto& states) { states.unconfirmed.insert(subject); }});
      break;
    case v1::OUTCOME_GIVEN:
      found.push_back({says(Said::kForThisText), says(Said::kNothing), says(Said::kForAnotherText),
                       says(Said::kSomethingElse)});
      break;
    case v1::NOT_BEFORE:
      found.push_back({Nothing, [](auto& states) { states.is_too_early = true; }});
      break;
    case v1::PAPERS_ON_TIME:
      found.push_back({hands_in(Papers::kOnTime), hands_in(Papers::kNone), hands_in(Papers::kLate),
                       hands_in(Papers::kOfAnotherVersion)});
      break;
    default:
      break;
  }
  if (guard.dispenser() != v1::LIFTER_UNSPECIFIED) {
    found.push_back(
        {Nothing, [id = guard.id()](GuardStates& states) { states.dispensed.insert(id); }});
  }
  return found;
}

std::vector<Dimension> DimensionsOf(const Stage& stage) {
  // Every outcome may come without its reason.
  std::vector<Dimension> all = {{Nothing, [](GuardStates& states) { states.has_reason = false; }}};
  std::set<v1::FollowUp::Kind> kinds;
  bool looks_at_version = false;
  for (const Guard& guard : stage.guards()) {
    kinds.merge(LookedAt(guard.kind()));
    looks_at_version = looks_at_version || LooksAtVersion(guard.kind());
    for (Dimension& dimension : DimensionsOf(guard)) all.push_back(std::move(dimension));
  }
  if (looks_at_version) {
    all.push_back({Nothing, [](GuardStates& states) { states.frozen = false; }});
  }
  for (const v1::FollowUp::Kind kind : kinds) all.push_back(OpenOrNot(kind));
  return all;
}

int64_t Visit(const std::vector<Dimension>& dimensions, size_t next, const GuardStates& states,
              const std::function<void(const GuardStates&)>& visit) {
  if (next == dimensions.size()) {
    visit(states);
    return 1;
  }
  int64_t visited = 0;
  for (const auto& make : dimensions[next]) {
    GuardStates made = states;
    make(made);
    visited += Visit(dimensions, next + 1, made, visit);
  }
  return visited;
}

std::string Written(absl::CivilDay day) {
  return absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day());
}

// Whether the guard holds; else the fact it is about goes into `blocker`.
bool Holds(const Guard& guard, const GuardStates& states, absl::CivilDay decided,
           v1::Blocker& blocker) {
  blocker.set_subject(guard.subject());
  for (const v1::FollowUp::Kind kind : LookedAt(guard.kind())) {
    if (states.open.count(kind) > 0) blocker.add_numbers(NumberOf(kind, states));
  }
  switch (guard.kind()) {
    case v1::VERSION_FROZEN:
      return states.frozen;
    case v1::DOCUMENT_FROZEN:
      return states.frozen && states.missing_roles.count(guard.subject()) == 0;
    case v1::CHALLENGE_LINKED:
      return states.has_challenge;
    case v1::REMARKS_ANSWERED:
    case v1::CONDITIONS_MET:
    case v1::TEXT_CONSOLIDATED:
    case v1::FOLLOW_UPS_SETTLED:
      return blocker.numbers().empty();
    case v1::CONFIRMED:
      return states.unconfirmed.count(guard.subject()) == 0;
    case v1::OUTCOME_GIVEN:
      // It was said about version 1.
      if (states.said.at(guard.subject()) == Said::kForAnotherText) blocker.add_numbers(1);
      return states.said.at(guard.subject()) == Said::kForThisText;
    case v1::NOT_BEFORE:
      blocker.set_subject(guard.date());
      return !states.is_too_early;
    case v1::REASON_GIVEN:
      return states.has_reason;
    case v1::PAPERS_ON_TIME:
      blocker.set_subject(Written(decided - guard.days()));
      return states.frozen && states.papers == Papers::kOnTime;
    default:
      return false;
  }
}

v1::Blocker Rule(v1::ErrorReason reason, const Stage& stage, const std::string& subject) {
  v1::Blocker blocker;
  blocker.set_reason(reason);
  blocker.set_stage(stage.id());
  blocker.set_subject(subject);
  blocker.set_lifter(v1::PROGRAMME_SECRETARY);
  return blocker;
}

std::vector<v1::Blocker> UnmetBy(const Stage& stage, const Outcome& outcome,
                                 const GuardStates& states) {
  std::vector<v1::Blocker> unmet;
  const bool puts_off = kPuttingOff.count(outcome.kind()) > 0;
  const bool takes_on = !puts_off && kNo.count(outcome.kind()) == 0;
  for (const Guard& guard : stage.guards()) {
    if (guard.moment() == v1::ENTRY ? puts_off : !takes_on) continue;
    v1::Blocker blocker;
    if (Holds(guard, states, DecidedDay(stage, states), blocker)) continue;
    blocker.set_reason(v1::GUARDS_UNMET);
    blocker.set_guard(guard.id());
    blocker.set_kind(guard.kind());
    blocker.set_stage(stage.id());
    const bool names_lifter = guard.lifter() != v1::LIFTER_UNSPECIFIED;
    blocker.set_lifter(names_lifter ? guard.lifter() : v1::PROGRAMME_SECRETARY);
    blocker.set_dispenser(guard.dispenser());
    unmet.push_back(std::move(blocker));
  }
  return unmet;
}

}  // namespace

int64_t ForEachState(const Stage& stage, const std::function<void(const GuardStates&)>& visit) {
  return Visit(DimensionsOf(stage), 0, GuardStates(), visit);
}

absl::CivilDay DecidedDay(const Stage& stage, const GuardStates& states) {
  for (const Guard& guard : stage.guards()) {
    if (guard.kind() != v1::NOT_BEFORE) continue;
    int year = 0;
    int month = 0;
    int day = 0;
    std::sscanf(guard.date().c_str(), "%d-%d-%d", &year, &month, &day);
    return absl::CivilDay(year, month, day) - (states.is_too_early ? 1 : 0);
  }
  return kDecidedDay;
}

int32_t NumberOf(v1::FollowUp::Kind kind, const GuardStates& states) {
  return static_cast<int32_t>(std::distance(states.open.begin(), states.open.find(kind))) + 1;
}

std::vector<v1::Blocker> ExpectedBlockers(const Stage& stage, const Outcome& outcome,
                                          const GuardStates& states) {
  std::vector<v1::Blocker> expected;
  if (!states.has_reason && kWithReason.count(outcome.kind()) > 0) {
    expected.push_back(Rule(v1::REASON_REQUIRED, stage, "reason"));
  }
  std::vector<v1::Blocker> left;
  std::set<std::string> needless = states.dispensed;
  for (v1::Blocker& blocker : UnmetBy(stage, outcome, states)) {
    if (needless.erase(blocker.guard()) == 0) left.push_back(std::move(blocker));
  }
  for (const std::string& guard : needless) {
    expected.push_back(Rule(v1::FIELD_UNWANTED, stage, "dispensations"));
    expected.back().set_guard(guard);
  }
  std::move(left.begin(), left.end(), std::back_inserter(expected));
  return expected;
}

}  // namespace noordster::engine
