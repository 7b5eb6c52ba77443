// SPDX-License-Identifier: EUPL-1.2
// The pages of planning. Whole pages are in ../screens/.
#include "clients/cli/screen/planning/planning_screen.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/planning/agenda_ahead_screen.h"
#include "clients/cli/screen/planning/conflict_lines.h"
#include "clients/cli/screen/planning/difference_screen.h"
#include "clients/cli/screen/planning/reachable_screen.h"
#include "clients/cli/screen/planning/supposition_words.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"
#include "tests/clients/planning/summer_planning.h"

namespace noordster::cli::planning_screen_test {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kMoved[] = R"(
  meeting_moved {
    body: "municipalities/gm1916/bodies/college" from_date: "2022-08-30" to_date: "2022-09-06"
  })";

PlanningLook Look(Language language = Language::kDutch, size_t columns = 80) {
  return {language, columns, "2022-07-15"};
}

Suppositions Supposed() {
  Suppositions supposed;
  *supposed.Add() = FromText<v1::Supposition>(kMoved);
  return supposed;
}

TEST(PlanningScreenTest, ThePagesFitTheirColumnsInBothLanguages) {
  for (const size_t columns : {80U, 120U}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const bool is_dutch = language == Language::kDutch;
      const PlanningLook look = Look(language, columns);
      ExpectKept(PlanningText(SummerPlanning(), Supposed(), look), "planning", is_dutch, columns);
      ExpectKept(ReachableText(SummerMeetings(), {"2022-10-11", 3, {}}, look), "planning_target",
                 is_dutch, columns);
      ExpectKept(DifferencesText(SummerCompared(), Supposed(), look), "planning_whatif", is_dutch,
                 columns);
      ExpectKept(AgendaAheadText(SummerAgenda(), look), "agenda_ahead", is_dutch, columns);
      ExpectKept(HandInCalendarText(SummerAgenda(), look), "calendar_show", is_dutch, columns);
    }
  }
}

TEST(PlanningScreenTest, LongWordsAndDaysOfOtherYearsFit) {
  const std::string word(130, 'x');
  v1::Planning planning = SummerPlanning();
  planning.set_title(word);
  v1::AgendaAhead agenda = SummerAgenda();
  v1::ComparePlanningResponse compared = SummerCompared();
  v1::FindReachableMeetingsResponse found = SummerMeetings();
  for (v1::StageTimes& stage : *planning.mutable_stages()) stage.set_display_name(word);
  for (v1::ReachableMeeting& meeting : *found.mutable_meetings()) {
    for (v1::StageTimes& stage : *meeting.mutable_stages()) stage.set_display_name(word);
  }
  for (v1::PlanningDifference& difference : *compared.mutable_differences()) {
    difference.mutable_after()->set_display_name(word);
  }
  for (v1::MeetingAhead& meeting : *agenda.mutable_meetings()) {
    meeting.set_recess_words(word);
    meeting.set_room(999);
    for (v1::HandIn& hand_in : *meeting.mutable_hand_ins()) hand_in.set_display_name(word);
    for (v1::MeetingAhead::Planned& plan : *meeting.mutable_plans()) plan.set_title(word);
  }
  planning.mutable_stages(1)->mutable_planned()->mutable_hand_ins(0)->set_display_name(word);
  planning.set_today("2021-12-31");
  planning.mutable_stages(0)->set_slack_working_days(-1234);
  for (size_t columns = 80; columns <= 120; ++columns) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      PlanningLook look = Look(language, columns);
      look.today = "2021-12-31";
      for (const std::string& text :
           {PlanningText(planning, Supposed(), look), ReachableText(found, {"", 6, {}}, look),
            DifferencesText(compared, Supposed(), look), AgendaAheadText(agenda, look),
            HandInCalendarText(agenda, look)}) {
        for (const absl::string_view line : absl::StrSplit(text, '\n')) {
          EXPECT_LE(WidthOf(line), columns) << line;
        }
      }
    }
  }
}

TEST(PlanningScreenTest, ADayStandsWithItsWeekdayAndWithAnotherYear) {
  EXPECT_EQ(PlannedDay("2022-09-27", Look()), "di 27-09");
  EXPECT_EQ(PlannedDay("2022-07-17", Look(Language::kEnglish)), "Sun 17-07");
  EXPECT_EQ(PlannedDay("2023-01-10", Look()), "di 10-01-2023");
  EXPECT_EQ(PlannedDay("", Look()), "-");
  EXPECT_EQ(PlannedDay("morgen", Look()), "morgen");
  EXPECT_EQ(FullDay("2022-09-27", Language::kDutch), "di 27 september 2022");
  EXPECT_EQ(WithinSentence("College"), "college");
  EXPECT_EQ(WithinSentence("DB programma"), "DB programma");
}

TEST(PlanningScreenTest, WhatClosedADayIsSaidWithTheDay) {
  v1::HandIn hand_in = FromText<v1::HandIn>(R"(
    counted_date: "2022-12-26" date: "2022-12-23" moved_by: HOLIDAY
    lead { unit: CALENDAR_DAYS count: 8 })");
  EXPECT_EQ(HandInReason(hand_in, "College", Look()), "ma 26-12 is feestdag: eerder");
  hand_in.set_closed_words("tweede kerstdag");
  EXPECT_EQ(HandInReason(hand_in, "College", Look()), "ma 26-12 is tweede kerstdag: eerder");
  hand_in.set_moved_by(v1::HandIn::CLOSURE);
  EXPECT_EQ(HandInReason(hand_in, "College", Look()), "ma 26-12 in tweede kerstdag: eerder");
  hand_in.set_moved_by(v1::HandIn::STOP);
  hand_in.clear_closed_words();
  EXPECT_EQ(HandInReason(hand_in, "College", Look()), "ma 26-12 in aanleverstop: eerder");
  hand_in.clear_moved_by();
  hand_in.set_time("09:00");
  EXPECT_EQ(HandInReason(hand_in, "College", Look()), "8 dagen vóór college, tot 09:00");
  EXPECT_EQ(HandInReason(hand_in, "College", Look(Language::kEnglish)),
            "8 days before college, until 09:00");
}

TEST(PlanningScreenTest, SlackIsInBothCountsAndWhatIsLateHasNone) {
  v1::StageTimes stage;
  EXPECT_EQ(SlackText(stage, Language::kDutch), "");
  stage.set_slack_working_days(1);
  stage.set_slack_meetings(2);
  EXPECT_EQ(SlackText(stage, Language::kDutch), "1 werkdag, 2 vergaderingen");
  stage.set_slack_working_days(-3);
  stage.set_slack_meetings(0);
  EXPECT_EQ(SlackText(stage, Language::kDutch), "3 werkdagen te laat");
  stage.set_slack_meetings(-1);
  EXPECT_EQ(SlackText(stage, Language::kEnglish), "3 working days, 1 meeting late");
}

TEST(PlanningScreenTest, WithoutATargetThereAreNoLatestDays) {
  v1::Planning planning = SummerPlanning();
  for (v1::StageTimes& stage : *planning.mutable_stages()) {
    stage.clear_latest();
    stage.clear_slack_working_days();
    stage.clear_slack_meetings();
  }
  planning.clear_rests_on_assumption();
  EXPECT_THAT(PlanningText(planning, {}, Look()),
              AllOf(Not(HasSubstr("Speling")), Not(HasSubstr("Uiterlijk")),
                    Not(HasSubstr("Aanname")), Not(HasSubstr("Wat als"))));
}

TEST(PlanningScreenTest, WhatHasNoPlaceSaysSo) {
  v1::Planning planning = SummerPlanning();
  v1::Moment& council = *planning.mutable_stages(3)->mutable_planned();
  council = v1::Moment();
  council.set_state(v1::Moment::OUTSIDE_CALENDAR);
  planning.mutable_stages(1)->mutable_planned()->set_state(v1::Moment::CONFLICT);
  EXPECT_THAT(PlanningText(planning, {}, Look()),
              AllOf(HasSubstr("de kalender heeft geen vergadering meer"),
                    HasSubstr("na DB, volgende di 06-09: te laat")));
  council.set_hold(v1::Moment::OTHER_STAGE);
  council.set_because(absl::StrCat(kSummerPlan, "/stages/commissie"));
  EXPECT_THAT(PlanningText(planning, {}, Look()), HasSubstr("heeft geen vergadering meer"));
  *planning.mutable_stages(2)->mutable_planned() = v1::Moment();
  planning.mutable_stages(2)->mutable_planned()->set_state(v1::Moment::OUTSIDE_CALENDAR);
  EXPECT_THAT(PlanningText(planning, {}, Look()), HasSubstr("na commissie, dat geen plaats heeft"));
}

TEST(PlanningScreenTest, TheTargetOfThePlanStandsAboveTheStages) {
  v1::Planning planning = SummerPlanning();
  EXPECT_THAT(PlanningText(planning, {}, Look()), Not(HasSubstr("Doel: ")));
  planning.mutable_target()->set_stage("raad");
  planning.mutable_target()->set_no_later_than("2022-10-11");
  EXPECT_THAT(PlanningText(planning, {}, Look()),
              HasSubstr("\nDoel: raad uiterlijk di 11 oktober 2022.\nFase "));
  EXPECT_THAT(PlanningText(planning, {}, Look(Language::kEnglish)),
              HasSubstr("\nTarget: raad by Tue 11 October 2022.\nStage "));
}

TEST(PlanningScreenTest, HowFirmADayStandsIsSaidBehindItsReason) {
  v1::Planning planning = SummerPlanning();
  for (v1::StageTimes& stage : *planning.mutable_stages()) {
    stage.set_window(v1::StageTimes::DRAFT);
  }
  // As long as all is a draft, none of them is told apart.
  EXPECT_THAT(PlanningText(planning, {}, Look()), Not(HasSubstr("(concept)")));
  planning.mutable_stages(2)->set_window(v1::StageTimes::PUBLISHED);
  planning.mutable_stages(3)->set_window(v1::StageTimes::FROZEN);
  EXPECT_THAT(PlanningText(planning, {}, Look(Language::kDutch, 120)),
              AllOf(HasSubstr("na DB, volgende di 06-09 (concept)\n"),
                    HasSubstr("na college (vastgelegd)\n"),
                    HasSubstr("na commissie, volgende di 11-10 (op de agenda)\n")));
  planning.mutable_stages(3)->mutable_planned()->set_hold(v1::Moment::AGENDA);
  EXPECT_THAT(PlanningText(planning, {}, Look(Language::kDutch, 120)),
              HasSubstr("staat op de agenda, volgende di 11-10\n"));
}

TEST(PlanningScreenTest, AConflictTellsWhatCouldBeGivenUp) {
  v1::Planning planning = SummerPlanning();
  planning.mutable_conflict()->set_stage(absl::StrCat(kSummerPlan, "/stages/raad"));
  EXPECT_THAT(PlanningText(planning, {}, Look(Language::kDutch, 120)),
              HasSubstr("Niet mogelijk: de kalender heeft geen vergadering voor raad, wat er ook "
                        "wordt opgegeven.\n"));
  const auto add = [&planning](v1::PlanningConflict::Demand::Kind kind, const char* stage) {
    v1::PlanningConflict::Demand& demand = *planning.mutable_conflict()->add_demands();
    demand.set_kind(kind);
    demand.set_stage(absl::StrCat(kSummerPlan, stage));
    demand.set_date("2022-09-20");
  };
  add(v1::PlanningConflict::Demand::NO_LATER_THAN, "/stages/raad");
  EXPECT_THAT(PlanningText(planning, {}, Look()),
              HasSubstr("Niet mogelijk: voor raad is geen plaats. Wat kan worden opgegeven:\n"
                        "1 dat raad uiterlijk di 20-09 is.\n"));
  add(v1::PlanningConflict::Demand::NOT_BEFORE, "/stages/college");
  add(v1::PlanningConflict::Demand::ON_DAY, "/stages/db");
  add(v1::PlanningConflict::Demand::OTHER_PLAN, "-2/stages/db");
  add(v1::PlanningConflict::Demand::ON_AGENDA, "/stages/college");
  EXPECT_THAT(PlanningText(planning, {}, Look()),
              HasSubstr("Een hiervan kan worden opgegeven:\n"
                        "1 dat raad uiterlijk di 20-09 is.\n"
                        "2 dat college niet vóór di 20-09 is.\n"
                        "3 dat DB op di 20-09 is.\n"
                        "4 dat db (jeugd-2) na een ander plan of project komt.\n"
                        "5 dat college op de agenda van di 20-09 staat.\n"));
}

std::string Answer(const v1::FindReachableMeetingsResponse& found, const std::string& by) {
  const std::string text = ReachableText(found, {by, 6, {}}, Look(Language::kDutch, 120));
  return text.substr(0, text.find('\n'));
}

TEST(ReachableScreenTest, TheFirstLineAnswers) {
  v1::FindReachableMeetingsResponse found = SummerMeetings();
  EXPECT_EQ(Answer(found, "2022-10-11"),
            "Raad uiterlijk 11 oktober: haalbaar. Eerste: di 27 september 2022");
  EXPECT_EQ(Answer(found, ""), "Raad: haalbaar. Eerste: di 27 september 2022");
  EXPECT_EQ(Answer(found, "2022-09-26"),
            "Raad uiterlijk 26 september: niet haalbaar. Eerste: di 27 september 2022");
  EXPECT_EQ(Answer(found, "2023-01-01"),
            "Raad uiterlijk 1 januari 2023: haalbaar. Eerste: di 27 september 2022");
  for (v1::ReachableMeeting& meeting : *found.mutable_meetings()) meeting.set_reachable(false);
  EXPECT_EQ(Answer(found, "2022-10-11"), "Raad uiterlijk 11 oktober 2022: niet haalbaar.");
  EXPECT_EQ(Answer(found, ""),
            "Raad: niet haalbaar in de vergaderingen tot en met di 10 januari 2023.");
  EXPECT_EQ(Answer(found, "2024-01-01"),
            "Raad uiterlijk 1 januari 2024: niet haalbaar in de vergaderingen tot en met di 10 "
            "januari 2023.");
  EXPECT_FALSE(IsMadeBy(found, ""));
  EXPECT_THAT(Answer({}, ""), StartsWith("Geen vergaderingen: "));
}

TEST(ReachableScreenTest, ItIsCountedBackFromTheCouncilToTheBoard) {
  EXPECT_THAT(
      ReachableText(SummerMeetings(), {"2022-10-11", 6, {}}, Look()),
      StartsWith("Raad uiterlijk 11 oktober: haalbaar. Eerste: di 27 september 2022\n"
                 "Commissie             di 13-09  laatste vóór 27-09\n"
                 "Griffie               vr 02-09  za 03-09 valt in weekend: eerder\n"
                 "College               di 30-08  laatste vóór 02-09\n"
                 "Bestuurssecretariaat  ma 22-08  8 dagen vóór college\n"
                 "Staf                  vr 15-07  ma 15-08 in Zomerstop: eerder, tot 12:00\n"
                 "DB                    vr 15-07  speling 0 werkdagen\n"
                 "Aanname: termijnen niet bevestigd.\n"));
}

TEST(ReachableScreenTest, TheFirstThatIsMadeIsShownHoweverFewAreAsked) {
  const std::string text = ReachableText(SummerMeetings(), {"", 1, {}}, Look());
  EXPECT_THAT(text, AllOf(HasSubstr("di 20-09     nee"), HasSubstr("di 27-09     ja"),
                          Not(HasSubstr("di 11-10     ja"))));
}

TEST(ReachableScreenTest, WhyNoneIsMadeIsToldUnlessItIsTheDayAlone) {
  v1::FindReachableMeetingsResponse found = SummerMeetings();
  for (v1::ReachableMeeting& meeting : *found.mutable_meetings()) meeting.set_reachable(false);
  v1::PlanningConflict& conflict = *found.mutable_meetings(0)->mutable_conflict();
  conflict.set_stage(absl::StrCat(kSummerPlan, "/stages/raad"));
  v1::PlanningConflict::Demand& demand = *conflict.add_demands();
  demand.set_kind(v1::PlanningConflict::Demand::NO_LATER_THAN);
  EXPECT_THAT(ReachableText(found, {"", 6, {}}, Look()), Not(HasSubstr("Niet mogelijk")));
  demand.set_kind(v1::PlanningConflict::Demand::OTHER_PLAN);
  demand.set_stage(conflict.stage());
  EXPECT_THAT(ReachableText(found, {"", 6, {}}, Look()),
              HasSubstr("1 dat raad na een ander plan of project komt.\n"));
}

TEST(DifferenceScreenTest, ADifferenceIsInWorkingDaysAndMeetings) {
  v1::PlanningDifference difference = SummerCompared().differences(1);
  EXPECT_EQ(DifferenceText(difference, Look()),
            "+10 werkdagen, 1 vergadering later; speling 10 wordt 0 werkdagen");
  std::swap(*difference.mutable_before(), *difference.mutable_after());
  difference.set_working_days(-10);
  difference.set_meetings(-2);
  EXPECT_EQ(DifferenceText(difference, Look(Language::kEnglish)),
            "-10 working days, 2 meetings earlier; slack 0 becomes 10 working days");
}

TEST(DifferenceScreenTest, OnTheSameDayWhatElseChangedIsTold) {
  v1::PlanningDifference difference = SummerCompared().differences(0);
  *difference.mutable_after() = difference.before();
  difference.clear_working_days();
  EXPECT_EQ(DifferenceText(difference, Look()), "kan op zijn vroegst di 30-08");
  difference.mutable_after()->mutable_planned()->mutable_hand_ins(1)->set_date("2022-07-08");
  difference.mutable_after()->mutable_latest()->set_finish_date("2022-09-06");
  EXPECT_EQ(DifferenceText(difference, Look()),
            "aanleveren wordt vr 08-07; uiterlijk wordt di 06-09");
}

TEST(DifferenceScreenTest, WhatLosesOrGainsItsPlaceSaysSo) {
  v1::PlanningDifference difference = SummerCompared().differences(2);
  EXPECT_THAT(DifferenceText(difference, Look()), StartsWith("heeft dan geen plaats meer"));
  std::swap(*difference.mutable_before(), *difference.mutable_after());
  EXPECT_THAT(DifferenceText(difference, Look(Language::kEnglish)), StartsWith("has a place then"));
}

TEST(DifferenceScreenTest, ThatNothingWasChangedIsAlwaysSaid) {
  EXPECT_EQ(DifferencesText({}, Supposed(), Look()),
            "Wat als: college vergadert op di 06-09 in plaats van di 30-08.\n"
            "Dan verandert er geen dag.\n\n"
            "Er is niets gewijzigd.\n");
  v1::ComparePlanningResponse compared;
  compared.set_has_more(true);
  compared.mutable_conflict()->set_stage(absl::StrCat(kSummerPlan, "/stages/raad"));
  EXPECT_THAT(
      DifferencesText(compared, {}, Look()),
      AllOf(HasSubstr("Niet mogelijk: de kalender heeft geen vergadering voor raad (jeugd)"),
            EndsWith("Er lopen meer plannen dan waarnaar hier is gekeken.\n"
                     "Er is niets gewijzigd.\n")));
}

TEST(DifferenceScreenTest, AStageThatHasNoPlaceIsToldWithItsPlanAmongSeveral) {
  v1::ComparePlanningResponse compared = SummerCompared();
  compared.mutable_conflict()->set_stage(absl::StrCat(kSummerPlan, "/stages/raad"));
  EXPECT_THAT(DifferencesText(compared, {}, Look()), HasSubstr("voor raad (jeugd), wat er ook"));
  compared.mutable_differences()->RemoveLast();
  EXPECT_THAT(DifferencesText(compared, {}, Look()), HasSubstr("voor raad, wat er ook"));
}

TEST(AgendaAheadScreenTest, WithoutMeetingsItSaysSo) {
  v1::AgendaAhead agenda;
  agenda.set_name("municipalities/gm1916/bodies/raad/agendaAhead");
  EXPECT_EQ(AgendaAheadText(agenda, Look()),
            "Langetermijnagenda van raad\nEr zijn in deze tijd geen vergaderingen gepland.\n");
  agenda.set_has_more(true);
  EXPECT_THAT(HandInCalendarText(agenda, Look(Language::kEnglish)),
              AllOf(StartsWith("Calendar of raad\n"), HasSubstr("(--from, --until)")));
}

std::string Text(const char* supposition, Language language = Language::kDutch) {
  return SuppositionText(FromText<v1::Supposition>(supposition), Look(language));
}

TEST(SuppositionWordsTest, EachIsAClause) {
  EXPECT_EQ(Text(kMoved, Language::kEnglish), "college meets on Tue 06-09 instead of Tue 30-08");
  EXPECT_EQ(Text(R"(meeting_cancelled { body: "bodies/raad" date: "2022-09-27" })"),
            "raad vergadert niet op di 27-09");
  EXPECT_EQ(Text(R"(meeting_added { body: "bodies/raad" date: "2022-10-04" })"),
            "raad vergadert ook op di 04-10");
  EXPECT_EQ(Text(R"(stop_added { body: "bodies/college" office: "staf"
                     first_date: "2022-07-18" last_date: "2022-08-21" })"),
            "staf van college neemt geen stukken aan van ma 18-07 tot en met zo 21-08");
  EXPECT_EQ(Text(R"(stops_dropped { body: "bodies/college" })"),
            "college heeft geen aanleverstops");
  EXPECT_EQ(Text(R"(lead_changed { body: "bodies/college" office: "staf"
                     lead { unit: WORKING_DAYS count: 5 } })"),
            "staf van college wil stukken 5 werkdagen ervoor");
  EXPECT_EQ(Text(R"(stage_planned { stage: "college" date: "2022-09-06" })"),
            "college is gepland op di 06-09");
  EXPECT_EQ(Text(R"(work_taking { plan: "plans/jeugd" stage: "uitwerken" working_days: 15 })"),
            "uitwerken van jeugd kost 15 werkdagen");
  EXPECT_EQ(Text(""), "niets");
}

}  // namespace
}  // namespace noordster::cli::planning_screen_test
