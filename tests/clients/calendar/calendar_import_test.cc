// SPDX-License-Identifier: EUPL-1.2
// What a file comes to when it is held against what stands, and what is told of it.
#include "clients/cli/calendar/calendar_import.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/calendar/import_report.h"
#include "clients/cli/calendar/meeting_file.h"
#include "clients/cli/file_digest.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::calendar_import_test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kBody[] = "municipalities/gm1916/bodies/raad";

v1::Meeting Meeting(const std::string& id, const std::string& day, const std::string& time = "",
                    v1::Meeting::State state = v1::Meeting::PLANNED) {
  v1::Meeting meeting;
  meeting.set_name(absl::StrCat(kBody, "/meetings/", id));
  meeting.set_date(day);
  meeting.set_start_time(time);
  meeting.set_state(state);
  return meeting;
}

v1::Meeting Moved(v1::Meeting meeting, const std::string& from) {
  meeting.add_moved_from()->set_date(from);
  return meeting;
}

CalendarEntry Entry(const std::string& day, const std::string& id = "",
                    const std::string& uid = "") {
  CalendarEntry entry;
  entry.first_date = day;
  entry.last_date = day;
  entry.id = id;
  entry.uid = uid;
  return entry;
}

CalendarEntry Cancelled(CalendarEntry entry) {
  entry.is_cancelled = true;
  return entry;
}

CalendarEntry At(CalendarEntry entry, const std::string& time) {
  entry.start_time = time;
  return entry;
}

std::string UidEndingOf(const std::string& uid) {
  return absl::StrCat("-", DigestText(uid)->substr(0, 8));
}

// Each step as its change for machines and the id, and what differs.
std::vector<std::string> StepsOf(const std::vector<CalendarEntry>& entries,
                                 const std::vector<v1::Meeting>& meetings) {
  constexpr const char* kTurns[] = {"create", "move",          "cancel",
                                    "known",  "moved since",   "cancelled here",
                                    "passed", "never planned", "missing"};
  const auto steps = PlanMeetings(entries, meetings);
  std::vector<std::string> shown;
  for (const MeetingStep& step : *steps) {
    shown.push_back(absl::StrCat(kTurns[static_cast<size_t>(step.turn)], " ", step.id,
                                 step.has_other_time ? " time" : "",
                                 step.has_other_place ? " place" : ""));
  }
  return shown;
}

TEST(CalendarImportTest, WhatIsNewIsCreatedUnderItsIdOrItsDay) {
  EXPECT_THAT(StepsOf({Entry("2022-09-27", "september-2022"), Entry("2022-10-11"),
                       Entry("2022-11-08", "", "uid@lv")},
                      {}),
              ElementsAre("create september-2022", "create v-2022-10-11",
                          absl::StrCat("create v-2022-11-08", UidEndingOf("uid@lv"))));
}

TEST(CalendarImportTest, WhatStandsOnItsDayIsKnownUnderAnyId) {
  EXPECT_THAT(
      StepsOf({Entry("2022-09-27"), Entry("2022-10-11", "oktober"), Entry("2022-11-08", "n")},
              {Meeting("september-2022", "2022-09-27"), Meeting("x", "2022-10-11"),
               Meeting("n", "2022-11-08", "", v1::Meeting::HELD)}),
      ElementsAre("known september-2022", "known x", "known n"));
}

TEST(CalendarImportTest, OfSeveralOnADayTheOneOfTheSameTimeIsMeant) {
  EXPECT_THAT(
      StepsOf({At(Entry("2022-09-27", "", "1"), "20:00"), At(Entry("2022-09-27", "", "2"), "09:00"),
               At(Entry("2022-09-27", "", "3"), "14:00")},
              {Meeting("ochtend", "2022-09-27", "09:00"), Meeting("avond", "2022-09-27", "19:30")}),
      ElementsAre("known avond time", "known ochtend",
                  absl::StrCat("create v-2022-09-27", UidEndingOf("3"))));
}

TEST(CalendarImportTest, WhatHasItsIdOrUidAndAnotherDayIsMoved) {
  const std::string by_uid = absl::StrCat("v-2022-10-11", UidEndingOf("uid"));
  EXPECT_THAT(StepsOf({Entry("2022-10-04", "september-2022"), Entry("2022-10-18", "", "uid")},
                      {Meeting("september-2022", "2022-09-27"), Meeting(by_uid, "2022-10-11")}),
              ElementsAre("move september-2022", absl::StrCat("move ", by_uid)));
  // An id that was made of a day alone says nothing of another.
  EXPECT_THAT(StepsOf({Entry("2022-10-04")}, {Meeting("v-2022-10-04", "2022-12-13")}),
              ElementsAre("create v-2022-10-04"));
}

TEST(CalendarImportTest, AFileDoesNotTakeBackWhatWasDoneSince) {
  EXPECT_THAT(StepsOf({Entry("2022-09-27", "september")},
                      {Moved(Meeting("september", "2022-10-04"), "2022-09-27")}),
              ElementsAre("moved since september"));
  EXPECT_THAT(
      StepsOf({Entry("2022-09-27")}, {Moved(Meeting("september", "2022-10-04"), "2022-09-27")}),
      ElementsAre("moved since september"));
  EXPECT_THAT(StepsOf({Entry("2022-09-27"), Entry("2022-09-28", "b")},
                      {Meeting("a", "2022-09-27", "", v1::Meeting::CANCELLED),
                       Meeting("b", "2022-09-28", "", v1::Meeting::CANCELLED)}),
              ElementsAre("cancelled here a", "cancelled here b"));
  EXPECT_THAT(StepsOf({Entry("2022-09-27", "a"), Cancelled(Entry("2022-09-29", "b"))},
                      {Meeting("a", "2022-09-28", "", v1::Meeting::HELD),
                       Meeting("b", "2022-09-29", "", v1::Meeting::OPEN)}),
              ElementsAre("passed a", "passed b"));
}

TEST(CalendarImportTest, WhatIsCancelledInTheFileIsCancelledWhereItStands) {
  EXPECT_THAT(StepsOf({Cancelled(Entry("2022-09-27")), Cancelled(Entry("2022-10-11", "oktober")),
                       Cancelled(Entry("2022-11-08")), Cancelled(Entry("2022-12-13"))},
                      {Meeting("september", "2022-09-27"), Meeting("oktober", "2022-10-11"),
                       Meeting("december", "2022-12-13", "", v1::Meeting::CANCELLED)}),
              ElementsAre("cancel september", "cancel oktober", "never planned v-2022-11-08",
                          "known december"));
  // Another meeting came in its place on the same day.
  EXPECT_THAT(
      StepsOf({Cancelled(Entry("2022-09-27", "", "1")), Entry("2022-09-27", "", "2")},
              {Meeting("september", "2022-09-27")}),
      ElementsAre(absl::StrCat("never planned v-2022-09-27", UidEndingOf("1")), "known september"));
}

TEST(CalendarImportTest, WhatStandsWithinTheDaysOfTheFileAndNotInItIsMissing) {
  EXPECT_THAT(
      StepsOf({Entry("2022-09-27"), Entry("2022-12-13")},
              {Meeting("later", "2022-11-22"), Meeting("eerder", "2022-10-11"),
               Meeting("vervallen", "2022-10-12", "", v1::Meeting::CANCELLED),
               Meeting("ervoor", "2022-09-26"), Meeting("erna", "2022-12-14")}),
      ElementsAre("create v-2022-09-27", "create v-2022-12-13", "missing eerder", "missing later"));
}

TEST(CalendarImportTest, WhatAnImportDidItFindsDoneTheNextTime) {
  const std::vector<CalendarEntry> entries = {Entry("2022-09-27", "a"), Entry("2022-10-11"),
                                              Entry("2022-11-08", "", "uid"),
                                              Entry("2022-11-08", "", "uid-2")};
  std::vector<v1::Meeting> meetings;
  const auto first = PlanMeetings(entries, {});
  for (const MeetingStep& step : *first) {
    meetings.push_back(Meeting(step.id, step.entry->first_date));
  }
  const auto second = PlanMeetings(entries, meetings);
  for (const MeetingStep& step : *second) EXPECT_EQ(step.turn, MeetingTurn::kKnown);
}

v1::Schedule Schedule() {
  v1::Schedule schedule;
  schedule.set_name(absl::StrCat(kBody, "/schedules/schema-2022"));
  schedule.set_first_date("2022-01-01");
  schedule.set_last_date("2022-12-31");
  auto& recess = *schedule.add_recesses();
  recess.set_first_date("2022-07-11");
  recess.set_last_date("2022-08-21");
  schedule.add_recesses()->set_first_date("2022-10-24");
  auto& stop = *schedule.add_stops();
  stop.set_first_date("2022-07-18");
  stop.set_last_date("2022-08-21");
  stop.add_offices("griffie");
  return schedule;
}

std::vector<CalendarEntry> EntriesIn(const std::string& table) {
  const auto read = ReadMeetingFile(table, "t.csv", Language::kDutch);
  EXPECT_TRUE(read.ok()) << read.status();
  return read.value_or(std::vector<CalendarEntry>());
}

TEST(CalendarImportTest, RecessesAndStopsAreKnownByTheirDays) {
  const std::vector<CalendarEntry> entries = EntriesIn(
      "soort;datum;tot;naam;stand\nreces;11-07-2022;21-08-2022;Anders;\n"
      "reces;24-10-2022;;;\nreces;24-12-2022;08-01-2023;;\n"
      "stop;18-07-2022;21-08-2022;Zomerstop;\nstop;01-11-2022;;;vervallen\n");
  const ScheduleStep step = PlanSchedule(entries, Schedule());
  EXPECT_EQ(step.known, 2);
  EXPECT_EQ(step.added.size(), 2U);
  ASSERT_EQ(step.schedule.recesses_size(), 3);
  EXPECT_EQ(step.schedule.recesses(2).display_name(), "Reces");
  EXPECT_EQ(step.schedule.recesses(2).last_date(), "2023-01-08");
  // The stop that is there is of one office.
  ASSERT_EQ(step.schedule.stops_size(), 2);
  EXPECT_EQ(step.schedule.stops(1).display_name(), "Zomerstop");
  EXPECT_TRUE(step.schedule.stops(1).offices().empty());
  EXPECT_TRUE(PlanSchedule(entries, step.schedule).added.empty());
}

TEST(CalendarImportTest, AScheduleIsTheOneInWhichAPeriodBegins) {
  const std::vector<v1::Schedule> schedules = {Schedule()};
  EXPECT_EQ(ScheduleOf(Entry("2022-12-31"), schedules), &schedules[0]);
  EXPECT_EQ(ScheduleOf(Entry("2023-01-01"), schedules), nullptr);
  EXPECT_EQ(ScheduleOf(Entry("2021-12-31"), schedules), nullptr);
}

// Everything an import can tell.
class ImportReportTest : public ::testing::Test {
 protected:
  ImportReportTest() {
    v1::Meeting elsewhere = Meeting("elders", "2022-12-06", "20:00");
    elsewhere.set_place("Trefpunt");
    meetings_ = {Meeting("juni", "2022-06-28"),
                 Meeting("september", "2022-09-20", "", v1::Meeting::CALLED),
                 Meeting("november", "2022-11-08"),
                 Moved(Meeting("december", "2022-12-13"), "2022-12-12"),
                 Meeting("afgelast", "2022-11-15", "", v1::Meeting::CANCELLED),
                 Meeting("gehouden", "2022-06-14", "", v1::Meeting::HELD),
                 elsewhere,
                 Meeting("extra", "2022-10-20")};
    import_.body = kBody;
    import_.entries = EntriesIn(
        "soort;datum;tot;begin;plaats;id;stand\n;31-05-2022;;;;;\n;28-06-2022;;;;;\n"
        ";27-09-2022;;;;september;\n;11-10-2022;;;;oktober;\n;08-11-2022;;;;;vervallen\n"
        ";12-12-2022;;;;;\n;15-11-2022;;;;;\n;21-06-2022;;;;gehouden;\n"
        ";06-12-2022;;19:30;Raadzaal;;\n;07-07-2022;;;;;vervallen\nreces;11-07-2022;21-08-2022;;;;"
        "\n"
        "stop;18-07-2022;21-08-2022;;;;\nstop;01-11-2022;;;;;vervallen\n");
    import_.meetings = *PlanMeetings(import_.entries, meetings_);
    import_.schedule = PlanSchedule(import_.entries, Schedule());
  }

  std::vector<v1::Meeting> meetings_;
  CalendarImport import_;
};

TEST_F(ImportReportTest, WhatWasDoneStandsFirstThenWhatWasNot) {
  EXPECT_EQ(ImportText(import_, false, Language::kDutch),
            "Gepland: 2 vergaderingen van raad, van 31-05-2022 tot en met 11-10-2022.\n"
            "In vergaderschema schema-2022 gezet: aanleverstop van 18-07-2022 tot en met "
            "21-08-2022.\n"
            "Verdaagd: raad/september, van 20-09-2022 naar 27-09-2022; de leden moeten opnieuw "
            "worden opgeroepen (meeting call).\n"
            "Vervallen: raad/november, 08-11-2022.\n"
            "Weggelaten, want sindsdien verdaagd: raad/december, van 12-12-2022 naar 13-12-2022 "
            "(meeting move zet dat terug).\n"
            "Weggelaten, want hier vervallen: raad/afgelast, 15-11-2022 (meeting plan plant een "
            "nieuwe).\n"
            "Weggelaten, want al geopend of gehouden: raad/gehouden, 14-06-2022; het bestand zegt "
            "21-06-2022.\n"
            "Begint in het bestand anders: raad/elders om 19:30, hier 20:00; dat blijft zo.\n"
            "Is in het bestand elders: raad/elders in 'Raadzaal', hier 'Trefpunt'; dat blijft "
            "zo.\n"
            "Staat niet in het bestand: raad/extra, 20-10-2022 (een import laat niets vervallen; "
            "meeting cancel doet dat).\n"
            "Overgeslagen, want al zo gepland: 2.\n"
            "Overgeslagen, want al zo in het vergaderschema: 1.\n"
            "Weggelaten, want vervallen en hier nooit gepland: 1.\n"
            "Weggelaten, want vervallen: recessen en aanleverstops: 1 (apply haalt ze uit een "
            "vergaderschema).\n");
}

TEST_F(ImportReportTest, WhatWouldBeDoneIsSaidSo) {
  EXPECT_THAT(ImportText(import_, true, Language::kEnglish),
              AllOf(HasSubstr("To be planned: 2 meetings of raad, from 31-05-2022 to 11-10-2022.\n"
                              "To be put in schedule schema-2022: hand-in stop from 18-07-2022 to "
                              "21-08-2022.\n"
                              "To be moved: raad/september, from 20-09-2022 to 27-09-2022; its "
                              "members are to be called anew then.\n"
                              "To be cancelled: raad/november, 08-11-2022.\n"),
                    HasSubstr("\nThis can be done. Nothing was changed.\n")));
}

TEST_F(ImportReportTest, NothingToDoIsSaid) {
  CalendarImport import;
  import.body = kBody;
  import.entries = {Entry("2022-06-28")};
  import.meetings = *PlanMeetings(import.entries, meetings_);
  EXPECT_EQ(ImportText(import, false, Language::kDutch),
            "Overgeslagen, want al zo gepland: 1.\nEr is niets gewijzigd.\n");
  EXPECT_EQ(ImportText(import, true, Language::kDutch),
            "Overgeslagen, want al zo gepland: 1.\nEr is niets gewijzigd.\n");
}

TEST_F(ImportReportTest, OfManyTheFirstAreTold) {
  CalendarImport import;
  import.body = kBody;
  import.entries = {Entry("2022-01-01"), Entry("2022-12-31")};
  std::vector<v1::Meeting> meetings;
  for (int i = 10; i < 23; ++i) {
    meetings.push_back(Meeting(absl::StrCat("m", i), absl::StrCat("2022-03-", i)));
  }
  import.meetings = *PlanMeetings(import.entries, meetings);
  EXPECT_THAT(ImportText(import, false, Language::kDutch),
              HasSubstr("raad/m19, 19-03-2022 (een import laat niets vervallen; meeting cancel "
                        "doet dat).\nEn zo nog 3.\n"));
}

TEST_F(ImportReportTest, MachinesReadEveryMeetingAndTheSchedule) {
  EXPECT_THAT(ImportTree(import_).ToJsonLine(),
              AllOf(HasSubstr("{\"kind\": \"Meeting\", \"name\": "
                              "\"municipalities/gm1916/bodies/raad/meetings/september\", "
                              "\"change\": \"MOVED\", \"line\": 4, \"dateInFile\": \"2022-09-27\", "
                              "\"dateBefore\": \"2022-09-20\"}"),
                    HasSubstr("\"change\": \"MISSING\", \"dateBefore\": \"2022-10-20\"}"),
                    HasSubstr("{\"kind\": \"Schedule\", \"name\": "
                              "\"municipalities/gm1916/bodies/raad/schedules/schema-2022\", "
                              "\"change\": \"CHANGED\", \"added\": 1}")));
}

}  // namespace
}  // namespace noordster::cli::calendar_import_test
