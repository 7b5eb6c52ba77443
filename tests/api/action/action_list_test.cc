// SPDX-License-Identifier: EUPL-1.2
// Lists of actions, and decisions with the earlier ones they go back to, over the wire.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/action_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/worklist_service.grpc.pb.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::action_list_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Actions = v1::ActionService::Stub;

class ActionListTest : public ::testing::Test {
 protected:
  ActionListTest() : town_(server_.client()) {
    town_.Build();
    for (const char* id : {"a", "b", "c", "d", "e"}) Add(id);
    for (const char* id : {"a", "b", "d"}) Settle(id);
  }

  ApiClient& client() { return server_.client(); }

  static std::string NameOf(const std::string& id) {
    return Town::Name(absl::StrCat("bodies/raad/actions/", id));
  }

  void Add(const std::string& id) {
    v1::AddActionRequest request;
    request.set_parent(Town::Name("bodies/raad"));
    request.set_action_id(id);
    request.mutable_action()->set_kind(v1::Action::ACTION_POINT);
    request.mutable_action()->set_text("Uitzoeken wie het doet");
    request.mutable_action()->set_made_date(kDecidedDate);
    client().Must(&Actions::AddAction, request);
  }

  void Settle(const std::string& id) {
    v1::SettleActionRequest request;
    request.set_name(NameOf(id));
    request.set_settlement(v1::Action::CARRIED_OUT);
    request.set_settled_date(kDecidedDate);
    request.set_reason("Gedaan");
    client().Must(&Actions::SettleAction, request);
  }

  // Ids on each page, until there is none.
  std::vector<std::vector<std::string>> Pages(bool open_only, int page_size) {
    v1::ListActionsRequest request;
    request.set_parent(Town::Name("bodies/raad"));
    request.set_open_only(open_only);
    request.set_page_size(page_size);
    std::vector<std::vector<std::string>> pages;
    do {
      const auto page = client().Must(&Actions::ListActions, request);
      std::vector<std::string>& ids = pages.emplace_back();
      for (const v1::Action& action : page.actions()) {
        ids.push_back(action.name().substr(NameOf("").size()));
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return pages;
  }

  InProcessServer server_;
  Town town_;
};

TEST_F(ActionListTest, TheyComeInTheOrderOfTheirIds) {
  EXPECT_THAT(Pages(false, 0), ElementsAre(ElementsAre("a", "b", "c", "d", "e")));
  EXPECT_THAT(Pages(false, 3), ElementsAre(ElementsAre("a", "b", "c"), ElementsAre("d", "e")));
}

TEST_F(ActionListTest, APageOfOpenOnesLooksAtNoMoreThanItMayHold) {
  EXPECT_THAT(Pages(true, 0), ElementsAre(ElementsAre("c", "e")));
  EXPECT_THAT(Pages(true, 2), ElementsAre(IsEmpty(), ElementsAre("c"), ElementsAre("e")));
}

TEST_F(ActionListTest, ATokenIsOfTheListItCameFrom) {
  v1::ListActionsRequest request;
  request.set_parent(Town::Name("bodies/raad"));
  request.set_page_size(2);
  request.set_page_token(client().Must(&Actions::ListActions, request).next_page_token());
  request.set_open_only(true);
  EXPECT_THAT(client().Call(&Actions::ListActions, request).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID));
  request.set_page_token("");
  request.set_parent(Town::Name("bodies/nergens"));
  EXPECT_THAT(client().Call(&Actions::ListActions, request).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

TEST_F(ActionListTest, WhatIsSetComesBackAndTheRestIsWorkedOut) {
  v1::GetActionRequest request;
  request.set_name(NameOf("a"));
  const v1::Action action = client().Must(&Actions::GetAction, request).action();
  EXPECT_EQ(action.text(), "Uitzoeken wie het doet");
  EXPECT_EQ(action.audience(), v1::ADMINISTRATION);
  EXPECT_EQ(action.state(), v1::Action::CARRIED_OUT);
  EXPECT_EQ(action.settlement_reason(), "Gedaan");
  EXPECT_EQ(action.settled_date(), kDecidedDate);
}

TEST_F(ActionListTest, WhatIsOpenStandsOnTheWorklistOfItsBody) {
  v1::UpdateActionRequest update;
  update.set_name(NameOf("e"));
  update.set_owner(Town::Name("bodies/college"));
  update.set_due_date("2022-09-01");
  update.set_reason("Afgesproken");
  client().Must(&Actions::UpdateAction, update);
  v1::ListWorkRequest request;
  request.set_parent(Town::Name(""));
  request.set_body(Town::Name("bodies/raad"));
  const auto of_raad = client().Must(&v1::WorklistService::Stub::ListWork, request);
  ASSERT_EQ(of_raad.items_size(), 2);
  const v1::WorkItem& first = of_raad.items(0);
  EXPECT_EQ(first.kind(), v1::WorkItem::SETTLE_ACTION);
  EXPECT_EQ(first.resource(), NameOf("e"));
  EXPECT_EQ(first.body(), Town::Name("bodies/raad"));
  EXPECT_EQ(first.owner_body(), Town::Name("bodies/college"));
  EXPECT_EQ(first.action_kind(), v1::Action::ACTION_POINT);
  EXPECT_EQ(first.text(), "Uitzoeken wie het doet");
  EXPECT_EQ(first.due_date(), "2022-09-01");
  EXPECT_EQ(of_raad.items(1).resource(), NameOf("c")) << "what has no day comes last";
  request.set_body(Town::Name("bodies/college"));
  const auto of_college = client().Must(&v1::WorklistService::Stub::ListWork, request);
  ASSERT_EQ(of_college.items_size(), 1);
  EXPECT_EQ(of_college.items(0).resource(), NameOf("e"));
}

TEST_F(ActionListTest, ADecisionShowsWhichEarlierOnesItGoesBackTo) {
  town_.StartPlan("jeugd");
  town_.BringTo("jeugd", "board");
  v1::RecordOutcomeRequest outcome = town_.Outcome("jeugd", "adopted");
  outcome.add_relations()->set_kind(v1::DecisionRelation::SUPPLEMENTS);
  outcome.mutable_relations(0)->set_decision(Town::Plan("jeugd/decisions/1"));
  client().Must(&v1::PlanService::Stub::RecordOutcome, outcome);
  v1::ListDecisionsRequest list;
  list.set_parent(Town::Plan("jeugd"));
  const auto decisions = client().Must(&v1::PlanService::Stub::ListDecisions, list).decisions();
  const v1::Decision& last = decisions.Get(decisions.size() - 1);
  ASSERT_EQ(last.relations_size(), 1);
  EXPECT_EQ(last.relations(0).kind(), v1::DecisionRelation::SUPPLEMENTS);
  EXPECT_EQ(last.relations(0).decision(), Town::Plan("jeugd/decisions/1"));
}

}  // namespace
}  // namespace noordster::testing::action_list_test
