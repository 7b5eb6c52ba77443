// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/limiter.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "services/engine/refusal.h"
#include "tests/support/fake_clock.h"

namespace noordster::api::limiter_test {
namespace {

using noordster::internal::v1::Actor;
using noordster::testing::FakeClock;

engine::Caller Caller(Actor::Kind kind, const std::string& person = "") {
  engine::Caller caller;
  caller.actor.set_kind(kind);
  caller.actor.set_person_id(person);
  return caller;
}

std::string LimitOf(const absl::Status& status) {
  const auto refusal = engine::RefusalOf(status);
  return refusal.has_value() && refusal->details_size() == 1 ? refusal->details(0).value() : "";
}

class LimiterTest : public ::testing::Test {
 protected:
  // How often a caller gets through at this moment, at most `tries`.
  int CountForCaller(const engine::Caller& caller, const std::string& sender, Budget budget,
                     int tries = 1000) {
    int count = 0;
    while (count < tries && limiter_.TakeForCaller(caller, sender, budget).ok()) ++count;
    return count;
  }

  FakeClock clock_;
  // Ten seconds' worth at once: 20 reads and 10 acts.
  Limiter limiter_{{2, 1}, clock_};
};

TEST_F(LimiterTest, APersonHasReadsActsAndWithdrawalsApart) {
  const engine::Caller person = Caller(Actor::TOKEN, "p");
  EXPECT_EQ(CountForCaller(person, "", Budget::kReads), 20);
  EXPECT_EQ(CountForCaller(person, "", Budget::kWrites), 10);
  EXPECT_EQ(CountForCaller(person, "", Budget::kWithdrawals), 10);
  const absl::Status refused = limiter_.TakeForCaller(person, "", Budget::kWrites);
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(engine::ReasonOf(refused), noordster::v1::LIMIT_REACHED);
  EXPECT_EQ(LimitOf(refused), "writes_of_person");
  EXPECT_EQ(engine::RefusalOf(refused)->retry_after_micros(), 1'000'000);
  EXPECT_EQ(limiter_.refusals(), 4);
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(CountForCaller(person, "", Budget::kReads), 2);
  EXPECT_EQ(CountForCaller(person, "", Budget::kWrites), 1);
}

TEST_F(LimiterTest, APersonIsOneWhateverTheyShowAndWhereverTheyAre) {
  EXPECT_EQ(CountForCaller(Caller(Actor::TOKEN, "p"), "192.0.2.1", Budget::kReads, 15), 15);
  EXPECT_EQ(CountForCaller(Caller(Actor::CERTIFICATE, "p"), "192.0.2.2", Budget::kReads), 5);
  EXPECT_EQ(CountForCaller(Caller(Actor::TOKEN, "q"), "192.0.2.1", Budget::kReads), 20);
}

TEST_F(LimiterTest, ThePublicCountsByAddress) {
  const engine::Caller anyone = Caller(Actor::ANONYMOUS);
  EXPECT_EQ(CountForCaller(anyone, "192.0.2.1", Budget::kReads), 20);
  EXPECT_EQ(LimitOf(limiter_.TakeForCaller(anyone, "192.0.2.1", Budget::kReads)),
            "reads_of_address");
  EXPECT_EQ(CountForCaller(anyone, "192.0.2.2", Budget::kReads), 20);
}

TEST_F(LimiterTest, TheTrustedLocalUserIsNotLimited) {
  const engine::Caller local = Caller(Actor::LOCAL_TRUSTED);
  EXPECT_EQ(CountForCaller(local, "", Budget::kWrites), 1000);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(limiter_.TakeForMunicipality(local, false, "gm1916", Budget::kReads).ok());
  }
}

TEST_F(LimiterTest, AllOfAMunicipalityShareAndStrangersKeepNobodyOut) {
  const engine::Caller anyone = Caller(Actor::ANONYMOUS);
  const auto take = [&](const engine::Caller& caller, bool holds_mandate,
                        const char* municipality) {
    return limiter_.TakeForMunicipality(caller, holds_mandate, municipality, Budget::kReads);
  };
  const int share = 20 * limits::kMunicipalityShare;
  for (int i = 0; i < share; ++i) ASSERT_TRUE(take(anyone, false, "gm1916").ok()) << i;
  EXPECT_EQ(LimitOf(take(anyone, false, "gm1916")), "reads_of_public");
  for (const bool holds_mandate : {false, true}) {
    for (int i = 0; i < share; ++i) {
      const engine::Caller person = Caller(Actor::TOKEN, absl::StrCat("p", i));
      ASSERT_TRUE(take(person, holds_mandate, "gm1916").ok()) << i;
    }
    EXPECT_EQ(LimitOf(take(Caller(Actor::TOKEN, "q"), holds_mandate, "gm1916")),
              holds_mandate ? "reads_of_municipality" : "reads_of_strangers");
  }
  EXPECT_TRUE(take(Caller(Actor::TOKEN, "q"), true, "gm0001").ok());
  EXPECT_TRUE(take(anyone, false, "").ok()) << "about no one municipality";
}

}  // namespace
}  // namespace noordster::api::limiter_test
