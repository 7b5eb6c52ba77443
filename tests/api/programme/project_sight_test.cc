// SPDX-License-Identifier: EUPL-1.2
// Who keeps projects, who sees what of them, and what is told of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing::project_sight_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Mandate = v1::Mandate;
using Projects = v1::ProjectService::Stub;

std::string NameOf(const std::string& id) {
  return Town::Name(absl::StrCat("programmes/noord/projects/", id));
}

class ProjectSightTest : public ::testing::Test {
 protected:
  ProjectSightTest()
      : town_([](Town& made) {
          made.StartPlan("jeugd");
          made.client().Must(
              &v1::MandateService::Stub::GrantMandate,
              Granting("secretaris-projecten", kSecretary, Mandate::PROGRAMME_SECRETARY,
                       "programmes/noord", {Mandate::KEEP_PROJECTS}));
        }) {}

  static v1::CreateProjectRequest Making(const std::string& id, v1::Audience audience) {
    v1::CreateProjectRequest request;
    request.set_parent(Town::Name("programmes/noord"));
    request.set_project_id(id);
    v1::Project& project = *request.mutable_project();
    project.set_display_name(id);
    project.set_state(v1::Project::RUNNING);
    project.set_lead(MandatedTown::Person(kSecretary));
    project.add_authorised_by(Town::Plan("jeugd"));
    project.set_audience(audience);
    return request;
  }

  void Pause(const std::string& id) {
    v1::TurnProjectRequest turn;
    turn.set_name(NameOf(id));
    turn.set_state(v1::Project::PAUSED);
    turn.set_date("2022-07-01");
    turn.set_reason("De trekker is ziek");
    town_.As(kSecretary).Must(&Projects::TurnProject, turn);
  }

  void Tell(const std::string& id) {
    v1::AddProjectUpdateRequest tell;
    tell.set_parent(NameOf(id));
    tell.mutable_update()->set_date("2022-07-01");
    tell.mutable_update()->set_text("Het eerste gezin doet mee");
    town_.As(kSecretary).Must(&Projects::AddProjectUpdate, tell);
  }

  static std::vector<std::string> IdsFor(ApiClient client) {
    v1::ListProjectsRequest request;
    request.set_parent(Town::Name("programmes/noord"));
    std::vector<std::string> ids;
    const auto list = client.Must(&Projects::ListProjects, request);
    for (const v1::Project& project : list.projects()) {
      ids.push_back(project.name().substr(NameOf("").size()));
    }
    return ids;
  }

  static std::vector<std::string> SentencesFor(ApiClient client) {
    v1::ListMilestonesRequest request;
    request.set_parent(Town::Name(""));
    for (const auto kind : {v1::Milestone::PROJECT_ADDED, v1::Milestone::PROJECT_CHANGED,
                            v1::Milestone::PROJECT_TURNED, v1::Milestone::PROJECT_TOLD}) {
      request.mutable_filter()->add_kinds(kind);
    }
    std::vector<std::string> sentences;
    const auto page = client.Must(&v1::MilestoneService::Stub::ListMilestones, request);
    for (const v1::Milestone& milestone : page.milestones()) {
      sentences.push_back(milestone.sentence_nl());
    }
    return sentences;
  }

  MandatedTown town_;
};

TEST_F(ProjectSightTest, WhoHoldsTheActKeepsThemAndNobodyElse) {
  const v1::CreateProjectRequest making = Making("taal", v1::PUBLIC);
  const auto denied = IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED);
  for (const int role : {kClerk, kAdministrator, kPartner, kStranger}) {
    EXPECT_THAT(town_.As(role).Call(&Projects::CreateProject, making).status, denied) << role;
  }
  EXPECT_THAT(town_.As(kSecretary).Call(&Projects::CreateProject, making).status, IsGrpcOk());
}

TEST_F(ProjectSightTest, EachSeesThoseThatAreMeantForThem) {
  for (const v1::Audience audience : {v1::ADMINISTRATION, v1::PARTNERS, v1::PUBLIC}) {
    town_.As(kSecretary)
        .Must(&Projects::CreateProject,
              Making(absl::StrCat("p", static_cast<int>(audience)), audience));
  }
  EXPECT_THAT(IdsFor(town_.Public()), ElementsAre("p3"));
  EXPECT_THAT(IdsFor(town_.As(kStranger)), ElementsAre("p3"));
  EXPECT_THAT(IdsFor(town_.As(kPartner)), ElementsAre("p2", "p3"));
  EXPECT_THAT(IdsFor(town_.As(kAuditor)), ElementsAre("p1", "p2", "p3"));
  v1::GetProjectRequest get;
  get.set_name(NameOf("p2"));
  EXPECT_THAT(town_.Public().Call(&Projects::GetProject, get).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

TEST_F(ProjectSightTest, OthersSeeNeitherPersonsNorReasonsNorThePlansBehindIt) {
  town_.As(kSecretary).Must(&Projects::CreateProject, Making("taal", v1::PUBLIC));
  Pause("taal");
  Tell("taal");
  v1::GetProjectRequest get;
  get.set_name(NameOf("taal"));
  const v1::Project seen = town_.Public().Must(&Projects::GetProject, get).project();
  EXPECT_EQ(seen.display_name(), "taal");
  EXPECT_EQ(seen.state(), v1::Project::PAUSED);
  EXPECT_EQ(seen.lead(), "");
  EXPECT_EQ(seen.updates(), 0);
  EXPECT_EQ(seen.etag(), "");
  EXPECT_THAT(seen.authorised_by(), IsEmpty()) << "the plan is not public";
  ASSERT_EQ(seen.turns_size(), 2);
  EXPECT_EQ(seen.turns(1).date(), "2022-07-01");
  EXPECT_EQ(seen.turns(1).reason(), "");
  v1::GetProjectUpdateRequest update;
  update.set_name(NameOf("taal/updates/1"));
  const auto told = town_.Public().Must(&Projects::GetProjectUpdate, update).update();
  EXPECT_EQ(told.text(), "Het eerste gezin doet mee");
  EXPECT_EQ(told.author(), "");
  EXPECT_EQ(town_.As(kAuditor).Must(&Projects::GetProjectUpdate, update).update().author(),
            MandatedTown::Person(kSecretary));
  const v1::Project whole = town_.As(kAuditor).Must(&Projects::GetProject, get).project();
  EXPECT_EQ(whole.lead(), MandatedTown::Person(kSecretary));
  EXPECT_THAT(whole.authorised_by(), ElementsAre(Town::Plan("jeugd")));
  EXPECT_EQ(whole.turns(1).reason(), "De trekker is ziek");
}

TEST_F(ProjectSightTest, WhoeverMayKnowIsToldWhatBecomesOfIt) {
  town_.As(kSecretary).Must(&Projects::CreateProject, Making("stil", v1::ADMINISTRATION));
  town_.As(kSecretary).Must(&Projects::CreateProject, Making("taal", v1::PUBLIC));
  Pause("stil");
  Pause("taal");
  Tell("taal");
  EXPECT_THAT(SentencesFor(town_.Public()),
              ElementsAre("Project taal loopt.", "Project taal is gepauzeerd op 1 juli 2022.",
                          "Er is nieuws over project taal van 1 juli 2022."));
  EXPECT_EQ(SentencesFor(town_.As(kAuditor)).size(), 5u);
}

TEST_F(ProjectSightTest, AProjectThatIsNoLongerPublicIsGone) {
  town_.As(kSecretary).Must(&Projects::CreateProject, Making("taal", v1::PUBLIC));
  Tell("taal");
  v1::UpdateProjectRequest update;
  update.set_name(NameOf("taal"));
  *update.mutable_project() = Making("taal", v1::ADMINISTRATION).project();
  update.mutable_project()->set_display_name("Sluiting van de school");
  town_.As(kSecretary).Must(&Projects::UpdateProject, update);
  EXPECT_THAT(IdsFor(town_.Public()), IsEmpty());
  v1::GetProjectUpdateRequest told;
  told.set_name(NameOf("taal/updates/1"));
  EXPECT_THAT(town_.Public().Call(&Projects::GetProjectUpdate, told).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  v1::ListProjectUpdatesRequest updates;
  updates.set_parent(NameOf("taal"));
  EXPECT_THAT(town_.Public().Call(&Projects::ListProjectUpdates, updates).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  EXPECT_THAT(SentencesFor(town_.Public()), IsEmpty());
  EXPECT_EQ(SentencesFor(town_.As(kAuditor)).back(),
            "De gegevens van project Sluiting van de school zijn gewijzigd.");
  v1::ListHistoryRequest history;
  history.set_parent(Town::Name(""));
  const v1::ListHistoryResponse seen =
      town_.Public().Must(&v1::HistoryService::Stub::ListHistory, history);
  for (const auto& entry : seen.entries()) {
    EXPECT_THAT(entry.ShortDebugString(), Not(HasSubstr("projects/taal")));
  }
  // What happened to it is told again when it is public again, and what it was called between not.
  *update.mutable_project() = Making("taal", v1::PUBLIC).project();
  town_.As(kSecretary).Must(&Projects::UpdateProject, update);
  EXPECT_THAT(SentencesFor(town_.Public()),
              ElementsAre("Project taal loopt.", "Er is nieuws over project taal van 1 juli 2022.",
                          "De gegevens van project taal zijn gewijzigd."));
}

}  // namespace
}  // namespace noordster::testing::project_sight_test
