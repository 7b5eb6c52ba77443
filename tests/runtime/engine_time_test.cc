// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/engine_time.h"

#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"

namespace noordster::runtime::engine_time_test {
namespace {

using noordster::testing::FakeClock;

// The clock of a machine that sleeps for an hour right after a reading that it is told of.
class SleepyClock final : public base::Clock {
 public:
  absl::Time Now() const override {
    const absl::Time now = start_ + since_boot_;
    Read();
    return now;
  }
  absl::Duration SinceBoot() const override {
    const absl::Duration since_boot = since_boot_;
    Read();
    return since_boot;
  }

  // It sleeps after so many readings from now on.
  void SleepAfter(int readings) { readings_left_ = readings; }

 private:
  void Read() const {
    if (--readings_left_ == 0) since_boot_ += absl::Hours(1);
  }

  const absl::Time start_ = absl::FromUnixSeconds(1'700'000'000);
  mutable absl::Duration since_boot_;
  mutable int readings_left_ = 0;
};

TEST(EngineTimeTest, FollowsTheWallClockWhileItPasses) {
  FakeClock clock;
  EngineTime time(clock);
  time.Begin(absl::InfinitePast(), false);
  for (const absl::Duration step :
       {absl::Microseconds(1), absl::Minutes(1), absl::Hours(9), absl::Hours(24 * 400)}) {
    clock.Advance(step);
    EXPECT_EQ(time.Now(), clock.Now());
  }
  EXPECT_TRUE(time.Trusted());
}

TEST(EngineTimeTest, SmallStepsOfTheWallClockAreFollowedButNeverBack) {
  FakeClock clock;
  EngineTime time(clock);
  time.Begin(absl::InfinitePast(), false);
  const absl::Time start = time.Now();
  clock.Set(start + EngineTime::kStrayMax);
  EXPECT_EQ(time.Now(), start + EngineTime::kStrayMax);
  clock.Set(start);
  EXPECT_EQ(time.Now(), start + EngineTime::kStrayMax);
  clock.Advance(absl::Minutes(6));
  EXPECT_EQ(time.Now(), clock.Now());
  EXPECT_TRUE(time.Trusted());
}

TEST(EngineTimeTest, AJumpPutsItInDoubtAndItGoesOnByElapsedTime) {
  for (const int direction : {-1, 1}) {
    FakeClock clock;
    EngineTime time(clock);
    int doubts = 0;
    time.OnDoubt([&doubts] { ++doubts; });
    const absl::Time start = time.Now();
    clock.Set(start + direction * (EngineTime::kStrayMax + absl::Microseconds(1)));
    EXPECT_EQ(time.Now(), start);
    EXPECT_FALSE(time.Trusted());
    clock.Advance(absl::Hours(3));
    EXPECT_EQ(time.Now(), start + absl::Hours(3));
    // Putting it right again does not make it trusted: an operator has to say so.
    clock.Set(start + absl::Hours(3));
    EXPECT_EQ(time.Now(), start + absl::Hours(3));
    EXPECT_FALSE(time.Trusted());
    EXPECT_EQ(doubts, 1);
  }
}

TEST(EngineTimeTest, AtTheStartItIsHeldAgainstTheLastCommit) {
  const FakeClock clock;
  const absl::Time now = clock.Now();
  const struct {
    absl::Time last_commit;
    bool trusted;
  } cases[] = {
      {absl::InfinitePast(), true},
      {now, true},
      {now + EngineTime::kStrayMax, true},
      {now + EngineTime::kStrayMax + absl::Microseconds(1), false},
      {now - EngineTime::kIdleMax, true},
      {now - EngineTime::kIdleMax - absl::Microseconds(1), false},
  };
  for (const auto& each : cases) {
    EngineTime doubted(clock);
    doubted.Begin(each.last_commit, false);
    EXPECT_EQ(doubted.Trusted(), each.trusted) << each.last_commit;
    EngineTime confirmed(clock);
    confirmed.Begin(each.last_commit, true);
    EXPECT_TRUE(confirmed.Trusted());
  }
}

TEST(EngineTimeTest, AClockThatStartsInThePastGoesOnFromTheLastCommit) {
  FakeClock clock;
  const absl::Time last_commit = clock.Now() + absl::Hours(24 * 365);
  EngineTime time(clock);
  time.Begin(last_commit, false);
  EXPECT_EQ(time.Now(), last_commit);
  clock.Advance(absl::Hours(1));
  EXPECT_EQ(time.Now(), last_commit + absl::Hours(1));
}

TEST(EngineTimeTest, AMachineThatSleepsBetweenTwoReadingsHasNoClockThatJumped) {
  for (int readings = 1; readings <= 4; ++readings) {
    SCOPED_TRACE(readings);
    SleepyClock clock;
    EngineTime time(clock);
    time.Begin(absl::InfinitePast(), false);
    clock.SleepAfter(readings);
    time.Now();
    const absl::Time now = time.Now();
    EXPECT_EQ(now, clock.Now());
    EXPECT_TRUE(time.Trusted());
  }
}

TEST(EngineTimeTest, NorHasOneThatSleepsWhileItStarts) {
  for (int readings = 1; readings <= 4; ++readings) {
    SCOPED_TRACE(readings);
    SleepyClock clock;
    clock.SleepAfter(readings);
    EngineTime time(clock);
    time.Begin(absl::InfinitePast(), false);
    time.Now();
    const absl::Time now = time.Now();
    EXPECT_EQ(now, clock.Now());
    EXPECT_TRUE(time.Trusted());
  }
}

TEST(EngineTimeTest, WhoAsksLateIsToldOfADoubtThatAroseBefore) {
  const FakeClock clock;
  EngineTime time(clock);
  time.Begin(clock.Now() + absl::Hours(1), false);
  int doubts = 0;
  time.OnDoubt([&doubts] { ++doubts; });
  EXPECT_EQ(doubts, 1);
}

}  // namespace
}  // namespace noordster::runtime::engine_time_test
