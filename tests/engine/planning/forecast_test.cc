// SPDX-License-Identifier: EUPL-1.2
// What is told of a planning that was worked out, and of days that came.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "services/engine/planning/moments.h"
#include "services/engine/refusal.h"
#include "tests/engine/world.h"

namespace noordster::engine::forecast_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Actor;
using noordster::internal::v1::Forecast;
using noordster::internal::v1::ForecastDeadline;
using noordster::internal::v1::ForecastStage;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A plan at "board", on 14 November 2023.
class ForecastTest : public ::testing::Test {
 protected:
  ForecastTest() {
    world_.StartPlan();
    world_.BringTo("board");
    Caller clock;
    clock.actor.set_kind(Actor::CLOCK);
    world_.set_caller(clock);
  }

  static void AddStage(const std::string& stage, const std::string& date, Forecast& forecast) {
    ForecastStage& added = *forecast.add_stages();
    added.set_stage(stage);
    added.set_body(absl::StrCat("bodies/", stage));
    added.set_date(date);
    added.set_state(ForecastStage::PLANNED);
  }
  // The board and the council on these days.
  static Forecast Planned(const std::string& board, const std::string& raad) {
    Forecast forecast;
    AddStage("board", board, forecast);
    AddStage("raad", raad, forecast);
    return forecast;
  }
  static void Aim(v1::TargetOutlook::Standing standing, Forecast& forecast) {
    v1::TargetOutlook& target = *forecast.mutable_target();
    target.set_stage("raad");
    target.set_no_later_than("2024-01-31");
    target.set_date(forecast.stages(1).date());
    target.set_standing(standing);
  }
  static void HandIn(const std::string& near, const std::string& last, Forecast& forecast) {
    ForecastDeadline& deadline = *forecast.mutable_hand_in();
    deadline.set_meeting("bodies/board/meetings/m");
    deadline.set_stage("board");
    deadline.set_meeting_date(forecast.stages(0).date());
    deadline.set_date(last);
    deadline.set_near_date(near);
  }

  // Kinds of the milestones of a decision; those without are left out.
  static std::vector<v1::Milestone::Kind> KindsOf(const Decision& decision) {
    std::vector<v1::Milestone::Kind> kinds;
    for (const Event& event : decision.events) {
      if (const auto milestone = MilestoneOf(event)) kinds.push_back(milestone->kind());
    }
    return kinds;
  }
  Decision Tell(const Forecast& forecast) {
    return world_.Do(MakeForecast{World::kPlan, forecast});
  }
  const Forecast& told() const { return world_.Get(ForecastName(World::kPlan)).forecast(); }

  World world_;
};

TEST_F(ForecastTest, OnlyTheServerItselfTellsOne) {
  Caller local;
  local.actor.set_kind(Actor::LOCAL_TRUSTED);
  world_.set_caller(local);
  EXPECT_EQ(
      ReasonOf(
          world_.Try(MakeForecast{World::kPlan, Planned("2023-12-01", "2024-01-16")}).status()),
      v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(world_.Try(TellMoment{ForecastName(World::kPlan)}).status()), v1::NOT_ALLOWED);
}

TEST_F(ForecastTest, TheSameAgainIsNoNews) {
  const Forecast forecast = Planned("2023-12-01", "2024-01-16");
  EXPECT_EQ(Tell(forecast).events.size(), 1U);
  EXPECT_THAT(Tell(forecast).events, IsEmpty());
  EXPECT_THAT(world_.Do(MakeForecast{"programmes/p/plans/none", forecast}).events, IsEmpty());
}

TEST_F(ForecastTest, ADayThatMovesCountsAndIsTold) {
  EXPECT_THAT(KindsOf(Tell(Planned("2023-12-01", "2024-01-16"))), IsEmpty());
  const Decision moved = Tell(Planned("2023-12-08", "2024-01-30"));
  ASSERT_THAT(KindsOf(moved), ElementsAre(v1::Milestone::PLANNING_MOVED));
  const auto milestone = MilestoneOf(moved.events[0]);
  EXPECT_EQ(milestone->resource(), World::kPlan);
  EXPECT_EQ(milestone->stage(), "raad");
  EXPECT_EQ(milestone->from_date(), "2024-01-16");
  EXPECT_EQ(milestone->date(), "2024-01-30");
  EXPECT_EQ(told().stages(0).sequence(), 1);
  EXPECT_EQ(told().stages(1).sequence(), 1);
  Tell(Planned("2023-12-08", "2024-02-13"));
  EXPECT_EQ(told().stages(0).sequence(), 1);
  EXPECT_EQ(told().stages(1).sequence(), 2);
}

TEST_F(ForecastTest, ATargetIsToldWhenItStandsOtherwise) {
  Forecast forecast = Planned("2023-12-01", "2024-01-16");
  Aim(v1::TargetOutlook::IN_TIME, forecast);
  EXPECT_THAT(KindsOf(Tell(forecast)), ElementsAre(v1::Milestone::TARGET_IN_TIME));
  forecast.mutable_target()->set_slack_working_days(12);
  EXPECT_THAT(Tell(forecast).events, IsEmpty());
  forecast = Planned("2023-12-08", "2024-01-30");
  Aim(v1::TargetOutlook::AT_RISK, forecast);
  forecast.mutable_target()->set_because("programmes/p/plans/q/stages/board");
  forecast.mutable_target()->set_hold(v1::Moment::PLANNED_DATE);
  forecast.mutable_target()->set_slack_working_days(3);
  const Decision turned = Tell(forecast);
  // The target says already that the council moves.
  ASSERT_THAT(KindsOf(turned), ElementsAre(v1::Milestone::TARGET_AT_RISK));
  const auto milestone = MilestoneOf(turned.events.back());
  EXPECT_EQ(milestone->body(), "bodies/raad");
  EXPECT_EQ(milestone->from_date(), "2024-01-16");
  EXPECT_EQ(milestone->outlook().no_later_than(), "2024-01-31");
  EXPECT_EQ(milestone->outlook().because(), "programmes/p/plans/q/stages/board");
  EXPECT_EQ(milestone->outlook().hold(), v1::Moment::PLANNED_DATE);
  EXPECT_EQ(milestone->outlook().slack_working_days(), 3);
  EXPECT_EQ(milestone->outlook().from_date(), "2024-01-16");
  forecast = Planned("2023-12-08", "2024-02-13");
  Aim(v1::TargetOutlook::OUT_OF_REACH, forecast);
  EXPECT_THAT(KindsOf(Tell(forecast)), ElementsAre(v1::Milestone::TARGET_OUT_OF_REACH));
}

TEST_F(ForecastTest, AStageThatIsOverStaysWithItsDayAndOnePassedOverIsDropped) {
  Forecast forecast = Planned("2023-11-14", "2024-01-16");
  AddStage("college", "2023-12-12", forecast);
  Tell(forecast);
  Caller local;
  local.actor.set_kind(Actor::LOCAL_TRUSTED);
  world_.set_caller(local);
  world_.Do(world_.Outcome("adopted"));
  Caller clock;
  clock.actor.set_kind(Actor::CLOCK);
  world_.set_caller(clock);
  Forecast rest;
  AddStage("raad", "2024-01-16", rest);
  EXPECT_THAT(KindsOf(Tell(rest)), IsEmpty());
  ASSERT_EQ(told().stages_size(), 3);
  EXPECT_EQ(told().stages(0).stage(), "board");
  EXPECT_EQ(told().stages(0).state(), ForecastStage::DONE);
  EXPECT_EQ(told().stages(0).date(), world_.plan().last_decided_date());
  EXPECT_EQ(told().stages(1).stage(), "college");
  EXPECT_EQ(told().stages(1).state(), ForecastStage::DROPPED);
  EXPECT_EQ(told().stages(2).sequence(), 0);
  Tell(Forecast());
  EXPECT_EQ(told().stages(0).state(), ForecastStage::DONE);
  EXPECT_EQ(told().stages(2).state(), ForecastStage::DROPPED);
}

TEST_F(ForecastTest, HandingInComesNearOnceAndIsMissedOnce) {
  Forecast forecast = Planned("2023-12-01", "2024-01-16");
  HandIn("2023-11-17", "2023-11-24", forecast);
  Tell(forecast);
  const std::string name = ForecastName(World::kPlan);
  EXPECT_THAT(DaysToTell(world_.Get(name)), ElementsAre("2023-11-17", "2023-11-25"));
  EXPECT_THAT(world_.Do(TellMoment{name}).events, IsEmpty());
  world_.context().today = absl::CivilDay(2023, 11, 17);
  EXPECT_THAT(KindsOf(world_.Do(TellMoment{name})), ElementsAre(v1::Milestone::HAND_IN_NEAR));
  EXPECT_THAT(world_.Do(TellMoment{name}).events, IsEmpty());
  world_.context().today = absl::CivilDay(2023, 11, 24);
  EXPECT_THAT(world_.Do(TellMoment{name}).events, IsEmpty());
  world_.context().today = absl::CivilDay(2023, 11, 25);
  EXPECT_THAT(KindsOf(world_.Do(TellMoment{name})), ElementsAre(v1::Milestone::HAND_IN_MISSED));
  EXPECT_THAT(DaysToTell(world_.Get(name)), IsEmpty());
}

TEST_F(ForecastTest, ADayThatPassedIsToldBeforeItGoes) {
  Forecast forecast = Planned("2023-12-01", "2024-01-16");
  HandIn("2023-11-17", "2023-11-24", forecast);
  Tell(forecast);
  world_.context().today = absl::CivilDay(2023, 11, 25);
  Forecast next = Planned("2023-12-15", "2024-01-30");
  HandIn("2023-12-01", "2023-12-08", next);
  EXPECT_THAT(KindsOf(Tell(next)),
              ElementsAre(v1::Milestone::HAND_IN_NEAR, v1::Milestone::HAND_IN_MISSED,
                          v1::Milestone::PLANNING_MOVED));
  EXPECT_FALSE(told().hand_in().near_told());
  EXPECT_THAT(DaysToTell(world_.Get(ForecastName(World::kPlan))),
              ElementsAre("2023-12-01", "2023-12-09"));
}

TEST_F(ForecastTest, WhatWasToldOfALastDayStaysToldWhenTheRestMoves) {
  Forecast forecast = Planned("2023-12-01", "2024-01-16");
  HandIn("2023-11-14", "2023-11-21", forecast);
  Tell(forecast);
  world_.Do(TellMoment{ForecastName(World::kPlan)});
  forecast.mutable_stages(1)->set_date("2024-01-30");
  forecast.mutable_hand_in()->set_near_date("2023-11-13");
  EXPECT_THAT(KindsOf(Tell(forecast)), ElementsAre(v1::Milestone::PLANNING_MOVED));
  EXPECT_TRUE(told().hand_in().near_told());
}

TEST_F(ForecastTest, PapersThatWereHandedInAreNotMissed) {
  Forecast forecast = Planned("2023-12-01", "2024-01-16");
  HandIn("2023-11-17", "2023-11-24", forecast);
  Tell(forecast);
  Caller local;
  local.actor.set_kind(Actor::LOCAL_TRUSTED);
  world_.set_caller(local);
  world_.Do(HandInPapers{StepName(World::kPlan, world_.plan().open_step()), "2023-11-14", 1});
  Caller clock;
  clock.actor.set_kind(Actor::CLOCK);
  world_.set_caller(clock);
  world_.context().today = absl::CivilDay(2023, 11, 30);
  const Decision decision = world_.Do(TellMoment{ForecastName(World::kPlan)});
  EXPECT_THAT(KindsOf(decision), IsEmpty());
  EXPECT_EQ(decision.events.size(), 1U);
  EXPECT_FALSE(told().has_hand_in());
}

TEST_F(ForecastTest, AgendasThatCloseTogetherAreToldTogether) {
  Forecast forecast;
  for (const char* const meeting : {"a", "b"}) {
    ForecastDeadline& deadline = *forecast.add_closings();
    deadline.set_meeting(absl::StrCat("bodies/b1/meetings/", meeting));
    deadline.set_meeting_date("2023-11-28");
    deadline.set_date("2023-11-20");
  }
  world_.Do(MakeForecast{"bodies/b1", forecast});
  world_.context().today = absl::CivilDay(2023, 11, 20);
  const Decision decision = world_.Do(TellMoment{ForecastName("bodies/b1")});
  ASSERT_THAT(KindsOf(decision),
              ElementsAre(v1::Milestone::AGENDA_CLOSES, v1::Milestone::AGENDA_CLOSES));
  const auto milestone = MilestoneOf(decision.events[1]);
  EXPECT_EQ(milestone->resource(), "bodies/b1/meetings/b");
  EXPECT_EQ(milestone->body(), "bodies/b1");
  EXPECT_EQ(milestone->meeting_date(), "2023-11-28");
  EXPECT_EQ(milestone->date(), "2023-11-20");
}

TEST_F(ForecastTest, TheLastDayOfAFollowUpIsToldOnceForEachDayItIsGiven) {
  Caller local;
  local.actor.set_kind(Actor::LOCAL_TRUSTED);
  Caller clock;
  clock.actor.set_kind(Actor::CLOCK);
  world_.set_caller(local);
  world_.WithReason(true);
  RecordOutcome outcome = world_.Outcome("with-conditions");
  outcome.conditions.push_back(world_.Condition());
  outcome.conditions[0].set_due_date("2023-11-20");
  world_.Do(outcome);
  const std::string follow_up = FollowUpName(World::kPlan, world_.plan().follow_ups());
  EXPECT_THAT(DaysToTell(world_.Get(follow_up)), ElementsAre("2023-11-20"));
  world_.set_caller(clock);
  EXPECT_THAT(world_.Do(TellMoment{follow_up}).events, IsEmpty());
  world_.context().today = absl::CivilDay(2023, 11, 20);
  const Decision decision = world_.Do(TellMoment{follow_up});
  ASSERT_THAT(KindsOf(decision), ElementsAre(v1::Milestone::FOLLOW_UP_DUE));
  const auto milestone = MilestoneOf(decision.events[0]);
  EXPECT_EQ(milestone->resource(), World::kPlan);
  EXPECT_EQ(milestone->follow_up(), world_.plan().follow_ups());
  EXPECT_THAT(world_.Do(TellMoment{follow_up}).events, IsEmpty());
  world_.set_caller(local);
  CorrectFacts correct;
  correct.name = follow_up;
  correct.due_date = "2023-11-27";
  world_.Do(correct);
  EXPECT_THAT(DaysToTell(world_.Get(follow_up)), ElementsAre("2023-11-27"));
}

}  // namespace
}  // namespace noordster::engine::forecast_test
