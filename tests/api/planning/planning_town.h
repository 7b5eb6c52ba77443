// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_PLANNING_PLANNING_TOWN_H_
#define NOORDSTER_TESTS_API_PLANNING_PLANNING_TOWN_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/calendar_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/planning_service.grpc.pb.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing {

inline std::string BodyName(const std::string& id) {
  return Town::Name(absl::StrCat("bodies/", id));
}

// The town on 15 July 2022: plan "jeugd" is to be adopted by the board that day, the college meets
// on Tuesdays and wants papers at its secretariat eight days before and at its staff a week before
// that, neither of which takes any from 18 July to 21 August, and the council wants them ten days
// before.
class PlanningTown : public ::testing::Test {
 protected:
  PlanningTown() : town_(server_.client()) {
    town_.Build();
    noordster::v1::PathDefinition path = FullPath();
    for (noordster::v1::Stage& stage : *path.mutable_stages()) {
      if (stage.id() == "board") stage.clear_outside_meetings();
    }
    town_.Publish("vergaderend", path);
    town_.StartPlan("jeugd", "vergaderend");
    town_.BringTo("jeugd", "board");
    Meet("board", {"2022-07-15", "2022-07-22"});
    Meet("college", {"2022-07-19", "2022-08-23", "2022-08-30", "2022-09-06", "2022-09-13"});
    Meet("raad", {"2022-09-27", "2022-10-11"});
    AddSchedule("college", {{"secretariaat", 8}, {"staf", 7}}, "Zomerstop");
    AddSchedule("raad", {{"griffie", 10}}, "");
    AddSchedule("board", {}, "");
  }

  struct Lead {
    const char* office;
    int days;
  };

  void Meet(const std::string& body, const std::vector<std::string>& days) {
    for (const std::string& day : days) {
      noordster::v1::CreateMeetingRequest request;
      request.set_parent(BodyName(body));
      request.set_meeting_id(absl::StrCat("v-", day));
      request.mutable_meeting()->set_form(noordster::v1::Meeting::SITTING);
      request.mutable_meeting()->set_date(day);
      server_.client().Must(&noordster::v1::MeetingService::Stub::CreateMeeting, request);
    }
  }

  void AddSchedule(const std::string& body, const std::vector<Lead>& leads,
                   const std::string& stop) {
    noordster::v1::CreateScheduleRequest request;
    request.set_parent(BodyName(body));
    request.set_schedule_id("schema-2022");
    noordster::v1::Schedule& schedule = *request.mutable_schedule();
    schedule.set_display_name("Vergaderschema 2022");
    schedule.set_first_date("2022-01-01");
    schedule.set_last_date("2022-12-31");
    schedule.set_room(1);
    for (const Lead& lead : leads) {
      noordster::v1::Schedule::Office& office = *schedule.add_offices();
      office.set_id(lead.office);
      office.set_display_name(lead.office);
      office.mutable_lead()->set_unit(noordster::v1::Lead::CALENDAR_DAYS);
      office.mutable_lead()->set_count(lead.days);
      if (body == "raad") office.set_basis("Reglement van orde, art. 12");
    }
    if (!stop.empty()) {
      noordster::v1::Schedule::Stop& added = *schedule.add_stops();
      added.set_first_date("2022-07-18");
      added.set_last_date("2022-08-21");
      added.set_display_name(stop);
    }
    server_.client().Must(&noordster::v1::CalendarService::Stub::CreateSchedule, request);
  }

  static noordster::v1::GetPlanningRequest Asking(const std::string& by = "") {
    noordster::v1::GetPlanningRequest request;
    request.set_name(absl::StrCat(Town::Plan("jeugd"), "/planning"));
    if (!by.empty()) request.mutable_target()->set_no_later_than(by);
    return request;
  }

  noordster::v1::Planning Ask(const noordster::v1::GetPlanningRequest& request) {
    return server_.client()
        .Must(&noordster::v1::PlanningService::Stub::GetPlanning, request)
        .planning();
  }

  InProcessServer server_;
  Town town_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_PLANNING_PLANNING_TOWN_H_
