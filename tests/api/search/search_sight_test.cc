// SPDX-License-Identifier: EUPL-1.2
// Who finds what: a search tells nobody more than they may read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "noordster/v1/action_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "noordster/v1/search_service.grpc.pb.h"
#include "services/base/limits.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing::search_sight_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Hit = v1::SearchHit;
using Mandate = v1::Mandate;

// Stands in every text.
constexpr char kWord[] = "noorderlicht";

// One that was at the consultation, which is known to partners, and one nobody outside knows.
void AddPlans(Town& town) {
  for (const char* id : {"jeugd", "stil"}) {
    v1::CreatePlanRequest plan = Town::NewPlan(id);
    plan.mutable_plan()->set_title("Plan Noorderlicht");
    town.client().Must(&v1::PlanService::Stub::CreatePlan, plan);
  }
  town.BringTo("jeugd", "consult");
  v1::RecordOutcomeRequest outcome = town.Outcome("jeugd", "with-remarks");
  outcome.set_remarks(0, "Het noorderlicht ontbreekt");
  town.client().Must(&v1::PlanService::Stub::RecordOutcome, outcome);
}

void AddProject(Town& town, const std::string& id, v1::Audience audience) {
  v1::CreateProjectRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_project_id(id);
  request.mutable_project()->set_display_name("Noorderlicht");
  request.mutable_project()->set_state(v1::Project::RUNNING);
  request.mutable_project()->set_audience(audience);
  town.client().Must(&v1::ProjectService::Stub::CreateProject, request);
  v1::AddProjectUpdateRequest told;
  told.set_parent(Town::Name(absl::StrCat("programmes/noord/projects/", id)));
  told.mutable_update()->set_date(kDecidedDate);
  told.mutable_update()->set_text("Het noorderlicht begon");
  town.client().Must(&v1::ProjectService::Stub::AddProjectUpdate, told);
}

// A project that was public and no longer is.
void AddHiddenProject(Town& town) {
  AddProject(town, "ooit", v1::PUBLIC);
  v1::UpdateProjectRequest update;
  update.set_name(Town::Name("programmes/noord/projects/ooit"));
  update.mutable_project()->set_display_name("Noorderlicht");
  update.mutable_project()->set_state(v1::Project::RUNNING);
  update.mutable_project()->set_audience(v1::ADMINISTRATION);
  town.client().Must(&v1::ProjectService::Stub::UpdateProject, update);
}

void AddAction(Town& town, const std::string& id, v1::Audience audience) {
  v1::AddActionRequest request;
  request.set_parent(Town::Name("bodies/raad"));
  request.set_action_id(id);
  request.mutable_action()->set_kind(v1::Action::ACTION_POINT);
  request.mutable_action()->set_text("Bekijk het noorderlicht");
  request.mutable_action()->set_made_date(kDecidedDate);
  request.mutable_action()->add_plans(Town::Plan("jeugd"));
  request.mutable_action()->set_audience(audience);
  town.client().Must(&v1::ActionService::Stub::AddAction, request);
}

class SearchSightTest : public ::testing::Test {
 protected:
  SearchSightTest()
      : town_([](Town& made) {
          AddPlans(made);
          AddProject(made, "intern", v1::ADMINISTRATION);
          AddProject(made, "openbaar", v1::PUBLIC);
          AddProject(made, "partners", v1::PARTNERS);
          AddHiddenProject(made);
          AddAction(made, "intern", v1::ADMINISTRATION);
          AddAction(made, "openbaar", v1::PUBLIC);
          made.client().Must(
              &v1::MandateService::Stub::GrantMandate,
              Granting("secretaris-projecten", kSecretary, Mandate::PROGRAMME_SECRETARY,
                       "programmes/noord", {Mandate::KEEP_PROJECTS}));
          made.client().Must(&v1::MandateService::Stub::GrantMandate,
                             Granting("griffie-geheim", kClerk, Mandate::COUNCIL_CLERK,
                                      "programmes/noord", {Mandate::READ_SECRET}));
        }) {}

  static v1::SearchRequest For(const std::string& query, const std::string& parent = "") {
    v1::SearchRequest request;
    request.set_parent(Town::Name(parent));
    request.set_query(query);
    return request;
  }

  // The names of what a client finds on all pages, without "programmes/noord/" and "bodies/raad/";
  // `tokens` gets what the tokens of these hold.
  static std::vector<std::string> Found(ApiClient client, v1::SearchRequest request,
                                        std::string* tokens = nullptr) {
    std::vector<std::string> names;
    do {
      const auto page = client.Must(&v1::SearchService::Stub::Search, request);
      for (const Hit& hit : page.hits()) {
        const std::string relative = hit.resource().substr(Town::Name("").size() + 1);
        const bool of_council = absl::StartsWith(relative, "bodies/raad/");
        names.push_back(
            relative.substr(std::string(of_council ? "bodies/raad/" : "programmes/noord/").size()));
        EXPECT_NE(hit.title(), "");
      }
      request.set_page_token(page.next_page_token());
      std::string token;
      EXPECT_TRUE(absl::WebSafeBase64Unescape(request.page_token(), &token));
      if (tokens != nullptr) absl::StrAppend(tokens, token, "\n");
    } while (!request.page_token().empty());
    return names;
  }

  MandatedTown town_;
};

TEST_F(SearchSightTest, EachFindsWhatTheyMayRead) {
  EXPECT_THAT(Found(town_.Public(), For(kWord)),
              ElementsAre("projects/openbaar", "projects/openbaar/updates/1", "actions/openbaar"));
  EXPECT_THAT(Found(town_.As(kStranger), For(kWord)),
              ElementsAre("projects/openbaar", "projects/openbaar/updates/1", "actions/openbaar"));
  EXPECT_THAT(Found(town_.As(kPartner), For(kWord)),
              ElementsAre("plans/jeugd", "projects/openbaar", "projects/partners",
                          "projects/openbaar/updates/1", "projects/partners/updates/1",
                          "actions/openbaar"));
  EXPECT_THAT(Found(town_.As(kAdministrator), For(kWord)),
              ElementsAre("projects/openbaar", "projects/openbaar/updates/1", "actions/intern",
                          "actions/openbaar"));
  EXPECT_THAT(Found(town_.As(kSecretary), For(kWord)),
              ElementsAre("plans/jeugd", "plans/stil", "projects/intern", "projects/ooit",
                          "projects/openbaar", "projects/partners", "projects/intern/updates/1",
                          "projects/ooit/updates/1", "projects/openbaar/updates/1",
                          "projects/partners/updates/1", "plans/jeugd/followUps/1",
                          "actions/intern", "actions/openbaar"));
}

TEST_F(SearchSightTest, WhichPlansAnActionIsAboutIsNotFoundOutByAskingInAProgramme) {
  v1::SearchRequest request = For(kWord, "programmes/noord");
  request.add_kinds(Hit::FOLLOW_UP);
  EXPECT_THAT(Found(town_.Public(), request), IsEmpty());
  EXPECT_THAT(Found(town_.As(kSecretary), request),
              ElementsAre("actions/intern", "actions/openbaar"));
}

TEST_F(SearchSightTest, PagesTellNothingOfWhatIsHiddenBetween) {
  v1::SearchRequest request = For(kWord);
  request.set_page_size(1);
  for (const ApiClient& client : {town_.Public(), town_.As(kAdministrator)}) {
    std::string tokens;
    EXPECT_EQ(Found(client, request, &tokens), Found(client, For(kWord)));
    for (const char* hidden : {"jeugd", "stil", "projects/intern", "projects/partners", "ooit"}) {
      EXPECT_FALSE(absl::StrContains(tokens, hidden)) << hidden;
    }
  }
}

TEST_F(SearchSightTest, APageReadsPastSoManyAndDoesNotTellWhereItEndsAmongThem) {
  v1::CreateProjectRequest hidden;
  hidden.set_parent(Town::Name("programmes/noord"));
  hidden.mutable_project()->set_display_name("Noorderlicht");
  hidden.mutable_project()->set_state(v1::Project::RUNNING);
  hidden.mutable_project()->set_audience(v1::ADMINISTRATION);
  ApiClient client = town_.As(kSecretary);
  for (int i = 0; i < limits::kSearchRowsMax; ++i) {
    hidden.set_project_id(absl::StrCat("geheim-", i));
    client.Must(&v1::ProjectService::Stub::CreateProject, hidden);
  }
  std::string tokens;
  EXPECT_THAT(Found(town_.Public(), For(kWord), &tokens),
              ElementsAre("projects/openbaar", "projects/openbaar/updates/1", "actions/openbaar"));
  EXPECT_NE(tokens, "\n") << "it takes more than a page";
  EXPECT_FALSE(absl::StrContains(tokens, "geheim"));
}

TEST_F(SearchSightTest, WhatIsSecretIsFoundByWhoMayReadItAlone) {
  v1::SearchRequest remarks = For("ontbreekt");
  EXPECT_THAT(Found(town_.As(kSecretary), remarks), ElementsAre("plans/jeugd/followUps/1"));
  v1::ImposeSecrecyRequest impose;
  impose.set_name(Town::Plan("jeugd/decisions/3"));
  impose.set_ground(v1::PRIVACY);
  impose.set_body(Town::Name("bodies/raad"));
  impose.set_imposed_date("2022-07-12");
  town_.As(kClerk).Must(&v1::PlanService::Stub::ImposeSecrecy, impose);
  EXPECT_THAT(Found(town_.As(kSecretary), remarks), IsEmpty());
  EXPECT_THAT(Found(town_.As(kAuditor), remarks), IsEmpty());
  EXPECT_THAT(Found(town_.As(kClerk), remarks), ElementsAre("plans/jeugd/followUps/1"));
  v1::SearchRequest plans = For(kWord);
  plans.add_kinds(Hit::PLAN);
  EXPECT_THAT(Found(town_.As(kPartner), plans), IsEmpty())
      << "only what is secret now had made it known";
}

}  // namespace
}  // namespace noordster::testing::search_sight_test
