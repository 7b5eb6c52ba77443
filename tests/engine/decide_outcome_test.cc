// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::decide_outcome_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

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
              ElementsAre(v1::WRONG_BODY, v1::VERSION_UNKNOWN, v1::DATE_IN_FUTURE, v1::GUARDS_UNMET,
                          v1::GUARDS_UNMET));
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
  adopted.conditions = {world_.Condition()};
  world_.Do(adopted);
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("agreed")).status()), v1::GUARDS_UNMET);
  world_.WithReason(true);
  // A guard on entry bars turning down as well: the college cannot take the plan up at all.
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("rejected")).status()), v1::GUARDS_UNMET);
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::MET});
  EXPECT_TRUE(world_.Try(world_.Outcome("agreed")).ok());
}

// Reason and subject of all blockers, in order.
std::vector<std::pair<v1::ErrorReason, std::string>> Facts(const absl::Status& status) {
  std::vector<std::pair<v1::ErrorReason, std::string>> facts;
  const Refusal refusal = RefusalOf(status).value_or(Refusal());
  for (const v1::Blocker& blocker : refusal.blockers()) {
    facts.emplace_back(blocker.reason(), blocker.subject());
  }
  return facts;
}

TEST_F(DecideOutcomeTest, WhatBelongsToAnOutcomeIsNeededThereAndUnwantedElsewhere) {
  world_.BringTo("consult");
  EXPECT_THAT(Facts(world_.Try(world_.Outcome("with-remarks")).status()),
              ElementsAre(Pair(v1::FIELD_REQUIRED, "remarks")));
  EXPECT_THAT(Facts(world_.Try(world_.Outcome("in-part")).status()),
              ElementsAre(Pair(v1::FIELD_REQUIRED, "minority_view")));
  RecordOutcome command = world_.Outcome("recognised");
  command.remarks = {world_.Text()};
  command.conditions = {world_.Condition()};
  command.due_date = "2023-03-01";
  command.confirmations = {"sent"};
  command.minority_view = world_.Text();
  EXPECT_THAT(
      Facts(world_.Try(command).status()),
      ElementsAre(Pair(v1::FIELD_UNWANTED, "remarks"), Pair(v1::FIELD_UNWANTED, "conditions"),
                  Pair(v1::FIELD_UNWANTED, "due_date"), Pair(v1::FIELD_UNWANTED, "minority_view"),
                  Pair(v1::FIELD_UNWANTED, "confirmations")));
  world_.BringTo("board");
  EXPECT_THAT(Facts(world_.Try(world_.Outcome("with-conditions")).status()),
              ElementsAre(Pair(v1::FIELD_REQUIRED, "conditions")));
  world_.BringTo("raad");
  command = world_.Outcome("amended");
  command.due_date = "2023-01-09";
  EXPECT_THAT(Facts(world_.Try(command).status()),
              ElementsAre(Pair(v1::DUE_DATE_BEFORE_DECISION, "2023-01-10")));
  command.due_date.clear();
  EXPECT_THAT(Facts(world_.Try(command).status()),
              ElementsAre(Pair(v1::FIELD_REQUIRED, "due_date")));
}

TEST_F(DecideOutcomeTest, TheViewOfThoseWhoThinkOtherwiseGoesAlong) {
  world_.BringTo("consult");
  RecordOutcome command = world_.Outcome("in-part");
  command.minority_view = world_.Text();
  world_.Do(command);
  EXPECT_EQ(world_.plan().stage(), "board");
  const Record& decision = world_.Get(DecisionName(World::kPlan, world_.plan().decisions()));
  EXPECT_EQ(decision.decision().minority_view().id(), command.minority_view.id());
}

TEST_F(DecideOutcomeTest, EveryRuleNamesTheFactItIsAbout) {
  world_.BringTo("consult");
  RecordOutcome command = world_.Outcome("recognised");
  command.body = "bodies/b1";
  command.plan_version = 2;
  command.decided_date = "2023-11-15";
  const absl::Status refused = world_.Try(command).status();
  EXPECT_THAT(Facts(refused), ElementsAre(Pair(v1::WRONG_BODY, "b5"), Pair(v1::VERSION_UNKNOWN, ""),
                                          Pair(v1::DATE_IN_FUTURE, "2023-11-14")));
  EXPECT_THAT(RefusalOf(refused)->blockers(1).numbers(), ElementsAre(1));
  command = world_.Outcome("recognised");
  command.decided_date = "2023-01-09";
  EXPECT_THAT(Facts(world_.Try(command).status()),
              ElementsAre(Pair(v1::DATE_BEFORE_EARLIER_STEP, "2023-01-10")));
}

TEST_F(DecideOutcomeTest, AnOutcomeIsAboutTheVersionTheBodySawAlsoWhenALaterOneIsFrozen) {
  world_.BringTo("raad");
  world_.Do(world_.Version({"plan"}));
  RecordOutcome command = world_.Outcome("amended");
  command.plan_version = 1;
  const Decision decision = world_.Do(command);
  EXPECT_EQ(decision.events[0].outcome_recorded().decision().plan_version(), 1);
}

TEST_F(DecideOutcomeTest, GuardsOnDocumentsLookAtTheVersionInQuestion) {
  world_.Do(world_.Version({"plan", "budget"}));
  world_.Do(world_.Version({"plan"}));
  RecordOutcome command = world_.Outcome("ready");
  ASSERT_EQ(command.plan_version, 2);
  EXPECT_THAT(Facts(world_.Try(command).status()), ElementsAre(Pair(v1::GUARDS_UNMET, "budget")));
  command.plan_version = 1;
  EXPECT_TRUE(world_.Try(command).ok());
}

TEST_F(DecideOutcomeTest, NoVersionIsNamedOnlyWhileNoneIsFrozen) {
  RecordOutcome command = world_.Outcome("ready");
  EXPECT_THAT(BlockerReasons(world_.Try(command).status()),
              ElementsAre(v1::GUARDS_UNMET, v1::GUARDS_UNMET));
  world_.Do(world_.Version({"plan", "budget"}));
  EXPECT_EQ(BlockerReasons(world_.Try(command).status())[0], v1::VERSION_UNKNOWN);
}

TEST_F(DecideOutcomeTest, WhereAStageSendsBackToSeveralTheOutcomeIsToBeNamed) {
  noordster::internal::v1::PathVersion path = StandardPath();
  auto& other = *path.mutable_stages(3)->add_outcomes();
  other.set_id("sent-back-far");
  other.set_kind(v1::SENT_BACK);
  other.set_effect(v1::NONE);
  other.set_next("work");
  path.set_content_sha256(std::string(32, '2'));
  world_.Do(PublishPath{"paths/path", path});
  CreatePlan create;
  create.name = "programmes/p/plans/r";
  create.plan.set_path_version("paths/path/versions/2");
  create.plan.add_challenges("programmes/p/challenges/a");
  world_.Do(create);
  world_.set_plan(create.name);
  world_.BringTo("college");
  world_.WithReason(true);
  RecordOutcome command = world_.Outcome("");
  command.kind = v1::SENT_BACK;
  const absl::Status refused = world_.Try(command).status();
  EXPECT_EQ(ReasonOf(refused), v1::OUTCOME_UNKNOWN);
  EXPECT_THAT(std::string(refused.message()), HasSubstr("sent-back, sent-back-far"));
  world_.Do(world_.Outcome("sent-back-far"));
  EXPECT_EQ(world_.plan().stage(), "work");
}

TEST_F(DecideOutcomeTest, AtTheLastStepOnlyAnEndIsLeft) {
  world_.BringTo("college");
  world_.WithReason(true);
  world_.SetSteps(limits::kStepsMax);
  RecordOutcome command = world_.Outcome("deferred");
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::LIMIT_REACHED);
  EXPECT_TRUE(world_.Try(world_.Outcome("rejected")).ok());
}

TEST_F(DecideOutcomeTest, WithdrawingHasTheAudienceOfTheBodyThatHadThePlan) {
  Define board;
  board.record.set_name("bodies/b4");
  board.record.mutable_body()->set_kind(v1::PROGRAMME_BOARD);
  board.record.mutable_body()->set_audience(v1::PARTNERS);
  world_.Do(board);
  world_.BringTo("board");
  // The programme has another board by now.
  world_.Do(BodyOfKind("other", v1::PROGRAMME_BOARD));
  Define programme;
  programme.record.set_name("programmes/p");
  for (const char* body : {"bodies/other", "bodies/b6", "bodies/b5", "bodies/b2", "bodies/b1"}) {
    programme.record.mutable_programme()->add_bodies(body);
  }
  world_.Do(programme);
  world_.WithReason(true);
  const Decision decision = world_.Do(WithdrawPlan{World::kPlan, "2023-01-12"});
  EXPECT_EQ(decision.events[0].outcome_recorded().audience(), v1::PARTNERS);
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
  consolidated.settles = {1};
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
}  // namespace noordster::engine::decide_outcome_test
