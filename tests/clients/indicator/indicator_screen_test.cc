// SPDX-License-Identifier: EUPL-1.2
// Indicators as people see them. Whole pages, of the figures of the source that are shipped, are in
// ../screens/; `NOORDSTER_WRITE_SCREENS=1` writes them anew, to be read before they are kept.
#include "clients/cli/indicator/indicator_screen.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"
#include "tests/support/temporary_folder.h"

namespace noordster::cli::indicator_screen_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const AreaNames& Areas() {
  static const auto* areas =
      new AreaNames{{"m/areas/leidschendam-voorburg", "Leidschendam-Voorburg"},
                    {"m/areas/leidschendam-noord", "Leidschendam-Noord"},
                    {"m/areas/heuvel-noord", "Heuvel Noord"},
                    {"m/areas/prinsenhof-hoog", "Prinsenhof Hoog"}};
  return *areas;
}

// The latest of an area, as the source of the programme gives figures: without a period.
std::string Latest(const std::string& area, const std::string& figure) {
  return absl::StrCat("area: 'm/areas/", area, "' latest { figure { ", figure,
                      " } source: 'Presentatie Sterk voor Noord (2022), Cijfers' "
                      "definition_version: 1 } trend { no_number: EARLIER_MISSING } ");
}

// As the server answers for what is shipped.
v1::Indicator Children() {
  return FromText<v1::Indicator>(absl::StrCat(
      R"(name: "m/programmes/p/indicators/kinderen-tot-sociaal-minimum"
         display_name: "Kinderen tot het sociaal minimum" measure: RATE direction: LOWER
         unit: "kinderen" baseline_year: 2021 horizon_year: 2041 definition_version: 1
         definition: "Kinderen die opgroeien in een huishouden met een inkomen tot sociaal minimum"
         standings { )",
      Latest("leidschendam-voorburg", "form: EXACT number: '9'"),
      "gap { no_number: AREA_IS_AVERAGE } } standings { ",
      Latest("heuvel-noord", "form: EXACT number: '42'"),
      "gap { points: '33' side: WORSE } pace { no_number: PERIOD_MISSING } } standings { ",
      Latest("prinsenhof-hoog", "form: EXACT number: '27'"),
      "gap { points: '18' side: WORSE } pace { no_number: PERIOD_MISSING } }"));
}

TEST(IndicatorScreenTest, APageFitsItsWidthInBothLanguages) {
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    for (const size_t width : {size_t{80}, size_t{120}}) {
      const std::string page = IndicatorText(Children(), Areas(), width, language);
      for (const std::string& line : std::vector<std::string>(absl::StrSplit(page, '\n'))) {
        EXPECT_LE(WidthOf(line), width) << line;
      }
      const std::string path =
          absl::StrCat(NOORDSTER_SCREENS, "/kinderen_", language == Language::kDutch ? "nl" : "en",
                       "_", width, ".txt");
      if (std::getenv("NOORDSTER_WRITE_SCREENS") != nullptr) {
        noordster::testing::WriteWholeFile(path, page);
      }
      EXPECT_EQ(page, noordster::testing::ReadWholeFile(path)) << path;
    }
  }
}

TEST(IndicatorScreenTest, LongWordsAreBrokenWhateverTheWidth) {
  const std::string word(90, 'x');
  v1::Indicator long_words = Children();
  long_words.set_display_name(absl::StrCat("Kinderen ", word));
  long_words.set_definition(absl::StrCat(word, " en ", word));
  long_words.mutable_standings(1)->mutable_latest()->mutable_figure()->set_words(word);
  long_words.mutable_standings(2)->mutable_latest()->set_source(word);
  AreaNames areas = Areas();
  areas["m/areas/heuvel-noord"] = word;
  const auto widest = [](const std::string& page) {
    size_t width = 0;
    for (const absl::string_view line : absl::StrSplit(page, '\n')) {
      width = std::max(width, WidthOf(line));
    }
    return width;
  };
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    for (size_t width = 40; width <= 120; ++width) {
      EXPECT_LE(widest(IndicatorText(long_words, areas, width, language)), width);
      if (width < 80) continue;
      EXPECT_LE(widest(IndicatorsText({long_words}, areas, width, language)), width);
    }
  }
}

TEST(IndicatorScreenTest, WhatChangedSinceAndWhetherItIsInTimeStandsWithEachArea) {
  const std::string page = IndicatorText(FromText<v1::Indicator>(R"(
        name: "i" display_name: "Jeugdhulp" measure: RATE direction: LOWER definition_version: 2
        baseline_year: 2021 horizon_year: 2041 challenges: "m/programmes/p/challenges/jeugd"
        standings { area: "m/areas/heuvel-noord"
                    latest { figure { form: EXACT number: "41.5" } source: "CBS" final: true
                             definition_version: 1 boundary_year: 2021
                             period { text: "heel 2022" edtf: "2022" } }
                    gap { points: "32.5" side: WORSE }
                    trend { change: "-0.5" side: BETTER since: "2021" }
                    pace { expected_points: "31.35" side: WORSE } }
        standings { area: "m/areas/onbekend"
                    latest { figure { form: EXACT number: "3" } source: "Een ander"
                             definition_version: 2 period { edtf: "2022" } }
                    gap { points: "-6" side: BETTER } trend { no_number: BOUNDARIES_DIFFER }
                    pace { expected_points: "0" side: EQUAL } })"),
                                         Areas(), 100, Language::kDutch);
  EXPECT_THAT(page, StartsWith("Jeugdhulp\n"
                               "Definitie  niet gezegd\n"
                               "Maat       percentage van het gebied; lager is beter\n"
                               "Opgaven    jeugd\n"
                               "Horizon    in 2041 geen verschil meer, vanaf 2021\n\n"));
  EXPECT_THAT(
      page,
      HasSubstr(
          "\nHeuvel Noord\n"
          "  Cijfer       41,5 %, definitief\n"
          "  Periode      heel 2022; grenzen van 2021; definitie 1 van 2\n"
          "  Bron         CBS\n"
          "  Verschil     32,5 procentpunt boven het gemiddelde: slechter\n"
          "  Verandering  0,5 procentpunt lager sinds 2021: beter\n"
          "  Tempo        achter: op weg naar 2041 hoorde het verschil toen 31,35 procentpunt te "
          "zijn\n"));
  EXPECT_THAT(page, HasSubstr("\nonbekend\n"
                              "  Cijfer       3 %\n"
                              "  Periode      2022; grenzen niet gezegd\n"
                              "  Bron         Een ander\n"
                              "  Verschil     6 procentpunt onder het gemiddelde: beter\n"));
}

TEST(IndicatorScreenTest, WhatHasNoGapHasNoChartAndSaysWhy) {
  const std::string share =
      IndicatorText(FromText<v1::Indicator>(absl::StrCat(
                        "display_name: 'Aandeel' measure: SHARE direction: LOWER "
                        "definition_version: 1 standings { ",
                        Latest("leidschendam-noord", "form: EXACT number: '29'"),
                        "gap { no_number: FIGURE_SHARE } pace { no_number: FIGURE_SHARE } }")),
                    Areas(), 100, Language::kDutch);
  EXPECT_THAT(share, AllOf(HasSubstr("  Cijfer       29 %\n"), Not(HasSubstr("#")),
                           HasSubstr("een aandeel in de gemeente heeft geen gemiddelde"),
                           Not(HasSubstr("Tempo")), Not(HasSubstr("Horizon"))));
  const std::string order =
      IndicatorText(FromText<v1::Indicator>(
                        absl::StrCat("display_name: 'Vitaliteit' measure: ORDER direction: HIGHER ",
                                     "definition_version: 1 standings { ",
                                     Latest("heuvel-noord", "form: RANKED place: LOWEST"),
                                     "gap { no_number: FIGURE_RANKED } }")),
                    Areas(), 80, Language::kEnglish);
  EXPECT_THAT(order, AllOf(HasSubstr("  Figure  lowest\n"), Not(HasSubstr("#")),
                           HasSubstr("a place in an order is no number")));
  const std::string missing =
      IndicatorText(FromText<v1::Indicator>(absl::StrCat(
                        "display_name: 'Onderwijs' measure: RATE direction: LOWER standings { ",
                        Latest("leidschendam-noord", "form: MISSING absence: NOT_IN_SOURCE"),
                        "gap { no_number: FIGURE_MISSING } }")),
                    Areas(), 80, Language::kDutch);
  EXPECT_THAT(missing, AllOf(HasSubstr("  Cijfer       geen cijfer in de bron\n"),
                             HasSubstr("er is geen cijfer"), HasSubstr("Horizon    niet gezegd")));
  EXPECT_THAT(IndicatorText(FromText<v1::Indicator>("display_name: 'Leeg' measure: RATE"), Areas(),
                            80, Language::kDutch),
              HasSubstr("Er is nog niets vastgelegd"));
}

TEST(IndicatorScreenTest, AListHasARowForEachAreaOfAnIndicatorAndFitsItsWidth) {
  v1::Indicator order = FromText<v1::Indicator>(absl::StrCat(
      "name: 'm/programmes/p/indicators/vitaliteit' display_name: 'Vitaliteit' measure: ORDER ",
      "standings { ", Latest("heuvel-noord", "form: RANKED place: LOWEST"),
      "gap { no_number: FIGURE_RANKED } }"));
  v1::Indicator missing = FromText<v1::Indicator>(absl::StrCat(
      "name: 'm/programmes/p/indicators/wonen' display_name: 'Achterstand in het wonen' ",
      "measure: RATE standings { ",
      Latest("leidschendam-noord", "form: MISSING absence: NOT_IN_SOURCE"),
      "gap { no_number: FIGURE_MISSING } }"));
  v1::Indicator children = Children();
  *children.mutable_standings(2)->mutable_trend() = v1::Trend();
  children.mutable_standings(2)->mutable_trend()->set_change("-1.5");
  children.mutable_standings(2)->mutable_trend()->set_since("2021");
  const v1::Indicator empty = FromText<v1::Indicator>(
      "name: 'm/programmes/p/indicators/leeg' display_name: 'Leeg' measure: RATE");
  const std::vector<v1::Indicator> all = {children, order, missing, empty};
  EXPECT_EQ(IndicatorsText(all, Areas(), 120, Language::kDutch),
            "Indicator                     Cijfer                  Verschil                  "
            "Verandering\n"
            "Kinderen tot het sociaal\n"
            "minimum\n"
            "kinderen-tot-sociaal-minimum\n"
            "  Leidschendam-Voorburg       9 %                     -                         -\n"
            "  Heuvel Noord                42 %                    33 procentpunt, slechter  -\n"
            "  Prinsenhof Hoog             27 %                    18 procentpunt, slechter  -1,5 "
            "procentpunt sinds 2021\n"
            "Vitaliteit\n"
            "vitaliteit\n"
            "  Heuvel Noord                laagste                 -                         -\n"
            "Achterstand in het wonen\n"
            "wonen\n"
            "  Leidschendam-Noord          geen cijfer in de bron  -                         -\n"
            "Leeg                          -\n"
            "leeg\n");
  // What changed has no room here.
  EXPECT_EQ(IndicatorsText(all, Areas(), 80, Language::kDutch),
            "Indicator                     Cijfer                  Verschil\n"
            "Kinderen tot het sociaal\n"
            "minimum\n"
            "kinderen-tot-sociaal-minimum\n"
            "  Leidschendam-Voorburg       9 %                     -\n"
            "  Heuvel Noord                42 %                    33 procentpunt, slechter\n"
            "  Prinsenhof Hoog             27 %                    18 procentpunt, slechter\n"
            "Vitaliteit\n"
            "vitaliteit\n"
            "  Heuvel Noord                laagste                 -\n"
            "Achterstand in het wonen\n"
            "wonen\n"
            "  Leidschendam-Noord          geen cijfer in de bron  -\n"
            "Leeg                          -\n"
            "leeg\n");
  EXPECT_EQ(IndicatorsText({}, {}, 80, Language::kEnglish),
            "There are no indicators yet (apply).\n");
}

}  // namespace
}  // namespace noordster::cli::indicator_screen_test
