// SPDX-License-Identifier: EUPL-1.2
// The plan of the next cycle is made from that of this one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::next_plan_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Plan;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr char kNext[] = "programmes/p/plans/q-2027";

void AddPlanned(const std::string& stage, const std::string& edtf, Plan& plan) {
  auto& planned = *plan.add_planned_dates();
  planned.set_stage(stage);
  planned.mutable_date()->set_edtf(edtf);
}

std::map<std::string, std::string> PlannedIn(const Plan& plan) {
  std::map<std::string, std::string> dates;
  for (const auto& planned : plan.planned_dates()) {
    EXPECT_TRUE(planned.proposed()) << planned.stage();
    dates[planned.stage()] = planned.date().edtf();
  }
  return dates;
}

class NextPlanTest : public ::testing::Test {
 protected:
  NextPlanTest() {
    world_.StartPlan();
    command_.name = kNext;
    command_.previous = World::kPlan;
    command_.years = 4;
  }

  const Plan& Next() { return world_.Get(kNext).plan(); }

  World world_;
  CreateNextPlan command_;
};

TEST_F(NextPlanTest, ItHasPathChallengesAndTitleAndDatesAsProposals) {
  UpdatePlan update;
  update.name = World::kPlan;
  update.plan.set_path_version("paths/path/versions/1");
  *update.plan.mutable_title() = world_.Text();
  update.plan.add_challenges("programmes/p/challenges/b");
  AddPlanned("college", "2022-09-06", update.plan);
  AddPlanned("raad", "[2022-09,2022-10]", update.plan);
  world_.Do(update);
  world_.Do(command_);
  EXPECT_EQ(Next().previous(), World::kPlan);
  EXPECT_EQ(Next().path_version(), "paths/path/versions/1");
  EXPECT_EQ(Next().title().id(), update.plan.title().id());
  EXPECT_THAT(Next().challenges(), ElementsAre("programmes/p/challenges/b"));
  EXPECT_THAT(PlannedIn(Next()),
              ElementsAre(Pair("college", "2026-09"), Pair("raad", "[2026-09,2026-10]")));
  EXPECT_EQ(Next().planned_dates(0).date().earliest(), "2026-09-01");
  EXPECT_EQ(Next().planned_dates(0).date().latest(), "2026-09-30");
  EXPECT_EQ(Next().state(), v1::Plan::RUNNING);
  EXPECT_EQ(Next().stage(), "work");
  EXPECT_EQ(Next().versions(), 0);
  // Looking at the dates makes them one's own.
  update.name = kNext;
  update.plan.clear_planned_dates();
  AddPlanned("raad", "2026-10-13", update.plan);
  world_.Do(update);
  EXPECT_FALSE(Next().planned_dates(0).proposed());
}

TEST_F(NextPlanTest, WhereNothingWasPlannedTheDayOfTheDecisionIsProposed) {
  world_.BringTo("college");
  world_.Do(command_);
  // BringTo decides on 10 January 2023.
  EXPECT_THAT(PlannedIn(Next()), ElementsAre(Pair("board", "2027-01"), Pair("consult", "2027-01"),
                                             Pair("work", "2027-01")));
}

TEST_F(NextPlanTest, APlanThatHasEndedHasANextOne) {
  world_.BringTo("delivery");
  world_.Do(world_.Outcome("completed"));
  world_.Do(command_);
  EXPECT_EQ(Next().state(), v1::Plan::RUNNING);
  EXPECT_EQ(world_.plan().state(), v1::Plan::FINISHED);
}

TEST_F(NextPlanTest, ItTravelsTheLatestVersionOfThePathOrTheOneThatIsNamed) {
  UpdatePlan update;
  update.name = World::kPlan;
  update.plan.set_path_version("paths/path/versions/1");
  AddPlanned("college", "2022-09", update.plan);
  world_.Do(update);
  noordster::internal::v1::PathVersion shorter = world_.Get("paths/path/versions/1").path_version();
  shorter.set_content_sha256(std::string(32, '2'));
  shorter.mutable_stages()->DeleteSubrange(0, shorter.stages_size() - 1);
  PublishPath publish;
  publish.path = "paths/path";
  publish.version = shorter;
  world_.Do(publish);
  world_.Do(command_);
  EXPECT_EQ(Next().path_version(), "paths/path/versions/2");
  EXPECT_THAT(PlannedIn(Next()), IsEmpty());
  command_.name = "programmes/p/plans/other";
  command_.path_version = "paths/path/versions/1";
  *command_.title.mutable_id() = "a title of its own";
  world_.Do(command_);
  const Plan& other = world_.Get(command_.name).plan();
  EXPECT_EQ(other.path_version(), "paths/path/versions/1");
  EXPECT_EQ(other.title().id(), "a title of its own");
  EXPECT_THAT(PlannedIn(other), ElementsAre(Pair("college", "2026-09")));
}

TEST_F(NextPlanTest, WhatCannotBeStartedIsRefused) {
  CreateNextPlan unknown = command_;
  unknown.previous = "programmes/p/plans/unknown";
  EXPECT_EQ(ReasonOf(world_.Try(unknown).status()), v1::RESOURCE_NOT_FOUND);
  CreateNextPlan elsewhere = command_;
  elsewhere.path_version = "paths/path/versions/9";
  EXPECT_EQ(ReasonOf(world_.Try(elsewhere).status()), v1::RESOURCE_NOT_FOUND);
  CreateNextPlan itself = command_;
  itself.name = World::kPlan;
  EXPECT_EQ(ReasonOf(world_.Try(itself).status()), v1::RESOURCE_EXISTS);
  UpdatePlan update;
  update.name = World::kPlan;
  update.plan.set_path_version("paths/path/versions/1");
  AddPlanned("raad", "2199-10", update.plan);
  world_.Do(update);
  const absl::Status late = world_.Try(command_).status();
  EXPECT_EQ(ReasonOf(late), v1::INVALID_FIELD);
  EXPECT_EQ(RefusalOf(late)->violations(0).field(), "years");
}

}  // namespace
}  // namespace noordster::engine::next_plan_test
