// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/fingerprints.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "services/base/digest.h"
#include "services/base/limits.h"
#include "storage/keys.h"

namespace noordster::runtime::fingerprints_test {
namespace {

const std::string kOne = base::Sha256({"one"});
const std::string kOther = base::Sha256({"other"});
constexpr absl::Time kStart = absl::FromUnixSeconds(1'700'000'000);

// Fingerprints with the rows they have stored so far.
struct Kept {
  Fingerprints fingerprints = *Fingerprints::Parse({});
  std::map<std::string, std::string> rows;

  // Renews, and counts the rows that are written.
  size_t Renew(absl::Time now, bool clock_trusted = true) {
    Writes changed;
    fingerprints.RenewIfDue(now, clock_trusted, changed);
    for (auto& [key, value] : changed) {
      if (value.has_value()) {
        rows[key] = *value;
      } else {
        rows.erase(key);
      }
    }
    return changed.size();
  }

  std::vector<storage::Row> Stored() const {
    std::vector<storage::Row> stored;
    for (const auto& [key, value] : rows) stored.push_back({key, value});
    return stored;
  }
};

TEST(FingerprintsTest, AFingerprintFitsItsContentOnlyAndDoesNotShowIt) {
  Kept kept;
  EXPECT_EQ(kept.Renew(kStart), 1u);
  const std::string fingerprint = kept.fingerprints.Of(kOne);
  EXPECT_TRUE(kept.fingerprints.Match(kOne, fingerprint));
  EXPECT_FALSE(kept.fingerprints.Match(kOther, fingerprint));
  EXPECT_NE(fingerprint, kOne);
  Kept elsewhere;
  elsewhere.Renew(kStart);
  EXPECT_NE(elsewhere.fingerprints.Of(kOne), fingerprint);
}

TEST(FingerprintsTest, ASecretIsUsedForOneRetentionKnownForAnotherAndThenErased) {
  absl::Time now = kStart;
  Kept kept;
  kept.Renew(now);
  const std::string first = kept.fingerprints.Of(kOne);
  now += limits::kRequestRetention - absl::Microseconds(1);
  EXPECT_EQ(kept.Renew(now), 0u);
  now += absl::Microseconds(1);
  EXPECT_EQ(kept.Renew(now, false), 0u) << "the clock is in doubt";
  EXPECT_EQ(kept.Renew(now), 1u);
  EXPECT_NE(kept.fingerprints.Of(kOne), first);
  EXPECT_TRUE(kept.fingerprints.Match(kOne, first));
  now += limits::kRequestRetention;
  EXPECT_EQ(kept.Renew(now), 2u);
  EXPECT_EQ(kept.rows.size(), 2u);
  EXPECT_FALSE(kept.fingerprints.Match(kOne, first)) << "nobody can try contents any more";
}

TEST(FingerprintsTest, TheRowsAreReadBackAndDamageIsFound) {
  Kept kept;
  kept.Renew(kStart);
  const std::string first = kept.fingerprints.Of(kOne);
  kept.Renew(kStart + limits::kRequestRetention);
  const auto again = Fingerprints::Parse(kept.Stored());
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->Match(kOne, first));
  EXPECT_EQ(again->Of(kOne), kept.fingerprints.Of(kOne));
  const std::string secret(32, 's');
  const std::vector<std::vector<storage::Row>> damaged = {
      {{storage::FingerprintSecretKey(1), "short"}},
      {{storage::FingerprintSecretKey(1) + "x", secret}},
      {{storage::FingerprintSecretKey(1), secret},
       {storage::FingerprintSecretKey(2), secret},
       {storage::FingerprintSecretKey(3), secret}}};
  for (const auto& rows : damaged) {
    EXPECT_TRUE(absl::IsDataLoss(Fingerprints::Parse(rows).status()));
  }
}

}  // namespace
}  // namespace noordster::runtime::fingerprints_test
