// SPDX-License-Identifier: EUPL-1.2
// What is asked of a planning, kept of it, told of it and followed in a calendar.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/worklist_service.grpc.pb.h"
#include "tests/api/planning/planning_town.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing::kept_planning_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Plannings = v1::PlanningService::Stub;
using Plans = v1::PlanService::Stub;

class KeptPlanningTest : public PlanningTown {
 protected:
  KeptPlanningTest() { Meet("college", {"2022-09-20", "2022-09-27"}); }

  v1::Plan Read(const std::string& plan) {
    v1::GetPlanRequest request;
    request.set_name(Town::Plan(plan));
    return server_.client().Must(&Plans::GetPlan, request).plan();
  }
  v1::UpdatePlanRequest Updating(const v1::Plan& plan) {
    v1::UpdatePlanRequest request;
    request.set_name(plan.name());
    *request.mutable_plan() = plan;
    request.set_etag(plan.etag());
    return request;
  }
  void AskCouncil(const std::string& by) {
    v1::Plan plan = Read("jeugd");
    plan.mutable_demands()->mutable_target()->set_no_later_than(by);
    server_.client().Must(&Plans::UpdatePlan, Updating(plan));
  }
  // That the college of one plan comes after the council of another.
  v1::Plan ComingAfter(const std::string& plan, const std::string& other) {
    v1::Plan changed = Read(plan);
    v1::PlanningDependency& dependency = *changed.mutable_demands()->add_dependencies();
    dependency.set_stage("college");
    dependency.set_after(Town::Plan(other));
    dependency.set_after_stage("raad");
    return changed;
  }
  void Move(const std::string& meeting, const std::string& date) {
    v1::MoveMeetingRequest request;
    request.set_name(meeting);
    request.set_date(date);
    request.set_reason("De zaal is bezet");
    server_.client().Must(&v1::MeetingService::Stub::MoveMeeting, request);
  }
  // The board meets after the last day that makes the council of 27 September.
  void MoveBoard() {
    Move(absl::StrCat(BodyName("board"), "/meetings/v-2022-07-22"), "2022-08-31");
    Move(absl::StrCat(BodyName("board"), "/meetings/v-2022-07-15"), "2022-08-30");
  }
  v1::PlanResponse Keep(const std::string& id) {
    v1::KeepBaselineRequest request;
    request.set_name(Town::Plan("jeugd"));
    request.set_baseline_id(id);
    request.set_reason("Besproken in het DB");
    return server_.client().Must(&Plannings::KeepBaseline, request);
  }
  std::string Feed(const std::string& name) {
    v1::GetCalendarFeedRequest request;
    request.set_name(name);
    return server_.client().Must(&Plannings::GetCalendarFeed, request).calendar();
  }
  // The lines of the entry with this UID.
  static std::vector<std::string> Entry(const std::string& feed, const std::string& uid) {
    for (const absl::string_view part : absl::StrSplit(feed, "BEGIN:VEVENT\r\n")) {
      std::vector<std::string> lines = absl::StrSplit(part, "\r\n");
      if (lines[0] == absl::StrCat("UID:", uid)) return lines;
    }
    return {};
  }
  // What was told of targets, oldest first.
  std::vector<v1::Milestone> Told() {
    v1::FetchRequest request;
    request.set_parent(Town::Name(""));
    request.mutable_start()->set_oldest(true);
    request.set_at_once(true);
    request.mutable_filter()->add_kinds(v1::Milestone::TARGET_IN_TIME);
    request.mutable_filter()->add_kinds(v1::Milestone::TARGET_AT_RISK);
    std::vector<v1::Milestone> told;
    const auto response = server_.client().Must(&v1::MilestoneService::Stub::Fetch, request);
    for (const v1::SubscribeResponse& message : response.messages()) {
      for (const auto& milestone : message.batch().milestones()) told.push_back(milestone);
    }
    return told;
  }
};

TEST_F(KeptPlanningTest, WhatAPlanAsksIsItsTargetUntilAnotherIsAskedAbout) {
  AskCouncil("2022-10-11");
  EXPECT_EQ(Read("jeugd").demands().target().stage(), "raad");
  v1::Planning planning = Ask(Asking());
  EXPECT_EQ(planning.target().stage(), "raad");
  EXPECT_EQ(planning.target().no_later_than(), "2022-10-11");
  EXPECT_EQ(planning.stages(2).latest().finish_date(), "2022-10-11");
  planning = Ask(Asking("2022-09-27"));
  EXPECT_EQ(planning.target().no_later_than(), "2022-09-27");
  EXPECT_EQ(planning.stages(2).latest().finish_date(), "2022-09-27");
}

TEST_F(KeptPlanningTest, APlanWaitsForWhatItComesAfter) {
  town_.StartPlan("wonen", "vergaderend");
  town_.BringTo("wonen", "board");
  server_.client().Must(&Plans::UpdatePlan, Updating(ComingAfter("wonen", "jeugd")));
  v1::GetPlanningRequest request;
  request.set_name(absl::StrCat(Town::Plan("wonen"), "/planning"));
  const v1::Planning planning = Ask(request);
  ASSERT_EQ(planning.stages_size(), 3);
  EXPECT_EQ(planning.stages(1).stage(), "college");
  EXPECT_EQ(planning.stages(1).planned().state(), v1::Moment::OUTSIDE_CALENDAR);
  EXPECT_EQ(planning.stages(1).planned().because(),
            absl::StrCat(Town::Plan("jeugd"), "/stages/raad"));
}

TEST_F(KeptPlanningTest, PlansThatComeAfterEachOtherAreRefusedWithTheCircle) {
  town_.StartPlan("wonen", "vergaderend");
  town_.BringTo("wonen", "board");
  server_.client().Must(&Plans::UpdatePlan, Updating(ComingAfter("wonen", "jeugd")));
  const std::string before = server_.AllRows();
  const auto refused =
      server_.client().Call(&Plans::UpdatePlan, Updating(ComingAfter("jeugd", "wonen")));
  EXPECT_EQ(refused.status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(refused.status.error_message(), HasSubstr("leads in a circle"));
  EXPECT_THAT(refused.status.error_message(), HasSubstr("plans/wonen/stages/college before "));
  EXPECT_EQ(server_.AllRows(), before);
}

TEST_F(KeptPlanningTest, ABaselineIsComparedWithWhatIsPlannedNow) {
  EXPECT_EQ(Keep("start").plan().baselines(0).reason(), "Besproken in het DB");
  MoveBoard();
  v1::CompareBaselineRequest request;
  request.set_name(Town::Plan("jeugd"));
  const auto compared = server_.client().Must(&Plannings::CompareBaseline, request);
  EXPECT_EQ(compared.baseline().id(), "start");
  EXPECT_TRUE(compared.rests_on_assumption());
  std::vector<std::string> ahead;
  for (const v1::BaselineDeviation& stage : compared.stages()) {
    if (stage.planned_date().empty()) continue;
    ahead.push_back(absl::StrCat(stage.stage(), " ", stage.baseline_date(), " ",
                                 stage.planned_date(), " ", stage.working_days()));
  }
  EXPECT_THAT(ahead,
              ElementsAre("board 2022-07-15 2022-08-30 32", "college 2022-08-30 2022-09-20 15",
                          "raad 2022-09-27 2022-10-11 10"));
  for (const v1::BaselineDeviation& stage : compared.stages()) {
    EXPECT_TRUE(stage.actual_date().empty() || stage.working_days() == 0) << stage.stage();
  }
  request.set_baseline("none");
  EXPECT_EQ(server_.client().Call(&Plannings::CompareBaseline, request).status.error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST_F(KeptPlanningTest, WhatWasToldToOthersIsPlannedOtherwiseWithAReasonOnly) {
  EXPECT_EQ(Ask(Asking()).stages(2).window(), v1::StageTimes::DRAFT);
  Keep("start");
  EXPECT_EQ(Ask(Asking()).stages(2).window(), v1::StageTimes::PUBLISHED);
  v1::Plan plan = Read("jeugd");
  auto& planned = *plan.add_planned_dates();
  planned.set_stage("raad");
  planned.mutable_date()->set_text("11 oktober 2022");
  v1::UpdatePlanRequest request = Updating(plan);
  EXPECT_EQ(server_.client().Call(&Plans::UpdatePlan, request).status.error_code(),
            grpc::StatusCode::FAILED_PRECONDITION);
  request.set_reason("Het college wil eerst advies");
  EXPECT_EQ(server_.client()
                .Must(&Plans::UpdatePlan, request)
                .plan()
                .planned_dates(plan.planned_dates_size() - 1)
                .stage(),
            "raad");
}

TEST_F(KeptPlanningTest, WhatStandsOnAnAgendaIsInThatMeeting) {
  v1::RequestItemRequest item;
  item.set_parent(absl::StrCat(BodyName("board"), "/meetings/v-2022-07-22"));
  item.mutable_item()->set_title("Plan Jeugd");
  item.mutable_item()->set_treatment(v1::AgendaItem::DEBATE);
  item.mutable_item()->add_subjects(Town::Plan("jeugd"));
  const std::string name =
      server_.client().Must(&v1::AgendaService::Stub::RequestItem, item).item().name();
  EXPECT_EQ(Ask(Asking()).stages(0).planned().finish_date(), "2022-07-15");
  v1::PlaceItemRequest place;
  place.set_name(name);
  server_.client().Must(&v1::AgendaService::Stub::PlaceItem, place);
  v1::Planning planning = Ask(Asking());
  EXPECT_EQ(planning.stages(0).planned().finish_date(), "2022-07-22");
  EXPECT_EQ(planning.stages(0).planned().hold(), v1::Moment::AGENDA);
  EXPECT_EQ(planning.stages(0).window(), v1::StageTimes::DRAFT);
  v1::PublishAgendaRequest publish;
  publish.set_name(item.parent());
  publish.add_items(1);
  publish.set_audience(v1::PUBLIC);
  publish.set_published_date("2022-07-15");
  server_.client().Must(&v1::AgendaService::Stub::PublishAgenda, publish);
  EXPECT_EQ(Ask(Asking()).stages(0).window(), v1::StageTimes::FROZEN);
  v1::GetPlanningRequest request = Asking("2022-08-30");
  request.mutable_target()->set_stage("college");
  planning = Ask(request);
  ASSERT_EQ(planning.conflict().demands_size(), 2);
  EXPECT_EQ(planning.conflict().demands(0).kind(), v1::PlanningConflict::Demand::ON_AGENDA);
}

TEST_F(KeptPlanningTest, ABoardThatMovesTooFarIsToldByTheTargetWithItsReason) {
  AskCouncil("2022-10-11");
  ASSERT_TRUE(server_.Plan());
  MoveBoard();
  ASSERT_TRUE(server_.Plan());
  const std::vector<v1::Milestone> told = Told();
  const v1::Milestone& last = told.back();
  EXPECT_EQ(last.kind(), v1::Milestone::TARGET_IN_TIME);
  EXPECT_EQ(last.resource(), Town::Plan("jeugd"));
  EXPECT_EQ(last.outlook().from_date(), "2022-09-27");
  EXPECT_EQ(last.outlook().date(), "2022-10-11");
  EXPECT_EQ(last.outlook().because(), absl::StrCat(Town::Plan("jeugd"), "/stages/board"));
  EXPECT_THAT(last.sentence_nl(), HasSubstr("gepland op 11 oktober 2022, door board"));
}

TEST_F(KeptPlanningTest, ACalendarFollowsAPlan) {
  ASSERT_TRUE(server_.Plan());
  std::string feed = Feed(Town::Plan("jeugd"));
  const std::string uid = "noord.jeugd.raad@gm1916";
  EXPECT_THAT(Entry(feed, uid), ::testing::Contains("DTSTART;VALUE=DATE:20220927"));
  EXPECT_THAT(Entry(feed, uid), ::testing::Contains("SEQUENCE:0"));
  EXPECT_THAT(Entry(feed, "noord.jeugd.college.aanleveren@gm1916"),
              ::testing::Contains("DTSTART;VALUE=DATE:20220715"));
  MoveBoard();
  ASSERT_TRUE(server_.Plan());
  feed = Feed(Town::Plan("jeugd"));
  EXPECT_THAT(Entry(feed, uid), ::testing::Contains("DTSTART;VALUE=DATE:20221011"));
  EXPECT_THAT(Entry(feed, uid), ::testing::Contains("SEQUENCE:1"));
  EXPECT_EQ(Feed(Town::Name("programmes/noord")).substr(0, 15), "BEGIN:VCALENDAR");
}

TEST_F(KeptPlanningTest, ACalendarFollowsABody) {
  const std::string uid = "board.v-2022-07-15@gm1916";
  EXPECT_THAT(Entry(Feed(BodyName("board")), uid), ::testing::Contains("SEQUENCE:0"));
  EXPECT_THAT(Entry(Feed(BodyName("raad")), "raad.v-2022-09-27.aanleveren@gm1916"),
              ::testing::Contains("DTSTART;VALUE=DATE:20220916"));
  Move(absl::StrCat(BodyName("board"), "/meetings/v-2022-07-15"), "2022-07-20");
  EXPECT_THAT(Entry(Feed(BodyName("board")), uid), ::testing::Contains("SEQUENCE:1"));
}

TEST_F(KeptPlanningTest, AnotherProgramReadsTheCalendars) {
  ASSERT_TRUE(server_.Plan());
  const TemporaryFolder folder;
  std::string read;
  for (const std::string& name :
       {Town::Plan("jeugd"), Town::Name("programmes/noord"), BodyName("raad")}) {
    const std::string file = folder.File(absl::StrReplaceAll(name, {{"/", "-"}}));
    std::ofstream(file) << Feed(name);
    const std::string command =
        absl::StrCat(NOORDSTER_PYTHON " -B " NOORDSTER_CALENDAR_READER " ", file);
    FILE* const output = popen(command.c_str(), "r");
    ASSERT_NE(output, nullptr);
    char line[1024];
    while (fgets(line, sizeof(line), output) != nullptr) read += line;
    ASSERT_EQ(pclose(output), 0) << command;
  }
  EXPECT_THAT(read,
              HasSubstr("noord.jeugd.raad@gm1916 2022-09-27 0 TENTATIVE Plan jeugd: Fase raad"));
  EXPECT_THAT(read, HasSubstr("raad.v-2022-10-11@gm1916 2022-10-11 0 TENTATIVE Vergadering: "));
}

TEST_F(KeptPlanningTest, TheWorklistSaysUntilWhenPapersAreTaken) {
  town_.BringTo("jeugd", "college");
  ASSERT_TRUE(server_.Plan());
  v1::ListWorkRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_waiting(true);
  const auto work = server_.client().Must(&v1::WorklistService::Stub::ListWork, request);
  bool is_seen = false;
  for (const v1::WorkItem& item : work.items()) {
    if (item.kind() != v1::WorkItem::TREAT) continue;
    is_seen = true;
    EXPECT_EQ(item.hand_in_date(), "2022-07-15");
    EXPECT_EQ(item.meeting_date(), "2022-08-30");
  }
  EXPECT_TRUE(is_seen);
}

}  // namespace
}  // namespace noordster::testing::kept_planning_test
