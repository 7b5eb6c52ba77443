// SPDX-License-Identifier: EUPL-1.2
// Planning as a programme secretary asks for it: the weeks that are ahead, told with their reasons.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/end_to_end/command_line.h"

namespace noordster::testing::planning_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

// Days on which holidays are worked, so that the test is the same at any time of the year. Its
// calendar is the first of the municipality by its id.
constexpr char kSchedules[] = R"(kind: Calendar
name: calendars/altijd
display_name: Zonder feestdagen
worked_holidays:
  [NEW_YEARS_DAY, GOOD_FRIDAY, EASTER_MONDAY, KINGS_DAY, LIBERATION_DAY, ASCENSION_DAY,
   WHIT_MONDAY, CHRISTMAS_DAY, SECOND_CHRISTMAS_DAY]
---
kind: Schedule
name: bodies/college/schedules/straks
display_name: Straks
first_date: FIRST
last_date: LAST
calendar: calendars/altijd
offices:
  - {id: secretariaat, display_name: Secretariaat, lead: {unit: CALENDAR_DAYS, count: 8}}
  - {id: staf, display_name: Staf, lead: {unit: CALENDAR_DAYS, count: 7}}
stops:
  - {first_date: STOPS, last_date: RESUMES, display_name: Aanleverpauze}
---
kind: Schedule
name: bodies/raad/schedules/straks
display_name: Straks
first_date: FIRST
last_date: LAST
calendar: calendars/altijd
room: 1
offices:
  - id: griffie
    display_name: Griffie
    lead: {unit: CALENDAR_DAYS, count: 10}
    time: "12:00"
    basis: Reglement van orde, art. 12
---
kind: Body
name: bodies/commissie
display_name: Commissie
body_kind: COUNCIL_COMMITTEE
)";

// Two plans that the board is to adopt on the first Friday or the next; the college meets in the
// fourth week and in the seventh, its staff takes no papers in the second week; the council meets
// in the eighth week and in the tenth.
class PlanningCommandsTest : public CommandLineTest {
 protected:
  PlanningCommandsTest() {
    absl::TimeZone zone;
    EXPECT_TRUE(absl::LoadTimeZone("Europe/Amsterdam", &zone));
    today_ = absl::ToCivilDay(absl::Now(), zone);
    monday_ = absl::NextWeekday(today_ + 6, absl::Weekday::monday);
    Serve();
    LoadProgramme();
    Must({"apply", "-f",
          FileWith("schema.yaml", absl::StrReplaceAll(kSchedules, {{"FIRST", Written(-7)},
                                                                   {"LAST", Written(365)},
                                                                   {"STOPS", Written(7)},
                                                                   {"RESUMES", Written(13)}}))});
    for (const int day : {4, 11}) Meet("db-programma", day);
    for (const int day : {22, 43}) Meet("college", day);
    for (const int day : {50, 64}) Meet("raad", day);
    BringToBoard("jeugd");
  }

  // A day so many days after the first Monday, as it is typed.
  std::string Written(int days) const { return absl::FormatCivilTime(monday_ + days); }

  // As it is shown: "27-09", with a year when that is another; and with its weekday.
  std::string Short(int days) const {
    const absl::CivilDay day = monday_ + days;
    const std::string short_day = absl::StrFormat("%02d-%02d", day.day(), day.month());
    return day.year() == today_.year() ? short_day : absl::StrCat(short_day, "-", day.year());
  }
  std::string Shown(int days) const {
    constexpr std::array<const char*, 7> kWeekdays = {"ma", "di", "wo", "do", "vr", "za", "zo"};
    return absl::StrCat(kWeekdays[static_cast<size_t>(days % 7)], " ", Short(days));
  }

  void Meet(const std::string& body, int day) const {
    Must({"meeting", "plan", absl::StrCat(body, "/v-", Written(day)), "--date", Written(day)});
  }

  // What a command answers, with bars between its columns however wide they are.
  std::string Answered(const Words& words) const {
    std::vector<std::string> lines;
    for (const absl::string_view line : absl::StrSplit(Must(words), '\n')) {
      std::vector<std::string> cells;
      for (const absl::string_view cell : absl::StrSplit(line, "  ", absl::SkipEmpty())) {
        cells.emplace_back(absl::StripAsciiWhitespace(cell));
      }
      lines.push_back(absl::StrJoin(cells, " | "));
    }
    return absl::StrJoin(lines, "\n");
  }

  absl::CivilDay today_;
  absl::CivilDay monday_;
};

TEST_F(PlanningCommandsTest, EveryDayOfAPlanIsShownWithItsReason) {
  const std::string text = Answered({"planning", "show", "jeugd", "--by", Written(64)});
  EXPECT_THAT(text, StartsWith("Planning Plan Jeugd, geteld vanaf "));
  EXPECT_THAT(text, HasSubstr(absl::StrCat("> DB programma | ", Shown(4), " | ", Shown(4), " | ",
                                           Shown(11), " | ")));
  EXPECT_THAT(text, HasSubstr(absl::StrCat("College | ", Shown(22), " | ", Shown(4), " | ",
                                           Shown(43), " | ")));
  EXPECT_THAT(text, HasSubstr(absl::StrCat("DB programma | ", Shown(4),
                                           " | niet vóór vandaag, volgende ", Shown(11), "\n")));
  EXPECT_THAT(text, HasSubstr(absl::StrCat("Secretariaat | ", Shown(14),
                                           " | 8 dagen vóór college\n", "Staf | ", Shown(4), " | ",
                                           Shown(7), " in Aanleverpauze: eerder\n")));
  EXPECT_THAT(text, HasSubstr(absl::StrCat("Griffie | ", Shown(39), " | ", Shown(40),
                                           " valt in weekend: eerder, tot")));
  EXPECT_THAT(text, HasSubstr("Wat het ophoudt: DB programma, College, Raad.\n"
                              "Aanname: termijnen niet bevestigd.\n"));
  EXPECT_THAT(Must({"planning", "show", "jeugd"}), Not(HasSubstr("Speling")));
  EXPECT_THAT(Must({"planning", "show", "jeugd", "--lang", "en"}), HasSubstr("What holds it: "));
}

TEST_F(PlanningCommandsTest, WhichCouncilCanBeMadeIsAnsweredAndCountedBack) {
  const std::string text = Answered({"planning", "target", "jeugd", "--by", Written(64)});
  EXPECT_THAT(text, AllOf(StartsWith("Raad uiterlijk "), HasSubstr(": haalbaar. Eerste: di ")));
  EXPECT_THAT(text, HasSubstr(absl::StrCat("College | ", Shown(22), " | laatste vóór ", Short(39),
                                           "\nSecretariaat | ", Shown(14),
                                           " | 8 dagen vóór college\nStaf | ", Shown(4), " | ",
                                           Shown(7), " in Aanleverpauze: eerder\nDB programma | ",
                                           Shown(4), " | speling 0 werkdagen\n")));
  EXPECT_THAT(text, HasSubstr(absl::StrCat("\n", Shown(50), " | ja | ", Shown(4),
                                           " | 0 werkdagen, 0 vergaderingen\n", Shown(64),
                                           " | ja | ", Shown(11), " | ")));
  // A no is an answer.
  EXPECT_THAT(Must({"planning", "target", "jeugd", "--by", Written(40)}),
              HasSubstr(": niet haalbaar. Eerste: di "));
  EXPECT_THAT(Must({"planning", "target", "jeugd", "--stage", "college", "--lang", "en"}),
              StartsWith("College: can be made. First: Tue "));
  const YAML::Node answer = Answer({"planning", "target", "jeugd", "--most", "1"});
  EXPECT_THAT(Column(answer["meetings"], "date"), ElementsAre(Written(50)));
  EXPECT_EQ(answer["reachable"].Scalar(), "true");
  EXPECT_EQ(Answer({"planning", "target", "jeugd", "--by", Written(40)})["reachable"].Scalar(),
            "false");
}

TEST_F(PlanningCommandsTest, WhatWouldBeAtAnotherTimeIsComparedAndNothingIsChanged) {
  const std::string history = History();
  const std::string cancelled = absl::StrCat("db-programma:", Written(4));
  const std::string text = Answered({"planning", "whatif", "jeugd", "--cancel", cancelled});
  EXPECT_THAT(text, StartsWith(absl::StrCat("Wat als: db-programma vergadert niet op ", Shown(4),
                                            ".\n\nPlan jeugd\nFase | Nu | Dan | Verschil\n")));
  const auto line = [this](const std::string& stage, int before, int after,
                           const std::string& days) {
    return absl::StrCat(stage, " | ", Shown(before), " | ", Shown(after), " | ", days,
                        ", 1 vergadering later\n");
  };
  EXPECT_THAT(text, HasSubstr(line("DB programma", 4, 11, "+5 werkdagen")));
  EXPECT_THAT(text, HasSubstr(line("College", 22, 43, "+15 werkdagen")));
  EXPECT_THAT(text, HasSubstr(line("Raad", 50, 64, "+10 werkdagen")));
  EXPECT_THAT(text, HasSubstr("Er is niets gewijzigd.\n"));
  // Of a programme it is known by its name as well.
  BringToBoard("wonen");
  EXPECT_THAT(Answered({"planning", "whatif", "sterk-voor-noord", "--cancel", cancelled}),
              AllOf(HasSubstr("Plan jeugd\n"), HasSubstr("Plan wonen\n")));
  EXPECT_NE(History(), history);
  const std::string after = History();
  EXPECT_EQ(Answer({"planning", "whatif", "programmes/sterk-voor-noord", "--cancel",
                    cancelled})["differences"]
                .size(),
            6U);
  EXPECT_EQ(History(), after);
}

TEST_F(PlanningCommandsTest, EveryKindOfSuppositionIsTaken) {
  const Words all = {"--move",     absl::StrCat("raad:", Written(50), ":", Written(51)),
                     "--cancel",   absl::StrCat("raad:", Written(64)),
                     "--add",      absl::StrCat("raad:", Written(65)),
                     "--no-stops", "college",
                     "--stop",     absl::StrCat("college/staf:", Written(28), ":", Written(29)),
                     "--lead",     "college/staf:5w",
                     "--plan-on",  absl::StrCat("college:", Written(23))};
  for (const char* command : {"show", "target", "whatif"}) {
    Words words = {"planning", command, "jeugd"};
    words.insert(words.end(), all.begin(), all.end());
    EXPECT_THAT(Answered(words), HasSubstr(Shown(51))) << command;
  }
  EXPECT_THAT(Must({"planning", "show", "wonen", "--work", "uitwerken:15"}),
              HasSubstr("Wat als: uitwerken kost 15 werkdagen.\n"));
}

TEST_F(PlanningCommandsTest, TheAgendaAheadShowsWhatIsPlannedAndWhatDoesNotFit) {
  BringToBoard("wonen");
  const std::string ahead = Answered({"agenda", "ahead", "raad"});
  EXPECT_THAT(ahead, StartsWith("Langetermijnagenda van raad\n"));
  EXPECT_THAT(ahead,
              HasSubstr(absl::StrCat(Shown(50), " | ", Shown(39),
                                     " | 2 van 1 | Plan Jeugd (raad)\nPlan Wonen (raad), ")));
  EXPECT_THAT(ahead, HasSubstr("geen ruimte:"));
  EXPECT_THAT(ahead, HasSubstr("0 van 1 | -\n"));
  EXPECT_THAT(Must({"agenda", "ahead", "raad", "--from", Written(60), "--until", Written(63)}),
              HasSubstr("Er zijn in deze tijd geen vergaderingen gepland.\n"));
  EXPECT_EQ(Answer({"agenda", "ahead", "raad"})["meetings"][0]["plans"].size(), 2U);
}

TEST_F(PlanningCommandsTest, ACalendarShowsUntilWhenEachOfficeTakesPapers) {
  const std::string calendar = Answered({"calendar", "show", "college"});
  EXPECT_THAT(calendar, HasSubstr(absl::StrCat(Shown(22), " | Secretariaat | ", Shown(14),
                                               " | 8 dagen vóór college\nStaf | ", Shown(4), " | ",
                                               Shown(7), " in Aanleverpauze: eerder\n", Shown(43),
                                               " | Secretariaat | ", Shown(35))));
  EXPECT_THAT(calendar, HasSubstr("Aanname: termijnen niet bevestigd.\n"));
  EXPECT_THAT(Must({"calendar", "show", "raad"}), Not(HasSubstr("Aanname")));
  EXPECT_THAT(Column(Answer({"calendar", "show", "raad"})["meetings"], "date"),
              ElementsAre(Written(50), Written(64)));
}

TEST_F(PlanningCommandsTest, WhatCannotBeAskedIsRefusedWithTheWayOut) {
  const auto fails = [this](int exit_code, Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return MustFail(exit_code, words);
  };
  const Words show = {"planning", "show", "jeugd"};
  const Words whatif = {"planning", "whatif", "jeugd"};
  EXPECT_THAT(fails(2, show, {"--target", "raad"}), HasSubstr("--by 27-09-2022"));
  EXPECT_THAT(fails(2, show, {"--by", "morgen"}), HasSubstr("geen bestaande dag"));
  EXPECT_THAT(fails(2, show, {"--move", "college:morgen"}),
              HasSubstr("--move GREMIUM:VAN:NAAR, zoals --move college:30-08-2022:06-09-2022"));
  EXPECT_THAT(fails(2, whatif, {}), HasSubstr("--plan-on of --work"));
  EXPECT_THAT(fails(2, {"planning", "target", "jeugd"}, {"--most", "25"}), HasSubstr("--most"));
  EXPECT_THAT(fails(8, show, {"--target", "werksessie", "--by", Written(64)}),
              HasSubstr("target.stage"));
  EXPECT_THAT(fails(8, whatif, {"--cancel", absl::StrCat("raad:", Written(51))}),
              HasSubstr("suppositions[0]"));
  EXPECT_THAT(fails(4, whatif, {"--no-stops", "commissie"}),
              HasSubstr("commissie is geen gremium van het programma"));
  EXPECT_THAT(fails(3, {"planning", "show", "geen"}, {}), HasSubstr("plans/geen"));
  EXPECT_THAT(fails(3, {"planning", "whatif", "geen", "--no-stops", "college"}, {}),
              HasSubstr("plans/geen"));
  EXPECT_THAT(fails(3, {"agenda", "ahead", "geen"}, {}), HasSubstr("bodies/geen"));
  EXPECT_THAT(fails(3, whatif, {"--no-stops", "geen"}), HasSubstr("bodies/geen"));
  EXPECT_THAT(fails(3, {"planning", "whatif", "sterk-voor-noord", "--no-stops", "geen"}, {}),
              HasSubstr("bodies/geen"));
  EXPECT_THAT(fails(4, whatif, {"--work", "wonen/uitwerken:5"}),
              HasSubstr("wonen is geen van de lopende plannen waarnaar wordt gekeken"));
  Must({"plan", "withdraw", "jeugd", "--decided", "20-07-2022", "--reason", "Dubbel."});
  EXPECT_THAT(fails(4, show, {}), HasSubstr("het plan is geëindigd"));
}

}  // namespace
}  // namespace noordster::testing::planning_commands_test
