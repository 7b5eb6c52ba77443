// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_CLOCK_H_
#define NOORDSTER_SERVICES_BASE_CLOCK_H_

#include <ctime>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace noordster::base {

// The only source of time. Safe from any thread; outlives all who hold it.
class Clock {
 public:
  virtual ~Clock() = default;

  // Wall time: what people call the time. It may jump.
  virtual absl::Time Now() const = 0;

  // Time since some fixed moment, sleep of the machine included. It never jumps.
  virtual absl::Duration SinceBoot() const = 0;
};

// The clock of the machine.
class SystemClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
  absl::Duration SinceBoot() const override {
    timespec since = {};
    clock_gettime(CLOCK_BOOTTIME, &since);
    return absl::DurationFromTimespec(since);
  }
};

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_CLOCK_H_
