// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/programme/programme_world.h"

namespace noordster::engine::project_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using Project = v1::Project;

constexpr char kProject[] = "programmes/p/projects/spreekuur";

class ProjectTest : public ::testing::Test {
 protected:
  ProjectTest() { world_.WithReason(true); }

  static CreateProject Making(Project::State state = Project::RUNNING) {
    CreateProject create;
    create.name = kProject;
    create.project.set_state(state);
    create.project.add_challenges("programmes/p/challenges/a");
    return create;
  }

  v1::ErrorReason Refused(const Command& command) {
    const absl::Status status = world_.Try(command).status();
    return status.ok() ? v1::ERROR_REASON_UNSPECIFIED : ReasonOf(status);
  }

  std::vector<v1::ErrorReason> Barred(const Command& command) {
    return BlockerReasons(world_.Try(command).status());
  }

  const noordster::internal::v1::Project& project() { return world_.Get(kProject).project(); }

  World world_;
};

TEST_F(ProjectTest, WhatIsRegisteredIsForTheAdministrationUnlessItIsSaidForWhom) {
  world_.Do(Making());
  EXPECT_EQ(world_.Get(kProject).audience(), v1::ADMINISTRATION);
  EXPECT_EQ(project().state(), Project::RUNNING);
  ASSERT_EQ(project().turns_size(), 1);
  EXPECT_EQ(project().turns(0).state(), Project::RUNNING);
  CreateProject open = Making();
  open.name = "programmes/p/projects/open";
  open.audience = v1::PUBLIC;
  world_.Do(open);
  EXPECT_EQ(world_.Get(open.name).audience(), v1::PUBLIC);
}

TEST_F(ProjectTest, AProjectIsRegisteredOnceAndAtItsBeginning) {
  for (const Project::State state : {Project::PAUSED, Project::COMPLETED, Project::STOPPED}) {
    EXPECT_EQ(Refused(Making(state)), v1::INVALID_FIELD) << Project::State_Name(state);
  }
  world_.Do(Making());
  EXPECT_EQ(Refused(Making()), v1::RESOURCE_EXISTS);
  CreateProject elsewhere = Making();
  elsewhere.name = "programmes/none/projects/spreekuur";
  EXPECT_EQ(Refused(elsewhere), v1::RESOURCE_NOT_FOUND);
}

TEST_F(ProjectTest, WhatItRefersToIsOfItsProgrammeAndIsThere) {
  CreateProject create = Making();
  create.project.add_partners("programmes/p/partners/none");
  EXPECT_EQ(Refused(create), v1::RESOURCE_NOT_FOUND);
  create.project.set_partners(0, "programmes/other/partners/none");
  EXPECT_EQ(Refused(create), v1::REFERENCE_UNFIT);
  create = Making();
  create.project.set_lead("persons/1");
  EXPECT_EQ(Refused(create), v1::RESOURCE_NOT_FOUND);
  create = Making();
  world_.Do(Partner("welzijn"));
  world_.Do(Goal("kansen", {"challenges/a"}));
  world_.StartPlan();
  world_.Register("1");
  create.project.set_lead("persons/1");
  create.project.add_partners("programmes/p/partners/welzijn");
  create.project.add_goals("programmes/p/goals/kansen");
  create.project.add_authorised_by(World::kPlan);
  world_.Do(create);
}

TEST_F(ProjectTest, AChangeLeavesHowItStands) {
  world_.Do(Making());
  world_.Do(TurnProject{kProject, Project::PAUSED, "2023-03-01"});
  UpdateProject update;
  update.name = kProject;
  update.project.set_state(Project::COMPLETED);
  update.audience = v1::PARTNERS;
  world_.Do(update);
  EXPECT_EQ(project().state(), Project::PAUSED);
  EXPECT_EQ(project().turns_size(), 2);
  EXPECT_EQ(project().challenges_size(), 0);
  EXPECT_EQ(world_.Get(kProject).audience(), v1::PARTNERS);
}

TEST_F(ProjectTest, ItsTurnsStandWithTheirDaysAndReasons) {
  world_.Do(Making(Project::PLANNED));
  world_.WithReason(false);
  world_.Do(TurnProject{kProject, Project::RUNNING, "2023-02-01"});
  EXPECT_THAT(Barred(TurnProject{kProject, Project::PAUSED, "2023-03-01"}),
              ElementsAre(v1::REASON_REQUIRED));
  world_.WithReason(true);
  world_.Do(TurnProject{kProject, Project::PAUSED, "2023-03-01"});
  EXPECT_FALSE(project().turns(1).has_reason());
  EXPECT_TRUE(project().turns(2).has_reason());
  EXPECT_EQ(project().turns(2).date(), "2023-03-01");
}

TEST_F(ProjectTest, ATurnFollowsOnHowItStandsAndLiesNotAheadNorBeforeTheLast) {
  world_.Do(Making(Project::PLANNED));
  EXPECT_THAT(Barred(TurnProject{kProject, Project::COMPLETED, "2023-02-01"}),
              ElementsAre(v1::PROJECT_UNFIT));
  EXPECT_THAT(Barred(TurnProject{kProject, Project::RUNNING, "2023-11-15"}),
              ElementsAre(v1::DATE_IN_FUTURE));
  world_.Do(TurnProject{kProject, Project::RUNNING, "2023-02-01"});
  EXPECT_THAT(Barred(TurnProject{kProject, Project::COMPLETED, "2023-01-31"}),
              ElementsAre(v1::DATE_BEFORE_EARLIER_STEP));
  EXPECT_THAT(Barred(TurnProject{kProject, Project::RUNNING, "2023-11-15"}),
              ElementsAre(v1::PROJECT_UNFIT, v1::DATE_IN_FUTURE));
}

TEST_F(ProjectTest, ATurnByMistakeIsTakenBackWithAReason) {
  world_.Do(Making(Project::PLANNED));
  world_.Do(TurnProject{kProject, Project::RUNNING, "2023-02-01"});
  world_.WithReason(false);
  const TurnProject back{kProject, Project::PLANNED, "2023-02-01"};
  EXPECT_THAT(Barred(back), ElementsAre(v1::REASON_REQUIRED));
  EXPECT_THAT(Barred(TurnProject{kProject, Project::IDEA, "2023-02-01"}),
              ElementsAre(v1::PROJECT_UNFIT))
      << "it never was";
  world_.WithReason(true);
  world_.Do(back);
  EXPECT_EQ(project().state(), Project::PLANNED);
  EXPECT_EQ(project().turns_size(), 3) << "both stay";
}

TEST_F(ProjectTest, ATurnOnTheWrongDayIsTakenBackAndMadeOnTheRightOne) {
  world_.Do(Making(Project::PLANNED));
  world_.Do(TurnProject{kProject, Project::RUNNING, "2023-02-01"});
  world_.Do(TurnProject{kProject, Project::PAUSED, "2023-09-01"});
  EXPECT_THAT(Barred(TurnProject{kProject, Project::RUNNING, "2023-01-31"}),
              ElementsAre(v1::DATE_BEFORE_EARLIER_STEP));
  const TurnProject back{kProject, Project::RUNNING, "2023-02-01"};
  world_.WithReason(false);
  EXPECT_THAT(Barred(back), ElementsAre(v1::REASON_REQUIRED));
  EXPECT_EQ(Refused(TurnProject{kProject, Project::RUNNING, "2023-09-01"}),
            v1::ERROR_REASON_UNSPECIFIED)
      << "it goes on";
  EXPECT_THAT(Barred(TurnProject{kProject, Project::STOPPED, "2023-08-31"}),
              ElementsAre(v1::REASON_REQUIRED, v1::DATE_BEFORE_EARLIER_STEP))
      << "takes nothing back";
  world_.WithReason(true);
  world_.Do(back);
  world_.Do(TurnProject{kProject, Project::PAUSED, "2023-03-01"});
  EXPECT_EQ(project().state(), Project::PAUSED);
  EXPECT_EQ(project().turns(4).date(), "2023-03-01");
}

TEST_F(ProjectTest, WhatWasTakenBackAllowsNoEarlierDayThanTheTurnBeforeIt) {
  world_.Do(Making(Project::PLANNED));
  world_.Do(TurnProject{kProject, Project::RUNNING, "2023-05-01"});
  world_.Do(TurnProject{kProject, Project::PLANNED, "2023-01-15"});
  const absl::Status refused =
      world_.Try(TurnProject{kProject, Project::RUNNING, "2023-01-14"}).status();
  ASSERT_THAT(BlockerReasons(refused), ElementsAre(v1::DATE_BEFORE_EARLIER_STEP));
  EXPECT_EQ(RefusalOf(refused)->blockers(0).subject(), "2023-01-15");
  world_.Do(TurnProject{kProject, Project::RUNNING, "2023-02-01"});
}

TEST_F(ProjectTest, ADecisionThatAuthorisesItHoldsWhenItIsAdded) {
  world_.StartPlan();
  world_.BringTo("board");
  const std::string decision = DecisionName(World::kPlan, 2);
  CreateProject create = Making();
  create.project.add_authorised_by(decision);
  world_.Do(create);
  world_.Do(ReverseOutcome{decision, false});
  UpdateProject update{kProject, create.project, v1::ADMINISTRATION};
  world_.Do(update);
  create.name = "programmes/p/projects/other";
  const absl::Status refused = world_.Try(create).status();
  EXPECT_EQ(ReasonOf(refused), v1::REFERENCE_UNFIT);
  EXPECT_EQ(refused.message(), "programmes/p/plans/q/decisions/2 was reversed");
  update.project.clear_authorised_by();
  world_.Do(update);
  update.project.add_authorised_by(decision);
  EXPECT_EQ(Refused(update), v1::REFERENCE_UNFIT) << "it was taken off";
}

TEST_F(ProjectTest, OneThatWasReplacedAuthorisesNothingMore) {
  world_.StartPlan();
  world_.BringTo("board");
  RecordOutcome told = world_.Outcome("adopted");
  told.source = world_.Text();
  world_.Do(told);
  const std::string replaced = DecisionName(World::kPlan, 3);
  world_.Do(ReconsiderDecision{replaced});
  world_.Do(world_.Outcome("adopted"));
  CreateProject create = Making();
  create.project.add_authorised_by(replaced);
  EXPECT_EQ(Refused(create), v1::REFERENCE_UNFIT);
  create.project.set_authorised_by(0, DecisionName(World::kPlan, 4));
  world_.Do(create);
}

TEST_F(ProjectTest, ItEndsNotBeforeItStarts) {
  CreateProject create = Making();
  create.project.mutable_start()->set_earliest("2022-06-01");
  create.project.mutable_start()->set_latest("2022-06-30");
  create.project.mutable_end()->set_earliest("2022-01-01");
  create.project.mutable_end()->set_latest("2022-05-31");
  const absl::Status refused = world_.Try(create).status();
  ASSERT_EQ(ReasonOf(refused), v1::INVALID_FIELD);
  EXPECT_EQ(RefusalOf(refused)->violations(0).field(), "project.end");
  create.project.mutable_end()->set_latest("2022-06-01");
  world_.Do(create);
  UpdateProject update{kProject, create.project, v1::ADMINISTRATION};
  update.project.mutable_end()->set_latest("2022-05-31");
  EXPECT_EQ(Refused(update), v1::INVALID_FIELD);
  update.project.clear_start();
  world_.Do(update);
}

TEST_F(ProjectTest, ItIsTurnedABoundOfTimes) {
  world_.Do(Making());
  for (int i = 1; i < limits::kProjectTurnsMax; ++i) {
    world_.Do(TurnProject{kProject, i % 2 == 1 ? Project::PAUSED : Project::RUNNING, "2023-02-01"});
  }
  EXPECT_EQ(Refused(TurnProject{kProject, Project::STOPPED, "2023-02-01"}), v1::LIMIT_REACHED);
}

TEST_F(ProjectTest, WhatIsToldIsNumberedAndNeverAhead) {
  world_.Do(Making());
  EXPECT_EQ(world_.Do(AddProjectUpdate{kProject, "2023-02-01", world_.Text()}).resource,
            "programmes/p/projects/spreekuur/updates/1");
  world_.Do(AddProjectUpdate{kProject, "2023-01-01", world_.Text()});
  EXPECT_EQ(project().updates(), 2);
  EXPECT_EQ(world_.Get("programmes/p/projects/spreekuur/updates/2").project_update().date(),
            "2023-01-01");
  EXPECT_THAT(Barred(AddProjectUpdate{kProject, "2023-11-15", world_.Text()}),
              ElementsAre(v1::DATE_IN_FUTURE));
  EXPECT_EQ(Refused(AddProjectUpdate{"programmes/p/projects/none", "2023-01-01", world_.Text()}),
            v1::RESOURCE_NOT_FOUND);
}

TEST_F(ProjectTest, AFullProjectFitsARecord) {
  noordster::internal::v1::Project full;
  for (int i = 0; i < limits::kProjectTurnsMax; ++i) {
    auto& turn = *full.add_turns();
    turn.set_state(Project::RUNNING);
    turn.set_date("2023-01-01");
    *turn.mutable_reason() = World::LongText();
  }
  const std::string programme = absl::StrCat("programmes/", World::LongId('p'));
  for (int i = 0; i < 40; ++i) {
    full.add_partners(absl::StrCat(programme, "/partners/", World::LongId('a')));
    full.add_goals(absl::StrCat(programme, "/goals/", World::LongId('a')));
    full.add_authorised_by(absl::StrCat(programme, "/plans/", World::LongId('a'), "/decisions/1"));
  }
  EXPECT_LT(full.ByteSizeLong() + 5'000, limits::kRecordBytesMax);
}

}  // namespace
}  // namespace noordster::engine::project_test
