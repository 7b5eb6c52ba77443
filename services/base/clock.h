// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_CLOCK_H_
#define NOORDSTER_SERVICES_BASE_CLOCK_H_

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace noordster::base {

// The only source of wall time. Safe from any thread; outlives all who hold it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual absl::Time Now() const = 0;
};

// The clock of the machine.
class SystemClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
};

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_CLOCK_H_
