// SPDX-License-Identifier: EUPL-1.2
// Whose token it is, over the many calls under one token and as the keys of the issuer change.
#include "services/identity/token_verifier.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "tests/identity/signing_key.h"

namespace noordster::testing::token_verifier_test {
namespace {

using identity::Algorithm;
using identity::KeySet;
using identity::TokenFault;
using identity::TokenHolder;
using identity::TokenVerifier;

constexpr char kIssuer[] = "https://login.example.nl";
constexpr char kPerson[] = "0b37f1f9-4d57-4b6a-9a57-3f4b1d2c6e7a";
// 15 July 2022, noon in UTC; tokens of these tests end five minutes later.
const absl::Time kNow = absl::FromUnixSeconds(1657886400);
const absl::Time kEnd = kNow + absl::Minutes(5);

class TokenVerifierTest : public ::testing::Test {
 protected:
  TokenVerifierTest() : verifier_({kIssuer, "noordster"}, "oid", SetOf(key_)) {}

  static KeySet SetOf(const SigningKey& key) { return *KeySet::Parse(KeySetOf(key.Public())); }

  static std::string TokenOf(const SigningKey& key, const std::string& person) {
    return key.Token(
        absl::Substitute(R"({"iss":"$0","aud":"noordster","sub":"7","oid":"$1","exp":$2})", kIssuer,
                         person, absl::ToUnixSeconds(kEnd)));
  }

  const SigningKey key_{"1", Algorithm::kEs256};
  TokenVerifier verifier_;
};

TEST_F(TokenVerifierTest, ThePersonIsWhatTheClaimSaysInLowerCase) {
  for (const char* person : {kPerson, "0B37F1F9-4D57-4B6A-9A57-3F4B1D2C6E7A"}) {
    const TokenHolder holder = verifier_.HolderOf(TokenOf(key_, person), kNow);
    EXPECT_EQ(holder.fault, TokenFault::kNone);
    EXPECT_EQ(holder.person_id, kPerson);
  }
}

TEST_F(TokenVerifierTest, AClaimThatIsNoIdOfAPersonIsNobody) {
  for (const char* person : {"", "jansen", "0b37f1f9-4d57-1b6a-9a57-3f4b1d2c6e7a"}) {
    const TokenHolder holder = verifier_.HolderOf(TokenOf(key_, person), kNow);
    EXPECT_EQ(holder.fault, TokenFault::kNoSubject) << person;
    EXPECT_EQ(holder.person_id, "");
  }
}

TEST_F(TokenVerifierTest, WhatIsRememberedHoldsNoLongerThanTheToken) {
  const std::string token = TokenOf(key_, kPerson);
  const absl::Time end = kEnd + identity::kClockLeeway;
  for (const absl::Time now : {kNow, kNow, end - absl::Nanoseconds(1)}) {
    EXPECT_EQ(verifier_.HolderOf(token, now).person_id, kPerson);
    EXPECT_EQ(verifier_.remembered(), 1u);
  }
  for (const absl::Time now : {end, end + absl::Hours(1)}) {
    const TokenHolder holder = verifier_.HolderOf(token, now);
    EXPECT_EQ(holder.fault, TokenFault::kExpired);
    EXPECT_EQ(holder.person_id, "");
  }
}

TEST_F(TokenVerifierTest, ATokenOfAKeyThatIsGoneIsRefusedAtOnce) {
  const std::string token = TokenOf(key_, kPerson);
  ASSERT_EQ(verifier_.HolderOf(token, kNow).fault, TokenFault::kNone);
  const SigningKey next("2", Algorithm::kEs256);
  verifier_.ReplaceKeys(SetOf(next));
  EXPECT_EQ(verifier_.remembered(), 0u);
  EXPECT_EQ(verifier_.HolderOf(token, kNow).fault, TokenFault::kUnknownKey);
  EXPECT_EQ(verifier_.HolderOf(TokenOf(next, kPerson), kNow).person_id, kPerson);
  // Another key under the same id is another key.
  verifier_.ReplaceKeys(SetOf(SigningKey("2", Algorithm::kEs256)));
  EXPECT_EQ(verifier_.HolderOf(TokenOf(next, kPerson), kNow).fault, TokenFault::kBadSignature);
}

TEST_F(TokenVerifierTest, WhenAsManyTokensAreRememberedAsCanBeTheyAreForgotten) {
  const SigningKey ed("1", Algorithm::kEdDsa);
  TokenVerifier verifier({kIssuer, "noordster"}, "oid", SetOf(ed));
  for (size_t i = 0; i <= identity::kRememberedTokensMax; ++i) {
    const std::string claims =
        absl::Substitute(R"({"iss":"$0","aud":"noordster","sub":"$3","oid":"$1","exp":$2})",
                         kIssuer, kPerson, absl::ToUnixSeconds(kEnd), i);
    ASSERT_EQ(verifier.HolderOf(ed.Token(claims), kNow).person_id, kPerson) << i;
    ASSERT_EQ(verifier.remembered(), i < identity::kRememberedTokensMax ? i + 1 : 1);
  }
}

}  // namespace
}  // namespace noordster::testing::token_verifier_test
