// SPDX-License-Identifier: EUPL-1.2
// Calendars and schedules over the API: what is kept of them, what is refused, and who may.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/calendar_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "tests/api/corpus/calendar_samples.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::calendar_service_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Calendars = v1::CalendarService::Stub;
using Mandate = v1::Mandate;

v1::CreateCalendarRequest MakingCalendar(const std::string& id) {
  v1::CreateCalendarRequest request;
  request.set_parent(Town::Name(""));
  request.set_calendar_id(id);
  *request.mutable_calendar() = SampleCalendar();
  return request;
}

v1::CreateScheduleRequest MakingSchedule(const std::string& body, const std::string& year) {
  v1::CreateScheduleRequest request;
  request.set_parent(Town::Name(absl::StrCat("bodies/", body)));
  request.set_schedule_id(absl::StrCat("schema-", year));
  *request.mutable_schedule() = SampleSchedule(year);
  return request;
}

// A resource as a client gives it.
template <typename Resource>
std::string Given(Resource resource) {
  resource.clear_name();
  resource.clear_etag();
  return resource.DebugString();
}

class CalendarServiceTest : public ::testing::Test {
 protected:
  CalendarServiceTest() : town_(server_.client()) {
    town_.Build();
    BuildCalendars(town_);
  }

  grpc::Status Make(const v1::CreateScheduleRequest& request) {
    return server_.client().Call(&Calendars::CreateSchedule, request).status;
  }

  std::vector<std::string> IdsOf(const std::string& body) {
    v1::ListSchedulesRequest list;
    list.set_parent(Town::Name(absl::StrCat("bodies/", body)));
    std::vector<std::string> ids;
    const auto page = server_.client().Must(&Calendars::ListSchedules, list);
    for (const v1::Schedule& schedule : page.schedules()) {
      ids.push_back(schedule.name().substr(schedule.name().rfind('/') + 1));
    }
    return ids;
  }

  InProcessServer server_;
  Town town_;
};

TEST_F(CalendarServiceTest, WhatIsGivenIsReadAndAnUpdateReplacesAllOfIt) {
  v1::GetCalendarRequest get_calendar;
  get_calendar.set_name(Town::Name("calendars/gemeente"));
  auto calendar = server_.client().Must(&Calendars::GetCalendar, get_calendar).calendar();
  EXPECT_EQ(calendar.name(), get_calendar.name());
  EXPECT_EQ(Given(calendar), Given(SampleCalendar()));
  v1::UpdateCalendarRequest change;
  change.set_name(calendar.name());
  change.set_etag(calendar.etag());
  change.mutable_calendar()->set_display_name("Gemeente");
  calendar = server_.client().Must(&Calendars::UpdateCalendar, change).calendar();
  EXPECT_EQ(Given(calendar), Given(change.calendar()));
  EXPECT_THAT(server_.client().Call(&Calendars::UpdateCalendar, change).status,
              IsRefusal(grpc::StatusCode::ABORTED, v1::ETAG_MISMATCH));

  v1::GetScheduleRequest get_schedule;
  get_schedule.set_name(Town::Name("bodies/raad/schedules/schema-2022"));
  auto schedule = server_.client().Must(&Calendars::GetSchedule, get_schedule).schedule();
  EXPECT_EQ(schedule.name(), get_schedule.name());
  EXPECT_EQ(Given(schedule), Given(SampleSchedule("2022")));
  v1::UpdateScheduleRequest shorten;
  shorten.set_name(schedule.name());
  shorten.mutable_schedule()->set_display_name("Vergaderschema voorjaar 2022");
  shorten.mutable_schedule()->set_first_date("2022-01-01");
  shorten.mutable_schedule()->set_last_date("2022-06-30");
  schedule = server_.client().Must(&Calendars::UpdateSchedule, shorten).schedule();
  EXPECT_EQ(Given(schedule), Given(shorten.schedule()));
}

TEST_F(CalendarServiceTest, EachBodyHasItsOwnSchedulesAndTheyDoNotOverlap) {
  EXPECT_THAT(Make(MakingSchedule("raad", "2023")), IsGrpcOk());
  EXPECT_THAT(Make(MakingSchedule("college", "2022")), IsGrpcOk());
  v1::CreateScheduleRequest over = MakingSchedule("raad", "2024");
  over.mutable_schedule()->set_first_date("2023-12-31");
  const grpc::Status refused = Make(over);
  EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
  EXPECT_EQ(DetailsOf(refused).metadata["resource"], "bodies/raad/schedules/schema-2023");
  EXPECT_THAT(refused.error_message(), HasSubstr("2023-01-01 to 2023-12-31"));
  EXPECT_THAT(IdsOf("raad"), ElementsAre("schema-2022", "schema-2023"));
  EXPECT_THAT(IdsOf("college"), ElementsAre("schema-2022"));
}

TEST_F(CalendarServiceTest, AChangeOfTheBodyKeepsItsSchedules) {
  v1::UpdateBodyRequest change;
  change.set_name(Town::Name("bodies/raad"));
  change.mutable_body()->set_display_name("Gemeenteraad");
  change.mutable_body()->set_kind(v1::COUNCIL);
  server_.client().Must(&v1::BodyService::Stub::UpdateBody, change);
  v1::CreateScheduleRequest over = MakingSchedule("raad", "2022");
  over.set_schedule_id("nog-een");
  EXPECT_THAT(Make(over), IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
}

TEST_F(CalendarServiceTest, EveryFaultIsNamedByItsField) {
  v1::CreateScheduleRequest faulty = MakingSchedule("raad", "2023");
  v1::Schedule& schedule = *faulty.mutable_schedule();
  schedule.mutable_offices(0)->mutable_lead()->clear_weekday();
  schedule.mutable_offices(1)->set_id("griffie");
  schedule.mutable_stops(0)->add_offices("secretariaat");
  schedule.mutable_recesses(0)->set_last_date("2023-01-01");
  const grpc::Status refused = Make(faulty);
  EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
  EXPECT_THAT(DetailsOf(refused).fields,
              ElementsAre("schedule.offices[0].lead.weekday", "schedule.offices[1].id",
                          "schedule.stops[0].offices[1]", "schedule.recesses[0].last_date"));
  v1::CreateCalendarRequest twice = MakingCalendar("regio");
  twice.mutable_calendar()->add_weekdays(v1::MONDAY);
  twice.mutable_calendar()->mutable_closures(0)->set_last_date("2022-12-26");
  EXPECT_THAT(DetailsOf(server_.client().Call(&Calendars::CreateCalendar, twice).status).fields,
              ElementsAre("calendar.weekdays[4]", "calendar.closures[0].last_date"));
}

TEST_F(CalendarServiceTest, TheCalendarOfAScheduleIsThere) {
  v1::CreateScheduleRequest request = MakingSchedule("raad", "2023");
  request.mutable_schedule()->set_calendar(Town::Name("calendars/onbekend"));
  const grpc::Status refused = Make(request);
  EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  EXPECT_EQ(DetailsOf(refused).metadata["resource"], "calendars/onbekend");
  request.mutable_schedule()->clear_calendar();
  EXPECT_THAT(Make(request), IsGrpcOk());
}

TEST(CalendarSightTest, WhoKeepsTheMeetingsOfABodyKeepsItsSchedulesAndEveryoneReadsThem) {
  MandatedTown town([](Town& made) {
    BuildCalendars(made);
    made.client().Must(&v1::MandateService::Stub::GrantMandate,
                       Granting("griffie-vergadert", kClerk, Mandate::COUNCIL_CLERK, "bodies/raad",
                                {Mandate::KEEP_MEETINGS}));
  });
  const auto denied = IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED);
  const v1::CreateScheduleRequest of_council = MakingSchedule("raad", "2023");
  for (const int role : {kSecretary, kExecutiveSecretary, kAdministrator, kPartner, kStranger}) {
    EXPECT_THAT(town.As(role).Call(&Calendars::CreateSchedule, of_council).status, denied) << role;
  }
  EXPECT_THAT(town.As(kClerk).Call(&Calendars::CreateSchedule, of_council).status, IsGrpcOk());
  EXPECT_THAT(
      town.As(kClerk).Call(&Calendars::CreateSchedule, MakingSchedule("college", "2023")).status,
      denied);
  const v1::CreateCalendarRequest calendar = MakingCalendar("regio");
  EXPECT_THAT(town.As(kClerk).Call(&Calendars::CreateCalendar, calendar).status, denied);
  EXPECT_THAT(town.As(kAdministrator).Call(&Calendars::CreateCalendar, calendar).status,
              IsGrpcOk());
  v1::ListCalendarsRequest calendars;
  calendars.set_parent(Town::Name(""));
  EXPECT_EQ(town.Public().Must(&Calendars::ListCalendars, calendars).calendars_size(), 2);
  v1::GetScheduleRequest get;
  get.set_name(Town::Name("bodies/raad/schedules/schema-2023"));
  EXPECT_EQ(Given(town.Public().Must(&Calendars::GetSchedule, get).schedule()),
            Given(SampleSchedule("2023")));
}

}  // namespace
}  // namespace noordster::testing::calendar_service_test
