// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/soak/follower.h"

#include <map>
#include <utility>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "services/engine/names.h"
#include "services/feed/cursor.h"
#include "services/feed/filter.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

constexpr char kMunicipality[] = "gm1916";

ClientOptions OptionsWith(const std::string& token) {
  ClientOptions options;
  options.token = [token] { return token; };
  return options;
}

size_t DigestOf(absl::string_view about, v1::Audience audience) {
  return absl::HashOf(about, static_cast<int>(audience));
}

// The milestones someone holds, by their audience and by what they are about.
class Holdings {
 public:
  void Put(int64_t sequence, const std::string& about, v1::Audience audience) {
    held_[audience][about].push_back(sequence);
  }

  // Forgets what a withdrawal takes back.
  void Forget(const v1::Withdrawal& withdrawal) {
    for (auto& [audience, sequences] : held_) {
      const bool is_kept =
          withdrawal.keeps() != v1::AUDIENCE_UNSPECIFIED && audience >= withdrawal.keeps();
      if (is_kept) continue;
      sequences.erase(withdrawal.name());
      // All names below it: '0' comes behind '/'.
      sequences.erase(sequences.lower_bound(withdrawal.name() + "/"),
                      sequences.lower_bound(withdrawal.name() + "0"));
    }
  }

  std::vector<int64_t> Sequences() const {
    std::vector<int64_t> all;
    for (const auto& [audience, sequences] : held_) {
      for (const auto& [about, some] : sequences) all.insert(all.end(), some.begin(), some.end());
    }
    return all;
  }

 private:
  std::map<v1::Audience, std::map<std::string, std::vector<int64_t>>> held_;
};

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
  request.set_parent(engine::FullName(kMunicipality, ""));
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
    if (message.has_withdrawal()) {
      ++withdrawals_;
      told_.emplace_back().withdrawal = message.withdrawal();
    }
    if (message.has_batch()) {
      const v1::MilestoneBatch& batch = message.batch();
      Told& told = told_.emplace_back(Told{batch.from(), batch.to(), batch.head(), {}, {}});
      for (const v1::Milestone& milestone : batch.milestones()) {
        const std::string& about =
            milestone.decision().empty() ? milestone.resource() : milestone.decision();
        told.came.push_back({milestone.sequence(), DigestOf(about, milestone.audience())});
      }
    }
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
  Holdings held;
  for (const Told& told : told_) {
    if (told.withdrawal.has_value()) {
      held.Forget(*told.withdrawal);
      continue;
    }
    std::vector<int64_t> came;
    for (const auto& [sequence, digest] : told.came) {
      came.push_back(sequence);
      const std::string about = engine::FullName(kMunicipality, truth.About(sequence));
      const v1::Audience audience = truth.AudienceOf(sequence);
      if (digest != DigestOf(about, audience)) {
        faults.push_back(absl::StrCat(name(), sequence, " is not about ", about));
      }
      held.Put(sequence, about, audience);
    }
    if (told.from < position) faults.push_back(absl::StrCat(name(), "double at ", told.from));
    expect_nothing_lost(position, told.from, told.head);
    const std::vector<int64_t> expected =
        truth.Expected(person_, filter, told.from, told.to, told.head);
    if (came != expected) {
      faults.push_back(absl::StrCat(name(), "(", told.from, ", ", told.to, "] by ", told.head,
                                    ": came ", absl::StrJoin(came, " "), " expected ",
                                    absl::StrJoin(expected, " ")));
    }
    position = told.to;
  }
  expect_nothing_lost(position, truth.head(), truth.head());
  for (const int64_t sequence : held.Sequences()) {
    if (!truth.Shows(person_, sequence, truth.head())) {
      faults.push_back(absl::StrCat(name(), "still holds ", sequence));
    }
  }
  return faults;
}

}  // namespace noordster::testing
