// SPDX-License-Identifier: EUPL-1.2
// Figures as a secretary keeps them: those of the source, measured by hand, and from the tables of
// CBS; what follows from them, and what is said when something is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/end_to_end/command_line.h"
#include "tests/end_to_end/indicator/indicator_script.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing::indicator_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using Words = std::vector<std::string>;

constexpr char kChildren[] = "kinderen-tot-sociaal-minimum";
constexpr char kTable[] = "CBS, Kerncijfers wijken en buurten 2021";

class IndicatorCommandsTest : public CommandLineTest {
 protected:
  IndicatorCommandsTest() {
    Serve();
    LoadProgramme();
  }

  // How an area stands, as machines read it.
  YAML::Node Standing(const std::string& indicator, const std::string& area) const {
    for (const YAML::Node& standing : Answer({"indicator", "show", indicator})["standings"]) {
      if (standing["area"].Scalar() == absl::StrCat("municipalities/gm1916/areas/", area)) {
        return standing;
      }
    }
    ADD_FAILURE() << area << " does not stand in " << indicator;
    return YAML::Node();
  }

  // The gap in percentage points, or why there is none.
  std::string Gap(const std::string& indicator, const std::string& area) const {
    const YAML::Node gap = Standing(indicator, area)["gap"];
    return gap["points"].IsDefined() ? gap["points"].Scalar() : gap["noNumber"].Scalar();
  }

  std::string Show(const std::string& indicator, const std::string& language = "nl",
                   const std::string& columns = "80") const {
    const Ending ending =
        RunProgram({ClientProgram(), "--lang", language, "indicator", "show", indicator},
                   {{"NOORDSTER_SERVER", address()}, {"COLUMNS", columns}});
    EXPECT_EQ(ending.exit_code, 0) << ending.errors;
    return ending.output;
  }

  static Words Record(const std::string& area, const Words& more) {
    Words words = {"indicator", "record", kChildren, "--area", area, "--source", "Gemeente"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  // The neighbourhoods have codes from now on, and there is an indicator to import.
  void LoadCodes() const { Must({"apply", "-f", FileWith("gebieden.yaml", kFigureResources)}); }

  static Words Import(const std::string& table, const std::string& column = "p_jz_tn") {
    return {"indicator", "import", "jeugdhulp",       table, "--column", column,
            "--source",  kTable,   "--boundary-year", "2021"};
  }
};

TEST_F(IndicatorCommandsTest, TheGapsOfTheSourceAreThirtyThreeEighteenFourteenAndTen) {
  EXPECT_EQ(Gap(kChildren, "heuvel-noord"), "33");
  EXPECT_EQ(Gap(kChildren, "prinsenhof-hoog"), "18");
  EXPECT_EQ(Gap("langer-dan-een-jaar-bijstand", "heuvel-noord"), "14");
  EXPECT_EQ(Gap("langer-dan-een-jaar-bijstand", "prinsenhof-hoog"), "10");
  EXPECT_EQ(Standing(kChildren, "heuvel-noord")["gap"]["side"].Scalar(), "WORSE");
  EXPECT_EQ(Answer({"indicator", "show", kChildren})["horizonYear"].Scalar(), "2041");
}

TEST_F(IndicatorCommandsTest, AShareHasNoGapAndNeitherHasWhatIsCountedRankedInexactOrMissing) {
  EXPECT_EQ(Gap("aandeel-in-bijstand", "leidschendam-noord"), "FIGURE_SHARE");
  EXPECT_THAT(Show("aandeel-in-bijstand"), AllOf(HasSubstr("29 %"), Not(HasSubstr("#"))));
  EXPECT_EQ(Gap("huishoudens-met-bijstand", "leidschendam-noord"), "FIGURE_COUNT");
  EXPECT_THAT(Show("huishoudens-met-bijstand"), AllOf(HasSubstr("ruim 2000"), HasSubstr("580")));
  EXPECT_EQ(Gap("kinderen-in-armoede", "heuvel-noord"), "FIGURE_INEXACT");
  EXPECT_THAT(Show("kinderen-in-armoede"), AllOf(HasSubstr("4 op de 10"), HasSubstr("3 op de 10")));
  EXPECT_EQ(Gap("onderwijs", "leidschendam-noord"), "FIGURE_MISSING");
  EXPECT_THAT(Show("wonen"), AllOf(HasSubstr("  Cijfer       geen cijfer in de bron\n"),
                                   HasSubstr("niet te berekenen: er is geen cijfer\n")));
}

TEST_F(IndicatorCommandsTest, VitalityIsAnOrderWithoutANumber) {
  for (const char* area : {"heuvel-noord", "prinsenhof-hoog", "amstelwijk"}) {
    const YAML::Node figure = Standing("vitaliteit", area)["latest"]["figure"];
    EXPECT_EQ(figure["form"].Scalar(), "RANKED");
    EXPECT_EQ(figure["place"].Scalar(), "LOWEST");
    EXPECT_FALSE(figure["number"].IsDefined());
    EXPECT_EQ(Gap("vitaliteit", area), "FIGURE_RANKED");
  }
  EXPECT_THAT(Show("vitaliteit"), HasSubstr("een plaats in een volgorde is geen getal"));
}

TEST_F(IndicatorCommandsTest, ThePageIsTheOneThatIsKeptInBothLanguagesAndWidths) {
  for (const std::string language : {"nl", "en"}) {
    for (const std::string columns : {"80", "120"}) {
      EXPECT_EQ(Show(kChildren, language, columns),
                ReadWholeFile(
                    absl::StrCat(NOORDSTER_SCREENS, "/kinderen_", language, "_", columns, ".txt")))
          << language << " " << columns;
    }
  }
}

TEST_F(IndicatorCommandsTest, AListHasWhatIsMeasuredAndWhatTheSourceDoesNotSay) {
  const std::string list = Must({"indicator", "list"});
  EXPECT_THAT(list, AllOf(HasSubstr("33 procentpunt, slechter"), HasSubstr("ruim 2000"),
                          HasSubstr("het laagst van heel LV"),
                          HasSubstr("Achterstand in het onderwijs\n"
                                    "onderwijs\n"
                                    "  Leidschendam-Noord          geen cijfer in de bron  -")));
  EXPECT_EQ(Answer({"indicator", "list"}).size(), 8U);
}

TEST_F(IndicatorCommandsTest, WhatIsAppliedAgainChangesNothing) {
  const std::string before = History();
  EXPECT_THAT(Must({"apply", "-f", DeployFolder()}), HasSubstr("\n0 aangemaakt, 0 gewijzigd, "));
  EXPECT_EQ(History(), before);
}

TEST_F(IndicatorCommandsTest, AFileDoesNotTakeBackWhatWasPutRightSince) {
  Must(Record("heuvel-noord", {"--value", "43"}));
  const std::string before = History();
  EXPECT_THAT(Must({"apply", "-f", DeployFolder()}),
              AllOf(HasSubstr("indicators/kinderen-tot-sociaal-minimum (cijfers; sindsdien "
                              "vervangen en zo gelaten: 1)\n"),
                    HasSubstr("\n0 aangemaakt, 0 gewijzigd, ")));
  EXPECT_EQ(History(), before);
  // What is new beside it is recorded.
  const std::string figures = FileWith(
      "cijfers.yaml", absl::StrCat("kind: Measurements\nname: "
                                   "programmes/sterk-voor-noord/indicators/",
                                   kChildren,
                                   "\nmeasurements:\n"
                                   "- {area: heuvel-noord, source: A, figure: {form: EXACT, "
                                   "number: 42}}\n"
                                   "- {area: amstelwijk, source: A, figure: {form: EXACT, "
                                   "number: 30}}\n"));
  EXPECT_THAT(Must({"apply", "-f", figures}), HasSubstr("\n0 aangemaakt, 1 gewijzigd, "));
  EXPECT_EQ(Gap(kChildren, "heuvel-noord"), "34");
  EXPECT_EQ(Gap(kChildren, "amstelwijk"), "21");
}

TEST_F(IndicatorCommandsTest, AFileOfFiguresThatIsWrongIsRefusedByLineAndChangesNothing) {
  const std::string before = History();
  const std::string head =
      absl::StrCat("kind: Measurements\nname: programmes/sterk-voor-noord/indicators/", kChildren,
                   "\nmeasurements:\n  - area: heuvel-noord\n    source: Test\n");
  EXPECT_THAT(MustFail(8, {"apply", "-f",
                           FileWith("a.yaml", head + "    figure: {form: EXACT, number: 142}\n")}),
              HasSubstr("a.yaml:6: measurements[0].figure: number: must be at most 100\n"));
  EXPECT_THAT(
      MustFail(8, {"apply", "-f", FileWith("b.yaml", head + "    figure: {form: PRECIES}\n")}),
      HasSubstr("b.yaml:6: measurements[0].figure.form: 'PRECIES' is geen van EXACT"));
  EXPECT_THAT(MustFail(8, {"apply", "-f",
                           FileWith("c.yaml",
                                    "kind: Measurements\nname: "
                                    "programmes/sterk-voor-noord/"
                                    "indicators/wonen\n")}),
              HasSubstr("c.yaml:1: measurements: must be given\n"));
  EXPECT_EQ(History(), before);
}

TEST_F(IndicatorCommandsTest, AFigureIsRecordedOnceAndItsPaceFollowsFromTheFirstYear) {
  EXPECT_EQ(Must(Record("heuvel-noord", {"--value", "42"})),
            "Dit cijfer stond er al zo; er is niets gewijzigd.\n");
  for (const char* year : {"2021", "2022"}) {
    Must(Record("leidschendam-voorburg", {"--value", "9", "--period", year}));
  }
  EXPECT_EQ(Must(Record("heuvel-noord", {"--value", "42", "--period", "2021"})),
            absl::StrCat("Vastgelegd bij ", kChildren,
                         ": heuvel-noord, 42 %.\n"
                         "Verschil: 33 procentpunt boven het gemiddelde: slechter.\n"));
  const Words later = {"--value",         "41,50", "--period", "2022",
                       "--boundary-year", "2021",  "--final"};
  Must(Record("heuvel-noord", later));
  const std::string before = History();
  Must(Record("heuvel-noord", later));
  EXPECT_EQ(History(), before);
  EXPECT_THAT(Show(kChildren),
              HasSubstr("Heuvel Noord\n"
                        "  Cijfer       41,5 %, definitief\n"
                        "  Periode      2022; grenzen van 2021\n"
                        "  Bron         Gemeente\n"
                        "  Verschil     32,5 procentpunt boven het gemiddelde: slechter\n"
                        "  Verandering  0,5 procentpunt lager sinds 2021: beter\n"
                        "  Tempo        achter: op weg naar 2041 hoorde het verschil toen 31,35\n"
                        "               procentpunt te zijn\n"));
  EXPECT_EQ(Standing(kChildren, "heuvel-noord")["pace"]["side"].Scalar(), "WORSE");
}

TEST_F(IndicatorCommandsTest, EveryFormOfAFigureCanBeTyped) {
  const auto told = [this](const char* indicator, const Words& figure) {
    Words words = {"indicator", "record", indicator,  "--area", "amstelwijk",
                   "--source",  "Test",   "--period", "2020"};
    words.insert(words.end(), figure.begin(), figure.end());
    return Must(words);
  };
  constexpr char kCount[] = "huishoudens-met-bijstand";
  EXPECT_THAT(told(kCount, {"--value", "100", "--as", "ruim"}), HasSubstr("amstelwijk, ruim 100."));
  EXPECT_THAT(told(kCount, {"--value", "100", "--as", "under", "--lang", "en"}),
              HasSubstr("amstelwijk, nearly 100."));
  EXPECT_THAT(told(kCount, {"--value", "100", "--as", "circa", "--words", "zo'n honderd"}),
              HasSubstr("amstelwijk, zo'n honderd."));
  EXPECT_THAT(told(kCount, {"--missing", "onderdrukt"}), HasSubstr("amstelwijk, onderdrukt."));
  EXPECT_THAT(told("kinderen-in-armoede", {"--value", "2", "--out-of", "10"}),
              HasSubstr("amstelwijk, 2 op de 10."));
  EXPECT_THAT(told("vitaliteit", {"--place", "laagste"}), HasSubstr("amstelwijk, laagste."));
}

TEST_F(IndicatorCommandsTest, WhatIsTypedWronglyIsSaidWithItsWayOut) {
  const std::string before = History();
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {})), HasSubstr("--value"));
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {"--value", "3", "--place", "laagste"})),
              HasSubstr("Geef één van"));
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {"--place", "laagste", "--as", "ruim"})),
              HasSubstr("--as en --out-of horen bij een getal"));
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {"--value", "1.234"})),
              HasSubstr("schrijf 42 of 9,3, en 1234 zonder punt"));
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {"--value", "2,010"})),
              HasSubstr("en 1234 zonder punt of komma"));
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {"--missing", "soms"})),
              HasSubstr("kies uit: geen-cijfer-in-de-bron, onderdrukt, niet-gemeten"));
  EXPECT_THAT(MustFail(3, Record("nergens", {"--value", "3"})), HasSubstr("areas/nergens"));
  EXPECT_THAT(MustFail(4, Record("heuvel-noord", {"--value", "3", "--period", "2190"})),
              AllOf(HasSubstr("kan dit cijfer niet worden vastgelegd"), HasSubstr("toekomst")));
  EXPECT_THAT(MustFail(8, Record("heuvel-noord", {"--place", "laagste"})),
              HasSubstr("RANKED is of an indicator that is an ORDER"));
  EXPECT_EQ(History(), before);
}

TEST_F(IndicatorCommandsTest, ATableOfCbsIsImportedOnceAndItsOtherRowsAreCounted) {
  LoadCodes();
  const std::string left_out =
      "Weggelaten, want van een andere plaats: 3.\n"
      "Weggelaten, want geen gebied heeft hun code van 2021: 3 (WK191601, BU19160104, "
      "WK191602).\n";
  EXPECT_EQ(Must(Import(NOORDSTER_KWB_SAMPLE)),
            absl::StrCat("Cijfers van jeugdhulp over 2021 vastgelegd: 4.\n", left_out));
  EXPECT_EQ(Gap("jeugdhulp", "heuvel-noord"), "6.7");
  EXPECT_EQ(Gap("jeugdhulp", "prinsenhof-hoog"), "FIGURE_MISSING");
  const YAML::Node latest = Standing("jeugdhulp", "amstelwijk")["latest"];
  EXPECT_EQ(latest["figure"]["number"].Scalar(), "12");
  EXPECT_EQ(latest["period"]["edtf"].Scalar(), "2021");
  EXPECT_EQ(latest["boundaryYear"].Scalar(), "2021");
  EXPECT_EQ(latest["source"].Scalar(), kTable);
  const std::string before = History();
  EXPECT_EQ(Must(Import(NOORDSTER_KWB_SAMPLE)),
            absl::StrCat("Cijfers van jeugdhulp over 2021 vastgelegd: 0.\n"
                         "Overgeslagen, want al zo vastgelegd: 4.\n",
                         left_out));
  EXPECT_EQ(History(), before);
}

TEST_F(IndicatorCommandsTest, AWrongTableIsRefusedByLineAndColumnAndNothingIsRecorded) {
  LoadCodes();
  const std::string sample = ReadWholeFile(NOORDSTER_KWB_SAMPLE);
  const std::string before = History();
  EXPECT_THAT(
      MustFail(8, Import(FileWith("kwb.csv", absl::StrReplaceAll(sample, {{"17,2", "veel"}})))),
      HasSubstr("kwb.csv:7: p_jz_tn: 'veel' is geen getal van nul of meer"));
  // What only the server knows to be wrong stands on its line as well.
  EXPECT_THAT(
      MustFail(8, Import(FileWith("kwb.csv", absl::StrReplaceAll(sample, {{" 17,2", "117,2"}})))),
      AllOf(HasSubstr("kwb.csv:7: p_jz_tn: number: must be at most 100"),
            HasSubstr("Er is niets gewijzigd.")));
  EXPECT_THAT(MustFail(8, Import(NOORDSTER_KWB_SAMPLE, "p_jz_tm")),
              HasSubstr(":1: p_jz_tm: deze kolom is er niet; bedoelt u 'p_jz_tn'?"));
  EXPECT_THAT(MustFail(8, Import(File("nergens.csv"))), HasSubstr("kan niet worden gelezen"));
  Words other_year = Import(NOORDSTER_KWB_SAMPLE);
  other_year.back() = "1999";
  EXPECT_THAT(MustFail(2, other_year), HasSubstr("Geen gebied heeft een code van 1999"));
  EXPECT_EQ(History(), before);
  Must({"apply", "-f",
        FileWith("dubbel.yaml",
                 "kind: Area\nname: areas/nog-een\ndisplay_name: Nog een\n"
                 "area_kind: NEIGHBOURHOOD\ncodes: [{year: 2021, code: BU19160101}]\n")});
  EXPECT_THAT(MustFail(2, Import(NOORDSTER_KWB_SAMPLE)),
              HasSubstr("De code BU19160101 van 2021 is van heuvel-noord en van nog-een"));
  EXPECT_THAT(MustFail(2, {"indicator", "import", "jeugdhulp", NOORDSTER_KWB_SAMPLE, "--column",
                           "p_jz_tn", "--boundary-year", "2021"}),
              HasSubstr("--source"));
}

}  // namespace
}  // namespace noordster::testing::indicator_commands_test
