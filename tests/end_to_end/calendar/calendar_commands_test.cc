// SPDX-License-Identifier: EUPL-1.2
// Calendars as a griffier brings them in: from a file, again, and once it changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/end_to_end/command_line.h"

namespace noordster::testing::calendar_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

constexpr char kTable[] =
    "soort;datum;tot;begin;plaats;naam;id;stand\n"
    ";20-09-2022;;19:30;Raadzaal;Raad;september-2022;\n"
    ";11-10-2022;;;;;;\n"
    ";08-11-2022;;;;;;\n"
    "reces;11-07-2022;21-08-2022;;;Zomerreces;;\n"
    "aanleverstop;18-07-2022;21-08-2022;;;;;\n";

constexpr char kCalendar[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1234-agenda@ris.lv.nl\r\n"
    "DTSTART:20220927T173000Z\r\nDTEND:20220927T210000Z\r\nSUMMARY:Raad\r\nLOCATION:Raadzaal\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n";

class CalendarCommandsTest : public CommandLineTest {
 protected:
  CalendarCommandsTest() {
    Serve();
    LoadProgramme();
  }

  static Words Import(const std::string& file, const Words& more = {}) {
    Words words = {"calendar", "import", file, "--body", "raad"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  std::string Table() const { return FileWith("raad.csv", kTable); }
};

TEST_F(CalendarCommandsTest, AFileIsTakenInOnceAndFoundDoneTheNextTime) {
  const std::string before = History();
  EXPECT_EQ(Must(Import(Table(), {"--validate-only"})),
            "Te plannen: 3 vergaderingen van raad, van 20-09-2022 tot en met 08-11-2022.\n"
            "In vergaderschema schema-2022 te zetten: reces van 11-07-2022 tot en met 21-08-2022.\n"
            "In vergaderschema schema-2022 te zetten: aanleverstop van 18-07-2022 tot en met "
            "21-08-2022.\n"
            "Dit kan. Er is niets gewijzigd.\n");
  EXPECT_EQ(History(), before);
  EXPECT_EQ(Must(Import(Table())),
            "Gepland: 3 vergaderingen van raad, van 20-09-2022 tot en met 08-11-2022.\n"
            "In vergaderschema schema-2022 gezet: reces van 11-07-2022 tot en met 21-08-2022.\n"
            "In vergaderschema schema-2022 gezet: aanleverstop van 18-07-2022 tot en met "
            "21-08-2022.\n");
  EXPECT_EQ(Must({"meeting", "list", "raad"}),
            "Vergadering     Wanneer              Stand    Punten  Agenda\n"
            "september-2022  20-09-2022 om 19:30  gepland  0       nog niet gepubliceerd\n"
            "v-2022-10-11    11-10-2022           gepland  0       nog niet gepubliceerd\n"
            "v-2022-11-08    08-11-2022           gepland  0       nog niet gepubliceerd\n");
  const std::string after = History();
  EXPECT_EQ(Must(Import(Table(), {"--lang", "en"})),
            "Left out, as planned so already: 3.\n"
            "Left out, as in the schedule already: 2.\n"
            "Nothing was changed.\n");
  EXPECT_EQ(History(), after);
  const YAML::Node schedule = Answer({"schedule", "get", "raad/schema-2022"});
  EXPECT_EQ(schedule["recesses"][0]["displayName"].Scalar(), "Zomerreces");
  EXPECT_EQ(schedule["stops"][0]["displayName"].Scalar(), "Aanleverstop");
  // What stood in it stays.
  EXPECT_EQ(schedule["offices"][0]["id"].Scalar(), "griffie");
}

TEST_F(CalendarCommandsTest, WhatChangedInTheFileIsMovedAndCancelledWithAReason) {
  Must(Import(Table()));
  const std::string changed =
      FileWith("nieuw.csv",
               absl::StrReplaceAll(kTable, {{"20-09-2022;;19:30", "27-09-2022;;"},
                                            {"08-11-2022;;;;;;", "08-11-2022;;;;;;vervallen"}}));
  EXPECT_THAT(MustFail(2, Import(changed)),
              HasSubstr("Volgens het bestand zijn verdaagd: 1, vervallen: 1. Zeg waarom: "
                        "--reason."));
  EXPECT_THAT(Must(Import(changed, {"--reason", "Prinsjesdag."})),
              StartsWith("Verdaagd: raad/september-2022, van 20-09-2022 naar 27-09-2022.\n"
                         "Vervallen: raad/v-2022-11-08, 08-11-2022.\n"));
  // The time stays where the file says none.
  EXPECT_THAT(Must({"meeting", "show", "raad/september-2022"}),
              AllOf(HasSubstr("27-09-2022 om 19:30"), HasSubstr("Prinsjesdag.")));
  // The file of before takes nothing back.
  const std::string history = History();
  EXPECT_THAT(Must(Import(Table())),
              AllOf(StartsWith("Weggelaten, want sindsdien verdaagd: raad/september-2022, van "
                               "20-09-2022 naar 27-09-2022"),
                    HasSubstr("Weggelaten, want hier vervallen: raad/v-2022-11-08, 08-11-2022")));
  EXPECT_EQ(History(), history);
}

TEST_F(CalendarCommandsTest, AMeetingOfAnotherSystemIsKnownByItsUidWhereverItMoves) {
  EXPECT_EQ(Must(Import(FileWith("raad.ics", kCalendar))),
            "Gepland: 1 vergadering van raad, op 27-09-2022.\n");
  const std::string name = Answer({"meeting", "list", "raad"})[0]["name"].Scalar();
  EXPECT_THAT(name, HasSubstr("/meetings/v-2022-09-27-"));
  const std::string moved = absl::StrReplaceAll(kCalendar, {{"20220927T", "20221004T"}});
  EXPECT_THAT(Must(Import(FileWith("raad.ics", moved), {"--reason", "Zaal bezet."})),
              HasSubstr(", van 27-09-2022 naar 04-10-2022.\n"));
  const YAML::Node meetings = Answer({"meeting", "list", "raad"});
  ASSERT_EQ(meetings.size(), 1U);
  EXPECT_EQ(meetings[0]["name"].Scalar(), name);
  EXPECT_EQ(meetings[0]["startTime"].Scalar(), "19:30");
}

TEST_F(CalendarCommandsTest,
       WhatStandsAlreadyIsKnownByItsDayAndNothingIsCancelledForNotBeingThere) {
  Must({"meeting", "plan", "raad/prinsjesdag", "--date", "20-09-2022", "--time", "20:00"});
  Must({"meeting", "plan", "raad/extra", "--date", "25-10-2022"});
  const std::string told = Must(Import(Table()));
  EXPECT_THAT(told, AllOf(HasSubstr("Gepland: 2 vergaderingen"),
                          HasSubstr("Begint in het bestand anders: raad/prinsjesdag om 19:30, hier "
                                    "20:00; dat blijft zo.\n"),
                          HasSubstr("Staat niet in het bestand: raad/extra, 25-10-2022")));
  EXPECT_EQ(Answer({"meeting", "list", "raad"}).size(), 4U);
}

TEST_F(CalendarCommandsTest, NewMeetingsAreClosedWhenThatIsAsked) {
  Must(Import(Table(), {"--closed"}));
  EXPECT_THAT(Must({"meeting", "list", "raad"}), HasSubstr("september-2022, besloten"));
}

TEST_F(CalendarCommandsTest, NothingIsSentOfAFileWithAFault) {
  const std::string history = History();
  const std::string file =
      FileWith("fout.csv", absl::StrCat(kTable, "borrel;31-02-2022;;;;;;\n;11-10-2022;;;;;;\n"));
  EXPECT_THAT(MustFail(8, Import(file)),
              AllOf(HasSubstr(absl::StrCat(file, ":7")), HasSubstr("'borrel'"),
                    HasSubstr("31-02-2022"), HasSubstr("op deze dag staat ook regel 3")));
  const std::string repeats = FileWith(
      "raad.ics", absl::StrReplaceAll(kCalendar, {{"SUMMARY", "RRULE:FREQ=MONTHLY\r\nSUMMARY"}}));
  EXPECT_THAT(MustFail(8, Import(repeats)), HasSubstr("schrijf elke vergadering uit"));
  EXPECT_EQ(History(), history);
}

TEST_F(CalendarCommandsTest, AScheduleThatIsNotThereIsToldWithTheWayOut) {
  const std::string later = FileWith("later.csv", "soort;datum\nreces;24-12-2024\n");
  EXPECT_THAT(
      MustFail(2, Import(later)),
      AllOf(HasSubstr("raad heeft geen vergaderschema waarin 24-12-2024 valt, zoals regel 2 "
                      "vraagt."),
            HasSubstr("--schedule ID")));
  EXPECT_THAT(Must(Import(later, {"--schedule", "schema-2022"})),
              StartsWith("In vergaderschema schema-2022 gezet: reces op 24-12-2024.\n"));
  EXPECT_THAT(MustFail(3, Import(later, {"--schedule", "geen"})), HasSubstr("schedules/geen"));
  Must({"apply", "-f",
        FileWith("schema.yaml",
                 "kind: Schedule\nname: bodies/raad/schedules/schema-2023\ndisplay_name: 2023\n"
                 "first_date: 2023-01-01\nlast_date: 2023-12-31\n")});
  const std::string both =
      FileWith("beide.csv", "soort;datum\nreces;27-12-2022\nreces;02-01-2023\n");
  EXPECT_THAT(MustFail(2, Import(both)),
              HasSubstr("meer dan een vergaderschema van raad: schema-2022, schema-2023."));
}

TEST_F(CalendarCommandsTest, WhatTheServerRefusesIsFoundBeforeAnythingIsDone) {
  const std::string history = History();
  const Words import = {"calendar", "import", Table(), "--body", "geen"};
  EXPECT_THAT(MustFail(3, import), HasSubstr("bodies/geen"));
  // The id that a meeting would get by its day is taken by one of another day.
  Must({"meeting", "plan", "raad/v-2022-10-11", "--date", "13-12-2022"});
  const std::string after = History();
  EXPECT_THAT(MustFail(5, Import(Table())), HasSubstr("raad/v-2022-10-11"));
  EXPECT_EQ(History(), after);
  EXPECT_NE(after, history);
}

TEST_F(CalendarCommandsTest, TheShippedMeetingsAreTakenInForTheirBodies) {
  for (const char* body : {"college", "raad", "db-programma", "partneroverleg"}) {
    const std::string file = absl::StrCat(
        DeployFolder(), "/programmes/sterk-voor-noord/vergaderingen-2022-", body, ".csv");
    EXPECT_THAT(Must({"calendar", "import", file, "--body", body}), StartsWith("Gepland: "))
        << body;
  }
  EXPECT_EQ(Answer({"meeting", "list", "college"}).size(), 26U);
  EXPECT_EQ(Answer({"meeting", "show", "college/week-35"})["date"].Scalar(), "2022-08-30");
}

TEST_F(CalendarCommandsTest, CalendarsAndSchedulesReadAsPeopleSayThem) {
  EXPECT_THAT(Must({"calendar", "get", "gemeente"}),
              AllOf(HasSubstr("maandag, dinsdag, woensdag, donderdag, vrijdag"),
                    HasSubstr("27-05-2022: Vrijdag na Hemelvaartsdag"),
                    HasSubstr("09-07-2022 tot en met 21-08-2022: Zomervakantie regio midden")));
  EXPECT_THAT(Must({"schedule", "get", "college/schema-2022"}),
              AllOf(HasSubstr("Bestuurssecretariaat: 8 kalenderdagen ervoor (aanname)"),
                    HasSubstr("Staf: 7 kalenderdagen ervoor (aanname)"),
                    HasSubstr("18-07-2022 tot en met 21-08-2022: Zomerstop (aanname)")));
  EXPECT_THAT(Must({"schedule", "list", "raad", "--lang", "en"}),
              HasSubstr("Griffie: 10 calendar days before (assumption)"));
  EXPECT_THAT(Must({"calendar", "list"}), Not(HasSubstr("MONDAY")));
}

}  // namespace
}  // namespace noordster::testing::calendar_commands_test
