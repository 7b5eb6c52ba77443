// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_IDENTITY_TOKEN_VERIFIER_H_
#define NOORDSTER_SERVICES_IDENTITY_TOKEN_VERIFIER_H_

#include <cstddef>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/identity/key_set.h"
#include "services/identity/token.h"

namespace noordster::identity {

// Tokens whose signature was found good and that are remembered as long as they hold, so that the
// many calls under one token cost one verification; beyond it all are verified anew.
inline constexpr size_t kRememberedTokensMax = 10000;

// Whose token it is, or why it is refused.
struct TokenHolder {
  TokenFault fault = TokenFault::kNone;
  // A UUID of version 4 in lower case; empty unless there is no fault.
  std::string person_id;
};

// Tells from tokens who calls. Which claim holds the id under which a person is registered here is
// set per issuer: "sub" of Keycloak, "oid" of Entra ID. Safe from any thread.
class TokenVerifier {
 public:
  TokenVerifier(TokenPolicy policy, std::string person_claim, KeySet keys);

  // Verifies with other keys from now on; tokens of keys that are gone are refused at once.
  void ReplaceKeys(KeySet keys);

  // kNoSubject when the claim is no UUID of version 4: no person can be registered under it.
  TokenHolder HolderOf(absl::string_view token, absl::Time now) const;

  // How many tokens are remembered: at most kRememberedTokensMax.
  size_t remembered() const;

 private:
  struct Remembered {
    std::string person_id;
    absl::Time expiry;
  };

  const TokenPolicy policy_;
  const std::string person_claim_;
  mutable absl::Mutex mutex_;
  std::shared_ptr<const KeySet> keys_ ABSL_GUARDED_BY(mutex_);
  // By the token, whole: a digest would do, and takes as long as looking it up.
  mutable absl::flat_hash_map<std::string, Remembered> remembered_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::identity

#endif  // NOORDSTER_SERVICES_IDENTITY_TOKEN_VERIFIER_H_
