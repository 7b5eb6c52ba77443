// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/engine_time.h"

#include <algorithm>
#include <utility>

#include "services/base/log.h"

namespace noordster::runtime {

namespace {

// What both clocks said at one moment.
struct ClockReading {
  absl::Time wall;
  absl::Duration since_boot;
};

// A machine that sleeps between two readings has no clock that jumped: then they are read again.
ClockReading ReadClocks(const base::Clock& clock) {
  constexpr absl::Duration kOneMoment = absl::Seconds(1);
  absl::Duration before = clock.SinceBoot();
  for (;;) {
    const ClockReading reading{clock.Now(), clock.SinceBoot()};
    if (reading.since_boot - before < kOneMoment) return reading;
    before = reading.since_boot;
  }
}

}  // namespace

EngineTime::EngineTime(const base::Clock& clock) : clock_(clock) {
  const ClockReading reading = ReadClocks(clock);
  last_ = reading.wall;
  last_since_boot_ = reading.since_boot;
}

void EngineTime::Begin(absl::Time last_commit, bool confirmed) {
  const absl::MutexLock lock(&mutex_);
  begun_ = true;
  if (confirmed || last_commit == absl::InfinitePast()) return;
  const absl::Time wall = clock_.Now();
  last_ = std::max(last_, last_commit);
  if (wall < last_commit - kStrayMax) Doubt(wall, "it is before the last commit");
  if (wall > last_commit + kIdleMax) Doubt(wall, "it is more than 30 days after the last commit");
}

void EngineTime::OnDoubt(std::function<void()> on_doubt) {
  const absl::MutexLock lock(&mutex_);
  if (!trusted_) on_doubt();
  on_doubt_ = std::move(on_doubt);
}

absl::Time EngineTime::Now() const {
  const absl::MutexLock lock(&mutex_);
  const auto [wall, since_boot] = ReadClocks(clock_);
  const absl::Time elapsed = last_ + (since_boot - last_since_boot_);
  if (trusted_ && absl::AbsDuration(wall - elapsed) > kStrayMax) {
    Doubt(wall, "it jumped by more than 5 minutes");
  }
  last_ = std::max(last_, trusted_ ? wall : elapsed);
  last_since_boot_ = since_boot;
  return last_;
}

bool EngineTime::Trusted() const {
  const absl::MutexLock lock(&mutex_);
  return begun_ && trusted_;
}

void EngineTime::Doubt(absl::Time wall, const char* why) const {
  if (!trusted_) return;
  trusted_ = false;
  base::Log("clock_in_doubt",
            {{"wall", absl::FormatTime(absl::RFC3339_sec, wall, absl::UTCTimeZone())},
             {"engine", absl::FormatTime(absl::RFC3339_sec, last_, absl::UTCTimeZone())},
             {"why", why},
             {"way_out", "check the clock, then start again with --confirm-clock"}});
  if (on_doubt_) on_doubt_();
}

}  // namespace noordster::runtime
