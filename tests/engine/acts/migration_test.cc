// SPDX-License-Identifier: EUPL-1.2
// A plan moves to another version of its path: what it takes along, what bars it, and what is
// reversed afterwards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::migration_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Mapping = std::vector<std::pair<std::string, std::string>>;

Stage& StageOf(PathVersion& path, const std::string& id) {
  for (Stage& stage : *path.mutable_stages()) {
    if (stage.id() == id) return stage;
  }
  ADD_FAILURE() << "no stage " << id;
  return *path.mutable_stages(0);
}

// Calls a stage otherwise, wherever it is named.
void Rename(PathVersion& path, const std::string& from, const std::string& to) {
  for (Stage& stage : *path.mutable_stages()) {
    if (stage.id() == from) stage.set_id(to);
    for (auto& outcome : *stage.mutable_outcomes()) {
      if (outcome.next() == from) outcome.set_next(to);
    }
    for (auto& guard : *stage.mutable_guards()) {
      if (guard.kind() == v1::OUTCOME_GIVEN && guard.subject() == from) guard.set_subject(to);
    }
  }
}

// Leaves a stage out: what led to it leads to `instead`.
void Remove(PathVersion& path, const std::string& id, const std::string& instead) {
  for (int i = 0; i < path.stages_size(); ++i) {
    if (path.stages(i).id() == id) path.mutable_stages()->DeleteSubrange(i--, 1);
  }
  Rename(path, id, instead);
}

// The path every plan starts from, with a board that looks back at the consultation.
PathVersion LookingBack() {
  PathVersion path = StandardPath();
  auto& guard = AddGuard(path, "board", v1::OUTCOME_GIVEN, "consult");
  guard.add_outcome_kinds(v1::RECOGNISED);
  return path;
}

class MigrationTest : public ::testing::Test {
 protected:
  MigrationTest() {
    world_.StartPlan(LookingBack());
    world_.WithReason(true);
  }

  // Publishes the next version of the path; its name.
  std::string Publish(PathVersion path) {
    const int32_t latest = world_.Get("paths/path").path().latest_version();
    path.set_content_sha256(std::string(32, static_cast<char>('2' + latest)));
    return world_.Do(PublishPath{"paths/path", std::move(path)}).resource;
  }

  static MigratePlan To(const std::string& version, const Mapping& mapping = {}) {
    MigratePlan command{World::kPlan, version, {}};
    for (const auto& [from, to] : mapping) {
      auto& added = command.mapping.emplace_back();
      added.set_from(from);
      added.set_to(to);
    }
    return command;
  }

  // Reason, stage and subject of everything in the way.
  std::vector<std::string> Blocked(const Command& command) {
    std::vector<std::string> found;
    const Refusal refusal = RefusalOf(world_.Try(command).status()).value_or(Refusal());
    for (const v1::Blocker& blocker : refusal.blockers()) {
      found.push_back(absl::StrCat(v1::ErrorReason_Name(blocker.reason()), " ", blocker.stage(),
                                   " ", blocker.subject()));
      EXPECT_EQ(blocker.lifter(), v1::PROGRAMME_SECRETARY);
    }
    return found;
  }

  // What stages said last: "consult 2" for the stage and the number of its decision.
  std::vector<std::string> Said() {
    std::vector<std::string> said;
    for (const auto& outcome : world_.plan().stage_outcomes()) {
      said.push_back(absl::StrCat(outcome.stage(), " ", outcome.decision()));
    }
    return said;
  }

  std::string Decided(int32_t number) { return DecisionName(World::kPlan, number); }

  World world_;
};

TEST_F(MigrationTest, TheOpenStepMovesAndPastStepsStayAsTheyWere) {
  world_.BringTo("board");
  PathVersion path = LookingBack();
  Rename(path, "board", "db");
  const std::string version = Publish(path);
  const Decision decision = world_.Do(To(version, {{"board", "db"}}));
  ASSERT_THAT(decision.events, SizeIs(1));
  EXPECT_EQ(world_.plan().path_version(), version);
  EXPECT_EQ(world_.plan().stage(), "db");
  EXPECT_EQ(world_.plan().open_step(), 3);
  const auto& open = world_.Get(StepName(World::kPlan, 3)).step();
  EXPECT_EQ(open.stage(), "db");
  EXPECT_EQ(open.path_version(), version);
  EXPECT_EQ(open.body(), world_.plan().open_body());
  const auto& past = world_.Get(StepName(World::kPlan, 2)).step();
  EXPECT_EQ(past.stage(), "consult");
  EXPECT_EQ(past.path_version(), "paths/path/versions/1");
  EXPECT_THAT(Said(), ElementsAre("work 1", "consult 2"));
}

TEST_F(MigrationTest, ToTheVersionItIsOnChangesNothing) {
  EXPECT_THAT(world_.Do(To("paths/path/versions/1", {{"no", "stage"}})).events, IsEmpty());
}

TEST_F(MigrationTest, AMappingIsAboutStagesThatAreThereEachOnce) {
  PathVersion path = LookingBack();
  Rename(path, "board", "db");
  const std::string version = Publish(path);
  const absl::Status refused =
      world_.Try(To(version, {{"board", "board"}, {"db", "db"}, {"board", "db"}, {"raad", "raad"}}))
          .status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(refused), v1::REFERENCE_UNFIT);
  std::vector<std::string> faults;
  const Refusal refusal = RefusalOf(refused).value_or(Refusal());
  for (const auto& fault : refusal.violations()) {
    faults.push_back(absl::StrCat(fault.field(), ": ", fault.description()));
  }
  EXPECT_THAT(faults, ElementsAre("mapping[0].to: 'board' is no stage of the path it moves to",
                                  "mapping[0].from: 'board' stands twice",
                                  "mapping[1].from: 'db' is no stage of the path it is on",
                                  "mapping[2].from: 'board' stands twice"));
}

TEST_F(MigrationTest, WhatAPlanWasAtIsAtOrIsPlannedForNeedsAPlace) {
  UpdatePlan update;
  update.name = World::kPlan;
  update.plan.set_path_version("paths/path/versions/1");
  *update.plan.mutable_title() = world_.Text();
  update.plan.add_challenges("programmes/p/challenges/a");
  update.plan.add_planned_dates()->set_stage("raad");
  world_.Do(update);
  world_.BringTo("board");
  PathVersion path = LookingBack();
  for (const char* stage : {"consult", "board", "college", "raad"}) {
    Rename(path, stage, absl::StrCat(stage, "-2"));
  }
  const std::string version = Publish(path);
  EXPECT_THAT(Blocked(To(version)),
              ElementsAre("STAGE_UNMAPPED consult consult", "STAGE_UNMAPPED board board",
                          "STAGE_UNMAPPED raad raad"));
  EXPECT_THAT(Blocked(To(version, {{"consult", "consult-2"}, {"board", "board-2"}})),
              ElementsAre("STAGE_UNMAPPED raad raad"));
  world_.Do(To(version, {{"consult", "consult-2"}, {"board", "board-2"}, {"raad", "raad-2"}}));
  ASSERT_THAT(world_.plan().planned_dates(), SizeIs(1));
  EXPECT_EQ(world_.plan().planned_dates(0).stage(), "raad-2");
}

TEST_F(MigrationTest, AStageThatSaidOrIsToSaySomethingKeepsItsEffect) {
  PathVersion path = LookingBack();
  for (auto& outcome : *StageOf(path, "consult").mutable_outcomes()) outcome.set_effect(v1::NONE);
  const std::string version = Publish(path);
  // What it did not come to yet may become less.
  EXPECT_TRUE(world_.Try(To(version)).ok());
  world_.BringTo("consult");
  EXPECT_THAT(Blocked(To(version)), ElementsAre("EFFECT_WEAKER consult consult"));
  world_.BringTo("college");
  EXPECT_THAT(Blocked(To(version)), ElementsAre("EFFECT_WEAKER consult consult"));
  EXPECT_THAT(Blocked(To(version, {{"board", "work"}, {"college", "board"}})),
              ElementsAre("EFFECT_WEAKER consult consult", "EFFECT_WEAKER board work",
                          "EFFECT_WEAKER college board"));
  // To more effect it may go.
  EXPECT_TRUE(world_.Try(To(version, {{"consult", "board"}})).ok());
}

TEST_F(MigrationTest, EveryStageOfTheNewPathNeedsABody) {
  world_.BringTo("raad");
  PathVersion path = LookingBack();
  Rename(path, "raad", "council");
  const std::string version = Publish(path);
  Define programme;
  programme.record.set_name("programmes/p");
  for (const v1::BodyKind kind : {v1::PROGRAMME_OFFICE, v1::PROGRAMME_BOARD, v1::EXECUTIVE}) {
    programme.record.mutable_programme()->add_bodies(
        absl::StrCat("bodies/b", static_cast<int>(kind)));
  }
  world_.Do(programme);
  EXPECT_THAT(Blocked(To(version)),
              ElementsAre("STAGE_UNMAPPED raad raad", "BODY_MISSING consult PARTNER_CONSULTATION",
                          "BODY_MISSING council COUNCIL", "BODY_MISSING delivery DELIVERY"));
}

TEST_F(MigrationTest, AnEndedPlanStaysWhereItEnded) {
  PathVersion path = LookingBack();
  Rename(path, "raad", "council");
  const std::string version = Publish(path);
  world_.BringTo("delivery");
  world_.Do(world_.Outcome("completed"));
  EXPECT_EQ(ReasonOf(world_.Try(To(version, {{"raad", "council"}})).status()), v1::PLAN_ENDED);
  MigratePlan unknown = To("paths/path/versions/9");
  EXPECT_EQ(ReasonOf(world_.Try(unknown).status()), v1::PLAN_ENDED);
  world_.Do(ReverseOutcome{Decided(6)});
  EXPECT_EQ(ReasonOf(world_.Try(unknown).status()), v1::RESOURCE_NOT_FOUND);
  world_.Do(To(version, {{"raad", "council"}}));
  EXPECT_EQ(world_.plan().stage(), "delivery");
}

TEST_F(MigrationTest, MigrationsAreBounded) {
  PathVersion path = LookingBack();
  Rename(path, "raad", "council");
  const std::string other = Publish(path);
  for (int i = 0; i < limits::kMigrationsMax; ++i) {
    world_.Do(i % 2 == 0 ? To(other) : To("paths/path/versions/1"));
  }
  EXPECT_THAT(world_.plan().migrations(), SizeIs(limits::kMigrationsMax));
  const absl::Status refused = world_.Try(To(other)).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(refused), v1::LIMIT_REACHED);
  EXPECT_EQ(RefusalOf(refused)->details(0).value(), "migrations");
}

TEST_F(MigrationTest, GuardsThatLookBackFindOldOutcomesUnderTheirNewStage) {
  world_.BringTo("board");
  PathVersion renamed = LookingBack();
  Rename(renamed, "consult", "partners");
  world_.Do(To(Publish(renamed), {{"consult", "partners"}}));
  EXPECT_THAT(Said(), ElementsAre("work 1", "partners 2"));
  EXPECT_TRUE(world_.Try(world_.Outcome("adopted")).ok());
  PathVersion again = LookingBack();
  Rename(again, "consult", "dialogue");
  world_.Do(To(Publish(again), {{"partners", "dialogue"}}));
  EXPECT_TRUE(world_.Try(world_.Outcome("adopted")).ok());
  // It looks at a stage that nothing became.
  PathVersion elsewhere = LookingBack();
  Rename(elsewhere, "consult", "meeting");
  world_.Do(To(Publish(elsewhere), {{"dialogue", "board"}}));
  EXPECT_EQ(ReasonOf(world_.Try(world_.Outcome("adopted")).status()), v1::GUARDS_UNMET);
}

TEST_F(MigrationTest, WhatABodySaidLaterCountsWhereTwoStagesBecomeOne) {
  world_.BringTo("college");
  PathVersion path = StandardPath();
  Remove(path, "consult", "board");
  const std::string version = Publish(path);
  const Mapping mapping = {{"consult", "board"}};
  world_.Do(To(version, mapping));
  EXPECT_THAT(Said(), ElementsAre("work 1", "board 3"));
}

TEST_F(MigrationTest, AnOutcomeFromBeforeIsReversedAtTheStageItsOwnBecame) {
  world_.BringTo("raad");
  PathVersion path = LookingBack();
  Rename(path, "consult", "partners");
  Rename(path, "board", "db");
  world_.Do(To(Publish(path), {{"consult", "partners"}, {"board", "db"}}));
  world_.Do(world_.Outcome("deferred"));
  ReverseOutcome reverse{Decided(3), true};
  const Decision reversal = world_.Do(reverse);
  EXPECT_THAT(reversal.events, SizeIs(4));
  EXPECT_EQ(world_.plan().stage(), "db");
  EXPECT_THAT(Said(), ElementsAre("work 1", "partners 2"));
  EXPECT_EQ(world_.Get(Decided(3)).decision().stage(), "board");
  // The guard of the new stage finds what the old one asked.
  world_.Do(world_.Outcome("adopted"));
  EXPECT_THAT(Said(), ElementsAre("work 1", "partners 2", "db 6"));
}

TEST_F(MigrationTest, AReversalLeavesOneWordOfEachStageWhereTwoBecameOne) {
  world_.BringTo("raad");
  PathVersion path = StandardPath();
  Remove(path, "consult", "board");
  world_.Do(To(Publish(path), {{"consult", "board"}}));
  world_.Do(ReverseOutcome{Decided(4)});
  EXPECT_EQ(world_.plan().stage(), "college");
  EXPECT_THAT(Said(), ElementsAre("work 1", "board 3"));
}

TEST_F(MigrationTest, AnOutcomeOfAStageWithoutAPlaceIsNotReversedThere) {
  world_.BringTo("college");
  world_.Do(world_.Outcome("sent-back"));
  PathVersion path = LookingBack();
  Rename(path, "college", "executive");
  const std::string version = Publish(path);
  world_.Do(To(version));
  EXPECT_EQ(world_.plan().stage(), "board");
  EXPECT_THAT(Blocked(ReverseOutcome{Decided(4)}), ElementsAre("STAGE_UNMAPPED college college"));
}

TEST_F(MigrationTest, PapersStayWithTheBodyTheyWereHandedInTo) {
  world_.BringTo("board");
  const std::string step = StepName(World::kPlan, 3);
  world_.Do(HandInPapers{step, "2023-01-05", 1});
  PathVersion path = LookingBack();
  Rename(path, "board", "db");
  world_.Do(To(Publish(path), {{"board", "db"}}));
  EXPECT_EQ(world_.Get(step).step().papers_date(), "2023-01-05");
  EXPECT_EQ(world_.Get(step).step().papers_version(), 1);
  world_.Do(To("paths/path/versions/1", {{"db", "college"}}));
  EXPECT_EQ(world_.plan().stage(), "college");
  EXPECT_EQ(world_.Get(step).step().papers_date(), "");
  EXPECT_EQ(world_.Get(step).step().papers_version(), 0);
}

}  // namespace
}  // namespace noordster::engine::migration_test
