// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_SOAK_FOLLOWER_H_
#define NOORDSTER_TESTS_END_TO_END_SOAK_FOLLOWER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "clients/cpp/noordster/milestone_subscriber.h"
#include "noordster/v1/milestone_service.pb.h"
#include "tests/end_to_end/soak/truth.h"

namespace noordster::testing {

// A dashboard that follows a municipality with the client library: it is slow at times, dies at
// times and begins again where it was, and remembers what it was told.
class Follower {
 public:
  // `address` and `token` as the client takes them; `person` is whom the token is of.
  Follower(const std::string& address, const std::string& token, std::string person,
           noordster::v1::MilestoneFilter filter, uint64_t seed);
  ~Follower();

  // Who follows what, as the beginning of a sentence.
  std::string name() const;

  // Everything up to it was covered since it began last.
  int64_t position() const { return position_; }

  // How often it took its time, and withdrawals it was told.
  int64_t stalls() const { return stalls_; }
  int64_t withdrawals() const { return withdrawals_; }

  // Takes its time no more.
  void Hurry() { is_in_haste_ = true; }

  // Dies and begins again with the cursor it saved last.
  void Die();

  // Ends; nothing more comes.
  void Stop();

  // What is wrong with what it was told, once it covered all there is; empty: nothing.
  std::vector<std::string> FaultsAgainst(const Truth& truth) const;

 private:
  // A milestone it was told, and a digest of what it is about and for whom it is meant.
  struct Came {
    int64_t sequence = 0;
    size_t digest = 0;
  };
  // A batch, or a withdrawal: as little of it as can be held against the truth, since many are told
  // much.
  struct Told {
    int64_t from = 0;
    int64_t to = 0;
    int64_t head = 0;
    std::vector<Came> came;
    std::optional<noordster::v1::Withdrawal> withdrawal;
  };

  void Start();
  absl::Status Take(const noordster::v1::SubscribeResponse& message);

  const std::string person_;
  const noordster::v1::MilestoneFilter filter_;
  Client client_;
  std::atomic<int64_t> position_{0};
  std::atomic<bool> is_in_haste_{false};
  std::atomic<int64_t> stalls_{0};
  std::atomic<int64_t> withdrawals_{0};

  mutable absl::Mutex mutex_;
  std::minstd_rand random_ ABSL_GUARDED_BY(mutex_);
  std::vector<Told> told_ ABSL_GUARDED_BY(mutex_);
  // Saved now and then: a cursor, and how much was told up to it.
  std::string saved_cursor_ ABSL_GUARDED_BY(mutex_);
  size_t saved_count_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<std::string> faults_ ABSL_GUARDED_BY(mutex_);

  std::unique_ptr<MilestoneSubscriber> subscriber_;
  std::thread thread_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_SOAK_FOLLOWER_H_
