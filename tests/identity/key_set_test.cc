// SPDX-License-Identifier: EUPL-1.2
// Key sets as issuers publish them, and as they must not be.
#include "services/identity/key_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/identity/signing_key.h"

namespace noordster::testing::key_set_test {
namespace {

using identity::Algorithm;
using identity::KeySet;

const SigningKey& Ed() {
  static const auto* key = new SigningKey("ed", Algorithm::kEdDsa);
  return *key;
}

const SigningKey& Ec() {
  static const auto* key = new SigningKey("ec", Algorithm::kEs256);
  return *key;
}

TEST(KeySetTest, KeysOfEveryAlgorithmVerifyWhatTheySigned) {
  const SigningKey rsa("rsa", Algorithm::kRs256);
  const auto set = KeySet::Parse(KeySetOf(absl::StrCat(Ed().Public(R"(,"use":"sig","alg":"EdDSA")"),
                                                       ",", Ec().Public(), ",", rsa.Public())));
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->size(), 3u);
  for (const SigningKey* key : {&Ed(), &Ec(), &rsa}) {
    const identity::VerificationKey* found = set->Find(key->id());
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->algorithm(), key->algorithm());
    EXPECT_TRUE(found->Verify("what was signed", key->Sign("what was signed")));
    EXPECT_FALSE(found->Verify("What was signed", key->Sign("what was signed")));
    EXPECT_FALSE(found->Verify("what was signed", ""));
  }
  EXPECT_EQ(set->Find("other"), nullptr);
  EXPECT_EQ(set->Find(""), nullptr);
}

TEST(KeySetTest, WhatIsForSomethingElseIsPassedOver) {
  const auto set = KeySet::Parse(KeySetOf(absl::StrCat(
      Ed().Public(),
      R"(,{"kid":"a","kty":"oct","k":"c2VjcmV0"},{"kty":"RSA","n":"AQAB","e":"AQAB"},)",
      R"({"kid":"b","kty":"RSA","use":"enc","n":"x","e":"AQAB"},)",
      R"({"kid":"c","kty":"RSA","alg":"PS512","n":"x","e":"AQAB"},)",
      R"({"kid":"d","kty":"EC","crv":"P-521","x":"AA","y":"AA"},{"kid":7,"kty":"OKP"},)",
      R"({"kid":"e","kty":"OKP","crv":"X25519","x":"AAAA"})")));
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->size(), 1u);
}

TEST(KeySetTest, AnExponentHasTwoTo32Bits) {
  const std::string key = SigningKey("rsa", Algorithm::kRs256).Public();
  const auto takes = [&key](const char* exponent) {
    return KeySet::Parse(KeySetOf(absl::StrReplaceAll(
                             key, {{"\"AQAB\"", absl::StrCat("\"", exponent, "\"")}})))
        .ok();
  };
  EXPECT_FALSE(takes("AQ"));
  EXPECT_TRUE(takes("Aw"));
  EXPECT_TRUE(takes("_____w"));
  EXPECT_FALSE(takes("AQAAAAE"));
}

TEST(KeySetTest, AModulusHasBoundedBits) {
  const auto takes = [](int bits) {
    return KeySet::Parse(KeySetOf(SigningKey("rsa", Algorithm::kRs256, bits).Public())).ok();
  };
  EXPECT_TRUE(takes(identity::kRsaBitsMax));
  EXPECT_FALSE(takes(identity::kRsaBitsMax + 8));
}

TEST(KeySetTest, ASetAtItsBoundsIsTaken) {
  std::string keys = Ed().Public();
  for (size_t i = 1; i < identity::kKeysMax; ++i) {
    absl::StrAppend(&keys, ",",
                    absl::StrReplaceAll(Ed().Public(), {{"\"ed\"", absl::StrCat("\"", i, "\"")}}));
  }
  std::string text = KeySetOf(keys);
  text.resize(identity::kKeySetBytesMax, ' ');
  const auto set = KeySet::Parse(text);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->size(), identity::kKeysMax);
}

TEST(KeySetTest, WhatIsDamagedWeakOrDoubtfulIsRefused) {
  const SigningKey small("small", Algorithm::kRs256, 1024);
  const std::string even_exponent = absl::StrReplaceAll(
      SigningKey("rsa", Algorithm::kRs256).Public(), {{"\"AQAB\"", "\"AQAA\""}});
  const std::string point = Ec().Public();
  const size_t y = point.find("\"y\":\"") + 5;
  std::string off_the_curve = point;
  off_the_curve[y] = off_the_curve[y] == 'A' ? 'B' : 'A';
  std::string many = Ed().Public();
  for (size_t i = 0; i < identity::kKeysMax; ++i) absl::StrAppend(&many, ",", Ed().Public());
  const struct {
    std::string text;
    const char* words;
  } cases[] = {
      {"", "no JSON"},
      {"{}", "no JSON"},
      {"[]", "no JSON"},
      {R"({"keys":{}})", "no JSON"},
      {absl::StrCat(KeySetOf(Ed().Public()), "x"), "no JSON"},
      {R"({"keys":[],"keys":[]})", "no JSON"},
      {KeySetOf(""), "no key"},
      {KeySetOf(R"({"kid":"a","kty":"oct","k":"c2VjcmV0"})"), "no key"},
      {KeySetOf(absl::StrCat(Ed().Public(), ",", Ed().Public())), "twice"},
      {KeySetOf(many), "21 keys"},
      {KeySetOf(small.Public()), "too weak"},
      {KeySetOf(even_exponent), "damaged"},
      {KeySetOf(off_the_curve), "damaged"},
      {KeySetOf(R"({"kid":"a","kty":"OKP","crv":"Ed25519","x":"AAAA"})"), "damaged"},
      {KeySetOf(R"({"kid":"a","kty":"OKP","crv":"Ed25519"})"), "damaged"},
      {KeySetOf(absl::StrReplaceAll(Ed().Public(), {{"\"x\":\"", "\"x\":\" "}})), "damaged"},
      {KeySetOf(R"({"kid":"a","kty":"RSA","n":"","e":""})"), "damaged"},
      {std::string(identity::kKeySetBytesMax + 1, ' '), "bytes"},
  };
  for (const auto& each : cases) {
    const auto set = KeySet::Parse(each.text);
    ASSERT_TRUE(absl::IsInvalidArgument(set.status())) << each.text.substr(0, 200);
    EXPECT_TRUE(absl::StrContains(set.status().message(), each.words)) << set.status();
  }
}

TEST(Base64UrlTest, OnlyWhatItWouldWriteItselfIsRead) {
  std::string bytes;
  for (const char* text : {"", "AA", "AAA", "AAAA", "-_-_"}) {
    EXPECT_TRUE(identity::DecodeBase64Url(text, bytes)) << text;
  }
  for (const char* text : {"A", "AA==", "AB", "AAB", "A A", " AA", "AA\n", "+/+/", "AA.", "A=AA"}) {
    EXPECT_FALSE(identity::DecodeBase64Url(text, bytes)) << text;
  }
}

}  // namespace
}  // namespace noordster::testing::key_set_test
