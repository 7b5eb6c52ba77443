// SPDX-License-Identifier: EUPL-1.2
// How many must approve each command: a path on which every stage asks another number for every
// act.
#include "services/engine/authorization/approvals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/apply.h"
#include "services/engine/names.h"
#include "tests/engine/four_eyes/mandated_world.h"

namespace noordster::engine::approvals_test {
namespace {

namespace v1 = noordster::v1;
using v1::Mandate;

constexpr Mandate::Act kActs[] = {
    Mandate::FREEZE_VERSION,  Mandate::HAND_IN_PAPERS,      Mandate::RECORD_OUTCOME,
    Mandate::CONFIRM_OUTCOME, Mandate::CORRECT_FACTS,       Mandate::REVERSE_OUTCOME,
    Mandate::WITHDRAW_PLAN,   Mandate::RECONSIDER_DECISION, Mandate::SETTLE_FOLLOW_UP,
    Mandate::MIGRATE_PLAN,
};

// The stages of StandardPath in their order; the decision taken at each but the last two is the
// next number.
enum StageIndex { kWork, kConsult, kBoard, kCollege, kRaad, kDelivery };

// What the path asks: it grows with the stage, and differs for each act.
int32_t At(StageIndex stage, Mandate::Act act) {
  const auto* found = std::find(std::begin(kActs), std::end(kActs), act);
  return 10 * static_cast<int32_t>(stage) + 1 + static_cast<int32_t>(found - kActs);
}

std::string DecisionOf(int32_t number) { return DecisionName(World::kPlan, number); }

noordster::internal::v1::PathVersion AskingPath() {
  noordster::internal::v1::PathVersion path = StandardPath();
  for (int stage = 0; stage < path.stages_size(); ++stage) {
    for (const Mandate::Act act : kActs) {
      auto& rule = *path.mutable_stages(stage)->add_four_eyes();
      rule.set_act(act);
      rule.set_approvals(At(static_cast<StageIndex>(stage), act));
    }
  }
  return path;
}

// The answer for a command, with mandates in force or before.
int32_t NeededIn(const World& world, const Command& command, bool in_force = true) {
  State state = State::FromNothing();
  for (const Event& event : world.events()) Apply(event, state);
  if (in_force) {
    Event enacted;
    enacted.mutable_header()->set_sequence(static_cast<int64_t>(world.events().size()) + 1);
    enacted.mutable_mandates_enacted();
    Apply(enacted, state);
  }
  return ApprovalsNeeded(state, command);
}

class ApprovalsNeededTest : public ::testing::Test {
 protected:
  ApprovalsNeededTest() {
    world_.StartPlan(AskingPath());
    world_.BringTo("raad");
    Event opened;
    opened.mutable_follow_up_opened()->set_plan(World::kPlan);
    auto& follow_up = *opened.mutable_follow_up_opened()->mutable_follow_up();
    follow_up.set_number(1);
    follow_up.set_kind(v1::FollowUp::REMARK);
    follow_up.set_decision(2);
    world_.Replay(opened);
    Define municipality;
    municipality.record.mutable_municipality()->set_approvals(3);
    world_.Do(municipality);
    for (const std::string id : {"a1", "a2", "a3", "a4"}) {
      world_.Register(id);
      world_.Do(Mandated(id, id, Mandate::ADMINISTRATOR, "", {Mandate::GRANT_MANDATE}));
    }
  }

  int32_t Needed(const Command& command, bool in_force = true) {
    return NeededIn(world_, command, in_force);
  }

  // The answer for a migration to another path.
  int32_t NeededToMigrate(const noordster::internal::v1::PathVersion& to,
                          const std::string& delivery_becomes = "") {
    const std::string path = absl::StrCat("paths/path", ++paths_);
    world_.Do(PublishPath{path, to});
    MigratePlan migrate{World::kPlan, VersionName(path, 1), {}};
    if (!delivery_becomes.empty()) {
      auto& mapping = migrate.mapping.emplace_back();
      mapping.set_from("delivery");
      mapping.set_to(delivery_becomes);
    }
    return Needed(migrate);
  }

  RecordOutcome Outcome() const { return world_.Outcome("adopted"); }

  World world_;
  int paths_ = 0;
};

TEST_F(ApprovalsNeededTest, EveryActOnAPlanAsksWhatTheOpenStageSays) {
  const std::string plan = World::kPlan;
  const std::string step = StepName(plan, 5);
  EXPECT_EQ(Needed(FreezeVersion{plan, {}, {}}), At(kRaad, Mandate::FREEZE_VERSION));
  EXPECT_EQ(Needed(FreezeVersion{plan, {}, {1}}), At(kRaad, Mandate::SETTLE_FOLLOW_UP));
  EXPECT_EQ(Needed(HandInPapers{step, "2023-11-13", 1}), At(kRaad, Mandate::HAND_IN_PAPERS));
  EXPECT_EQ(Needed(Outcome()), At(kRaad, Mandate::RECORD_OUTCOME));
  EXPECT_EQ(Needed(RecordOutcomes{"programmes/p", {Outcome(), Outcome()}}),
            At(kRaad, Mandate::RECORD_OUTCOME));
  EXPECT_EQ(Needed(WithdrawPlan{plan, "2023-11-13"}), At(kRaad, Mandate::WITHDRAW_PLAN));
  EXPECT_EQ(Needed(SettleFollowUp{FollowUpName(plan, 1)}), At(kRaad, Mandate::SETTLE_FOLLOW_UP));
  EXPECT_EQ(Needed(MigratePlan{plan, "paths/path/versions/1", {}}),
            At(kRaad, Mandate::MIGRATE_PLAN));
}

TEST_F(ApprovalsNeededTest, WhoeverTellsAPastNeedsWhatItsStagesSayOfOutcomes) {
  CreatePlan create{"programmes/p/plans/past", {}};
  create.plan.set_path_version(world_.plan().path_version());
  EXPECT_EQ(Needed(create), 0);
  for (const StageIndex stage : {kWork, kBoard, kConsult}) {
    create.plan.mutable_past()->add_treatments()->set_stage(StandardPath().stages(stage).id());
  }
  EXPECT_EQ(Needed(create), At(kBoard, Mandate::RECORD_OUTCOME));
  create.plan.mutable_past()->add_treatments()->set_stage("unknown");
  EXPECT_EQ(Needed(create), At(kBoard, Mandate::RECORD_OUTCOME));
  create.plan.set_path_version("paths/path/versions/99");
  EXPECT_EQ(Needed(create), 0);
}

TEST_F(ApprovalsNeededTest, AMigrationNeedsTheMostOfWhatItTakesAwayAnywhereOnThePath) {
  noordster::internal::v1::PathVersion to = AskingPath();
  auto& delivery = *to.mutable_stages(kDelivery);
  EXPECT_EQ(NeededToMigrate(to), At(kRaad, Mandate::MIGRATE_PLAN));
  auto& rule = *delivery.mutable_four_eyes(2);
  ASSERT_EQ(rule.act(), Mandate::RECORD_OUTCOME);
  rule.set_approvals(rule.approvals() + 1);
  EXPECT_EQ(NeededToMigrate(to), At(kRaad, Mandate::MIGRATE_PLAN));
  rule.set_approvals(At(kDelivery, Mandate::RECORD_OUTCOME) - 1);
  EXPECT_EQ(NeededToMigrate(to), At(kDelivery, Mandate::RECORD_OUTCOME));
  delivery.mutable_four_eyes()->erase(delivery.four_eyes().begin() + 4);
  EXPECT_EQ(NeededToMigrate(to), At(kDelivery, Mandate::CORRECT_FACTS));
  // A stage that has no place on the other path loses all it asked; one that is renamed nothing.
  to = AskingPath();
  to.mutable_stages(kDelivery)->set_id("implementation");
  for (const int leads_there : {0, 1}) {
    to.mutable_stages(kRaad)->mutable_outcomes(leads_there)->set_next("implementation");
  }
  EXPECT_EQ(NeededToMigrate(to), At(kDelivery, Mandate::MIGRATE_PLAN));
  EXPECT_EQ(NeededToMigrate(to, "implementation"), At(kRaad, Mandate::MIGRATE_PLAN));
}

TEST_F(ApprovalsNeededTest, AMigrationThatTakesNothingAwayIsAskedWhatItsStageAsksAlone) {
  EXPECT_EQ(Needed(MigratePlan{World::kPlan, "paths/none/versions/1", {}}),
            At(kRaad, Mandate::MIGRATE_PLAN));
  EXPECT_EQ(Needed(MigratePlan{"programmes/p/plans/none", "paths/path/versions/1", {}}), 0);
}

// What a migration needs to a path that has another last stage.
int32_t NeededBetween(const noordster::internal::v1::PathVersion& from) {
  World world;
  world.StartPlan(from);
  noordster::internal::v1::PathVersion to = StandardPath();
  to.mutable_stages(kDelivery)->set_id("implementation");
  for (const int leads_there : {0, 1}) {
    to.mutable_stages(kRaad)->mutable_outcomes(leads_there)->set_next("implementation");
  }
  world.Do(PublishPath{"paths/other", to});
  return NeededIn(world, MigratePlan{World::kPlan, "paths/other/versions/1", {}});
}

TEST(ApprovalsOfMigrationTest, OneApprovalIsLostToo) {
  noordster::internal::v1::PathVersion from = StandardPath();
  EXPECT_EQ(NeededBetween(from), 0);
  auto& rule = *from.mutable_stages(kDelivery)->add_four_eyes();
  rule.set_act(Mandate::RECORD_OUTCOME);
  rule.set_approvals(1);
  EXPECT_EQ(NeededBetween(from), 1);
}

TEST_F(ApprovalsNeededTest, EveryActOnADecisionAsksWhatItsOwnStageSays) {
  EXPECT_EQ(Needed(ConfirmOutcome{DecisionOf(4), {}}), At(kCollege, Mandate::CONFIRM_OUTCOME));
  EXPECT_EQ(Needed(ReconsiderDecision{DecisionOf(3)}), At(kBoard, Mandate::RECONSIDER_DECISION));
  EXPECT_EQ(Needed(CorrectFacts{DecisionOf(3), "", "", {}}), At(kBoard, Mandate::CORRECT_FACTS));
  EXPECT_EQ(Needed(CorrectFacts{FollowUpName(World::kPlan, 1), "", "", {}}),
            At(kConsult, Mandate::CORRECT_FACTS));
  EXPECT_EQ(Needed(ReverseOutcome{DecisionOf(2), false}), At(kConsult, Mandate::REVERSE_OUTCOME));
  EXPECT_EQ(Needed(ReverseOutcome{DecisionOf(2), true}), At(kCollege, Mandate::REVERSE_OUTCOME));
  EXPECT_EQ(Needed(ReverseOutcome{DecisionOf(3), true}), At(kCollege, Mandate::REVERSE_OUTCOME));
  EXPECT_EQ(Needed(ReverseOutcome{DecisionOf(4), true}), At(kCollege, Mandate::REVERSE_OUTCOME));
}

TEST_F(ApprovalsNeededTest, TheMunicipalitySaysItForGrantsPathsAndItsOwnNumber) {
  const GrantMandate grant = Mandated("new", "a1", Mandate::ADMINISTRATOR, "", {});
  EXPECT_EQ(Needed(grant), 3);
  GrantMandate emergency = grant;
  emergency.mandate.set_emergency(true);
  EXPECT_EQ(Needed(emergency), 1);
  EXPECT_EQ(Needed(PublishPath{"paths/new", {}}), 3);
  Define municipality;
  municipality.record.mutable_municipality()->set_approvals(3);
  EXPECT_EQ(Needed(municipality), 0);
  for (const int32_t other : {0, 2, 4}) {
    municipality.record.mutable_municipality()->set_approvals(other);
    EXPECT_EQ(Needed(municipality), 3) << other;
  }
}

TEST_F(ApprovalsNeededTest, NothingElseIsAsked) {
  const std::string nowhere = "programmes/p/plans/none";
  Define programme;
  programme.record.set_name("programmes/p");
  programme.record.mutable_programme();
  RecordOutcome elsewhere = Outcome();
  elsewhere.step = StepName(nowhere, 1);
  for (const Command& command : std::vector<Command>{
           programme, BodyOfKind("new", v1::COUNCIL), ErasePerson{"persons/a1"},
           RevokeMandate{"mandates/a1"}, EnactMandates{}, UpdatePlan{World::kPlan, {}, false},
           CreatePlan{nowhere, {}}, elsewhere, FreezeVersion{nowhere, {}, {1}},
           ConfirmOutcome{DecisionOf(99), {}}, ConfirmOutcome{DecisionName(nowhere, 1), {}},
           CorrectFacts{FollowUpName(World::kPlan, 99), "", "", {}},
           ReverseOutcome{DecisionName(nowhere, 1), true}, RecordOutcomes{"programmes/p", {}},
           ApproveDraft{"drafts/none", ""}, WithdrawDraft{"drafts/none"}}) {
    EXPECT_EQ(Needed(command), 0) << command.Place();
  }
}

TEST_F(ApprovalsNeededTest, APlanThatEndedIsAtNoStage) {
  world_.WithReason(true);
  world_.Do(WithdrawPlan{World::kPlan, "2023-11-14"});
  EXPECT_EQ(Needed(SettleFollowUp{FollowUpName(World::kPlan, 1)}), 0);
}

TEST_F(ApprovalsNeededTest, BeforeMandatesAreInForceNothingIsAsked) {
  EXPECT_EQ(Needed(Outcome(), false), 0);
  EXPECT_EQ(Needed(PublishPath{"paths/new", {}}, false), 0);
  EXPECT_EQ(ApprovalsNeeded(State::FromNothing(), PublishPath{"paths/new", {}}), 0);
}

}  // namespace
}  // namespace noordster::engine::approvals_test
