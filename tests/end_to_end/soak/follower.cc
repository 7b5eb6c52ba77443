// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/soak/follower.h"

#include <iterator>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "services/feed/cursor.h"
#include "services/feed/filter.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

constexpr char kMunicipality[] = "municipalities/gm1916";

ClientOptions OptionsWith(const std::string& token) {
  ClientOptions options;
  options.token = [token] { return token; };
  return options;
}

// Whether a withdrawal takes a milestone back.
bool TakesBack(const v1::Withdrawal& withdrawal, const v1::Milestone& milestone) {
  const auto is_at_or_below = [&](const std::string& name) {
    return name == withdrawal.name() ||
           absl::StartsWith(name, absl::StrCat(withdrawal.name(), "/"));
  };
  if (!is_at_or_below(milestone.resource()) && !is_at_or_below(milestone.decision())) return false;
  return withdrawal.keeps() == v1::AUDIENCE_UNSPECIFIED ||
         milestone.audience() < withdrawal.keeps();
}

}  // namespace

Follower::Follower(const std::string& address, const std::string& token, std::string person,
                   v1::MilestoneFilter filter, uint64_t seed)
    : person_(std::move(person)),
      filter_(std::move(filter)),
      client_(address, OptionsWith(token)),
      random_(static_cast<std::minstd_rand::result_type>(seed)) {
  Start();
}

Follower::~Follower() { Stop(); }

void Follower::Start() {
  v1::SubscribeRequest request;
  request.set_parent(kMunicipality);
  *request.mutable_filter() = filter_;
  request.set_heartbeat_seconds(5);
  request.set_batch_bytes_max(4096);
  {
    const absl::MutexLock lock(&mutex_);
    if (saved_cursor_.empty()) {
      request.mutable_start()->set_oldest(true);
    } else {
      request.mutable_start()->set_cursor(saved_cursor_);
    }
  }
  MilestoneHandler handler;
  handler.on_message = [this](const v1::SubscribeResponse& message) { return Take(message); };
  handler.on_cursor = [this](const std::string& cursor) {
    position_ = feed::ReadCursor(cursor)->position;
    const absl::MutexLock lock(&mutex_);
    if (random_() % 3 != 0) return;
    saved_cursor_ = cursor;
    saved_count_ = told_.size();
  };
  handler.on_gap = [this](int64_t after, int64_t from) {
    const absl::MutexLock lock(&mutex_);
    faults_.push_back(absl::StrCat(name(), "gap from ", after, " to ", from));
  };
  subscriber_ = std::make_unique<MilestoneSubscriber>(
      client_, request, std::move(handler),
      MilestoneSubscriberOptions{absl::Milliseconds(20), absl::Seconds(1)});
  thread_ = std::thread([this] {
    const absl::Status ended = subscriber_->Run();
    const absl::MutexLock lock(&mutex_);
    if (!ended.ok()) faults_.push_back(absl::StrCat(name(), "ended: ", ended.ToString()));
  });
}

void Follower::Die() {
  subscriber_->Stop();
  thread_.join();
  {
    const absl::MutexLock lock(&mutex_);
    // What was told since it saved its cursor is lost with it.
    told_.resize(saved_count_);
  }
  position_ = 0;
  Start();
}

void Follower::Stop() {
  subscriber_->Stop();
  if (thread_.joinable()) thread_.join();
}

absl::Status Follower::Take(const v1::SubscribeResponse& message) {
  int stall = 0;
  {
    const absl::MutexLock lock(&mutex_);
    if (message.has_reset()) {
      faults_.push_back(absl::StrCat(name(), "reset: ", message.reset().ShortDebugString()));
    }
    if (message.has_withdrawal()) ++withdrawals_;
    told_.push_back(message);
    // One in fifty takes its time.
    if (random_() % 50 == 0) stall = static_cast<int>(random_() % 1000);
  }
  if (stall > 0 && !is_in_haste_) {
    ++stalls_;
    absl::SleepFor(absl::Milliseconds(stall));
  }
  return absl::OkStatus();
}

std::string Follower::name() const {
  return absl::StrCat("follower ", person_, " of ", filter_.ShortDebugString(), ": ");
}

std::vector<std::string> Follower::FaultsAgainst(const Truth& truth) const {
  const absl::MutexLock lock(&mutex_);
  std::vector<std::string> faults = faults_;
  const feed::Filter filter(filter_);
  // Between batches, and behind the last, nothing was to be sent. By which revision that was
  // decided is not told; whatever could be seen all the while must have come.
  const auto expect_nothing_lost = [&](int64_t after, int64_t to, int64_t by) {
    for (const int64_t sequence : truth.Expected(person_, filter, after, to, by)) {
      if (truth.ShowsThroughout(person_, sequence, by)) {
        faults.push_back(absl::StrCat(name(), "lost ", sequence, " before ", to));
      }
    }
  };
  int64_t position = 0;
  std::map<int64_t, v1::Milestone> held;
  for (const v1::SubscribeResponse& message : told_) {
    if (message.has_withdrawal()) {
      for (auto each = held.begin(); each != held.end();) {
        each = TakesBack(message.withdrawal(), each->second) ? held.erase(each) : std::next(each);
      }
    }
    if (!message.has_batch()) continue;
    const v1::MilestoneBatch& batch = message.batch();
    std::vector<int64_t> came;
    for (const v1::Milestone& milestone : batch.milestones()) {
      came.push_back(milestone.sequence());
      held[milestone.sequence()] = milestone;
    }
    if (batch.from() < position) faults.push_back(absl::StrCat(name(), "double at ", batch.from()));
    expect_nothing_lost(position, batch.from(), batch.head());
    const std::vector<int64_t> expected =
        truth.Expected(person_, filter, batch.from(), batch.to(), batch.head());
    if (came != expected) {
      faults.push_back(absl::StrCat(name(), "(", batch.from(), ", ", batch.to(), "] by ",
                                    batch.head(), ": came ", absl::StrJoin(came, " "), " expected ",
                                    absl::StrJoin(expected, " ")));
    }
    position = batch.to();
  }
  expect_nothing_lost(position, truth.head(), truth.head());
  for (const auto& [sequence, milestone] : held) {
    if (!truth.Shows(person_, sequence, truth.head())) {
      faults.push_back(absl::StrCat(name(), "still holds ", sequence));
    }
  }
  return faults;
}

}  // namespace noordster::testing
