// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_TOKEN_BUCKET_H_
#define NOORDSTER_SERVICES_BASE_TOKEN_BUCKET_H_

#include <algorithm>
#include <cstdint>

#include "absl/time/time.h"

namespace noordster::base {

// How fast a bucket fills, and how much it holds. REQUIRES: both are at least 1, and their quotient
// is at most a day.
struct TokenRate {
  int64_t per_second = 1;
  int64_t burst = 1;
};

// A bucket of tokens, full at first. In any time t at most burst + per_second * t are taken. All it
// keeps is the moment it is full again, so that one that is full is as good as a new one and can be
// forgotten. Time is any that never goes back. Pure; not safe for threads.
class TokenBucket {
 public:
  // Takes a token and returns zero; or takes nothing and returns how long until there is one.
  // REQUIRES: the same rate each time.
  absl::Duration Take(const TokenRate& rate, absl::Duration now) {
    // Rounded up, so that rounding never gives more than the rate.
    const int64_t interval_nanos = (kNanosPerSecond - 1) / rate.per_second + 1;
    const int64_t now_nanos = absl::ToInt64Nanoseconds(now);
    const int64_t full_at = std::max(full_at_nanos_, now_nanos) + interval_nanos;
    const int64_t wait_nanos = full_at - now_nanos - rate.burst * interval_nanos;
    if (wait_nanos > 0) return absl::Nanoseconds(wait_nanos);
    full_at_nanos_ = full_at;
    return absl::ZeroDuration();
  }

  bool IsFull(absl::Duration now) const { return full_at_nanos_ <= absl::ToInt64Nanoseconds(now); }

 private:
  static constexpr int64_t kNanosPerSecond = 1'000'000'000;

  int64_t full_at_nanos_ = 0;
};

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_TOKEN_BUCKET_H_
