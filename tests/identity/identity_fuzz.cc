// SPDX-License-Identifier: EUPL-1.2
#include "tests/identity/identity_fuzz.h"

#include <string>

#include "services/base/check.h"
#include "services/identity/token.h"
#include "tests/identity/signing_key.h"

namespace noordster::testing {
namespace {

using identity::TokenFault;

constexpr char kIssuer[] = "i";
constexpr char kAudience[] = "a";
const absl::Time kNow = absl::FromUnixSeconds(1657886400);

const SigningKey& Key() {
  static const auto* key = new SigningKey("k", identity::Algorithm::kEdDsa);
  return *key;
}

void ReadToken(const std::string& token) {
  static const auto* keys =
      new identity::KeySet(*identity::KeySet::Parse(KeySetOf(Key().Public())));
  const identity::VerifiedToken verified =
      identity::VerifyToken(token, *keys, {kIssuer, kAudience}, kNow);
  if (verified.fault != TokenFault::kNone) return;
  NOORDSTER_CHECK(!verified.claims.subject.empty());
  NOORDSTER_CHECK(verified.claims.expiry + identity::kClockLeeway > kNow);
  NOORDSTER_CHECK(verified.claims.all.TextAt("iss") == kIssuer);
}

}  // namespace

void ReadAsIdentity(absl::string_view input) {
  if (input.empty()) return;
  const std::string rest(input.substr(1));
  switch (input[0]) {
    case 't':
      return ReadToken(rest);
    case 'c':
      return ReadToken(Key().Token(rest));
    case 'h':
      return ReadToken(Key().Token(rest, R"({"iss":"i","aud":"a","sub":"7","exp":1657886700})"));
    case 'k':
      static_cast<void>(identity::KeySet::Parse(rest));
      return;
    default:
      return;
  }
}

}  // namespace noordster::testing
