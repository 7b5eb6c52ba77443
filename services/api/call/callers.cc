// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/callers.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "services/base/digest.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

using noordster::internal::v1::Actor;

constexpr char kAuthorization[] = "authorization";
constexpr absl::string_view kBearer = "bearer ";
constexpr absl::string_view kUuidName = "urn:uuid:";

// Whoever sends a bad token hears no more than that, so that nobody feels their way to a good one.
absl::Status Refused(absl::string_view why, std::string& fault) {
  fault = std::string(why);
  return engine::Refuse(noordster::v1::NOT_AUTHENTICATED, "the server does not know who calls");
}

engine::Caller By(Actor::Kind kind, std::string person_id = "") {
  engine::Caller caller;
  caller.actor.set_kind(kind);
  caller.actor.set_person_id(std::move(person_id));
  return caller;
}

// The account that the certificate of the caller names; absent when it names none.
std::optional<std::string> AccountOf(const grpc::ServerContextBase& context) {
  const std::shared_ptr<const grpc::AuthContext> peer = context.auth_context();
  if (peer == nullptr || !peer->IsPeerAuthenticated()) return std::nullopt;
  const std::vector<grpc::string_ref> names = peer->FindPropertyValues(GRPC_PEER_URI_PROPERTY_NAME);
  std::optional<std::string> account;
  for (const grpc::string_ref& name : names) {
    absl::string_view text(name.data(), name.size());
    if (!absl::ConsumePrefix(&text, kUuidName)) continue;
    // Two would leave open which of them calls.
    if (account.has_value()) return std::nullopt;
    account = absl::AsciiStrToLower(text);
  }
  if (account.has_value() && !base::IsUuid(*account)) return std::nullopt;
  return account;
}

}  // namespace

absl::StatusOr<engine::Caller> Callers::CallerOf(const grpc::ServerContextBase& context,
                                                 std::string& fault) const {
  const auto [begin, end] = context.client_metadata().equal_range(kAuthorization);
  if (knows_nobody_) {
    if (begin == end) return By(Actor::LOCAL_TRUSTED);
    fault = "token_without_credentials";
    return engine::Refuse(noordster::v1::NOT_AUTHENTICATED,
                          "this server runs without credentials and knows no tokens: leave it out");
  }
  if (begin != end) {
    if (std::next(begin) != end) return Refused("several_tokens", fault);
    absl::string_view value(begin->second.data(), begin->second.size());
    if (tokens_ == nullptr || !absl::StartsWithIgnoreCase(value, kBearer)) {
      return Refused("no_bearer_token", fault);
    }
    value.remove_prefix(kBearer.size());
    identity::TokenHolder holder = tokens_->HolderOf(value, clock_->Now());
    if (holder.fault != identity::TokenFault::kNone) {
      return Refused(identity::NameOf(holder.fault), fault);
    }
    return By(Actor::TOKEN, std::move(holder.person_id));
  }
  if (std::optional<std::string> account = AccountOf(context); account.has_value()) {
    return By(Actor::CERTIFICATE, *std::move(account));
  }
  if (lets_public_in_) return By(Actor::ANONYMOUS);
  return Refused("no_credentials", fault);
}

}  // namespace noordster::api
