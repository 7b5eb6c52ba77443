// SPDX-License-Identifier: EUPL-1.2
// What a programme is for, who works on it and what is done, as the programme secretary has it at
// the screen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/end_to_end/command_line.h"
#include "tests/end_to_end/programme/programme_script.h"

namespace noordster::testing::programme_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

class ProgrammeCommandsTest : public CommandLineTest {
 protected:
  ProgrammeCommandsTest() {
    Serve();
    LoadProgramme();
  }

  // Applies the goals, the partner and the project of kNetwork.
  void ApplyNetwork() const { Must({"apply", "-f", FileWith("network.yaml", kNetwork)}); }
};

TEST_F(ProgrammeCommandsTest, ProjectsAreListedByHowTheyStand) {
  EXPECT_EQ(Must({"project", "list", "--state", "gepland"}),
            "Id                       Naam                              Stand    Sinds  Trekker\n"
            "aanbod-16-tot-23-jaar    Passend aanbod voor jongeren van  gepland  -      -\n"
            "                         16 tot 23 jaar\n"
            "extra-tijd-op-school     Extra tijd op school              gepland  -      -\n"
            "flatcoaches              Flatcoaches                       gepland  -      -\n"
            "participatieconsulenten  Twee extra                        gepland  -      -\n"
            "                         participatieconsulenten\n"
            "4 projecten: 4 gepland.\n");
  EXPECT_THAT(Must({"project", "list"}), EndsWith("14 projecten: 4 gepland, 10 lopend.\n"));
  EXPECT_EQ(Must({"project", "list", "--state", "gestopt"}), "Er staat niets op deze lijst.\n");
  EXPECT_THAT(MustFail(2, {"project", "list", "--state", "klaar"}),
              HasSubstr("kies uit: idee, gepland, lopend, gepauzeerd, afgerond, gestopt"));
}

TEST_F(ProgrammeCommandsTest, ProjectsAreListedByWhatTheyContributeTo) {
  ApplyNetwork();
  for (const char* contribution :
       {"wonen", "challenges/wonen", "budgetcoaching", "goals/budgetcoaching"}) {
    EXPECT_THAT(Column(Answer({"project", "list", "--for", contribution}), "displayName"),
                ElementsAre("Maatjes"))
        << contribution;
  }
  EXPECT_THAT(Column(Answer({"project", "list", "--for", "jeugd"}), "displayName"), IsEmpty());
  EXPECT_THAT(MustFail(3, {"project", "list", "--for", "geen"}),
              HasSubstr("programmes/sterk-voor-noord/challenges/geen, goals/geen.\n"));
  EXPECT_THAT(MustFail(3, {"project", "list", "--for", "challenges/geen"}),
              HasSubstr("programmes/sterk-voor-noord/challenges/geen"));
}

TEST_F(ProgrammeCommandsTest, AProjectIsTurnedAndToldOf) {
  EXPECT_EQ(Must({"project", "turn", "flatcoaches", "lopend", "--on", "01-09-2022"}),
            "Flatcoaches: lopend, sinds 01-09-2022.\n");
  EXPECT_EQ(Must({"project", "tell", "flatcoaches", "De eerste coach is begonnen.", "--on",
                  "05-09-2022"}),
            "Bericht 1 over sterk-voor-noord/flatcoaches is vastgelegd.\n");
  EXPECT_EQ(Must({"project", "show", "flatcoaches"}),
            "Project       Flatcoaches (sterk-voor-noord/flatcoaches)\n"
            "Stand         lopend, sinds 01-09-2022\n"
            "Omschrijving  Er worden flatcoaches ingezet door de woningcorporaties om\n"
            "              inwoners meer met elkaar in contact te brengen.\n"
            "Partners      niet gezegd\n"
            "Opgaven       niet gezegd\n"
            "Doelen        niet gezegd\n"
            "Begin         nog dit jaar (2022)\n"
            "Einde         niet gezegd\n"
            "Bestemd voor  openbaar\n"
            "Bron          Presentatie Sterk voor Noord (2022), Op de planning voor dit\n"
            "              jaar\n"
            "\n"
            "Verloop\n"
            "  zo geregistreerd  gepland\n"
            "  01-09-2022        lopend\n"
            "\n"
            "Berichten\n"
            "  05-09-2022\n"
            "    De eerste coach is begonnen.\n");
  EXPECT_THAT(History(), AllOf(HasSubstr("stand van project"), HasSubstr("lopend, 01-09-2022"),
                               HasSubstr("bericht over project"), HasSubstr("1, 05-09-2022")));
  EXPECT_THAT(Must({"history", "list", "projects/flatcoaches"}),
              HasSubstr("flatcoaches  bericht over project"));
}

TEST_F(ProgrammeCommandsTest, TheNewestUpdatesStandFirst) {
  for (int day = 1; day <= 22; ++day) {
    Must({"project", "tell", "flatcoaches", absl::StrCat("Bericht ", day), "--on",
          absl::StrCat("2022-10-", day < 10 ? "0" : "", day)});
  }
  const std::string page = Must({"project", "show", "flatcoaches"});
  EXPECT_THAT(page, HasSubstr("Berichten\n"
                              "  22-10-2022\n"
                              "    Bericht 22\n"
                              "  21-10-2022\n"));
  EXPECT_THAT(page, EndsWith("  03-10-2022\n"
                             "    Bericht 3\n"
                             "  En 2 oudere (-o json toont ze alle).\n"));
  EXPECT_EQ(Answer({"project", "show", "flatcoaches"})["updates"].size(), 22U);
}

TEST_F(ProgrammeCommandsTest, WhyAProjectCannotComeToStandSoIsSaid) {
  EXPECT_EQ(MustFail(4, {"project", "turn", "kansrijke-start", "gepland", "--on", "01-09-2022"}),
            "Niet mogelijk: sterk-voor-noord/kansrijke-start kan zo niet komen te staan.\n"
            "1 Het project loopt: het wordt gepauzeerd, afgerond of gestopt.  Aan zet: "
            "programmasecretaris\n"
            "Er is niets gewijzigd.\n");
  EXPECT_THAT(MustFail(4, {"project", "turn", "kansrijke-start", "gepauzeerd"}),
              HasSubstr("1 Dit vraagt een reden (--reason)."));
  Must({"project", "turn", "kansrijke-start", "gepauzeerd", "--on", "01-09-2022", "--reason",
        "Vol."});
  EXPECT_THAT(
      MustFail(4, {"project", "turn", "kansrijke-start", "gestopt", "--on", "31-08-2022",
                   "--reason", "Klaar."}),
      HasSubstr("1 Het project staat zo sinds 01-09-2022: kies die dag of een latere (--on)."));
  // What was recorded by mistake is taken back, also from the day before.
  EXPECT_THAT(MustFail(4, {"project", "turn", "kansrijke-start", "lopend", "--on", "31-08-2022"}),
              HasSubstr("1 Dit vraagt een reden (--reason)."));
  Must({"project", "turn", "kansrijke-start", "lopend", "--on", "31-08-2022", "--reason",
        "Er was nog plaats."});
  EXPECT_THAT(MustFail(4, {"project", "tell", "kansrijke-start", "Straks.", "--on", "01-01-2190"}),
              AllOf(StartsWith("Niet mogelijk: dit kan niet over "
                               "sterk-voor-noord/kansrijke-start worden bericht.\n"),
                    HasSubstr("1 De datum ligt in de toekomst")));
  EXPECT_THAT(MustFail(3, {"project", "show", "geen"}), StartsWith("Niet gevonden"));
}

TEST_F(ProgrammeCommandsTest, AFileSaysHowAProjectWasRegisteredNotHowItStands) {
  ApplyNetwork();
  Must({"project", "turn", "maatjes", "afgerond", "--on", "01-09-2022"});
  const std::string history = History();
  const std::string file = FileWith("network.yaml", kNetwork);
  EXPECT_EQ(Must({"apply", "-f", file}),
            "ongewijzigd  programmes/sterk-voor-noord/goals/minder-schulden\n"
            "ongewijzigd  programmes/sterk-voor-noord/goals/budgetcoaching\n"
            "ongewijzigd  programmes/sterk-voor-noord/partners/woningcorporatie\n"
            "ongewijzigd  programmes/sterk-voor-noord/projects/maatjes (stand: afgerond; project "
            "turn wijzigt dat)\n"
            "0 aangemaakt, 0 gewijzigd, 4 ongewijzigd.\n");
  const YAML::Node applied = Answer({"apply", "-f", file});
  EXPECT_THAT(Column(applied, "change"), AllOf(SizeIs(4), Each("UNCHANGED")));
  EXPECT_THAT(Column(applied, "state"), ElementsAre("", "", "", "COMPLETED"));
  EXPECT_EQ(History(), history);
  // What else the file says is applied, and how it stands stays.
  const std::string renamed = FileWith(
      "renamed.yaml",
      absl::StrReplaceAll(kNetwork, {{"display_name: Maatjes", "display_name: Vaste maatjes"}}));
  EXPECT_THAT(Must({"apply", "-f", renamed}),
              HasSubstr("gewijzigd    programmes/sterk-voor-noord/projects/maatjes (stand: "));
  EXPECT_THAT(Must({"project", "show", "maatjes"}),
              AllOf(HasSubstr("Vaste maatjes"), HasSubstr("afgerond, sinds 01-09-2022")));
}

TEST_F(ProgrammeCommandsTest, ACovenantShowsAllItsPlaces) {
  ApplyNetwork();
  EXPECT_THAT(Must({"covenant", "show", "deal-voor-noord"}),
              EndsWith("Plaats           Wie                      Als  Wanneer\n"
                       "1 tot en met 33  niet genoemd in de bron\n"));
  EXPECT_EQ(Must({"covenant", "sign", "deal-voor-noord", "3", "woningcorporatie", "--role",
                  "bestuurder", "--on", "15-12-2021"}),
            "Vastgelegd: plaats 3 van sterk-voor-noord/deal-voor-noord is van woningcorporatie.\n");
  EXPECT_EQ(Must({"covenant", "show", "deal-voor-noord"}),
            "Convenant    Deal voor Noord (sterk-voor-noord/deal-voor-noord)\n"
            "Ondertekend  december 2021\n"
            "Plaatsen     33, waarvan 1 met naam\n"
            "Bron         Presentatie Sterk voor Noord (2022), Tot nu toe\n"
            "\n"
            "Plaats           Wie                      Als         Wanneer\n"
            "1 tot en met 2   niet genoemd in de bron\n"
            "3                Woningcorporatie         bestuurder  15-12-2021\n"
            "4 tot en met 33  niet genoemd in de bron\n");
  EXPECT_EQ(Must({"partner", "show", "woningcorporatie"}),
            "Partner       Woningcorporatie (sterk-voor-noord/woningcorporatie)\n"
            "Soort         woningcorporatie\n"
            "Tekende       Deal voor Noord: plaats 3, bestuurder, 15-12-2021\n"
            "Doet mee aan  Maatjes (lopend)\n");
  EXPECT_THAT(MustFail(4, {"covenant", "sign", "deal-voor-noord", "3", "woningcorporatie"}),
              HasSubstr("1 Dit vraagt een reden (--reason)."));
  EXPECT_THAT(MustFail(4, {"covenant", "sign", "deal-voor-noord", "4", "woningcorporatie"}),
              HasSubstr("1 Dit vraagt een reden (--reason)."))
      << "it stands in another place";
  EXPECT_EQ(Must({"covenant", "sign", "deal-voor-noord", "4", "woningcorporatie", "--reason",
                  "Verkeerde plaats."}),
            "Vastgelegd: plaats 4 van sterk-voor-noord/deal-voor-noord is van woningcorporatie; "
            "plaats 3 is nu leeg.\n");
  EXPECT_THAT(Must({"covenant", "show", "deal-voor-noord"}),
              HasSubstr("1 tot en met 3   niet genoemd in de bron\n"
                        "4                Woningcorporatie         -    -\n"));
  EXPECT_THAT(MustFail(8, {"covenant", "sign", "deal-voor-noord", "34", "woningcorporatie"}),
              HasSubstr("signatory.place: must be at most 33"));
}

TEST_F(ProgrammeCommandsTest, TheTreeShowsWhatContributesToTheAmbition) {
  ApplyNetwork();
  const std::string tree = Must({"programme", "tree"});
  EXPECT_THAT(tree, StartsWith("Sterk voor Noord\n"
                               "Ambitie  Samen zorgen we ervoor dat de achterstanden in "
                               "Leidschendam-Noord op\n"));
  EXPECT_THAT(tree, HasSubstr("Horizon  2041, afgeleid: 20 jaar vanaf 2021\n"
                              "\n"
                              "Opgave 1: Jeugd\n"
                              "Nog geen doelen of projecten.\n"
                              "\n"
                              "Opgave 2: Rondkomen en meedoen\n"
                              "└─ Doel: Minder schulden\n"
                              "   └─ Doel: Budgetcoaching\n"
                              "      └─ Project: Maatjes (lopend)\n"
                              "\n"
                              "Opgave 3: Wonen\n"
                              "└─ Doel: Minder schulden (zie boven)\n"
                              "\n"
                              "Zonder opgave\n"
                              "├─ Project: Passend aanbod voor jongeren van 16 tot 23 jaar "
                              "(gepland)\n"));
  EXPECT_THAT(tree, EndsWith("└─ Project: Voorkómen is beter dan vóórkomen (lopend)\n"));
  const YAML::Node parts = Answer({"programme", "tree", "sterk-voor-noord"});
  EXPECT_EQ(parts["programme"]["horizonYear"].as<int>(), 2041);
  EXPECT_EQ(parts["challenges"].size(), 3U);
  EXPECT_EQ(parts["goals"].size(), 2U);
  EXPECT_EQ(parts["projects"].size(), 15U);
  EXPECT_TRUE(parts["complete"].as<bool>());
  EXPECT_EQ(Must({"goal", "show", "minder-schulden"}),
            "Doel            Minder schulden (sterk-voor-noord/minder-schulden)\n"
            "Draagt bij aan  Rondkomen en meedoen, Wonen\n"
            "Doelen          Budgetcoaching\n"
            "Projecten       -\n");
}

TEST_F(ProgrammeCommandsTest, AFileTurnsAContributionRound) {
  ApplyNetwork();
  const std::string turned = FileWith("turned.yaml",
                                      "kind: Goal\nname: sterk-voor-noord/minder-schulden\n"
                                      "display_name: Minder schulden\n"
                                      "contributes_to: [goals/budgetcoaching]\n---\n"
                                      "kind: Goal\nname: sterk-voor-noord/budgetcoaching\n"
                                      "display_name: Budgetcoaching\n"
                                      "contributes_to: [challenges/meedoen]\n");
  const std::string before = History();
  EXPECT_THAT(Must({"apply", "--validate-only", "-f", turned}),
              HasSubstr("0 nieuw, 2 anders, 0 gelijk."));
  EXPECT_EQ(History(), before);
  EXPECT_THAT(Must({"apply", "-f", turned}), HasSubstr("\n0 aangemaakt, 2 gewijzigd, "));
  EXPECT_THAT(Must({"goal", "show", "budgetcoaching"}), HasSubstr("Minder schulden"));
  // What no document takes apart stays a circle.
  const std::string circle = FileWith("circle.yaml",
                                      "kind: Goal\nname: sterk-voor-noord/budgetcoaching\n"
                                      "display_name: Budgetcoaching\n"
                                      "contributes_to: [goals/minder-schulden]\n");
  EXPECT_THAT(MustFail(4, {"apply", "-f", circle}),
              HasSubstr("budgetcoaching -> minder-schulden -> budgetcoaching"));
}

TEST_F(ProgrammeCommandsTest, WhatAllResourcesShareShowsPartsInWords) {
  ApplyNetwork();
  Must({"covenant", "sign", "deal-voor-noord", "3", "woningcorporatie", "--role", "bestuurder"});
  EXPECT_THAT(Must({"covenant", "get", "deal-voor-noord"}),
              AllOf(HasSubstr("december 2021"), HasSubstr("3: woningcorporatie, bestuurder\n")));
  EXPECT_THAT(Must({"covenant", "list"}), HasSubstr("december 2021"));
  EXPECT_THAT(Must({"goal", "list"}), HasSubstr("goals/minder-schulden"));
  Must({"project", "turn", "maatjes", "gestopt", "--on", "01-09-2022", "--reason", "Vol."});
  EXPECT_THAT(Must({"project", "get", "maatjes"}),
              AllOf(HasSubstr("plans/jeugd"), HasSubstr("01-09-2022 gestopt: Vol."),
                    Not(HasSubstr("Berichten"))));
  EXPECT_THAT(Must({"mandate", "get", "programmasecretaris-db-programma"}),
              HasSubstr("vergaderingen bijhouden, agendapunten vragen"));
}

}  // namespace
}  // namespace noordster::testing::programme_commands_test
