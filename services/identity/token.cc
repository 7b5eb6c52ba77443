// SPDX-License-Identifier: EUPL-1.2
#include "services/identity/token.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace noordster::identity {
namespace {

constexpr size_t kSubjectBytesMax = 255;

// The three parts of a token, and the bytes its signature is made over.
struct Parts {
  Json header;
  std::string claims;
  std::string signature;
  absl::string_view signed_bytes;
};

std::optional<Parts> Split(absl::string_view token) {
  const std::vector<absl::string_view> parts = absl::StrSplit(token, '.');
  if (parts.size() != 3) return std::nullopt;
  std::string header;
  Parts found;
  if (!DecodeBase64Url(parts[0], header) || !DecodeBase64Url(parts[1], found.claims) ||
      !DecodeBase64Url(parts[2], found.signature)) {
    return std::nullopt;
  }
  std::optional<Json> json = ParseJson(header);
  if (!json.has_value() || json->type != Json::Type::kObject) return std::nullopt;
  found.header = *std::move(json);
  found.signed_bytes = token.substr(0, token.rfind('.'));
  return found;
}

// Whether the header is that of a token for access, so that one that was made for something else
// is not taken for one (RFC 8725 §3.11).
bool IsForAccess(const Json& header) {
  const Json* type = header.Find("typ");
  return type == nullptr || absl::EqualsIgnoreCase(type->text, "JWT") ||
         absl::EqualsIgnoreCase(type->text, "at+jwt") ||
         absl::EqualsIgnoreCase(type->text, "application/at+jwt");
}

TokenFault CheckHeader(const Parts& parts, const KeySet& keys) {
  const VerificationKey* key = keys.Find(parts.header.TextAt("kid"));
  if (key == nullptr) return TokenFault::kUnknownKey;
  if (parts.header.TextAt("alg") != NameOf(key->algorithm())) return TokenFault::kOtherAlgorithm;
  if (parts.header.Find("crit") != nullptr) return TokenFault::kCritical;
  if (!IsForAccess(parts.header)) return TokenFault::kOtherType;
  return key->Verify(parts.signed_bytes, parts.signature) ? TokenFault::kNone
                                                          : TokenFault::kBadSignature;
}

// One audience, or a list of them (RFC 7519 §4.1.3).
bool IsFor(const Json& claims, const std::string& audience) {
  const Json* found = claims.Find("aud");
  if (found == nullptr || audience.empty()) return false;
  return found->text == audience ||
         (found->type == Json::Type::kList &&
          std::any_of(found->items.begin(), found->items.end(),
                      [&audience](const Json& item) { return item.text == audience; }));
}

// A time among the claims, whole seconds since 1970. Absent when it is not there; false when it is
// no time.
bool ReadTime(const Json& claims, absl::string_view name, std::optional<absl::Time>& time) {
  const Json* found = claims.Find(name);
  if (found == nullptr) return true;
  if (found->type != Json::Type::kInteger || found->integer < 0) return false;
  time = absl::FromUnixSeconds(found->integer);
  return true;
}

TokenFault CheckClaims(const TokenPolicy& policy, absl::Time now, TokenClaims& claims) {
  std::optional<absl::Time> expiry;
  std::optional<absl::Time> not_before;
  std::optional<absl::Time> issued;
  if (claims.all.type != Json::Type::kObject || !ReadTime(claims.all, "exp", expiry) ||
      !ReadTime(claims.all, "nbf", not_before) || !ReadTime(claims.all, "iat", issued)) {
    return TokenFault::kMalformed;
  }
  if (policy.issuer.empty() || claims.all.TextAt("iss") != policy.issuer) {
    return TokenFault::kOtherIssuer;
  }
  if (!IsFor(claims.all, policy.audience)) return TokenFault::kOtherAudience;
  // One without an end would hold for ever.
  if (!expiry.has_value() || now >= *expiry + kClockLeeway) return TokenFault::kExpired;
  if (not_before.value_or(now) > now + kClockLeeway || issued.value_or(now) > now + kClockLeeway) {
    return TokenFault::kAhead;
  }
  claims.subject = claims.all.TextAt("sub");
  claims.expiry = *expiry;
  const bool names_one = !claims.subject.empty() && claims.subject.size() <= kSubjectBytesMax;
  return names_one ? TokenFault::kNone : TokenFault::kNoSubject;
}

}  // namespace

absl::string_view NameOf(TokenFault fault) {
  switch (fault) {
    case TokenFault::kNone:
      return "none";
    case TokenFault::kTooLarge:
      return "too_large";
    case TokenFault::kMalformed:
      return "malformed";
    case TokenFault::kUnknownKey:
      return "unknown_key";
    case TokenFault::kOtherAlgorithm:
      return "other_algorithm";
    case TokenFault::kCritical:
      return "critical";
    case TokenFault::kOtherType:
      return "other_type";
    case TokenFault::kBadSignature:
      return "bad_signature";
    case TokenFault::kOtherIssuer:
      return "other_issuer";
    case TokenFault::kOtherAudience:
      return "other_audience";
    case TokenFault::kExpired:
      return "expired";
    case TokenFault::kAhead:
      return "ahead";
    case TokenFault::kNoSubject:
      return "no_subject";
  }
  return "";
}

VerifiedToken VerifyToken(absl::string_view token, const KeySet& keys, const TokenPolicy& policy,
                          absl::Time now) {
  if (token.size() > kTokenBytesMax) return {TokenFault::kTooLarge, {}};
  const std::optional<Parts> parts = Split(token);
  if (!parts.has_value()) return {TokenFault::kMalformed, {}};
  TokenFault fault = CheckHeader(*parts, keys);
  if (fault != TokenFault::kNone) return {fault, {}};
  std::optional<Json> json = ParseJson(parts->claims);
  if (!json.has_value()) return {TokenFault::kMalformed, {}};
  VerifiedToken verified;
  verified.claims.all = *std::move(json);
  fault = CheckClaims(policy, now, verified.claims);
  if (fault != TokenFault::kNone) return {fault, {}};
  return verified;
}

}  // namespace noordster::identity
