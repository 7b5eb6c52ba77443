// SPDX-License-Identifier: EUPL-1.2
// A confirmed decision is not reversed, only replaced by a later one of its body.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "noordster/v1/milestone.pb.h"
#include "services/base/limits.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::reconsideration_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;

constexpr int32_t kCouncilDecision = 5;

std::string DecisionOf(int32_t number) { return DecisionName(World::kPlan, number); }

class ReconsiderationTest : public ::testing::Test {
 protected:
  ReconsiderationTest() {
    world_.StartPlan();
    world_.WithReason(true);
    world_.BringTo("delivery");
  }

  void Confirm(int32_t number) { world_.Do(ConfirmOutcome{DecisionOf(number), world_.Text()}); }
  Decision Reconsider() { return world_.Do(ReconsiderDecision{DecisionOf(kCouncilDecision)}); }
  void Record(const std::string& outcome) { world_.Do(world_.Outcome(outcome)); }

  const noordster::internal::v1::Decision& Of(int32_t number) {
    return world_.Get(DecisionOf(number)).decision();
  }

  World world_;
};

TEST_F(ReconsiderationTest, AConfirmedCouncilDecisionIsReplacedByALaterOneAndHoldsUntilThen) {
  Confirm(kCouncilDecision);
  const Decision reconsidered = Reconsider();
  ASSERT_EQ(reconsidered.events.size(), 2u);
  EXPECT_EQ(MilestoneOf(reconsidered.events[0])->kind(), v1::Milestone::DECISION_RECONSIDERED);
  EXPECT_EQ(MilestoneOf(reconsidered.events[0])->body(),
            world_.Get(StepName(World::kPlan, 5)).step().body());
  EXPECT_EQ(MilestoneOf(reconsidered.events[1])->stage(), "raad");
  EXPECT_EQ(world_.plan().stage(), "raad");
  EXPECT_EQ(world_.plan().reconsidered(), kCouncilDecision);
  EXPECT_EQ(world_.Get(StepName(World::kPlan, 6)).step().state(),
            v1::Step::LAPSED_WITH_RECONSIDERATION);
  EXPECT_EQ(Of(kCouncilDecision).state(), v1::Decision::CONFIRMED);

  // Putting it off, and another body in between, replace nothing.
  Record("deferred");
  Record("sent-back");
  Record("agreed");
  EXPECT_EQ(world_.plan().reconsidered(), kCouncilDecision);
  EXPECT_EQ(Of(kCouncilDecision).state(), v1::Decision::CONFIRMED);

  Record("adopted");
  const int32_t later = world_.plan().decisions();
  EXPECT_EQ(Of(later).replaces(), kCouncilDecision);
  EXPECT_EQ(Of(kCouncilDecision).state(), v1::Decision::CONFIRMED);
  EXPECT_EQ(Of(kCouncilDecision).replaced_by(), later);
  EXPECT_EQ(world_.plan().reconsidered(), 0);
  EXPECT_THAT(BlockerReasons(world_.Try(ReconsiderDecision{DecisionOf(kCouncilDecision)}).status()),
              ElementsAre(v1::RECONSIDERATION_OPEN));
  EXPECT_EQ(world_.plan().stage(), "delivery");
  const auto recorded = std::find_if(world_.events().rbegin(), world_.events().rend(),
                                     [](const Event& e) { return e.has_outcome_recorded(); });
  EXPECT_EQ(MilestoneOf(*recorded)->replaces(), kCouncilDecision);
  Confirm(later);
  EXPECT_EQ(Of(kCouncilDecision).state(), v1::Decision::REPLACED);
}

TEST_F(ReconsiderationTest, WhatReplacedWronglyIsReversedAndTheOldDecisionStandsAgain) {
  Confirm(kCouncilDecision);
  Reconsider();
  Record("adopted");
  const int32_t later = world_.plan().decisions();
  world_.Do(ReverseOutcome{DecisionOf(later)});
  EXPECT_EQ(Of(kCouncilDecision).state(), v1::Decision::CONFIRMED);
  EXPECT_EQ(Of(kCouncilDecision).replaced_by(), 0);
  EXPECT_EQ(world_.plan().reconsidered(), kCouncilDecision);
  EXPECT_EQ(world_.plan().stage(), "raad");
  // What was replaced is not reversed by way of what came before it.
  Record("adopted");
  EXPECT_THAT(BlockerReasons(world_.Try(ReverseOutcome{DecisionOf(4), true}).status()),
              ElementsAre(v1::DECISION_CONFIRMED));
}

TEST_F(ReconsiderationTest, ReversingWhatCameBeforeItEndsTheReconsideration) {
  Confirm(4);
  world_.Do(ReconsiderDecision{DecisionOf(4)});
  EXPECT_EQ(world_.plan().stage(), "college");
  world_.Do(ReverseOutcome{DecisionOf(kCouncilDecision)});
  EXPECT_EQ(world_.plan().reconsidered(), 0);
  EXPECT_EQ(world_.plan().stage(), "raad");
  EXPECT_EQ(Of(4).state(), v1::Decision::CONFIRMED);
}

TEST_F(ReconsiderationTest, APlanThatHasEndedTravelsAgain) {
  Confirm(kCouncilDecision);
  Record("completed");
  EXPECT_EQ(world_.plan().state(), v1::Plan::FINISHED);
  Reconsider();
  EXPECT_EQ(world_.plan().state(), v1::Plan::RUNNING);
  EXPECT_EQ(world_.plan().stage(), "raad");
  Record("withdrawn");
  EXPECT_EQ(world_.plan().state(), v1::Plan::TAKEN_BACK);
  EXPECT_EQ(world_.plan().reconsidered(), 0);
}

TEST_F(ReconsiderationTest, AReplacingDecisionCanBeReplacedInItsTurn) {
  Confirm(kCouncilDecision);
  Reconsider();
  Record("adopted");
  const int32_t second = world_.plan().decisions();
  Confirm(second);
  world_.Do(ReconsiderDecision{DecisionOf(second)});
  Record("amended");
  const int32_t third = world_.plan().decisions();
  EXPECT_EQ(Of(third).replaces(), second);
  Confirm(third);
  EXPECT_EQ(Of(second).state(), v1::Decision::REPLACED);
  EXPECT_EQ(Of(second).replaces(), kCouncilDecision);
  EXPECT_EQ(Of(kCouncilDecision).replaced_by(), second);
}

TEST_F(ReconsiderationTest, ADecisionThatASourceTellsOfIsReplacedAndStandsAgainAsItWasTold) {
  CreatePlan told;
  told.name = "programmes/p/plans/told";
  told.plan.set_path_version("paths/path/versions/1");
  *told.plan.mutable_past()->mutable_source() = world_.Text();
  const std::pair<const char*, const char*> treatments[] = {
      {"work", "ready"},     {"consult", "recognised"}, {"board", "adopted"},
      {"college", "agreed"}, {"raad", "adopted"},       {"delivery", "completed"}};
  for (const auto& [stage, outcome] : treatments) {
    auto& treatment = *told.plan.mutable_past()->add_treatments();
    treatment.set_stage(stage);
    treatment.set_outcome(outcome);
    treatment.mutable_date()->set_edtf("2021");
    treatment.mutable_date()->set_earliest("2021-01-01");
    treatment.mutable_date()->set_latest("2021-12-31");
  }
  world_.Do(told);
  world_.set_plan(told.name);
  const std::string council = DecisionName(told.name, kCouncilDecision);
  world_.Do(ReconsiderDecision{council});
  RecordOutcome later = world_.Outcome("amended");
  later.decided_date = "2023-01-20";
  world_.Do(later);
  EXPECT_EQ(world_.Get(council).decision().state(), v1::Decision::RECORDED);
  EXPECT_EQ(world_.Get(council).decision().replaced_by(), 7);
  world_.Do(ReverseOutcome{DecisionName(told.name, 7)});
  EXPECT_EQ(world_.Get(council).decision().replaced_by(), 0);
  EXPECT_EQ(world_.plan().reconsidered(), kCouncilDecision);
  RecordOutcome again = world_.Outcome("amended");
  again.decided_date = "2023-01-20";
  world_.Do(again);
  world_.Do(ConfirmOutcome{DecisionName(told.name, 8), world_.Text()});
  EXPECT_EQ(world_.Get(council).decision().state(), v1::Decision::REPLACED);
}

TEST_F(ReconsiderationTest, EveryThingThatStandsInTheWayIsTold) {
  world_.WithReason(false);
  // Provisional: the clerk confirms it, or it is reversed.
  const absl::Status provisional =
      world_.Try(ReconsiderDecision{DecisionOf(kCouncilDecision)}).status();
  EXPECT_THAT(BlockerReasons(provisional),
              ElementsAre(v1::REASON_REQUIRED, v1::DECISION_NOT_CONFIRMED));
  EXPECT_EQ(RefusalOf(provisional)->blockers(0).subject(), "reason");
  EXPECT_THAT(RefusalOf(provisional)->blockers(1).numbers(), ElementsAre(kCouncilDecision));
  EXPECT_EQ(RefusalOf(provisional)->blockers(1).lifter(), v1::COUNCIL_CLERK);
  world_.WithReason(true);
  // Of the board, which nobody confirms.
  const absl::Status board = world_.Try(ReconsiderDecision{DecisionOf(3)}).status();
  EXPECT_THAT(BlockerReasons(board), ElementsAre(v1::DECISION_NOT_CONFIRMED));
  EXPECT_EQ(RefusalOf(board)->blockers(0).lifter(), v1::PROGRAMME_SECRETARY);

  Confirm(4);
  Confirm(kCouncilDecision);
  Reconsider();
  const absl::Status open = world_.Try(ReconsiderDecision{DecisionOf(4)}).status();
  EXPECT_THAT(BlockerReasons(open), ElementsAre(v1::RECONSIDERATION_OPEN));
  EXPECT_THAT(RefusalOf(open)->blockers(0).numbers(), ElementsAre(kCouncilDecision));
  Record("adopted");
  Confirm(world_.plan().decisions());
  EXPECT_THAT(BlockerReasons(world_.Try(ReconsiderDecision{DecisionOf(kCouncilDecision)}).status()),
              ElementsAre(v1::DECISION_NOT_CONFIRMED));
  EXPECT_EQ(ReasonOf(world_.Try(ReconsiderDecision{DecisionOf(99)}).status()),
            v1::RESOURCE_NOT_FOUND);
  EXPECT_EQ(ReasonOf(world_.Try(ReconsiderDecision{DecisionOf(4)}, "\"1\"").status()),
            v1::ETAG_MISMATCH);
}

TEST_F(ReconsiderationTest, APlanWithAllItsStepsIsFull) {
  Confirm(kCouncilDecision);
  world_.SetSteps(limits::kStepsMax);
  EXPECT_EQ(ReasonOf(world_.Try(ReconsiderDecision{DecisionOf(kCouncilDecision)}).status()),
            v1::LIMIT_REACHED);
}

}  // namespace
}  // namespace noordster::engine::reconsideration_test
