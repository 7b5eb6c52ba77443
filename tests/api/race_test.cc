// SPDX-License-Identifier: EUPL-1.2
// 64 clients at once: one wins, the others are told exactly why they did not.
#include "tests/support/race.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/base/digest.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::race_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class RaceTest : public ::testing::Test {
 protected:
  RaceTest() : town_(server_.client()) {
    town_.Build();
    town_.StartPlan("q");
  }

  void TearDown() override {
    v1::VerifyHistoryRequest verify;
    verify.set_name(Town::Name(""));
    server_.client().Must(&v1::HistoryService::Stub::VerifyHistory, verify);
  }

  // How often each event stands in the history of the plan.
  std::map<std::string, int> Events() {
    v1::ListHistoryRequest request;
    request.set_parent(Town::Plan("q"));
    request.set_page_size(500);
    const auto page = server_.client().Must(&v1::HistoryService::Stub::ListHistory, request);
    std::map<std::string, int> counts;
    for (const v1::HistoryEntry& entry : page.entries()) ++counts[entry.event()];
    return counts;
  }

  std::map<std::string, int> RaceOutcomes(const std::vector<v1::RecordOutcomeRequest>& requests) {
    return CountReasons(Race(server_.address(), [&requests](ApiClient& client, int i) {
      return client
          .Call(&v1::PlanService::Stub::RecordOutcome,
                requests[static_cast<size_t>(i) % requests.size()])
          .status;
    }));
  }

  InProcessServer server_;
  Town town_;
};

TEST_F(RaceTest, OneRecordsTheOutcomeAndTheStepIsNotOpenForTheOthers) {
  EXPECT_THAT(RaceOutcomes({town_.Outcome("q", "gathered")}),
              UnorderedElementsAre(Pair("OK", 1), Pair("STEP_NOT_OPEN", kRacers - 1)));
  EXPECT_EQ(Events()["outcome_recorded"], 1);
  EXPECT_EQ(town_.Get("q").open_step(), Town::Plan("q/steps/2"));
}

TEST_F(RaceTest, WithAnEtagTheOthersAreAborted) {
  v1::RecordOutcomeRequest request = town_.Outcome("q", "gathered");
  request.set_etag(town_.Get("q").etag());
  EXPECT_THAT(RaceOutcomes({request}),
              UnorderedElementsAre(Pair("OK", 1), Pair("ETAG_MISMATCH", kRacers - 1)));
  EXPECT_EQ(Events()["outcome_recorded"], 1);
}

TEST_F(RaceTest, OfSeveralOutcomesOneHappens) {
  town_.BringTo("q", "board");
  const int before = Events()["outcome_recorded"];
  std::vector<v1::RecordOutcomeRequest> requests;
  for (const char* outcome : {"adopted", "with-conditions", "rejected", "deferred", "sent-back"}) {
    requests.push_back(town_.Outcome("q", outcome));
    requests.back().set_reason("Omdat");
  }
  std::map<std::string, int> counts = RaceOutcomes(requests);
  EXPECT_EQ(counts["OK"], 1);
  // A rejected plan has ended; any other outcome left another step open.
  const std::string others =
      town_.Get("q").state() == v1::Plan::RUNNING ? "STEP_NOT_OPEN" : "PLAN_ENDED";
  EXPECT_EQ(counts[others], kRacers - 1);
  EXPECT_EQ(Events()["outcome_recorded"], before + 1);
}

TEST_F(RaceTest, WhileSomeFreezeVersionsOneOutcomeIsRecordedAboutTheOneItNames) {
  town_.Record("q", "gathered");
  town_.Freeze("q", {"plan"});
  const v1::RecordOutcomeRequest outcome = town_.Outcome("q", "ready");
  const v1::FreezeVersionRequest version = town_.Version("q", {"plan"});
  const auto statuses = Race(server_.address(), [&outcome, &version](ApiClient& client, int i) {
    return i % 2 == 0 ? client.Call(&v1::PlanService::Stub::RecordOutcome, outcome).status
                      : client.Call(&v1::PlanService::Stub::FreezeVersion, version).status;
  });
  std::map<std::string, int> counts = CountReasons(statuses);
  EXPECT_EQ(town_.Get("q").latest_version(), 1 + kRacers / 2);
  EXPECT_EQ(counts["OK"], kRacers / 2 + 1);
  EXPECT_EQ(counts["STEP_NOT_OPEN"], kRacers / 2 - 1);
  EXPECT_EQ(Events()["outcome_recorded"], 2);
}

TEST_F(RaceTest, WhatTheGuardAsksIsHeldAgainstEveryRacer) {
  town_.Record("q", "gathered");
  EXPECT_THAT(RaceOutcomes({town_.Outcome("q", "ready")}),
              ElementsAre(Pair("GUARDS_UNMET", kRacers)));
}

TEST_F(RaceTest, AFollowUpIsSettledOnce) {
  town_.BringTo("q", "consult");
  town_.Record("q", "with-remarks");
  v1::SettleFollowUpRequest request;
  request.set_name(Town::Plan("q/followUps/1"));
  request.set_settlement(v1::FollowUp::TAKEN_OVER);
  request.set_reason("Verwerkt");
  const auto statuses = Race(server_.address(), [&request](ApiClient& client, int) {
    return client.Call(&v1::PlanService::Stub::SettleFollowUp, request).status;
  });
  EXPECT_THAT(CountReasons(statuses),
              UnorderedElementsAre(Pair("OK", 1), Pair("FOLLOW_UP_SETTLED", kRacers - 1)));
}

TEST_F(RaceTest, AResourceIsMadeOnce) {
  const auto plans = Race(server_.address(), [](ApiClient& client, int) {
    return client.Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("nieuw")).status;
  });
  EXPECT_THAT(CountReasons(plans),
              UnorderedElementsAre(Pair("OK", 1), Pair("RESOURCE_EXISTS", kRacers - 1)));
  const auto municipalities = Race(server_.address(), [](ApiClient& client, int) {
    v1::CreateMunicipalityRequest request;
    request.set_municipality_id("gm0001");
    request.mutable_municipality()->set_display_name("Buren");
    return client.Call(&v1::ProgrammeService::Stub::CreateMunicipality, request).status;
  });
  EXPECT_THAT(CountReasons(municipalities),
              UnorderedElementsAre(Pair("OK", 1), Pair("RESOURCE_EXISTS", kRacers - 1)));
}

TEST_F(RaceTest, TheSameContentOfAPathIsPublishedOnce) {
  const int64_t before = town_.Revision();
  v1::PublishPathRequest request;
  request.set_parent(Town::Name(""));
  request.set_path_id("nieuw");
  *request.mutable_definition() = CompactPath();
  const auto statuses = Race(server_.address(), [&request](ApiClient& client, int) {
    return client.Call(&v1::PathService::Stub::PublishPath, request).status;
  });
  EXPECT_THAT(CountReasons(statuses), ElementsAre(Pair("OK", kRacers)));
  EXPECT_EQ(town_.Revision(), before + 1);
}

TEST_F(RaceTest, OneRequestIdOfAllRacersIsOneAct) {
  v1::RecordOutcomeRequest request = town_.Outcome("q", "gathered");
  request.set_request_id(base::RandomUuid());
  std::atomic<int> first = 0;
  std::vector<int64_t> revisions(kRacers);
  const auto statuses = Race(server_.address(), [&](ApiClient& client, int i) {
    const auto reply = client.Call(&v1::PlanService::Stub::RecordOutcome, request);
    revisions[static_cast<size_t>(i)] = reply.response.revision();
    if (!reply.response.replayed()) ++first;
    return reply.status;
  });
  EXPECT_THAT(CountReasons(statuses), ElementsAre(Pair("OK", kRacers)));
  EXPECT_EQ(first, 1);
  EXPECT_EQ(std::set<int64_t>(revisions.begin(), revisions.end()).size(), 1u);
  EXPECT_EQ(Events()["outcome_recorded"], 1);
}

TEST_F(RaceTest, AllRacersGetThroughWhenNothingIsShared) {
  const auto statuses = Race(server_.address(), [](ApiClient& client, int i) {
    return client.Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan(absl::StrCat("plan-", i)))
        .status;
  });
  EXPECT_THAT(CountReasons(statuses), ElementsAre(Pair("OK", kRacers)));
}

}  // namespace
}  // namespace noordster::testing::race_test
