// SPDX-License-Identifier: EUPL-1.2
// The list of actions as a griffier has it at the screen, and outcomes that go back to earlier
// ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/end_to_end/command_line.h"
#include "tests/end_to_end/meeting/meeting_script.h"

namespace noordster::testing::action_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using Words = std::vector<std::string>;

constexpr char kJune[] = "gemeenteraad/juni-2022";

Words With(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

class ActionCommandsTest : public CommandLineTest {
 protected:
  ActionCommandsTest() {
    Serve();
    LoadProgramme();
    Must({"apply", "-f", FileWith("bodies.yaml", kMeetingBodies)});
  }

  // Item 1 of a meeting of the gemeenteraad of 28 June 2022.
  void OpenMeeting() const {
    Must({"meeting", "plan", kJune, "--date", "28-06-2022"});
    Must({"agenda", "request", kJune, "Plan Jeugd", "--as", "bespreekstuk"});
    Must({"agenda", "place", absl::StrCat(kJune, "/1")});
    Must({"meeting", "call", kJune, "--on", "16-06-2022"});
    Must({"meeting", "open", kJune, "--sitting", "34", "--signed-in", "34"});
  }

  void VoteOn(const std::string& motion, int votes_for, int votes_against) const {
    Must({"ballot", "record", absl::StrCat(kJune, "/1"), "--for", absl::StrCat(votes_for),
          "--against", absl::StrCat(votes_against), "--subject", motion, "--subject-kind",
          "motie"});
  }

  static Words AddMotion(const std::string& motion, const Words& more = {}) {
    return With({"action", "add", "gemeenteraad", motion, "motie", "Kom met een plan", "--made",
                 "28-06-2022", "--item", "juni-2022/1", "--reference", motion},
                more);
  }
};

TEST_F(ActionCommandsTest, AToezeggingIsFollowedUntilItIsSettled) {
  EXPECT_EQ(Must({"action", "add", "gemeenteraad", "toezegging-overzicht", "toezegging",
                  "Het college komt met een overzicht", "--made", "28-06-2022", "--owner", "b-en-w",
                  "--due", "01-09-2022"}),
            "Op de lijst van gemeenteraad: toezegging overzicht. Afdoen: noordster action settle "
            "gemeenteraad/toezegging-overzicht\n");
  Must({"action", "add", "gemeenteraad", "punt", "actiepunt", "Zoek het uit", "--made",
        "28-06-2022"});
  EXPECT_EQ(Must({"action", "list", "gemeenteraad"}),
            "Id                    Soort       Wat                                 Eigenaar  "
            "Uiterlijk            Stand\n"
            "punt                  actiepunt   Zoek het uit                        -         "
            "-                    open\n"
            "toezegging-overzicht  toezegging  Het college komt met een overzicht  b-en-w    "
            "01-09-2022, te laat  open\n"
            "Open: 2, te laat: 1.\n");
  EXPECT_EQ(Must({"action", "settle", "gemeenteraad/toezegging-overzicht", "--carried-out", "--on",
                  "15-08-2022", "--reason", "Gestuurd."}),
            "Afgedaan: toezegging overzicht, uitgevoerd op 15-08-2022.\n");
  EXPECT_THAT(Must({"action", "list", "gemeenteraad", "--open"}),
              AllOf(HasSubstr("punt"), Not(HasSubstr("toezegging"))));
  EXPECT_THAT(Must({"action", "show", "gemeenteraad/toezegging-overzicht"}),
              HasSubstr("15-08-2022: Gestuurd."));
  EXPECT_EQ(MustFail(4, {"action", "settle", "gemeenteraad/toezegging-overzicht", "--lapsed",
                         "--on", "15-08-2022", "--reason", "Nogmaals."}),
            "Niet mogelijk: gemeenteraad/toezegging-overzicht kan zo niet worden afgedaan.\n"
            "1 Dit is al uitgevoerd; action reopen heropent het.  Aan zet: griffie\n"
            "Er is niets gewijzigd.\n");
}

TEST_F(ActionCommandsTest, AMotionIsWhatTheMembersVotedFor) {
  OpenMeeting();
  EXPECT_THAT(MustFail(4, AddMotion("m1")), HasSubstr("1 Hierover is niet gestemd"));
  VoteOn("m1", 20, 14);
  Must(AddMotion("m1"));
  VoteOn("m2", 14, 20);
  EXPECT_EQ(Must(AddMotion("m2")), "Vastgelegd als verworpen: motie m2 van gemeenteraad.\n");
  VoteOn("m3", 17, 17);
  EXPECT_THAT(MustFail(4, AddMotion("m3")),
              HasSubstr("1 De stemmen staakten hierover: 17 voor, 17 tegen"));
  EXPECT_THAT(MustFail(5, AddMotion("m1")), HasSubstr("Bestaat al"));
  EXPECT_THAT(Must({"action", "show", "gemeenteraad/m1"}),
              HasSubstr("stemming 1 (noordster ballot show gemeenteraad/juni-2022/1)"));
}

TEST_F(ActionCommandsTest, WhatDoesNotFitIsSaidWithItsRule) {
  EXPECT_THAT(MustFail(4, {"action", "add", "stuurgroep", "m1", "motie", "Kom met een plan",
                           "--made", "28-06-2022"}),
              HasSubstr("stuurgroep heeft dit niet: moties en amendementen zijn van een raad"));
  EXPECT_THAT(MustFail(4, {"action", "add", "gemeenteraad", "t1", "toezegging", "Er komt iets",
                           "--made", "28-06-2022"}),
              HasSubstr("1 Een toezegging heeft een eigenaar"));
  EXPECT_THAT(MustFail(4, {"action", "add", "gemeenteraad", "p1", "actiepunt", "Zoek het uit",
                           "--made", "28-06-2022", "--due", "01-06-2022"}),
              HasSubstr("1 De uiterste dag (--due) ligt vóór 28-06-2022"));
  EXPECT_THAT(MustFail(2, {"action", "add", "gemeenteraad", "p1", "belofte", "Zoek het uit"}),
              HasSubstr("kies uit: actiepunt, toezegging, motie, amendement"));
  EXPECT_THAT(MustFail(2, {"action", "settle", "gemeenteraad/p1", "--reason", "x"}),
              HasSubstr("--carried-out, --lapsed of --replaced-by"));
}

TEST_F(ActionCommandsTest, WhatIsNotNamedStaysWhenAnActionChanges) {
  Must({"action", "add", "gemeenteraad", "p1", "actiepunt", "Zoek het uit", "--made", "28-06-2022",
        "--owner", "b-en-w", "--due", "01-09-2022", "--audience", "openbaar"});
  EXPECT_EQ(
      Must({"action", "update", "gemeenteraad/p1", "--due", "01-10-2022", "--reason", "Uit."}),
      "Gewijzigd: actiepunt p1 (gemeenteraad/p1).\n");
  EXPECT_THAT(Must({"action", "show", "gemeenteraad/p1"}),
              AllOf(HasSubstr("b-en-w"), HasSubstr("01-10-2022"), HasSubstr("openbaar")));
  Must({"action", "update", "gemeenteraad/p1", "--no-owner", "--no-due", "--reason",
        "Van niemand."});
  EXPECT_THAT(Must({"action", "show", "gemeenteraad/p1"}),
              AllOf(Not(HasSubstr("b-en-w")), Not(HasSubstr("01-10-2022"))));
}

TEST_F(ActionCommandsTest, AnOutcomeGoesBackToAnEarlierOne) {
  BringToBoard("jeugd");
  const Words record = {"plan",      "record",     "jeugd",    "voorlopig-vastgesteld",
                        "--decided", "15-07-2022", "--source", kTakenFrom};
  EXPECT_THAT(MustFail(3, With(record, {"--supplements", "jeugd/99"})), HasSubstr("Niet gevonden"));
  Must(With(record, {"--supplements", "jeugd/1"}));
  EXPECT_THAT(Must({"plan", "decisions", "jeugd"}), HasSubstr("vult aan: jeugd/1"));
}

}  // namespace
}  // namespace noordster::testing::action_commands_test
