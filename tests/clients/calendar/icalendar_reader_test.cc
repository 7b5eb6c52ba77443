// SPDX-License-Identifier: EUPL-1.2
// Calendars as other programs write them, well and badly.
#include "clients/cli/calendar/icalendar_reader.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/time/civil_time.h"
#include "clients/cli/calendar/icalendar_times.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/calendar/entry_text.h"
#include "tests/support/seed.h"

namespace noordster::cli::icalendar_reader_test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

// A calendar around these lines; they begin on line 3.
std::string Calendar(const std::string& lines) {
  return absl::StrCat("BEGIN:VCALENDAR\nVERSION:2.0\n", lines, "END:VCALENDAR\n");
}

// One event of these lines, which begin on line 4.
std::string Event(const std::string& lines) {
  return Calendar(absl::StrCat("BEGIN:VEVENT\n", lines, "END:VEVENT\n"));
}

std::vector<std::string> OfEvent(const std::string& lines) { return EntriesOf(Event(lines)); }

TEST(ICalendarReaderTest, AMeetingHasItsDayTimePlaceAndId) {
  EXPECT_THAT(OfEvent("UID:september-2022@raad.lv.nl\nDTSTART;TZID=Europe/Amsterdam:20220927T193000"
                      "\nDTEND;TZID=Europe/Amsterdam:20220927T230000\nSUMMARY:Raad\n"
                      "LOCATION:Raadzaal\n"),
              ElementsAre("3 meeting 2022-09-27 19:30 Raadzaal #september-2022 (Raad)"));
  EXPECT_THAT(OfEvent("DTSTART;VALUE=DATE:20220927\n"), ElementsAre("3 meeting 2022-09-27"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nDTEND:20220928\n"), ElementsAre("3 meeting 2022-09-27"));
  // Some programs write the last day itself.
  EXPECT_THAT(OfEvent("DTSTART;VALUE=DATE:20220927\nDTEND;VALUE=DATE:20220927\n"),
              ElementsAre("3 meeting 2022-09-27"));
}

TEST(ICalendarReaderTest, TimesAreThoseOfTheMunicipality) {
  EXPECT_THAT(OfEvent("DTSTART:20220927T173000Z\n"), ElementsAre("3 meeting 2022-09-27 19:30"));
  EXPECT_THAT(OfEvent("DTSTART:20221213T183000Z\n"), ElementsAre("3 meeting 2022-12-13 19:30"));
  // Past midnight here, not there.
  EXPECT_THAT(OfEvent("DTSTART:20221231T233000Z\n"), ElementsAre("3 meeting 2023-01-01 00:30"));
  EXPECT_THAT(OfEvent("DTSTART:20220927T193000\n"), ElementsAre("3 meeting 2022-09-27 19:30"));
  EXPECT_THAT(OfEvent("DTSTART;TZID=\"W. Europe Standard Time\":20220927T193000\n"),
              ElementsAre("3 meeting 2022-09-27 19:30"));
  EXPECT_THAT(OfEvent("DTSTART;TZID=America/New_York:20220927T193000\n"),
              ElementsAre("4 DTSTART: de tijdzone is niet Europe/Amsterdam; schrijf de tijd in "
                          "Europe/Amsterdam of in UTC"));
}

TEST(ICalendarReaderTest, CategoriesSayWhatAnEventIs) {
  const std::string days = "DTSTART;VALUE=DATE:20220718\nDTEND;VALUE=DATE:20220822\n";
  EXPECT_THAT(OfEvent(absl::StrCat("CATEGORIES:RECES\n", days, "SUMMARY:Zomerreces\n")),
              ElementsAre("3 recess 2022-07-18/2022-08-21 (Zomerreces)"));
  EXPECT_THAT(OfEvent(absl::StrCat("CATEGORIES:Bestuur,Aanleverstop\n", days)),
              ElementsAre("3 stop 2022-07-18/2022-08-21"));
  EXPECT_THAT(OfEvent(absl::StrCat("CATEGORIES:Hand-in stop\nLOCATION:Zaal\n", days)),
              ElementsAre("3 stop 2022-07-18/2022-08-21"));
  EXPECT_THAT(OfEvent("CATEGORIES:Raad\nDTSTART:20220927\n"), ElementsAre("3 meeting 2022-09-27"));
  EXPECT_THAT(OfEvent("CATEGORIES:RECES\nDTSTART:20220718T090000\nDURATION:P1W\n"),
              ElementsAre("3 recess 2022-07-18/2022-07-25"));
  EXPECT_THAT(OfEvent("CATEGORIES:RECES\nCATEGORIES:VERGADERING\nDTSTART:20220718\n"),
              ElementsAre("5 CATEGORIES: noemt meer dan een van VERGADERING, RECES en "
                          "AANLEVERSTOP"));
}

TEST(ICalendarReaderTest, NobodyGuessesWhatTakesMoreThanADay) {
  EXPECT_THAT(OfEvent("DTSTART;VALUE=DATE:20220718\nDTEND;VALUE=DATE:20220822\n"),
              ElementsAre("4 DTSTART: duurt meer dan een dag, en CATEGORIES zegt niet wat het is: "
                          "RECES of AANLEVERSTOP"));
  EXPECT_THAT(OfEvent("CATEGORIES:VERGADERING\nDTSTART:20220718\nDURATION:P2D\n"),
              ElementsAre("5 DTSTART: een vergadering is op een dag; schrijf elke dag als eigen "
                          "afspraak"));
  // One that runs on past midnight is on the day it began.
  EXPECT_THAT(OfEvent("DTSTART:20220927T193000\nDTEND:20220928T003000\n"),
              ElementsAre("3 meeting 2022-09-27 19:30"));
}

TEST(ICalendarReaderTest, WhatRepeatsIsRefusedWithTheWayOut) {
  for (const char* line : {"RRULE:FREQ=WEEKLY", "RDATE:20221011", "RECURRENCE-ID:20220927"}) {
    EXPECT_THAT(OfEvent(absl::StrCat("DTSTART:20220927\n", line, "\n")),
                ElementsAre(HasSubstr("schrijf elke vergadering uit als eigen afspraak")))
        << line;
  }
}

TEST(ICalendarReaderTest, AnEventOrAWholeCalendarIsCancelled) {
  EXPECT_THAT(OfEvent("DTSTART:20220927\nSTATUS:CANCELLED\n"),
              ElementsAre("3 meeting 2022-09-27 cancelled"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nSTATUS:CONFIRMED\n"), ElementsAre("3 meeting 2022-09-27"));
  EXPECT_THAT(EntriesOf(Calendar("METHOD:CANCEL\nBEGIN:VEVENT\nDTSTART:20220927\nEND:VEVENT\n")),
              ElementsAre("4 meeting 2022-09-27 cancelled"));
}

TEST(ICalendarReaderTest, WhatAPersonGaveIsAnIdAndWhatAMachineMadeIsNot) {
  const auto of_uid = [](const std::string& uid) {
    return OfEvent(absl::StrCat("DTSTART:20220927\nUID:", uid, "\n"));
  };
  EXPECT_THAT(of_uid("week-35"), ElementsAre("3 meeting 2022-09-27 #week-35"));
  EXPECT_THAT(of_uid("week-35@college"), ElementsAre("3 meeting 2022-09-27 #week-35"));
  EXPECT_THAT(of_uid("2022-09-27"), ElementsAre("3 meeting 2022-09-27 uid=2022-09-27"));
  EXPECT_THAT(of_uid("Week--35"), ElementsAre("3 meeting 2022-09-27 uid=Week--35"));
  const std::string made = "af0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";
  EXPECT_THAT(of_uid(made), ElementsAre("3 meeting 2022-09-27 uid=" + made));
}

TEST(ICalendarReaderTest, LinesAreUnfoldedAndEscapesUndone) {
  EXPECT_THAT(EntriesOf(absl::StrReplaceAll(
                  Event("DTSTART;VALUE=\n DATE:2022\n 0927\nSUMMARY:Raad\\, ext\n\tra\\; \\\\\n"
                        "LOCATION:Raadzaal\\nKoningin Wilhelminalaan 2\n"),
                  {{"\n", "\r\n"}})),
              ElementsAre("3 meeting 2022-09-27 Raadzaal, Koningin Wilhelminalaan 2 (Raad, extra; "
                          "\\)"));
  // A fold may stand within a character.
  EXPECT_THAT(OfEvent("DTSTART:20220927\nSUMMARY:Caf\xC3\n \xA9\n"),
              ElementsAre("3 meeting 2022-09-27 (Café)"));
  EXPECT_THAT(EntriesOf(absl::StrCat("\xEF\xBB\xBF", Event("DTSTART:20220927\n"))),
              ElementsAre("3 meeting 2022-09-27"));
  EXPECT_THAT(EntriesOf(absl::StrReplaceAll(Event("dtstart:20220927\n"), {{"VEVENT", "vevent"}})),
              ElementsAre("3 meeting 2022-09-27"));
}

TEST(ICalendarReaderTest, WhatElseACalendarHoldsIsPassedOver) {
  EXPECT_THAT(EntriesOf(Calendar(
                  "X-WR-CALNAME:Raad\nBEGIN:VTIMEZONE\nTZID:Europe/Amsterdam\n"
                  "BEGIN:STANDARD\nDTSTART:16010101T030000\nRRULE:FREQ=YEARLY\nEND:STANDARD\n"
                  "END:VTIMEZONE\nBEGIN:VJOURNAL\nDTSTART:20220101\nEND:VJOURNAL\nBEGIN:VEVENT\n"
                  "DTSTART:20220927\nBEGIN:VALARM\nDURATION:nooit\nTRIGGER:-PT15M\nEND:VALARM"
                  "\nATTENDEE;CN=\"De Vries; B: \";ROLE=CHAIR:mailto:b@lv.nl\nEND:VEVENT\n")),
              ElementsAre("14 meeting 2022-09-27"));
}

TEST(ICalendarReaderTest, EveryFaultOfAnEventSaysItsLineAndProperty) {
  EXPECT_THAT(OfEvent("SUMMARY:Raad\n"), ElementsAre("3 : heeft geen DTSTART: wanneer is het?"));
  EXPECT_THAT(OfEvent("DTSTART:27-09-2022\n"),
              ElementsAre("4 DTSTART: '27-09-2022' is geen dag of tijd; schrijf 20220927, "
                          "20220927T193000 of in UTC 20220927T173000Z"));
  for (const char* wrong : {"20220231", "20220927T240000", "20220927T196000", "18990101",
                            "22000101", "20220927T1930", "", "T", "20220927T193000+0200"}) {
    EXPECT_THAT(OfEvent(absl::StrCat("DTSTART:", wrong, "\n")),
                ElementsAre(HasSubstr("4 DTSTART: ")))
        << wrong;
  }
  EXPECT_THAT(OfEvent("DTSTART;VALUE=DATE:20220927T193000\n"),
              ElementsAre("4 DTSTART: '20220927T193000' is geen dag, en VALUE=DATE zegt dat het er "
                          "een is"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nDTSTART:20220928\n"),
              ElementsAre("5 DTSTART: staat al op regel 4"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nDTEND:20220926\n"),
              ElementsAre("5 DTEND: ligt voor DTSTART"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nDTEND:20220927T193000\n"),
              ElementsAre("5 DTEND: is een dag waar DTSTART een tijd is, of andersom"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nDTEND:20220928\nDURATION:P1D\n"),
              ElementsAre("6 DURATION: staat naast DTEND; schrijf een van beide"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nDURATION:1 dag\n"),
              ElementsAre("5 DURATION: '1 dag' is geen duur als PT2H of P1D"));
  EXPECT_THAT(OfEvent("CATEGORIES:RECES\nDTSTART:21990101\nDURATION:P400D\n"),
              ElementsAre("5 DTSTART: loopt tot na 2199"));
}

TEST(ICalendarReaderTest, EventsAfterAFaultAreReadForTheirs) {
  EXPECT_THAT(EntriesOf(Calendar("BEGIN:VEVENT\nDTSTART:x\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:"
                                 "20220927\nRRULE:x\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\n")),
              ElementsAre(HasSubstr("4 DTSTART: "), HasSubstr("8 RRULE: "), HasSubstr("10 : ")));
}

TEST(ICalendarReaderTest, ACalendarThatIsCutShortOrNoneIsRefused) {
  EXPECT_THAT(EntriesOf("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20220927\n"),
              ElementsAre("1 BEGIN: VCALENDAR sluit nergens: END:VCALENDAR ontbreekt",
                          "2 BEGIN: VEVENT sluit nergens: END:VEVENT ontbreekt"));
  EXPECT_THAT(EntriesOf("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20220927\nEND:VEVENT\n"),
              ElementsAre("1 BEGIN: VCALENDAR sluit nergens: END:VCALENDAR ontbreekt"));
  EXPECT_THAT(EntriesOf("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n"),
              ElementsAre("3 END: VCALENDAR is hier niet begonnen"));
  EXPECT_THAT(EntriesOf("BEGIN:VEVENT\nDTSTART:20220927\nEND:VEVENT\n"),
              ElementsAre("1 : is geen iCalendar: BEGIN:VCALENDAR ontbreekt"));
  EXPECT_THAT(EntriesOf("", "leeg.ics"),
              ElementsAre("1 : is geen iCalendar: BEGIN:VCALENDAR ontbreekt"));
  EXPECT_THAT(EntriesOf(Calendar("")),
              ElementsAre("0 : noemt geen vergadering, reces of aanleverstop"));
  EXPECT_THAT(EntriesOf(Calendar("") + "SUMMARY:x\n"),
              ElementsAre("4 SUMMARY: staat buiten de kalender"));
  EXPECT_THAT(EntriesOf("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\n"),
              ElementsAre("2 VERSION: '1.0' wordt niet gelezen; sla op als iCalendar 2.0 (.ics)"));
  EXPECT_THAT(EntriesOf("BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nBEGIN:VEVENT\n"),
              ElementsAre("3 BEGIN: VEVENT kan hier niet beginnen"));
}

TEST(ICalendarReaderTest, HostileLinesAreFaultsAndNothingElse) {
  using namespace std::string_literals;
  EXPECT_THAT(OfEvent("DTSTART:20220927\nSUMMARY:a\0b\n"s),
              ElementsAre("5 : bevat een stuurteken"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nSUMMARY:\x1b[2J\n"),
              ElementsAre("5 : bevat een stuurteken"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\nSUMMARY:\xC3\x28\n"), ElementsAre("5 : is geen UTF-8"));
  EXPECT_THAT(OfEvent("DTSTART:20220927\n:leeg\n"),
              ElementsAre("5 : is geen regel van iCalendar, zoals SUMMARY:Raad"));
  for (const char* line :
       {"SUMMARY", "SUMMARY;LANGUAGE", "SUMMARY;LANGUAGE=\"nl:Raad", "SUMMARY;:x", "SUMMARY;A=b"}) {
    EXPECT_THAT(OfEvent(absl::StrCat("DTSTART:20220927\n", line, "\n")),
                ElementsAre("5 SUMMARY: de dubbele punt voor de waarde is niet te vinden"))
        << line;
  }
  EXPECT_THAT(OfEvent(absl::StrCat("SUMMARY:", std::string(1 << 20, 'x'), "\n")),
              Contains("4 : is langer dan 65536 bytes; het lezen stopte hier"));
  // As long, in folded parts.
  std::string folded = "SUMMARY:x\n";
  for (int i = 0; i < 100000; ++i) absl::StrAppend(&folded, " x\n");
  EXPECT_THAT(OfEvent(folded), Contains("4 : is langer dan 65536 bytes; het lezen stopte hier"));
}

TEST(ICalendarReaderTest, TheReadingOfWhatIsTooMuchEnds) {
  std::string lines;
  for (int i = 0; i < 200001; ++i) absl::StrAppend(&lines, "X:\n");
  EXPECT_THAT(EntriesOf(Calendar(lines)),
              Contains(HasSubstr("er zijn meer regels dan een kalender heeft: hoogstens 200000")));
  lines.clear();
  for (int i = 0; i < 2001; ++i) {
    absl::StrAppend(&lines, "BEGIN:VEVENT\nUID:a", i, "\nDTSTART:20220927\nEND:VEVENT\n");
  }
  EXPECT_THAT(EntriesOf(Calendar(lines)), Contains("8003 : er zijn meer dan 2000 afspraken"));
  lines.clear();
  for (int i = 0; i < 1000; ++i) absl::StrAppend(&lines, "BEGIN:VEVENT\nEND:VEVENT\n");
  const std::vector<std::string> many = EntriesOf(Calendar(lines));
  EXPECT_THAT(many, SizeIs(101));
  EXPECT_THAT(many.back(), HasSubstr("er is meer mis; het lezen stopte hier"));
  lines.clear();
  for (int i = 0; i < 100; ++i) absl::StrAppend(&lines, "BEGIN:X\n");
  EXPECT_THAT(EntriesOf(Calendar(lines)), ElementsAre("10 BEGIN: X kan hier niet beginnen"));
}

TEST(ICalendarReaderTest, DurationsAreThoseOfTheStandard) {
  EXPECT_EQ(ReadDurationSeconds("PT2H"), 7200);
  EXPECT_EQ(ReadDurationSeconds("+P1DT1H1M1S"), 86400 + 3661);
  EXPECT_EQ(ReadDurationSeconds("P2W"), 14 * 86400);
  for (const char* wrong : {"", "P", "PT", "-P1D", "P1H", "PT1D", "P1", "P1DT", "PTT1H",
                            "P1000000W", "1D", "P 1D", "PxD"}) {
    EXPECT_EQ(ReadDurationSeconds(wrong), std::nullopt) << wrong;
  }
}

// Draws a calendar and tells what must be read of it.
class CalendarDraw {
 public:
  explicit CalendarDraw(uint32_t seed) : random_(seed) {}

  std::string Draw(std::vector<std::string>& expected) {
    std::string text;
    line_ = 0;
    Write(text, "BEGIN:VCALENDAR");
    Write(text, "VERSION:2.0");
    const int events = 1 + Below(6);
    for (int i = 0; i < events; ++i) expected.push_back(DrawEvent(text, i));
    Write(text, "END:VCALENDAR");
    return text;
  }

 private:
  int Below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

  std::string DrawWords() {
    constexpr const char* kParts[] = {"Raad", "é", ",", ";", "\\", "x y", ":", "\"", "n", "日"};
    std::string words = "W";
    for (int i = Below(40); i > 0; --i) words += kParts[Below(10)];
    return words + "W";
  }

  static std::string Escaped(const std::string& text) {
    return absl::StrReplaceAll(text, {{"\\", "\\\\"}, {",", "\\,"}, {";", "\\;"}});
  }

  // Folds anywhere, with either end of line.
  void Write(std::string& text, const std::string& content) {
    ++line_;
    size_t at = 0;
    while (content.size() - at > 3 && Below(3) > 0) {
      const size_t length =
          1 + static_cast<size_t>(Below(static_cast<int>(content.size() - at - 1)));
      absl::StrAppend(&text, content.substr(at, length), Below(2) == 0 ? "\n " : "\r\n\t");
      at += length;
      ++line_;
    }
    absl::StrAppend(&text, content.substr(at), Below(2) == 0 ? "\n" : "\r\n");
  }

  std::string DrawEvent(std::string& text, int number) {
    CalendarEntry entry;
    const absl::CivilDay day = absl::CivilDay(1900, 1, 1) + Below(100000);
    const absl::CivilDay last = day + Below(60);
    entry.kind = static_cast<EntryKind>(Below(3));
    entry.first_date = absl::FormatCivilTime(day);
    entry.last_date =
        entry.kind == EntryKind::kMeeting ? entry.first_date : absl::FormatCivilTime(last);
    entry.name = DrawWords();
    entry.is_cancelled = Below(4) == 0;
    entry.line = line_ + 1;
    std::vector<std::string> lines = {absl::StrCat("SUMMARY:", Escaped(entry.name))};
    if (entry.is_cancelled) lines.push_back("STATUS:CANCELLED");
    const std::string start = absl::StrReplaceAll(entry.first_date, {{"-", ""}});
    if (entry.kind == EntryKind::kMeeting) {
      entry.place = DrawWords();
      entry.id = absl::StrCat("v-", number);
      entry.start_time = absl::StrFormat("%02d:%02d", Below(24), Below(60));
      lines.push_back(absl::StrCat("LOCATION:", Escaped(entry.place)));
      lines.push_back(absl::StrCat("UID:", entry.id, "@lv"));
      lines.push_back(absl::StrCat("DTSTART:", start, "T",
                                   absl::StrReplaceAll(entry.start_time, {{":", ""}}), "00"));
    } else {
      const std::string end = absl::StrReplaceAll(absl::FormatCivilTime(last + 1), {{"-", ""}});
      lines.push_back(entry.kind == EntryKind::kRecess ? "CATEGORIES:RECES" : "CATEGORIES:STOP");
      lines.push_back(absl::StrCat("DTSTART;VALUE=DATE:", start));
      lines.push_back(absl::StrCat("DTEND;VALUE=DATE:", end));
    }
    std::shuffle(lines.begin(), lines.end(), random_);
    Write(text, "BEGIN:VEVENT");
    // The line on which the event begins may be folded itself.
    for (const std::string& line : lines) Write(text, line);
    Write(text, "END:VEVENT");
    return EntryText(entry);
  }

  std::mt19937 random_;
  int line_ = 0;
};

TEST(ICalendarReaderTest, WhatIsWrittenIsReadBack) {
  const uint32_t seed = noordster::testing::Seed();
  for (uint32_t i = 0; i < 500; ++i) {
    std::vector<std::string> expected;
    const std::string text = CalendarDraw(seed + i).Draw(expected);
    std::vector<std::string> read;
    FaultList faults("x", Language::kDutch);
    for (const CalendarEntry& entry : ReadICalendar(text, faults)) read.push_back(EntryText(entry));
    ASSERT_EQ(read, expected) << seed + i << "\n" << faults.ToStatus() << "\n" << text;
  }
}

TEST(ICalendarReaderTest, NoChangeOfACalendarDoesMoreThanAFault) {
  const uint32_t seed = noordster::testing::Seed();
  std::mt19937 random(seed);
  for (uint32_t i = 0; i < 2000; ++i) {
    std::vector<std::string> expected;
    std::string text = CalendarDraw(seed + i).Draw(expected);
    for (int changes = 1 + static_cast<int>(random() % 4); changes > 0; --changes) {
      const size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, random() % 20);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 40));
      }
      if (text.empty()) text = "x";
    }
    const auto read = ReadMeetingFile(text, "x.ics", Language::kEnglish);
    EXPECT_TRUE(read.ok() || !FaultsOf(read.status()).empty()) << seed + i;
  }
}

}  // namespace
}  // namespace noordster::cli::icalendar_reader_test
