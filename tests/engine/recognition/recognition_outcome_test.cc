// SPDX-License-Identifier: EUPL-1.2
// What a recognition round is to the rest of a plan: the outcome that concludes it, the remarks the
// board waits for, corrections, secrecy and who is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "services/engine/secrecy/secret_parts.h"
#include "tests/engine/recognition/asking.h"

namespace noordster::engine::recognition_outcome_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = v1::Recognition;

class RecognitionOutcomeTest : public ::testing::Test {
 protected:
  World& world() { return asking_.world(); }
  std::vector<std::string> Barred(Command command) { return asking_.Barred(std::move(command)); }

  void Settle(int32_t remark) {
    world().WithReason(true);
    world().Do(
        SettleFollowUp{FollowUpName(World::kPlan, remark), v1::FollowUp::PARTLY_TAKEN_OVER, ""});
  }

  const noordster::internal::v1::Decision& Made(int32_t number) {
    return world().Get(DecisionName(World::kPlan, number)).decision();
  }

  std::vector<std::string> SecretParts() {
    const auto& parts = world().plan().secret_parts();
    return {parts.begin(), parts.end()};
  }

  ImposeSecrecy Imposing() const {
    return {VersionName(World::kPlan, 1), v1::PRIVACY, "bodies/b1", "2022-06-01", ""};
  }

  Asking asking_;
};

TEST_F(RecognitionOutcomeTest, TheBoardWaitsForTwoRemarksAndBothAreNamed) {
  AskThirtyThree(asking_);
  world().Do(asking_.Outcome("with-remarks", "2022-06-15"));
  ASSERT_EQ(world().plan().stage(), "board");
  for (const int32_t answered : {1, 2, 3, 5, 6, 8, 9}) Settle(answered);
  EXPECT_THAT(Barred(asking_.Outcome("adopted", "2022-07-15")), ElementsAre("GUARDS_UNMET 4 7"));
  Settle(4);
  Settle(7);
  world().Do(asking_.Outcome("adopted", "2022-07-15"));
}

TEST_F(RecognitionOutcomeTest, TheOutcomeOfTheConsultationConcludesTheRound) {
  const std::string round = asking_.Open(2);
  world().Do(RecordAnswers{round, {asking_.Answer(1, Kind::DOES_NOT_RECOGNISE)}});
  RecordOutcome in_part = asking_.Outcome("in-part", "2022-06-15");
  in_part.minority_view = world().Text();
  world().Do(in_part);
  EXPECT_EQ(Made(2).recognition(), 1);
  EXPECT_TRUE(Made(2).has_minority_view());
  // What the board does with it concludes no round.
  world().Do(asking_.Outcome("adopted", "2022-07-15"));
  EXPECT_EQ(Made(3).recognition(), 0);
}

TEST_F(RecognitionOutcomeTest, ARoundAboutAnotherVersionIsNotConcluded) {
  asking_.Open(1);
  world().Do(world().Version({"plan", "budget"}));
  world().Do(asking_.Outcome("recognised", "2022-06-15"));
  EXPECT_EQ(Made(2).recognition(), 0);
}

TEST_F(RecognitionOutcomeTest, CountsInformAndNeverBlock) {
  const std::string round = asking_.Open(1);
  world().Do(RecordAnswers{round, {asking_.Answer(1, Kind::DOES_NOT_RECOGNISE)}});
  world().Do(asking_.Outcome("recognised", "2022-06-15"));
  EXPECT_EQ(Made(2).recognition(), 1);
}

TEST_F(RecognitionOutcomeTest, RemarksFromTheRoundNeedNotBeSaidAgain) {
  const std::string round = asking_.Open(1);
  EXPECT_THAT(Barred(asking_.Outcome("with-remarks", "2022-06-15")),
              ElementsAre("FIELD_REQUIRED remarks"));
  world().Do(RecordAnswers{round, {asking_.Answer(1, Kind::RECOGNISES_WITH_REMARKS, 1)}});
  RecordOutcome with_more = asking_.Outcome("with-remarks", "2022-06-15");
  with_more.remarks = {world().Text()};
  EXPECT_TRUE(world().Try(with_more).ok());
  RecordOutcome without = asking_.Outcome("recognised", "2022-06-15");
  EXPECT_TRUE(world().Try(without).ok());
  world().Do(asking_.Outcome("with-remarks", "2022-06-15"));
  EXPECT_THAT(world().plan().open_remarks(), ElementsAre(1));
}

TEST_F(RecognitionOutcomeTest, AnotherRoundCanOpenOnceOneIsConcludedAndNotAfterAReversal) {
  asking_.SetToday(6, 10);
  const std::string round = asking_.Open(1);
  world().WithReason(true);
  world().Do(asking_.Outcome("not-recognised", "2022-06-10"));
  EXPECT_THAT(Barred(ExtendRecognition{round, "2022-06-20"}),
              ElementsAre("RECOGNITION_UNFIT decisions/2 1"));
  EXPECT_TRUE(world().Try(asking_.Opening(1)).ok());
  world().Do(ReverseOutcome{DecisionName(World::kPlan, 2), false});
  EXPECT_THAT(Barred(asking_.Opening(1)), ElementsAre("RECOGNITION_UNFIT 1"));
  world().Do(ExtendRecognition{round, "2022-06-20"});
}

TEST_F(RecognitionOutcomeTest, AReversalLeavesTheRemarksOfTheRound) {
  const std::string round = asking_.Open(1);
  world().Do(RecordAnswers{round, {asking_.Answer(1, Kind::RECOGNISES_WITH_REMARKS, 1)}});
  RecordOutcome concluded = asking_.Outcome("with-remarks", "2022-06-15");
  concluded.remarks = {world().Text()};
  world().Do(concluded);
  EXPECT_THAT(world().plan().open_remarks(), ElementsAre(1, 2));
  world().WithReason(true);
  world().Do(ReverseOutcome{DecisionName(World::kPlan, 2), false});
  EXPECT_THAT(world().plan().open_remarks(), ElementsAre(1));
}

TEST_F(RecognitionOutcomeTest, AfterAReversalAnswersThatCameLaterKeepTheirRemarks) {
  const std::string round = asking_.Open(1);
  world().Do(asking_.Outcome("recognised", "2022-06-15"));
  world().Do(
      RecordAnswers{round, {asking_.Answer(1, Kind::RECOGNISES_WITH_REMARKS, 1, "2022-06-20")}});
  world().WithReason(true);
  world().Do(ReverseOutcome{DecisionName(World::kPlan, 2), false});
  EXPECT_THAT(world().plan().open_remarks(), ElementsAre(1));
}

TEST_F(RecognitionOutcomeTest, ARemarkOfTheRoundCanBeCorrected) {
  const std::string round = asking_.Open(1);
  world().Do(RecordAnswers{round, {asking_.Answer(1, Kind::RECOGNISES_WITH_REMARKS, 1)}});
  CorrectFacts correct;
  correct.name = FollowUpName(World::kPlan, 1);
  correct.words = world().Text();
  correct.due_date = "2022-06-01";
  EXPECT_THAT(Barred(correct), ElementsAre("REASON_REQUIRED reason"));
  world().WithReason(true);
  world().Do(correct);
  const auto& corrected = world().Get(correct.name).follow_up();
  EXPECT_EQ(corrected.text().id(), correct.words.id());
  EXPECT_EQ(corrected.due_date(), "2022-06-01");
}

TEST_F(RecognitionOutcomeTest, ARoundIsSecretWithItsVersion) {
  const std::string round = asking_.Open(1);
  world().Do(RecordAnswers{round, {asking_.Answer(1, Kind::RECOGNISES_WITH_REMARKS, 1)}});
  world().Do(Imposing());
  EXPECT_THAT(SecretParts(), ElementsAre("versions/1", "recognitions/1"));
  // One that is opened later as well, and what is answered in it.
  asking_.Open(1);
  world().Do(RecordAnswers{RecognitionName(World::kPlan, 2),
                           {asking_.Answer(1, Kind::DOES_NOT_RECOGNISE, 1)}});
  EXPECT_THAT(SecretParts(), ElementsAre("versions/1", "recognitions/1", "recognitions/2"));
  noordster::engine::SecretParts parts;
  AddSecretParts(world().Get(World::kPlan), parts);
  for (const char* part : {"recognitions/1", "recognitions/2", "followUps/1", "followUps/2"}) {
    const Record& record = world().Get(absl::StrCat(World::kPlan, "/", part));
    EXPECT_TRUE(IsSecretPart(record, parts)) << part;
    EXPECT_THAT(RecordsBehind(record), ElementsAre(World::kPlan));
  }
  EXPECT_FALSE(
      WithoutSecrets(world().Get(round), parts).recognition().participants(0).has_display_name());
  world().Do(LiftSecrecy{Imposing().part, "2022-07-01"});
  EXPECT_THAT(SecretParts(), IsEmpty());
}

TEST_F(RecognitionOutcomeTest, ARoundAboutAnotherVersionIsNotSecret) {
  asking_.Open(1);
  world().Do(world().Version({"plan", "budget"}));
  asking_.Open(1);
  world().Do(Imposing());
  EXPECT_THAT(SecretParts(), ElementsAre("versions/1", "recognitions/1"));
  asking_.SetToday(7, 16);
  asking_.Open(1);
  EXPECT_THAT(SecretParts(), ElementsAre("versions/1", "recognitions/1"));
}

TEST_F(RecognitionOutcomeTest, ARoundIsRefusedWhereItsNameFindsNoRoomAmongWhatIsSecret) {
  world().Do(Imposing());
  Event imposed = world().events().back();
  for (int i = 1; i < limits::kSecretPartsMax; ++i) {
    imposed.mutable_secrecy_imposed()->mutable_order()->add_follow_ups(
        FollowUpName(World::kPlan, i));
  }
  imposed.mutable_secrecy_imposed()->set_part(VersionName(World::kPlan, 1));
  world().Do(LiftSecrecy{Imposing().part, "2022-06-01"});
  world().Replay(imposed);
  EXPECT_THAT(Barred(asking_.Opening(1)), ElementsAre("LIMIT_REACHED secret_parts"));
}

TEST_F(RecognitionOutcomeTest, TheAdministrationIsToldThatARoundOpened) {
  asking_.Open(1);
  const auto milestone = MilestoneOf(world().events().back());
  ASSERT_TRUE(milestone.has_value());
  EXPECT_EQ(milestone->kind(), v1::Milestone::RECOGNITION_OPENED);
  EXPECT_EQ(milestone->resource(), World::kPlan);
  EXPECT_EQ(milestone->version(), 1);
  EXPECT_EQ(milestone->date(), "2022-06-15");
  EXPECT_EQ(milestone->audience(), v1::ADMINISTRATION);
}

}  // namespace
}  // namespace noordster::engine::recognition_outcome_test
