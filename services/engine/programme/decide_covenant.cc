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
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Covenant;
using noordster::internal::v1::Signature;

absl::Status RefuseSignatory(const std::string& field, std::string description) {
  return RefuseFields(v1::INVALID_FIELD,
                      {Violation(absl::StrCat("signatory.", field), std::move(description))});
}

// Who stands in a place; null: it is unnamed.
const Signature* SignatureIn(int32_t place, const Covenant& covenant) {
  const auto at = absl::c_find_if(covenant.signatures(),
                                  [place](const Signature& each) { return each.place() == place; });
  return at == covenant.signatures().end() ? nullptr : &*at;
}

// A partner of the programme of the covenant, or nobody in a place where somebody stands.
absl::Status CheckSignatory(const Case& now, const SignCovenant& command,
                            const Covenant& covenant) {
  const Signature& signature = command.signature;
  if (signature.place() > covenant.places()) {
    return RefuseSignatory("place", absl::StrCat("must be at most ", covenant.places()));
  }
  if (!signature.partner().empty()) {
    if (ParentOf(signature.partner()) != ParentOf(command.covenant)) {
      return RefuseUnfit("signatory.partner", signature.partner(),
                         absl::StrCat("is not of ", ParentOf(command.covenant)));
    }
    return Require(now.state, signature.partner()).status();
  }
  if (signature.has_role() || !signature.signed_date().empty()) {
    return RefuseSignatory("partner",
                           "must be given with a role or a day: name who signed, or "
                           "leave these out as well");
  }
  if (SignatureIn(signature.place(), covenant) != nullptr) return absl::OkStatus();
  return RefuseSignatory("partner", absl::StrCat("must be given, as place ", signature.place(),
                                                 " is unnamed already: name who signed"));
}

// Whether that stands already.
bool IsSignedSo(const SignCovenant& command, const Covenant& covenant) {
  const Signature& signature = command.signature;
  const Signature* stands = SignatureIn(signature.place(), covenant);
  return stands != nullptr && stands->partner() == signature.partner() &&
         stands->signed_date() == signature.signed_date() &&
         stands->has_role() == signature.has_role() &&
         (!signature.has_role() || stands->role().id() == command.standing_role.id());
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const SignCovenant& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.covenant);
  if (!record.ok()) return record.status();
  const Covenant& covenant = (*record)->covenant();
  const Signature& signature = command.signature;
  if (absl::Status fits = CheckSignatory(now, command, covenant); !fits.ok()) return fits;
  Decision decision;
  decision.resource = command.covenant;
  if (IsSignedSo(command, covenant)) {
    if (signature.has_role()) decision.erased_texts.push_back(signature.role().id());
    return decision;
  }
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
  auto& event = *decision.events.emplace_back().mutable_covenant_signed();
  event.set_covenant(command.covenant);
  *event.mutable_signature() = signature;
  return decision;
}

}  // namespace noordster::engine
