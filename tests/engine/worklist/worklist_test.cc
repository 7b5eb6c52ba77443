// SPDX-License-Identifier: EUPL-1.2
// Which rows a plan has, on whose lists, in every state it can be in.
#include "services/engine/worklist.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::worklist_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string IdOfBody(v1::BodyKind kind) { return absl::StrCat("bodies/b", static_cast<int>(kind)); }

class WorklistTest : public ::testing::Test {
 protected:
  WorklistTest() {
    world_.Register("judge");
    world_.WithReason(true);
  }

  // Starts a plan at this stage.
  void StartAt(const std::string& stage) {
    world_.StartPlan(path_);
    world_.BringTo(stage);
  }

  // When the stages of the plan are planned.
  void Planned(const std::string& stage, const std::string& earliest, const std::string& latest) {
    UpdatePlan update;
    update.name = World::kPlan;
    update.plan.set_path_version("paths/path/versions/1");
    *update.plan.mutable_title() = world_.Text();
    update.plan.add_challenges("programmes/p/challenges/a");
    auto& planned = *update.plan.add_planned_dates();
    planned.set_stage(stage);
    planned.mutable_date()->set_earliest(earliest);
    planned.mutable_date()->set_latest(latest);
    world_.Do(update);
  }

  // The entries of an index, without the programme and the plan that all of them have.
  std::vector<std::string> Rows(Index index) const {
    std::vector<std::string> rows;
    for (const auto& [each, entry] : world_.index()) {
      if (each != index) continue;
      std::vector<std::string> parts = absl::StrSplit(entry, '\0');
      if (parts.front() == "programmes/p") parts.erase(parts.begin());
      std::string row = absl::StrJoin(parts, " ");
      rows.push_back(
          absl::StrReplaceAll(row, {{absl::StrCat(World::kPlan, " "), ""}, {"programmes/p/", ""}}));
    }
    return rows;
  }

  // What stands on a list: last day and item.
  std::vector<std::string> On(const std::string& list) const {
    std::vector<std::string> found;
    for (const std::string& row : Rows(Index::kWork)) {
      if (absl::StartsWith(row, list + " ")) found.push_back(row.substr(list.size() + 1));
    }
    return found;
  }

  noordster::internal::v1::PathVersion path_ = StandardPath();
  World world_;
};

TEST_F(WorklistTest, AnOpenStepIsTheTurnOfItsBodyAndAWaitingGuardThatOfItsLifter) {
  path_.mutable_stages(0)->mutable_guards(1)->set_lifter(v1::CHALLENGE_LEAD);
  StartAt("work");
  const std::string office = IdOfBody(v1::PROGRAMME_OFFICE);
  EXPECT_THAT(
      Rows(Index::kWork),
      UnorderedElementsAre(absl::StrCat(office, " ~ step"), "lifters/TREATING_BODY ~ step",
                           "others ~ step", "lifters/PROGRAMME_SECRETARY ~ guards/guard-1",
                           "lifters/CHALLENGE_LEAD ~ guards/guard-2", "others ~ guards/guard-2"));
  EXPECT_THAT(Rows(Index::kPlanByStage), ElementsAre("work q"));
  EXPECT_THAT(Rows(Index::kPlanByBody), ElementsAre(absl::StrCat(office, " q")));
  EXPECT_THAT(Rows(Index::kPlanByChallenge), ElementsAre("challenges/a q"));
  EXPECT_THAT(Rows(Index::kPlanByDueDate), IsEmpty());
  // An exit guard does not keep the body from its work.
  EXPECT_THAT(Rows(Index::kBlockedPlan), IsEmpty());
  world_.Do(world_.Version({"plan", "budget"}));
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), IsEmpty());
  EXPECT_THAT(On("others"), ElementsAre("~ step"));
}

TEST_F(WorklistTest, AGuardThatTheBodyLiftsStandsOnTheListOfTheBody) {
  AddGuard(path_, "board", v1::DOCUMENT_FROZEN, "cover").set_lifter(v1::TREATING_BODY);
  StartAt("board");
  const std::string board = IdOfBody(v1::PROGRAMME_BOARD);
  EXPECT_THAT(On(board), ElementsAre("~ guards/guard-2", "~ step"));
  EXPECT_THAT(On("lifters/TREATING_BODY"), ElementsAre("~ guards/guard-2", "~ step"));
  EXPECT_THAT(Rows(Index::kBlockedPlan), ElementsAre("q"));
  world_.Do(world_.Version({"plan", "budget", "cover"}));
  EXPECT_THAT(On(board), ElementsAre("~ step"));
  EXPECT_THAT(Rows(Index::kBlockedPlan), IsEmpty());
}

TEST_F(WorklistTest, WhatIsPlannedIsDueOnTheLastDayItCanBe) {
  StartAt("work");
  Planned("work", "2023-05-01", "2023-05-31");
  EXPECT_THAT(On("others"), ElementsAre("2023-05-31 step"));
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"),
              ElementsAre("2023-05-31 guards/guard-1", "2023-05-31 guards/guard-2"));
  EXPECT_THAT(Rows(Index::kPlanByDueDate), ElementsAre("2023-05-31 q"));
  // What is planned for another stage is not due yet.
  Planned("raad", "2023-09-01", "2023-10-31");
  EXPECT_THAT(On("others"), ElementsAre("~ step"));
  EXPECT_THAT(Rows(Index::kPlanByDueDate), IsEmpty());
  world_.BringTo("raad");
  EXPECT_THAT(On(IdOfBody(v1::COUNCIL)), ElementsAre("2023-10-31 step"));
  EXPECT_THAT(Rows(Index::kPlanByDueDate), ElementsAre("2023-10-31 q"));
}

TEST_F(WorklistTest, OpenRemarksAreForTheSecretaryAndBlockTheBoard) {
  StartAt("consult");
  RecordOutcome command = world_.Outcome("with-remarks");
  command.remarks = {world_.Text(), world_.Text()};
  world_.Do(command);
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"),
              ElementsAre("~ followUps/1", "~ followUps/2", "~ guards/guard-1"));
  EXPECT_THAT(On("others"), ElementsAre("~ step"));
  EXPECT_THAT(Rows(Index::kBlockedPlan), ElementsAre("q"));
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::NOT_TAKEN_OVER});
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), ElementsAre("~ followUps/2", "~ guards/guard-1"));
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 2), v1::FollowUp::TAKEN_OVER});
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), IsEmpty());
  EXPECT_THAT(Rows(Index::kBlockedPlan), IsEmpty());
}

TEST_F(WorklistTest, AConditionIsForWhoeverMeetsItAndForItsJudgeWithItsLastDay) {
  StartAt("board");
  RecordOutcome command = world_.Outcome("with-conditions");
  auto judged = world_.Condition();
  judged.set_judge("persons/judge");
  judged.set_due_date("2023-03-01");
  auto by_version = world_.Condition();
  by_version.set_means(v1::FollowUp::BY_VERSION);
  by_version.set_due_date("2023-02-01");
  command.conditions = {judged, by_version, world_.Condition()};
  world_.Do(command);
  EXPECT_THAT(On("persons/judge"), ElementsAre("2023-03-01 followUps/1"));
  EXPECT_THAT(On("lifters/CHALLENGE_LEAD"),
              ElementsAre("2023-02-01 followUps/2", "2023-03-01 followUps/1"));
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), ElementsAre("~ followUps/3", "~ guards/guard-1"));
  EXPECT_THAT(On("others"),
              ElementsAre("2023-02-01 followUps/2", "2023-03-01 followUps/1", "~ step"));
  EXPECT_THAT(Rows(Index::kPlanByDueDate), ElementsAre("2023-02-01 q"));
  CorrectFacts later;
  later.name = FollowUpName(World::kPlan, 2);
  later.due_date = "2023-04-01";
  world_.Do(later);
  EXPECT_THAT(Rows(Index::kPlanByDueDate), ElementsAre("2023-03-01 q"));
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::MET, "persons/judge"});
  EXPECT_THAT(On("persons/judge"), IsEmpty());
  EXPECT_THAT(Rows(Index::kPlanByDueDate), ElementsAre("2023-04-01 q"));
}

TEST_F(WorklistTest, AnAmendedTextAndItsConfirmationAreForTheClerk) {
  StartAt("raad");
  world_.Do(world_.Outcome("amended"));
  EXPECT_THAT(On("lifters/COUNCIL_CLERK"), ElementsAre("2023-02-10 followUps/1", "~ decisions/5"));
  EXPECT_THAT(On("lifters/EXECUTIVE_SECRETARIAT"), ElementsAre("~ decisions/4"));
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), ElementsAre("~ guards/guard-1"));
  EXPECT_THAT(Rows(Index::kBlockedPlan), ElementsAre("q"));
  world_.Do(ConfirmOutcome{DecisionName(World::kPlan, 5), world_.Text()});
  FreezeVersion consolidated = world_.Version({"plan", "budget"});
  consolidated.change = v1::INCORPORATING;
  consolidated.settles = {1};
  world_.Do(consolidated);
  EXPECT_THAT(On("lifters/COUNCIL_CLERK"), IsEmpty());
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), IsEmpty());
  EXPECT_THAT(Rows(Index::kBlockedPlan), IsEmpty());
}

TEST_F(WorklistTest, PapersAreWaitedForUntilThoseOfTheLatestVersionAreIn) {
  auto& papers = AddGuard(path_, "college", v1::PAPERS_ON_TIME);
  papers.set_id("papers");
  papers.set_days(8);
  StartAt("college");
  const HandInPapers hand_in{StepName(World::kPlan, 4), "2023-01-02", 1};
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), ElementsAre("~ guards/papers"));
  world_.Do(hand_in);
  // Whether they are on time is known on the day the body decides.
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), IsEmpty());
  world_.Do(world_.Version({"plan", "budget"}));
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), ElementsAre("~ guards/papers"));
  EXPECT_THAT(Rows(Index::kBlockedPlan), ElementsAre("q"));
  // They are due before the body meets, and so is the plan.
  Planned("college", "2023-03-01", "2023-03-10");
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), ElementsAre("2023-03-02 guards/papers"));
  EXPECT_THAT(On(IdOfBody(v1::EXECUTIVE)), ElementsAre("2023-03-10 step"));
  EXPECT_THAT(Rows(Index::kPlanByDueDate), ElementsAre("2023-03-02 q"));
}

TEST_F(WorklistTest, ADayThatIsToComeIsWaitedForByNobody) {
  AddGuard(path_, "board", v1::NOT_BEFORE).set_date("2031-01-01");
  AddGuard(path_, "board", v1::REASON_GIVEN);
  StartAt("board");
  EXPECT_THAT(On("lifters/PROGRAMME_SECRETARY"), IsEmpty());
  EXPECT_THAT(Rows(Index::kBlockedPlan), IsEmpty());
}

TEST_F(WorklistTest, APlanThatEndedLeavesOnlyWhatIsStillToBeSettledOrConfirmed) {
  StartAt("raad");
  world_.OpenFollowUp(v1::FollowUp::REMARK);
  Planned("raad", "2023-01-01", "2023-01-31");
  world_.Do(world_.Outcome("withdrawn"));
  EXPECT_EQ(world_.plan().state(), v1::Plan::TAKEN_BACK);
  EXPECT_THAT(
      Rows(Index::kWork),
      UnorderedElementsAre("lifters/PROGRAMME_SECRETARY ~ followUps/1",
                           "lifters/EXECUTIVE_SECRETARIAT ~ decisions/4", "others ~ decisions/4",
                           "lifters/COUNCIL_CLERK ~ decisions/5", "others ~ decisions/5"));
  EXPECT_THAT(Rows(Index::kPlanByStage), IsEmpty());
  EXPECT_THAT(Rows(Index::kPlanByBody), IsEmpty());
  EXPECT_THAT(Rows(Index::kPlanByDueDate), IsEmpty());
  EXPECT_THAT(Rows(Index::kPlanByChallenge), ElementsAre("challenges/a q"));
}

TEST_F(WorklistTest, WhatIsReversedIsNothingToDo) {
  StartAt("raad");
  world_.Do(world_.Outcome("amended"));
  world_.Do(ReverseOutcome{DecisionName(World::kPlan, 5)});
  EXPECT_THAT(On("lifters/COUNCIL_CLERK"), IsEmpty());
  EXPECT_THAT(On(IdOfBody(v1::COUNCIL)), ElementsAre("~ step"));
  EXPECT_THAT(On(IdOfBody(v1::DELIVERY)), IsEmpty());
  EXPECT_THAT(Rows(Index::kPlanByDueDate), IsEmpty());
}

}  // namespace
}  // namespace noordster::engine::worklist_test
