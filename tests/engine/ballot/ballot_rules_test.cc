// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/ballot/ballot_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>

namespace noordster::engine::ballot_rules_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;

// A vote of a council of 35 seats for which everybody who sits and is not recused is there.
BallotFacts Council(int32_t sitting, int32_t recused, int32_t votes_for, int32_t votes_against) {
  BallotFacts facts;
  facts.body = v1::COUNCIL;
  facts.seats = 35;
  facts.sitting = sitting;
  facts.recused = recused;
  facts.present = votes_for + votes_against;
  facts.votes_for = votes_for;
  facts.votes_against = votes_against;
  return facts;
}

// A vote of a college of a burgemeester and five wethouders.
BallotFacts Executive(int32_t votes_for, int32_t votes_against) {
  BallotFacts facts = Council(6, 0, votes_for, votes_against);
  facts.body = v1::EXECUTIVE;
  facts.seats = 6;
  return facts;
}

bool Opens(v1::BodyKind body, int32_t sitting, int32_t signed_in) {
  return OpeningOf(body, sitting, signed_in, false)->IsMet();
}

TEST(BallotRulesTest, TheBurgemeesterDoesNotHelpACouncilToOpen) {
  EXPECT_FALSE(CountsAsMember(v1::COUNCIL, v1::CHAIR));
  EXPECT_FALSE(CountsAsMember(v1::COUNCIL, v1::SECRETARY));
  // Seventeen members and the burgemeester are seventeen.
  EXPECT_FALSE(Opens(v1::COUNCIL, 35, 17));
  EXPECT_TRUE(Opens(v1::COUNCIL, 35, 18));
}

TEST(BallotRulesTest, ACouncilChairedByAMemberHearsThatMembersVote) {
  EXPECT_TRUE(CountsAsMember(v1::COUNCIL, v1::MEMBER));
  // All 35 vote, the one in the chair among them.
  EXPECT_EQ(FaultOf(Council(35, 0, 18, 17)), BallotFault::kNone);
  EXPECT_EQ(Reckon(Council(35, 0, 18, 17)).result, BallotResult::kAdopted);
}

TEST(BallotRulesTest, ATieWithAVacancyIsPutOffAndATieInTheNextMeetingRejects) {
  BallotFacts facts = Council(34, 0, 17, 17);
  EXPECT_EQ(Reckon(facts).result, BallotResult::kPutOff);
  facts.tied_before = true;
  EXPECT_EQ(Reckon(facts).result, BallotResult::kRejected);
}

TEST(BallotRulesTest, ATieWithOneRecusedIsOfAFullMeetingAndRejectsAtOnce) {
  const BallotReckoning reckoning = Reckon(Council(35, 1, 17, 17));
  EXPECT_EQ(reckoning.result, BallotResult::kRejected);
  EXPECT_THAT(reckoning.counts,
              ElementsAre(Count{BallotRule::kValidity, "Gemeentewet art. 29", 18, 34},
                          Count{BallotRule::kMajority, "Gemeentewet art. 30", 18, 17},
                          Count{BallotRule::kFull, "Gemeentewet art. 32", 34, 34}));
}

TEST(BallotRulesTest, FourDenominatorsStayApart) {
  EXPECT_FALSE(Opens(v1::COUNCIL, 34, 17));
  EXPECT_TRUE(Opens(v1::COUNCIL, 34, 18));
  EXPECT_EQ(Reckon(Council(34, 3, 15, 0)).result, BallotResult::kInvalid);
  EXPECT_EQ(Reckon(Council(34, 3, 16, 0)).result, BallotResult::kAdopted);
  EXPECT_EQ(Reckon(Council(34, 3, 16, 14)).result, BallotResult::kAdopted);
  EXPECT_EQ(Reckon(Council(34, 3, 14, 16)).result, BallotResult::kRejected);
  EXPECT_THAT(Reckon(Council(34, 3, 16, 14)).counts,
              ElementsAre(Count{BallotRule::kValidity, "Gemeentewet art. 29", 16, 30},
                          Count{BallotRule::kMajority, "Gemeentewet art. 30", 16, 16}));
}

TEST(BallotRulesTest, NobodyAbstainsInACouncil) {
  BallotFacts facts = Council(35, 1, 20, 10);
  facts.present = 31;
  EXPECT_EQ(FaultOf(facts), BallotFault::kVotesMissing);
  facts.recused = 2;
  facts.present = 30;
  EXPECT_EQ(FaultOf(facts), BallotFault::kNone);
}

TEST(BallotRulesTest, HalfOfACollegeMayDeliberateAndMoreMustVote) {
  EXPECT_FALSE(Opens(v1::EXECUTIVE, 6, 2));
  EXPECT_TRUE(Opens(v1::EXECUTIVE, 6, 3));
  EXPECT_EQ(Reckon(Executive(3, 0)).result, BallotResult::kInvalid);
  EXPECT_EQ(Reckon(Executive(4, 0)).result, BallotResult::kAdopted);
  EXPECT_TRUE(CountsAsMember(v1::EXECUTIVE, v1::CHAIR));
}

TEST(BallotRulesTest, TheChairOfACollegeDecidesASecondTie) {
  BallotFacts facts = Executive(3, 3);
  EXPECT_EQ(Reckon(facts).result, BallotResult::kVoteAgain);
  facts.tied_before = true;
  EXPECT_EQ(Reckon(facts).result, BallotResult::kChairMustDecide);
  facts.chair_for = true;
  EXPECT_EQ(Reckon(facts).result, BallotResult::kAdopted);
  facts.chair_for = false;
  EXPECT_EQ(Reckon(facts).result, BallotResult::kRejected);
}

TEST(BallotRulesTest, ASecondMeetingAsksForNoNumber) {
  EXPECT_EQ(OpeningOf(v1::COUNCIL, 35, 1, true), std::nullopt);
  BallotFacts facts = Council(35, 0, 2, 1);
  EXPECT_EQ(Reckon(facts).result, BallotResult::kInvalid);
  facts.is_second_meeting = true;
  EXPECT_EQ(Reckon(facts).result, BallotResult::kAdopted);
  facts.is_second_meeting = false;
  facts.repeats_invalid = true;
  EXPECT_EQ(Reckon(facts).result, BallotResult::kAdopted);
}

TEST(BallotRulesTest, PersonsNeedHalfOfTheVotesThatCount) {
  PersonsBallotFacts facts;
  facts.sitting = 35;
  facts.papers = 35;
  facts.blank_or_invalid = 3;
  facts.votes = {17, 15};
  const auto chosen = Reckon(facts);
  EXPECT_EQ(chosen->result, PersonsBallotResult::kChosen);
  EXPECT_EQ(chosen->chosen, 0U);
  facts.votes = {16, 16};
  EXPECT_EQ(Reckon(facts)->result, PersonsBallotResult::kVoteAgain);
  facts.is_second_vote = true;
  EXPECT_EQ(Reckon(facts)->result, PersonsBallotResult::kLotDecides);
  facts.votes = {16, 15};
  EXPECT_EQ(Reckon(facts), std::nullopt);
}

TEST(BallotRulesTest, OtherBodiesHaveNoBallots) {
  EXPECT_FALSE(HasBallots(v1::PROGRAMME_BOARD));
  EXPECT_FALSE(HasBallots(v1::PARTNER_CONSULTATION));
  EXPECT_FALSE(HasBallots(v1::COUNCIL_COMMITTEE));
}

}  // namespace
}  // namespace noordster::engine::ballot_rules_test
