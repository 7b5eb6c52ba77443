// SPDX-License-Identifier: EUPL-1.2
// How a programme stands: who says it, and what of it the administration, partners and everyone
// read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "noordster/v1/status_service.grpc.pb.h"
#include "services/base/limits.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing::status_service_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Status = v1::StatusService::Stub;
using v1::Assessment;
using v1::ProgrammeStatus;

std::string Programme() { return Town::Name("programmes/noord"); }

void AddProject(Town& town, const std::string& id, v1::Project::State state,
                v1::Audience audience) {
  v1::CreateProjectRequest request;
  request.set_parent(Programme());
  request.set_project_id(id);
  request.mutable_project()->set_display_name(id);
  request.mutable_project()->set_state(state);
  request.mutable_project()->set_audience(audience);
  town.client().Must(&v1::ProjectService::Stub::CreateProject, request);
}

// A plan at its first stage that is planned for the board and the council.
void PlanAhead(Town& town, const std::string& id) {
  v1::CreatePlanRequest request = Town::NewPlan(id);
  const std::pair<const char*, const char*> days[] = {{"board", "2022-07-15"},
                                                      {"raad", "[2022-09,2022-10]"}};
  for (const auto& [stage, edtf] : days) {
    auto& planned = *request.mutable_plan()->add_planned_dates();
    planned.set_stage(stage);
    planned.mutable_date()->set_edtf(edtf);
  }
  town.client().Must(&v1::PlanService::Stub::CreatePlan, request);
}

v1::AssessProgrammeRequest Assessing(Assessment::Aspect aspect, Assessment::Rating rating,
                                     const std::string& date = "2022-07-14") {
  v1::AssessProgrammeRequest request;
  request.set_parent(Programme());
  request.mutable_assessment()->set_aspect(aspect);
  request.mutable_assessment()->set_rating(rating);
  request.mutable_assessment()->set_words("De school doet mee");
  request.mutable_assessment()->set_date(date);
  return request;
}

ProgrammeStatus StatusFor(ApiClient client) {
  v1::GetStatusRequest request;
  request.set_name(absl::StrCat(Programme(), "/status"));
  return client.Must(&Status::GetStatus, request).status();
}

// "RUNNING 2".
std::vector<std::string> Projects(const ProgrammeStatus& status) {
  std::vector<std::string> projects;
  for (const auto& count : status.projects()) {
    projects.push_back(absl::StrCat(v1::Project::State_Name(count.state()), " ", count.count()));
  }
  return projects;
}

// "board: PROVISIONALLY_ADOPTED 2022-06-01 Plan jeugd" of each body that did something.
std::vector<std::string> Last(const ProgrammeStatus& status) {
  std::vector<std::string> last;
  for (const auto& treatments : status.treatments()) {
    if (!treatments.has_last()) continue;
    last.push_back(absl::StrCat(treatments.body().substr(Town::Name("bodies/").size()), ": ",
                                v1::OutcomeKind_Name(treatments.last().kind()), " ",
                                treatments.last().decided_date(), " ",
                                treatments.last().plan_title()));
  }
  return last;
}

// "board: Plan wonen, Fase board, 2022-07-15" of each body that is to do something.
std::vector<std::string> Next(const ProgrammeStatus& status) {
  std::vector<std::string> next;
  for (const auto& treatments : status.treatments()) {
    if (!treatments.has_next()) continue;
    next.push_back(absl::StrCat(
        treatments.body().substr(Town::Name("bodies/").size()), ": ",
        treatments.next().plan_title(), ", ", treatments.next().stage_display_name(), ", ",
        treatments.next().date().edtf(), treatments.next().overdue() ? "!" : ""));
  }
  return next;
}

// A plan that is carried out, one that begins, and projects for each audience.
class StatusServiceTest : public ::testing::Test {
 protected:
  StatusServiceTest()
      : town_([](Town& made) {
          made.StartPlan("jeugd");
          made.BringTo("jeugd", "delivery");
          PlanAhead(made, "wonen");
          AddProject(made, "afval", v1::Project::RUNNING, v1::PUBLIC);
          AddProject(made, "spreekuur", v1::Project::RUNNING, v1::PARTNERS);
          AddProject(made, "taal", v1::Project::IDEA, v1::ADMINISTRATION);
        }) {}

  MandatedTown town_;
};

TEST_F(StatusServiceTest, TheAdministrationReadsAllOfIt) {
  const ProgrammeStatus status = StatusFor(town_.As(kAuditor));
  EXPECT_EQ(status.name(), absl::StrCat(Programme(), "/status"));
  EXPECT_EQ(status.display_name(), "Sterk voor Noord");
  EXPECT_EQ(status.horizon_year(), 0) << "nobody said since when";
  EXPECT_THAT(status.assessments(), IsEmpty());
  EXPECT_THAT(Projects(status), ElementsAre("IDEA 1", "RUNNING 2"));
  EXPECT_EQ(status.plans().running(), 2);
  EXPECT_FALSE(status.plans().has_more());
  ASSERT_EQ(status.plans().stages_size(), 2);
  EXPECT_EQ(status.plans().stages(0).stage(), "input");
  EXPECT_EQ(status.plans().stages(0).display_name(), "Fase input");
  EXPECT_EQ(status.plans().stages(0).count(), 1);
  EXPECT_EQ(status.plans().stages(1).stage(), "delivery");
  EXPECT_EQ(status.plans().overdue(), 0);
  // In the order of the programme, also those that did nothing.
  EXPECT_EQ(status.treatments_size(), 6);
  EXPECT_THAT(Last(status), ElementsAre("board: PROVISIONALLY_ADOPTED 2022-06-01 Plan jeugd",
                                        "college: AGREED 2022-06-01 Plan jeugd",
                                        "office: DRAFT_READY 2022-06-01 Plan jeugd",
                                        "partners: RECOGNISED 2022-06-01 Plan jeugd",
                                        "raad: ADOPTED 2022-06-01 Plan jeugd"));
  EXPECT_THAT(Next(status), ElementsAre("board: Plan wonen, Fase board, 2022-07-15",
                                        "raad: Plan wonen, Fase raad, [2022-09,2022-10]"));
}

TEST_F(StatusServiceTest, PartnersReadWhatIsMeantForThem) {
  const ProgrammeStatus status = StatusFor(town_.As(kPartner));
  EXPECT_THAT(Projects(status), ElementsAre("RUNNING 2"));
  EXPECT_FALSE(status.has_plans()) << "where plans stand is the administration's";
  EXPECT_THAT(Last(status), ElementsAre("partners: RECOGNISED 2022-06-01 Plan jeugd",
                                        "raad: ADOPTED 2022-06-01 Plan jeugd"));
  EXPECT_THAT(Next(status), IsEmpty());
}

TEST_F(StatusServiceTest, EveryoneReadsWhatIsPublic) {
  for (const ProgrammeStatus& status :
       {StatusFor(town_.Public()), StatusFor(town_.As(kStranger))}) {
    EXPECT_THAT(Projects(status), ElementsAre("RUNNING 1"));
    EXPECT_FALSE(status.has_plans());
    EXPECT_THAT(Last(status), ElementsAre("raad: ADOPTED 2022-06-01 Plan jeugd"));
    EXPECT_THAT(Next(status), IsEmpty());
    EXPECT_EQ(status.treatments_size(), 6) << "bodies are public";
  }
}

TEST_F(StatusServiceTest, WhatIsSaidHasWhoSaidItAndIsForEveryone) {
  const v1::AssessProgrammeRequest said = Assessing(Assessment::PLANNING, Assessment::ATTENTION);
  for (const int role : {kPartner, kClerk, kAuditor, kStranger}) {
    EXPECT_THAT(town_.As(role).Call(&Status::AssessProgramme, said).status,
                IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED))
        << role;
  }
  const Assessment made = town_.As(kSecretary).Must(&Status::AssessProgramme, said).assessment();
  EXPECT_EQ(made.name(), absl::StrCat(Programme(), "/assessments/1"));
  EXPECT_EQ(made.author(), MandatedTown::Person(kSecretary));
  const ProgrammeStatus open = StatusFor(town_.Public());
  ASSERT_EQ(open.assessments_size(), 1);
  EXPECT_EQ(open.assessments(0).aspect(), Assessment::PLANNING);
  EXPECT_EQ(open.assessments(0).rating(), Assessment::ATTENTION);
  EXPECT_EQ(open.assessments(0).words(), "De school doet mee");
  EXPECT_EQ(open.assessments(0).date(), "2022-07-14");
  EXPECT_EQ(open.assessments(0).author(), "") << "persons are not public";
  EXPECT_EQ(open.assessments(0).capacity(), v1::Mandate::PROGRAMME_SECRETARY);
  EXPECT_EQ(StatusFor(town_.As(kAuditor)).assessments(0).author(),
            MandatedTown::Person(kSecretary));
  v1::MilestoneFilter filter;
  filter.add_programmes(Programme());
  filter.add_kinds(v1::Milestone::STATUS_ASSESSED);
  EXPECT_THAT(SentencesFor(town_.Public(), filter),
              ElementsAre("Stand van noord op 14 juli 2022: planning vraagt aandacht."));
}

TEST_F(StatusServiceTest, TheLatestOfEachAspectHoldsAndAllStayToBeRead) {
  ApiClient secretary = town_.As(kSecretary);
  for (const auto& request : {Assessing(Assessment::RISK, Assessment::CONCERN),
                              Assessing(Assessment::PHASE, Assessment::RATING_UNSPECIFIED),
                              Assessing(Assessment::RISK, Assessment::ATTENTION),
                              Assessing(Assessment::RISK, Assessment::CONCERN, "2022-07-13")}) {
    secretary.Must(&Status::AssessProgramme, request);
  }
  const ProgrammeStatus status = StatusFor(town_.Public());
  ASSERT_EQ(status.assessments_size(), 2);
  EXPECT_EQ(status.assessments(0).number(), 3);
  EXPECT_EQ(status.assessments(1).number(), 2);
  v1::ListAssessmentsRequest list;
  list.set_parent(Programme());
  list.set_page_size(2);
  std::vector<std::vector<int>> pages;
  const auto read = [&] {
    pages.clear();
    list.clear_page_token();
    do {
      const auto page = town_.Public().Must(&Status::ListAssessments, list);
      pages.emplace_back();
      for (const Assessment& each : page.assessments()) pages.back().push_back(each.number());
      list.set_page_token(page.next_page_token());
    } while (!list.page_token().empty());
  };
  read();
  EXPECT_THAT(pages, ElementsAre(ElementsAre(1, 2), ElementsAre(3, 4)));
  list.set_aspect(Assessment::RISK);
  read();
  EXPECT_THAT(pages, ElementsAre(ElementsAre(1), ElementsAre(3, 4)));
  v1::GetAssessmentRequest get;
  get.set_name(absl::StrCat(Programme(), "/assessments/1"));
  EXPECT_EQ(town_.Public().Must(&Status::GetAssessment, get).assessment().rating(),
            Assessment::CONCERN);
}

TEST_F(StatusServiceTest, ARatingThatDoesNotFitAndAProgrammeThatIsNotThereAreRefused) {
  ApiClient secretary = town_.As(kSecretary);
  for (const auto& request : {Assessing(Assessment::RISK, Assessment::RATING_UNSPECIFIED),
                              Assessing(Assessment::PHASE, Assessment::CONCERN)}) {
    const grpc::Status status = secretary.Call(&Status::AssessProgramme, request).status;
    EXPECT_THAT(status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
    EXPECT_THAT(DetailsOf(status).fields, ElementsAre("assessment.rating"));
  }
  v1::GetStatusRequest get;
  get.set_name(Town::Name("programmes/nergens/status"));
  EXPECT_THAT(town_.Public().Call(&Status::GetStatus, get).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  get.set_name(Programme());
  EXPECT_THAT(town_.Public().Call(&Status::GetStatus, get).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
}

// A path of which everybody may see what the board does.
void PublishOpenPath(Town& town) {
  v1::PathDefinition path = FullPath();
  for (v1::Stage& stage : *path.mutable_stages()) {
    if (stage.id() == "board") stage.set_audience(v1::PUBLIC);
  }
  town.Publish("open", path);
}

// What others may not see never stands before what they may, however much there is of it.
TEST(StatusSightTest, WhatIsHiddenIsNotReadPast) {
  const MandatedTown town([](Town& made) {
    PublishOpenPath(made);
    made.StartPlan("open", "open");
    made.BringTo("open", "college");
    made.StartPlan("dicht");
    made.BringTo("dicht", "board");
    for (int i = 0; i <= limits::kTreatmentsLookedAt; ++i) {
      made.client().Must(&v1::PlanService::Stub::DeferStep, made.Defer("dicht"));
    }
  });
  EXPECT_THAT(Last(StatusFor(town.As(kStranger))),
              ElementsAre("board: PROVISIONALLY_ADOPTED 2022-06-01 Plan open"));
  EXPECT_THAT(Last(StatusFor(town.As(kAuditor))),
              ElementsAre("board: DEFERRED 2022-06-01 Plan dicht",
                          "office: DRAFT_READY 2022-06-01 Plan dicht",
                          "partners: RECOGNISED 2022-06-01 Plan dicht"));
}

// Nor does what they may not see yet, up to a bound.
TEST(StatusSightTest, WhatIsUnderEmbargoIsReadPast) {
  const MandatedTown town([](Town& made) {
    PublishOpenPath(made);
    made.StartPlan("open", "open");
    made.BringTo("open", "college");
    made.StartPlan("later", "open");
    made.BringTo("later", "board");
    for (int i = 0; i <= limits::kTreatmentsAtOnce; ++i) {
      v1::RecordOutcomeRequest outcome = made.Outcome("later", "deferred");
      outcome.set_visible_from("2022-09-01T10:00:00Z");
      outcome.set_reason("De agenda was vol");
      made.client().Must(&v1::PlanService::Stub::RecordOutcome, outcome);
    }
  });
  const ProgrammeStatus status = StatusFor(town.As(kStranger));
  EXPECT_THAT(Last(status), ElementsAre("board: PROVISIONALLY_ADOPTED 2022-06-01 Plan open"));
  for (const auto& treatments : status.treatments()) {
    if (treatments.has_last()) {
      EXPECT_EQ(treatments.last().stage_display_name(), "Fase board");
    }
  }
  EXPECT_THAT(Last(StatusFor(town.As(kAuditor))),
              Contains("board: DEFERRED 2022-06-01 Plan later"));
}

TEST(StatusSightTest, MorePlansThanAreLookedAtAreSaidToBeThere) {
  const MandatedTown town([](Town& made) {
    for (int i = 0; i <= limits::kStatusPlansMax; ++i) made.StartPlan(absl::StrCat("plan", i));
  });
  const ProgrammeStatus status = StatusFor(town.As(kAuditor));
  EXPECT_EQ(status.plans().running(), limits::kStatusPlansMax);
  EXPECT_TRUE(status.plans().has_more());
}

}  // namespace
}  // namespace noordster::testing::status_service_test
