// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_IDENTITY_TOKEN_H_
#define NOORDSTER_SERVICES_IDENTITY_TOKEN_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/identity/json.h"
#include "services/identity/key_set.h"

namespace noordster::identity {

// The longest token there is; metadata of a call is bounded at 8 KiB.
inline constexpr size_t kTokenBytesMax = 7000;

// How much the clocks of issuer and server may differ.
inline constexpr absl::Duration kClockLeeway = absl::Seconds(60);

// What a token must say to be meant for this server.
struct TokenPolicy {
  // Exactly as the issuer writes itself: "https://login.example.nl/realms/gemeente".
  std::string issuer;
  // One of those the token is for.
  std::string audience;
};

// Why a token is refused: for the log of who runs the server. A caller hears no more than that it
// was, whatever the reason, so that nobody can feel their way to a token that passes.
enum class TokenFault {
  kNone,
  kTooLarge,
  // Not three parts of base64url with a header and claims of JSON; a claim of another type.
  kMalformed,
  // No such key, or the token names another algorithm than that of the key.
  kUnknownKey,
  kOtherAlgorithm,
  // A header that asks for more than is understood here (RFC 7515 §4.1.11).
  kCritical,
  // No token for access: another type.
  kOtherType,
  kBadSignature,
  kOtherIssuer,
  kOtherAudience,
  kExpired,
  // Not valid yet, or issued in the future.
  kAhead,
  kNoSubject,
};

// A fixed word for a fault: "expired".
absl::string_view NameOf(TokenFault fault);

// What a token that holds says.
struct TokenClaims {
  // Whom it is about, to its issuer.
  std::string subject;
  // From then on it holds no more.
  absl::Time expiry;
  // Everything it says.
  Json all;
};

struct VerifiedToken {
  TokenFault fault = TokenFault::kNone;
  // Empty unless there is no fault.
  TokenClaims claims;
};

// Verifies a signed token in its compact form (RFC 7515, RFC 7519, RFC 8725): the signature by a
// key of the set, with the algorithm of that key, then what it claims. Nothing it says is looked at
// before its signature holds, but which key it is of. Pure.
VerifiedToken VerifyToken(absl::string_view token, const KeySet& keys, const TokenPolicy& policy,
                          absl::Time now);

}  // namespace noordster::identity

#endif  // NOORDSTER_SERVICES_IDENTITY_TOKEN_H_
