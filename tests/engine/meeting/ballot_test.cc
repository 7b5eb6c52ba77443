// SPDX-License-Identifier: EUPL-1.2
// Ballots as they are recorded: by the numbers of the meeting, and after what came before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::ballot_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Ballot = v1::Ballot;
using Item = v1::AgendaItem;
using Meeting = v1::Meeting;

class BallotTest : public ::testing::Test {
 protected:
  World& world() { return chamber_.world(); }

  // The same item in a later meeting of the council, which is opened with so many members.
  std::string InNextMeeting(const std::string& item, int32_t sitting) {
    const std::string later = Chamber::NameOf("raad", "later");
    world().Do(Chamber::Planning(later, "2023-10-01"));
    world().Do(PlaceItem{item, Item::MOVED_ON, later});
    chamber_.Open(later, sitting, sitting);
    return ItemName(later, 1);
  }

  Chamber chamber_;
};

TEST_F(BallotTest, ATieInACouncilThatIsNotFullIsPutOffAndRejectedWhenItTiesAgain) {
  // Item 2 of what software gets wrong. 35 seats, 34 sit.
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 34));
  EXPECT_EQ(chamber_.Vote(item, 17, 17).result(), Ballot::PUT_OFF);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 17, 17)), ElementsAre("ITEM_UNFIT PUT_OFF"))
      << "the next meeting decides";
  EXPECT_EQ(chamber_.Vote(InNextMeeting(item, 34), 17, 17).result(), Ballot::LOST);
}

TEST_F(BallotTest, ATieInAFullCouncilIsRejectedAtOnce) {
  // 35 sit, one recused: recusal does not keep a meeting from being full.
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 35, 35));
  chamber_.Recuse(item, 1);
  EXPECT_EQ(chamber_.Vote(item, 17, 17).result(), Ballot::LOST);
}

TEST_F(BallotTest, ThirtyFourSitAndThreeAreRecused) {
  // Item 1 of what software gets wrong: opens at 18, valid at 16, of 30 cast 16 carry.
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 33));
  chamber_.Recuse(item, 3);
  const auto ballot = chamber_.Vote(item, 16, 14);
  EXPECT_EQ(ballot.result(), Ballot::CARRIED);
  EXPECT_EQ(ballot.recused(), 3);
  ASSERT_EQ(ballot.counts_size(), 2);
  EXPECT_EQ(ballot.counts(0).needed(), 16);
  EXPECT_EQ(ballot.counts(0).article(), "Gemeentewet art. 29");
  EXPECT_EQ(ballot.counts(1).needed(), 16);
  EXPECT_EQ(ballot.counts(1).article(), "Gemeentewet art. 30");
}

TEST_F(BallotTest, TooFewVotesAreInvalidAndMayBeRepeated) {
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 18));
  EXPECT_EQ(chamber_.Vote(item, 10, 5).result(), Ballot::INVALID);
  EXPECT_EQ(chamber_.Vote(item, 10, 5).result(), Ballot::CARRIED)
      << "a vote after an invalid one asks for no number (art. 29)";
}

TEST_F(BallotTest, ACollegeVotesAgainAndThenItsChairDecides) {
  const std::string item = chamber_.Placed(chamber_.Opened("college", 6, 6));
  EXPECT_EQ(chamber_.Vote(item, 3, 3).result(), Ballot::VOTE_AGAIN);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 3, 3)),
              ElementsAre("FIELD_REQUIRED ballot.chair_vote"));
  RecordBallot again = Chamber::Voting(item, 3, 3);
  again.ballot.set_chair_vote(Ballot::FOR);
  world().Do(again);
  EXPECT_EQ(chamber_.ItemOf(item).ballots(1).result(), Ballot::CARRIED);
}

TEST_F(BallotTest, TheVoteOfAChairIsOnlyAskedWhereItDecides) {
  const std::string item = chamber_.Placed(chamber_.Opened("college", 6, 6));
  RecordBallot first = Chamber::Voting(item, 3, 3);
  first.ballot.set_chair_vote(Ballot::AGAINST);
  EXPECT_THAT(chamber_.Barred(first), ElementsAre("FIELD_UNWANTED ballot.chair_vote"));
}

TEST_F(BallotTest, ThreeOfSixDeliberateAndFourVote) {
  const std::string item = chamber_.Placed(chamber_.Opened("college", 6, 3));
  const auto ballot = chamber_.Vote(item, 3, 0);
  EXPECT_EQ(ballot.result(), Ballot::INVALID);
  EXPECT_EQ(ballot.counts(0).needed(), 4);
}

TEST_F(BallotTest, NobodyAbstainsInACouncilAndRecusalIsNoAbsence) {
  // Item 3 of what software gets wrong.
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 30));
  RecordBallot ballot = Chamber::Voting(item, 16, 13);
  ballot.ballot.set_present(30);
  EXPECT_THAT(chamber_.Barred(ballot), ElementsAre("BALLOT_UNFIT votes_for + votes_against = 30"));
  chamber_.Recuse(item, 1);
  EXPECT_EQ(chamber_.ItemOf(item).attendance().recusals_size(), 1);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 20, 14)),
              ElementsAre("BALLOT_UNFIT present <= 33"));
}

TEST_F(BallotTest, AHamerstukHasNoBallotUntilSomebodyAsksForOne) {
  // Item 4 of what software gets wrong: no 0 against 0.
  const std::string meeting = chamber_.Opened("raad", 34, 34);
  const std::string item = chamber_.Placed(meeting, Item::CONSENT);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 32, 0)), ElementsAre("ITEM_UNFIT CONSENT"));
  UpdateItem update;
  update.name = item;
  update.item = chamber_.ItemOf(item);
  update.item.set_treatment(Item::DEBATE);
  world().Do(update);
  EXPECT_EQ(chamber_.Vote(item, 32, 0).result(), Ballot::CARRIED);
  EXPECT_THAT(chamber_.Barred(update), ElementsAre("ITEM_UNFIT BALLOT_HELD"));
}

TEST_F(BallotTest, AmendmentsAreVotedOnInTheOrderOfTheChairAndThenTheAmendedText) {
  // Item 16 of what software gets wrong.
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 33));
  EXPECT_EQ(chamber_.Vote(item, 18, 15, "a2").result(), Ballot::CARRIED);
  EXPECT_EQ(chamber_.Vote(item, 15, 18, "a1").result(), Ballot::LOST);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 18, 15, "a2")),
              ElementsAre("ITEM_UNFIT BALLOT_HELD"));
  EXPECT_EQ(chamber_.Vote(item, 30, 3).result(), Ballot::CARRIED);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 18, 15, "a3")),
              ElementsAre("ITEM_UNFIT BALLOT_HELD"))
      << "the whole was decided on";
}

TEST_F(BallotTest, YesterdaysVoteIsCountedByTheMembersOfYesterday) {
  // Item 15 of what software gets wrong.
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 34));
  chamber_.Vote(item, 18, 16);
  chamber_.SetSeats("raad", v1::COUNCIL, 37);
  EXPECT_EQ(chamber_.ItemOf(item).ballots(0).seats(), 35);
  EXPECT_EQ(chamber_.ItemOf(item).ballots(0).sitting(), 34);
}

TEST_F(BallotTest, ASecondMeetingAsksNoNumberForTheSameSubjectsOnly) {
  const std::string first = chamber_.Meeting("raad", Meeting::PLANNED, "first");
  const std::string item = chamber_.Placed(first);
  chamber_.Open(first, 34, 10);
  ASSERT_EQ(chamber_.Of(first).state(), Meeting::NOT_OPENED);
  const std::string second = Chamber::NameOf("raad", "second");
  PlanMeeting plan = Chamber::Planning(second, "2023-09-03");
  plan.meeting.set_makes_up_for(first);
  world().Do(plan);
  world().Do(PlaceItem{item, Item::MOVED_ON, second});
  const std::string other = chamber_.Placed(second);
  chamber_.Open(second, 34, 10);
  EXPECT_EQ(chamber_.Vote(ItemName(second, 1), 7, 3).result(), Ballot::CARRIED);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(other, 7, 3)),
              ElementsAre("BALLOT_UNFIT signed_in >= 18"));
}

TEST_F(BallotTest, AResultThatDecidedNothingComesAlongAcrossTwoMeetings) {
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 34));
  ASSERT_EQ(chamber_.Vote(item, 17, 17).result(), Ballot::PUT_OFF);
  const std::string next = InNextMeeting(item, 34);
  const std::string last = Chamber::NameOf("raad", "last");
  world().Do(Chamber::Planning(last, "2023-11-01"));
  world().Do(PlaceItem{next, Item::MOVED_ON, last});
  chamber_.Open(last, 34, 34);
  EXPECT_EQ(chamber_.Vote(ItemName(last, 1), 17, 17).result(), Ballot::LOST);
}

TEST_F(BallotTest, NothingIsVotedOnBeforeTheMeetingOrWhatIsNotPlaced) {
  const std::string planned = chamber_.Placed(chamber_.Meeting("raad", Meeting::PLANNED));
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(planned, 18, 15)),
              ElementsAre("MEETING_UNFIT PLANNED"));
  const std::string meeting = chamber_.Opened("raad", 34, 34, "open");
  RequestItem request;
  request.meeting = meeting;
  const std::string requested = world().Do(request).resource;
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(requested, 18, 15)),
              ElementsAre("ITEM_UNFIT REQUESTED"));
}

TEST_F(BallotTest, ABoardHasNoBallots) {
  const std::string item = chamber_.Placed(chamber_.Opened("db", 8, 8));
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 5, 3)), ElementsAre("REFERENCE_UNFIT"));
}

class PersonsBallotTest : public BallotTest {
 protected:
  PersonsBallotTest() : item_(chamber_.Placed(chamber_.Opened("raad", 34, 34))) {
    for (const char* id : {"a", "b", "c"}) world().Register(id);
  }

  RecordBallot Choosing(const std::vector<std::pair<std::string, int32_t>>& votes,
                        int32_t blank) const {
    RecordBallot command;
    command.item = item_;
    command.ballot.set_method(Ballot::SECRET);
    int32_t papers = blank;
    for (const auto& [id, number] : votes) {
      auto& candidate = *command.ballot.add_candidates();
      candidate.set_person(absl::StrCat("persons/", id));
      candidate.set_votes(number);
      papers += number;
    }
    command.ballot.set_blank_or_invalid(blank);
    command.ballot.set_present(papers);
    return command;
  }

  const std::string item_;
};

TEST_F(PersonsBallotTest, BlankPapersTakePartAndAreNotCast) {
  world().Do(Choosing({{"a", 16}, {"b", 14}}, 4));
  const auto& ballot = chamber_.ItemOf(item_).ballots(0);
  EXPECT_EQ(ballot.result(), Ballot::CHOSEN);
  EXPECT_EQ(ballot.chosen(), "persons/a") << "16 of 30 cast";
}

TEST_F(PersonsBallotTest, WithoutAMajorityThereIsASecondVoteAndThenTheLot) {
  world().Do(Choosing({{"a", 14}, {"b", 14}, {"c", 6}}, 0));
  EXPECT_EQ(chamber_.ItemOf(item_).ballots(0).result(), Ballot::VOTE_AGAIN);
  EXPECT_THAT(chamber_.Barred(Choosing({{"a", 14}, {"b", 14}, {"c", 6}}, 0)),
              ElementsAre("BALLOT_UNFIT candidates = 2"));
  EXPECT_THAT(chamber_.Barred(Choosing({{"a", 17}, {"b", 17}}, 0)),
              ElementsAre("FIELD_REQUIRED ballot.lot"));
  RecordBallot drawn = Choosing({{"a", 17}, {"b", 17}}, 0);
  drawn.ballot.set_lot("persons/c");
  EXPECT_THAT(chamber_.Barred(drawn), ElementsAre("BALLOT_UNFIT lot = one of candidates"));
  RecordBallot tied = Choosing({{"a", 17}, {"b", 17}}, 0);
  tied.ballot.set_lot("persons/b");
  world().Do(tied);
  EXPECT_EQ(chamber_.ItemOf(item_).ballots(1).chosen(), "persons/b");
}

TEST_F(PersonsBallotTest, VotesOnPersonsAreForSomebody) {
  RecordBallot ballot = Choosing({{"a", 34}}, 0);
  ballot.ballot.set_votes_against(1);
  EXPECT_THAT(chamber_.Barred(ballot), ElementsAre("FIELD_UNWANTED ballot.votes_against"));
  RecordBallot short_of = Choosing({{"a", 30}}, 0);
  short_of.ballot.set_present(34);
  EXPECT_THAT(chamber_.Barred(short_of), ElementsAre("BALLOT_UNFIT votes + blank_or_invalid = 34"));
  RecordBallot unknown = Choosing({{"nobody", 34}}, 0);
  EXPECT_THAT(chamber_.Barred(unknown), ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(PersonsBallotTest, EachPersonStandsOnce) {
  EXPECT_THAT(chamber_.Barred(Choosing({{"a", 17}, {"a", 17}}, 0)),
              ElementsAre("BALLOT_UNFIT candidates = each once"));
}

TEST_F(BallotTest, AMotionCanBeVotedOnAfterTheProposalAndAnAmendmentCannot) {
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 34));
  chamber_.Vote(item, 30, 4);
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 30, 4, "a1")),
              ElementsAre("ITEM_UNFIT BALLOT_HELD"));
  RecordBallot motion = Chamber::Voting(item, 30, 4, "m1");
  motion.ballot.set_subject_kind(Ballot::MOTION);
  EXPECT_THAT(chamber_.Barred(motion), IsEmpty());
}

TEST_F(PersonsBallotTest, AnExecutiveHasNoSecretBallots) {
  const std::string item = chamber_.Placed(chamber_.Opened("college", 6, 6));
  RecordBallot ballot = Choosing({{"a", 6}}, 0);
  ballot.item = item;
  EXPECT_THAT(chamber_.Barred(ballot), ElementsAre("REFERENCE_UNFIT"));
}

TEST_F(BallotTest, AttendanceStaysWithinWhoSits) {
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 34));
  RecordAttendance attendance;
  attendance.item = item;
  attendance.attendance.set_present(34);
  attendance.attendance.add_recusals();
  EXPECT_THAT(chamber_.Barred(attendance), ElementsAre("BALLOT_UNFIT present + recusals <= 34"));
  attendance.attendance.set_present(33);
  world().Do(attendance);
  EXPECT_EQ(chamber_.ItemOf(item).attendance().present(), 33)
      << "present at the start is not present at this item";
  chamber_.Vote(item, 20, 13);
  EXPECT_THAT(chamber_.Barred(attendance), ElementsAre("ITEM_UNFIT BALLOT_HELD"));
}

TEST_F(BallotTest, AnItemHasAsManyBallotsAsItsBound) {
  const std::string item = chamber_.Placed(chamber_.Opened("raad", 34, 34));
  for (int i = 0; i < limits::kBallotsMax; ++i) {
    chamber_.Vote(item, 20, 14, absl::StrCat("a", i));
  }
  EXPECT_THAT(chamber_.Barred(Chamber::Voting(item, 20, 14)), ElementsAre("LIMIT_REACHED"));
}

}  // namespace
}  // namespace noordster::engine::ballot_test
