// SPDX-License-Identifier: EUPL-1.2
// Planning over the API: the summer of 2022, told with its reasons.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/calendar_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/planning_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/api/planning/planning_town.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::planning_service_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
// The stages of a plan by the days they are planned to be finished on.
std::vector<std::string> PlannedDaysOf(
    const google::protobuf::RepeatedPtrField<v1::StageTimes>& stages) {
  std::vector<std::string> days;
  for (const v1::StageTimes& stage : stages) {
    days.push_back(absl::StrCat(stage.stage(), " ", stage.planned().finish_date()));
  }
  return days;
}

using Plannings = v1::PlanningService::Stub;
using PlanningServiceTest = PlanningTown;

// What is supposed: that the board meets a week later.
v1::Supposition BoardAWeekLater() {
  v1::Supposition supposition;
  v1::Supposition::MeetingMoved& moved = *supposition.mutable_meeting_moved();
  moved.set_body(BodyName("board"));
  moved.set_from_date("2022-07-15");
  moved.set_to_date("2022-07-18");
  return supposition;
}

TEST_F(PlanningServiceTest, EveryDayOfAPlanIsToldWithItsReason) {
  const v1::Planning planning = Ask(Asking("2022-09-27"));
  EXPECT_EQ(planning.name(), absl::StrCat(Town::Plan("jeugd"), "/planning"));
  EXPECT_EQ(planning.today(), "2022-07-15");
  EXPECT_THAT(PlannedDaysOf(planning.stages()),
              ElementsAre("board 2022-07-15", "college 2022-08-30", "raad 2022-09-27"));
  EXPECT_FALSE(planning.has_conflict());
  EXPECT_THAT(planning.critical_stages(),
              ElementsAre(HasSubstr("/stages/board"), HasSubstr("/stages/college"),
                          HasSubstr("/stages/raad")));
  const v1::StageTimes& board = planning.stages(0);
  EXPECT_EQ(board.body(), BodyName("board"));
  EXPECT_EQ(board.planned().hold(), v1::Moment::TODAY);
  EXPECT_EQ(board.planned().meeting(), absl::StrCat(BodyName("board"), "/meetings/v-2022-07-15"));
  EXPECT_EQ(board.last_finish_date(), "2022-08-29");
  const v1::StageTimes& college = planning.stages(1);
  EXPECT_EQ(college.planned().hold(), v1::Moment::OTHER_STAGE);
  EXPECT_EQ(college.planned().because(), absl::StrCat(Town::Plan("jeugd"), "/stages/board"));
  ASSERT_THAT(college.planned().hand_ins(), SizeIs(2));
  const v1::HandIn& staff = college.planned().hand_ins(1);
  EXPECT_EQ(staff.office(), "staf");
  EXPECT_EQ(staff.counted_date(), "2022-08-15");
  EXPECT_EQ(staff.date(), "2022-07-15");
  EXPECT_EQ(staff.moved_by(), v1::HandIn::STOP);
  EXPECT_EQ(staff.closed_words(), "Zomerstop");
  EXPECT_TRUE(staff.is_assumption());
  EXPECT_EQ(college.latest().finish_date(), "2022-09-13");
  EXPECT_EQ(college.slack_meetings(), 2);
  EXPECT_EQ(college.next_meeting_date(), "2022-09-06");
  EXPECT_TRUE(college.rests_on_assumption());
  const v1::HandIn& registry = planning.stages(2).planned().hand_ins(0);
  EXPECT_EQ(registry.counted_date(), "2022-09-17");
  EXPECT_EQ(registry.date(), "2022-09-16");
  EXPECT_EQ(registry.moved_by(), v1::HandIn::WEEKEND);
  EXPECT_FALSE(registry.is_assumption());
}

TEST_F(PlanningServiceTest, WithoutATargetThereAreNoLatestDays) {
  const v1::Planning planning = Ask(Asking());
  for (const v1::StageTimes& stage : planning.stages()) {
    EXPECT_FALSE(stage.has_latest());
    EXPECT_FALSE(stage.has_slack_working_days());
    EXPECT_THAT(stage.last_finish_date(), IsEmpty());
  }
}

TEST_F(PlanningServiceTest, ATargetThatCannotBeMadeIsToldWithWhatToGiveUp) {
  v1::GetPlanningRequest request = Asking("2022-09-27");
  v1::Supposition& stop = *request.add_suppositions();
  stop.mutable_stop_added()->set_body(BodyName("raad"));
  stop.mutable_stop_added()->set_first_date("2022-07-01");
  stop.mutable_stop_added()->set_last_date("2022-09-20");
  const v1::Planning planning = Ask(request);
  ASSERT_TRUE(planning.has_conflict());
  EXPECT_EQ(planning.conflict().stage(), absl::StrCat(Town::Plan("jeugd"), "/stages/raad"));
  ASSERT_THAT(planning.conflict().demands(), SizeIs(1));
  EXPECT_EQ(planning.conflict().demands(0).kind(), v1::PlanningConflict::Demand::NO_LATER_THAN);
  EXPECT_EQ(planning.conflict().demands(0).date(), "2022-09-27");
  EXPECT_EQ(planning.stages(2).slack_meetings(), -1);
  EXPECT_LT(planning.stages(2).slack_working_days(), 0);
}

TEST_F(PlanningServiceTest, WhichCouncilCanBeMadeIsListedWithTheDaysForIt) {
  v1::FindReachableMeetingsRequest request;
  request.set_parent(Town::Plan("jeugd"));
  *request.add_suppositions() = BoardAWeekLater();
  const auto meetings = server_.client().Must(&Plannings::FindReachableMeetings, request);
  ASSERT_THAT(meetings.meetings(), SizeIs(2));
  EXPECT_EQ(meetings.meetings(0).date(), "2022-09-27");
  EXPECT_TRUE(meetings.meetings(0).reachable());
  EXPECT_EQ(meetings.meetings(1).date(), "2022-10-11");
  EXPECT_TRUE(meetings.meetings(1).reachable());
  EXPECT_THAT(meetings.meetings(0).stages(), SizeIs(3));
  // The council is held on 11 October at the latest, so the board can be until its last meeting.
  EXPECT_EQ(meetings.meetings(1).stages(1).latest().finish_date(), "2022-09-13");
  request.set_most(1);
  EXPECT_THAT(server_.client().Must(&Plannings::FindReachableMeetings, request).meetings(),
              SizeIs(1));
}

TEST_F(PlanningServiceTest, WhatIfIsToldForAPlanAndForItsProgrammeAndWritesNothing) {
  const std::string before = server_.AllRows();
  v1::ComparePlanningRequest request;
  request.set_parent(Town::Plan("jeugd"));
  *request.add_suppositions() = BoardAWeekLater();
  const auto of_plan = server_.client().Must(&Plannings::ComparePlanning, request);
  ASSERT_THAT(of_plan.differences(), SizeIs(2));
  EXPECT_EQ(of_plan.differences(0).plan(), Town::Plan("jeugd"));
  EXPECT_EQ(of_plan.differences(0).before().planned().finish_date(), "2022-07-15");
  EXPECT_EQ(of_plan.differences(0).after().planned().finish_date(), "2022-07-18");
  EXPECT_EQ(of_plan.differences(0).working_days(), 1);
  // The staff took papers until 15 July, then for the meeting of 6 September.
  EXPECT_EQ(of_plan.differences(1).before().planned().finish_date(), "2022-08-30");
  EXPECT_EQ(of_plan.differences(1).after().planned().finish_date(), "2022-09-06");
  EXPECT_EQ(of_plan.differences(1).meetings(), 1);
  request.set_parent(Town::Name("programmes/noord"));
  EXPECT_THAT(server_.client().Must(&Plannings::ComparePlanning, request).differences(), SizeIs(2));
  EXPECT_EQ(server_.AllRows(), before);
}

TEST_F(PlanningServiceTest, TheAgendaAheadShowsWhatIsPlannedAndWhatDoesNotFit) {
  town_.StartPlan("wonen", "vergaderend");
  town_.BringTo("wonen", "board");
  v1::GetAgendaAheadRequest request;
  request.set_name(absl::StrCat(BodyName("raad"), "/agendaAhead"));
  const v1::AgendaAhead ahead =
      server_.client().Must(&Plannings::GetAgendaAhead, request).agenda_ahead();
  EXPECT_EQ(ahead.name(), request.name());
  ASSERT_THAT(ahead.meetings(), SizeIs(2));
  EXPECT_FALSE(ahead.has_more());
  const v1::MeetingAhead& september = ahead.meetings(0);
  EXPECT_EQ(september.date(), "2022-09-27");
  EXPECT_EQ(september.room(), 1);
  EXPECT_EQ(september.hand_ins(0).date(), "2022-09-16");
  ASSERT_THAT(september.plans(), SizeIs(2));
  EXPECT_FALSE(september.plans(0).no_room());
  EXPECT_TRUE(september.plans(1).no_room());
  EXPECT_EQ(september.plans(1).next_free_date(), "2022-10-11");
  request.set_first_date("2022-10-01");
  request.set_last_date("2022-10-31");
  EXPECT_THAT(server_.client().Must(&Plannings::GetAgendaAhead, request).agenda_ahead().meetings(),
              SizeIs(1));
}

TEST_F(PlanningServiceTest, DaysThatAreNotLookedAtAreNoDaysWithoutMeetings) {
  const auto refused = [this](const std::string& first, const std::string& last) {
    v1::GetAgendaAheadRequest request;
    request.set_name(absl::StrCat(BodyName("raad"), "/agendaAhead"));
    request.set_first_date(first);
    request.set_last_date(last);
    const grpc::Status status = server_.client().Call(&Plannings::GetAgendaAhead, request).status;
    EXPECT_THAT(status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
    return DetailsOf(status).fields;
  };
  EXPECT_THAT(refused("2030-01-01", "2030-12-31"), ElementsAre("first_date", "last_date"));
  EXPECT_THAT(refused("2022-07-15", "2026-01-01"), ElementsAre("last_date"));
  EXPECT_THAT(refused("2022-09-01", "2022-08-01"), ElementsAre("last_date"));
}

TEST_F(PlanningServiceTest, AnotherDayCanBeCountedFrom) {
  v1::GetPlanningRequest request = Asking();
  request.set_from_date("2022-08-25");
  const v1::Planning later = Ask(request);
  EXPECT_EQ(later.today(), "2022-08-25");
  // The board has no meeting after that.
  EXPECT_EQ(later.stages(0).earliest().state(), v1::Moment::OUTSIDE_CALENDAR);
  for (const char* day : {"1900-01-01", "2199-12-31"}) {
    request.set_from_date(day);
    EXPECT_EQ(Ask(request).today(), day);
  }
  request.set_from_date("2022-06-01");
  EXPECT_EQ(Ask(request).stages(0).earliest().finish_date(), "2022-07-15");
}

TEST_F(PlanningServiceTest, WhatCannotBeAskedIsRefusedAndNamed) {
  const auto refused = [this](const v1::GetPlanningRequest& request) {
    const grpc::Status status = server_.client().Call(&Plannings::GetPlanning, request).status;
    EXPECT_THAT(status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
    return DetailsOf(status).fields;
  };
  v1::GetPlanningRequest request = Asking("2022-09-27");
  request.mutable_target()->set_stage("work");
  EXPECT_THAT(refused(request), ElementsAre("target.stage"));
  EXPECT_THAT(refused(Asking("2040-01-01")), ElementsAre("target.no_later_than"));
  request = Asking();
  request.add_suppositions();
  EXPECT_THAT(refused(request), ElementsAre("suppositions[0]"));
  request = Asking();
  *request.add_suppositions() = BoardAWeekLater();
  *request.add_suppositions() = BoardAWeekLater();
  EXPECT_THAT(refused(request), ElementsAre("suppositions[1]"));
  request = Asking();
  request.add_suppositions()->mutable_stage_planned()->set_stage("input");
  request.mutable_suppositions(0)->mutable_stage_planned()->set_date("2022-09-01");
  EXPECT_THAT(refused(request), ElementsAre("suppositions[0].stage_planned.stage"));
  v1::ComparePlanningRequest compare;
  compare.set_parent(Town::Name("programmes/noord"));
  *compare.add_suppositions() = BoardAWeekLater();
  compare.mutable_target()->set_no_later_than("2022-09-27");
  EXPECT_THAT(DetailsOf(server_.client().Call(&Plannings::ComparePlanning, compare).status).fields,
              ElementsAre("target"));
}

TEST_F(PlanningServiceTest, APlanThatIsCarriedOutHasNothingToPlan) {
  town_.BringTo("jeugd", "delivery");
  EXPECT_THAT(server_.client().Call(&Plannings::GetPlanning, Asking()).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::PLAN_ENDED));
  v1::ComparePlanningRequest compare;
  compare.set_parent(Town::Plan("jeugd"));
  *compare.add_suppositions() = BoardAWeekLater();
  EXPECT_THAT(server_.client().Call(&Plannings::ComparePlanning, compare).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::PLAN_ENDED));
}

TEST_F(PlanningServiceTest, APlanThatEndedHasNothingToPlan) {
  v1::WithdrawPlanRequest withdraw;
  withdraw.set_name(Town::Plan("jeugd"));
  withdraw.set_decided_date(kDecidedDate);
  withdraw.set_reason("niet meer nodig");
  server_.client().Must(&v1::PlanService::Stub::WithdrawPlan, withdraw);
  EXPECT_THAT(server_.client().Call(&Plannings::GetPlanning, Asking()).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::PLAN_ENDED));
}

}  // namespace
}  // namespace noordster::testing::planning_service_test
