// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/apply.h"

#include <gtest/gtest.h>

#include "noordster/v1/milestone.pb.h"
#include "services/engine/index_rows.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::apply_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Milestone;

// A whole life: every event of a plan happens in it.
World LivedWorld() {
  World world;
  world.StartPlan();
  world.BringTo("consult");
  RecordOutcome recognised = world.Outcome("with-remarks");
  recognised.remarks = {world.Text()};
  world.Do(recognised);
  world.WithReason(true);
  world.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::TAKEN_OVER});
  world.BringTo("raad");
  world.Do(world.Outcome("amended"));
  FreezeVersion consolidated = world.Version({"plan"});
  consolidated.settles = {2};
  world.Do(consolidated);
  world.Do(world.Outcome("completed"));
  return world;
}

TEST(ApplyTest, FoldingTheEventsFromNothingGivesTheSameRecords) {
  const World world = LivedWorld();
  State folded = State::FromNothing();
  for (const Event& event : world.events()) Apply(event, folded);
  for (const Change& change : folded.TakeChanges()) {
    if (change.after->has_request()) continue;
    EXPECT_EQ(change.after->SerializeAsString(), world.Get(change.name).SerializeAsString())
        << change.name;
  }
}

TEST(ApplyTest, ARecordShowsTheEventThatLastChangedIt) {
  const World world = LivedWorld();
  const Record& plan = world.Get(World::kPlan);
  EXPECT_EQ(plan.revision(), static_cast<int64_t>(world.events().size()));
  EXPECT_GT(plan.create_time_micros(), 0);
}

TEST(ApplyTest, ThePlanIsIndexedByItsStageWhileItTravels) {
  const World world = LivedWorld();
  State folded = State::FromNothing();
  std::vector<IndexRow> rows;
  for (const Event& event : world.events()) {
    Apply(event, folded);
    for (const Change& change : folded.TakeChanges()) {
      for (const IndexRow& row : IndexRows(change)) rows.push_back(row);
    }
  }
  // Six stages: entered and left, in turn.
  std::erase_if(rows, [](const IndexRow& row) { return row.index != Index::kPlanByStage; });
  ASSERT_EQ(rows.size(), 12u);
  for (size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].present, i % 2 == 0);
    if (i % 2 == 1) {
      EXPECT_EQ(rows[i].entry, rows[i - 1].entry);
    }
  }
  EXPECT_EQ(rows[0].entry, IndexEntry({"programmes/p", "work", "q"}));
}

TEST(ApplyTest, AnEventThatCannotFollowEndsTheProcess) {
  State state = State::FromNothing();
  Event opened;
  opened.mutable_step_opened()->set_plan(World::kPlan);
  opened.mutable_step_opened()->set_step(2);
  EXPECT_DEATH(Apply(opened, state), "invariant broken");
  EXPECT_DEATH(Apply(Event(), state), "invariant broken");
}

TEST(StateTest, ReadingWhatWasNotLoadedEndsTheProcess) {
  const State state;
  EXPECT_DEATH(state.Find("bodies/raad"), "invariant broken");
}

TEST(MilestoneTest, WhatOthersFollowIsAMilestoneWithItsAudience) {
  const World world = LivedWorld();
  std::vector<Milestone> milestones;
  for (const Event& event : world.events()) {
    const auto milestone = MilestoneOf(event);
    if (!milestone.has_value()) continue;
    EXPECT_EQ(milestone->sequence(), event.header().sequence());
    EXPECT_NE(milestone->audience(), v1::AUDIENCE_UNSPECIFIED);
    milestones.push_back(*milestone);
  }
  EXPECT_EQ(milestones.front().kind(), v1::Milestone::PATH_PUBLISHED);
  EXPECT_EQ(milestones.back().kind(), v1::Milestone::PLAN_ENDED);
  int decisions = 0;
  for (const Milestone& milestone : milestones) {
    if (milestone.kind() != v1::Milestone::OUTCOME_RECORDED) continue;
    ++decisions;
    if (milestone.stage() == "raad") {
      EXPECT_EQ(milestone.audience(), v1::PUBLIC);
      EXPECT_EQ(milestone.effect(), v1::DECISION);
      EXPECT_EQ(milestone.date(), "2023-01-10");
    }
    if (milestone.stage() == "board") {
      EXPECT_EQ(milestone.audience(), v1::ADMINISTRATION);
    }
  }
  EXPECT_EQ(decisions, 6);
}

}  // namespace
}  // namespace noordster::engine::apply_test
