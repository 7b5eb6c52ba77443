// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/status_table.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/base/log.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

using engine::Refusal;

// A message is for a quick look; it travels twice.
constexpr size_t kMessageBytesMax = 700;
// Bounds of the violations of one answer; what they are about stands in error_reason.proto.
constexpr size_t kDetailsBytesMin = 4 << 10;
constexpr size_t kDetailsBytesMax = 128 << 10;

// What a status means that did not come from a rule.
Refusal RefusalFor(const absl::Status& status) {
  Refusal refusal;
  switch (status.code()) {
    case absl::StatusCode::kDataLoss:
      refusal.set_reason(noordster::v1::STORE_DAMAGED);
      break;
    case absl::StatusCode::kResourceExhausted:
      refusal.set_reason(noordster::v1::DISK_NEARLY_FULL);
      break;
    case absl::StatusCode::kUnavailable:
      refusal.set_reason(noordster::v1::NOT_SERVING);
      break;
    default:
      refusal.set_reason(noordster::v1::INTERNAL_FAULT);
  }
  return refusal;
}

Refusal ShownRefusalOf(const absl::Status& status) {
  std::optional<Refusal> refusal = engine::RefusalOf(status);
  return refusal.has_value() ? *std::move(refusal) : RefusalFor(status);
}

// The beginning of a message, in whole characters.
absl::string_view Shortened(absl::string_view message) {
  if (message.size() <= kMessageBytesMax) return message;
  size_t end = kMessageBytesMax;
  while (end > 0 && (static_cast<unsigned char>(message[end]) & 0xc0) == 0x80) --end;
  return message.substr(0, end);
}

// The violations of a refusal, as many as fit.
google::rpc::BadRequest BadRequestOf(const Refusal& refusal, size_t bytes_max) {
  google::rpc::BadRequest bad;
  size_t bytes = 0;
  for (const auto& violation : refusal.violations()) {
    bytes += violation.ByteSizeLong();
    if (bytes > bytes_max) break;
    auto* field = bad.add_field_violations();
    field->set_field(violation.field());
    field->set_description(violation.description());
  }
  return bad;
}

// The blockers of a refusal, as many as fit twice.
std::vector<noordster::v1::Blocker> BlockersOf(const Refusal& refusal, size_t bytes_max) {
  std::vector<noordster::v1::Blocker> blockers;
  size_t bytes = 0;
  for (const auto& blocker : refusal.blockers()) {
    bytes += 2 * blocker.ByteSizeLong();
    if (bytes > bytes_max) break;
    blockers.push_back(blocker);
  }
  return blockers;
}

void AddDetails(const Refusal& refusal, size_t bytes_max, google::rpc::Status& wire) {
  const google::rpc::BadRequest bad = BadRequestOf(refusal, bytes_max);
  google::rpc::ErrorInfo info;
  info.set_domain("noordster");
  info.set_reason(noordster::v1::ErrorReason_Name(refusal.reason()));
  for (const auto& detail : refusal.details()) {
    (*info.mutable_metadata())[detail.key()] = detail.value();
  }
  const std::vector<noordster::v1::Blocker> blockers = BlockersOf(refusal, bytes_max);
  const int omitted = refusal.violations_size() - bad.field_violations_size() +
                      refusal.blockers_size() - static_cast<int>(blockers.size());
  if (omitted > 0) (*info.mutable_metadata())["omitted"] = absl::StrCat(omitted);
  wire.add_details()->PackFrom(info);
  if (refusal.retry_after_micros() > 0) {
    google::rpc::RetryInfo retry;
    *retry.mutable_retry_delay() =
        google::protobuf::util::TimeUtil::MicrosecondsToDuration(refusal.retry_after_micros());
    wire.add_details()->PackFrom(retry);
  }
  if (refusal.violations_size() > 0) wire.add_details()->PackFrom(bad);
  if (!blockers.empty()) {
    google::rpc::PreconditionFailure failure;
    noordster::v1::Blockers shown;
    for (const auto& blocker : blockers) {
      auto* violation = failure.add_violations();
      violation->set_type(blocker.reason() == noordster::v1::GUARDS_UNMET
                              ? noordster::v1::GuardKind_Name(blocker.kind())
                              : noordster::v1::ErrorReason_Name(blocker.reason()));
      violation->set_subject(blocker.stage() +
                             (blocker.guard().empty() ? "" : "/" + blocker.guard()));
      violation->set_description("can be lifted by " +
                                 noordster::v1::Lifter_Name(blocker.lifter()));
      *shown.add_blockers() = blocker;
    }
    wire.add_details()->PackFrom(failure);
    wire.add_details()->PackFrom(shown);
  }
}

}  // namespace

noordster::v1::ErrorReason ShownReasonOf(const absl::Status& status) {
  return ShownRefusalOf(status).reason();
}

absl::StatusCode ShownCodeOf(const absl::Status& status) {
  if (status.ok()) return absl::StatusCode::kOk;
  return ShownReasonOf(status) == noordster::v1::INTERNAL_FAULT ? absl::StatusCode::kInternal
                                                                : status.code();
}

grpc::Status ToGrpcStatus(const absl::Status& status, size_t details_bytes_max) {
  if (status.ok()) return grpc::Status::OK;
  const Refusal shown = ShownRefusalOf(status);
  const absl::StatusCode code = ShownCodeOf(status);
  std::string message(Shortened(status.message()));
  if (status.code() == absl::StatusCode::kDataLoss) {
    base::Log("store_damaged", {{"status", status.ToString()}});
  }
  if (shown.reason() == noordster::v1::INTERNAL_FAULT) {
    base::Log("internal_fault", {{"status", status.ToString()}});
    message = "a fault of the server; its log says more";
  }
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(code));
  wire.set_message(message);
  AddDetails(shown, std::clamp(details_bytes_max, kDetailsBytesMin, kDetailsBytesMax), wire);
  return grpc::Status(static_cast<grpc::StatusCode>(code), message, wire.SerializeAsString());
}

}  // namespace noordster::api
