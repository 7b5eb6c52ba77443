// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/store/filled_store.h"

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/base/check.h"
#include "services/base/clock.h"
#include "services/base/digest.h"
#include "services/engine/command.h"
#include "services/engine/names.h"
#include "storage/rocksdb_store.h"
#include "tests/benchmarks/load/subject/subject.h"
#include "tests/runtime/loop_driver.h"

namespace noordster::bench {
namespace {

constexpr int kPlans = 10'000;
constexpr int64_t kEventsOfMove = 2;
// Below what may wait for a loop.
constexpr int kAtOnce = 2500;

// The move of a plan from one of its steps, as the API makes it.
engine::Request RequestOf(int plan, int step) {
  engine::RecordOutcome command;
  command.step = engine::StepName(EndlessPlans::NameOf(plan), step);
  command.outcome = EndlessPlans::kOutcome;
  command.body = EndlessPlans::kBody;
  command.decided_date = EndlessPlans::kDecidedDate;
  engine::Request request;
  request.command = std::move(command);
  request.caller.actor.set_kind(noordster::internal::v1::Actor::LOCAL_TRUSTED);
  request.request_id = base::RandomUuid();
  request.content_digest = base::Sha256({request.request_id});
  return request;
}

}  // namespace

const std::string& FilledStore::data() {
  if (plans_ == nullptr) Fill();
  return data_;
}

EndlessPlans& FilledStore::plans() {
  if (plans_ == nullptr) Fill();
  return *plans_;
}

std::string FilledStore::size_name() const {
  if (events_ % 1'000'000 == 0) return absl::StrCat(events_ / 1'000'000, "M-events");
  if (events_ % 1000 == 0) return absl::StrCat(events_ / 1000, "k-events");
  return absl::StrCat(events_, "-events");
}

void FilledStore::Fill() {
  const absl::Time begin = absl::Now();
  data_ = folder_.File("data");
  {
    Subject subject(data_);
    plans_ = std::make_unique<EndlessPlans>(subject.address(), kPlans);
  }
  const auto moves =
      static_cast<int>((events_ + kPlans * kEventsOfMove - 1) / (kPlans * kEventsOfMove));
  MoveAll(moves);
  plans_->Skip(moves);
  std::printf("filled a store with %s in %.0f s\n", size_name().c_str(),
              absl::ToDoubleSeconds(absl::Now() - begin));
  std::fflush(stdout);
}

void FilledStore::MoveAll(int moves) {
  const base::SystemClock clock;
  storage::RocksDbOptions options;
  options.folder = data_;
  options.sync = false;
  const auto store = storage::RocksDbStore::Open(options);
  NOORDSTER_CHECK(store.ok());
  runtime::LoopDriver driver(**store, clock);
  for (int step = 1; step <= moves; ++step) {
    for (int first = 0; first < kPlans; first += kAtOnce) {
      std::vector<engine::Request> requests;
      for (int plan = first; plan < first + kAtOnce; ++plan) {
        requests.push_back(RequestOf(plan, step));
      }
      for (const auto& answer : driver.SendAll(std::move(requests))) NOORDSTER_CHECK(answer.ok());
    }
  }
  NOORDSTER_CHECK(driver.revision() >= events_);
}

}  // namespace noordster::bench
