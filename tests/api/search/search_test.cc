// SPDX-License-Identifier: EUPL-1.2
// Search over the wire: what is searched, in which order, page by page, and never what was erased.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "noordster/v1/action_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "noordster/v1/search_service.grpc.pb.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "storage/keys.h"
#include "storage/memory_store.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/partition_owner.h"
#include "tests/support/town.h"

namespace noordster::testing::search_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Hit = v1::SearchHit;

constexpr auto kSearch = &v1::SearchService::Stub::Search;

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() : server_(store_), town_(server_.client()) {
    town_.Build();
    AddPlan();
    AddProject();
    AddAction("overzicht", "Kom met een overzicht", true);
  }

  ApiClient& client() { return server_.client(); }

  // A plan with a remark that was not taken over and a condition that was met.
  void AddPlan() {
    v1::CreatePlanRequest plan = Town::NewPlan("jeugd");
    plan.mutable_plan()->set_title("Plan Jeugdhulp");
    client().Must(&v1::PlanService::Stub::CreatePlan, plan);
    town_.BringTo("jeugd", "consult");
    v1::RecordOutcomeRequest remark = town_.Outcome("jeugd", "with-remarks");
    remark.set_remarks(0, "De bijstandsuitkering ontbreekt");
    client().Must(&v1::PlanService::Stub::RecordOutcome, remark);
    Settle(1, v1::FollowUp::NOT_TAKEN_OVER, "Dat is aan het Rijk");
    v1::RecordOutcomeRequest condition = town_.Outcome("jeugd", "with-conditions");
    condition.mutable_conditions(0)->set_text("De dekking wordt uitgewerkt");
    client().Must(&v1::PlanService::Stub::RecordOutcome, condition);
    Settle(2, v1::FollowUp::MET, "Betaald uit de reserve");
  }

  void Settle(int number, v1::FollowUp::Settlement settlement, const std::string& reason) {
    v1::SettleFollowUpRequest request;
    request.set_name(Town::Plan(absl::StrCat("jeugd/followUps/", number)));
    request.set_settlement(settlement);
    request.set_reason(reason);
    client().Must(&v1::PlanService::Stub::SettleFollowUp, request);
  }

  // A project of which something was told.
  void AddProject() {
    v1::CreateProjectRequest request;
    request.set_parent(Town::Name("programmes/noord"));
    request.set_project_id("spreekuur");
    request.mutable_project()->set_display_name("Spreekuur in de wijk");
    request.mutable_project()->set_description("Hulp bij schulden,\nvoorkómen is beter");
    request.mutable_project()->set_state(v1::Project::RUNNING);
    client().Must(&v1::ProjectService::Stub::CreateProject, request);
    v1::AddProjectUpdateRequest told;
    told.set_parent(Town::Name("programmes/noord/projects/spreekuur"));
    told.mutable_update()->set_date(kDecidedDate);
    told.mutable_update()->set_text("De zaal werd te klein");
    client().Must(&v1::ProjectService::Stub::AddProjectUpdate, told);
  }

  // An action of the council; one that is settled is about the plan.
  void AddAction(const std::string& id, const std::string& text, bool settled) {
    v1::AddActionRequest request;
    request.set_parent(Town::Name("bodies/raad"));
    request.set_action_id(id);
    request.mutable_action()->set_kind(v1::Action::ACTION_POINT);
    request.mutable_action()->set_text(text);
    request.mutable_action()->set_made_date(kDecidedDate);
    if (settled) request.mutable_action()->add_plans(Town::Plan("jeugd"));
    client().Must(&v1::ActionService::Stub::AddAction, request);
    if (!settled) return;
    v1::SettleActionRequest settle;
    settle.set_name(Town::Name(absl::StrCat("bodies/raad/actions/", id)));
    settle.set_settlement(v1::Action::CARRIED_OUT);
    settle.set_settled_date(kDecidedDate);
    settle.set_reason("Gestuurd aan de fracties");
    client().Must(&v1::ActionService::Stub::SettleAction, settle);
  }

  static v1::SearchRequest For(const std::string& query,
                               const std::string& parent = "programmes/noord") {
    v1::SearchRequest request;
    request.set_parent(Town::Name(parent));
    request.set_query(query);
    return request;
  }

  // "PLAN programmes/noord/plans/jeugd TITLE Plan Jeugdhulp" for each hit of all pages.
  std::vector<std::string> Found(v1::SearchRequest request) {
    std::vector<std::string> found;
    do {
      const auto page = client().Must(kSearch, request);
      EXPECT_GT(page.revision(), 0);
      for (const Hit& hit : page.hits()) {
        found.push_back(absl::StrCat(Hit::Kind_Name(hit.kind()), " ",
                                     hit.resource().substr(Town::Name("").size() + 1), " ",
                                     Hit::Field_Name(hit.field()), " ", hit.excerpt()));
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return found;
  }

  // The names alone.
  std::vector<std::string> NamesOf(const v1::SearchRequest& request) {
    std::vector<std::string> names;
    const auto page = client().Must(kSearch, request);
    for (const Hit& hit : page.hits()) {
      names.push_back(hit.resource().substr(Town::Name("").size() + 1));
    }
    return names;
  }

  // Deletes the private rows in which a text stands.
  void Erase(const std::string& text) {
    const auto ownership = store_.Acquire("gm1916");
    ASSERT_TRUE(ownership.ok());
    storage::Commit commit{"gm1916", ownership->epoch, ownership->head, ownership->head, {}, {}};
    commit.token = base::RandomBytes(16);
    for (const storage::Row& row : RowsOf(store_, "gm1916")) {
      const bool is_private = row.key[0] == static_cast<char>(storage::Space::kPrivate);
      if (is_private && absl::StrContains(row.value, text)) {
        commit.writes.push_back({row.key, std::nullopt});
      }
    }
    ASSERT_FALSE(commit.writes.empty()) << text;
    ASSERT_TRUE(SubmitAndWait(store_, commit).status.ok());
  }

  storage::MemoryStore store_;
  InProcessServer server_;
  Town town_;
};

TEST_F(SearchTest, EachTextThatIsDeclaredIsFound) {
  const struct {
    const char* query;
    const char* hit;
  } cases[] = {
      {"jeugdhulp", "PLAN programmes/noord/plans/jeugd TITLE Plan Jeugdhulp"},
      {"WIJK", "PROJECT programmes/noord/projects/spreekuur TITLE Spreekuur in de wijk"},
      {"voorkomen schuld",
       "PROJECT programmes/noord/projects/spreekuur DESCRIPTION Hulp bij schulden, voorkómen is "
       "beter"},
      {"zaal", "PROJECT programmes/noord/projects/spreekuur/updates/1 WORDS De zaal werd te klein"},
      {"bijstand",
       "REMARK programmes/noord/plans/jeugd/followUps/1 WORDS De bijstandsuitkering ontbreekt"},
      {"rijk", "REMARK programmes/noord/plans/jeugd/followUps/1 REACTION Dat is aan het Rijk"},
      {"dekking",
       "FOLLOW_UP programmes/noord/plans/jeugd/followUps/2 WORDS De dekking wordt uitgewerkt"},
      {"reserve",
       "FOLLOW_UP programmes/noord/plans/jeugd/followUps/2 REACTION Betaald uit de reserve"},
      {"overzicht", "FOLLOW_UP bodies/raad/actions/overzicht WORDS Kom met een overzicht"},
      {"fractie", "FOLLOW_UP bodies/raad/actions/overzicht REACTION Gestuurd aan de fracties"},
  };
  for (const auto& [query, hit] : cases) {
    EXPECT_THAT(Found(For(query)), ElementsAre(hit)) << query;
    EXPECT_THAT(Found(For(query, "")), ElementsAre(hit)) << query;
  }
}

TEST_F(SearchTest, AHitHasTheTitleOfWhatItBelongsTo) {
  const struct {
    const char* query;
    const char* title;
  } cases[] = {{"jeugdhulp", "Plan Jeugdhulp"},
               {"bijstand", "Plan Jeugdhulp"},
               {"schulden", "Spreekuur in de wijk"},
               {"zaal", "Spreekuur in de wijk"},
               {"overzicht", "Gemeenteraad"}};
  for (const auto& [query, title] : cases) {
    const auto page = client().Must(kSearch, For(query));
    ASSERT_EQ(page.hits_size(), 1) << query;
    EXPECT_EQ(page.hits(0).title(), title);
  }
}

TEST_F(SearchTest, EveryWordMustStandInOneOfTheTexts) {
  EXPECT_THAT(Found(For("bijstand rijk")),
              ElementsAre("REMARK programmes/noord/plans/jeugd/followUps/1 WORDS De "
                          "bijstandsuitkering ontbreekt"));
  EXPECT_THAT(Found(For("bijstand dat rijk")),
              ElementsAre("REMARK programmes/noord/plans/jeugd/followUps/1 REACTION Dat is aan het "
                          "Rijk"))
      << "where most of them stand";
  EXPECT_THAT(Found(For("bijstand reserve")), IsEmpty()) << "of one thing";
  EXPECT_THAT(Found(For("raadslid")), IsEmpty());
}

TEST_F(SearchTest, WhatIsFoundComesInTheOrderOfItsKindsAndThenOfNames) {
  EXPECT_THAT(
      NamesOf(For("e", "")),
      ElementsAre("programmes/noord/plans/jeugd", "programmes/noord/projects/spreekuur",
                  "programmes/noord/projects/spreekuur/updates/1",
                  "programmes/noord/plans/jeugd/followUps/1",
                  "programmes/noord/plans/jeugd/followUps/2", "bodies/raad/actions/overzicht"));
  v1::SearchRequest request = For("e", "");
  request.add_kinds(Hit::FOLLOW_UP);
  request.add_kinds(Hit::PLAN);
  EXPECT_THAT(NamesOf(request), ElementsAre("programmes/noord/plans/jeugd",
                                            "programmes/noord/plans/jeugd/followUps/2",
                                            "bodies/raad/actions/overzicht"));
}

TEST_F(SearchTest, PagesOfAnySizeFindTheSame) {
  const std::vector<std::string> all = Found(For("e", ""));
  for (const int page_size : {1, 2, 3, 5, 500}) {
    v1::SearchRequest request = For("e", "");
    request.set_page_size(page_size);
    EXPECT_EQ(Found(request), all) << page_size;
  }
}

TEST_F(SearchTest, BelowAProgrammeAreTheActionsAboutItsPlans) {
  AddAction("ander", "Maak een overzicht", false);
  EXPECT_THAT(NamesOf(For("overzicht")), ElementsAre("bodies/raad/actions/overzicht"));
  EXPECT_THAT(NamesOf(For("overzicht", "")),
              ElementsAre("bodies/raad/actions/ander", "bodies/raad/actions/overzicht"));
}

TEST_F(SearchTest, APageLooksAtNoMoreThanItMayAndTheNextGoesOnFromThere) {
  for (int i = 0; i < limits::kSearchedMax; ++i) {
    AddAction(absl::StrFormat("a%03d", i), "Niets bijzonders", false);
  }
  v1::SearchRequest request = For("overzicht", "");
  request.add_kinds(Hit::FOLLOW_UP);
  int pages = 0;
  std::vector<int> hits;
  do {
    const auto page = client().Must(kSearch, request);
    hits.push_back(page.hits_size());
    request.set_page_token(page.next_page_token());
    ASSERT_LT(++pages, 5);
  } while (!request.page_token().empty());
  // The follow-ups of the plan are looked at first, those that are remarks as well.
  EXPECT_THAT(hits, ElementsAre(0, 1));
  request.set_query("bijzonders");
  request.set_page_size(limits::kPageSizeMax);
  EXPECT_EQ(client().Must(kSearch, request).hits_size(), limits::kSearchedMax - 2);
  EXPECT_EQ(Found(request).size(), static_cast<size_t>(limits::kSearchedMax));
}

TEST_F(SearchTest, ATokenIsOfTheSearchItCameFrom) {
  v1::SearchRequest request = For("e");
  request.set_page_size(1);
  request.set_page_token(client().Must(kSearch, request).next_page_token());
  ASSERT_NE(request.page_token(), "");
  client().Must(kSearch, request);
  const auto refused = IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID);
  v1::SearchRequest other = request;
  other.set_query("a");
  EXPECT_THAT(client().Call(kSearch, other).status, refused);
  other = request;
  other.set_parent(Town::Name(""));
  EXPECT_THAT(client().Call(kSearch, other).status, refused);
  other = request;
  other.add_kinds(Hit::PLAN);
  EXPECT_THAT(client().Call(kSearch, other).status, refused);
}

TEST_F(SearchTest, AQueryHasWordsAndNotTooMany) {
  for (const char* query : {" ", "\u00A0", "´", "a b c d e f g h i j k"}) {
    const grpc::Status status = client().Call(kSearch, For(query)).status;
    EXPECT_THAT(status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD)) << query;
    EXPECT_THAT(DetailsOf(status).fields, ElementsAre("query")) << query;
  }
  EXPECT_THAT(client().Call(kSearch, For("a b c d e f g h i j j")).status, IsGrpcOk())
      << "each counts once";
  EXPECT_THAT(client().Call(kSearch, For("e", "programmes/nergens")).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

TEST_F(SearchTest, WhatWasChangedIsFoundByItsNewWordsAlone) {
  v1::UpdatePlanRequest update;
  update.set_name(Town::Plan("jeugd"));
  *update.mutable_plan() = town_.Get("jeugd");
  update.mutable_plan()->set_title("Plan Jongeren");
  client().Must(&v1::PlanService::Stub::UpdatePlan, update);
  EXPECT_THAT(NamesOf(For("jeugdhulp")), IsEmpty());
  EXPECT_THAT(NamesOf(For("jongeren")), ElementsAre("programmes/noord/plans/jeugd"));
}

TEST_F(SearchTest, WhatWasErasedIsNotFound) {
  ASSERT_THAT(NamesOf(For("bijstand")), ElementsAre("programmes/noord/plans/jeugd/followUps/1"));
  Erase("bijstandsuitkering");
  EXPECT_THAT(NamesOf(For("bijstand")), IsEmpty());
  EXPECT_THAT(NamesOf(For("rijk")), ElementsAre("programmes/noord/plans/jeugd/followUps/1"));
  Erase("Plan Jeugdhulp");
  EXPECT_THAT(NamesOf(For("jeugdhulp")), IsEmpty());
  const auto page = client().Must(kSearch, For("rijk"));
  ASSERT_EQ(page.hits_size(), 1);
  EXPECT_EQ(page.hits(0).title(), "");
}

}  // namespace
}  // namespace noordster::testing::search_test
