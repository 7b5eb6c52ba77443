// SPDX-License-Identifier: EUPL-1.2
// What an outcome rests on: the meeting it was recorded in, with its ballot or consent, or a
// source.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "services/engine/names.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::basis_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Item = v1::AgendaItem;

class BasisTest : public ::testing::Test {
 protected:
  World& world() { return chamber_.world(); }

  // An item about the plan in an open meeting of 1 September 2023 of the body that treats it.
  std::string ItemAt(const std::string& stage, Item::Treatment treatment = Item::DEBATE,
                     const std::string& id = "m") {
    world().BringTo(stage);
    const std::string body = stage == "raad" ? "b1" : "b2";
    const int32_t members = stage == "raad" ? 34 : 6;
    return chamber_.Placed(chamber_.Opened(body, members, members, id), treatment);
  }

  // An outcome that was recorded in a meeting.
  RecordOutcome Under(const std::string& item, const std::string& outcome) {
    RecordOutcome command = world().Outcome(outcome);
    command.source.Clear();
    command.agenda_item = item;
    command.decided_date = "2023-09-01";
    if (!command.due_date.empty()) command.due_date = "2023-10-01";
    return command;
  }

  const noordster::internal::v1::Decision& Last() {
    return world().Get(DecisionName(World::kPlan, world().plan().decisions())).decision();
  }

  Chamber chamber_;
};

TEST_F(BasisTest, ACouncilDecidesInAMeetingOrASourceTellsOfIt) {
  world().BringTo("raad");
  RecordOutcome alone = world().Outcome("adopted");
  alone.source.Clear();
  EXPECT_THAT(chamber_.Barred(alone), ElementsAre("FIELD_REQUIRED agenda_item"));
  EXPECT_THAT(chamber_.Barred(world().Outcome("adopted")), IsEmpty());
  world().Do(world().Outcome("adopted"));
  EXPECT_TRUE(Last().has_source());
  EXPECT_EQ(Last().ballot(), 0) << "no ballot is invented";
}

TEST_F(BasisTest, AdoptedIsWhatWasVotedFor) {
  const std::string item = ItemAt("raad");
  EXPECT_THAT(chamber_.Barred(Under(item, "adopted")), ElementsAre("FIELD_REQUIRED without_vote"));
  chamber_.Vote(item, 18, 16);
  world().Do(Under(item, "adopted"));
  EXPECT_EQ(Last().agenda_item(), item);
  EXPECT_EQ(Last().ballot(), 1);
  EXPECT_EQ(Last().manner(), v1::Decision::MANNER_UNSPECIFIED);
}

TEST_F(BasisTest, AnOutcomeThatContradictsItsBallotIsRefusedWithTheVotes) {
  const std::string item = ItemAt("raad");
  chamber_.Vote(item, 16, 18);
  EXPECT_THAT(chamber_.Barred(Under(item, "adopted")),
              ElementsAre("BALLOT_CONTRADICTED LOST 16 18"));
}

TEST_F(BasisTest, AnInvalidVoteAndATieThatIsPutOffDecideNothing) {
  const std::string item = ItemAt("raad");
  chamber_.Vote(item, 17, 17);
  EXPECT_THAT(chamber_.Barred(Under(item, "adopted")),
              ElementsAre("BALLOT_CONTRADICTED PUT_OFF 17 17"));
  EXPECT_THAT(chamber_.Barred(Under(item, "deferred")), IsEmpty())
      << "it can be put off, whatever the vote";
}

TEST_F(BasisTest, AHamerstukIsAdoptedWithoutABallot) {
  // Item 4 of what software gets wrong; what a council system prints stays the source's.
  const std::string item = ItemAt("raad", Item::CONSENT);
  world().Do(Under(item, "adopted"));
  EXPECT_EQ(Last().manner(), v1::Decision::WITHOUT_VOTE);
  EXPECT_EQ(Last().ballot(), 0);
}

TEST_F(BasisTest, ADebateCanEndWithoutAVoteWhenNobodyAsksForOne) {
  const std::string item = ItemAt("raad");
  RecordOutcome adopted = Under(item, "adopted");
  adopted.without_vote = true;
  EXPECT_THAT(chamber_.Barred(adopted), IsEmpty());
  chamber_.Vote(item, 18, 16);
  EXPECT_THAT(chamber_.Barred(adopted), ElementsAre("BALLOT_CONTRADICTED CARRIED 18 16"));
}

TEST_F(BasisTest, NothingIsVotedOnThatWasAdoptedWithoutAVote) {
  const std::string item = ItemAt("raad");
  RecordOutcome adopted = Under(item, "adopted");
  adopted.without_vote = true;
  world().Do(adopted);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 10, 24)),
              ElementsAre("ITEM_UNFIT WITHOUT_VOTE"));
  RecordBallot motion = Chamber::Voting(item, 10, 24, "m1");
  motion.ballot.set_subject_kind(v1::Ballot::MOTION);
  EXPECT_THAT(chamber_.Barred(motion), IsEmpty()) << "it stands beside";
  world().Do(ReverseOutcome{DecisionName(World::kPlan, world().plan().decisions())});
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 10, 24)), IsEmpty());
}

TEST_F(BasisTest, NothingIsRejectedWithoutAVote) {
  const std::string item = ItemAt("college", Item::CONSENT);
  EXPECT_THAT(chamber_.Barred(Under(item, "rejected")),
              ElementsAre("BALLOT_CONTRADICTED WITHOUT_VOTE"));
}

TEST_F(BasisTest, AdoptedAsAmendedNeedsAnAmendmentThatWasCarried) {
  // Item 5 of what software gets wrong. The text comes later: the evening itself it is recorded.
  const std::string item = ItemAt("raad");
  chamber_.Vote(item, 15, 18, "a2");
  chamber_.Vote(item, 30, 3);
  EXPECT_THAT(chamber_.Barred(Under(item, "amended")),
              ElementsAre("BALLOT_CONTRADICTED NO_AMENDMENT"));
  EXPECT_THAT(chamber_.Barred(Under(item, "adopted")), IsEmpty());
}

TEST_F(BasisTest, TheWholeIsAdoptedAsItWasAmended) {
  const std::string item = ItemAt("raad");
  chamber_.Vote(item, 18, 15, "a1");
  chamber_.Vote(item, 30, 3);
  EXPECT_THAT(chamber_.Barred(Under(item, "adopted")),
              ElementsAre("BALLOT_CONTRADICTED AMENDMENT_CARRIED 18 15"));
  world().Do(Under(item, "amended"));
  EXPECT_EQ(Last().ballot(), 2);
  EXPECT_EQ(world().plan().open_consolidations_size(), 1) << "the text is an open duty";
}

TEST_F(BasisTest, AnAmendmentThatWasCarriedComesAlongToTheNextMeeting) {
  const std::string item = ItemAt("raad");
  chamber_.Vote(item, 18, 15, "a1");
  chamber_.Vote(item, 17, 17);
  const std::string later = Chamber::NameOf("b1", "later");
  world().Do(Chamber::Planning(later, "2023-10-01"));
  world().Do(PlaceItem{item, v1::AgendaItem::MOVED_ON, later});
  const std::string again = ItemName(later, 1);
  chamber_.Open(later, 34, 34);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(again, 10, 24, "a1")),
              ElementsAre("ITEM_UNFIT BALLOT_HELD"))
      << "it was decided on";
  chamber_.Vote(again, 20, 14);
  RecordOutcome adopted = Under(again, "adopted");
  adopted.decided_date = "2023-10-01";
  EXPECT_THAT(chamber_.Barred(adopted), ElementsAre("BALLOT_CONTRADICTED AMENDMENT_CARRIED 18 15"));
  RecordOutcome amended = Under(again, "amended");
  amended.decided_date = "2023-10-01";
  EXPECT_THAT(chamber_.Barred(amended), IsEmpty());
}

TEST_F(BasisTest, AMotionChangesNothingOfWhatIsDecided) {
  // Item 18 of what software gets wrong begins here: a motion stands beside the decision.
  const std::string item = ItemAt("raad");
  RecordBallot motion = Chamber::Voting(item, 20, 14, "m1");
  motion.ballot.set_subject_kind(v1::Ballot::MOTION);
  world().Do(motion);
  chamber_.Vote(item, 18, 16);
  EXPECT_THAT(chamber_.Barred(Under(item, "adopted")), IsEmpty());
}

TEST_F(BasisTest, TheItemIsAboutThePlanAndOfTheBodyThatTreatsIt) {
  const std::string item = ItemAt("raad", Item::CONSENT);
  RequestItem other;
  other.meeting = std::string(ParentOf(item));
  *other.item.mutable_title() = world().Text();
  other.item.set_treatment(Item::CONSENT);
  const std::string about_nothing = world().Do(other).resource;
  world().Do(PlaceItem{about_nothing, Item::PLACED});
  EXPECT_THAT(chamber_.Barred(Under(about_nothing, "adopted")),
              ElementsAre("ITEM_ABOUT_OTHER " + about_nothing));
  const std::string of_college = chamber_.Placed(chamber_.Opened("b2", 6, 6), Item::CONSENT);
  EXPECT_THAT(chamber_.Barred(Under(of_college, "adopted")), ElementsAre("WRONG_BODY b1"));
  EXPECT_THAT(chamber_.Barred(Under(ItemName(ParentOf(item), 9), "adopted")),
              ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(BasisTest, TheItemIsPlacedAndItsMeetingWasOpened) {
  world().BringTo("raad");
  const std::string meeting = chamber_.Meeting("b1", v1::Meeting::PLANNED);
  const std::string item = chamber_.Placed(meeting, Item::CONSENT);
  EXPECT_THAT(chamber_.Barred(Under(item, "adopted")), ElementsAre("MEETING_UNFIT PLANNED"));
  chamber_.Open(meeting, 34, 17);
  EXPECT_THAT(chamber_.Barred(Under(item, "adopted")), ElementsAre("MEETING_UNFIT NOT_OPENED"));
}

TEST_F(BasisTest, ItIsDecidedOnADayOfTheMeeting) {
  const std::string item = ItemAt("raad", Item::CONSENT);
  RecordOutcome later = Under(item, "adopted");
  later.decided_date = "2023-09-02";
  EXPECT_THAT(chamber_.Barred(later), ElementsAre("DATE_UNFIT 2023-09-01"));
  const std::string meeting(ParentOf(item));
  world().Do(TurnMeeting{meeting, v1::Meeting::SUSPENDED, "2023-09-02"});
  world().Do(TurnMeeting{meeting, v1::Meeting::OPEN});
  EXPECT_THAT(chamber_.Barred(later), IsEmpty()) << "it went on that day";
  world().Do(TurnMeeting{meeting, v1::Meeting::SUSPENDED, "2023-09-04"});
  world().Do(TurnMeeting{meeting, v1::Meeting::OPEN});
  EXPECT_THAT(chamber_.Barred(later), IsEmpty()) << "and once more on another";
}

TEST_F(BasisTest, ASourceStandsInThePlaceOfAMeetingNotBesideIt) {
  const std::string item = ItemAt("raad", Item::CONSENT);
  RecordOutcome both = Under(item, "adopted");
  both.source = world().Text();
  EXPECT_THAT(chamber_.Barred(both), ElementsAre("FIELD_UNWANTED source"));
  RecordOutcome told = world().Outcome("adopted");
  told.without_vote = true;
  EXPECT_THAT(chamber_.Barred(told), ElementsAre("FIELD_UNWANTED without_vote"));
}

TEST_F(BasisTest, TheDayOfADecisionOfAMeetingIsThatOfTheMeeting) {
  const std::string item = ItemAt("raad", Item::CONSENT);
  world().Do(Under(item, "adopted"));
  const std::string decision = DecisionName(World::kPlan, world().plan().decisions());
  EXPECT_THAT(chamber_.Barred(CorrectFacts{decision, "2023-09-02", "", {}}),
              ElementsAre("DATE_UNFIT 2023-09-01"));
}

TEST_F(BasisTest, AnExecutiveChangesItsTextWithoutAmendments) {
  const std::string item = ItemAt("college");
  chamber_.Vote(item, 4, 2);
  EXPECT_THAT(chamber_.Barred(Under(item, "agreed")), IsEmpty());
}

// An item that was moved on to an open meeting of 1 October 2023.
class MovedOnBasisTest : public BasisTest {
 protected:
  std::string InNextMeeting(const std::string& item) {
    const std::string next = Chamber::NameOf("b1", "next");
    world().Do(Chamber::Planning(next, "2023-10-01"));
    world().Do(PlaceItem{item, v1::AgendaItem::MOVED_ON, next});
    chamber_.Open(next, 34, 34);
    return ItemName(next, 1);
  }

  RecordOutcome InOctober(const std::string& item, const std::string& outcome) {
    RecordOutcome command = Under(item, outcome);
    command.decided_date = "2023-10-01";
    return command;
  }
};

TEST_F(MovedOnBasisTest, WhatTiedBeforeIsNotAdoptedWithoutAVote) {
  const std::string item = ItemAt("raad");
  chamber_.Vote(item, 17, 17);
  const std::string next = InNextMeeting(item);
  RecordOutcome silent = InOctober(next, "adopted");
  silent.without_vote = true;
  EXPECT_THAT(chamber_.Barred(silent), ElementsAre("BALLOT_CONTRADICTED EARLIER_PUT_OFF 17 17"));
  chamber_.Vote(next, 18, 16);
  EXPECT_THAT(chamber_.Barred(InOctober(next, "adopted")), IsEmpty());
}

TEST_F(BasisTest, AnAmendmentCountsWithoutAVoteOnTheWholeAndWithoutAVoteOnItself) {
  const std::string voted = ItemAt("raad");
  chamber_.Vote(voted, 18, 16, "a1");
  const auto silent = [&](const std::string& item, const std::string& outcome) {
    RecordOutcome command = Under(item, outcome);
    command.without_vote = true;
    return command;
  };
  EXPECT_THAT(chamber_.Barred(silent(voted, "adopted")),
              ElementsAre("BALLOT_CONTRADICTED AMENDMENT_CARRIED 18 16"));
  EXPECT_THAT(chamber_.Barred(silent(voted, "amended")), IsEmpty());
  const std::string not_amended =
      chamber_.Placed(chamber_.Opened("b1", 34, 34, "m2"), Item::DEBATE);
  EXPECT_THAT(chamber_.Barred(silent(not_amended, "amended")),
              ElementsAre("BALLOT_CONTRADICTED NO_AMENDMENT"));
  AddAction amendment;
  amendment.name = "bodies/b1/actions/a2";
  amendment.action.set_kind(v1::Action::AMENDMENT);
  *amendment.action.mutable_text() = world().Text();
  amendment.action.set_made_date("2023-09-01");
  amendment.action.set_agenda_item(not_amended);
  amendment.action.set_reference("a2");
  amendment.action.set_without_vote(true);
  world().Do(amendment);
  chamber_.Vote(not_amended, 30, 4);
  EXPECT_THAT(chamber_.Barred(Under(not_amended, "amended")), IsEmpty());
  EXPECT_THAT(chamber_.Barred(Under(not_amended, "adopted")),
              ElementsAre("BALLOT_CONTRADICTED AMENDMENT_WITHOUT_VOTE"));
  // One that was recorded wrongly lapses.
  world().Do(SettleAction{amendment.name, v1::Action::LAPSED, "2023-09-02", "", ""});
  EXPECT_THAT(chamber_.Barred(Under(not_amended, "adopted")), IsEmpty());
  world().Do(ReopenAction{amendment.name});
  EXPECT_THAT(chamber_.Barred(Under(not_amended, "adopted")),
              ElementsAre("BALLOT_CONTRADICTED AMENDMENT_WITHOUT_VOTE"));
  world().Do(Under(not_amended, "amended"));
  amendment.name = "bodies/b1/actions/a3";
  amendment.action.set_reference("a3");
  EXPECT_THAT(chamber_.Barred(amendment), ElementsAre("ITEM_UNFIT CONCLUDED"));
}

TEST_F(BasisTest, AMeetingTooFewCameToDecidesOnNothingButTheAgendaOfTheFirst) {
  world().BringTo("raad");
  const std::string first = chamber_.Meeting("b1", v1::Meeting::PLANNED, "first");
  const std::string item = chamber_.Placed(first, Item::CONSENT);
  chamber_.Open(first, 34, 10);
  const std::string second = Chamber::NameOf("b1", "second");
  PlanMeeting plan = Chamber::Planning(second, "2023-09-03");
  plan.meeting.set_makes_up_for(first);
  world().Do(plan);
  world().Do(PlaceItem{item, v1::AgendaItem::MOVED_ON, second});
  const std::string other = chamber_.Placed(second, Item::CONSENT);
  chamber_.Open(second, 34, 10);
  RecordOutcome adopted = Under(other, "adopted");
  adopted.decided_date = "2023-09-03";
  EXPECT_THAT(chamber_.Barred(adopted), ElementsAre("BALLOT_UNFIT signed_in >= 18"));
  adopted.agenda_item = ItemName(second, 1);
  EXPECT_THAT(chamber_.Barred(adopted), IsEmpty());
}

TEST_F(BasisTest, AMeetingThatWasOnlyToGoOnWasNotOnThatDay) {
  const std::string item = ItemAt("raad", Item::CONSENT);
  world().Do(TurnMeeting{std::string(ParentOf(item)), v1::Meeting::SUSPENDED, "2023-09-02"});
  RecordOutcome later = Under(item, "adopted");
  later.decided_date = "2023-09-02";
  EXPECT_THAT(chamber_.Barred(later), ElementsAre("DATE_UNFIT 2023-09-01"));
}

TEST_F(BasisTest, AnItemThatAnOutcomeRestsOnStays) {
  const std::string item = ItemAt("raad", Item::CONSENT);
  world().Do(Chamber::Planning(Chamber::NameOf("b1", "next"), "2023-10-01"));
  const PlaceItem move{item, v1::AgendaItem::MOVED_ON, Chamber::NameOf("b1", "next")};
  UpdateItem debate;
  debate.name = item;
  debate.item = chamber_.ItemOf(item);
  debate.item.set_treatment(Item::DEBATE);
  UpdateItem nothing = debate;
  nothing.item.set_treatment(Item::CONSENT);
  nothing.item.clear_subjects();
  UpdateItem more = debate;
  more.item.set_treatment(Item::CONSENT);
  more.item.add_subjects("programmes/p");
  const std::vector<Command> changes = {PlaceItem{item, v1::AgendaItem::REFUSED}, move, debate,
                                        nothing};
  for (const Command& change : changes) EXPECT_THAT(chamber_.Barred(change), IsEmpty());
  world().Do(Under(item, "adopted"));
  for (const Command& change : changes) {
    EXPECT_THAT(chamber_.Barred(change), ElementsAre("ITEM_UNFIT CONCLUDED"));
  }
  EXPECT_THAT(chamber_.Barred(more), IsEmpty()) << "it can still be about more";
  world().Do(ReverseOutcome{DecisionName(World::kPlan, world().plan().decisions())});
  for (const Command& change : changes) EXPECT_THAT(chamber_.Barred(change), IsEmpty());
}

TEST_F(BasisTest, OfAnItemOfAnotherBodyItIsNotSaidWhetherItExists) {
  world().BringTo("raad");
  const std::string theirs = chamber_.Placed(chamber_.Opened("b2", 6, 6), Item::CONSENT);
  for (const std::string& item : {theirs, ItemName(ParentOf(theirs), 9)}) {
    EXPECT_THAT(chamber_.Barred(Under(item, "adopted")), ElementsAre("WRONG_BODY b1")) << item;
  }
}

}  // namespace
}  // namespace noordster::engine::basis_test
