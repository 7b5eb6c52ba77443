// SPDX-License-Identifier: EUPL-1.2
// Tokens that hold, and every way known to forge one.
#include "services/identity/token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "tests/identity/signing_key.h"

namespace noordster::testing::token_test {
namespace {

using identity::Algorithm;
using identity::TokenFault;

constexpr char kIssuer[] = "https://login.example.nl/realms/gemeente";
constexpr char kAudience[] = "noordster";

// 15 July 2022, noon in UTC.
const absl::Time kNow = absl::FromUnixSeconds(1657886400);

// The claims of a token that holds now, with `more` behind them.
std::string Claims(const std::string& more = "") {
  return absl::Substitute(
      R"({"iss":"$0","aud":"$1","sub":"7","exp":1657886700,"nbf":1657886400,"iat":1657886400$2})",
      kIssuer, kAudience, more);
}

// Keys of every algorithm, made once: RSA keys take a while.
struct Keys {
  SigningKey ed{"ed", Algorithm::kEdDsa};
  SigningKey rsa{"rsa", Algorithm::kRs256};
  SigningKey ec{"ec", Algorithm::kEs256};
  // Not in the set.
  SigningKey strange{"ed", Algorithm::kEdDsa};
  identity::KeySet set = *identity::KeySet::Parse(
      KeySetOf(absl::StrCat(ed.Public(), ",", rsa.Public(), ",", ec.Public())));
};

const Keys& TheKeys() {
  static const auto* keys = new Keys();
  return *keys;
}

identity::VerifiedToken Verify(const std::string& token, absl::Time now = kNow) {
  return identity::VerifyToken(token, TheKeys().set, {kIssuer, kAudience}, now);
}

TokenFault FaultOf(const std::string& token, absl::Time now = kNow) {
  return Verify(token, now).fault;
}

std::vector<const SigningKey*> AllKeys() { return {&TheKeys().ed, &TheKeys().rsa, &TheKeys().ec}; }

TEST(TokenTest, OneThatHoldsSaysWhomItIsAbout) {
  for (const SigningKey* key : AllKeys()) {
    const identity::VerifiedToken verified = Verify(key->Token(Claims(R"(,"oid":"abc")")));
    ASSERT_EQ(verified.fault, TokenFault::kNone) << NameOf(verified.fault);
    EXPECT_EQ(verified.claims.subject, "7");
    EXPECT_EQ(verified.claims.expiry, absl::FromUnixSeconds(1657886700));
    EXPECT_EQ(verified.claims.all.TextAt("oid"), "abc");
  }
}

TEST(TokenTest, AnyBitThatIsChangedIsFound) {
  for (const SigningKey* key : AllKeys()) {
    const std::string token = key->Token(Claims());
    for (size_t i = 0; i < token.size(); ++i) {
      std::string changed = token;
      changed[i] = changed[i] == 'A' ? 'B' : 'A';
      if (changed != token) {
        EXPECT_NE(FaultOf(changed), TokenFault::kNone) << i;
      }
      changed = token;
      changed.erase(i, 1);
      EXPECT_NE(FaultOf(changed), TokenFault::kNone) << i;
      changed = token;
      changed.insert(i, 1, changed[i]);
      EXPECT_NE(FaultOf(changed), TokenFault::kNone) << i;
    }
  }
}

// HS256 with this secret, as an attacker would make it.
std::string Hs256(const std::string& header, const std::string& claims, const std::string& secret) {
  const std::string bytes = absl::StrCat(Base64Url(header), ".", Base64Url(claims));
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest, &size);
  return absl::StrCat(bytes, ".",
                      Base64Url(std::string(reinterpret_cast<const char*>(digest), size)));
}

TEST(TokenTest, AlgorithmsAreThoseOfTheKeyAlone) {
  const std::string unsigned_part =
      absl::StrCat(Base64Url(R"({"alg":"none","kid":"ed"})"), ".", Base64Url(Claims()));
  EXPECT_EQ(FaultOf(absl::StrCat(unsigned_part, ".")), TokenFault::kOtherAlgorithm);
  for (const char* none : {"none", "None", "NONE", "nOnE", ""}) {
    EXPECT_EQ(
        FaultOf(TheKeys().ed.Token(absl::Substitute(R"({"alg":"$0","kid":"ed"})", none), Claims())),
        TokenFault::kOtherAlgorithm)
        << none;
  }
  // The public key of RSA as the secret of HS256, in every form it is known in.
  const std::string header = R"({"alg":"HS256","kid":"rsa"})";
  for (const std::string& secret :
       {TheKeys().rsa.Pem(), TheKeys().rsa.Pem() + "\n", TheKeys().rsa.Public(), std::string()}) {
    EXPECT_EQ(FaultOf(Hs256(header, Claims(), secret)), TokenFault::kOtherAlgorithm);
  }
  // A signature that is right, under the name of another algorithm, or of no algorithm.
  for (const SigningKey* key : AllKeys()) {
    for (const char* name : {"RS256", "ES256", "EdDSA", "PS256", "RS384", "HS256", "eddsa"}) {
      if (name == NameOf(key->algorithm())) continue;
      EXPECT_EQ(FaultOf(key->Token(absl::Substitute(R"({"alg":"$0","kid":"$1"})", name, key->id()),
                                   Claims())),
                TokenFault::kOtherAlgorithm);
    }
    EXPECT_EQ(FaultOf(key->Token(absl::Substitute(R"({"kid":"$0"})", key->id()), Claims())),
              TokenFault::kOtherAlgorithm);
    EXPECT_EQ(FaultOf(key->Token(absl::Substitute(R"({"alg":["$0"],"kid":"$1"})",
                                                  NameOf(key->algorithm()), key->id()),
                                 Claims())),
              TokenFault::kOtherAlgorithm);
  }
}

TEST(TokenTest, AKeyIsOneOfTheSetAndNoPlaceToFetchOneFrom) {
  EXPECT_EQ(FaultOf(TheKeys().strange.Token(Claims())), TokenFault::kBadSignature);
  for (const char* kid : {"other", "", "../../etc/passwd", "' OR 1=1 --", "ed\\u0000", "ED", "ed ",
                          "rsa,ed", "https://evil.example/keys"}) {
    EXPECT_EQ(FaultOf(TheKeys().ed.Token(absl::Substitute(R"({"alg":"EdDSA","kid":"$0"})", kid),
                                         Claims())),
              TokenFault::kUnknownKey)
        << kid;
  }
  EXPECT_EQ(FaultOf(TheKeys().ed.Token(R"({"alg":"EdDSA"})", Claims())), TokenFault::kUnknownKey);
  EXPECT_EQ(FaultOf(TheKeys().ed.Token(R"({"alg":"EdDSA","kid":["ed"]})", Claims())),
            TokenFault::kUnknownKey);
  // A key that the token brings itself counts for nothing.
  const std::string brought =
      absl::StrCat(R"({"alg":"EdDSA","kid":"ed","jku":"https://evil.example/keys","jwk":)",
                   TheKeys().strange.Public(), "}");
  EXPECT_EQ(FaultOf(TheKeys().strange.Token(brought, Claims())), TokenFault::kBadSignature);
  EXPECT_EQ(FaultOf(TheKeys().ed.Token(R"({"alg":"EdDSA","kid":"ed","crit":["exp"]})", Claims())),
            TokenFault::kCritical);
}

TEST(TokenTest, ATokenForSomethingElseIsNotTaken) {
  for (const char* type : {"logout+jwt", "dpop+jwt", "secevent+jwt", "", "JWE"}) {
    EXPECT_EQ(FaultOf(TheKeys().ed.Token(
                  absl::Substitute(R"({"alg":"EdDSA","kid":"ed","typ":"$0"})", type), Claims())),
              TokenFault::kOtherType)
        << type;
  }
  for (const char* type : {"JWT", "jwt", "at+jwt", "application/at+jwt"}) {
    EXPECT_EQ(FaultOf(TheKeys().ed.Token(
                  absl::Substitute(R"({"alg":"EdDSA","kid":"ed","typ":"$0"})", type), Claims())),
              TokenFault::kNone)
        << type;
  }
}

// The claims with a piece of them replaced.
std::string Changed(const std::string& from, const std::string& to) {
  std::string claims = absl::StrReplaceAll(Claims(), {{from, to}});
  EXPECT_NE(claims, Claims()) << from;
  return claims;
}

TEST(TokenTest, ClaimsAreHeldToWhatTheServerExpects) {
  const std::string issuer = absl::StrCat("\"iss\":\"", kIssuer, "\"");
  const std::string audience = absl::StrCat("\"aud\":\"", kAudience, "\"");
  const struct {
    TokenFault fault;
    std::string claims;
  } cases[] = {
      {TokenFault::kOtherIssuer, Changed(kIssuer, "https://login.example.nl/realms/anders")},
      {TokenFault::kOtherIssuer, Changed(kIssuer, absl::StrCat(kIssuer, "/"))},
      {TokenFault::kOtherIssuer, Changed(issuer, absl::StrCat("\"iss\":[\"", kIssuer, "\"]"))},
      {TokenFault::kOtherIssuer, Changed(absl::StrCat(issuer, ","), "")},
      {TokenFault::kOtherAudience, Changed(audience, R"("aud":"anders")")},
      {TokenFault::kOtherAudience, Changed(audience, R"("aud":"Noordster")")},
      {TokenFault::kOtherAudience, Changed(audience, R"("aud":["anders","noordster2"])")},
      {TokenFault::kOtherAudience, Changed(audience, R"("aud":[["noordster"]])")},
      {TokenFault::kOtherAudience, Changed(audience, R"("aud":{"noordster":"noordster"})")},
      {TokenFault::kOtherAudience, Changed(audience, R"("aud":[])")},
      {TokenFault::kOtherAudience, Changed(absl::StrCat(audience, ","), "")},
      {TokenFault::kNone, Changed(audience, R"("aud":["anders","noordster"])")},
      {TokenFault::kExpired, Changed("\"exp\":1657886700,", "")},
      {TokenFault::kExpired, Changed("\"exp\":1657886700", "\"exp\":0")},
      {TokenFault::kMalformed, Changed("\"exp\":1657886700", "\"exp\":\"1657886700\"")},
      {TokenFault::kMalformed, Changed("\"exp\":1657886700", "\"exp\":1657886700.5")},
      {TokenFault::kMalformed, Changed("\"exp\":1657886700", "\"exp\":1e30")},
      {TokenFault::kMalformed, Changed("\"exp\":1657886700", "\"exp\":99999999999999999999")},
      {TokenFault::kMalformed, Changed("\"exp\":1657886700", "\"exp\":-1")},
      {TokenFault::kMalformed, Changed("\"exp\":1657886700", "\"exp\":null")},
      {TokenFault::kMalformed, Changed("\"exp\":1657886700", "\"exp\":true")},
      {TokenFault::kMalformed, Changed("\"nbf\":1657886400", "\"nbf\":\"\"")},
      {TokenFault::kAhead, Changed("\"nbf\":1657886400", "\"nbf\":1657886461")},
      {TokenFault::kAhead, Changed("\"iat\":1657886400", "\"iat\":1657886461")},
      {TokenFault::kNone, Changed(",\"nbf\":1657886400,\"iat\":1657886400", "")},
      {TokenFault::kNoSubject, Changed("\"sub\":\"7\",", "")},
      {TokenFault::kNoSubject, Changed("\"sub\":\"7\"", "\"sub\":7")},
      {TokenFault::kNoSubject, Changed("\"sub\":\"7\"", "\"sub\":\"\"")},
      {TokenFault::kNoSubject,
       Changed("\"sub\":\"7\"", absl::StrCat("\"sub\":\"", std::string(256, '7'), "\""))},
      // What is no object of claims, or can be read in two ways.
      {TokenFault::kMalformed, Claims(R"(,"sub":"8")")},
      {TokenFault::kMalformed, Claims(R"(,"x":{"a":1,"a":1})")},
      {TokenFault::kMalformed, absl::StrCat("[", Claims(), "]")},
      {TokenFault::kMalformed, absl::StrCat(Claims(), Claims())},
      {TokenFault::kMalformed, absl::StrCat("\xef\xbb\xbf", Claims(), " x")},
      {TokenFault::kMalformed,
       Claims(absl::StrCat(R"(,"x":)", std::string(60, '['), std::string(60, ']')))},
      {TokenFault::kMalformed, Claims(",\"x\":\"\xff\"")},
      {TokenFault::kMalformed, Claims(R"(,"x":"\ud800")")},
      {TokenFault::kMalformed, "{}x"},
      {TokenFault::kMalformed, "null"},
      {TokenFault::kMalformed, ""},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(FaultOf(TheKeys().ed.Token(each.claims)), each.fault) << each.claims;
  }
}

TEST(TokenTest, ItHoldsFromItsBeginningToItsEndWithAMinuteForTheClocks) {
  const std::string token = TheKeys().ed.Token(Claims());
  const absl::Time begin = absl::FromUnixSeconds(1657886400);
  const absl::Time end = absl::FromUnixSeconds(1657886700);
  EXPECT_EQ(FaultOf(token, begin - absl::Seconds(61)), TokenFault::kAhead);
  EXPECT_EQ(FaultOf(token, begin - absl::Seconds(60)), TokenFault::kNone);
  EXPECT_EQ(FaultOf(token, end + absl::Seconds(59)), TokenFault::kNone);
  EXPECT_EQ(FaultOf(token, end + absl::Seconds(60)), TokenFault::kExpired);
}

TEST(TokenTest, WhatIsNoTokenIsRefused) {
  const std::string token = TheKeys().ed.Token(Claims());
  const std::vector<std::string> parts = absl::StrSplit(token, '.');
  for (const std::string& text :
       {std::string(), std::string("."), std::string(".."), std::string("..."), parts[0],
        absl::StrCat(parts[0], ".", parts[1]), absl::StrCat(token, "."),
        absl::StrCat(token, ".", parts[2]), absl::StrCat(" ", token), absl::StrCat(token, "\n"),
        absl::StrCat(parts[0], "=.", parts[1], ".", parts[2]),
        absl::StrCat("{}.", parts[1], ".", parts[2]),
        absl::StrCat(Base64Url("[]"), ".", parts[1], ".", parts[2]),
        absl::StrCat(Base64Url(R"({"alg":"EdDSA","alg":"EdDSA","kid":"ed"})"), ".", parts[1], ".",
                     parts[2])}) {
    EXPECT_EQ(FaultOf(text), TokenFault::kMalformed) << text;
  }
  EXPECT_EQ(FaultOf(std::string(identity::kTokenBytesMax, 'a')), TokenFault::kMalformed);
  EXPECT_EQ(FaultOf(std::string(identity::kTokenBytesMax + 1, 'a')), TokenFault::kTooLarge);
  EXPECT_EQ(
      FaultOf(TheKeys().ed.Token(Claims(absl::StrCat(R"(,"x":")", std::string(8000, 'x'), "\"")))),
      TokenFault::kTooLarge);
}

TEST(TokenTest, ASubjectHasABoundedLength) {
  const std::string longest(255, '7');
  const identity::VerifiedToken verified = Verify(TheKeys().ed.Token(absl::StrReplaceAll(
      Claims(), {{"\"sub\":\"7\"", absl::StrCat("\"sub\":\"", longest, "\"")}})));
  EXPECT_EQ(verified.fault, TokenFault::kNone);
  EXPECT_EQ(verified.claims.subject, longest);
}

TEST(TokenTest, ASignatureOfAnotherShapeIsNone) {
  const std::string token = TheKeys().ec.Token(Claims());
  const std::string bytes = token.substr(0, token.rfind('.'));
  for (const std::string& signature :
       {std::string(), std::string(64, '\0'), std::string(64, '\xff'), std::string(63, 'a'),
        std::string(65, 'a'), std::string(1, '\0'), std::string(72, '0')}) {
    EXPECT_EQ(FaultOf(absl::StrCat(bytes, ".", Base64Url(signature))), TokenFault::kBadSignature);
  }
}

TEST(TokenTest, AServerThatExpectsNothingTakesNothing) {
  const std::string token = TheKeys().ed.Token(absl::StrReplaceAll(
      Claims(), {{kIssuer, ""}, {absl::StrCat("\"", kAudience, "\""), "\"\""}}));
  EXPECT_EQ(identity::VerifyToken(token, TheKeys().set, {"", ""}, kNow).fault,
            TokenFault::kOtherIssuer);
}

}  // namespace
}  // namespace noordster::testing::token_test
