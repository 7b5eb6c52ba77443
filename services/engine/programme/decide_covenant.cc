// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {

namespace v1 = noordster::v1;
using noordster::internal::v1::Covenant;
using noordster::internal::v1::Signature;

absl::StatusOr<Decision> DecideOn(const Case& now, const SignCovenant& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.covenant);
  if (!record.ok()) return record.status();
  const Covenant& covenant = (*record)->covenant();
  const Signature& signature = command.signature;
  if (signature.place() > covenant.places()) {
    return RefuseFields(
        v1::INVALID_FIELD,
        {Violation("signatory.place", absl::StrCat("must be at most ", covenant.places()))});
  }
  if (ParentOf(signature.partner()) != ParentOf(command.covenant)) {
    return RefuseUnfit("signatory.partner", signature.partner(),
                       absl::StrCat("is not of ", ParentOf(command.covenant)));
  }
  absl::StatusOr<const Record*> partner = Require(now.state, signature.partner());
  if (!partner.ok()) return partner.status();
  // Whoever stands there, or stands elsewhere, was recorded so.
  const bool puts_right =
      absl::c_any_of(covenant.signatures(), [&signature](const Signature& each) {
        return each.place() == signature.place() || each.partner() == signature.partner();
      });
  std::vector<v1::Blocker> blockers;
  if (!signature.signed_date().empty()) BlockFuture(now, signature.signed_date(), "", blockers);
  if (puts_right && now.request.reason.id().empty()) {
    Block(v1::REASON_REQUIRED, "", "reason", blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.covenant;
  auto& event = *decision.events.emplace_back().mutable_covenant_signed();
  event.set_covenant(command.covenant);
  *event.mutable_signature() = signature;
  return decision;
}

}  // namespace noordster::engine
