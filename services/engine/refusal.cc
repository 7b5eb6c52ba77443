// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/refusal.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace noordster::engine {
namespace {

constexpr absl::string_view kPayload = "noordster.internal.v1.Refusal";

absl::StatusCode CodeOf(noordster::v1::ErrorReason reason) {
  switch (reason) {
    case noordster::v1::INVALID_FIELD:
    case noordster::v1::MALFORMED_MESSAGE:
    case noordster::v1::PATH_INVALID:
    case noordster::v1::PAGE_TOKEN_INVALID:
    case noordster::v1::CURSOR_INVALID:
      return absl::StatusCode::kInvalidArgument;
    case noordster::v1::RESOURCE_NOT_FOUND:
      return absl::StatusCode::kNotFound;
    case noordster::v1::RESOURCE_EXISTS:
    case noordster::v1::REQUEST_ID_REUSED:
      return absl::StatusCode::kAlreadyExists;
    case noordster::v1::ETAG_MISMATCH:
      return absl::StatusCode::kAborted;
    case noordster::v1::NOT_AUTHENTICATED:
      return absl::StatusCode::kUnauthenticated;
    case noordster::v1::NOT_ALLOWED:
      return absl::StatusCode::kPermissionDenied;
    case noordster::v1::LIMIT_REACHED:
    case noordster::v1::DISK_NEARLY_FULL:
      return absl::StatusCode::kResourceExhausted;
    case noordster::v1::OUTCOME_UNCERTAIN:
    case noordster::v1::NOT_SERVING:
    case noordster::v1::REVISION_NOT_REACHED:
      return absl::StatusCode::kUnavailable;
    case noordster::v1::NOT_IN_TIME:
      return absl::StatusCode::kDeadlineExceeded;
    case noordster::v1::STORE_DAMAGED:
      return absl::StatusCode::kDataLoss;
    case noordster::v1::INTERNAL_FAULT:
      return absl::StatusCode::kInternal;
    default:
      return absl::StatusCode::kFailedPrecondition;
  }
}

void AddDetail(absl::string_view key, absl::string_view value, Refusal& refusal) {
  auto* detail = refusal.add_details();
  detail->set_key(std::string(key));
  detail->set_value(std::string(value));
}

absl::Status WithPayload(const Refusal& refusal, absl::string_view message) {
  absl::Status status(CodeOf(refusal.reason()), message);
  status.SetPayload(kPayload, absl::Cord(refusal.SerializeAsString()));
  return status;
}

}  // namespace

absl::Status Refuse(noordster::v1::ErrorReason reason, absl::string_view message,
                    std::initializer_list<RefusalDetail> details) {
  Refusal refusal;
  refusal.set_reason(reason);
  for (const auto& [key, value] : details) AddDetail(key, value, refusal);
  return WithPayload(refusal, message);
}

absl::Status RefuseUnfit(absl::string_view field, absl::string_view resource,
                         absl::string_view why) {
  return Refuse(noordster::v1::REFERENCE_UNFIT, absl::StrCat(resource, " ", why),
                {{"field", field}, {"resource", resource}});
}

absl::Status RefuseLimit(absl::string_view resource, int most, absl::string_view limit,
                         absl::string_view way_out) {
  return Refuse(noordster::v1::LIMIT_REACHED,
                absl::StrCat(resource, " has ", most, " ", limit, ", the most: ", way_out),
                {{"limit", limit}, {"resource", resource}});
}

absl::Status RefuseForNow(absl::string_view limit, absl::string_view message, absl::Duration wait) {
  Refusal refusal;
  refusal.set_reason(noordster::v1::LIMIT_REACHED);
  AddDetail("limit", limit, refusal);
  // Not a moment too early.
  refusal.set_retry_after_micros(
      absl::ToInt64Microseconds(absl::Ceil(wait, absl::Microseconds(1))));
  return WithPayload(refusal, message);
}

absl::Status RefuseBlocked(std::vector<noordster::v1::Blocker> blockers) {
  Refusal refusal;
  refusal.set_reason(blockers.front().reason());
  std::vector<std::string> parts;
  for (noordster::v1::Blocker& blocker : blockers) {
    parts.push_back(blocker.reason() == noordster::v1::GUARDS_UNMET
                        ? absl::StrCat("guard ", blocker.guard(), " of stage ", blocker.stage())
                        : absl::StrCat(noordster::v1::ErrorReason_Name(blocker.reason()),
                                       blocker.subject().empty() ? "" : " ", blocker.subject()));
    *refusal.add_blockers() = std::move(blocker);
  }
  return WithPayload(refusal, absl::StrCat("not possible: ", absl::StrJoin(parts, ", ")));
}

FieldViolation Violation(std::string field, std::string description) {
  FieldViolation violation;
  violation.set_field(std::move(field));
  violation.set_description(std::move(description));
  return violation;
}

absl::Status RefuseFields(noordster::v1::ErrorReason reason,
                          const std::vector<FieldViolation>& violations) {
  Refusal refusal;
  refusal.set_reason(reason);
  std::vector<std::string> parts;
  for (const FieldViolation& violation : violations) {
    parts.push_back(absl::StrCat(violation.field(), ": ", violation.description()));
    *refusal.add_violations() = violation;
  }
  // The message is for a quick look; a caller reads the violations.
  constexpr size_t kShown = 5;
  std::string message =
      absl::StrJoin(parts.begin(), parts.begin() + std::min(parts.size(), kShown), "; ");
  if (parts.size() > kShown) absl::StrAppend(&message, "; and ", parts.size() - kShown, " more");
  return WithPayload(refusal, message);
}

std::optional<Refusal> RefusalOf(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(kPayload);
  Refusal refusal;
  if (!payload.has_value() || !refusal.ParseFromString(std::string(*payload))) return std::nullopt;
  return refusal;
}

noordster::v1::ErrorReason ReasonOf(const absl::Status& status) {
  const std::optional<Refusal> refusal = RefusalOf(status);
  return refusal.has_value() ? refusal->reason() : noordster::v1::ERROR_REASON_UNSPECIFIED;
}

}  // namespace noordster::engine
