// SPDX-License-Identifier: EUPL-1.2
// What is asked of a planning, and plannings that were kept. Whole pages are in ../screens/.
#include "clients/cli/screen/planning/demand_screen.h"

#include <string>

#include "absl/strings/str_split.h"
#include "clients/cli/screen/planning/baseline_screen.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"
#include "tests/clients/planning/summer_planning.h"

namespace noordster::cli::demand_screen_test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

PlanningLook Look(Language language = Language::kDutch, size_t columns = 80) {
  return {language, columns, "2022-07-15"};
}

v1::CompareBaselineResponse SummerDeviations() {
  return FromText<v1::CompareBaselineResponse>(R"(
    baseline { id: "zomer" reason: "Besproken in het DB" time: "2022-07-01T10:00:00Z" }
    stages { stage: "db" display_name: "DB" body: "b" baseline_date: "2022-07-15"
             actual_date: "2022-07-15" working_days: 0 }
    stages { stage: "college" display_name: "College" body: "b" baseline_date: "2022-08-30"
             planned_date: "2022-09-06" working_days: 5 hold: TODAY }
    stages { stage: "raad" display_name: "Raad" body: "b" baseline_date: "2023-01-10"
             planned_date: "2022-12-20" working_days: -15 hold: OTHER_STAGE
             because: "municipalities/gm1916/programmes/sterk-voor-noord/plans/jeugd/stages/college"
    }
    stages { stage: "uitvoering" display_name: "Uitvoering in de wijken"
             baseline_date: "2023-02-01" hold: CALENDAR }
    rests_on_assumption: true)");
}

TEST(DemandScreenTest, EveryThingThatIsAskedIsSaid) {
  const auto demands = FromText<v1::PlanDemands>(R"(
    target { stage: "raad" no_later_than: "2022-09-27" }
    stages { stage: "uitwerken" working_days: 15 not_before_date: "2022-08-01" }
    stages { stage: "db" on_date: "2023-01-10" }
    stages { stage: "afronden" }
    dependencies { stage: "db" after: "m/programmes/p/plans/wonen" after_stage: "raad"
                   kind: FINISH_TO_START lag: 1 lag_unit: MEETINGS }
    dependencies { stage: "db" after: "m/programmes/p/projects/wijkteams" after_stage: "start"
                   kind: FINISH_TO_FINISH lag_unit: CALENDAR_DAYS soft: true }
    dependencies { stage: "raad" after: "m/programmes/p/plans/wonen" after_stage: "db"
                   kind: START_TO_START overlap: 10 lag_unit: WORKING_DAYS })");
  EXPECT_THAT(DemandSentences(demands, Look()),
              ElementsAre("doel: raad uiterlijk di 27-09",
                          "uitwerken: 15 werkdagen werk; niet vóór ma 01-08",
                          "db: op di 10-01-2023; begint na einde van raad (wonen), wachttijd 1 "
                          "vergadering; eindigt na begin van project wijkteams (verschuift niets)",
                          "afronden: 0 werkdagen werk",
                          "raad: begint na begin van db (wonen), overlap 10 werkdagen"));
  EXPECT_THAT(DemandSentences(demands, Look(Language::kEnglish)),
              ElementsAre("target: raad by Tue 27-09",
                          "uitwerken: 15 working days of work; not before Mon 01-08",
                          "db: on Tue 10-01-2023; starts after the end of raad (wonen), lag 1 "
                          "meeting; ends after the start of project wijkteams (moves nothing)",
                          "afronden: 0 working days of work",
                          "raad: starts after the start of db (wonen), overlap 10 working days"));
}

TEST(DemandScreenTest, ThatNothingIsAskedIsSaid) {
  v1::Plan plan;
  plan.set_title("Plan Jeugd");
  EXPECT_EQ(DemandsText(plan, Look()), "Van de planning van Plan Jeugd is niets gevraagd.\n");
  plan.mutable_demands()->mutable_target()->set_no_later_than("2022-09-27");
  EXPECT_EQ(DemandsText(plan, Look()),
            "Gevraagd van de planning van Plan Jeugd:\n"
            "doel: laatste vergadering uiterlijk di 27-09\n");
}

TEST(BaselineScreenTest, AKeptPlanningIsItsDays) {
  const auto baseline = FromText<v1::Baseline>(R"(
    id: "zomer" time: "2022-07-15T10:00:00Z" reason: "Besproken"
    stages { stage: "db" date: "2022-07-15" } stages { stage: "raad" date: "2023-01-10" })");
  EXPECT_EQ(BaselineText(baseline, Language::kDutch, absl::UTCTimeZone()),
            "zomer (15-07-2022 10:00): db 15-07-2022, raad 10-01-2023; reden: Besproken");
  EXPECT_EQ(KeptDaysText(baseline, {{"db", "DB programma"}}, Look()),
            "Fase          Vastgelegd\n"
            "DB programma  vr 15-07\n"
            "raad          di 10-01-2023\n");
}

TEST(BaselineScreenTest, TheComparisonFitsItsColumnsInBothLanguages) {
  for (const size_t columns : {80U, 120U}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      ExpectKept(ComparedText(SummerDeviations(), kSummerPlan, Look(language, columns),
                              absl::UTCTimeZone()),
                 "planning_compare", language == Language::kDutch, columns);
    }
  }
}

TEST(BaselineScreenTest, ADeviationIsInWorkingDaysWithItsReason) {
  EXPECT_THAT(
      ComparedText(SummerDeviations(), kSummerPlan, Look(Language::kDutch, 120),
                   absl::UTCTimeZone()),
      AllOf(StartsWith("jeugd naast planning zomer, vastgelegd op 01-07-2022 10:00: Besproken in "
                       "het DB\n"),
            HasSubstr("op tijd"), HasSubstr("+5 werkdagen "), HasSubstr(" niet vóór vandaag\n"),
            HasSubstr("-15 werkdagen"), HasSubstr("na college"),
            HasSubstr("geen plaats in de kalender"), HasSubstr("Aanname: ")));
}

TEST(BaselineScreenTest, LongWordsAndGreatDifferencesFit) {
  v1::CompareBaselineResponse compared = SummerDeviations();
  for (v1::BaselineDeviation& stage : *compared.mutable_stages()) {
    stage.set_display_name(std::string(130, 'x'));
    for (std::string* day : {stage.mutable_baseline_date(), stage.mutable_actual_date(),
                             stage.mutable_planned_date()}) {
      *day = "2023-01-10";
    }
    stage.set_working_days(-1234);
  }
  compared.mutable_baseline()->set_reason(std::string(200, 'y'));
  for (size_t columns = 80; columns <= 120; ++columns) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string text =
          ComparedText(compared, kSummerPlan, Look(language, columns), absl::UTCTimeZone());
      for (const absl::string_view line : absl::StrSplit(text, '\n')) {
        EXPECT_LE(WidthOf(line), columns) << line;
      }
    }
  }
}

}  // namespace
}  // namespace noordster::cli::demand_screen_test
