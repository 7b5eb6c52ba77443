// SPDX-License-Identifier: EUPL-1.2
// Action points, commitments, motions and amendments: from the meeting until they are settled.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/engine/names.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::action_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using Action = v1::Action;
using Item = v1::AgendaItem;

constexpr char kOwner[] = "persons/wethouder";
// The day of the meetings of a chamber.
constexpr char kMade[] = "2023-09-01";

class ActionTest : public ::testing::Test {
 protected:
  ActionTest() { world().Register("wethouder"); }

  World& world() { return chamber_.world(); }

  AddAction Adding(Action::Kind kind, const std::string& id, const std::string& body = "raad") {
    AddAction add;
    add.name = absl::StrCat("bodies/", body, "/actions/", id);
    add.action.set_kind(kind);
    *add.action.mutable_text() = world().Text();
    add.action.set_made_date(kMade);
    add.action.set_owner(kOwner);
    return add;
  }

  // Of this item and with the same reference.
  AddAction AddingVoted(Action::Kind kind, const std::string& item, const std::string& reference) {
    AddAction add = Adding(kind, reference);
    add.action.set_agenda_item(item);
    add.action.set_reference(reference);
    return add;
  }

  // An action point of the council that is open.
  std::string Open(const std::string& id = "punt") {
    const AddAction add = Adding(Action::ACTION_POINT, id);
    world().Do(add);
    return add.name;
  }

  SettleAction Settling(const std::string& action,
                        Action::State settlement = Action::CARRIED_OUT) const {
    return {action, settlement, "2023-10-01", "", ""};
  }

  // A placed item of an open meeting of the council of 34 members.
  std::string ItemOfCouncil(const std::string& id = "m") {
    return chamber_.Placed(chamber_.Opened("raad", 34, 34, id));
  }

  void VoteOnMotion(const std::string& item, const std::string& motion, int32_t votes_for,
                    int32_t votes_against) {
    RecordBallot ballot = Chamber::Voting(item, votes_for, votes_against, motion);
    ballot.ballot.set_subject_kind(v1::Ballot::MOTION);
    world().Do(ballot);
  }

  const noordster::internal::v1::Action& Of(const std::string& action) {
    return world().Get(action).action();
  }

  Chamber chamber_;
};

TEST_F(ActionTest, AMotionAndAToezeggingAreFollowedAfterTheMeeting) {
  // Item 18 of what software gets wrong: the meeting ends, what was promised in it does not.
  const std::string meeting = chamber_.Opened("raad", 34, 34);
  const std::string item = chamber_.Placed(meeting);
  VoteOnMotion(item, "m3", 18, 16);
  AddAction motion = AddingVoted(Action::MOTION, item, "m3");
  motion.action.set_due_date("2023-12-01");
  world().Do(motion);
  const AddAction commitment = Adding(Action::COMMITMENT, "toezegging");
  world().Do(commitment);
  world().Do(TurnMeeting{meeting, v1::Meeting::HELD});
  for (const std::string& name : {motion.name, commitment.name}) {
    EXPECT_EQ(Of(name).state(), Action::OPEN) << name;
    EXPECT_EQ(Of(name).owner(), kOwner) << name;
  }
  EXPECT_EQ(Of(motion.name).due_date(), "2023-12-01");
  EXPECT_EQ(Of(motion.name).ballot(), 1);
  // And it ends with what was done, said in a later meeting.
  const std::string later = ItemOfCouncil("later");
  SettleAction settle = Settling(motion.name);
  settle.settled_in = later;
  world().Do(settle);
  EXPECT_EQ(Of(motion.name).state(), Action::CARRIED_OUT);
  EXPECT_EQ(Of(motion.name).settled_in(), later);
  EXPECT_TRUE(Of(motion.name).has_settlement_reason());
}

TEST_F(ActionTest, TheLastVoteOnAMotionCounts) {
  const std::string item = ItemOfCouncil();
  VoteOnMotion(item, "m3", 10, 5);
  EXPECT_THAT(chamber_.Barred(AddingVoted(Action::MOTION, item, "m3")),
              ElementsAre("BALLOT_UNFIT INVALID 10 5"));
  VoteOnMotion(item, "m3", 10, 24);
  world().Do(AddingVoted(Action::MOTION, item, "m3"));
  EXPECT_EQ(Of("bodies/raad/actions/m3").state(), Action::NOT_ADOPTED);
  EXPECT_EQ(Of("bodies/raad/actions/m3").ballot(), 2);
}

TEST_F(ActionTest, AMotionIsNotAnAmendmentOfTheSameId) {
  const std::string item = ItemOfCouncil();
  chamber_.Vote(item, 30, 4, "a1");
  EXPECT_THAT(chamber_.Barred(AddingVoted(Action::MOTION, item, "a1")),
              ElementsAre("BALLOT_UNFIT subject_kind = MOTION"));
  EXPECT_THAT(chamber_.Barred(AddingVoted(Action::AMENDMENT, item, "a1")), IsEmpty());
}

TEST_F(ActionTest, AMotionThatWasPutOffIsVotedOnInTheNextMeetingFirst) {
  const std::string item = ItemOfCouncil();
  VoteOnMotion(item, "m3", 17, 17);
  EXPECT_THAT(chamber_.Barred(AddingVoted(Action::MOTION, item, "m3")),
              ElementsAre("BALLOT_UNFIT PUT_OFF 17 17"));
  const std::string later = Chamber::NameOf("raad", "later");
  world().Do(Chamber::Planning(later, "2023-10-01"));
  world().Do(PlaceItem{item, Item::MOVED_ON, later});
  chamber_.Open(later, 34, 34);
  AddAction motion = AddingVoted(Action::MOTION, ItemName(later, 1), "m3");
  motion.action.set_made_date("2023-10-01");
  motion.action.set_without_vote(true);
  EXPECT_THAT(chamber_.Barred(motion), ElementsAre("BALLOT_UNFIT PUT_OFF"));
  motion.action.set_without_vote(false);
  VoteOnMotion(ItemName(later, 1), "m3", 17, 17);
  world().Do(motion);
  EXPECT_EQ(Of(motion.name).state(), Action::NOT_ADOPTED) << "the votes tied again";
}

TEST_F(ActionTest, EverythingThatIsMissingOrUnwantedIsSaidAtOnce) {
  AddAction motion = Adding(Action::MOTION, "m3");
  EXPECT_THAT(chamber_.Barred(motion),
              ElementsAre("FIELD_REQUIRED action.agenda_item", "FIELD_REQUIRED action.reference"));
  AddAction point = Adding(Action::ACTION_POINT, "punt");
  point.action.set_reference("m3");
  point.action.set_without_vote(true);
  point.action.set_made_date("2023-11-15");
  point.action.set_due_date("2023-11-14");
  EXPECT_THAT(chamber_.Barred(point),
              ElementsAre("DATE_IN_FUTURE 2023-11-14", "DATE_UNFIT due_date >= 2023-11-15",
                          "FIELD_UNWANTED action.reference", "FIELD_UNWANTED action.without_vote"));
  AddAction commitment = Adding(Action::COMMITMENT, "toezegging");
  commitment.action.clear_owner();
  EXPECT_THAT(chamber_.Barred(commitment), ElementsAre("FIELD_REQUIRED action.owner"));
}

TEST_F(ActionTest, APersonOrAnExecutiveOwesACommitment) {
  AddAction commitment = Adding(Action::COMMITMENT, "toezegging");
  commitment.action.set_owner("bodies/db");
  EXPECT_THAT(chamber_.Barred(commitment), ElementsAre("REFERENCE_UNFIT"));
  commitment.action.set_owner("bodies/college");
  EXPECT_THAT(chamber_.Barred(commitment), IsEmpty());
  commitment.action.set_owner("persons/niemand");
  EXPECT_THAT(chamber_.Barred(commitment), ElementsAre("RESOURCE_NOT_FOUND"));
  AddAction point = Adding(Action::ACTION_POINT, "punt", "db");
  point.action.set_owner("bodies/db");
  EXPECT_THAT(chamber_.Barred(point), IsEmpty()) << "anybody can see to an action point";
}

TEST_F(ActionTest, AnItemOfAnotherBodyIsRefusedWhetherItExistsOrNot) {
  const std::string of_college = chamber_.Placed(chamber_.Opened("college", 6, 6));
  for (const std::string& item : {of_college, std::string("bodies/college/meetings/m/items/9")}) {
    AddAction point = Adding(Action::ACTION_POINT, "punt");
    point.action.set_agenda_item(item);
    EXPECT_THAT(chamber_.Barred(point), ElementsAre("REFERENCE_UNFIT")) << item;
    SettleAction settle = Settling(Open(absl::StrCat("p", world().events().size())));
    settle.settled_in = item;
    EXPECT_THAT(chamber_.Barred(settle), ElementsAre("REFERENCE_UNFIT")) << item;
  }
  AddAction point = Adding(Action::ACTION_POINT, "punt");
  point.action.set_agenda_item("bodies/raad/meetings/m/items/9");
  EXPECT_THAT(chamber_.Barred(point), ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(ActionTest, NothingIsMadeInAMeetingThatWasNotOpenedOrBeforeIt) {
  const std::string meeting = chamber_.Meeting("raad", v1::Meeting::PLANNED);
  const std::string item = chamber_.Placed(meeting);
  AddAction point = Adding(Action::ACTION_POINT, "punt");
  point.action.set_agenda_item(item);
  EXPECT_THAT(chamber_.Barred(point), ElementsAre("MEETING_UNFIT PLANNED"));
  chamber_.Open(meeting, 34, 34);
  EXPECT_THAT(chamber_.Barred(point), IsEmpty());
  point.action.set_made_date("2023-08-31");
  EXPECT_THAT(chamber_.Barred(point), ElementsAre("DATE_UNFIT 2023-09-01"));
  world().Do(PlaceItem{item, Item::REFUSED, ""});
  point.action.set_made_date(kMade);
  EXPECT_THAT(chamber_.Barred(point), ElementsAre("ITEM_UNFIT REFUSED"));
}

TEST_F(ActionTest, AnIdIsGivenOnceAndPlansMustExist) {
  Open();
  EXPECT_THAT(chamber_.Barred(Adding(Action::ACTION_POINT, "punt")),
              ElementsAre("RESOURCE_EXISTS"));
  AddAction about = Adding(Action::ACTION_POINT, "plan");
  about.action.add_plans(World::kPlan);
  EXPECT_THAT(chamber_.Barred(about), IsEmpty());
  about.action.add_plans("programmes/p/plans/nergens");
  EXPECT_THAT(chamber_.Barred(about), ElementsAre("RESOURCE_NOT_FOUND"));
  EXPECT_THAT(chamber_.Barred(Adding(Action::ACTION_POINT, "punt", "nergens")),
              ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(ActionTest, OwnerLastDayAndAudienceChangeWhileItIsOpen) {
  const std::string action = Open();
  EXPECT_EQ(world().Get(action).audience(), v1::ADMINISTRATION);
  world().Do(UpdateAction{action, "bodies/college", "2023-12-31", v1::PUBLIC});
  EXPECT_EQ(Of(action).owner(), "bodies/college");
  EXPECT_EQ(Of(action).due_date(), "2023-12-31");
  EXPECT_EQ(world().Get(action).audience(), v1::PUBLIC);
  EXPECT_THAT(chamber_.Barred(UpdateAction{action, "", "2023-08-31", v1::PUBLIC}),
              ElementsAre("DATE_UNFIT due_date >= 2023-09-01"));
  world().WithReason(false);
  EXPECT_THAT(chamber_.Barred(UpdateAction{action, "", "", v1::PUBLIC}),
              ElementsAre("REASON_REQUIRED reason"));
  world().WithReason(true);
  world().Do(Settling(action));
  EXPECT_THAT(chamber_.Barred(UpdateAction{action, "", "", v1::PUBLIC}),
              ElementsAre("ACTION_UNFIT CARRIED_OUT"));
}

TEST_F(ActionTest, ACommitmentKeepsAnOwner) {
  const AddAction commitment = Adding(Action::COMMITMENT, "toezegging");
  world().Do(commitment);
  EXPECT_THAT(chamber_.Barred(UpdateAction{commitment.name, "", "", v1::PUBLIC}),
              ElementsAre("FIELD_REQUIRED owner"));
  EXPECT_THAT(chamber_.Barred(UpdateAction{commitment.name, "bodies/db", "", v1::PUBLIC}),
              ElementsAre("REFERENCE_UNFIT"));
}

TEST_F(ActionTest, EachStateLetsThroughWhatItShouldAndNothingElse) {
  const std::string other = Open("ander");
  const std::string item = ItemOfCouncil();
  VoteOnMotion(item, "verworpen", 4, 30);
  for (const Action::State state :
       {Action::OPEN, Action::CARRIED_OUT, Action::LAPSED, Action::REPLACED, Action::NOT_ADOPTED}) {
    const std::string word = Action::State_Name(state);
    SCOPED_TRACE(word);
    std::string action;
    if (state == Action::NOT_ADOPTED) {
      const AddAction lost = AddingVoted(Action::MOTION, item, "verworpen");
      world().Do(lost);
      action = lost.name;
    } else {
      action = Open(absl::StrCat("p", static_cast<int>(state)));
      SettleAction settle = Settling(action, state);
      if (state == Action::REPLACED) settle.replaced_by = other;
      if (state != Action::OPEN) world().Do(settle);
    }
    ASSERT_EQ(Of(action).state(), state);
    const bool is_open = state == Action::OPEN;
    const bool was_settled = !is_open && state != Action::NOT_ADOPTED;
    const std::vector<std::string> unfit = {absl::StrCat("ACTION_UNFIT ", word)};
    const std::vector<std::string> nothing;
    EXPECT_EQ(chamber_.Barred(Settling(action)), is_open ? nothing : unfit);
    EXPECT_EQ(chamber_.Barred(UpdateAction{action, kOwner, "", v1::PUBLIC}),
              is_open ? nothing : unfit);
    EXPECT_EQ(chamber_.Barred(ReopenAction{action}), was_settled ? nothing : unfit);
  }
}

TEST_F(ActionTest, ItIsSettledOnADayThatFitsWithAReason) {
  const std::string action = Open();
  SettleAction settle = Settling(action);
  settle.settled_date = "2023-11-15";
  EXPECT_THAT(chamber_.Barred(settle), ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  settle.settled_date = "2023-08-31";
  EXPECT_THAT(chamber_.Barred(settle), ElementsAre("DATE_UNFIT settled_date >= 2023-09-01"));
  settle.settled_date = kMade;
  EXPECT_THAT(chamber_.Barred(settle), IsEmpty());
  settle.settled_in = ItemOfCouncil();
  EXPECT_THAT(chamber_.Barred(settle), IsEmpty());
  world().WithReason(false);
  EXPECT_THAT(chamber_.Barred(settle), ElementsAre("REASON_REQUIRED reason"));
  world().WithReason(true);
  for (const Action::State state : {Action::OPEN, Action::NOT_ADOPTED}) {
    EXPECT_THAT(chamber_.Barred(Settling(action, state)), ElementsAre("INVALID_FIELD"));
  }
}

TEST_F(ActionTest, WhatTakesItsPlaceIsAnotherOpenOneOfTheBody) {
  const std::string action = Open();
  const std::string other = Open("ander");
  const AddAction of_board = Adding(Action::ACTION_POINT, "punt", "db");
  world().Do(of_board);
  SettleAction settle = Settling(action, Action::REPLACED);
  EXPECT_THAT(chamber_.Barred(settle), ElementsAre("FIELD_REQUIRED replaced_by"));
  for (const std::string& unfit :
       {action, of_board.name, std::string("bodies/db/actions/nergens")}) {
    settle.replaced_by = unfit;
    EXPECT_THAT(chamber_.Barred(settle), ElementsAre("REFERENCE_UNFIT")) << unfit;
  }
  settle.replaced_by = "bodies/raad/actions/nergens";
  EXPECT_THAT(chamber_.Barred(settle), ElementsAre("RESOURCE_NOT_FOUND"));
  settle.replaced_by = other;
  EXPECT_THAT(chamber_.Barred(settle), IsEmpty());
  settle.settlement = Action::LAPSED;
  EXPECT_THAT(chamber_.Barred(settle), ElementsAre("FIELD_UNWANTED replaced_by"));
  settle.settlement = Action::REPLACED;
  world().Do(Settling(other));
  EXPECT_THAT(chamber_.Barred(settle), ElementsAre("REFERENCE_UNFIT"));
}

TEST_F(ActionTest, WhatIsOpenedAgainIsAsItWas) {
  const std::string action = Open();
  const std::string before = Of(action).SerializeAsString();
  SettleAction settle = Settling(action, Action::REPLACED);
  settle.replaced_by = Open("ander");
  settle.settled_in = ItemOfCouncil();
  world().Do(settle);
  world().Do(ReopenAction{action});
  EXPECT_EQ(Of(action).SerializeAsString(), before);
  world().Do(Settling(action));
  world().WithReason(false);
  EXPECT_THAT(chamber_.Barred(ReopenAction{action}), ElementsAre("REASON_REQUIRED reason"));
}

// The entries of worklists with these words, as "list day body item".
std::vector<std::string> WorkIn(const World& world) {
  std::vector<std::string> work;
  for (const auto& [index, entry] : world.index()) {
    if (index != Index::kWork || entry.find("actions/") == std::string::npos) continue;
    work.push_back(absl::StrReplaceAll(entry, {{std::string(1, '\0'), " "}}));
  }
  return work;
}

TEST_F(ActionTest, WhatIsOpenStandsOnTheListsOfItsBodyAndOfItsOwner) {
  AddAction add = Adding(Action::COMMITMENT, "toezegging");
  add.action.set_due_date("2023-12-01");
  world().Do(add);
  EXPECT_THAT(WorkIn(world()),
              ElementsAre("bodies/raad 2023-12-01 bodies/raad actions/toezegging",
                          "persons/wethouder 2023-12-01 bodies/raad actions/toezegging"));
  world().Do(UpdateAction{add.name, "bodies/college", "", v1::PUBLIC});
  EXPECT_THAT(WorkIn(world()), ElementsAre("bodies/college ~ bodies/raad actions/toezegging",
                                           "bodies/raad ~ bodies/raad actions/toezegging"));
  EXPECT_EQ(world().index(), world().IndexAnew());
  world().Do(Settling(add.name));
  EXPECT_THAT(WorkIn(world()), IsEmpty());
  world().Do(ReopenAction{add.name});
  EXPECT_THAT(WorkIn(world()), Not(IsEmpty()));
  AddAction own = Adding(Action::ACTION_POINT, "punt", "db");
  own.action.set_owner("bodies/db");
  world().Do(own);
  EXPECT_THAT(WorkIn(world()), Contains("bodies/db ~ bodies/db actions/punt")) << "once";
}

TEST_F(ActionTest, AnEtagThatIsNotTheLastIsRefused) {
  const std::string action = Open();
  const std::vector<Command> commands = {UpdateAction{action, kOwner, "", v1::PUBLIC},
                                         Settling(action), ReopenAction{action}};
  for (const Command& command : commands) {
    EXPECT_EQ(ReasonOf(world().Try(command, "\"1\"").status()), v1::ETAG_MISMATCH);
  }
}

}  // namespace
}  // namespace noordster::engine::action_test
