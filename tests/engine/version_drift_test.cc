// SPDX-License-Identifier: EUPL-1.2
// What an outcome holds for when the text changes afterwards, papers that are on time, conditions
// and who says that they are met.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::version_drift_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The standard path, where the board asks for recognition of the text it gets and can dispense with
// it, and the college for papers eight days before.
noordster::internal::v1::PathVersion AskingPath() {
  auto path = StandardPath();
  auto& recognised = AddGuard(path, "board", v1::OUTCOME_GIVEN, "consult");
  recognised.add_outcome_kinds(v1::RECOGNISED);
  recognised.add_outcome_kinds(v1::RECOGNISED_WITH_REMARKS);
  recognised.set_id("recognised");
  recognised.set_dispenser(v1::TREATING_BODY);
  auto& papers = AddGuard(path, "college", v1::PAPERS_ON_TIME);
  papers.set_id("papers");
  papers.set_days(8);
  papers.set_dispenser(v1::EXECUTIVE_SECRETARIAT);
  papers.set_lifter(v1::PROGRAMME_SECRETARY);
  return path;
}

class VersionDriftTest : public ::testing::Test {
 protected:
  VersionDriftTest() {
    world_.Register("judge");
    world_.Register("other");
    world_.StartPlan(AskingPath());
    world_.BringTo("board");
  }

  void Freeze(v1::ChangeKind change) {
    FreezeVersion version = world_.Version({"plan", "budget"});
    version.change = change;
    world_.Do(version);
  }

  // The guard kinds that stand in the way of an outcome now, in order.
  std::vector<v1::GuardKind> Unmet(const RecordOutcome& command) {
    std::vector<v1::GuardKind> kinds;
    const auto refusal = RefusalOf(world_.Try(command).status());
    if (!refusal.has_value()) return kinds;
    for (const v1::Blocker& blocker : refusal->blockers()) kinds.push_back(blocker.kind());
    return kinds;
  }

  RecordOutcome Dispensing(const std::string& outcome, const std::string& guard) {
    RecordOutcome command = world_.Outcome(outcome);
    auto& dispensation = command.dispensations.emplace_back();
    dispensation.set_guard(guard);
    *dispensation.mutable_reason() = world_.Text();
    return command;
  }

  // A condition of the board, adopted.
  void AdoptWith(const noordster::internal::v1::FollowUp& condition) {
    RecordOutcome command = world_.Outcome("with-conditions");
    command.conditions = {condition};
    world_.Do(command);
  }

  World world_;
};

TEST_F(VersionDriftTest, RecognitionHoldsForEditorialAndIncorporatingVersions) {
  EXPECT_THAT(Unmet(world_.Outcome("adopted")), IsEmpty());
  Freeze(v1::EDITORIAL);
  Freeze(v1::INCORPORATING);
  EXPECT_THAT(Unmet(world_.Outcome("adopted")), IsEmpty());
  EXPECT_EQ(world_.Get(VersionName(World::kPlan, 3)).plan_version().substance(), 1);
}

// Scenario (d).
TEST_F(VersionDriftTest, ASubstantiveVersionAfterRecognitionIsRefusedUnlessTheBoardWaivesIt) {
  Freeze(v1::SUBSTANTIVE);
  const absl::Status refused = world_.Try(world_.Outcome("adopted")).status();
  ASSERT_EQ(ReasonOf(refused), v1::GUARDS_UNMET);
  const v1::Blocker blocker = RefusalOf(refused)->blockers(0);
  EXPECT_EQ(blocker.guard(), "recognised");
  EXPECT_EQ(blocker.subject(), "consult");
  EXPECT_THAT(blocker.numbers(), ElementsAre(1));
  EXPECT_EQ(blocker.dispenser(), v1::TREATING_BODY);
  // An editorial version of the new text changes nothing about that.
  Freeze(v1::EDITORIAL);
  EXPECT_THAT(Unmet(world_.Outcome("adopted")), ElementsAre(v1::OUTCOME_GIVEN));

  const Decision decision = world_.Do(Dispensing("adopted", "recognised"));
  const auto& made = decision.events[0].outcome_recorded().decision();
  ASSERT_EQ(made.dispensations_size(), 1);
  EXPECT_EQ(made.dispensations(0).dispenser(), v1::TREATING_BODY);
  EXPECT_TRUE(made.dispensations(0).has_reason());
  EXPECT_EQ(made.substance(), 2);
  EXPECT_EQ(world_.plan().stage(), "college");
}

TEST_F(VersionDriftTest, AskingAgainBringsTheRecognitionOfTheNewText) {
  Freeze(v1::SUBSTANTIVE);
  world_.WithReason(true);
  world_.Do(world_.Outcome("sent-back"));
  world_.BringTo("board");
  EXPECT_THAT(Unmet(world_.Outcome("adopted")), IsEmpty());
  // The board may still adopt what it saw before; that text is not what was recognised last.
  RecordOutcome earlier = world_.Outcome("adopted");
  earlier.plan_version = 1;
  EXPECT_THAT(Unmet(earlier), ElementsAre(v1::OUTCOME_GIVEN));
}

TEST_F(VersionDriftTest, OnlyAnUnmetGuardThatCanBeIsDispensedWith) {
  const auto facts = [this](const RecordOutcome& command) {
    std::vector<std::string> found;
    const Refusal refusal = RefusalOf(world_.Try(command).status()).value_or(Refusal());
    for (const v1::Blocker& blocker : refusal.blockers()) {
      found.push_back(v1::ErrorReason_Name(blocker.reason()) + " " + blocker.guard());
    }
    return found;
  };
  EXPECT_THAT(facts(Dispensing("adopted", "recognised")), ElementsAre("FIELD_UNWANTED recognised"));
  EXPECT_THAT(facts(Dispensing("adopted", "nothing")), ElementsAre("FIELD_UNWANTED nothing"));
  world_.OpenFollowUp(v1::FollowUp::REMARK);
  EXPECT_THAT(facts(Dispensing("adopted", "guard-1")),
              ElementsAre("FIELD_UNWANTED guard-1", "GUARDS_UNMET guard-1"));
}

TEST_F(VersionDriftTest, EveryVersionAfterTheFirstSaysWhatItChanges) {
  FreezeVersion version = world_.Version({"plan"});
  version.change = v1::CHANGE_KIND_UNSPECIFIED;
  absl::Status refused = world_.Try(version).status();
  ASSERT_EQ(ReasonOf(refused), v1::FIELD_REQUIRED);
  EXPECT_EQ(RefusalOf(refused)->blockers(0).subject(), "change");
  World fresh;
  fresh.StartPlan();
  version = fresh.Version({"plan"});
  version.change = v1::EDITORIAL;
  refused = fresh.Try(version).status();
  ASSERT_EQ(ReasonOf(refused), v1::FIELD_UNWANTED);
  EXPECT_EQ(RefusalOf(refused)->blockers(0).subject(), "change");
}

TEST_F(VersionDriftTest, PapersHandedInLateBarTheCollegeUnlessTheSecretariatDispenses) {
  world_.BringTo("college");
  const auto hand_in = [this](const std::string& date) {
    return HandInPapers{StepName(World::kPlan, world_.plan().open_step()), date, 1};
  };
  EXPECT_THAT(Unmet(world_.Outcome("agreed")), ElementsAre(v1::PAPERS_ON_TIME));
  world_.Do(hand_in("2023-01-03"));
  const auto refusal = RefusalOf(world_.Try(world_.Outcome("agreed")).status());
  EXPECT_EQ(refusal->blockers(0).subject(), "2023-01-02");
  EXPECT_EQ(refusal->blockers(0).lifter(), v1::PROGRAMME_SECRETARY);
  EXPECT_EQ(refusal->blockers(0).dispenser(), v1::EXECUTIVE_SECRETARIAT);
  EXPECT_TRUE(world_.Try(Dispensing("agreed", "papers")).ok());
  world_.Do(hand_in("2023-01-02"));
  EXPECT_THAT(Unmet(world_.Outcome("agreed")), IsEmpty());
  // Papers of an earlier version are not those of the one in question.
  Freeze(v1::EDITORIAL);
  EXPECT_THAT(Unmet(world_.Outcome("agreed")), ElementsAre(v1::PAPERS_ON_TIME));
}

TEST_F(VersionDriftTest, PapersAreHandedInForTheOpenStepOfAFrozenVersionAndNotTomorrow) {
  const std::string open = StepName(World::kPlan, world_.plan().open_step());
  EXPECT_EQ(ReasonOf(world_.Try(HandInPapers{StepName(World::kPlan, 1), "2023-01-02", 1}).status()),
            v1::STEP_NOT_OPEN);
  EXPECT_EQ(ReasonOf(world_.Try(HandInPapers{StepName(World::kPlan, 9), "2023-01-02", 1}).status()),
            v1::RESOURCE_NOT_FOUND);
  const absl::Status refused = world_.Try(HandInPapers{open, "2023-11-15", 2}).status();
  EXPECT_THAT(BlockerReasons(refused), ElementsAre(v1::VERSION_UNKNOWN, v1::DATE_IN_FUTURE));
  EXPECT_THAT(RefusalOf(refused)->blockers(0).numbers(), ElementsAre(1));
  EXPECT_EQ(RefusalOf(refused)->blockers(1).subject(), "2023-11-14");
}

// Scenario (c).
TEST_F(VersionDriftTest, AdoptedByTheBoardUnderAConditionTheCollegeWaitsUntilItsJudgeConfirms) {
  auto condition = world_.Condition();
  condition.set_judge("persons/judge");
  condition.set_due_date("2023-02-01");
  AdoptWith(condition);
  world_.Do(HandInPapers{StepName(World::kPlan, world_.plan().open_step()), "2023-01-02", 1});
  EXPECT_THAT(Unmet(world_.Outcome("agreed")), ElementsAre(v1::CONDITIONS_MET));
  world_.WithReason(true);
  const std::string name = FollowUpName(World::kPlan, 1);
  EXPECT_EQ(world_.Get(name).follow_up().due_date(), "2023-02-01");
  for (const std::string other : {"", "persons/other"}) {
    const absl::Status refused =
        world_.Try(SettleFollowUp{name, v1::FollowUp::MET, other}).status();
    EXPECT_EQ(ReasonOf(refused), v1::WRONG_JUDGE);
    EXPECT_EQ(RefusalOf(refused)->details(1).value(), "persons/judge");
  }
  world_.Do(SettleFollowUp{name, v1::FollowUp::MET, "persons/judge"});
  EXPECT_THAT(Unmet(world_.Outcome("agreed")), IsEmpty());
}

TEST_F(VersionDriftTest, AConditionWithoutAJudgeIsConfirmedInNobodysName) {
  AdoptWith(world_.Condition());
  world_.WithReason(true);
  const std::string name = FollowUpName(World::kPlan, 1);
  EXPECT_EQ(ReasonOf(world_.Try(SettleFollowUp{name, v1::FollowUp::MET, "persons/judge"}).status()),
            v1::WRONG_JUDGE);
  EXPECT_TRUE(world_.Try(SettleFollowUp{name, v1::FollowUp::MET, ""}).ok());
}

TEST_F(VersionDriftTest, AConditionIsMetByTheVersionOrDocumentItAsksFor) {
  auto by_version = world_.Condition();
  by_version.set_means(v1::FollowUp::BY_VERSION);
  auto by_document = world_.Condition();
  by_document.set_means(v1::FollowUp::BY_DOCUMENT);
  by_document.set_document_role("cover");
  RecordOutcome command = world_.Outcome("with-conditions");
  command.conditions = {by_version, by_document, world_.Condition()};
  world_.Do(command);
  world_.WithReason(true);
  const auto settle = [](int32_t number) {
    return SettleFollowUp{FollowUpName(World::kPlan, number), v1::FollowUp::MET, ""};
  };
  EXPECT_EQ(ReasonOf(world_.Try(settle(1)).status()), v1::SETTLEMENT_UNFIT);
  EXPECT_EQ(ReasonOf(world_.Try(settle(2)).status()), v1::SETTLEMENT_UNFIT);
  FreezeVersion version = world_.Version({"plan", "budget"});
  version.change = v1::INCORPORATING;
  version.settles = {1, 2};
  EXPECT_EQ(ReasonOf(world_.Try(version).status()), v1::SETTLEMENT_UNFIT);
  version = world_.Version({"plan", "cover"});
  version.change = v1::INCORPORATING;
  version.settles = {1, 2};
  world_.Do(version);
  EXPECT_EQ(world_.Get(FollowUpName(World::kPlan, 2)).follow_up().settlement(), v1::FollowUp::MET);
  EXPECT_THAT(world_.plan().open_conditions(), ElementsAre(3));
  version.settles = {3};
  EXPECT_EQ(ReasonOf(world_.Try(version).status()), v1::SETTLEMENT_UNFIT);
}

TEST_F(VersionDriftTest, AConditionSaysWhatItsMeansNeedAndNothingElse) {
  auto without_role = world_.Condition();
  without_role.set_means(v1::FollowUp::BY_DOCUMENT);
  auto with_judge = world_.Condition();
  with_judge.set_means(v1::FollowUp::BY_VERSION);
  with_judge.set_judge("persons/judge");
  auto late = world_.Condition();
  late.set_due_date("2023-01-09");
  RecordOutcome command = world_.Outcome("with-conditions");
  command.conditions = {without_role, with_judge, late};
  EXPECT_THAT(BlockerReasons(world_.Try(command).status()),
              ElementsAre(v1::FIELD_REQUIRED, v1::FIELD_UNWANTED, v1::DUE_DATE_BEFORE_DECISION));
  auto unknown = world_.Condition();
  unknown.set_judge("persons/nobody");
  command.conditions = {unknown};
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::RESOURCE_NOT_FOUND);
}

}  // namespace
}  // namespace noordster::engine::version_drift_test
