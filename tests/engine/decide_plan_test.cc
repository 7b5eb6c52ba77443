// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::decide_plan_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::Each;
using ::testing::ElementsAre;

class DecidePlanTest : public ::testing::Test {
 protected:
  DecidePlanTest() { world_.StartPlan(); }

  CreatePlan NewPlan() {
    CreatePlan create;
    create.name = "programmes/p/plans/r";
    create.plan.set_path_version("paths/path/versions/1");
    *create.plan.mutable_title() = world_.Text();
    return create;
  }

  World world_;
};

TEST_F(DecidePlanTest, APlanStartsAtTheFirstStageOfItsPath) {
  const Decision decision = world_.Do(NewPlan());
  ASSERT_EQ(decision.events.size(), 2u);
  EXPECT_EQ(decision.events[0].plan_created().path_version(), "paths/path/versions/1");
  EXPECT_EQ(decision.events[1].step_opened().stage(), "work");
  EXPECT_EQ(decision.events[1].step_opened().body(), "bodies/b6");
}

TEST_F(DecidePlanTest, APlanNeedsItsProgrammePathAndChallenges) {
  CreatePlan create = NewPlan();
  create.name = "programmes/none/plans/r";
  EXPECT_EQ(ReasonOf(world_.Try(create).status()), v1::RESOURCE_NOT_FOUND);
  create = NewPlan();
  create.plan.set_path_version("paths/path/versions/2");
  EXPECT_EQ(ReasonOf(world_.Try(create).status()), v1::RESOURCE_NOT_FOUND);
  create = NewPlan();
  create.plan.add_challenges("programmes/p/challenges/none");
  EXPECT_EQ(ReasonOf(world_.Try(create).status()), v1::RESOURCE_NOT_FOUND);
}

TEST_F(DecidePlanTest, AChallengeOfAnotherProgrammeDoesNotFit) {
  Define other;
  other.create = true;
  other.record.set_name("programmes/other");
  other.record.mutable_programme();
  world_.Do(other);
  Define challenge;
  challenge.create = true;
  challenge.record.set_name("programmes/other/challenges/c");
  challenge.record.mutable_challenge();
  world_.Do(challenge);
  CreatePlan create = NewPlan();
  create.plan.add_challenges("programmes/other/challenges/c");
  EXPECT_EQ(ReasonOf(world_.Try(create).status()), v1::REFERENCE_UNFIT);
  create = NewPlan();
  create.name = "programmes/other/plans/r";
  EXPECT_EQ(ReasonOf(world_.Try(create).status()), v1::BODY_MISSING);
}

TEST_F(DecidePlanTest, APlannedDateNamesAStageOnce) {
  CreatePlan create = NewPlan();
  create.plan.add_planned_dates()->set_stage("raad");
  EXPECT_TRUE(world_.Try(create).ok());
  create.plan.add_planned_dates()->set_stage("raad");
  EXPECT_EQ(ReasonOf(world_.Try(create).status()), v1::REFERENCE_UNFIT);
  create = NewPlan();
  create.plan.add_planned_dates()->set_stage("committee");
  EXPECT_EQ(ReasonOf(world_.Try(create).status()), v1::REFERENCE_UNFIT);
}

TEST_F(DecidePlanTest, APlanExistsOnce) {
  CreatePlan create = NewPlan();
  create.name = World::kPlan;
  const absl::Status refused = world_.Try(create).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(ReasonOf(refused), v1::RESOURCE_EXISTS);
}

TEST_F(DecidePlanTest, AnUpdateReplacesWhatAClientSetsAndKeepsThePath) {
  UpdatePlan update;
  update.name = World::kPlan;
  update.plan.set_path_version("paths/path/versions/1");
  *update.plan.mutable_title() = world_.Text();
  update.plan.add_challenges("programmes/p/challenges/b");
  world_.Do(update);
  EXPECT_THAT(world_.plan().challenges(), ElementsAre("programmes/p/challenges/b"));
  EXPECT_EQ(world_.plan().open_step(), 1);
  update.plan.set_path_version("paths/path/versions/2");
  EXPECT_EQ(ReasonOf(world_.Try(update).status()), v1::REFERENCE_UNFIT);
}

TEST_F(DecidePlanTest, AnEtagThatDoesNotFitIsAborted) {
  const std::string current = absl::StrCat("\"", world_.Get(World::kPlan).revision(), "\"");
  EXPECT_TRUE(world_.Try(world_.Version({"plan"}), current).ok());
  world_.Do(world_.Version({"plan"}));
  const absl::Status refused = world_.Try(world_.Version({"plan"}), current).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonOf(refused), v1::ETAG_MISMATCH);
}

TEST_F(DecidePlanTest, VersionsAreNumberedAndTheLatestDocumentsCount) {
  world_.Do(world_.Version({"plan", "budget"}));
  world_.Do(world_.Version({"plan"}));
  EXPECT_EQ(world_.plan().versions(), 2);
  EXPECT_EQ(world_.Get(VersionName(World::kPlan, 1)).plan_version().documents_size(), 2);
  EXPECT_NE(world_.Get(VersionName(World::kPlan, 1)).plan_version().content_sha256(),
            world_.Get(VersionName(World::kPlan, 2)).plan_version().content_sha256());
}

TEST_F(DecidePlanTest, ARoleStandsOnceInAVersion) {
  const absl::Status refused = world_.Try(world_.Version({"plan", "budget", "plan"})).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(RefusalOf(refused)->violations(0).field(), "documents[2].role");
}

TEST_F(DecidePlanTest, AVersionSettlesOnlyOpenDutiesOfAConsolidatedVersion) {
  world_.BringTo("consult");
  RecordOutcome recognised = world_.Outcome("with-remarks");
  recognised.remarks = {world_.Text()};
  world_.Do(recognised);
  FreezeVersion command = world_.Version({"plan", "budget"});
  command.settles = {1};
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::SETTLEMENT_UNFIT);
  command.settles = {9};
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::RESOURCE_NOT_FOUND);
  world_.WithReason(true);
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::TAKEN_OVER});
  world_.BringTo("raad");
  world_.Do(world_.Outcome("amended"));
  command.settles = {2, 2};
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::FOLLOW_UP_SETTLED);
  command.settles = {2};
  world_.Do(command);
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::FOLLOW_UP_SETTLED);
}

// A plan with one open follow-up of each kind, in the order of the kinds.
void OpenOneOfEach(World& world) {
  world.BringTo("consult");
  RecordOutcome recognised = world.Outcome("with-remarks");
  recognised.remarks = {world.Text()};
  world.Do(recognised);
  world.WithReason(true);
  world.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::TAKEN_OVER});
  RecordOutcome adopted = world.Outcome("with-conditions");
  adopted.conditions = {world.Condition()};
  world.Do(adopted);
  world.Do(SettleFollowUp{FollowUpName(World::kPlan, 2), v1::FollowUp::MET});
  world.BringTo("raad");
  world.Do(world.Outcome("amended"));
  // And one more of the first two, past the guards that would bar them.
  world.OpenFollowUp(v1::FollowUp::REMARK);
  world.OpenFollowUp(v1::FollowUp::CONDITION);
}

TEST_F(DecidePlanTest, ASettlementFitsTheKindOfFollowUpAndWhetherThePlanEnded) {
  OpenOneOfEach(world_);
  const std::map<v1::FollowUp::Kind, int32_t> numbers = {{v1::FollowUp::CONSOLIDATED_VERSION, 3},
                                                         {v1::FollowUp::REMARK, 4},
                                                         {v1::FollowUp::CONDITION, 5}};
  using Settlements = std::set<v1::FollowUp::Settlement>;
  std::map<v1::FollowUp::Kind, Settlements> fitting = {
      {v1::FollowUp::CONSOLIDATED_VERSION, {}},
      {v1::FollowUp::REMARK,
       {v1::FollowUp::TAKEN_OVER, v1::FollowUp::PARTLY_TAKEN_OVER, v1::FollowUp::NOT_TAKEN_OVER}},
      {v1::FollowUp::CONDITION, {v1::FollowUp::MET, v1::FollowUp::LAPSED}}};
  for (const bool ended : {false, true}) {
    if (ended) {
      world_.Do(WithdrawPlan{World::kPlan, "2023-01-12"});
      for (auto& [kind, settlements] : fitting) settlements.insert(v1::FollowUp::LAPSED);
    }
    for (const auto& [kind, number] : numbers) {
      for (int i = 0; i <= v1::FollowUp::Settlement_MAX; ++i) {
        const auto settlement = static_cast<v1::FollowUp::Settlement>(i);
        const absl::Status status =
            world_.Try(SettleFollowUp{FollowUpName(World::kPlan, number), settlement}).status();
        EXPECT_EQ(ReasonOf(status), fitting[kind].contains(settlement)
                                        ? v1::ERROR_REASON_UNSPECIFIED
                                        : v1::SETTLEMENT_UNFIT)
            << v1::FollowUp::Kind_Name(kind) << " " << v1::FollowUp::Settlement_Name(settlement)
            << " ended=" << ended;
      }
    }
  }
}

TEST_F(DecidePlanTest, AFollowUpIsSettledOnceWithItsReason) {
  OpenOneOfEach(world_);
  const std::string remark = FollowUpName(World::kPlan, 4);
  world_.Do(SettleFollowUp{remark, v1::FollowUp::PARTLY_TAKEN_OVER});
  EXPECT_EQ(ReasonOf(world_.Try(SettleFollowUp{remark, v1::FollowUp::PARTLY_TAKEN_OVER}).status()),
            v1::FOLLOW_UP_SETTLED);
  EXPECT_TRUE(world_.Get(remark).follow_up().has_settlement_reason());
}

TEST_F(DecidePlanTest, EveryReferenceThatDoesNotFitIsNamedAtOnce) {
  Define programme;
  programme.create = true;
  programme.record.set_name("programmes/other");
  programme.record.mutable_programme();
  world_.Do(programme);
  Define challenge;
  challenge.create = true;
  challenge.record.set_name("programmes/other/challenges/c");
  challenge.record.mutable_challenge();
  world_.Do(challenge);
  UpdatePlan update;
  update.name = World::kPlan;
  update.plan.set_path_version("paths/path/versions/1");
  update.plan.add_challenges("programmes/p/challenges/a");
  update.plan.add_challenges("programmes/other/challenges/c");
  for (const char* stage : {"work", "nowhere", "work"}) {
    update.plan.add_planned_dates()->set_stage(stage);
  }
  const absl::Status refused = world_.Try(update).status();
  EXPECT_EQ(ReasonOf(refused), v1::REFERENCE_UNFIT);
  std::vector<std::string> fields;
  const Refusal refusal = RefusalOf(refused).value_or(Refusal());
  for (const auto& fault : refusal.violations()) fields.push_back(fault.field());
  EXPECT_THAT(fields, ElementsAre("plan.challenges[1]", "plan.planned_dates[1].stage",
                                  "plan.planned_dates[2].stage"));
}

TEST_F(DecidePlanTest, EveryStageWithoutABodyIsNamedAtOnce) {
  Define programme;
  programme.record.set_name("programmes/p");
  programme.record.mutable_programme()->add_bodies("bodies/b6");
  world_.Do(programme);
  CreatePlan create;
  create.name = "programmes/p/plans/r";
  create.plan.set_path_version("paths/path/versions/1");
  const absl::Status refused = world_.Try(create).status();
  EXPECT_THAT(BlockerReasons(refused), Each(v1::BODY_MISSING));
  EXPECT_EQ(RefusalOf(refused)->blockers_size(), 5);
  EXPECT_EQ(RefusalOf(refused)->blockers(0).stage(), "consult");
  EXPECT_EQ(RefusalOf(refused)->blockers(0).subject(), "PARTNER_CONSULTATION");
}

TEST_F(DecidePlanTest, OpenFollowUpsAreBounded) {
  world_.BringTo("consult");
  absl::Status status;
  for (int rounds = 0; rounds < 100 && status.ok(); ++rounds) {
    RecordOutcome command = world_.Outcome("with-remarks");
    for (int i = 0; i < 40; ++i) command.remarks.push_back(world_.Text());
    status = world_.Try(command).status();
    if (!status.ok()) break;
    world_.Do(command);
    world_.WithReason(true);
    world_.Do(world_.Outcome("sent-back"));
    world_.BringTo("consult");
    EXPECT_LE(world_.plan().open_remarks_size(), limits::kOpenFollowUpsMax);
  }
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(status), v1::LIMIT_REACHED);
}

}  // namespace
}  // namespace noordster::engine::decide_plan_test
