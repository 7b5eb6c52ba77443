// SPDX-License-Identifier: EUPL-1.2
// Calendars as a table, and what holds for every file.
#include "clients/cli/calendar/meeting_table.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/calendar/entry_text.h"

namespace noordster::cli::meeting_table_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(MeetingTableTest, EveryColumnIsReadInDutchAndInEnglish) {
  EXPECT_THAT(EntriesOf("soort;datum;tot;begin;plaats;naam;id;stand\n"
                        "vergadering;27-09-2022;;19:30;Raadzaal;Raad;september-2022;\n"
                        "reces;2022-07-11;21-08-2022;;;Zomerreces;;\n"
                        "Aanleverstop;18-07-2022;21-08-2022;;;;;vervallen\n"),
              ElementsAre("2 meeting 2022-09-27 19:30 Raadzaal #september-2022 (Raad)",
                          "3 recess 2022-07-11/2022-08-21 (Zomerreces)",
                          "4 stop 2022-07-18/2022-08-21 cancelled"));
  EXPECT_THAT(EntriesOf("Date,Kind,Start time,State,Until,Place,Name,ID\n"
                        "2022-09-27,meeting,9.05,cancelled,2022-09-27,,,\n"
                        "2022-07-11,recess,,,,,,\n2022-07-12,hand-in stop,,,,,,\n"),
              ElementsAre("2 meeting 2022-09-27 09:05 cancelled", "3 recess 2022-07-11",
                          "4 stop 2022-07-12"));
  EXPECT_THAT(EntriesOf("\xEF\xBB\xBF"
                        "datum\r\n27-09-2022\r\n\r\n11-10-2022\r\n"),
              ElementsAre("2 meeting 2022-09-27", "4 meeting 2022-10-11"));
}

TEST(MeetingTableTest, TimesAreAsSpreadsheetsWriteThem) {
  for (const char* time : {"9:30", "09:30", "9.30", "09:30:00"}) {
    EXPECT_THAT(EntriesOf(absl::StrCat("datum;begin\n27-09-2022;", time, "\n")),
                ElementsAre("2 meeting 2022-09-27 09:30"));
  }
  for (const char* time :
       {"24:00", "19:60", "19", "19:3", "half acht", ":30", "19:30:60", "1:2:3:4"}) {
    EXPECT_THAT(EntriesOf(absl::StrCat("datum;begin\n27-09-2022;", time, "\n")),
                ElementsAre(absl::StrCat("2 begin: '", time, "' is geen tijd als 19:30")));
  }
}

TEST(MeetingTableTest, EveryFaultSaysItsLineAndColumn) {
  EXPECT_THAT(
      EntriesOf("soort;datum;tot;stand\nborrel;31-02-2022;;\nvergadering;27-09-2022;"
                "28-09-2022;\nreces;27-09-2022;26-09-2022;uitgesteld\n;27-09-2022;"
                "30-09-2022;\n"),
      ElementsAre("2 soort: 'borrel': schrijf vergadering, reces of aanleverstop",
                  "2 datum: '31-02-2022' is geen dag; schrijf 27-09-2022 of 2022-09-27",
                  "3 tot: een vergadering is op een dag; schrijf elke dag op een eigen regel",
                  "4 tot: ligt voor de eerste dag",
                  "4 stand: 'uitgesteld': schrijf vervallen, of niets",
                  "5 tot: duurt meer dan een dag, en de kolom soort zegt niet wat het is: "
                  "reces of aanleverstop"));
  EXPECT_THAT(
      EntriesOf("kind,date,start_time,place,id\nrecess,2022-07-11,19:30,Zaal,zomer\n", "kalender",
                Language::kEnglish),
      ElementsAre("2 start_time: belongs to a meeting alone", "2 place: belongs to a meeting alone",
                  "2 id: belongs to a meeting alone"));
  EXPECT_THAT(EntriesOf("datum;plaats\n27-09-2022;\"Raad\nzaal\"\n"),
              ElementsAre("2 plaats: bevat een regeleinde of stuurteken"));
}

TEST(MeetingTableTest, ColumnsAreKnownThereOnceAndEnough) {
  EXPECT_THAT(EntriesOf("datun;plaats\nx;y\n"),
              ElementsAre("1 datun: deze kolom is niet bekend; bedoelt u 'datum'?",
                          "1 datum: deze kolom ontbreekt"));
  EXPECT_THAT(EntriesOf("datum;date\n27-09-2022;\n"),
              ElementsAre("1 date: deze kolom staat er twee keer"));
  EXPECT_THAT(EntriesOf("datum;voorzitter van dienst\n27-09-2022;\n"),
              ElementsAre(HasSubstr("de kolommen zijn soort, datum, tot, begin, plaats, naam, id, "
                                    "stand")));
  EXPECT_THAT(EntriesOf("datum\n"),
              ElementsAre("0 : noemt geen vergadering, reces of aanleverstop"));
  EXPECT_THAT(EntriesOf(""), ElementsAre("0 : is leeg"));
  std::string many = "datum\n";
  for (int i = 0; i < 2001; ++i) absl::StrAppend(&many, "27-09-2022\n");
  EXPECT_THAT(EntriesOf(many), ElementsAre("2002 : er zijn meer dan 2000 regels"));
}

TEST(MeetingFileTest, WhatStandsTwiceIsToldWithItsFirstLine) {
  EXPECT_THAT(EntriesOf("datum;id\n27-09-2022;\n27-09-2022;\n28-09-2022;a\n29-09-2022;a\n"),
              ElementsAre("3 : op deze dag staat ook regel 2; geef elk van beide een id",
                          "5 : de id a staat ook op regel 4"));
  // With an id they can be on one day.
  EXPECT_THAT(EntriesOf("datum;id\n27-09-2022;ochtend\n27-09-2022;avond\n"),
              ElementsAre("2 meeting 2022-09-27 #ochtend", "3 meeting 2022-09-27 #avond"));
  EXPECT_THAT(EntriesOf("soort;datum;tot\nreces;11-07-2022;21-08-2022\nstop;11-07-2022;21-08-2022\n"
                        "reces;11-07-2022;21-08-2022\n"),
              ElementsAre("4 : staat ook op regel 2, over dezelfde dagen"));
  EXPECT_THAT(EntriesOf("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20220927\nEND:VEVENT\n"
                        "BEGIN:VEVENT\nUID:1\nDTSTART:20220928\nEND:VEVENT\nEND:VCALENDAR\n"),
              ElementsAre("6 : de UID 1 staat ook op regel 2"));
}

TEST(MeetingFileTest, WhatTheServerWouldNotTakeIsToldBefore) {
  EXPECT_THAT(EntriesOf("datum;id\n27-09-2022;2022-09-27\n"),
              ElementsAre("2 id: '2022-09-27' is geen id: kleine letters, cijfers en losse "
                          "streepjes, een letter vooraan, hoogstens 63"));
  EXPECT_THAT(EntriesOf(absl::StrCat("datum;plaats\n27-09-2022;", std::string(201, 'x'), "\n")),
              ElementsAre(HasSubstr("x…' is langer dan 200 tekens")));
  EXPECT_THAT(
      EntriesOf(absl::StrCat("datum;soort;naam\n27-09-2022;reces;", std::string(201, 'x'), "\n")),
      ElementsAre(HasSubstr("x…' is langer dan 200 tekens")));
  EXPECT_THAT(EntriesOf("datum\n27-09-1822\n"),
              ElementsAre("2 : '1822-09-27' ligt buiten 1900 tot en met 2199"));
}

TEST(MeetingFileTest, ItsFormIsThatOfItsBeginningOrItsName) {
  const std::string calendar =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20220927\nEND:VEVENT\nEND:VCALENDAR\n";
  EXPECT_THAT(EntriesOf(calendar, "raad.txt"), ElementsAre("2 meeting 2022-09-27"));
  EXPECT_THAT(EntriesOf("\n" + calendar, "raad.ICS"), ElementsAre("3 meeting 2022-09-27"));
  EXPECT_THAT(EntriesOf("datum\n27-09-2022\n", "raad.ics"),
              ElementsAre("1 : is geen iCalendar: BEGIN:VCALENDAR ontbreekt"));
}

}  // namespace
}  // namespace noordster::cli::meeting_table_test
