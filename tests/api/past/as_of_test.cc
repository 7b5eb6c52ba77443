// SPDX-License-Identifier: EUPL-1.2
// What was known at an earlier moment, over the API: the answers of then, given now.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "services/calendar/date.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::as_of_test {
namespace {

namespace v1 = noordster::v1;
using Plans = v1::PlanService::Stub;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Every answer about plan "q" and the plans beside it, by what was asked.
using Answers = std::map<std::string, std::string>;

// What was answered when the municipality stood still.
struct Stop {
  int64_t revision = 0;
  absl::Time time;
  Answers answers;
};

class AsOfTest : public ::testing::Test {
 protected:
  AsOfTest() : town_(server_.client()) {
    town_.Build();
    town_.StartPlan("q");
  }

  template <typename Request, typename Response>
  void Ask(const std::string& what,
           grpc::Status (Plans::*method)(grpc::ClientContext*, const Request&, Response*),
           Request request, const v1::AsOf* as_of, Answers& answers) {
    if (as_of != nullptr) *request.mutable_as_of() = *as_of;
    answers[what] = server_.client().Must(method, request).DebugString();
  }

  Answers AskAll(const v1::AsOf* as_of) {
    Answers answers;
    const auto named = [](auto request) {
      request.set_name(Town::Plan("q"));
      return request;
    };
    const auto below = [](auto request) {
      request.set_parent(Town::Plan("q"));
      return request;
    };
    Ask("plan", &Plans::GetPlan, named(v1::GetPlanRequest()), as_of, answers);
    Ask("options", &Plans::GetOptions, named(v1::GetOptionsRequest()), as_of, answers);
    Ask("time path", &Plans::GetTimePath, named(v1::GetTimePathRequest()), as_of, answers);
    Ask("versions", &Plans::ListPlanVersions, below(v1::ListPlanVersionsRequest()), as_of, answers);
    Ask("steps", &Plans::ListSteps, below(v1::ListStepsRequest()), as_of, answers);
    Ask("decisions", &Plans::ListDecisions, below(v1::ListDecisionsRequest()), as_of, answers);
    Ask("follow-ups", &Plans::ListFollowUps, below(v1::ListFollowUpsRequest()), as_of, answers);
    v1::ListPlansRequest plans;
    plans.set_parent(Town::Name("programmes/noord"));
    Ask("plans", &Plans::ListPlans, plans, as_of, answers);
    plans.set_stage("board");
    Ask("at the board", &Plans::ListPlans, plans, as_of, answers);
    plans.clear_stage();
    plans.set_blocked(true);
    Ask("blocked", &Plans::ListPlans, plans, as_of, answers);
    return answers;
  }

  void Stand() {
    stops_.push_back({town_.Revision(), server_.clock().Now(), AskAll(nullptr)});
    server_.clock().Advance(absl::Hours(5));
  }

  v1::AsOf At(int64_t revision) {
    v1::AsOf as_of;
    as_of.set_revision(revision);
    return as_of;
  }

  InProcessServer server_;
  Town town_;
  std::vector<Stop> stops_;
};

TEST_F(AsOfTest, EveryMomentOfALifeIsAnsweredAsItWasThen) {
  Stand();
  for (const char* stage : {"work", "consult", "board"}) {
    town_.BringTo("q", stage);
    Stand();
  }
  town_.StartPlan("r");
  Stand();
  server_.client().Must(&Plans::DeferStep, town_.Defer("q"));
  Stand();
  town_.Record("q", "with-conditions");
  Stand();
  v1::ReverseOutcomeRequest reverse;
  reverse.set_name(Town::Plan("q/decisions/5"));
  reverse.set_reason("Verkeerd vastgelegd");
  server_.client().Must(&Plans::ReverseOutcome, reverse);
  Stand();
  town_.Record("q", "adopted");
  Stand();
  town_.Publish("full", FullPath());
  Stand();
  ASSERT_GE(stops_.size(), 9u);
  for (const Stop& stop : stops_) {
    v1::AsOf as_of;
    as_of.set_time(calendar::FormatTimestamp(stop.time + absl::Hours(1)));
    EXPECT_EQ(AskAll(&as_of), stop.answers) << as_of.ShortDebugString();
    as_of = At(stop.revision);
    EXPECT_EQ(AskAll(&as_of), stop.answers) << as_of.ShortDebugString();
  }
}

TEST_F(AsOfTest, WhatWasNotThereYetIsNotFound) {
  const int64_t before = town_.Revision();
  town_.StartPlan("late");
  v1::GetPlanRequest request;
  request.set_name(Town::Plan("late"));
  *request.mutable_as_of() = At(before);
  EXPECT_THAT(server_.client().Call(&Plans::GetPlan, request).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  v1::ListPlansRequest plans;
  plans.set_parent(Town::Name("programmes/noord"));
  *plans.mutable_as_of() = At(1);
  EXPECT_THAT(server_.client().Call(&Plans::ListPlans, plans).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

TEST_F(AsOfTest, PagesOfThePastHoldEveryPlanOnceWhateverHappensBetweenThem) {
  for (const char* id : {"a", "b", "c", "d"}) town_.StartPlan(id);
  const int64_t then = town_.Revision();
  v1::ListPlansRequest plans;
  plans.set_parent(Town::Name("programmes/noord"));
  plans.set_stage("input");
  plans.set_page_size(2);
  *plans.mutable_as_of() = At(then);
  const std::vector<std::string> moving = {"d", "c", "b", "a", "q"};
  std::vector<std::string> names;
  size_t pages = 0;
  do {
    const auto page = server_.client().Must(&Plans::ListPlans, plans);
    EXPECT_EQ(page.revision(), then);
    for (const v1::Plan& plan : page.plans()) names.push_back(plan.name());
    plans.set_page_token(page.next_page_token());
    // One plan moves on and another is started; both after the moment that is asked for.
    town_.BringTo(moving[pages], "work");
    town_.StartPlan(absl::StrCat("new-", ++pages));
  } while (!plans.page_token().empty());
  EXPECT_THAT(names, ElementsAre(Town::Plan("a"), Town::Plan("b"), Town::Plan("c"), Town::Plan("d"),
                                 Town::Plan("q")));
}

TEST_F(AsOfTest, APageTokenHoldsForItsMomentOnly) {
  town_.StartPlan("a");
  v1::ListPlansRequest plans;
  plans.set_parent(Town::Name("programmes/noord"));
  plans.set_page_size(1);
  *plans.mutable_as_of() = At(town_.Revision());
  plans.set_page_token(server_.client().Must(&Plans::ListPlans, plans).next_page_token());
  town_.StartPlan("b");
  *plans.mutable_as_of() = At(town_.Revision());
  EXPECT_THAT(server_.client().Call(&Plans::ListPlans, plans).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID));
  plans.clear_as_of();
  EXPECT_THAT(server_.client().Call(&Plans::ListPlans, plans).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID));
}

}  // namespace
}  // namespace noordster::testing::as_of_test
