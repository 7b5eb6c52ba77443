// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/sight.h"

#include <gtest/gtest.h>

#include "services/engine/state.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;

constexpr char kDecision[] = "programmes/p/plans/q/decisions/1";

// A public decision whose place another takes that is public from a moment.
Record Replaced(int64_t visible_from, v1::Decision::State state) {
  Record record;
  record.set_name(kDecision);
  record.set_audience(v1::PUBLIC);
  auto& decision = *record.mutable_decision();
  decision.set_state(state);
  decision.set_confirm_time_micros(1);
  decision.set_replaced_by(2);
  decision.set_replaced_audience(v1::PUBLIC);
  decision.set_replaced_visible_from_micros(visible_from);
  return record;
}

Sight Public(int64_t now) {
  Caller caller;
  caller.actor.set_kind(noordster::internal::v1::Actor::ANONYMOUS);
  return Sight(State::FromNothing(), caller, {now, absl::CivilDay(2022, 7, 15)});
}

TEST(SightTest, ADecisionDoesNotTellOfOneUnderEmbargoThatTakesItsPlace) {
  for (const v1::Decision::State state : {v1::Decision::CONFIRMED, v1::Decision::REPLACED}) {
    const std::optional<Record> before = Public(99).Seen(Replaced(100, state));
    ASSERT_TRUE(before.has_value());
    EXPECT_EQ(before->decision().state(), v1::Decision::CONFIRMED);
    EXPECT_EQ(before->decision().replaced_by(), 0);
    const std::optional<Record> then = Public(100).Seen(Replaced(100, state));
    EXPECT_EQ(then->decision().state(), state);
    EXPECT_EQ(then->decision().replaced_by(), 2);
  }
}

TEST(SightTest, WhatWasDisclosedFirstStays) {
  Record plan;
  plan.set_name("programmes/p/plans/q");
  plan.mutable_plan()->set_stage("raad");
  Disclose(v1::PUBLIC, 200, plan);
  Disclose(v1::PUBLIC, 100, plan);
  Disclose(v1::PUBLIC, 300, plan);
  Disclose(v1::ADMINISTRATION, 0, plan);
  EXPECT_FALSE(Public(99).Seen(plan).has_value());
  const std::optional<Record> seen = Public(100).Seen(plan);
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->plan().stage(), "");
}

}  // namespace
}  // namespace noordster::engine
