// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;

class DecideOutcomeTest : public ::testing::Test {
 protected:
  DecideOutcomeTest() { world_.StartPlan(); }

  World world_;
};

TEST_F(DecideOutcomeTest, AFavourableOutcomeClosesTheStepAndOpensTheNext) {
  world_.Do(world_.Version({"plan", "budget"}));
  const Decision decision = world_.Do(world_.Outcome("ready"));
  ASSERT_EQ(decision.events.size(), 2u);
  EXPECT_EQ(decision.events[0].outcome_recorded().decision().next_stage(), "consult");
  EXPECT_EQ(decision.events[1].step_opened().step(), 2);
  EXPECT_EQ(decision.events[1].step_opened().body(), "bodies/b5");
  EXPECT_EQ(world_.plan().stage(), "consult");
  EXPECT_EQ(world_.Get(StepName(World::kPlan, 1)).step().state(), v1::Step::CLOSED);
}

TEST_F(DecideOutcomeTest, EveryUnmetGuardIsNamedAtOnce) {
  RecordOutcome command = world_.Outcome("ready");
  command.confirmations.clear();
  const absl::Status refused = world_.Try(command).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(refused), v1::GUARDS_UNMET);
  const Refusal refusal = *RefusalOf(refused);
  ASSERT_EQ(refusal.blockers_size(), 3);
  EXPECT_EQ(refusal.blockers(0).kind(), v1::VERSION_FROZEN);
  EXPECT_EQ(refusal.blockers(1).kind(), v1::DOCUMENT_FROZEN);
  EXPECT_EQ(refusal.blockers(1).subject(), "budget");
  EXPECT_EQ(refusal.blockers(2).kind(), v1::CONFIRMED);
}

TEST_F(DecideOutcomeTest, EveryRuleThatFailsIsNamedAtOnce) {
  RecordOutcome command = world_.Outcome("ready");
  command.body = "bodies/b1";
  command.plan_version = 3;
  command.decided_date = "2023-11-15";
  EXPECT_THAT(BlockerReasons(world_.Try(command).status()),
              ElementsAre(v1::WRONG_BODY, v1::VERSION_NOT_CURRENT, v1::DATE_IN_FUTURE,
                          v1::GUARDS_UNMET, v1::GUARDS_UNMET));
}

TEST_F(DecideOutcomeTest, TheDayItselfIsNoFutureDate) {
  world_.Do(world_.Version({"plan", "budget"}));
  RecordOutcome command = world_.Outcome("ready");
  command.decided_date = "2023-11-14";
  EXPECT_TRUE(world_.Try(command).ok());
  command.decided_date = "2023-11-15";
  EXPECT_THAT(BlockerReasons(world_.Try(command).status()), ElementsAre(v1::DATE_IN_FUTURE));
}

TEST_F(DecideOutcomeTest, ADateBeforeThatOfAnEarlierStepIsRefused) {
  world_.BringTo("consult");
  RecordOutcome command = world_.Outcome("recognised");
  command.decided_date = "2023-01-09";
  EXPECT_THAT(BlockerReasons(world_.Try(command).status()),
              ElementsAre(v1::DATE_BEFORE_EARLIER_STEP));
  command.decided_date = "2023-01-10";
  EXPECT_TRUE(world_.Try(command).ok());
}

TEST_F(DecideOutcomeTest, TheBoardIsRefusedWhileARemarkHasNoReaction) {
  world_.BringTo("consult");
  RecordOutcome recognised = world_.Outcome("with-remarks");
  recognised.remarks = {world_.Text(), world_.Text()};
  world_.Do(recognised);
  const absl::Status refused = world_.Try(world_.Outcome("adopted")).status();
  ASSERT_EQ(ReasonOf(refused), v1::GUARDS_UNMET);
  EXPECT_THAT(RefusalOf(refused)->blockers(0).numbers(), ElementsAre(1, 2));

  world_.WithReason(true);
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::TAKEN_OVER});
  EXPECT_THAT(RefusalOf(world_.Try(world_.Outcome("adopted")).status())->blockers(0).numbers(),
              ElementsAre(2));
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 2), v1::FollowUp::NOT_TAKEN_OVER});
  EXPECT_TRUE(world_.Try(world_.Outcome("adopted")).ok());
}

TEST_F(DecideOutcomeTest, TheBoardMayDeferAndSendBackWhileARemarkHasNoReaction) {
  world_.BringTo("consult");
  RecordOutcome recognised = world_.Outcome("with-remarks");
  recognised.remarks = {world_.Text()};
  world_.Do(recognised);
  world_.WithReason(true);
  EXPECT_TRUE(world_.Try(world_.Outcome("deferred")).ok());
  EXPECT_TRUE(world_.Try(world_.Outcome("sent-back")).ok());
}

TEST_F(DecideOutcomeTest, ConditionsBarTheCollegeUntilTheyAreMet) {
  world_.BringTo("board");
  RecordOutcome adopted = world_.Outcome("with-conditions");
  adopted.conditions = {world_.Text()};
  world_.Do(adopted);
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("agreed")).status()), v1::GUARDS_UNMET);
  world_.WithReason(true);
  // A guard on entry bars turning down as well: the college cannot take the plan up at all.
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("rejected")).status()), v1::GUARDS_UNMET);
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::MET});
  EXPECT_TRUE(world_.Try(world_.Outcome("agreed")).ok());
}

TEST_F(DecideOutcomeTest, RemarksAndConditionsBelongToTheirOutcomes) {
  world_.BringTo("consult");
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("with-remarks")).status()), v1::REFERENCE_UNFIT);
  RecordOutcome command = world_.Outcome("recognised");
  command.remarks = {world_.Text()};
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::REFERENCE_UNFIT);
  command = world_.Outcome("recognised");
  command.conditions = {world_.Text()};
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::REFERENCE_UNFIT);
  world_.BringTo("board");
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("with-conditions")).status()), v1::REFERENCE_UNFIT);
}

TEST_F(DecideOutcomeTest, DeferringComesBackAtTheSameStageAsANewStep) {
  world_.BringTo("board");
  world_.WithReason(true);
  const int32_t step = world_.plan().open_step();
  RecordOutcome command = world_.Outcome("");
  command.kind = v1::DEFERRED;
  const Decision decision = world_.Do(command);
  EXPECT_EQ(decision.events[0].outcome_recorded().decision().outcome(), "deferred");
  EXPECT_EQ(decision.events[0].outcome_recorded().decision().effect(), v1::NONE);
  EXPECT_EQ(world_.plan().stage(), "board");
  EXPECT_EQ(world_.plan().open_step(), step + 1);
}

TEST_F(DecideOutcomeTest, PuttingOffOrTurningDownWithoutAReasonIsRefused) {
  world_.BringTo("college");
  for (const char* outcome : {"deferred", "sent-back", "rejected"}) {
    EXPECT_THAT(BlockerReasons(world_.Try(world_.Outcome(outcome)).status()),
                ElementsAre(v1::REASON_REQUIRED))
        << outcome;
  }
}

TEST_F(DecideOutcomeTest, AnOutcomeIsRecordedOnce) {
  world_.Do(world_.Version({"plan", "budget"}));
  const RecordOutcome first = world_.Outcome("ready");
  world_.Do(first);
  const absl::Status again = world_.Try(first).status();
  EXPECT_EQ(again.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(again), v1::STEP_NOT_OPEN);
}

TEST_F(DecideOutcomeTest, AnOutcomeThePathDoesNotKnowIsRefused) {
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("adopted")).status()), v1::OUTCOME_UNKNOWN);
  RecordOutcome command = world_.Outcome("");
  command.kind = v1::DEFERRED;
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::OUTCOME_UNKNOWN);
}

TEST_F(DecideOutcomeTest, AdoptedAsAmendedOpensTheDutyOfAConsolidatedVersion) {
  world_.BringTo("raad");
  RecordOutcome command = world_.Outcome("amended");
  command.due_date = "2023-02-01";
  world_.Do(command);
  EXPECT_EQ(world_.plan().stage(), "delivery");
  const auto& duty = world_.Get(FollowUpName(World::kPlan, 1)).follow_up();
  EXPECT_EQ(duty.kind(), v1::FollowUp::CONSOLIDATED_VERSION);
  EXPECT_EQ(duty.due_date(), "2023-02-01");
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("completed")).status()), v1::GUARDS_UNMET);
  FreezeVersion consolidated = world_.Version({"plan"});
  consolidated.consolidates = {1};
  world_.Do(consolidated);
  world_.Do(world_.Outcome("completed"));
  EXPECT_EQ(world_.plan().state(), v1::Plan::FINISHED);
}

TEST_F(DecideOutcomeTest, TheDecisionKeepsTheLegalEffectAndAudienceOfItsPath) {
  world_.BringTo("raad");
  const Decision decision = world_.Do(world_.Outcome("adopted"));
  EXPECT_EQ(decision.events[0].outcome_recorded().decision().effect(), v1::DECISION);
  EXPECT_EQ(decision.events[0].outcome_recorded().audience(), v1::PUBLIC);
  const Record& board = world_.Get(DecisionName(World::kPlan, 3));
  EXPECT_EQ(board.decision().effect(), v1::INTERNAL);
  EXPECT_EQ(board.audience(), v1::ADMINISTRATION);
}

TEST_F(DecideOutcomeTest, RejectingEndsThePlanAndNothingMoreCanBeDone) {
  world_.BringTo("college");
  world_.WithReason(true);
  world_.Do(world_.Outcome("rejected"));
  EXPECT_EQ(world_.plan().state(), v1::Plan::TURNED_DOWN);
  EXPECT_EQ(world_.plan().open_step(), 0);
  RecordOutcome late;
  late.step = StepName(World::kPlan, 4);
  late.outcome = "agreed";
  late.body = "bodies/b2";
  late.decided_date = "2023-01-11";
  EXPECT_EQ(ReasonOf(world_.Try(late).status()), v1::PLAN_ENDED);
  EXPECT_EQ(ReasonOf(world_.Try(world_.Version({"plan"})).status()), v1::PLAN_ENDED);
  EXPECT_EQ(ReasonOf(world_.Try(WithdrawPlan{World::kPlan, "2023-01-11"}).status()),
            v1::PLAN_ENDED);
}

TEST_F(DecideOutcomeTest, WithdrawingNeedsAReasonAndADateThatFits) {
  world_.BringTo("board");
  EXPECT_THAT(BlockerReasons(world_.Try(WithdrawPlan{World::kPlan, "2023-11-15"}).status()),
              ElementsAre(v1::DATE_IN_FUTURE, v1::REASON_REQUIRED));
  world_.WithReason(true);
  EXPECT_THAT(BlockerReasons(world_.Try(WithdrawPlan{World::kPlan, "2023-01-01"}).status()),
              ElementsAre(v1::DATE_BEFORE_EARLIER_STEP));
  world_.Do(WithdrawPlan{World::kPlan, "2023-01-12"});
  EXPECT_EQ(world_.plan().state(), v1::Plan::TAKEN_BACK);
}

TEST_F(DecideOutcomeTest, AStageWhoseBodyLeftTheProgrammeCannotBeReached) {
  world_.BringTo("board");
  Define programme;
  programme.record.set_name("programmes/p");
  for (const char* body : {"bodies/b6", "bodies/b5", "bodies/b4", "bodies/b1", "bodies/b7"}) {
    programme.record.mutable_programme()->add_bodies(body);
  }
  world_.Do(programme);
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("adopted")).status()), v1::BODY_MISSING);
}

TEST_F(DecideOutcomeTest, SomeoneWithoutAMandateIsNotAllowed) {
  Caller stranger;
  world_.set_caller(stranger);
  const absl::Status refused = world_.Try(world_.Outcome("ready")).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(ReasonOf(refused), v1::NOT_ALLOWED);
}

}  // namespace
}  // namespace noordster::engine
