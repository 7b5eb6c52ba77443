// SPDX-License-Identifier: EUPL-1.2
#include "services/api/status_table.h"

#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/base/log.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

using engine::Refusal;

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
    case absl::StatusCode::kDeadlineExceeded:
      refusal.set_reason(noordster::v1::NOT_SERVING);
      break;
    default:
      refusal.set_reason(noordster::v1::INTERNAL_FAULT);
  }
  return refusal;
}

void AddDetails(const Refusal& refusal, google::rpc::Status& wire) {
  google::rpc::ErrorInfo info;
  info.set_domain("noordster");
  info.set_reason(noordster::v1::ErrorReason_Name(refusal.reason()));
  for (const auto& detail : refusal.details()) {
    (*info.mutable_metadata())[detail.key()] = detail.value();
  }
  wire.add_details()->PackFrom(info);
  if (refusal.violations_size() > 0) {
    google::rpc::BadRequest bad;
    for (const auto& violation : refusal.violations()) {
      auto* field = bad.add_field_violations();
      field->set_field(violation.field());
      field->set_description(violation.description());
    }
    wire.add_details()->PackFrom(bad);
  }
  if (refusal.blockers_size() > 0) {
    google::rpc::PreconditionFailure failure;
    noordster::v1::Blockers blockers;
    for (const auto& blocker : refusal.blockers()) {
      auto* violation = failure.add_violations();
      violation->set_type(blocker.reason() == noordster::v1::GUARDS_UNMET
                              ? noordster::v1::GuardKind_Name(blocker.kind())
                              : noordster::v1::ErrorReason_Name(blocker.reason()));
      violation->set_subject(blocker.stage() +
                             (blocker.guard().empty() ? "" : "/" + blocker.guard()));
      violation->set_description("can be lifted by " +
                                 noordster::v1::Lifter_Name(blocker.lifter()));
      *blockers.add_blockers() = blocker;
    }
    wire.add_details()->PackFrom(failure);
    wire.add_details()->PackFrom(blockers);
  }
}

}  // namespace

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const std::optional<Refusal> refusal = engine::RefusalOf(status);
  const Refusal shown = refusal.has_value() ? *refusal : RefusalFor(status);
  absl::StatusCode code = status.code();
  std::string message(status.message());
  if (shown.reason() == noordster::v1::INTERNAL_FAULT) {
    base::Log("internal_fault", {{"status", status.ToString()}});
    code = absl::StatusCode::kInternal;
    message = "a fault of the server; its log says more";
  }
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(code));
  wire.set_message(message);
  AddDetails(shown, wire);
  return grpc::Status(static_cast<grpc::StatusCode>(code), message, wire.SerializeAsString());
}

}  // namespace noordster::api
