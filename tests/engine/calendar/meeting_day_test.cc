// SPDX-License-Identifier: EUPL-1.2
// Meetings by their day, by index: those that will be, are or were held.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::meeting_day_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Meeting = v1::Meeting;

// "bodies/raad 2023-09-01 m" of each entry.
std::vector<std::string> Days(const World& world) {
  std::vector<std::string> days;
  for (const auto& [index, entry] : world.index()) {
    if (index != Index::kMeetingByDay) continue;
    days.push_back(absl::StrReplaceAll(entry, {{absl::string_view("\0", 1), " "}}));
  }
  return days;
}

TEST(MeetingDayTest, EveryMeetingCountsButOneThatIsCancelledOrWasNotOpened) {
  for (int state = 1; state <= Meeting::State_MAX; ++state) {
    Chamber chamber;
    chamber.Meeting("raad", static_cast<Meeting::State>(state));
    if (state == Meeting::CANCELLED || state == Meeting::NOT_OPENED) {
      EXPECT_THAT(Days(chamber.world()), IsEmpty()) << state;
    } else {
      EXPECT_THAT(Days(chamber.world()), ElementsAre("bodies/raad 2023-09-01 m")) << state;
    }
  }
}

TEST(MeetingDayTest, AMeetingThatIsMovedStandsUnderItsNewDay) {
  Chamber chamber;
  const std::string name = chamber.Meeting("raad", Meeting::CALLED);
  chamber.world().Do(MoveMeeting{name, "2023-10-05", ""});
  EXPECT_THAT(Days(chamber.world()), ElementsAre("bodies/raad 2023-10-05 m"));
  chamber.world().Do(TurnMeeting{name, Meeting::CANCELLED});
  EXPECT_THAT(Days(chamber.world()), IsEmpty());
}

TEST(MeetingDayTest, MeetingsOfABodyStandInTheOrderOfTheirDays) {
  Chamber chamber;
  const auto plan = [&chamber](const std::string& body, const std::string& id,
                               const std::string& date) {
    PlanMeeting planning = Chamber::Planning(Chamber::NameOf(body, id), date);
    if (body == "db") planning.meeting.set_form(Meeting::WRITTEN_ROUND);
    chamber.world().Do(planning);
  };
  plan("raad", "a", "2023-12-19");
  plan("raad", "b", "2023-11-28");
  plan("college", "c", "2023-11-21");
  plan("raad", "d", "2023-11-28");
  plan("db", "round", "2023-11-20");
  EXPECT_THAT(Days(chamber.world()),
              ElementsAre("bodies/college 2023-11-21 c", "bodies/db 2023-11-20 round",
                          "bodies/raad 2023-11-28 b", "bodies/raad 2023-11-28 d",
                          "bodies/raad 2023-12-19 a"));
  EXPECT_EQ(chamber.world().index(), chamber.world().IndexAnew());
}

}  // namespace
}  // namespace noordster::engine::meeting_day_test
