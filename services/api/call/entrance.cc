// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/entrance.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/api/call/status_table.h"
#include "services/api/convert.h"
#include "services/base/limits.h"
#include "services/base/log.h"
#include "services/base/peer.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

using noordster::internal::v1::Actor;

// Whether a read was refused for who asks, or for asking too much. What may not be seen is as if it
// did not exist.
bool IsAboutCaller(noordster::v1::ErrorReason reason) {
  return reason == noordster::v1::NOT_AUTHENTICATED || reason == noordster::v1::NOT_ALLOWED ||
         reason == noordster::v1::RESOURCE_NOT_FOUND || reason == noordster::v1::LIMIT_REACHED;
}

// Whether refusing it costs the sender nothing, so that it can be had without end.
bool IsFree(const AccessEntry& entry) {
  return !entry.is_act() || entry.reason == noordster::v1::NOT_AUTHENTICATED ||
         entry.reason == noordster::v1::LIMIT_REACHED;
}

// The bound a refusal names.
std::string LimitOf(const absl::Status& status) {
  const std::optional<engine::Refusal> refusal = engine::RefusalOf(status);
  if (!refusal.has_value() || refusal->reason() != noordster::v1::LIMIT_REACHED) return "";
  for (const auto& detail : refusal->details()) {
    if (detail.key() == "limit") return detail.value();
  }
  return "";
}

}  // namespace

Entrance::Entrance(const Callers& callers, const runtime::Queries& queries, Limiter& limiter,
                   AccessLog* log, const base::Clock& clock)
    : callers_(callers),
      queries_(queries),
      limiter_(limiter),
      log_(log),
      clock_(clock),
      lines_({limits::kRefusalLinesPerSecond, limits::kRefusalLinesAtOnce},
             limits::kRememberedCallersMax) {}

AccessEntry Entrance::Begin(absl::string_view action, Budget budget) const {
  AccessEntry entry;
  entry.time = clock_.Now();
  // Until the end: the moment it began.
  entry.duration = clock_.SinceBoot();
  entry.action = action;
  entry.budget = budget;
  return entry;
}

absl::StatusOr<engine::Caller> Entrance::Admit(const grpc::ServerContextBase& context,
                                               AccessEntry& entry) const {
  absl::StatusOr<engine::Caller> caller = callers_.CallerOf(context, entry.fault);
  if (!caller.ok()) return caller;
  entry.actor = caller->actor;
  const bool is_public = caller->actor.kind() == Actor::ANONYMOUS;
  const std::string sender = is_public ? base::SenderOf(context.peer()) : "";
  absl::Status taken = limiter_.TakeForCaller(*caller, sender, entry.budget);
  if (!taken.ok()) return taken;
  return caller;
}

absl::Status Entrance::AdmitTo(const engine::Caller& caller, std::string object,
                               AccessEntry& entry) const {
  entry.municipality = MunicipalityOf(object);
  entry.object = std::move(object);
  const bool holds_mandate = queries_.HoldsMandate(caller, entry.municipality);
  return limiter_.TakeForMunicipality(caller, holds_mandate, entry.municipality, entry.budget);
}

void Entrance::End(const grpc::ServerContextBase& context, const absl::Status& status,
                   AccessEntry& entry) {
  entry.reason = status.ok() ? noordster::v1::ERROR_REASON_UNSPECIFIED : ShownReasonOf(status);
  if (!IsWritten(entry)) return;
  entry.origin = context.peer();
  if (!status.ok() && IsFree(entry)) {
    const std::string& person = entry.actor.person_id();
    const std::string sender = person.empty() ? base::SenderOf(entry.origin) : person;
    if (lines_.Take(sender, clock_.SinceBoot()) > absl::ZeroDuration()) {
      ++omitted_;
      return;
    }
  }
  entry.result = absl::StatusCodeToString(ShownCodeOf(status));
  entry.limit = LimitOf(status);
  entry.duration = clock_.SinceBoot() - entry.duration;
  entry.omitted = omitted_.exchange(0);
  Write(entry);
}

bool Entrance::IsWritten(const AccessEntry& entry) const {
  if (log_ == nullptr) return entry.reason == noordster::v1::NOT_AUTHENTICATED;
  return entry.is_act() || IsAboutCaller(entry.reason);
}

void Entrance::Write(const AccessEntry& entry) const {
  if (log_ != nullptr) {
    log_->Write(entry);
    return;
  }
  base::Log(
      "caller_refused",
      {{"why", entry.fault}, {"peer", entry.origin}, {"omitted", absl::StrCat(entry.omitted)}});
}

}  // namespace noordster::api
