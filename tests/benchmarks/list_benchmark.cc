// SPDX-License-Identifier: EUPL-1.2
// What lists and worklists of 100,000 plans on the embedded store cost a client on the same
// machine, over the Unix socket: the middle and the 99th percentile of single calls. Reading one
// plan stands beside the figures; compare ratios of one run.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/worklist_service.grpc.pb.h"
#include "services/base/check.h"
#include "storage/rocksdb_store.h"
#include "tests/runtime/crowd/crowd.h"
#include "tests/support/in_process_server.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

constexpr int kPlans = 100'000;
constexpr char kProgramme[] = "municipalities/gm1916/programmes/p";

// The server that all benchmarks ask, filled once.
class CrowdedTown {
 public:
  CrowdedTown() : clock_(absl::FromCivil(absl::CivilDay(2022, 7, 1), absl::UTCTimeZone())) {
    storage::RocksDbOptions options;
    options.folder = folder_.File("data");
    auto store = storage::RocksDbStore::Open(options);
    NOORDSTER_CHECK(store.ok());
    store_ = *std::move(store);
    runtime::FillWithPlans(kPlans, runtime::Spread::kMixed, *store_, clock_);
    server_ = std::make_unique<InProcessServer>(*store_);
  }

  ApiClient& client() { return server_->client(); }

 private:
  TemporaryFolder folder_;
  FakeClock clock_;
  std::unique_ptr<storage::Store> store_;
  std::unique_ptr<InProcessServer> server_;
};

ApiClient& Client() {
  static CrowdedTown town;
  return town.client();
}

// Calls a method again and again, a page of a list after the other, and reports percentiles.
template <typename Method, typename Request>
void Measure(benchmark::State& state, Method method, Request request) {
  std::vector<double> milliseconds;
  Client();
  for (auto _ : state) {
    const absl::Time start = absl::Now();
    const auto answer = Client().Must(method, request);
    milliseconds.push_back(absl::ToDoubleMilliseconds(absl::Now() - start));
    if constexpr (requires { answer.next_page_token(); }) {
      request.set_page_token(answer.next_page_token());
    }
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  state.counters["p50_ms"] = milliseconds[milliseconds.size() / 2];
  state.counters["p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
  state.counters["max_ms"] = milliseconds.back();
}

void BM_GetPlan(benchmark::State& state) {
  v1::GetPlanRequest request;
  request.set_name(absl::StrCat(kProgramme, "/plans/q777"));
  Measure(state, &v1::PlanService::Stub::GetPlan, request);
}
BENCHMARK(BM_GetPlan)->Iterations(2000)->UseRealTime();

v1::ListPlansRequest PlansOfProgramme() {
  v1::ListPlansRequest request;
  request.set_parent(kProgramme);
  return request;
}

void BM_ListPlans(benchmark::State& state) {
  Measure(state, &v1::PlanService::Stub::ListPlans, PlansOfProgramme());
}
BENCHMARK(BM_ListPlans)->Iterations(1000)->UseRealTime();

void BM_ListPlansAtStage(benchmark::State& state) {
  v1::ListPlansRequest request = PlansOfProgramme();
  request.set_stage(runtime::kBoard);
  Measure(state, &v1::PlanService::Stub::ListPlans, request);
}
BENCHMARK(BM_ListPlansAtStage)->Iterations(1000)->UseRealTime();

void BM_ListPlansOfBody(benchmark::State& state) {
  v1::ListPlansRequest request = PlansOfProgramme();
  request.set_body(
      absl::StrCat("municipalities/gm1916/bodies/b", static_cast<int>(v1::PROGRAMME_BOARD)));
  Measure(state, &v1::PlanService::Stub::ListPlans, request);
}
BENCHMARK(BM_ListPlansOfBody)->Iterations(1000)->UseRealTime();

void BM_ListPlansOfChallenge(benchmark::State& state) {
  v1::ListPlansRequest request = PlansOfProgramme();
  request.set_challenge(absl::StrCat(kProgramme, "/challenges/c"));
  Measure(state, &v1::PlanService::Stub::ListPlans, request);
}
BENCHMARK(BM_ListPlansOfChallenge)->Iterations(1000)->UseRealTime();

void BM_ListBlockedPlans(benchmark::State& state) {
  v1::ListPlansRequest request = PlansOfProgramme();
  request.set_blocked(true);
  Measure(state, &v1::PlanService::Stub::ListPlans, request);
}
BENCHMARK(BM_ListBlockedPlans)->Iterations(1000)->UseRealTime();

void BM_ListPlansDue(benchmark::State& state) {
  v1::ListPlansRequest request = PlansOfProgramme();
  request.set_due_before("2022-09-01");
  Measure(state, &v1::PlanService::Stub::ListPlans, request);
}
BENCHMARK(BM_ListPlansDue)->Iterations(1000)->UseRealTime();

void BM_WorkOfSecretary(benchmark::State& state) {
  v1::ListWorkRequest request;
  request.set_parent(kProgramme);
  request.set_lifter(v1::PROGRAMME_SECRETARY);
  Measure(state, &v1::WorklistService::Stub::ListWork, request);
}
BENCHMARK(BM_WorkOfSecretary)->Iterations(1000)->UseRealTime();

void BM_WorkOfOthers(benchmark::State& state) {
  v1::ListWorkRequest request;
  request.set_parent(kProgramme);
  request.set_waiting(true);
  Measure(state, &v1::WorklistService::Stub::ListWork, request);
}
BENCHMARK(BM_WorkOfOthers)->Iterations(1000)->UseRealTime();

}  // namespace
}  // namespace noordster::testing

BENCHMARK_MAIN();
