// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/calendar/calendar_screen.h"

#include <string>

#include "gtest/gtest.h"

namespace noordster::cli::calendar_screen_test {
namespace {

std::string Text(v1::Lead::Unit unit, int count, Language language = Language::kDutch,
                 v1::Weekday weekday = v1::WEEKDAY_UNSPECIFIED) {
  v1::Lead lead;
  lead.set_unit(unit);
  lead.set_count(count);
  lead.set_weekday(weekday);
  return LeadText(lead, language);
}

TEST(CalendarScreenTest, ALeadIsSaidAsPeopleDo) {
  EXPECT_EQ(Text(v1::Lead::CALENDAR_DAYS, 8), "8 kalenderdagen ervoor");
  EXPECT_EQ(Text(v1::Lead::CALENDAR_DAYS, 1), "1 kalenderdag ervoor");
  EXPECT_EQ(Text(v1::Lead::CALENDAR_DAYS, 0), "de dag zelf");
  EXPECT_EQ(Text(v1::Lead::WORKING_DAYS, 5), "5 werkdagen ervoor");
  EXPECT_EQ(Text(v1::Lead::WORKING_DAYS, 1, Language::kEnglish), "1 working day before");
  EXPECT_EQ(Text(v1::Lead::MEETINGS, 1), "de vergadering ervoor");
  EXPECT_EQ(Text(v1::Lead::MEETINGS, 2, Language::kEnglish), "2 meetings before");
  EXPECT_EQ(Text(v1::Lead::WEEKDAY_BEFORE, 1, Language::kDutch, v1::MONDAY), "de maandag ervoor");
  EXPECT_EQ(Text(v1::Lead::WEEKDAY_BEFORE, 2, Language::kDutch, v1::FRIDAY), "2 vrijdagen ervoor");
  EXPECT_EQ(Text(v1::Lead::WEEKDAY_BEFORE, 2, Language::kEnglish, v1::FRIDAY), "2 Fridays before");
}

TEST(CalendarScreenTest, ALeadIsSaidWithWhatItIsBefore) {
  v1::Lead lead;
  lead.set_unit(v1::Lead::CALENDAR_DAYS);
  EXPECT_EQ(LeadBefore(lead, "college", Language::kDutch), "de dag van college");
  lead.set_count(1);
  EXPECT_EQ(LeadBefore(lead, "college", Language::kDutch), "1 dag vóór college");
  lead.set_count(8);
  EXPECT_EQ(LeadBefore(lead, "college", Language::kDutch), "8 dagen vóór college");
  EXPECT_EQ(LeadBefore(lead, "college", Language::kEnglish), "8 days before college");
  lead.set_unit(v1::Lead::WORKING_DAYS);
  EXPECT_EQ(LeadBefore(lead, "staf", Language::kDutch), "8 werkdagen vóór staf");
  lead.set_unit(v1::Lead::WEEKDAY_BEFORE);
  lead.set_weekday(v1::MONDAY);
  lead.set_count(1);
  EXPECT_EQ(LeadBefore(lead, "college", Language::kDutch), "de maandag vóór college");
}

TEST(CalendarScreenTest, AnOfficeSaysWhatItRestsOn) {
  v1::Schedule::Office office;
  office.set_display_name("Griffie");
  office.mutable_lead()->set_unit(v1::Lead::CALENDAR_DAYS);
  office.mutable_lead()->set_count(10);
  EXPECT_EQ(CalendarPartText(office, Language::kDutch),
            "Griffie: 10 kalenderdagen ervoor (aanname)");
  office.set_time("09:00");
  office.set_basis("Reglement van orde, art. 12");
  EXPECT_EQ(CalendarPartText(office, Language::kEnglish),
            "Griffie: 10 calendar days before, until 09:00 (Reglement van orde, art. 12)");
}

TEST(CalendarScreenTest, PeriodsHaveTheirDaysAndName) {
  v1::NamedPeriod period;
  period.set_first_date("2022-05-27");
  period.set_display_name("Vrijdag na Hemelvaartsdag");
  EXPECT_EQ(CalendarPartText(period, Language::kDutch), "27-05-2022: Vrijdag na Hemelvaartsdag");
  v1::Schedule::Stop stop;
  stop.set_first_date("2022-07-18");
  stop.set_last_date("2022-08-21");
  stop.set_display_name("Zomerstop");
  EXPECT_EQ(CalendarPartText(stop, Language::kDutch),
            "18-07-2022 tot en met 21-08-2022: Zomerstop");
  stop.add_offices("staf");
  EXPECT_EQ(CalendarPartText(stop, Language::kEnglish),
            "18-07-2022 to 21-08-2022: Zomerstop (only staf)");
}

TEST(CalendarScreenTest, OnlyPartsOfCalendarsAreKnown) {
  EXPECT_TRUE(IsPartOfCalendar(v1::Lead()));
  EXPECT_FALSE(IsPartOfCalendar(v1::Schedule()));
  EXPECT_EQ(UsualWeekdaysText(Language::kEnglish), "Monday to Friday");
}

}  // namespace
}  // namespace noordster::cli::calendar_screen_test
