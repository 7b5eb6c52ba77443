// SPDX-License-Identifier: EUPL-1.2
// How many rows a page of a list reads does not depend on how many plans there are, nor on how they
// lie; nor does how many the status of a programme reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/status_service.grpc.pb.h"
#include "noordster/v1/worklist_service.grpc.pb.h"
#include "services/base/limits.h"
#include "tests/runtime/crowd/counting_store.h"
#include "tests/runtime/crowd/crowd.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/sweep.h"

namespace noordster::testing::row_count_test {
namespace {

namespace v1 = noordster::v1;
using runtime::CountingStore;
using runtime::Spread;

constexpr char kProgramme[] = "municipalities/gm1916/programmes/p";
constexpr int kPageSize = 50;

// A plan in a list: its index entry, its record and its title.
constexpr int kRowsPerPlan = 3;
// A piece of work: its index entry, its plan, what asks for it, step, version and path of the plan,
// who judges it, and the texts of plan, item, path and judge.
constexpr int kRowsPerWork = 11;
// The resources a list is about.
constexpr int kRowsAround = 5;
// Of the status, beside its plans: the reader's and the programme's record, those of six bodies and
// of the path with its definition; and what the one body that treated anything did last, as entry
// and record, with the plan it was about and its title.
constexpr int kRowsOfStatus = 2 + 6 + 2 + 2 * limits::kTreatmentsAtOnce + 2;
constexpr int kFewPlans = limits::kStatusPlansMax;

// What was seen while a list was read to its end.
struct Reading {
  int64_t items = 0;
  int64_t pages = 0;
  int64_t most_rows = 0;
};

class RowCountTest : public ::testing::TestWithParam<Spread> {
 protected:
  // A server on so many plans, and all lists of it.
  void Visit(int plans, const std::function<void(const std::string&, const Reading&, int)>& see) {
    CountingStore store;
    // Before the server looks at its own clock.
    FakeClock clock(absl::FromCivil(absl::CivilDay(2022, 7, 1), absl::UTCTimeZone()));
    runtime::FillWithPlans(plans, GetParam(), store, clock);
    InProcessServer server(store);
    ReadStatus(plans, store, server);
    for (const auto& [name, request] : PlanLists()) {
      see(name, Read(&v1::PlanService::Stub::ListPlans, request, store, server), kRowsPerPlan);
    }
    for (const auto& [name, request] : WorkLists()) {
      see(name, Read(&v1::WorklistService::Stub::ListWork, request, store, server), kRowsPerWork);
    }
  }

 private:
  static std::vector<std::pair<std::string, v1::ListPlansRequest>> PlanLists() {
    std::vector<std::pair<std::string, v1::ListPlansRequest>> lists(
        7, {"all plans", v1::ListPlansRequest()});
    for (auto& [name, request] : lists) request.set_parent(kProgramme);
    lists[1] = {"at the board", lists[1].second};
    lists[1].second.set_stage(runtime::kBoard);
    lists[2] = {"at no stage", lists[2].second};
    lists[2].second.set_stage("nowhere");
    lists[3] = {"of the board", lists[3].second};
    lists[3].second.set_body(
        absl::StrCat("municipalities/gm1916/bodies/b", static_cast<int>(v1::PROGRAMME_BOARD)));
    lists[4] = {"of a challenge", lists[4].second};
    lists[4].second.set_challenge(absl::StrCat(kProgramme, "/challenges/c"));
    lists[5] = {"blocked", lists[5].second};
    lists[5].second.set_blocked(true);
    lists[6] = {"due", lists[6].second};
    lists[6].second.set_due_before("2022-09-01");
    return lists;
  }

  static std::vector<std::pair<std::string, v1::ListWorkRequest>> WorkLists() {
    std::vector<std::pair<std::string, v1::ListWorkRequest>> lists(
        3, {"work of the secretary", v1::ListWorkRequest()});
    for (auto& [name, request] : lists) request.set_parent(kProgramme);
    lists[0].second.set_lifter(v1::PROGRAMME_SECRETARY);
    lists[1] = {"work of others", lists[1].second};
    lists[1].second.set_waiting(true);
    lists[2] = {"work of a body", lists[2].second};
    lists[2].second.set_parent("municipalities/gm1916");
    lists[2].second.set_body(
        absl::StrCat("municipalities/gm1916/bodies/b", static_cast<int>(v1::PROGRAMME_BOARD)));
    return lists;
  }

  // The status reads as many rows of many plans, of which some were treated, as of the few that it
  // is told from.
  static void ReadStatus(int plans, CountingStore& store, InProcessServer& server) {
    v1::GetStatusRequest request;
    request.set_name(absl::StrCat(kProgramme, "/status"));
    store.TakeRows();
    const auto status = server.client().Must(&v1::StatusService::Stub::GetStatus, request).status();
    EXPECT_EQ(store.TakeRows(), kRowsPerPlan * kFewPlans + kRowsOfStatus) << plans << " plans";
    EXPECT_EQ(status.plans().running(), kFewPlans);
    EXPECT_EQ(status.plans().has_more(), plans > kFewPlans);
    int treated = 0;
    for (const auto& body : status.treatments()) treated += body.has_last() ? 1 : 0;
    EXPECT_EQ(treated, 1) << "the partner consultation";
  }

  static int ItemsOf(const v1::ListPlansResponse& page) { return page.plans_size(); }
  static int ItemsOf(const v1::ListWorkResponse& page) { return page.items_size(); }

  template <typename Method, typename Request>
  static Reading Read(Method method, Request request, CountingStore& store,
                      InProcessServer& server) {
    request.set_page_size(kPageSize);
    Reading reading;
    store.TakeRows();
    do {
      const auto page = server.client().Must(method, request);
      reading.most_rows = std::max(reading.most_rows, store.TakeRows());
      reading.items += ItemsOf(page);
      ++reading.pages;
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return reading;
  }
};

TEST_P(RowCountTest, APageReadsNoMoreRowsWhenThereAreMorePlans) {
  for (const int plans : {kFewPlans, FullSweep() ? 100'000 : 2'000}) {
    int64_t items = 0;
    Visit(plans, [&](const std::string& list, const Reading& reading, int rows_per_item) {
      EXPECT_LE(reading.most_rows, rows_per_item * kPageSize + kRowsAround)
          << list << " of " << plans << " plans, " << reading.pages << " pages";
      items += reading.items;
      // Every page but the last is full.
      EXPECT_EQ(reading.pages, std::max<int64_t>(1, (reading.items + kPageSize - 1) / kPageSize))
          << list;
    });
    EXPECT_GE(items, 3 * plans);
  }
}

INSTANTIATE_TEST_SUITE_P(Spreads, RowCountTest, ::testing::Values(Spread::kMixed, Spread::kAlike),
                         [](const auto& spread) {
                           return spread.param == Spread::kMixed ? "Mixed" : "Alike";
                         });

}  // namespace
}  // namespace noordster::testing::row_count_test
