// SPDX-License-Identifier: EUPL-1.2
// A time path as a drawing: in characters, and as SVG. Whole drawings are in ../screens/.
#include "clients/cli/screen/drawing/time_path_drawing.h"

#include <regex>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/drawing/time_path_svg.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"
#include "tests/clients/planning/summer_planning.h"

namespace noordster::cli::time_path_drawing_test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

PlanningLook Look(Language language = Language::kDutch, size_t columns = 80) {
  return {language, columns, ""};
}

v1::GetTimePathResponse SummerPath() {
  return FromText<v1::GetTimePathResponse>(R"(
    plan { title: "Plan Jeugd" }
    rows { stage: "herkenning" display_name: "Herkenning door partners" step: 1
           planned { text: "mei 2022" edtf: "2022-05" earliest: "2022-05-01" latest: "2022-05-31" }
           decided_period { text: "juni 2022" edtf: "2022-06"
                            earliest: "2022-06-01" latest: "2022-06-30" } }
    rows { stage: "db" display_name: "DB" step: 2 decided_date: "2022-06-24" kind: DEFERRED }
    rows { stage: "db" display_name: "DB" step: 3 current: true }
    rows { stage: "college" display_name: "College" }
    rows { stage: "commissie" display_name: "Commissie" }
    rows { stage: "raad" display_name: "Raad"
           planned { text: "september/oktober 2022" earliest: "2022-09-01" latest: "2022-10-31" } }
    rows { stage: "uitvoering" display_name: "Uitvoering in de wijken"
           planned { text: "vanaf 2023" edtf: "2023/.." earliest: "2023-01-01"
                     latest: "2199-12-31" } })");
}

v1::CompareBaselineResponse SummerBaseline() {
  return FromText<v1::CompareBaselineResponse>(R"(
    stages { stage: "college" baseline_date: "2022-08-16" }
    stages { stage: "raad" baseline_date: "2022-09-13" })");
}

DrawnTimePath Summer(Language language = Language::kDutch) {
  v1::Planning planning = SummerPlanning();
  planning.mutable_target()->set_stage("raad");
  planning.mutable_target()->set_no_later_than("2022-10-11");
  const v1::GetTimePathResponse path = SummerPath();
  const v1::CompareBaselineResponse compared = SummerBaseline();
  return DrawnTimePathOf({path, &planning, &compared, "2022-01-01"}, language);
}

std::vector<std::string> LinesOf(const std::string& text) { return absl::StrSplit(text, '\n'); }

TEST(TimePathDaysTest, AStageHasItsVisitsAndWhatIsPlannedOfIt) {
  const DrawnTimePath drawn = Summer();
  EXPECT_EQ(drawn.today, absl::CivilDay(2022, 7, 15));
  ASSERT_EQ(drawn.stages.size(), 6U);
  EXPECT_TRUE(drawn.stages[1].is_open);
  const PlanningLook look{Language::kDutch, 80, "2022-07-15"};
  EXPECT_THAT(DaysInWords(drawn.stages[0], look),
              ElementsAre("werkelijk juni 2022", "bedoeld mei 2022"));
  EXPECT_THAT(
      DaysInWords(drawn.stages[1], look),
      ElementsAre("werkelijk vr 24-06", "gepland vr 15-07", "aanleveren uiterlijk vr 15-07"));
  EXPECT_THAT(
      DaysInWords(drawn.stages[2], look),
      ElementsAre("gepland di 30-08", "aanleveren uiterlijk vr 15-07", "vastgelegd di 16-08"));
  EXPECT_THAT(DaysInWords(drawn.stages[4], look),
              ElementsAre("gepland di 27-09", "aanleveren uiterlijk di 27-09",
                          "bedoeld september/oktober 2022", "vastgelegd di 13-09",
                          "doel uiterlijk di 11-10"));
  EXPECT_THAT(DaysInWords(drawn.stages[5], look),
              ElementsAre("gepland ma 03-10 tot en met ma 16-01-2023", "bedoeld vanaf 2023"));
}

TEST(TimePathDaysTest, WhatWasReversedIsNotDrawn) {
  v1::GetTimePathResponse path = SummerPath();
  path.mutable_rows(1)->set_state(v1::Decision::REVERSED);
  EXPECT_THAT(
      DrawnTimePathOf({path, nullptr, nullptr, "2022-07-15"}, Language::kDutch).stages[1].actual,
      IsEmpty());
}

TEST(TimePathDaysTest, AnEndThatIsOpenMakesNoMonths) {
  const DaySpan months = MonthsOf(Summer());
  EXPECT_EQ(months.first, absl::CivilDay(2022, 5, 1));
  EXPECT_EQ(months.last, absl::CivilDay(2023, 1, 31));
}

TEST(TimePathDrawingTest, TheDrawingFitsItsColumnsInBothLanguages) {
  for (const size_t columns : {80U, 120U}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      ExpectKept(TimePathDrawing(Summer(language), Look(language, columns)), "planning_draw",
                 language == Language::kDutch, columns);
    }
  }
}

TEST(TimePathDrawingTest, EveryMarkIsExplainedAndOthersAreNot) {
  EXPECT_THAT(TimePathDrawing(Summer(), Look(Language::kDutch, 120)),
              AllOf(StartsWith("Tijdpad Plan Jeugd, vandaag vr 15 juli 2022\n"),
                    HasSubstr("* werkelijk, o gepland, - werk, ^ aanleveren uiterlijk, = bedoeld, "
                              "v vastgelegd, ! doel uiterlijk, | vandaag\n"),
                    EndsWith("Aanname: termijnen niet bevestigd.\n")));
  v1::GetTimePathResponse path;
  path.mutable_plan()->set_title("Leeg");
  const DrawnTimePath empty =
      DrawnTimePathOf({path, nullptr, nullptr, "2022-07-15"}, Language::kDutch);
  EXPECT_THAT(LinesOf(TimePathDrawing(empty, Look())).at(3), "| vandaag");
}

TEST(TimePathDrawingTest, WhatCameOfAStageCoversWhatWasPlannedOfIt) {
  v1::GetTimePathResponse path = SummerPath();
  path.mutable_rows(0)->mutable_planned()->set_earliest("2022-06-01");
  path.mutable_rows(0)->mutable_planned()->set_latest("2022-06-30");
  const DrawnTimePath drawn =
      DrawnTimePathOf({path, nullptr, nullptr, "2022-07-15"}, Language::kDutch);
  const std::string row = LinesOf(TimePathDrawing(drawn, Look(Language::kDutch, 120))).at(3);
  EXPECT_THAT(row, AllOf(StartsWith("Herkenning door partners"), HasSubstr("***"),
                         Not(HasSubstr("=")), EndsWith("* juni 2022")));
}

TEST(TimePathDrawingTest, LongNamesAndManyYearsFit) {
  DrawnTimePath drawn = Summer();
  drawn.title = std::string(150, 'x');
  for (DrawnStage& stage : drawn.stages) stage.name = std::string(130, 'y');
  drawn.stages[0].kept = absl::CivilDay(2002, 2, 28);
  drawn.stages[1].kept = absl::CivilDay(2062, 12, 31);
  for (size_t columns = 80; columns <= 120; ++columns) {
    for (const std::string& line :
         LinesOf(TimePathDrawing(drawn, Look(Language::kDutch, columns)))) {
      EXPECT_LE(WidthOf(line), columns) << line;
    }
  }
}

TEST(TimePathSvgTest, ItSaysAllInWordsAndNeedsNothingElse) {
  const std::string svg = TimePathSvg(Summer(), Language::kDutch);
  EXPECT_THAT(svg, AllOf(StartsWith("<?xml"), EndsWith("</svg>\n"),
                         HasSubstr("<title id=\"title\">Tijdpad Plan Jeugd, vandaag vr 15 juli "
                                   "2022</title>"),
                         HasSubstr("College: gepland di 30-08, aanleveren uiterlijk vr 15-07, "
                                   "vastgelegd di 16-08."),
                         HasSubstr(">doel uiterlijk di 11-10</text>")));
  EXPECT_THAT(svg, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("href")), Not(HasSubstr("url(")),
                         Not(HasSubstr("@import"))));
  // Nothing but its own namespace is named.
  EXPECT_EQ(svg.find("http"), svg.find("http://www.w3.org/2000/svg"));
  EXPECT_EQ(svg.rfind("http"), svg.find("http"));
}

TEST(TimePathSvgTest, WhatAPersonWroteIsTextAndNothingElse) {
  DrawnTimePath drawn = Summer();
  drawn.title = "</title><script>\"&\x01";
  drawn.stages[0].name = "<b>&amp;</text>";
  drawn.stages[0].actual[0].words = "mei <i>\"2022\"";
  const std::string svg = TimePathSvg(drawn, Language::kEnglish);
  EXPECT_THAT(svg, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<b>")), Not(HasSubstr("<i>")),
                         Not(HasSubstr("\x01")), HasSubstr("&lt;b&gt;&amp;amp;&lt;/text&gt;")));
  // Every element that is opened is closed.
  const std::regex tag("<(/?)([a-z]+)[^>]*?(/?)>");
  std::vector<std::string> open;
  for (auto each = std::sregex_iterator(svg.begin(), svg.end(), tag);
       each != std::sregex_iterator(); ++each) {
    if ((*each)[3].length() > 0) continue;
    if ((*each)[1].length() == 0) {
      open.push_back((*each)[2]);
      continue;
    }
    ASSERT_FALSE(open.empty());
    EXPECT_EQ(open.back(), (*each)[2]);
    open.pop_back();
  }
  EXPECT_THAT(open, IsEmpty());
}

TEST(TimePathSvgTest, ALongWordIsBrokenAndAnOpenEndIsCut) {
  DrawnTimePath drawn = Summer();
  drawn.stages[0].name = std::string(100, 'z');
  const std::string svg = TimePathSvg(drawn, Language::kDutch);
  EXPECT_THAT(svg, AllOf(HasSubstr(std::string(30, 'z') + "</text>"),
                         Not(HasSubstr(">" + std::string(31, 'z') + "</text>"))));
  // No mark lies left of the drawing.
  EXPECT_FALSE(absl::StrContains(svg, "\"M-"));
}

}  // namespace
}  // namespace noordster::cli::time_path_drawing_test
