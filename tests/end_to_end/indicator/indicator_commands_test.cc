// SPDX-License-Identifier: EUPL-1.2
// Figures as a secretary keeps them: those of the source, measured by hand, and from the tables of
// CBS; what follows from them, and what is said when something is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "tests/end_to_end/command_line.h"
#include "tests/end_to_end/indicator/indicator_script.h"
#include "tests/support/api_client.h"
#include "tests/support/seed.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing::indicator_commands_test {
namespace {

namespace v1 = noordster::v1;

using ::testing::AllOf;
using ::testing::EndsWith;
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

  // Measures something else from now on, under the same words.
  void Redefine(const std::string& indicator) const {
    ApiClient client(address());
    v1::GetIndicatorRequest get;
    get.set_name(
        absl::StrCat("municipalities/gm1916/programmes/sterk-voor-noord/indicators/", indicator));
    v1::UpdateIndicatorRequest update;
    update.set_name(get.name());
    *update.mutable_indicator() =
        client.Must(&v1::IndicatorService::Stub::GetIndicator, get).indicator();
    update.mutable_indicator()->clear_standings();
    update.set_redefines(true);
    client.Must(&v1::IndicatorService::Stub::UpdateIndicator, update);
  }

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
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {"--value", "3", "--as", "onderdrukt"})),
              HasSubstr("kies uit: precies, ruim, bijna, circa.\n"));
  EXPECT_THAT(
      MustFail(2, Record("heuvel-noord", {"--value", "3", "--as", "ruim", "--out-of", "10"})),
      HasSubstr("--as en --out-of gaan niet samen"));
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {"--value", "1.234"})),
              HasSubstr("schrijf 42 of 9,3, en 1234 zonder punt"));
  EXPECT_THAT(MustFail(2, Record("heuvel-noord", {"--value", "2,010"})),
              HasSubstr("en 1234 zonder punt of komma"));
  EXPECT_THAT(
      MustFail(2, Record("heuvel-noord", {"--missing", "soms"})),
      HasSubstr("kies uit: geen-cijfer-in-de-bron, onderdrukt, niet-gemeten, ingetrokken.\n"));
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

TEST_F(IndicatorCommandsTest, WhatIsRecordedByHandSaysWhatItTookThePlaceOf) {
  EXPECT_EQ(Must(Record("heuvel-noord", {"--value", "43"})),
            absl::StrCat("Vastgelegd bij ", kChildren,
                         ": heuvel-noord, 43 %.\n"
                         "Verschil: 34 procentpunt boven het gemiddelde: slechter.\n"
                         "Heuvel Noord: 43 % in plaats van 42 %.\n"));
  EXPECT_THAT(Must(Record("heuvel-noord", {"--missing", "onderdrukt", "--lang", "en"})),
              EndsWith("Heuvel Noord: suppressed instead of 43 %.\n"));
  EXPECT_THAT(MustFail(4, Record("prinsenhof-hoog", {"--missing", "ingetrokken"})),
              HasSubstr("1 Dit vraagt een reden (--reason)."));
  EXPECT_EQ(Must(Record("prinsenhof-hoog", {"--missing", "withdrawn", "--reason", "Verschreven."})),
            absl::StrCat("Vastgelegd bij ", kChildren,
                         ": prinsenhof-hoog, ingetrokken.\n"
                         "Prinsenhof Hoog: ingetrokken in plaats van 27 %.\n"));
}

TEST_F(IndicatorCommandsTest, ATableTakesNothingBackAndSaysWhatItReplaces) {
  LoadCodes();
  Must(Import(NOORDSTER_KWB_SAMPLE));
  const std::string sample = ReadWholeFile(NOORDSTER_KWB_SAMPLE);
  // Put right since; where nothing was given, a figure; and one that the next table leaves empty.
  const auto put_right = [this](const std::string& area, const std::string& value) {
    return Must({"indicator", "record", "jeugdhulp", "--area", area, "--value", value, "--period",
                 "2021", "--boundary-year", "2021", "--source", "Gemeente"});
  };
  put_right("heuvel-noord", "17,3");
  put_right("prinsenhof-hoog", "11");
  const std::string before = History();
  EXPECT_THAT(
      Must(Import(NOORDSTER_KWB_SAMPLE)),
      AllOf(HasSubstr("vastgelegd: 0.\n"), HasSubstr("al zo vastgelegd: 2.\n"),
            HasSubstr("eerder zo vastgelegd en sindsdien vervangen: 2 (indicator record ")));
  EXPECT_EQ(History(), before);
  const std::string later = FileWith(
      "later.csv", "gwb_code_10;p_jz_tn\nGM1916;10,6\nBU19160101;x\nBU19160102;x\nBU19160103;12\n");
  EXPECT_EQ(Must(Import(later)),
            "Cijfers van jeugdhulp over 2021 vastgelegd: 1.\n"
            "Overgeslagen, want al zo vastgelegd: 1.\n"
            "Weggelaten, want zonder cijfer waar er al iets staat: 2 (indicator record --missing "
            "legt dat toch vast).\n"
            "Leidschendam-Voorburg: 10,6 % in plaats van 10,5 %.\n");
  EXPECT_EQ(Standing("jeugdhulp", "heuvel-noord")["latest"]["figure"]["number"].Scalar(), "17.3");
  Words english = Import(FileWith("empty.csv", "gwb_code_10;p_jz_tn\nGM1916;\n"));
  english.insert(english.end(), {"--lang", "en"});
  EXPECT_THAT(Must(english),
              HasSubstr("Left out, as without a figure where something stands already: 1 "));
  Words withdrawn = Import(NOORDSTER_KWB_SAMPLE);
  withdrawn.insert(withdrawn.end(), {"--missing", "ingetrokken"});
  EXPECT_THAT(MustFail(2, withdrawn),
              HasSubstr("kies uit: geen-cijfer-in-de-bron, onderdrukt, niet-gemeten.\n"));
}

TEST_F(IndicatorCommandsTest, WhateverATableHasImportingItAgainChangesNothing) {
  LoadCodes();
  std::mt19937 random(Seed());
  // All that CBS writes in a cell.
  const Words cells = {"x",  ".",    "-",      ",",      "",   "   ", "0",
                       "12", "12,3", "  9,30", "100,00", ",5", "7.25"};
  const auto cell = [&] {
    return cells[std::uniform_int_distribution<size_t>(0, cells.size() - 1)(random)];
  };
  for (int year = 2000; year < 2020; ++year) {
    std::string table = "gwb_code_10;p_jz_tn\n";
    for (const char* code : {"GM1916", "BU19160101", "BU19160102", "BU19160103"}) {
      absl::StrAppend(&table, code, ";", cell(), "\n");
    }
    Words import = Import(FileWith("table.csv", table));
    import.insert(import.end(), {"--period", absl::StrCat(year)});
    EXPECT_THAT(Must(import), HasSubstr("vastgelegd: 4.\n")) << table;
    const std::string before = History();
    EXPECT_THAT(Must(import), HasSubstr("al zo vastgelegd: 4.\n")) << table;
    EXPECT_EQ(History(), before) << table;
  }
}

TEST_F(IndicatorCommandsTest, OfMoreAreasThanAnIndicatorCanHaveSomeAreChosen) {
  std::string areas;
  std::string table = "gwb_code_10;p_jz_tn\n";
  for (int i = 10; i < 51; ++i) {
    absl::StrAppend(&areas, "---\nkind: Area\nname: areas/buurt-", i, "\ndisplay_name: Buurt ", i,
                    "\narea_kind: NEIGHBOURHOOD\ncodes: [{year: 2021, code: BU191602", i, "}]\n");
    absl::StrAppend(&table, "BU191602", i, ";", i, "\n");
  }
  LoadCodes();
  Must({"apply", "-f", FileWith("buurten.yaml", areas)});
  const std::string file = FileWith("alle.csv", table);
  const std::string before = History();
  EXPECT_THAT(MustFail(2, Import(file)),
              HasSubstr("jeugdhulp zou cijfers van 41 gebieden krijgen; een indicator kan er 40 "
                        "hebben. Kies welke: --area GEBIED"));
  Words unknown = Import(file);
  unknown.insert(unknown.end(), {"--area", "heuvel-noord"});
  EXPECT_THAT(MustFail(2, unknown),
              HasSubstr("alle.csv heeft geen regel met een code van 2021 voor heuvel-noord"));
  EXPECT_EQ(History(), before);
  Words chosen = Import(file);
  chosen.insert(chosen.end(), {"--area", "buurt-10", "--area", "buurt-12"});
  EXPECT_EQ(Must(chosen),
            "Cijfers van jeugdhulp over 2021 vastgelegd: 2.\n"
            "Weggelaten, want niet gekozen (--area): 39.\n");
  EXPECT_EQ(Standing("jeugdhulp", "buurt-12")["latest"]["figure"]["number"].Scalar(), "12");
}

TEST_F(IndicatorCommandsTest, WhatAFileSaysStandsUnderTheDefinitionItWasMeasuredBy) {
  Redefine(kChildren);
  const std::string before = History();
  EXPECT_THAT(Must({"apply", "-f", DeployFolder()}), HasSubstr("\n0 aangemaakt, 0 gewijzigd, "));
  EXPECT_EQ(History(), before);
  const auto figures = [this](const std::string& more) {
    return FileWith("cijfers.yaml",
                    absl::StrCat("kind: Measurements\nname: "
                                 "programmes/sterk-voor-noord/indicators/",
                                 kChildren, "\nmeasurements:\n- area: heuvel-noord\n  source: A\n",
                                 more, "  figure: {form: EXACT, number: 44}\n"));
  };
  EXPECT_THAT(MustFail(8, {"apply", "-f", figures("")}),
              HasSubstr("cijfers.yaml:4: measurements[0].definition_version: over deze periode "
                        "staat een ander cijfer, van definitie 1; zeg van welke dit is"));
  EXPECT_EQ(History(), before);
  // By the latest it takes the place of none.
  EXPECT_THAT(Must({"apply", "-f", figures("  definition_version: 2\n")}),
              HasSubstr("\n0 aangemaakt, 1 gewijzigd, "));
  EXPECT_THAT(Must(Record("prinsenhof-hoog", {"--value", "27"})), Not(HasSubstr("in plaats van")));
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
