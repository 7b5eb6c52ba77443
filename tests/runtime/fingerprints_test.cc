// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/fingerprints.h"

#include <gtest/gtest.h>

#include "services/base/digest.h"
#include "services/base/limits.h"

namespace noordster::runtime {
namespace {

const std::string kOne = base::Sha256({"one"});
const std::string kOther = base::Sha256({"other"});

TEST(FingerprintsTest, AFingerprintFitsItsContentOnlyAndDoesNotShowIt) {
  Fingerprints fingerprints = *Fingerprints::Parse(std::nullopt);
  EXPECT_TRUE(fingerprints.RenewIfDue(absl::FromUnixSeconds(1), true));
  const std::string fingerprint = fingerprints.Of(kOne);
  EXPECT_TRUE(fingerprints.Match(kOne, fingerprint));
  EXPECT_FALSE(fingerprints.Match(kOther, fingerprint));
  EXPECT_NE(fingerprint, kOne);
  Fingerprints elsewhere = *Fingerprints::Parse(std::nullopt);
  elsewhere.RenewIfDue(absl::FromUnixSeconds(1), true);
  EXPECT_NE(elsewhere.Of(kOne), fingerprint);
}

TEST(FingerprintsTest, ASecretIsUsedForOneRetentionAndKnownForAnother) {
  absl::Time now = absl::FromUnixSeconds(1'700'000'000);
  Fingerprints fingerprints = *Fingerprints::Parse(std::nullopt);
  fingerprints.RenewIfDue(now, true);
  const std::string first = fingerprints.Of(kOne);
  now += limits::kRequestRetention - absl::Microseconds(1);
  EXPECT_FALSE(fingerprints.RenewIfDue(now, true));
  now += absl::Microseconds(1);
  EXPECT_FALSE(fingerprints.RenewIfDue(now, false)) << "the clock is in doubt";
  EXPECT_TRUE(fingerprints.RenewIfDue(now, true));
  EXPECT_NE(fingerprints.Of(kOne), first);
  EXPECT_TRUE(fingerprints.Match(kOne, first));
  now += limits::kRequestRetention;
  EXPECT_TRUE(fingerprints.RenewIfDue(now, true));
  EXPECT_FALSE(fingerprints.Match(kOne, first)) << "nobody can try contents any more";
}

TEST(FingerprintsTest, TheRowIsReadBackAndDamageIsFound) {
  Fingerprints fingerprints = *Fingerprints::Parse(std::nullopt);
  fingerprints.RenewIfDue(absl::FromUnixSeconds(1), true);
  const auto again = Fingerprints::Parse(fingerprints.Row());
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->Match(kOne, fingerprints.Of(kOne)));
  for (const std::string row : {"", "\xff", "\x0a\x01x"}) {
    EXPECT_TRUE(absl::IsDataLoss(Fingerprints::Parse(row).status()));
  }
}

}  // namespace
}  // namespace noordster::runtime
