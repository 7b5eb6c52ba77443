// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/action/action_screen.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli::action_screen_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kJan[] = "municipalities/gm1916/persons/jan";

v1::Action Motion(const std::string& more = "") {
  return FromText<v1::Action>(
      R"(name: "municipalities/gm1916/bodies/raad/actions/m3" kind: MOTION text: "Kom met een plan"
         made_date: "2022-09-27" owner: "municipalities/gm1916/bodies/college" reference: "m3"
         agenda_item: "municipalities/gm1916/bodies/raad/meetings/september/items/3" ballot: 2
         due_date: "2022-12-01" audience: PUBLIC )" +
      more);
}

std::string List(const v1::Action& action, const std::string& today) {
  return ActionsText({action}, {{kJan, "Jan Jansen"}}, today, Language::kDutch);
}

TEST(ActionScreenTest, EveryOneStandsOnTheListWithOwnerAndLastDay) {
  EXPECT_EQ(List(Motion("state: OPEN"), "2022-12-01"),
            "Id  Soort  Wat               Eigenaar  Uiterlijk   Stand\n"
            "m3  motie  Kom met een plan  college   01-12-2022  open\n"
            "Open: 1, te laat: 0.\n");
  v1::Action of_person = Motion("state: OPEN");
  of_person.set_owner(kJan);
  EXPECT_THAT(List(of_person, "2022-12-01"), HasSubstr("Jan Jansen"));
  EXPECT_EQ(ActionsText({}, {}, "2022-12-01", Language::kEnglish),
            "Nothing stands on this list.\n");
}

TEST(ActionScreenTest, OnlyWhatIsOpenCanBeLate) {
  EXPECT_THAT(List(Motion("state: OPEN"), "2022-12-02"), HasSubstr("01-12-2022, te laat"));
  EXPECT_THAT(List(Motion("state: OPEN"), "2022-12-02"), HasSubstr("Open: 1, te laat: 1."));
  for (const char* state : {"CARRIED_OUT", "LAPSED", "REPLACED", "NOT_ADOPTED"}) {
    EXPECT_THAT(List(Motion(std::string("state: ") + state), "2022-12-02"),
                Not(HasSubstr(", te laat\n")))
        << state;
  }
}

TEST(ActionScreenTest, AnActionShowsItsVoteAndWhatBecameOfIt) {
  const v1::Action settled = Motion(
      R"(state: REPLACED settled_date: "2022-11-01" settlement_reason: "Ingehaald"
         settled_in: "municipalities/gm1916/bodies/raad/meetings/november/items/1"
         replaced_by: "municipalities/gm1916/bodies/raad/actions/m4")");
  const std::string text = ActionText(settled, {}, "2022-12-02", Language::kDutch);
  EXPECT_THAT(text, HasSubstr("raad/m3, motie"));
  EXPECT_THAT(text, HasSubstr("vervangen door m4"));
  EXPECT_THAT(text, HasSubstr("stemming 2 (noordster ballot show raad/september/3)"));
  EXPECT_THAT(text, HasSubstr("01-11-2022, raad/november/1: Ingehaald"));
  v1::Action without = Motion("state: OPEN without_vote: true");
  without.clear_ballot();
  EXPECT_THAT(ActionText(without, {}, "2022-12-02", Language::kDutch),
              HasSubstr("zonder stemming aangenomen (Gemeentewet art. 32)"));
}

TEST(ActionScreenTest, AnIdThatSaysWhatItIsIsNotSaidTwice) {
  v1::Action motion = Motion("state: OPEN");
  EXPECT_EQ(ActionInSentence(motion, Language::kDutch), "motie m3");
  motion.set_name("municipalities/gm1916/bodies/raad/actions/motie-afval");
  EXPECT_EQ(ActionInSentence(motion, Language::kDutch), "motie afval");
  EXPECT_EQ(ActionInSentence(motion, Language::kEnglish), "motion motie-afval");
}

TEST(ActionScreenTest, ADecisionTellsWhichEarlierOnesItGoesBackTo) {
  const auto decision = FromText<v1::Decision>(
      R"(relations {
           kind: SUPPLEMENTS
           decision: "municipalities/gm1916/programmes/noord/plans/jeugd/decisions/3" }
         relations {
           kind: CARRIES_OUT
           decision: "municipalities/gm1916/programmes/noord/plans/wonen/decisions/5" })");
  EXPECT_EQ(RelationsText(decision, Language::kDutch), "vult aan: jeugd/3, voert uit: wonen/5");
  EXPECT_EQ(RelationsText({}, Language::kDutch), "");
}

}  // namespace
}  // namespace noordster::cli::action_screen_test
