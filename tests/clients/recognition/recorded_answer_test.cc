// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/recorded_answer.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace noordster::cli::recorded_answer_test {
namespace {

using Round = v1::Recognition;

// "bewoners" answered on 10 June with remarks 2 and 5 on the plan.
class RecordedAnswerTest : public ::testing::Test {
 protected:
  RecordedAnswerTest() {
    round_.add_participants()->set_id("school");
    Round::Participant& asked = *round_.add_participants();
    asked.set_id("bewoners");
    Round::Answer& recorded = *asked.add_answers();
    recorded.set_kind(Round::RECOGNISES_WITH_REMARKS);
    recorded.set_received_date("2022-06-10");
    recorded.set_words("Met dank");
    recorded.add_remarks(2);
    recorded.add_remarks(5);
    for (const char* text : {"van een ander", "Afval", "van een ander", "van een ander", "Groen"}) {
      v1::FollowUp& remark = remarks_.emplace_back();
      remark.set_number(static_cast<int>(remarks_.size()));
      remark.set_text(text);
    }
    given_.set_participant("bewoners");
    given_.set_kind(Round::RECOGNISES_WITH_REMARKS);
    given_.set_received_date("2022-06-10");
    given_.set_words("Met dank");
    given_.add_remarks("Afval");
    given_.add_remarks("Groen");
  }

  bool IsKnown() const { return IsRecorded(given_, round_, remarks_); }

  Round round_;
  std::vector<v1::FollowUp> remarks_;
  v1::GivenAnswer given_;
};

TEST_F(RecordedAnswerTest, TheSameAnswerIsKnown) { EXPECT_TRUE(IsKnown()); }

TEST_F(RecordedAnswerTest, ItIsKnownAfterAnotherCameInItsPlace) {
  round_.mutable_participants(1)->mutable_answers(0)->set_replaced(true);
  round_.mutable_participants(1)->add_answers()->set_kind(Round::RECOGNISES);
  EXPECT_TRUE(IsKnown());
}

TEST_F(RecordedAnswerTest, AnotherParticipantIsAnotherAnswer) {
  given_.set_participant("school");
  EXPECT_FALSE(IsKnown());
  given_.set_participant("kerk");
  EXPECT_FALSE(IsKnown());
}

TEST_F(RecordedAnswerTest, AnotherDayIsAnotherAnswer) {
  given_.set_received_date("2022-06-11");
  EXPECT_FALSE(IsKnown());
}

TEST_F(RecordedAnswerTest, AnotherKindIsAnotherAnswer) {
  given_.set_kind(Round::DOES_NOT_RECOGNISE);
  EXPECT_FALSE(IsKnown());
}

TEST_F(RecordedAnswerTest, OtherWordsAreAnotherAnswer) {
  given_.clear_words();
  EXPECT_FALSE(IsKnown());
}

TEST_F(RecordedAnswerTest, OtherRemarksAreAnotherAnswer) {
  given_.set_remarks(1, "Water");
  EXPECT_FALSE(IsKnown());
  given_.set_remarks(1, "Groen");
  given_.add_remarks("Water");
  EXPECT_FALSE(IsKnown());
  given_.mutable_remarks()->DeleteSubrange(1, 2);
  EXPECT_FALSE(IsKnown());
}

TEST_F(RecordedAnswerTest, ARemarkThatIsNotAmongThoseReadIsAnother) {
  remarks_.pop_back();
  EXPECT_FALSE(IsKnown());
}

}  // namespace
}  // namespace noordster::cli::recorded_answer_test
