// SPDX-License-Identifier: EUPL-1.2
// Meetings: which act is possible when, and what is kept of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::meeting_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Meeting = v1::Meeting;

constexpr Meeting::State kStates[] = {Meeting::PLANNED,   Meeting::CALLED, Meeting::OPEN,
                                      Meeting::SUSPENDED, Meeting::HELD,   Meeting::NOT_OPENED,
                                      Meeting::CANCELLED};

OpenMeeting Opening(const std::string& meeting) {
  OpenMeeting open;
  open.meeting = meeting;
  open.opening.set_sitting(6);
  open.opening.set_signed_in(6);
  return open;
}

RequestItem Requesting(const std::string& meeting) {
  RequestItem request;
  request.meeting = meeting;
  return request;
}

struct ActOnMeeting {
  const char* word;
  std::vector<Meeting::State> from;
  Command (*command)(const std::string& meeting);
};

// Every act on a meeting of a council, and how the meeting stands before it.
std::vector<ActOnMeeting> Acts() {
  const std::vector<Meeting::State> before = {Meeting::PLANNED, Meeting::CALLED};
  const std::vector<Meeting::State> not_over = {Meeting::PLANNED, Meeting::CALLED, Meeting::OPEN,
                                                Meeting::SUSPENDED};
  return {
      {"call",
       {Meeting::PLANNED},
       [](const std::string& name) -> Command {
         return CallMeeting{name, "2023-08-01"};
       }},
      {"move", before,
       [](const std::string& name) -> Command {
         return MoveMeeting{name, "2023-10-01", ""};
       }},
      {"cancel", before,
       [](const std::string& name) -> Command {
         return TurnMeeting{name, Meeting::CANCELLED};
       }},
      {"open", {Meeting::CALLED}, [](const std::string& name) -> Command { return Opening(name); }},
      {"suspend",
       {Meeting::OPEN},
       [](const std::string& name) -> Command {
         return TurnMeeting{name, Meeting::SUSPENDED, "2023-09-02"};
       }},
      {"resume",
       {Meeting::SUSPENDED},
       [](const std::string& name) -> Command {
         return TurnMeeting{name, Meeting::OPEN};
       }},
      {"close",
       {Meeting::OPEN},
       [](const std::string& name) -> Command {
         return TurnMeeting{name, Meeting::HELD};
       }},
      {"decision list",
       {Meeting::HELD},
       [](const std::string& name) -> Command {
         return PublishDecisionList{name, "2023-09-05", {}};
       }},
      {"minutes",
       {Meeting::HELD},
       [](const std::string& name) -> Command {
         return AdoptMinutes{name, Chamber::NameOf("raad", "later")};
       }},
      {"request item", not_over,
       [](const std::string& name) -> Command { return Requesting(name); }},
      {"publish agenda", not_over,
       [](const std::string& name) -> Command {
         return PublishAgenda{name, {}, v1::PUBLIC, "2023-08-20"};
       }},
  };
}

class MeetingTest : public ::testing::Test {
 protected:
  Chamber chamber_;
};

TEST_F(MeetingTest, EachActIsPossibleWhereItShouldBeAndNowhereElse) {
  const std::string later = Chamber::NameOf("raad", "later");
  chamber_.world().Do(Chamber::Planning(later, "2023-10-01"));
  chamber_.Open(later, 34, 34);
  for (const Meeting::State state : kStates) {
    const std::string name =
        chamber_.Meeting("raad", state, absl::StrCat("m", static_cast<int>(state)));
    ASSERT_EQ(chamber_.Of(name).state(), state);
    for (const ActOnMeeting& act : Acts()) {
      SCOPED_TRACE(absl::StrCat(act.word, " when ", Meeting::State_Name(state)));
      const std::vector<std::string> barred = chamber_.Barred(act.command(name));
      if (std::find(act.from.begin(), act.from.end(), state) != act.from.end()) {
        EXPECT_THAT(barred, IsEmpty());
      } else {
        EXPECT_THAT(barred,
                    ElementsAre(absl::StrCat("MEETING_UNFIT ", Meeting::State_Name(state))));
      }
    }
  }
}

TEST_F(MeetingTest, ACouncilThatWasNotCalledCannotBeOpenedAnExecutiveCan) {
  const std::string raad = chamber_.Meeting("raad", Meeting::PLANNED);
  EXPECT_THAT(chamber_.Barred(Opening(raad)), ElementsAre("MEETING_UNFIT PLANNED"));
  const std::string college = chamber_.Meeting("college", Meeting::PLANNED);
  EXPECT_THAT(chamber_.Barred(Opening(college)), IsEmpty());
}

TEST_F(MeetingTest, SeventeenMembersAndTheBurgemeesterDoNotOpenACouncilOfThirtyFive) {
  // Item 1 of what software gets wrong: each count has its own denominator.
  const std::string name = chamber_.Opened("raad", 35, 17);
  EXPECT_EQ(chamber_.Of(name).state(), Meeting::NOT_OPENED);
  EXPECT_EQ(chamber_.Of(name).opening().quorum(), 18);
  EXPECT_EQ(chamber_.Of(chamber_.Opened("raad", 34, 18, "enough")).state(), Meeting::OPEN);
}

TEST_F(MeetingTest, HalfOfAnExecutiveOpensIt) {
  EXPECT_EQ(chamber_.Of(chamber_.Opened("college", 6, 3)).state(), Meeting::OPEN);
  EXPECT_EQ(chamber_.Of(chamber_.Opened("college", 6, 2, "less")).state(), Meeting::NOT_OPENED);
}

TEST_F(MeetingTest, AMeetingThatMakesUpForOneIsOpenedByWhoeverComes) {
  const std::string first = chamber_.Meeting("raad", Meeting::NOT_OPENED);
  const std::string second = Chamber::NameOf("raad", "second");
  PlanMeeting plan = Chamber::Planning(second, "2023-09-02");
  plan.meeting.set_makes_up_for(first);
  chamber_.world().Do(plan);
  EXPECT_THAT(chamber_.Barred(CallMeeting{second, "2023-09-02"}),
              ElementsAre("DATE_UNFIT 2023-09-02"))
      << "it is at least 24 hours after its call";
  chamber_.Open(second, 34, 2);
  EXPECT_EQ(chamber_.Of(second).state(), Meeting::OPEN);
}

TEST_F(MeetingTest, NothingMakesUpForAMeetingThatWasOpenedOrOfAnotherBody) {
  const std::string opened = chamber_.Opened("raad", 34, 34);
  const std::string turned_away = chamber_.Meeting("raad", Meeting::NOT_OPENED, "turned-away");
  const auto making_up = [](const std::string& body, const std::string& first,
                            const std::string& date) {
    PlanMeeting plan = Chamber::Planning(Chamber::NameOf(body, "second"), date);
    plan.meeting.set_makes_up_for(first);
    return plan;
  };
  for (const PlanMeeting& plan :
       {making_up("raad", opened, "2023-09-03"), making_up("college", turned_away, "2023-09-03"),
        making_up("raad", turned_away, "2023-08-31")}) {
    EXPECT_THAT(chamber_.Barred(plan), ElementsAre("REFERENCE_UNFIT"));
  }
  EXPECT_THAT(chamber_.Barred(making_up("raad", Chamber::NameOf("raad", "none"), "2023-09-03")),
              ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(MeetingTest, WrittenRoundsAreOfBoardsAndCloseWithTheirDay) {
  PlanMeeting round = Chamber::Planning(Chamber::NameOf("db", "round"), "2023-11-20");
  round.meeting.set_form(Meeting::WRITTEN_ROUND);
  PlanMeeting of_council = round;
  of_council.name = Chamber::NameOf("raad", "round");
  EXPECT_THAT(chamber_.Barred(of_council), ElementsAre("REFERENCE_UNFIT"));
  PlanMeeting timed = round;
  timed.meeting.set_start_time("19:30");
  EXPECT_THAT(chamber_.Barred(timed), ElementsAre("INVALID_FIELD"));
  chamber_.world().Do(round);
  OpenMeeting open;
  open.meeting = round.name;
  chamber_.world().Do(open);
  EXPECT_THAT(chamber_.Barred(TurnMeeting{round.name, Meeting::HELD}),
              ElementsAre("DATE_IN_FUTURE 2023-11-14"));
}

TEST_F(MeetingTest, PutOffIsKeptApartFromPausedAndCancelled) {
  // Item 9 of what software gets wrong.
  const std::string moved = chamber_.Meeting("raad", Meeting::CALLED, "moved");
  chamber_.world().Do(MoveMeeting{moved, "2023-10-03", "20:00"});
  EXPECT_EQ(chamber_.Of(moved).state(), Meeting::PLANNED) << "its members are to be called anew";
  EXPECT_EQ(chamber_.Of(moved).date(), "2023-10-03");
  EXPECT_EQ(chamber_.Of(moved).start_time(), "20:00");
  EXPECT_EQ(chamber_.Of(moved).call_date(), "");
  ASSERT_EQ(chamber_.Of(moved).moved_from_size(), 1);
  EXPECT_EQ(chamber_.Of(moved).moved_from(0).date(), "2023-09-01");
  EXPECT_TRUE(chamber_.Of(moved).moved_from(0).has_reason());
  EXPECT_THAT(chamber_.Barred(MoveMeeting{moved, "2023-10-03", ""}),
              ElementsAre("DATE_UNFIT 2023-10-03"));

  const std::string paused = chamber_.Meeting("raad", Meeting::OPEN, "paused");
  EXPECT_THAT(chamber_.Barred(TurnMeeting{paused, Meeting::SUSPENDED, "2023-08-31"}),
              ElementsAre("DATE_UNFIT 2023-09-01"));
  chamber_.world().Do(TurnMeeting{paused, Meeting::SUSPENDED, "2023-11-15"});
  EXPECT_EQ(chamber_.Of(paused).resume_date(), "2023-11-15");
  EXPECT_THAT(chamber_.Barred(TurnMeeting{paused, Meeting::OPEN}),
              ElementsAre("DATE_IN_FUTURE 2023-11-14"));
}

TEST_F(MeetingTest, AMeetingIsMovedAsOftenAsItsBound) {
  const std::string name = chamber_.Meeting("raad", Meeting::PLANNED);
  for (int i = 0; i < limits::kMeetingMovesMax; ++i) {
    chamber_.world().Do(MoveMeeting{name, i % 2 == 0 ? "2023-09-02" : "2023-09-01", ""});
  }
  EXPECT_THAT(chamber_.Barred(MoveMeeting{name, "2023-09-04", ""}), ElementsAre("LIMIT_REACHED"));
}

TEST_F(MeetingTest, TheDecisionListIsNoMinutes) {
  // Item 13 of what software gets wrong: the first is published soon, the second adopted later.
  const std::string name = chamber_.Meeting("raad", Meeting::HELD);
  const std::string next = Chamber::NameOf("raad", "next");
  chamber_.world().Do(Chamber::Planning(next, "2023-10-01"));
  EXPECT_THAT(chamber_.Barred(AdoptMinutes{name, next}), ElementsAre("MEETING_UNFIT PLANNED"));
  EXPECT_THAT(chamber_.Barred(PublishDecisionList{name, "2023-08-31", {}}),
              ElementsAre("DATE_UNFIT 2023-09-01"));
  EXPECT_THAT(chamber_.Barred(PublishDecisionList{name, "2023-11-15", {}}),
              ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  chamber_.world().Do(PublishDecisionList{name, "2023-09-04", chamber_.world().Text()});
  EXPECT_EQ(chamber_.Of(name).decision_list_date(), "2023-09-04");
  chamber_.world().Do(PublishDecisionList{name, "2023-09-20", chamber_.world().Text()});
  EXPECT_EQ(chamber_.Of(name).decision_list_date(), "2023-09-04") << "the first day counts";
  EXPECT_EQ(chamber_.Of(name).minutes_adopted_in(), "");
  chamber_.Open(next, 34, 34);
  chamber_.world().Do(AdoptMinutes{name, next});
  EXPECT_EQ(chamber_.Of(name).minutes_adopted_in(), next);
  EXPECT_THAT(chamber_.Barred(AdoptMinutes{name, name}), ElementsAre("REFERENCE_UNFIT"));
}

TEST_F(MeetingTest, ABoardHasNoDecisionList) {
  // Item 6 of what software gets wrong: what a programme adopts is no decision of the municipality.
  const std::string name = chamber_.Meeting("db", Meeting::HELD);
  EXPECT_THAT(chamber_.Barred(PublishDecisionList{name, "2023-09-05", {}}),
              ElementsAre("REFERENCE_UNFIT"));
}

TEST_F(MeetingTest, NumbersThatCannotBeAreNamedWithTheirBound) {
  const std::string name = chamber_.Meeting("raad", Meeting::CALLED);
  const auto opening = [&name](int32_t sitting, int32_t signed_in) {
    OpenMeeting open;
    open.meeting = name;
    open.opening.set_sitting(sitting);
    open.opening.set_signed_in(signed_in);
    return open;
  };
  EXPECT_THAT(chamber_.Barred(opening(36, 20)), ElementsAre("BALLOT_UNFIT sitting <= 35"));
  EXPECT_THAT(chamber_.Barred(opening(34, 35)), ElementsAre("BALLOT_UNFIT signed_in <= 34"));
  EXPECT_THAT(chamber_.Barred(opening(0, 0)), ElementsAre("FIELD_REQUIRED opening.sitting"));
  OpenMeeting named = opening(34, 0);
  chamber_.world().Register("member");
  named.opening.add_persons("persons/member");
  EXPECT_THAT(chamber_.Barred(named), ElementsAre("BALLOT_UNFIT persons <= 0"));
  OpenMeeting unknown = opening(34, 34);
  unknown.opening.set_chair("persons/nobody");
  EXPECT_THAT(chamber_.Barred(unknown), ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(MeetingTest, ABodyWithoutSeatsSetByLawCannotOpenAsACouncil) {
  chamber_.world().Do(BodyOfKind("unset", v1::COUNCIL));
  const std::string name = chamber_.Meeting("unset", Meeting::CALLED);
  EXPECT_THAT(chamber_.Barred(Opening(name)), ElementsAre("REFERENCE_UNFIT"));
}

TEST_F(MeetingTest, AMeetingOfTheFutureIsNotOpenedYet) {
  const std::string name = Chamber::NameOf("college", "coming");
  chamber_.world().Do(Chamber::Planning(name, "2023-11-15"));
  EXPECT_THAT(chamber_.Barred(Opening(name)), ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  EXPECT_THAT(chamber_.Barred(CallMeeting{name, "2023-11-15"}),
              ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  EXPECT_THAT(chamber_.Barred(CallMeeting{name, "2023-11-16"}),
              ElementsAre("DATE_IN_FUTURE 2023-11-14", "DATE_UNFIT 2023-11-15"));
}

TEST_F(MeetingTest, AMeetingIsPlannedOnceAndOfABodyThatIsThere) {
  const std::string name = chamber_.Meeting("raad", Meeting::PLANNED);
  EXPECT_THAT(chamber_.Barred(Chamber::Planning(name, "2023-10-01")),
              ElementsAre("RESOURCE_EXISTS"));
  EXPECT_THAT(chamber_.Barred(Chamber::Planning(Chamber::NameOf("none", "m"), "2023-10-01")),
              ElementsAre("RESOURCE_NOT_FOUND"));
}

}  // namespace
}  // namespace noordster::engine::meeting_test
