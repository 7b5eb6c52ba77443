// SPDX-License-Identifier: EUPL-1.2
// Points that are not about a plan: what an executive and a council do with them, in which order,
// and what it rests on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/proposal/proposal_parts.h"
#include "tests/engine/proposal/proposal_chamber.h"

namespace noordster::engine::point_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::DecisionPoint;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Item = v1::AgendaItem;

constexpr const char* kCouncil = ProposalChamber::kCouncil;
constexpr const char* kExecutive = ProposalChamber::kExecutive;

class PointTest : public ::testing::Test {
 protected:
  World& world() { return town_.world(); }

  // A collegevoorstel with point "a".
  void MakeForExecutive() {
    world().Do(town_.Making(v1::Proposal::EXECUTIVE_PROPOSAL, {town_.Point("a")}));
  }

  ProposalChamber town_;
};

TEST_F(PointTest, AnExecutiveDecidesOnItsOwnProposal) {
  MakeForExecutive();
  const std::string item = town_.ItemOf(kExecutive, Item::CONSENT);
  world().Do(town_.Under(item, {{"a", v1::AGREED}}));
  const auto& outcome = town_.LastOf("a");
  EXPECT_EQ(outcome.effect(), v1::DECISION);
  EXPECT_EQ(outcome.body(), kExecutive);
  EXPECT_EQ(outcome.state(), v1::Decision::PROVISIONAL);
  EXPECT_EQ(outcome.manner(), v1::Decision::WITHOUT_VOTE);
  EXPECT_EQ(outcome.agenda_item(), item);
  EXPECT_EQ(outcome.audience(), v1::ADMINISTRATION);
  EXPECT_THAT(town_.Barred(town_.Under(item, {{"a", v1::REJECTED}})),
              ElementsAre("PROPOSAL_UNFIT a AGREED", "BALLOT_CONTRADICTED WITHOUT_VOTE"));
}

TEST_F(PointTest, ACouncilHasNoPartInWhatAnExecutiveDecides) {
  MakeForExecutive();
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::ADOPTED}})),
              ElementsAre("WRONG_BODY b1 EXECUTIVE_PROPOSAL"));
  EXPECT_THAT(town_.Barred(town_.Told("bodies/raad", {{"a", v1::ADOPTED}})),
              ElementsAre("WRONG_BODY raad EXECUTIVE_PROPOSAL"))
      << "of no body of the programme";
}

TEST_F(PointTest, AProposalToTheCouncilIsFirstTheExecutives) {
  town_.Make({town_.Point("a")});
  const std::string item = town_.ItemOf(kCouncil, Item::CONSENT);
  EXPECT_THAT(town_.Barred(town_.Under(item, {{"a", v1::ADOPTED}})),
              ElementsAre("PROPOSAL_UNFIT a OPEN"));
  world().Do(town_.Under(town_.ItemOf(kExecutive, Item::CONSENT), {{"a", v1::AGREED}}));
  EXPECT_EQ(town_.LastOf("a").effect(), v1::PROPOSAL);
  world().Do(town_.Under(item, {{"a", v1::ADOPTED}}));
  EXPECT_EQ(town_.LastOf("a").effect(), v1::DECISION);
  EXPECT_EQ(town_.PointOf("a").outcomes_size(), 2);
}

TEST_F(PointTest, ASourceTellsOfACouncilWhoseExecutiveNobodyKnows) {
  town_.Make({town_.Point("a")});
  world().Do(town_.Told(kCouncil, {{"a", v1::SENT_BACK}}));
  world().Do(town_.Told(kCouncil, {{"a", v1::ADOPTED}}));
  EXPECT_TRUE(town_.LastOf("a").has_source());
  EXPECT_EQ(town_.LastOf("a").ballot(), 0) << "no ballot is invented";
}

TEST_F(PointTest, EachBodyHasItsOwnOutcomes) {
  town_.Make({town_.Point("a"), town_.Point("b")});
  EXPECT_THAT(town_.Barred(town_.Told(kExecutive, {{"a", v1::ADOPTED}, {"b", v1::NOT_TREATED}})),
              ElementsAre("OUTCOME_UNKNOWN a ADOPTED", "OUTCOME_UNKNOWN b NOT_TREATED"));
  town_.Agree({"a", "b"});
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::AGREED}, {"b", v1::COMPLETED}})),
              ElementsAre("OUTCOME_UNKNOWN a AGREED", "OUTCOME_UNKNOWN b COMPLETED"));
}

TEST_F(PointTest, TheEffectFollowsTheBodyAndTheKindOfProposal) {
  using Kind = v1::Proposal;
  for (const auto kind : {v1::DEFERRED, v1::SENT_BACK, v1::WITHDRAWN}) {
    EXPECT_EQ(EffectOn(Kind::COUNCIL_PROPOSAL, v1::EXECUTIVE, kind), v1::NONE);
    EXPECT_EQ(EffectOn(Kind::COUNCIL_PROPOSAL, v1::COUNCIL, kind), v1::NONE);
  }
  EXPECT_EQ(EffectOn(Kind::COUNCIL_PROPOSAL, v1::COUNCIL, v1::NOT_TREATED), v1::NONE);
  EXPECT_EQ(EffectOn(Kind::COUNCIL_PROPOSAL, v1::COUNCIL, v1::NOTED), v1::NONE);
  EXPECT_EQ(EffectOn(Kind::COUNCIL_PROPOSAL, v1::COUNCIL, v1::REJECTED), v1::DECISION);
  EXPECT_EQ(EffectOn(Kind::COUNCIL_PROPOSAL, v1::COUNCIL, v1::ADOPTED_AS_AMENDED), v1::DECISION);
  EXPECT_EQ(EffectOn(Kind::COUNCIL_PROPOSAL, v1::EXECUTIVE, v1::AGREED_AS_AMENDED), v1::PROPOSAL);
  EXPECT_EQ(EffectOn(Kind::COUNCIL_PROPOSAL, v1::EXECUTIVE, v1::REJECTED), v1::DECISION)
      << "not to propose it is the executive's own";
  EXPECT_EQ(EffectOn(Kind::EXECUTIVE_PROPOSAL, v1::EXECUTIVE, v1::AGREED), v1::DECISION);
}

TEST_F(PointTest, WhatIsDeferredComesBackToTheBodyThatDeferredIt) {
  town_.Make({town_.Point("a")});
  world().Do(town_.Told(kExecutive, {{"a", v1::DEFERRED}}));
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::ADOPTED}})),
              ElementsAre("PROPOSAL_UNFIT a DEFERRED"));
  town_.Agree({"a"});
  world().Do(town_.Told(kCouncil, {{"a", v1::DEFERRED}}));
  EXPECT_THAT(town_.Barred(town_.Told(kExecutive, {{"a", v1::AGREED}})),
              ElementsAre("PROPOSAL_UNFIT a DEFERRED"));
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::ADOPTED}})), IsEmpty());
}

TEST_F(PointTest, WhatTheCouncilSendsBackIsAgreedOnAnew) {
  town_.Make({town_.Point("a")});
  town_.Agree({"a"});
  world().Do(town_.Told(kCouncil, {{"a", v1::SENT_BACK}}));
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::ADOPTED}})),
              ElementsAre("PROPOSAL_UNFIT a SENT_BACK"));
  town_.Agree({"a"});
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::ADOPTED}})), IsEmpty());
}

TEST_F(PointTest, TheExecutiveTakesItsProposalBackUntilTheCouncilDecided) {
  // Item 9 of what software gets wrong: ingetrokken is not aangehouden, and not verworpen.
  town_.Make({town_.Point("a"), town_.Point("b")});
  town_.Agree({"a", "b"});
  world().Do(town_.Told(kCouncil, {{"b", v1::ADOPTED}}));
  world().Do(town_.Told(kExecutive, {{"a", v1::WITHDRAWN}}));
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::ADOPTED}})),
              ElementsAre("PROPOSAL_UNFIT a WITHDRAWN"));
  EXPECT_THAT(town_.Barred(town_.Told(kExecutive, {{"b", v1::WITHDRAWN}})),
              ElementsAre("PROPOSAL_UNFIT b ADOPTED"));
}

TEST_F(PointTest, AllOrNothingWithEverythingInTheWay) {
  town_.Make({town_.Point("a"), town_.Point("b")});
  town_.Agree({"a"});
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::ADOPTED}, {"b", v1::ADOPTED}})),
              IsEmpty())
      << "of point b a source may tell what the executive's papers do not";
  const std::string item = town_.ItemOf(kCouncil);
  RecordPointOutcomes late = town_.Under(item, {{"a", v1::ADOPTED}, {"b", v1::ADOPTED}});
  late.decided_date = "2023-12-01";
  EXPECT_THAT(town_.Barred(late),
              ElementsAre("DATE_IN_FUTURE 2023-11-14", "DATE_UNFIT 2023-09-01",
                          "FIELD_REQUIRED without_vote", "PROPOSAL_UNFIT b OPEN"));
  EXPECT_EQ(town_.PointOf("a").outcomes_size(), 1);
}

TEST_F(PointTest, PointsThatCannotBeMeantAreRefused) {
  town_.Make({town_.Point("a"), town_.Point("q", World::kPlan)});
  for (const ProposalChamber::Results& results :
       {ProposalChamber::Results{{"none", v1::AGREED}},
        ProposalChamber::Results{{"a", v1::AGREED}, {"a", v1::REJECTED}},
        ProposalChamber::Results{{"q", v1::AGREED}}}) {
    EXPECT_THAT(town_.Barred(town_.Told(kExecutive, results)), ElementsAre("INVALID_FIELD"));
  }
  EXPECT_THAT(town_.Barred(town_.Confirming({"q"})), ElementsAre("INVALID_FIELD"));
  EXPECT_THAT(town_.Barred(ReversePointOutcomes{ProposalChamber::kProposal, {"a", "a"}}),
              ElementsAre("INVALID_FIELD"));
}

TEST_F(PointTest, ItRestsOnAnItemAboutTheProposalOrOnASource) {
  town_.Make({town_.Point("a")});
  RecordPointOutcomes alone = town_.Told(kExecutive, {{"a", v1::AGREED}});
  alone.source.Clear();
  EXPECT_THAT(town_.Barred(alone), ElementsAre("FIELD_REQUIRED agenda_item"));
  const std::string about_plan =
      town_.chamber().Placed(town_.chamber().Opened("b2", 6, 6), Item::CONSENT);
  EXPECT_THAT(town_.Barred(town_.Under(about_plan, {{"a", v1::AGREED}})),
              ElementsAre("ITEM_ABOUT_OTHER " + about_plan));
  RecordPointOutcomes both =
      town_.Under(town_.ItemOf(kExecutive, Item::CONSENT), {{"a", v1::AGREED}});
  both.source = world().Text();
  EXPECT_THAT(town_.Barred(both), ElementsAre("FIELD_UNWANTED source"));
  RecordPointOutcomes nowhere = town_.Under(ItemName("bodies/b2/meetings/v1", 9), {});
  nowhere.results.push_back({"a", v1::AGREED});
  EXPECT_THAT(town_.Barred(nowhere), ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(PointTest, EachPointFollowsItsOwnBallotElseThatOnTheWhole) {
  town_.Make({town_.Point("a"), town_.Point("b")});
  town_.Agree({"a", "b"});
  const std::string item = town_.ItemOf(kCouncil);
  world().Do(ProposalChamber::VotingOnPoint(item, "a", 15, 19));
  town_.chamber().Vote(item, 30, 4);
  EXPECT_THAT(town_.Barred(town_.Under(item, {{"a", v1::ADOPTED}})),
              ElementsAre("BALLOT_CONTRADICTED LOST 15 19"));
  world().Do(town_.Under(item, {{"a", v1::REJECTED}, {"b", v1::ADOPTED}}));
  EXPECT_EQ(town_.LastOf("a").ballot(), 1);
  EXPECT_EQ(town_.LastOf("b").ballot(), 2);
}

TEST_F(PointTest, ABallotOnAPointIsOnOneOfTheItem) {
  town_.Make({town_.Point("a")});
  const std::string item = town_.ItemOf(kCouncil);
  EXPECT_THAT(town_.Barred(ProposalChamber::VotingOnPoint(item, "none", 20, 14)),
              ElementsAre("BALLOT_UNFIT subject = one of points"));
  EXPECT_THAT(town_.Barred(Chamber::Voting(item, 20, 14, "a")),
              ElementsAre("BALLOT_UNFIT subject_kind = DECISION_POINT"))
      << "an amendment has another name than a point";
  EXPECT_THAT(town_.Barred(ProposalChamber::VotingOnPoint(item, "a", 20, 14)), IsEmpty());
}

TEST_F(PointTest, NothingIsVotedOnThatWasAdoptedWithoutAVote) {
  town_.Make({town_.Point("a"), town_.Point("b")});
  town_.Agree({"a", "b"});
  const std::string item = town_.ItemOf(kCouncil);
  const auto adopt = [&](const std::string& point) {
    RecordPointOutcomes adopted = town_.Under(item, {{point, v1::ADOPTED}});
    adopted.without_vote = true;
    world().Do(adopted);
  };
  RecordBallot amendment = Chamber::Voting(item, 20, 14, "a1");
  RecordBallot motion = Chamber::Voting(item, 20, 14, "m1");
  motion.ballot.set_subject_kind(v1::Ballot::MOTION);
  const auto without_vote = ElementsAre("ITEM_UNFIT WITHOUT_VOTE");
  adopt("a");
  EXPECT_THAT(town_.Barred(ProposalChamber::VotingOnPoint(item, "a", 20, 14)), without_vote);
  EXPECT_THAT(town_.Barred(ProposalChamber::VotingOnPoint(item, "b", 20, 14)), IsEmpty());
  EXPECT_THAT(town_.Barred(Chamber::Voting(item, 20, 14)), without_vote) << "that is on both";
  EXPECT_THAT(town_.Barred(amendment), IsEmpty()) << "it may change the other";
  adopt("b");
  EXPECT_THAT(town_.Barred(amendment), ElementsAre("ITEM_UNFIT CONCLUDED"));
  EXPECT_THAT(town_.Barred(motion), IsEmpty()) << "it stands beside";
  world().Do(ReversePointOutcomes{ProposalChamber::kProposal, {"a"}});
  EXPECT_THAT(town_.Barred(ProposalChamber::VotingOnPoint(item, "a", 20, 14)), IsEmpty());
}

TEST_F(PointTest, APointThatTiedIsVotedOnInTheNextMeetingBesideTheWhole) {
  town_.Make({town_.Point("a"), town_.Point("b")});
  town_.Agree({"a", "b"});
  const std::string item = town_.ItemOf(kCouncil);
  world().Do(ProposalChamber::VotingOnPoint(item, "a", 17, 17));
  const std::string next = Chamber::NameOf("b1", "next");
  world().Do(Chamber::Planning(next, "2023-10-01"));
  world().Do(PlaceItem{item, Item::MOVED_ON, next});
  town_.chamber().Open(next, 34, 34);
  const std::string again = ItemName(next, 1);
  town_.chamber().Vote(again, 30, 4);
  RecordPointOutcomes both = town_.Under(again, {{"a", v1::ADOPTED}, {"b", v1::ADOPTED}});
  both.decided_date = "2023-10-01";
  EXPECT_THAT(town_.Barred(both), ElementsAre("BALLOT_CONTRADICTED EARLIER_PUT_OFF 17 17"));
  EXPECT_THAT(town_.Barred(ProposalChamber::VotingOnPoint(again, "b", 30, 4)),
              ElementsAre("ITEM_UNFIT BALLOT_HELD"));
  world().Do(ProposalChamber::VotingOnPoint(again, "a", 20, 14));
  EXPECT_THAT(town_.Barred(both), IsEmpty());
}

TEST_F(PointTest, AnAmendmentMayHaveChangedAnotherPoint) {
  town_.Make({town_.Point("a"), town_.Point("b")});
  town_.Agree({"a", "b"});
  const std::string item = town_.ItemOf(kCouncil);
  town_.chamber().Vote(item, 18, 16, "a1");
  town_.chamber().Vote(item, 30, 4);
  EXPECT_THAT(town_.Barred(town_.Under(item, {{"a", v1::ADOPTED_AS_AMENDED}, {"b", v1::ADOPTED}})),
              IsEmpty());
}

TEST_F(PointTest, TheOnlyPointIsAdoptedAsItWasAmended) {
  town_.Make({town_.Point("a")});
  town_.Agree({"a"});
  const std::string item = town_.ItemOf(kCouncil);
  town_.chamber().Vote(item, 18, 16, "a1");
  town_.chamber().Vote(item, 30, 4);
  EXPECT_THAT(town_.Barred(town_.Under(item, {{"a", v1::ADOPTED}})),
              ElementsAre("BALLOT_CONTRADICTED AMENDMENT_CARRIED 18 16"));
}

TEST_F(PointTest, TheBodysOwnSecretariatConfirms) {
  town_.Make({town_.Point("a"), town_.Point("b")});
  EXPECT_THAT(town_.Barred(town_.Confirming({"a"})), ElementsAre("PROPOSAL_UNFIT a OPEN"));
  town_.Agree({"a", "b"});
  world().Do(town_.Confirming({"a"}));
  EXPECT_EQ(town_.LastOf("a").state(), v1::Decision::CONFIRMED);
  EXPECT_TRUE(town_.LastOf("a").has_confirmation_source());
  EXPECT_THAT(town_.Barred(town_.Confirming({"a", "b"})), ElementsAre("NOT_PROVISIONAL a AGREED"));
}

TEST_F(PointTest, WhatWasRecordedWronglyIsReversedWithAReason) {
  town_.Make({town_.Point("a")});
  town_.Agree({"a"});
  world().Do(town_.Told(kCouncil, {{"a", v1::REJECTED}}));
  const ReversePointOutcomes reverse{ProposalChamber::kProposal, {"a"}};
  world().WithReason(false);
  EXPECT_THAT(town_.Barred(reverse), ElementsAre("REASON_REQUIRED reason"));
  world().WithReason(true);
  world().Do(reverse);
  EXPECT_EQ(town_.LastOf("a").state(), v1::Decision::REVERSED);
  EXPECT_TRUE(town_.LastOf("a").has_reversal_reason());
  EXPECT_THAT(town_.Barred(town_.Told(kCouncil, {{"a", v1::ADOPTED}})), IsEmpty())
      << "the executive's agreement stands";
  world().Do(reverse);
  EXPECT_EQ(town_.PointOf("a").outcomes(0).state(), v1::Decision::REVERSED);
  EXPECT_THAT(town_.Barred(reverse), ElementsAre("PROPOSAL_UNFIT a OPEN"));
}

TEST_F(PointTest, AConfirmedOutcomeOfACouncilIsNeverReversed) {
  town_.Make({town_.Point("a"), town_.Point("b")});
  town_.Agree({"a", "b"});
  world().Do(town_.Confirming({"a", "b"}));
  EXPECT_THAT(town_.Barred(ReversePointOutcomes{ProposalChamber::kProposal, {"b"}}), IsEmpty())
      << "an executive comes back on its own";
  world().Do(town_.Told(kCouncil, {{"a", v1::ADOPTED}}));
  world().Do(town_.Confirming({"a"}));
  EXPECT_THAT(town_.Barred(ReversePointOutcomes{ProposalChamber::kProposal, {"a"}}),
              ElementsAre("DECISION_CONFIRMED a ADOPTED"));
}

TEST_F(PointTest, ALaterOutcomeHasALaterDay) {
  town_.Make({town_.Point("a")});
  town_.Agree({"a"});
  RecordPointOutcomes early = town_.Told(kCouncil, {{"a", v1::ADOPTED}});
  early.decided_date = "2023-08-31";
  EXPECT_THAT(town_.Barred(early), ElementsAre("DATE_BEFORE_EARLIER_STEP 2023-09-01"));
}

TEST_F(PointTest, OutcomesAreBounded) {
  town_.Make({town_.Point("a")});
  for (int i = 0; i < limits::kPointOutcomesMax; ++i) {
    world().Do(town_.Told(kExecutive, {{"a", v1::DEFERRED}}));
  }
  EXPECT_THAT(town_.Barred(town_.Told(kExecutive, {{"a", v1::DEFERRED}})),
              ElementsAre("LIMIT_REACHED"));
}

TEST_F(PointTest, OutcomesOfACouncilAreForWhomItSays) {
  Define change = BodyOfKind("b1", v1::COUNCIL);
  change.create = false;
  change.record.mutable_body()->set_seats(35);
  change.record.mutable_body()->set_audience(v1::PUBLIC);
  world().Do(change);
  town_.Make({town_.Point("a")});
  town_.Agree({"a"});
  world().Do(town_.Told(kCouncil, {{"a", v1::ADOPTED}}));
  EXPECT_EQ(town_.PointOf("a").outcomes(0).audience(), v1::ADMINISTRATION);
  EXPECT_EQ(town_.LastOf("a").audience(), v1::PUBLIC);
  const Decision confirmed = world().Do(town_.Confirming({"a"}));
  EXPECT_EQ(confirmed.events[0].point_confirmed().audience(), v1::PUBLIC);
}

}  // namespace
}  // namespace noordster::engine::point_test
