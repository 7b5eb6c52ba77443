// SPDX-License-Identifier: EUPL-1.2
// What can be asked of the planning of a plan, and what is kept of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/refusal.h"
#include "tests/engine/world.h"

namespace noordster::engine::demands_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Plan;
using noordster::internal::v1::PlanDemands;
using noordster::internal::v1::PlanningDependency;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// The standard path, with boards and above in meetings.
PathVersion PathInMeetings() {
  PathVersion path = StandardPath();
  for (auto& stage : *path.mutable_stages()) {
    stage.set_in_meeting(stage.id() == "board" || stage.id() == "college" || stage.id() == "raad");
  }
  return path;
}

class DemandsTest : public ::testing::Test {
 protected:
  DemandsTest() {
    world_.StartPlan(PathInMeetings());
    CreatePlan other;
    other.name = "programmes/p/plans/other";
    other.plan.set_path_version("paths/path/versions/1");
    world_.Do(other);
    CreateProject project;
    project.name = "programmes/p/projects/school";
    project.project.set_state(v1::Project::IDEA);
    world_.Do(project);
  }

  // The plan as an update of it says it again.
  UpdatePlan Update() const {
    UpdatePlan update;
    update.name = World::kPlan;
    update.plan.set_path_version("paths/path/versions/1");
    *update.plan.mutable_title() = world_.plan().title();
    *update.plan.mutable_planned_dates() = world_.plan().planned_dates();
    return update;
  }
  UpdatePlan Asking(const PlanDemands& demands) const {
    UpdatePlan update = Update();
    *update.plan.mutable_demands() = demands;
    return update;
  }
  // The fields that are refused, with what is said.
  std::vector<std::string> Faults(const PlanDemands& demands) {
    const absl::StatusOr<Decision> decision = world_.Try(Asking(demands));
    std::vector<std::string> faults;
    const std::optional<Refusal> refusal = RefusalOf(decision.status());
    if (!refusal.has_value()) return faults;
    EXPECT_EQ(refusal->reason(), v1::REFERENCE_UNFIT);
    for (const auto& violation : refusal->violations()) {
      faults.push_back(absl::StrCat(violation.field(), ": ", violation.description()));
    }
    return faults;
  }
  static PlanDemands OfStage(const std::string& stage, int32_t working_days) {
    PlanDemands demands;
    demands.add_stages()->set_stage(stage);
    demands.mutable_stages(0)->set_working_days(working_days);
    return demands;
  }
  static PlanDemands After(const std::string& stage, const std::string& after,
                           const std::string& after_stage) {
    PlanDemands demands;
    PlanningDependency& dependency = *demands.add_dependencies();
    dependency.set_stage(stage);
    dependency.set_after(after);
    dependency.set_after_stage(after_stage);
    dependency.set_kind(v1::PlanningDependency::FINISH_TO_START);
    dependency.set_lag_unit(v1::PlanningDependency::CALENDAR_DAYS);
    return demands;
  }

  World world_;
};

TEST_F(DemandsTest, ATargetWithoutAStageIsTheLastInAMeeting) {
  PlanDemands demands;
  demands.set_target_date("2024-09-29");
  world_.Do(Asking(demands));
  EXPECT_EQ(world_.plan().demands().target_stage(), "raad");
  EXPECT_EQ(world_.plan().demands().target_date(), "2024-09-29");
}

TEST_F(DemandsTest, WhatAnUpdateLeavesOutIsAskedNoMore) {
  world_.Do(Asking(OfStage("work", 10)));
  EXPECT_EQ(world_.plan().demands().stages(0).working_days(), 10);
  world_.Do(Update());
  EXPECT_FALSE(world_.plan().has_demands());
}

TEST_F(DemandsTest, StagesAreOfThePathAndStandOnce) {
  PlanDemands demands = OfStage("work", 5);
  demands.add_stages()->set_stage("work");
  demands.add_stages()->set_stage("nowhere");
  demands.set_target_stage("elsewhere");
  demands.set_target_date("2024-09-29");
  EXPECT_THAT(Faults(demands),
              ElementsAre("plan.demands.target.stage: 'elsewhere' is no stage of the path",
                          "plan.demands.stages[1].stage: 'work' stands twice",
                          "plan.demands.stages[2].stage: 'nowhere' is no stage of the path"));
}

TEST_F(DemandsTest, AMeetingTakesNoDaysOfItsOwn) {
  EXPECT_THAT(
      Faults(OfStage("board", 3)),
      ElementsAre(HasSubstr("plan.demands.stages[0].working_days: in 'board' a body meets")));
  EXPECT_THAT(Faults(OfStage("board", 0)), IsEmpty());
}

TEST_F(DemandsTest, ADayIsNotBeforeTheFirstThatIsAsked) {
  PlanDemands demands = OfStage("board", 0);
  demands.mutable_stages(0)->set_not_before_date("2024-02-02");
  demands.mutable_stages(0)->set_on_date("2024-02-01");
  EXPECT_THAT(Faults(demands), ElementsAre(HasSubstr("stages[0].on_date: lies before 2024-02-02")));
  demands.mutable_stages(0)->set_on_date("2024-02-02");
  EXPECT_THAT(Faults(demands), IsEmpty());
}

TEST_F(DemandsTest, AStageComesAfterAStageOfAPlanOrASideOfAProject) {
  EXPECT_THAT(Faults(After("board", "programmes/p/plans/other", "raad")), IsEmpty());
  EXPECT_THAT(Faults(After("board", "programmes/p/projects/school", "end")), IsEmpty());
  EXPECT_THAT(Faults(After("board", "programmes/p/plans/other", "end")),
              ElementsAre(HasSubstr("'end' is no stage of the path of programmes/p/plans/other")));
  EXPECT_THAT(Faults(After("board", "programmes/p/projects/school", "raad")),
              ElementsAre(HasSubstr("of a project give start or end")));
  EXPECT_THAT(Faults(After("board", World::kPlan, "work")),
              ElementsAre(HasSubstr("a plan does not come after itself")));
  EXPECT_THAT(Faults(After("board", "programmes/other/plans/x", "work")),
              ElementsAre(HasSubstr("belongs to another programme")));
  const absl::StatusOr<Decision> missing =
      world_.Try(Asking(After("board", "programmes/p/plans/none", "work")));
  EXPECT_EQ(ReasonOf(missing.status()), v1::RESOURCE_NOT_FOUND);
}

TEST_F(DemandsTest, ALagAndAnOverlapExcludeEachOther) {
  PlanDemands demands = After("work", "programmes/p/plans/other", "raad");
  PlanningDependency& dependency = *demands.mutable_dependencies(0);
  dependency.set_lag(3);
  dependency.set_overlap(2);
  EXPECT_THAT(Faults(demands), ElementsAre(HasSubstr("give a lag or an overlap, not both")));
  dependency.set_lag(0);
  dependency.set_lag_unit(v1::PlanningDependency::MEETINGS);
  EXPECT_THAT(Faults(demands), ElementsAre(HasSubstr("cannot be counted in meetings"),
                                           HasSubstr("no body meets in 'work'")));
  dependency.set_overlap(0);
  dependency.set_lag(1);
  dependency.set_stage("board");
  EXPECT_THAT(Faults(demands), IsEmpty());
}

TEST_F(DemandsTest, AMigrationTakesThemAlong) {
  PlanDemands demands = After("board", "programmes/p/plans/other", "raad");
  demands.set_target_date("2024-09-29");
  demands.add_stages()->set_stage("work");
  demands.mutable_stages(0)->set_working_days(4);
  world_.Do(Asking(demands));
  PathVersion next = PathInMeetings();
  next.set_content_sha256(std::string(32, '2'));
  for (auto& stage : *next.mutable_stages()) {
    if (stage.id() == "raad") stage.set_id("council");
    for (auto& outcome : *stage.mutable_outcomes()) {
      if (outcome.next() == "raad") outcome.set_next("council");
    }
  }
  world_.Do(PublishPath{"paths/path", next});
  MigratePlan migrate;
  migrate.plan = World::kPlan;
  migrate.path_version = "paths/path/versions/2";
  EXPECT_THAT(BlockerReasons(world_.Try(migrate).status()), ElementsAre(v1::STAGE_UNMAPPED));
  migrate.mapping.emplace_back();
  migrate.mapping.back().set_from("raad");
  migrate.mapping.back().set_to("council");
  world_.Do(migrate);
  const PlanDemands& carried = world_.plan().demands();
  EXPECT_EQ(carried.target_stage(), "council");
  EXPECT_EQ(carried.stages(0).working_days(), 4);
  EXPECT_EQ(carried.dependencies(0).after_stage(), "raad");
}

KeepBaseline Keeping(const std::string& id, const std::vector<std::string>& stages) {
  KeepBaseline keep;
  keep.plan = World::kPlan;
  keep.baseline.set_id(id);
  for (const std::string& stage : stages) {
    auto& added = *keep.baseline.add_stages();
    added.set_stage(stage);
    added.set_date("2024-03-01");
  }
  return keep;
}

TEST_F(DemandsTest, ABaselineStandsOnceAndSaysWhenItWasKept) {
  world_.Do(Keeping("start", {"board"}));
  ASSERT_EQ(world_.plan().baselines_size(), 1);
  EXPECT_EQ(world_.plan().baselines(0).time_micros(), world_.context().now_micros);
  EXPECT_EQ(ReasonOf(world_.Try(Keeping("start", {"raad"})).status()), v1::RESOURCE_EXISTS);
}

TEST_F(DemandsTest, APlanKeepsSoManyBaselines) {
  for (int i = 0; i < limits::kBaselinesMax; ++i) {
    world_.Do(Keeping(absl::StrCat("b", i), {"board"}));
  }
  EXPECT_EQ(ReasonOf(world_.Try(Keeping("more", {"board"})).status()), v1::LIMIT_REACHED);
}

TEST_F(DemandsTest, WhoPlansAStageThatWasToldToOthersSaysWhy) {
  world_.Do(Keeping("start", {"board"}));
  UpdatePlan update = Update();
  auto& raad = *update.plan.add_planned_dates();
  raad.set_stage("raad");
  raad.mutable_date()->set_edtf("2024-05");
  world_.Do(update);
  auto& board = *update.plan.add_planned_dates();
  board.set_stage("board");
  board.mutable_date()->set_edtf("2024-04-02");
  EXPECT_THAT(BlockerReasons(world_.Try(update).status()), ElementsAre(v1::FIELD_REQUIRED));
  world_.WithReason(true);
  world_.Do(update);
  EXPECT_EQ(world_.plan().planned_dates_size(), 2);
}

}  // namespace
}  // namespace noordster::engine::demands_test
