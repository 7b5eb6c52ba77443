// SPDX-License-Identifier: EUPL-1.2
// The page of how a programme stands. Whole pages are in ../screens/; `NOORDSTER_WRITE_SCREENS=1`
// writes them anew, to be read before they are kept.
#include "clients/cli/screen/programme/status_screen.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli::status_screen_test {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kStatus[] = R"(
  display_name: "Sterk voor Noord"
  ambition: "Samen de achterstanden van Leidschendam-Noord in onderwijs, financiële "
            "zelfredzaamheid en wonen binnen twintig jaar terugbrengen naar het gemiddelde van "
            "de gemeente"
  start_year: 2021
  horizon_year: 2041
  assessments {
    aspect: OVERALL rating: AS_EXPECTED date: "2022-07-14" author: "persons/jan"
    capacity: PROGRAMME_MANAGER
    words: "De uitvoeringsplannen zijn herkend door de partners en liggen op schema."
  }
  assessments {
    aspect: PLANNING rating: ATTENTION date: "2022-07-01" capacity: PROGRAMME_SECRETARY
    words: "De planning van het plan Wonen is krap: het college vergadert niet in de zomer, en de "
           "stukken moeten vóór het reces van de raad bij de griffie zijn."
  }
  assessments {
    aspect: RISK rating: CONCERN date: "2022-07-01" words: "Er zijn te weinig leraren."
  }
  assessments { aspect: PHASE date: "2022-06-01" words: "Uitvoeringsplannen" }
  projects { state: PLANNED count: 4 }
  projects { state: RUNNING count: 10 }
  plans {
    running: 3 blocked: 1
    stages { stage: "uitwerken" display_name: "Uitwerken" count: 1 }
    stages { stage: "college" display_name: "College" count: 2 }
  }
  treatments {
    body: "bodies/db-programma" body_display_name: "Dagelijks Bestuur" body_kind: PROGRAMME_BOARD
    last {
      plan_title: "Plan Jeugd" kind: PROVISIONALLY_ADOPTED effect: INTERNAL state: RECORDED
      decided_date: "2022-07-15"
    }
    next {
      plan_title: "Plan Wonen" stage: "db" stage_display_name: "DB programma" overdue: true
      date { text: "15 juli 2022" edtf: "2022-07-15" }
    }
  }
  treatments {
    body: "bodies/raad" body_display_name: "Gemeenteraad van Leidschendam-Voorburg"
    body_kind: COUNCIL
    last {
      plan_title: "Programmaplan" kind: ADOPTED effect: DECISION state: PROVISIONAL
      decided_period { text: "november 2021" edtf: "2021-11" }
    }
    next {
      plan_title: "Plan Jeugd" stage: "raad" stage_display_name: "Raad"
      date { text: "september/oktober 2022" edtf: "[2022-09,2022-10]" }
    }
  }
  treatments { body: "bodies/bureau" body_kind: PROGRAMME_OFFICE })";

constexpr char kBenefits[] = R"(
  display_name: "Langer dan een jaar in de bijstand"
  measure: RATE
  direction: LOWER
  standings {
    area: "areas/gemeente" gap { no_number: AREA_IS_AVERAGE }
    latest { figure { form: EXACT number: "5" } period { edtf: "2022" } }
  }
  standings {
    area: "areas/heuvel-noord" gap { points: "14" side: WORSE }
    latest { figure { form: EXACT number: "19" } period { edtf: "2022" } }
    trend { change: "-0.5" side: BETTER }
    pace { expected_points: "13.5" side: WORSE }
  }
  standings {
    area: "areas/prinsenhof-hoog" gap { points: "10" side: WORSE }
    latest { figure { form: EXACT number: "15" } period { edtf: "2022" } }
  })";

// What the source has no figure of.
constexpr char kMissing[] = R"(
  display_name: "Wonen"
  standings {
    latest { figure { form: MISSING absence: NOT_IN_SOURCE } }
    gap { no_number: FIGURE_MISSING }
  })";

StatusPage Page() {
  StatusPage page;
  page.status = FromText<v1::ProgrammeStatus>(kStatus);
  page.persons["persons/jan"] = "Jan Jansen";
  page.areas["areas/heuvel-noord"] = "Heuvel Noord";
  page.indicators.indicators.push_back(FromText<v1::Indicator>(kBenefits));
  page.indicators.indicators.push_back(FromText<v1::Indicator>(
      R"(display_name: "Startkwalificatie" measure: RATE direction: HIGHER)"));
  return page;
}

// Every line of a page fits.
void ExpectFits(const std::string& text, size_t columns) {
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    EXPECT_LE(WidthOf(line), columns) << line;
  }
}

TEST(StatusScreenTest, ThePageFitsItsColumnsInBothLanguages) {
  for (const size_t columns : {80U, 120U}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string text = StatusText(Page(), columns, language);
      ExpectFits(text, columns);
      const std::string path =
          absl::StrCat(NOORDSTER_SCREENS, "/status_", language == Language::kDutch ? "nl" : "en",
                       "_", columns, ".txt");
      if (std::getenv("NOORDSTER_WRITE_SCREENS") != nullptr) std::ofstream(path) << text;
      std::stringstream kept;
      kept << std::ifstream(path).rdbuf();
      EXPECT_EQ(text, kept.str()) << path;
    }
  }
}

TEST(StatusScreenTest, WhatNobodySaidIsNotEnteredAndWhatFollowsIsDerived) {
  StatusPage page = Page();
  page.status.clear_assessments();
  const std::string text = StatusText(page, 80, Language::kDutch);
  size_t missing = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    missing += absl::StrContains(line, "niet ingevuld") ? 1 : 0;
  }
  EXPECT_EQ(missing, 7U);
  EXPECT_THAT(text, HasSubstr("afgeleid: 1 van 3 plannen"));
  page.status.clear_plans();
  page.status.clear_horizon_year();
  EXPECT_THAT(StatusText(page, 80, Language::kDutch),
              AllOf(Not(HasSubstr("afgeleid")), HasSubstr("Horizon: niet gezegd."),
                    Not(HasSubstr("Plannen"))));
  page.status.mutable_plans();
  EXPECT_THAT(StatusText(page, 120, Language::kEnglish),
              AllOf(HasSubstr("derived: no plan is running"), HasSubstr("none running")));
}

TEST(StatusScreenTest, OnePlanIsNoPlans) {
  StatusPage page = Page();
  page.status.mutable_plans()->set_running(1);
  EXPECT_THAT(StatusText(page, 120, Language::kDutch), HasSubstr("1 van 1 plan geblokkeerd"));
  EXPECT_THAT(StatusText(page, 120, Language::kEnglish), HasSubstr("1 of 1 plan blocked"));
}

TEST(StatusScreenTest, OfManyPlansItSaysThatTheyAreTheFirst) {
  StatusPage page = Page();
  page.status.mutable_plans()->set_has_more(true);
  EXPECT_THAT(StatusText(page, 80, Language::kDutch), HasSubstr("de eerste 3 lopend"));
}

TEST(StatusScreenTest, OnlyWhatACouncilDecidedIsCalledSo) {
  const std::string text = StatusText(Page(), 120, Language::kDutch);
  EXPECT_THAT(text, AllOf(HasSubstr("(besluit), nog te bevestigen"), HasSubstr("(intern)")));
  EXPECT_EQ(text.find("besluit"), text.rfind("besluit"));
}

std::string LinesOf(const v1::Indicator& indicator, Language language = Language::kDutch) {
  return NeighbourhoodLines({{indicator}, false}, {}, 120, language);
}

TEST(NeighbourhoodLinesTest, TheAreaThatIsFurthestBehindIsTold) {
  EXPECT_THAT(LinesOf(FromText<v1::Indicator>(kBenefits)),
              AllOf(HasSubstr("heuvel-noord 19 %"), HasSubstr("5 %"), HasSubstr("+14"),
                    HasSubstr("-0,5"), HasSubstr("achter"), Not(HasSubstr("prinsenhof"))));
  v1::Indicator better = FromText<v1::Indicator>(kBenefits);
  better.mutable_standings(1)->mutable_gap()->set_side(v1::Gap::BETTER);
  better.mutable_standings(2)->mutable_gap()->set_side(v1::Gap::BETTER);
  EXPECT_THAT(LinesOf(better),
              AllOf(HasSubstr("geen gebied loopt achter"), Not(HasSubstr("prinsenhof"))));
}

TEST(NeighbourhoodLinesTest, TheAverageIsThatOfThePeriodOfTheFigure) {
  v1::Indicator indicator = FromText<v1::Indicator>(kBenefits);
  v1::Measurement& latest = *indicator.mutable_standings(0)->mutable_latest();
  latest.mutable_period()->set_edtf("2023");
  latest.mutable_figure()->set_number("6.5");
  EXPECT_THAT(LinesOf(indicator), AllOf(HasSubstr(" 5 %"), Not(HasSubstr("6,5 %"))));
  indicator.mutable_standings(1)->mutable_latest()->mutable_figure()->set_number("19.3");
  indicator.mutable_standings(1)->mutable_gap()->set_points("14.1");
  EXPECT_THAT(LinesOf(indicator), HasSubstr(" 5,2 %"));
}

TEST(NeighbourhoodLinesTest, WithoutAFigureItSaysSo) {
  EXPECT_THAT(LinesOf(FromText<v1::Indicator>(R"(display_name: "Wonen")")),
              HasSubstr("nog niets vastgelegd"));
  v1::Indicator missing = FromText<v1::Indicator>(kMissing);
  EXPECT_THAT(LinesOf(missing, Language::kEnglish), HasSubstr("no figure in the source"));
  v1::Indicator::Standing& standing = *missing.mutable_standings(0);
  standing.mutable_latest()->mutable_figure()->set_absence(v1::Figure::SUPPRESSED);
  EXPECT_THAT(LinesOf(missing), HasSubstr("onderdrukt"));
  standing.mutable_gap()->set_no_number(v1::AREA_IS_AVERAGE);
  EXPECT_THAT(LinesOf(missing), HasSubstr("alleen de gemeente zelf"));
  EXPECT_EQ(NeighbourhoodLines({}, {}, 80, Language::kDutch), "Er zijn nog geen indicatoren.\n");
}

TEST(NeighbourhoodLinesTest, OfManyIndicatorsTheFirstAreShown) {
  IndicatorList list;
  list.indicators.assign(15, FromText<v1::Indicator>(kBenefits));
  EXPECT_THAT(NeighbourhoodLines(list, {}, 80, Language::kDutch),
              EndsWith("en nog 3 indicatoren\n"));
  list.indicators.resize(13);
  EXPECT_THAT(NeighbourhoodLines(list, {}, 80, Language::kDutch), EndsWith("en nog 1 indicator\n"));
  list.has_more = true;
  EXPECT_THAT(NeighbourhoodLines(list, {}, 80, Language::kDutch),
              EndsWith("en nog 1 indicator\n"
                       "Er zijn er meer dan de 13 waarnaar hier is gekeken.\n"));
  list.indicators.resize(1);
  EXPECT_THAT(NeighbourhoodLines(list, {}, 80, Language::kEnglish),
              EndsWith("There are more than the 1 that were looked at here.\n"));
}

TEST(NeighbourhoodLinesTest, TheWidestGapsStandFirst) {
  IndicatorList list;
  for (const char* points : {"2.5", "10", "", "9.75", "10"}) {
    v1::Indicator indicator = FromText<v1::Indicator>(kBenefits);
    indicator.set_display_name(absl::StrCat("N", list.indicators.size()));
    indicator.mutable_standings()->DeleteSubrange(2, 1);
    indicator.mutable_standings(1)->mutable_gap()->set_points(points);
    list.indicators.push_back(indicator);
  }
  std::string order;
  for (const absl::string_view line :
       absl::StrSplit(NeighbourhoodLines(list, {}, 80, Language::kDutch), '\n')) {
    if (absl::StartsWith(line, "N")) absl::StrAppend(&order, line.substr(1, 1));
  }
  EXPECT_EQ(order, "14302");
}

TEST(NeighbourhoodLinesTest, OfHowManyAreasItIsNotKnownIsSaid) {
  v1::Indicator indicator = FromText<v1::Indicator>(kBenefits);
  indicator.mutable_standings(1)->mutable_gap()->set_side(v1::Gap::BETTER);
  v1::Gap& unknown = *indicator.mutable_standings(2)->mutable_gap();
  unknown = v1::Gap();
  unknown.set_no_number(v1::FIGURE_MISSING);
  EXPECT_THAT(LinesOf(indicator), HasSubstr("geen gebied waarvan het bekend is,"));
  EXPECT_THAT(LinesOf(indicator), HasSubstr("loopt achter; van 1 niet bekend"));
  EXPECT_THAT(LinesOf(indicator, Language::kEnglish), HasSubstr("not known of 1"));
}

TEST(StatusScreenTest, LongWordsAndTheWidestNumbersFit) {
  const std::string word(130, 'x');
  StatusPage page = Page();
  page.status.set_display_name(word);
  page.status.set_ambition(absl::StrCat(word, " ", word, " ", word, " ", word));
  page.status.mutable_assessments(0)->set_words(absl::StrCat("Een ", word, word, word));
  page.persons["persons/jan"] = word;
  page.status.mutable_treatments(0)->set_body_display_name(word);
  page.status.mutable_treatments(0)->mutable_last()->set_plan_title(word);
  page.status.mutable_treatments(0)->mutable_next()->set_plan_title(word);
  page.areas["areas/heuvel-noord"] = word;
  v1::Indicator& indicator = page.indicators.indicators[0];
  indicator.set_display_name(word);
  v1::Indicator::Standing& standing = *indicator.mutable_standings(1);
  standing.mutable_latest()->mutable_figure()->set_number("0.001");
  standing.mutable_gap()->set_points("-99.998");
  standing.mutable_trend()->set_change("-99.999");
  standing.mutable_pace()->set_side(v1::Gap::EQUAL);
  for (size_t columns = 80; columns <= 120; ++columns) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      ExpectFits(StatusText(page, columns, language), columns);
    }
  }
}

}  // namespace
}  // namespace noordster::cli::status_screen_test
