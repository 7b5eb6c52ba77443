// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_PATHS_GUARD_STATES_H_
#define NOORDSTER_TESTS_ENGINE_PATHS_GUARD_STATES_H_

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/error_reason.pb.h"
#include "noordster/v1/plan.pb.h"

// Every state that the guards of a stage can be in, and what must then stand in the way; written
// apart from the rules that are tested with it.
namespace noordster::engine {

// What an earlier stage last said about a plan.
enum class Said { kNothing, kForThisText, kForAnotherText, kSomethingElse };

// Which papers were handed in.
enum class Papers { kOnTime, kNone, kLate, kOfAnotherVersion };

// A plan at a stage, as far as its guards look at it. As made, all of them hold.
struct GuardStates {
  bool frozen = true;
  std::set<std::string> missing_roles;
  bool has_challenge = true;
  std::set<noordster::v1::FollowUp::Kind> open;
  std::set<std::string> unconfirmed;
  // By stage; those that are not here said what is asked, for this text.
  std::map<std::string, Said> said;
  bool is_too_early = false;
  bool has_reason = true;
  Papers papers = Papers::kOnTime;
  // Ids of guards that are dispensed with.
  std::set<std::string> dispensed;
};

// Calls `visit` with every combination of what the guards of a stage look at, and gives their
// number.
int64_t ForEachState(const noordster::internal::v1::Stage& stage,
                     const std::function<void(const GuardStates&)>& visit);

// The day on which an outcome is decided in these states.
absl::CivilDay DecidedDay(const noordster::internal::v1::Stage& stage, const GuardStates& states);

// The number of an open follow-up: in the order of their kinds, from 1.
int32_t NumberOf(noordster::v1::FollowUp::Kind kind, const GuardStates& states);

// Everything that stands in the way of an outcome that has all it needs but perhaps a reason, in
// order.
std::vector<noordster::v1::Blocker> ExpectedBlockers(
    const noordster::internal::v1::Stage& stage, const noordster::internal::v1::Outcome& outcome,
    const GuardStates& states);

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_PATHS_GUARD_STATES_H_
