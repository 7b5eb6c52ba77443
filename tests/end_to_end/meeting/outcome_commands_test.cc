// SPDX-License-Identifier: EUPL-1.2
// Outcomes that rest on meetings, as a secretary records them: by the meeting or the item, after a
// ballot or without one, and what is said when the votes were otherwise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/end_to_end/command_line.h"

namespace noordster::testing::outcome_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

Words With(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

class OutcomeCommandsTest : public CommandLineTest {
 protected:
  OutcomeCommandsTest() {
    Serve();
    LoadProgramme();
  }

  void PlaceItem(const std::string& item, const std::string& treatment,
                 const std::string& about) const {
    Must({"agenda", "request", item.substr(0, item.rfind('/')), "Uitvoeringsplan", "--as",
          treatment, "--about", about});
    Must({"agenda", "place", item});
  }

  // The DB of July, with an item about all plans.
  void HoldBoard() const {
    Must({"meeting", "plan", "db-programma/juli", "--date", "15-07-2022"});
    PlaceItem("db-programma/juli/1", "bespreekstuk", "jeugd,meedoen,wonen");
    Must({"meeting", "open", "db-programma/juli", "--signed-in", "7"});
  }

  // The raad of a day, with an item about Plan Jeugd, which is at its stage.
  void HoldCouncil(const std::string& meeting, const std::string& day,
                   const std::string& treatment) const {
    Must({"meeting", "plan", meeting, "--date", day});
    PlaceItem(absl::StrCat(meeting, "/1"), treatment, "jeugd");
    OpenCouncil(meeting);
  }

  void OpenCouncil(const std::string& meeting) const {
    Must({"meeting", "call", meeting, "--on", "01-09-2022"});
    Must({"meeting", "open", meeting, "--sitting", "34", "--signed-in", "34"});
  }

  void BringToCouncil() const {
    BringToBoard("jeugd");
    for (const char* outcome : {"voorlopig-vastgesteld", "ingestemd"}) {
      Must({"plan", "record", "jeugd", outcome, "--decided", "30-08-2022", "--source", kTakenFrom});
    }
  }

  void Vote(const std::string& item, int votes_for, int votes_against,
            const Words& more = {}) const {
    Must(With({"ballot", "record", item, "--for", absl::StrCat(votes_for), "--against",
               absl::StrCat(votes_against)},
              more));
  }

  Words Record(const std::string& outcome, const Words& more) const {
    return With({"plan", "record", "jeugd", outcome}, more);
  }
};

TEST_F(OutcomeCommandsTest, ABodyThatMeetsComesToItsOutcomesInMeetings) {
  BringToBoard("jeugd");
  EXPECT_THAT(MustFail(4, Record("voorlopig-vastgesteld", {"--decided", "15-07-2022"})),
              HasSubstr("1 Deze uitkomst vraagt een vergadering waarin het is behandeld "
                        "(--meeting of --item), of de bron van een feit van vroeger (--source)."));
  HoldBoard();
  EXPECT_EQ(Must(Record("voorlopig-vastgesteld", {"--meeting", "db-programma/juli"})),
            "Uitkomst vastgelegd: Plan Jeugd (versie 1), DB programma op 15-07-2022: voorlopig "
            "vastgesteld (intern).\nNu in de fase: College.\n");
  const YAML::Node decided = Answer({"plan", "decisions", "jeugd"})[3];
  EXPECT_EQ(decided["agendaItem"].Scalar(),
            "municipalities/gm1916/bodies/db-programma/meetings/juli/items/1");
  EXPECT_THAT(Must({"plan", "decisions", "jeugd"}), HasSubstr("db-programma/juli punt 1\n"));
  EXPECT_THAT(Must({"plan", "decisions", "jeugd"}), HasSubstr("Bron: Tijdspad 2022\n"));
}

TEST_F(OutcomeCommandsTest, OneMeetingGivesSeveralPlansTheirOutcome) {
  BringToBoard("jeugd");
  BringToBoard("wonen");
  HoldBoard();
  EXPECT_THAT(Must({"plan", "record-several", "voorlopig-vastgesteld", "jeugd", "wonen",
                    "--meeting", "juli"}),
              AllOf(HasSubstr("Plan Jeugd (versie 1), DB programma op 15-07-2022"),
                    HasSubstr("Plan Wonen (versie 1), DB programma op 15-07-2022")));
  BringToBoard("meedoen");
  EXPECT_EQ(Must({"plan", "record-each", "aangehouden", "--stage", "db-vaststelling", "--item",
                  "db-programma/juli/1", "--reason", "Dekking."}),
            "1/1 Plan Meedoen: vastgelegd\n1 vastgelegd, 0 geweigerd.\n");
  Must({"plan", "send-back", "meedoen", "--meeting", "juli", "--reason", "Dekking."});
  EXPECT_THAT(Must({"plan", "timepath", "meedoen"}), HasSubstr("15-07-2022  teruggestuurd\n"));
}

TEST_F(OutcomeCommandsTest, TheItemIsFoundOrTheWayToItIsShown) {
  BringToCouncil();
  Must({"meeting", "plan", "raad/september", "--date", "27-09-2022"});
  const Words record = Record("vastgesteld", {"--meeting", "raad/september"});
  EXPECT_EQ(MustFail(2, record),
            "Op de agenda van raad/september staat geen punt over sterk-voor-noord/jeugd. Vraag "
            "er een, en plaats het:\n"
            "noordster agenda request raad/september TITEL --as bespreekstuk --about "
            "sterk-voor-noord/jeugd\n"
            "noordster agenda place raad/september/NUMMER\n");
  Must({"agenda", "request", "raad/september", "Plan", "--as", "hamerstuk", "--about", "jeugd"});
  EXPECT_THAT(MustFail(2, record), HasSubstr("noordster agenda place raad/september/1\n"));
  Must({"agenda", "place", "raad/september/1"});
  EXPECT_THAT(MustFail(4, record), HasSubstr("1 De vergadering is alleen gepland"));
  PlaceItem("raad/september/2", "hamerstuk", "jeugd,wonen");
  EXPECT_THAT(MustFail(2, record),
              HasSubstr("Kies uit: --item raad/september/1, --item raad/september/2.\n"));
  PlaceItem("raad/september/3", "hamerstuk", "wonen");
  OpenCouncil("raad/september");
  EXPECT_THAT(MustFail(4, Record("vastgesteld", {"--item", "raad/september/3"})),
              HasSubstr("1 Agendapunt raad/september/3 gaat niet over dit plan"));
  Must(Record("vastgesteld", {"--item", "raad/september/2"}));
}

TEST_F(OutcomeCommandsTest, OneBasisAndOneDayAreTyped) {
  BringToCouncil();
  HoldCouncil("raad/september", "27-09-2022", "hamerstuk");
  EXPECT_EQ(MustFail(2, Record("vastgesteld", {"--item", "raad/september/1", "--source", "Bron"})),
            "Noem een van --meeting, --item en --source, niet meer.\n");
  EXPECT_THAT(MustFail(2, Record("vastgesteld", {"--source", "Bron"})),
              StartsWith("Zeg op welke dag het was (--decided), of in welke vergadering"));
  EXPECT_THAT(MustFail(4, Record("vastgesteld",
                                 {"--meeting", "raad/september", "--decided", "28-09-2022"})),
              HasSubstr("1 De dag past niet bij die van de vergadering, 27-09-2022."));
  Must({"meeting", "suspend", "raad/september", "--until", "29-09-2022"});
  Must({"meeting", "resume", "raad/september"});
  EXPECT_EQ(MustFail(2, Record("vastgesteld", {"--meeting", "raad/september"})),
            "raad/september was op 27-09-2022 en ging verder op 29-09-2022: zeg op welke van die "
            "dagen het was (--decided).\n");
  EXPECT_THAT(
      Must(Record("vastgesteld", {"--meeting", "raad/september", "--decided", "29-09-2022"})),
      HasSubstr("Raad op 29-09-2022: vastgesteld (besluit)."));
  EXPECT_THAT(Must({"plan", "timepath", "jeugd"}),
              HasSubstr("vastgesteld (besluit), zonder stemming, nog te bevestigen"));
}

TEST_F(OutcomeCommandsTest, AnOutcomeOfTheCouncilIsWhatItsMembersVotedFor) {
  BringToCouncil();
  HoldCouncil("raad/september", "27-09-2022", "bespreekstuk");
  const Words meeting = {"--meeting", "raad/september"};
  EXPECT_THAT(MustFail(4, Record("vastgesteld", meeting)),
              HasSubstr("1 Over dit punt is niet gestemd: leg de stemming vast (ballot record), of "
                        "zeg dat niemand erom vroeg (--without-vote; Gemeentewet art. 32)."));
  EXPECT_THAT(MustFail(4, Record("verworpen", With(meeting, {"--without-vote"}))),
              HasSubstr("verwerpen vraagt een stemming (ballot record)."));
  Vote("raad/september/1", 18, 16, {"--subject", "A1", "--subject-kind", "amendement"});
  Vote("raad/september/1", 30, 4);
  EXPECT_THAT(MustFail(4, Record("verworpen", With(meeting, {"--reason", "Geen dekking."}))),
              HasSubstr("1 De stemming over dit punt: 30 voor, 4 tegen: aangenomen."));
  EXPECT_THAT(
      MustFail(4, Record("vastgesteld", meeting)),
      HasSubstr("1 Er is een amendement aangenomen, 18 voor en 16 tegen: dan is de uitkomst "
                "de gewijzigde."));
  Must(Record("gewijzigd-vastgesteld", With(meeting, {"--due", "08-11-2022"})));
  EXPECT_THAT(Must({"plan", "decisions", "jeugd", "--lang", "en"}),
              HasSubstr("raad/september item 1, ballot 2 carried: 30 for, 4\n"));
  EXPECT_EQ(Answer({"plan", "decisions", "jeugd"})[5]["ballot"].as<int>(), 2);
}

TEST_F(OutcomeCommandsTest, OfAHamerstukTheVotesACouncilSystemPrintsStayWordsOfItsSource) {
  // Such a system prints a result for every item, but nobody voted (Gemeentewet art. 32).
  constexpr char kPrinted[] = "Raadsinformatiesysteem, 27-09-2022, punt 1: 32 voor, 0 tegen";
  BringToCouncil();
  HoldCouncil("raad/september", "27-09-2022", "hamerstuk");
  EXPECT_THAT(
      MustFail(4, {"ballot", "record", "raad/september/1", "--for", "32", "--against", "0"}),
      HasSubstr("1 Het agendapunt is een hamerstuk: zonder stemming."));
  Must(Record("vastgesteld", {"--meeting", "raad/september"}));
  Must({"plan", "confirm", "jeugd", "6", "--source", kPrinted});
  const YAML::Node decided = Answer({"plan", "decisions", "jeugd"})[5];
  EXPECT_EQ(decided["manner"].Scalar(), "WITHOUT_VOTE");
  EXPECT_EQ(decided["ballot"].as<int>(), 0);
  EXPECT_EQ(decided["confirmationSource"].Scalar(), kPrinted);
  EXPECT_THAT(Must({"ballot", "show", "raad/september/1"}), Not(HasSubstr("32")));
  EXPECT_THAT(Must({"plan", "timepath", "jeugd"}),
              AllOf(HasSubstr("vastgesteld (besluit), zonder stemming"), Not(HasSubstr("32"))));
}

TEST_F(OutcomeCommandsTest, ATieIsDecidedInTheNextMeeting) {
  BringToCouncil();
  HoldCouncil("raad/september", "27-09-2022", "bespreekstuk");
  Must({"meeting", "plan", "raad/oktober", "--date", "11-10-2022"});
  Vote("raad/september/1", 17, 17);
  EXPECT_THAT(MustFail(4, Record("vastgesteld", {"--meeting", "raad/september"})),
              HasSubstr("1 De stemming over dit punt: 17 voor, 17 tegen: de stemmen staakten en de "
                        "volgende vergadering beslist (Gemeentewet art. 32)"));
  Must({"agenda", "move-on", "raad/september/1", "--to", "oktober", "--reason", "Staking."});
  EXPECT_THAT(MustFail(4, Record("vastgesteld", {"--meeting", "raad/september"})),
              HasSubstr("Het agendapunt is doorgeschoven naar een latere vergadering."));
  Must({"plan", "defer", "jeugd", "--meeting", "raad/september", "--reason", "Staking."});
  OpenCouncil("raad/oktober");
  Vote("raad/oktober/1", 16, 18);
  EXPECT_THAT(MustFail(4, Record("vastgesteld", {"--meeting", "raad/oktober"})),
              HasSubstr("1 De stemming over dit punt: 16 voor, 18 tegen: verworpen."));
  Must(Record("verworpen", {"--meeting", "raad/oktober", "--reason", "Geen dekking."}));
  EXPECT_EQ(Answer({"plan", "get", "jeugd"})["state"].Scalar(), "TURNED_DOWN");
  Must({"history", "verify"});
}

}  // namespace
}  // namespace noordster::testing::outcome_commands_test
