// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PARTITIONS_H_
#define NOORDSTER_SERVICES_RUNTIME_PARTITIONS_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/base/limits.h"
#include "services/runtime/command_loop.h"
#include "services/runtime/engine_time.h"
#include "storage/store.h"

namespace noordster::runtime {

// The command loops of all municipalities, one each. Safe from any thread; store and clock outlive
// it.
class Partitions {
 public:
  // Takes over every partition of the store and holds the clock against their last commit;
  // `clock_confirmed`: an operator says that it is right. Milestones older than `retention` are
  // trimmed.
  static absl::StatusOr<std::unique_ptr<Partitions>> Open(
      storage::Store& store, const base::Clock& clock, bool clock_confirmed = false,
      absl::Duration retention = limits::kMilestoneRetention);

  // Told of what planning rests on in each commit, by the municipality (CommandLoop::Committed).
  using Follower =
      std::function<void(const std::string& municipality, const std::vector<std::string>& records)>;

  // Tells `follower` from now on, in place of the one before.
  void Follow(Follower follower);

  // The time all of them go by.
  EngineTime& time() { return time_; }
  const EngineTime& time() const { return time_; }

  // Hands a request to the loop of `municipality`. Only a request that creates the municipality
  // makes a new loop; others are answered NOT_FOUND. Otherwise as CommandLoop::Submit.
  void Submit(const std::string& municipality, engine::Request request, absl::Time deadline,
              Answered done);

  // Stops all loops after they answered what is queued.
  void Stop();

  // Counts of all loops together.
  LoopCounts counts() const;

 private:
  Partitions(storage::Store& store, const base::Clock& clock, absl::Duration retention)
      : store_(store), time_(clock), retention_(retention) {}

  absl::StatusOr<CommandLoop*> LoopFor(const std::string& municipality, bool create);

  storage::Store& store_;
  EngineTime time_;
  const absl::Duration retention_;
  mutable absl::Mutex mutex_;
  std::map<std::string, std::unique_ptr<CommandLoop>> loops_ ABSL_GUARDED_BY(mutex_);
  // Apart from the other lock, which is held while a loop is made.
  absl::Mutex follower_mutex_;
  Follower follower_ ABSL_GUARDED_BY(follower_mutex_) = [](const auto&, const auto&) {};
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PARTITIONS_H_
