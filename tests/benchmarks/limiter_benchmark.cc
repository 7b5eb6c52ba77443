// SPDX-License-Identifier: EUPL-1.2
// What it costs a call to be counted: of its caller and of its municipality, by one thread and by
// several, of one person and of many.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/api/call/limiter.h"
#include "services/base/check.h"
#include "services/base/limits.h"

namespace noordster::api {
namespace {

std::vector<engine::Caller> Persons(int count) {
  std::vector<engine::Caller> persons;
  for (int i = 0; i < count; ++i) {
    engine::Caller& person = persons.emplace_back();
    person.actor.set_kind(noordster::internal::v1::Actor::TOKEN);
    person.actor.set_person_id(absl::StrCat("00000000-0000-4000-8000-", 100000000000 + i));
  }
  return persons;
}

void BM_CountedCall(benchmark::State& state) {
  static const base::SystemClock kClock;
  // So fast that nobody is refused.
  static Limiter limiter({limits::kRatePerSecondMax, limits::kRatePerSecondMax}, kClock);
  const std::vector<engine::Caller> persons = Persons(static_cast<int>(state.range(0)));
  size_t next = 0;
  int64_t refused = 0;
  for (auto _ : state) {
    const engine::Caller& person = persons[next++ % persons.size()];
    if (!limiter.TakeForCaller(person, "", Budget::kReads).ok()) ++refused;
    if (!limiter.TakeForMunicipality(person, true, "gm1916", Budget::kReads).ok()) ++refused;
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["refused"] = static_cast<double>(refused);
}
BENCHMARK(BM_CountedCall)->Arg(1)->Arg(1000)->Threads(1)->Threads(4)->UseRealTime();

}  // namespace
}  // namespace noordster::api

BENCHMARK_MAIN();
