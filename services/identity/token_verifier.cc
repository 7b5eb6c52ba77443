// SPDX-License-Identifier: EUPL-1.2
#include "services/identity/token_verifier.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "services/base/digest.h"

namespace noordster::identity {

TokenVerifier::TokenVerifier(TokenPolicy policy, std::string person_claim, KeySet keys)
    : policy_(std::move(policy)),
      person_claim_(std::move(person_claim)),
      keys_(std::make_shared<const KeySet>(std::move(keys))) {}

void TokenVerifier::ReplaceKeys(KeySet keys) {
  absl::MutexLock lock(&mutex_);
  keys_ = std::make_shared<const KeySet>(std::move(keys));
  remembered_.clear();
}

size_t TokenVerifier::remembered() const {
  absl::ReaderMutexLock lock(&mutex_);
  return remembered_.size();
}

TokenHolder TokenVerifier::HolderOf(absl::string_view token, absl::Time now) const {
  std::shared_ptr<const KeySet> keys;
  {
    absl::ReaderMutexLock lock(&mutex_);
    const auto found = remembered_.find(token);
    if (found != remembered_.end()) {
      if (now >= found->second.expiry + kClockLeeway) return {TokenFault::kExpired, ""};
      return {TokenFault::kNone, found->second.person_id};
    }
    keys = keys_;
  }
  const VerifiedToken verified = VerifyToken(token, *keys, policy_, now);
  if (verified.fault != TokenFault::kNone) return {verified.fault, ""};
  std::string person = absl::AsciiStrToLower(verified.claims.all.TextAt(person_claim_));
  if (!base::IsUuid(person)) return {TokenFault::kNoSubject, ""};
  absl::MutexLock lock(&mutex_);
  // Not what was verified with keys that went meanwhile.
  if (keys_ != keys) return {TokenFault::kNone, std::move(person)};
  if (remembered_.size() >= kRememberedTokensMax) remembered_.clear();
  remembered_[std::string(token)] = {person, verified.claims.expiry};
  return {TokenFault::kNone, std::move(person)};
}

}  // namespace noordster::identity
