// SPDX-License-Identifier: EUPL-1.2
// Recognition rounds as a secretary keeps them: 33 partners, a table of answers, reactions, the
// note that goes back, and what is said when something is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/end_to_end/command_line.h"

namespace noordster::testing::recognition_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

class RecognitionCommandsTest : public CommandLineTest {
 protected:
  RecognitionCommandsTest() {
    Serve();
    LoadProgramme();
  }

  // Plan Wonen at the partner consultation, with a version.
  void BringToConsultation() const {
    const std::string plan = FileWith("plan.txt", "Plan");
    Must({"plan", "record", "wonen", "input-opgehaald", "--decided", "21-04-2022", "--confirm",
          "verslag-verzonden"});
    Must({"plan", "freeze", "wonen", "--document", absl::StrCat("plan=", plan), "--document",
          absl::StrCat("begrotingsparagraaf=", plan)});
    Must({"plan", "record", "wonen", "concept-gereed", "--decided", "31-05-2022"});
  }

  // Asks partners p1 to so many until 15 June.
  std::string Ask(int partners) const {
    std::string table = "deelnemer;naam;soort\n";
    for (int i = 1; i <= partners; ++i) {
      absl::StrAppend(&table, "p", i, ";Partner ", i, ";partner\n");
    }
    return Must({"recognition", "open", "wonen", "--on", "31-05-2022", "--closes", "15-06-2022",
                 "--participants", FileWith("deelnemers.csv", table)});
  }

  // 21 recognise it, 7 with together 9 remarks, 2 do not, 3 are silent.
  std::string AnswersOfThirty() const {
    std::string table = "deelnemer;antwoord;ontvangen;opmerking;toelichting\n";
    for (int i = 1; i <= 21; ++i) absl::StrAppend(&table, "p", i, ";herkend;10-06-2022;;\n");
    for (int i = 22; i <= 28; ++i) {
      absl::StrAppend(&table, "p", i, ";met-opmerkingen;11-06-2022;Opmerking van ", i, ";\n");
    }
    absl::StrAppend(&table, "p22;;;Nog een van 22;\np23;;;Nog een van 23;\n");
    for (int i = 29; i <= 30; ++i) {
      absl::StrAppend(&table, "p", i, ";niet-herkend;14-06-2022;;Niet ons plan\n");
    }
    return table;
  }

  Words React(int number, const char* how) const {
    return {"remark", "react", "wonen", absl::StrCat(number), how, "--reason", "Zie 3.2."};
  }
};

TEST_F(RecognitionCommandsTest, ThirtyThreePartnersAndTheBoardThatWaitsForTwoRemarks) {
  BringToConsultation();
  EXPECT_EQ(Ask(33),
            "Herkenning wonen/1 gevraagd, van versie 1, tot en met 15-06-2022. Deelnemers: 33.\n");
  const std::string counts =
      "Respons 30 van 33, herkend 28 van 30: 21 zonder en 7 met opmerkingen; niet herkend 2, geen "
      "antwoord 3, te laat ";
  EXPECT_EQ(Must({"recognition", "import", "wonen", FileWith("antwoorden.csv", AnswersOfThirty())}),
            absl::StrCat("Herkenning wonen/1: antwoorden vastgelegd: 30, opmerkingen: 9.\n", counts,
                         "0.\n"));
  const std::string before = History();
  EXPECT_EQ(Must({"recognition", "import", "wonen", File("antwoorden.csv")}),
            absl::StrCat("Herkenning wonen/1: antwoorden vastgelegd: 0, opmerkingen: 0.\n"
                         "Overgeslagen, want al zo vastgelegd: 30.\n",
                         counts, "0.\n"));
  EXPECT_EQ(History(), before);
  EXPECT_EQ(
      Must({"recognition", "answer", "wonen/1", "p31", "herkend", "--received", "17-06-2022"}),
      absl::StrCat("Herkenning wonen/1: antwoorden vastgelegd: 1, opmerkingen: 0.\n", counts,
                   "1.\n"));
  EXPECT_THAT(Must({"recognition", "show", "wonen"}),
              AllOf(HasSubstr(counts), HasSubstr("herkend (te laat)  17-06-2022")));

  // The remarks of the round are the remarks of the outcome.
  Must({"plan", "record", "wonen", "herkend-met-opmerkingen", "--decided", "15-06-2022", "--source",
        "Verslag"});
  EXPECT_EQ(Answer({"plan", "decisions", "wonen"})[2]["recognition"].Scalar(),
            "municipalities/gm1916/programmes/sterk-voor-noord/plans/wonen/recognitions/1");
  for (const int number : {1, 2, 3, 5, 6, 8, 9}) Must(React(number, "--taken-over"));
  const Words adopt = {"plan",      "record",     "wonen",    "voorlopig-vastgesteld",
                       "--decided", "15-07-2022", "--source", "Verslag"};
  EXPECT_THAT(MustFail(4, adopt), HasSubstr("Opmerkingen 4 en 7 hebben geen reactie."));
  EXPECT_THAT(MustFail(4, {"recognition", "sent", "wonen", "--note", File("antwoorden.csv"),
                           "--means", "Per post"}),
              AllOf(HasSubstr("kan niet worden vastgelegd dat de reactienota is verzonden"),
                    HasSubstr("Opmerkingen 4 en 7 hebben geen reactie.")));
  Must(React(4, "--partly"));
  Must(React(7, "--not-taken-over"));
  Must(adopt);
}

TEST_F(RecognitionCommandsTest, TheNoteGoesBackAndItsBytesAreProven) {
  BringToConsultation();
  Ask(2);
  Must({"recognition", "answer", "wonen", "p1", "met-opmerkingen", "--received", "10-06-2022",
        "--remark", "=Waar is *het* groen?", "--words", "Met dank"});
  const std::string note = File("nota.md");
  const Words write = {"recognition", "note", "wonen", "--out", note};
  EXPECT_THAT(Run(write).errors, HasSubstr("Nog zonder reactie: opmerking 1 (remark react).\n"));
  EXPECT_THAT(ReadWholeFile(note), HasSubstr("Reactie: **nog geen reactie**"));
  Must(React(1, "--partly"));
  EXPECT_THAT(Must({"remark", "list", "wonen"}),
              AllOf(HasSubstr("1   p1"), HasSubstr("deels overgenomen"), HasSubstr("Zie 3.2.")));
  const std::string told = Must(write);
  EXPECT_THAT(told, StartsWith(absl::StrCat("Reactienota geschreven: ", note, " (SHA-256 ")));
  const std::string markdown = ReadWholeFile(note);
  EXPECT_THAT(markdown, AllOf(StartsWith("# Reactienota Plan Wonen\n"),
                              HasSubstr("> \\=Waar is \\*het\\* groen?\n"),
                              HasSubstr("Reactie: **deels overgenomen**\n\n> Zie 3.2.\n")));
  EXPECT_EQ(Must(write), told);
  EXPECT_EQ(ReadWholeFile(note), markdown);
  Must({"recognition", "note", "wonen", "--csv", "--participant", "p1", "--out", File("nota.csv")});
  EXPECT_THAT(ReadWholeFile(File("nota.csv")),
              HasSubstr(";1;'=Waar is *het* groen?;deels overgenomen;Zie 3.2.\r\n"));
  EXPECT_THAT(MustFail(2, {"recognition", "note", "wonen", "--participant", "p9", "--out", note}),
              HasSubstr("'p9' is geen deelnemer van herkenning wonen/1."));
  Must({"recognition", "sent", "wonen", "--note", note, "--means", "Per post", "--on",
        "01-07-2022"});
  EXPECT_THAT(Must({"recognition", "show", "wonen"}),
              AllOf(HasSubstr("01-07-2022  allen  Per post"), HasSubstr("deels overgenomen")));
}

TEST_F(RecognitionCommandsTest, AWrongTableIsRefusedByLineAndColumnAndNothingIsSent) {
  BringToConsultation();
  Ask(3);
  const std::string before = History();
  const std::string table = FileWith("fout.csv",
                                     "deelnemer;antwoord;ontvangen;opmerking\n"
                                     "p1;herkend;10-06-2022;\n"
                                     "p2;misschien;10 juni;\n");
  const std::string said = MustFail(8, {"recognition", "import", "wonen", table});
  EXPECT_THAT(said, AllOf(HasSubstr("fout.csv"), HasSubstr("3"), HasSubstr("antwoord"),
                          HasSubstr("'misschien'"), HasSubstr("ontvangen")));
  EXPECT_THAT(MustFail(8, {"recognition", "import", "wonen",
                           FileWith("vreemd.csv",
                                    "deelnemer;antwoord;ontvangen\n"
                                    "p1;herkend;10-06-2022\n"
                                    "p9;herkend;10-06-2022\n")}),
              AllOf(HasSubstr("3"), HasSubstr("'p9' is geen deelnemer van deze herkenning")));
  EXPECT_EQ(History(), before);
}

TEST_F(RecognitionCommandsTest, RefusalsShowTheRuleAndTheWayOut) {
  EXPECT_THAT(MustFail(3, {"recognition", "show", "wonen"}),
              HasSubstr("Van wonen is nog geen herkenning gevraagd (recognition open)"));
  EXPECT_THAT(MustFail(2, {"recognition", "open", "wonen", "--closes", "15-06-2022",
                           "--participant", "p1=Partner"}),
              HasSubstr("Er is nog geen versie vastgelegd"));
  BringToConsultation();
  EXPECT_THAT(MustFail(4, {"recognition", "open", "wonen", "--on", "31-05-2022", "--closes",
                           "30-05-2022", "--participant", "p1=Partner", "--version", "2"}),
              AllOf(HasSubstr("Niet mogelijk: voor wonen kan zo geen herkenning worden gevraagd."),
                    HasSubstr("Deze versie past hier niet; de laatste vastgelegde is 1"),
                    HasSubstr("De dag past niet bij die van de herkenning van versie 2, "
                              "31-05-2022.")));
  EXPECT_THAT(MustFail(2, {"recognition", "open", "wonen", "--closes", "15-06-2022"}),
              HasSubstr("--participants"));
  EXPECT_THAT(MustFail(2, {"recognition", "open", "wonen", "--closes", "15-06-2022",
                           "--participant", "p1=Partner,kind=club"}),
              HasSubstr("schrijf ID=NAAM"));
  Must({"recognition", "open", "wonen", "--closes", "01-01-2099", "--participant", "p1=Partner"});
  EXPECT_THAT(MustFail(4, {"recognition", "open", "wonen", "--closes", "01-01-2099",
                           "--participant", "p1=Partner"}),
              HasSubstr("Herkenning 1 loopt nog"));
  EXPECT_THAT(MustFail(2, {"recognition", "show", "wonen/1", "--round", "2"}),
              HasSubstr("is niet herkenning 2"));
  EXPECT_THAT(
      MustFail(2, {"recognition", "answer", "wonen", "p1", "soms", "--received", "10-06-2022"}),
      HasSubstr("kies uit: herkend, met-opmerkingen, niet-herkend"));
  EXPECT_THAT(
      MustFail(2, {"remark", "react", "wonen", "1", "--reason", "X"}),
      AllOf(HasSubstr("--taken-over, --partly, --not-taken-over."), Not(HasSubstr("--met"))));
  EXPECT_THAT(MustFail(5, {"recognition", "add", "wonen", "--participant", "p1=Partner"}),
              HasSubstr("Bestaat al"));
}

TEST_F(RecognitionCommandsTest, MachinesReadRoundsWithTheirRemarks) {
  BringToConsultation();
  Ask(2);
  Must({"recognition", "answer", "wonen", "p1", "niet-herkend", "--received", "10-06-2022",
        "--remark", "Niet ons plan"});
  const YAML::Node shown = Answer({"recognition", "show", "wonen/1"});
  EXPECT_EQ(shown["recognition"]["counts"]["notRecognised"].Scalar(), "1");
  EXPECT_THAT(Column(shown["remarks"], "text"), ElementsAre("Niet ons plan"));
  EXPECT_THAT(Column(Answer({"recognition", "list", "wonen"}), "closingDate"),
              ElementsAre("2022-06-15"));
}

}  // namespace
}  // namespace noordster::testing::recognition_commands_test
