// SPDX-License-Identifier: EUPL-1.2
// What was recorded wrongly is put right without touching what happened: confirming, correcting
// facts, reversing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "absl/strings/str_cat.h"
#include "noordster/v1/milestone.pb.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::correction_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

std::string DecisionOf(int32_t number) { return DecisionName(World::kPlan, number); }

class CorrectionTest : public ::testing::Test {
 protected:
  CorrectionTest() {
    world_.StartPlan();
    world_.WithReason(true);
  }

  // Records an outcome decided on this day.
  void Record(const std::string& outcome, const std::string& day) {
    RecordOutcome command = world_.Outcome(outcome);
    command.decided_date = day;
    world_.Do(command);
  }

  void Confirm(int32_t number) { world_.Do(ConfirmOutcome{DecisionOf(number), world_.Text()}); }

  v1::Decision::State StateOf(int32_t number) {
    return world_.Get(DecisionOf(number)).decision().state();
  }

  // Kinds of the milestones of a decision, in order.
  static std::vector<v1::Milestone::Kind> Milestones(const Decision& decision) {
    std::vector<v1::Milestone::Kind> kinds;
    for (const Event& event : decision.events) {
      const auto milestone = MilestoneOf(event);
      if (milestone.has_value()) kinds.push_back(milestone->kind());
    }
    return kinds;
  }

  // Reason and numbers of every blocker.
  static std::vector<std::string> Blocked(const absl::Status& status) {
    std::vector<std::string> found;
    const Refusal refusal = RefusalOf(status).value_or(Refusal());
    for (const v1::Blocker& blocker : refusal.blockers()) {
      found.push_back(v1::ErrorReason_Name(blocker.reason()));
      if (!blocker.subject().empty()) absl::StrAppend(&found.back(), " ", blocker.subject());
      for (const int32_t number : blocker.numbers()) absl::StrAppend(&found.back(), " ", number);
    }
    return found;
  }

  World world_;
};

TEST_F(CorrectionTest, OutcomesOfCouncilAndExecutiveWaitForConfirmationOthersDoNot) {
  world_.BringTo("delivery");
  for (int32_t number = 1; number <= 3; ++number) {
    EXPECT_EQ(StateOf(number), v1::Decision::RECORDED) << number;
    EXPECT_EQ(ReasonOf(world_.Try(ConfirmOutcome{DecisionOf(number), world_.Text()}).status()),
              v1::NOT_PROVISIONAL);
  }
  EXPECT_EQ(StateOf(4), v1::Decision::PROVISIONAL);
  EXPECT_EQ(StateOf(5), v1::Decision::PROVISIONAL);
  const Decision confirmed = world_.Do(ConfirmOutcome{DecisionOf(5), world_.Text()});
  EXPECT_THAT(Milestones(confirmed), ElementsAre(v1::Milestone::OUTCOME_CONFIRMED));
  EXPECT_EQ(MilestoneOf(confirmed.events[0])->audience(), v1::PUBLIC);
  EXPECT_EQ(StateOf(5), v1::Decision::CONFIRMED);
  EXPECT_TRUE(world_.Get(DecisionOf(5)).decision().has_confirmation_source());
  EXPECT_EQ(ReasonOf(world_.Try(ConfirmOutcome{DecisionOf(5), world_.Text()}).status()),
            v1::NOT_PROVISIONAL);
  EXPECT_EQ(ReasonOf(world_.Try(ConfirmOutcome{DecisionOf(9), world_.Text()}).status()),
            v1::RESOURCE_NOT_FOUND);
}

// Scenario (a).
TEST_F(CorrectionTest, AProvisionalAdoptionIsCorrectedByTheListOfDecisionsToADeferral) {
  world_.BringTo("raad");
  Record("adopted", "2023-09-27");
  EXPECT_EQ(world_.plan().stage(), "delivery");
  const Decision reversal = world_.Do(ReverseOutcome{DecisionOf(5)});
  EXPECT_THAT(Milestones(reversal),
              ElementsAre(v1::Milestone::OUTCOME_RETRACTED, v1::Milestone::STAGE_REACHED));
  EXPECT_EQ(world_.plan().stage(), "raad");
  EXPECT_EQ(world_.plan().open_step(), 7);
  Record("deferred", "2023-09-27");
  Confirm(6);
  EXPECT_EQ(StateOf(5), v1::Decision::REVERSED);
  EXPECT_EQ(world_.Get(DecisionOf(5)).decision().kind(), v1::ADOPTED);
  EXPECT_TRUE(world_.Get(DecisionOf(5)).decision().has_reversal_reason());
  EXPECT_EQ(StateOf(6), v1::Decision::CONFIRMED);
  EXPECT_EQ(world_.Get(DecisionOf(6)).decision().kind(), v1::DEFERRED);
  EXPECT_EQ(world_.Get(StepName(World::kPlan, 6)).step().state(), v1::Step::LAPSED_WITH_REVERSAL);
  EXPECT_EQ(world_.plan().stage(), "raad");
  EXPECT_EQ(world_.plan().open_step(), 8);
  EXPECT_EQ(ReasonOf(world_.Try(ReverseOutcome{DecisionOf(5)}).status()), v1::DECISION_REVERSED);
  EXPECT_EQ(ReasonOf(world_.Try(ConfirmOutcome{DecisionOf(5), world_.Text()}).status()),
            v1::DECISION_REVERSED);
}

// Scenario (b).
TEST_F(CorrectionTest, AnAmendmentKeepsTheDayOfTheDecisionAndWaitsForItsConsolidatedText) {
  world_.context().today = absl::CivilDay(2023, 11, 8);
  world_.BringTo("raad");
  RecordOutcome amended = world_.Outcome("amended");
  amended.decided_date = "2023-11-08";
  amended.due_date = "2023-12-06";
  world_.Do(amended);
  RecordOutcome completed = world_.Outcome("completed");
  completed.decided_date = "2023-11-08";
  EXPECT_THAT(Blocked(world_.Try(completed).status()), ElementsAre("GUARDS_UNMET 1"));
  world_.context().today = absl::CivilDay(2023, 11, 11);
  FreezeVersion consolidated = world_.Version({"plan", "budget"});
  consolidated.change = v1::INCORPORATING;
  consolidated.settles = {1};
  world_.Do(consolidated);
  completed = world_.Outcome("completed");
  completed.decided_date = "2023-11-11";
  EXPECT_TRUE(world_.Try(completed).ok());
  EXPECT_EQ(world_.Get(DecisionOf(5)).decision().decided_date(), "2023-11-08");
  EXPECT_EQ(world_.Get(DecisionOf(5)).decision().plan_version(), 1);
}

// Everything of a plan but the numbers of what it has had, which never go back.
std::string WithoutNumbers(noordster::internal::v1::Plan plan) {
  plan.clear_steps();
  plan.clear_open_step();
  plan.clear_decisions();
  plan.clear_follow_ups();
  plan.clear_last_decision();
  for (auto& outcome : *plan.mutable_stage_outcomes()) outcome.clear_decision();
  for (auto* open : {plan.mutable_open_remarks(), plan.mutable_open_conditions(),
                     plan.mutable_open_consolidations()}) {
    for (int32_t& number : *open) number = 0;
  }
  for (auto& due : *plan.mutable_due_follow_ups()) due.clear_number();
  return plan.SerializeAsString();
}

TEST_F(CorrectionTest, ReversingAnOutcomeInAnyStateAndRecordingItAgainGivesTheSame) {
  struct Act {
    const char* stage;
    const char* outcome;
  };
  const Act acts[] = {{"work", "ready"},           {"consult", "recognised"},
                      {"consult", "with-remarks"}, {"consult", "not-recognised"},
                      {"board", "adopted"},        {"board", "with-conditions"},
                      {"board", "deferred"},       {"board", "sent-back"},
                      {"college", "agreed"},       {"college", "rejected"},
                      {"college", "deferred"},     {"college", "sent-back"},
                      {"raad", "adopted"},         {"raad", "amended"},
                      {"raad", "not-treated"},     {"raad", "withdrawn"},
                      {"raad", "deferred"},        {"raad", "sent-back"},
                      {"delivery", "completed"}};
  for (const Act& act : acts) {
    SCOPED_TRACE(absl::StrCat(act.stage, " ", act.outcome));
    World world;
    world.StartPlan();
    world.WithReason(true);
    world.BringTo(act.stage);
    if (world.plan().versions() == 0) world.Do(world.Version({"plan", "budget"}));
    const std::string before = WithoutNumbers(world.plan());
    const auto record = [&world, &act] {
      RecordOutcome command = world.Outcome(act.outcome);
      if (std::string(act.outcome) == "with-remarks") command.remarks = {world.Text()};
      if (std::string(act.outcome) == "with-conditions") command.conditions = {world.Condition()};
      world.Do(command);
    };
    record();
    const std::string after = WithoutNumbers(world.plan());
    const int32_t decision = world.plan().decisions();
    world.Do(ReverseOutcome{DecisionOf(decision)});
    EXPECT_EQ(WithoutNumbers(world.plan()), before);
    const auto& step = world.Get(StepName(World::kPlan, world.plan().open_step())).step();
    EXPECT_EQ(step.state(), v1::Step::OPEN);
    EXPECT_EQ(step.stage(), act.stage);
    record();
    EXPECT_EQ(WithoutNumbers(world.plan()), after);
    EXPECT_EQ(world.plan().last_decision(), decision + 1);
  }
}

TEST_F(CorrectionTest, AWithdrawalIsReversedToo) {
  world_.BringTo("board");
  world_.Do(WithdrawPlan{World::kPlan, "2023-01-11"});
  world_.Do(ReverseOutcome{DecisionOf(3)});
  EXPECT_EQ(world_.plan().state(), v1::Plan::RUNNING);
  EXPECT_EQ(world_.plan().stage(), "board");
  EXPECT_EQ(world_.plan().last_decided_date(), "2023-01-10");
}

TEST_F(CorrectionTest, AnEarlierOneNeedsCascadeAndACascadeIsOneAct) {
  world_.BringTo("consult");
  RecordOutcome remarks = world_.Outcome("with-remarks");
  remarks.remarks = {world_.Text(), world_.Text()};
  world_.Do(remarks);
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::TAKEN_OVER});
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 2), v1::FollowUp::TAKEN_OVER});
  world_.BringTo("raad");
  Record("amended", "2023-01-10");
  EXPECT_THAT(Blocked(world_.Try(ReverseOutcome{DecisionOf(2)}).status()),
              ElementsAre("LATER_DECISIONS 3 4 5"));
  const Decision cascade = world_.Do(ReverseOutcome{DecisionOf(2), true});
  ASSERT_EQ(cascade.events.size(), 5u);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(cascade.events[static_cast<size_t>(i)].outcome_reversed().facts().decision(), 5 - i);
  }
  EXPECT_THAT(Milestones(cascade),
              ElementsAre(v1::Milestone::OUTCOME_RETRACTED, v1::Milestone::OUTCOME_RETRACTED,
                          v1::Milestone::OUTCOME_RETRACTED, v1::Milestone::OUTCOME_RETRACTED,
                          v1::Milestone::STAGE_REACHED));
  EXPECT_EQ(world_.plan().stage(), "consult");
  EXPECT_EQ(world_.plan().last_decision(), 1);
  for (const int32_t number : {1, 2, 3}) {
    EXPECT_EQ(world_.Get(FollowUpName(World::kPlan, number)).follow_up().settlement(),
              v1::FollowUp::REVERSED)
        << number;
  }
  EXPECT_THAT(world_.plan().open_consolidations(), IsEmpty());
  // What was reversed counts no more: the next one back is the first.
  EXPECT_TRUE(world_.Try(ReverseOutcome{DecisionOf(1)}).ok());
}

TEST_F(CorrectionTest, AConfirmedDecisionOfTheCouncilStandsOneOfTheExecutiveDoesNot) {
  world_.BringTo("delivery");
  Confirm(4);
  Confirm(5);
  EXPECT_THAT(Blocked(world_.Try(ReverseOutcome{DecisionOf(5)}).status()),
              ElementsAre("DECISION_CONFIRMED 5"));
  EXPECT_EQ(RefusalOf(world_.Try(ReverseOutcome{DecisionOf(5)}).status())->blockers(0).lifter(),
            v1::TREATING_BODY);
  EXPECT_THAT(Blocked(world_.Try(ReverseOutcome{DecisionOf(3), true}).status()),
              ElementsAre("DECISION_CONFIRMED 5"));
  World other;
  other.StartPlan();
  other.WithReason(true);
  other.BringTo("raad");
  other.Do(ConfirmOutcome{DecisionOf(4), other.Text()});
  EXPECT_TRUE(other.Try(ReverseOutcome{DecisionOf(4)}).ok());
}

TEST_F(CorrectionTest, WhatIsPutRightNeedsAReasonAndTheEtagIsThatOfThePlan) {
  world_.BringTo("board");
  world_.WithReason(false);
  EXPECT_THAT(Blocked(world_.Try(ReverseOutcome{DecisionOf(1)}).status()),
              ElementsAre("REASON_REQUIRED reason", "LATER_DECISIONS 2"));
  CorrectFacts correction{DecisionOf(2), "2023-01-11", "", {}};
  EXPECT_THAT(Blocked(world_.Try(correction).status()), ElementsAre("REASON_REQUIRED reason"));
  world_.WithReason(true);
  EXPECT_EQ(ReasonOf(world_.Try(ReverseOutcome{DecisionOf(2)}, "\"1\"").status()),
            v1::ETAG_MISMATCH);
  const std::string etag = absl::StrCat("\"", world_.Get(World::kPlan).revision(), "\"");
  EXPECT_TRUE(world_.Try(ReverseOutcome{DecisionOf(2)}, etag).ok());
}

TEST_F(CorrectionTest, ADateIsPutRightBetweenItsNeighbours) {
  world_.Do(world_.Version({"plan", "budget"}));
  Record("ready", "2023-01-10");
  Record("recognised", "2023-01-20");
  Record("adopted", "2023-01-30");
  const auto correct = [this](int32_t number, const std::string& day) {
    return world_.Try(CorrectFacts{DecisionOf(number), day, "", {}}).status();
  };
  EXPECT_THAT(Blocked(correct(2, "2023-01-09")),
              ElementsAre("DATE_BEFORE_EARLIER_STEP 2023-01-10"));
  EXPECT_THAT(Blocked(correct(2, "2023-01-31")), ElementsAre("DATE_AFTER_LATER_STEP 2023-01-30"));
  EXPECT_THAT(Blocked(correct(3, "2023-11-15")), ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  const Decision corrected =
      world_.Do(CorrectFacts{DecisionOf(2), "2023-01-25", "", world_.Text()});
  EXPECT_THAT(Milestones(corrected), ElementsAre(v1::Milestone::FACTS_CORRECTED));
  EXPECT_EQ(world_.Get(DecisionOf(2)).decision().decided_date(), "2023-01-25");
  EXPECT_TRUE(world_.Get(DecisionOf(2)).decision().has_reason());
  EXPECT_EQ(world_.plan().stage(), "college");
  EXPECT_EQ(world_.plan().last_decided_date(), "2023-01-30");
  world_.Do(CorrectFacts{DecisionOf(3), "2023-02-02", "", {}});
  EXPECT_EQ(world_.plan().last_decided_date(), "2023-02-02");
  // Going back finds the day as it was put right.
  world_.Do(ReverseOutcome{DecisionOf(3)});
  EXPECT_EQ(world_.plan().last_decided_date(), "2023-01-25");
  EXPECT_EQ(ReasonOf(correct(3, "2023-02-03")), v1::DECISION_REVERSED);
}

TEST_F(CorrectionTest, AFollowUpIsPutRightWhileItIsOpen) {
  world_.BringTo("consult");
  RecordOutcome remarks = world_.Outcome("with-remarks");
  remarks.remarks = {world_.Text()};
  world_.Do(remarks);
  const std::string name = FollowUpName(World::kPlan, 1);
  EXPECT_THAT(Blocked(world_.Try(CorrectFacts{name, "2023-01-11", "", {}}).status()),
              ElementsAre("FIELD_UNWANTED decided_date", "FIELD_REQUIRED due_date"));
  EXPECT_THAT(Blocked(world_.Try(CorrectFacts{name, "", "2023-01-09", {}}).status()),
              ElementsAre("DUE_DATE_BEFORE_DECISION 2023-01-10"));
  const TextRef words = world_.Text();
  world_.Do(CorrectFacts{name, "", "2023-02-01", words});
  EXPECT_EQ(world_.Get(name).follow_up().due_date(), "2023-02-01");
  EXPECT_EQ(world_.Get(name).follow_up().text().id(), words.id());
  world_.Do(SettleFollowUp{name, v1::FollowUp::TAKEN_OVER});
  EXPECT_EQ(ReasonOf(world_.Try(CorrectFacts{name, "", "2023-02-02", {}}).status()),
            v1::FOLLOW_UP_SETTLED);
}

TEST_F(CorrectionTest, AFactThatADecisionDoesNotHaveIsUnwantedAndNothingIsRefused) {
  world_.BringTo("board");
  EXPECT_THAT(Blocked(world_.Try(CorrectFacts{DecisionOf(2), "", "2023-02-01", {}}).status()),
              ElementsAre("FIELD_UNWANTED due_date", "FIELD_REQUIRED decided_date"));
}

TEST_F(CorrectionTest, DecisionsOfTheFoundationCanBeReversed) {
  // Events as 0.1 wrote them: nothing says how a decision stands.
  world_.Do(world_.Version({"plan", "budget"}));
  Record("ready", "2023-01-10");
  Record("recognised", "2023-01-20");
  World world;
  world.StartPlan();
  world.WithReason(true);
  for (Event event : world_.events()) {
    if (event.has_outcome_recorded()) {
      event.mutable_outcome_recorded()->mutable_decision()->clear_state();
      event.mutable_outcome_recorded()->clear_stage_outcome();
    }
    if (event.header().sequence() > static_cast<int64_t>(world.events().size())) {
      world.Replay(event);
    }
  }
  EXPECT_FALSE(world.plan().has_last_decision());
  world.Do(ReverseOutcome{DecisionOf(1), true});
  EXPECT_EQ(world.plan().stage(), "work");
  EXPECT_EQ(world.plan().last_decision(), 0);
  EXPECT_EQ(world.plan().last_decided_date(), "");
}

}  // namespace
}  // namespace noordster::engine::correction_test
