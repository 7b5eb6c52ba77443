// SPDX-License-Identifier: EUPL-1.2
#include "services/base/token_bucket.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "tests/support/seed.h"

namespace noordster::base::token_bucket_test {
namespace {

TEST(TokenBucketTest, ItGivesItsBurstAndThenItsRate) {
  const TokenRate rate{10, 3};
  const struct {
    absl::Duration now;
    // Zero: a token was there.
    absl::Duration wait;
  } steps[] = {
      {absl::Seconds(1), absl::ZeroDuration()},
      {absl::Seconds(1), absl::ZeroDuration()},
      {absl::Seconds(1), absl::ZeroDuration()},
      {absl::Seconds(1), absl::Milliseconds(100)},
      {absl::Milliseconds(1099), absl::Milliseconds(1)},
      {absl::Milliseconds(1100), absl::ZeroDuration()},
      {absl::Milliseconds(1100), absl::Milliseconds(100)},
      // It holds no more than its burst, however long nothing is asked.
      {absl::Seconds(1000), absl::ZeroDuration()},
      {absl::Seconds(1000), absl::ZeroDuration()},
      {absl::Seconds(1000), absl::ZeroDuration()},
      {absl::Seconds(1000), absl::Milliseconds(100)},
  };
  TokenBucket bucket;
  int number = 0;
  for (const auto& step : steps) {
    EXPECT_EQ(bucket.Take(rate, step.now), step.wait) << "step " << number;
    ++number;
  }
}

TEST(TokenBucketTest, ItIsFullAgainWhenWhatWasTakenCameBack) {
  const TokenRate rate{10, 3};
  TokenBucket bucket;
  EXPECT_TRUE(bucket.IsFull(absl::ZeroDuration()));
  bucket.Take(rate, absl::ZeroDuration());
  bucket.Take(rate, absl::ZeroDuration());
  EXPECT_FALSE(bucket.IsFull(absl::Milliseconds(199)));
  EXPECT_TRUE(bucket.IsFull(absl::Milliseconds(200)));
}

// What was refused can be had after the time that was told, and not before; and no window of time
// holds more than it may.
TEST(TokenBucketTest, NoWindowHoldsMoreThanTheBurstAndTheRateGive) {
  std::mt19937_64 random(noordster::testing::Seed());
  const auto between = [&random](int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(random);
  };
  for (int round = 0; round < 50; ++round) {
    const TokenRate rate{between(1, round % 2 == 0 ? 20 : 1'000'000), between(1, 40)};
    TokenBucket bucket;
    absl::Duration now = absl::Seconds(between(0, 1000));
    std::vector<absl::Duration> taken;
    for (int i = 0; i < 300; ++i) {
      // Now and then nothing for long, mostly faster than the rate.
      const int64_t scale = between(0, 20) == 0 ? 50 : 2;
      now += absl::Nanoseconds(between(0, scale * 1'000'000'000 / rate.per_second));
      const absl::Duration wait = bucket.Take(rate, now);
      if (wait == absl::ZeroDuration()) {
        taken.push_back(now);
        continue;
      }
      TokenBucket copy = bucket;
      EXPECT_GT(copy.Take(rate, now + wait - absl::Nanoseconds(1)), absl::ZeroDuration());
      EXPECT_EQ(copy.Take(rate, now + wait), absl::ZeroDuration());
    }
    for (size_t first = 0; first < taken.size(); ++first) {
      for (size_t last = first; last < taken.size(); ++last) {
        const double most =
            static_cast<double>(rate.burst) + static_cast<double>(rate.per_second) *
                                                  absl::ToDoubleSeconds(taken[last] - taken[first]);
        const auto count = static_cast<double>(last - first + 1);
        if (count > most + 1e-6) FAIL() << count << " taken where " << most << " may be";
      }
    }
  }
}

}  // namespace
}  // namespace noordster::base::token_bucket_test
