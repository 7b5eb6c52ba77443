// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_CALLERS_H_
#define NOORDSTER_SERVICES_API_CALL_CALLERS_H_

#include <grpcpp/grpcpp.h>

#include <string>

#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/engine/command.h"
#include "services/identity/token_verifier.h"

namespace noordster::api {

// Tells who makes a call from what comes with that call, and from nothing else: two calls on one
// connection may be of two people. A value; safe from any thread.
//
// - A token (metadata "authorization: Bearer …", once) says which person or system calls. What
//   passes it on, such as a proxy with a certificate of its own, does not count.
// - Without a token, a client certificate says which system calls, by one name in it of the form
//   "urn:uuid:<id of the account>". One without such a name says nothing.
// - Without either the call comes from the public, where that was allowed.
class Callers {
 public:
  // Everyone who can reach the server is the trusted local user; it is refused that a call shows a
  // token, as its sender expects it to count.
  Callers() = default;

  // Verifier and clock outlive it. Null: there are no tokens, only certificates.
  Callers(const identity::TokenVerifier* tokens, const base::Clock& clock, bool lets_public_in)
      : knows_nobody_(false), lets_public_in_(lets_public_in), tokens_(tokens), clock_(&clock) {}

  // NOT_AUTHENTICATED, in the same words whatever is wrong; `fault` says what in a fixed word, for
  // logs alone.
  absl::StatusOr<engine::Caller> CallerOf(const grpc::ServerContextBase& context,
                                          std::string& fault) const;

 private:
  bool knows_nobody_ = true;
  bool lets_public_in_ = false;
  const identity::TokenVerifier* tokens_ = nullptr;
  const base::Clock* clock_ = nullptr;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_CALLERS_H_
