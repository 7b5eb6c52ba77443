// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_ENGINE_TIME_H_
#define NOORDSTER_SERVICES_RUNTIME_ENGINE_TIME_H_

#include <functional>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/base/clock.h"

namespace noordster::runtime {

// The time that commits, retention and visibility go by. It follows the wall clock in small steps
// and never goes back. When the wall clock jumps, or does not fit the last commit at the start, it
// is in doubt: it goes on by elapsed time alone, and nothing may be forgotten or expire by it,
// until the server is started again by an operator who has looked at the clock.
//
// Safe from any thread; `clock` outlives it.
class EngineTime final : public base::Clock {
 public:
  // How far the wall clock may stray from elapsed time between two readings. Readings are at most a
  // minute apart in a running server.
  static constexpr absl::Duration kStrayMax = absl::Minutes(5);
  // How long after the last commit a start is not doubted.
  static constexpr absl::Duration kIdleMax = absl::Hours(24 * 30);

  explicit EngineTime(const base::Clock& clock);

  // Holds the clock against the last commit of the store. To be called once, before anything rests
  // on the time; `confirmed`: an operator says the clock is right.
  void Begin(absl::Time last_commit, bool confirmed);

  // `on_doubt` is called once, from any thread, when doubt arises or if it has arisen already. It
  // must not call back. Replaces the one given before.
  void OnDoubt(std::function<void()> on_doubt);

  absl::Time Now() const override;
  absl::Duration SinceBoot() const override { return clock_.SinceBoot(); }

  // The clock underneath, for deadlines of callers.
  const base::Clock& wall() const { return clock_; }

  // False before Begin, and while the time is in doubt.
  bool Trusted() const;

 private:
  // Says why, once.
  void Doubt(absl::Time wall, const char* why) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const base::Clock& clock_;
  mutable absl::Mutex mutex_;
  mutable absl::Time last_ ABSL_GUARDED_BY(mutex_);
  mutable absl::Duration last_since_boot_ ABSL_GUARDED_BY(mutex_);
  bool begun_ ABSL_GUARDED_BY(mutex_) = false;
  mutable bool trusted_ ABSL_GUARDED_BY(mutex_) = true;
  std::function<void()> on_doubt_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_ENGINE_TIME_H_
