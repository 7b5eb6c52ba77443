// SPDX-License-Identifier: EUPL-1.2
// The end of an embargo: told once, by the server itself, when its moment came.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "noordster/v1/milestone.pb.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::disclosure_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Actor;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kHour = int64_t{3600} * 1'000'000;

class DisclosureTest : public ::testing::Test {
 protected:
  DisclosureTest() {
    world_.StartPlan();
    world_.BringTo("consult");
    embargo_ = world_.context().now_micros + kHour;
    RecordOutcome outcome = world_.Outcome("recognised");
    outcome.visible_from_micros = embargo_;
    world_.Do(outcome);
  }

  std::vector<Event> Disclose() {
    Caller clock;
    clock.actor.set_kind(Actor::CLOCK);
    world_.set_caller(clock);
    return world_.Do(DiscloseOutcome{decision_}).events;
  }

  std::vector<std::string> Awaited() const {
    std::vector<std::string> entries;
    for (const auto& [index, entry] : world_.index()) {
      if (index == Index::kEmbargo) entries.push_back(entry);
    }
    return entries;
  }

  const std::string decision_ = DecisionName(World::kPlan, 2);
  World world_;
  int64_t embargo_ = 0;
};

TEST_F(DisclosureTest, ItIsAwaitedUntilItIsTold) {
  EXPECT_THAT(Awaited(), SizeIs(1));
  world_.context().now_micros = embargo_ - 1;
  EXPECT_THAT(Disclose(), IsEmpty());
  EXPECT_THAT(Awaited(), SizeIs(1));
  world_.context().now_micros = embargo_;
  const std::vector<Event> events = Disclose();
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_THAT(Awaited(), IsEmpty());
  EXPECT_THAT(Disclose(), IsEmpty());
  EXPECT_EQ(world_.index(), world_.IndexAnew());
}

TEST_F(DisclosureTest, ItTellsWhoMayKnowWhatWasDecided) {
  world_.context().now_micros = embargo_;
  Disclose();
  const auto milestone = MilestoneOf(world_.events().back());
  ASSERT_TRUE(milestone.has_value());
  EXPECT_EQ(milestone->kind(), v1::Milestone::OUTCOME_DISCLOSED);
  EXPECT_EQ(milestone->resource(), World::kPlan);
  EXPECT_EQ(milestone->decision(), 2);
  EXPECT_EQ(milestone->outcome_kind(), v1::RECOGNISED);
  EXPECT_EQ(milestone->audience(), world_.Get(decision_).audience());
  EXPECT_LE(milestone->visible_from_micros(), milestone->commit_time_micros());
  EXPECT_EQ(world_.events().back().header().actor().kind(), Actor::CLOCK);
}

TEST_F(DisclosureTest, WhatWasTakenBackBeforeIsNotTold) {
  world_.WithReason(true);
  world_.Do(ReverseOutcome{decision_, false});
  EXPECT_THAT(Awaited(), IsEmpty());
  world_.context().now_micros = embargo_;
  EXPECT_THAT(Disclose(), IsEmpty());
}

TEST_F(DisclosureTest, NobodyButTheClockTellsIt) {
  world_.context().now_micros = embargo_;
  for (const Actor::Kind kind :
       {Actor::LOCAL_TRUSTED, Actor::TOKEN, Actor::CERTIFICATE, Actor::ANONYMOUS}) {
    Caller caller;
    caller.actor.set_kind(kind);
    if (kind == Actor::TOKEN) caller.actor.set_person_id("person");
    world_.set_caller(caller);
    EXPECT_EQ(ReasonOf(world_.Try(DiscloseOutcome{decision_}).status()), v1::NOT_ALLOWED);
  }
}

TEST_F(DisclosureTest, TheClockDoesNothingElse) {
  Caller clock;
  clock.actor.set_kind(Actor::CLOCK);
  world_.set_caller(clock);
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("adopted")).status()), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(world_.Try(EnactMandates{}).status()), v1::NOT_ALLOWED);
}

TEST_F(DisclosureTest, AnOutcomeThatIsVisibleAtOnceHasNoEmbargo) {
  RecordOutcome outcome = world_.Outcome("adopted");
  outcome.visible_from_micros = world_.context().now_micros;
  world_.Do(outcome);
  EXPECT_THAT(Awaited(), SizeIs(1));
}

}  // namespace
}  // namespace noordster::engine::disclosure_test
