// SPDX-License-Identifier: EUPL-1.2
#include "clients/cpp/noordster/error.h"

#include <algorithm>

#include "absl/strings/cord.h"
#include "absl/types/optional.h"
#include "google/protobuf/util/time_util.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace noordster {
namespace {

constexpr char kPayloadUrl[] = "type.googleapis.com/google.rpc.Status";
constexpr char kUncertainAttemptUrl[] = "noordster.client.UncertainAttempt";
constexpr char kDomain[] = "noordster";

void Read(const google::protobuf::Any& detail, ErrorDetails& details) {
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  v1::Blockers blockers;
  google::rpc::RetryInfo retry;
  if (detail.UnpackTo(&info)) {
    details.reason = info.reason();
    details.metadata.insert(info.metadata().begin(), info.metadata().end());
  } else if (detail.UnpackTo(&bad_request)) {
    for (const auto& violation : bad_request.field_violations()) {
      details.violations.push_back({violation.field(), violation.description()});
    }
  } else if (detail.UnpackTo(&blockers)) {
    details.blockers.assign(blockers.blockers().begin(), blockers.blockers().end());
  } else if (detail.UnpackTo(&retry)) {
    details.retry_after =
        std::max(absl::ZeroDuration(), absl::Seconds(retry.retry_delay().seconds()) +
                                           absl::Nanoseconds(retry.retry_delay().nanos()));
  }
}

}  // namespace

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  if (!status.error_details().empty()) {
    result.SetPayload(kPayloadUrl, absl::Cord(status.error_details()));
  }
  return result;
}

ErrorDetails DetailsOf(const absl::Status& status) {
  ErrorDetails details;
  const absl::optional<absl::Cord> payload = status.GetPayload(kPayloadUrl);
  google::rpc::Status message;
  if (!payload.has_value() || !message.ParseFromString(std::string(*payload))) return details;
  for (const google::protobuf::Any& detail : message.details()) Read(detail, details);
  return details;
}

absl::Status WithUncertainAttempt(absl::Status status) {
  status.SetPayload(kUncertainAttemptUrl, absl::Cord());
  return status;
}

bool HasUncertainAttempt(const absl::Status& status) {
  return status.GetPayload(kUncertainAttemptUrl).has_value();
}

absl::Status WithDetails(absl::StatusCode code, absl::string_view message,
                         const ErrorDetails& details) {
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(code));
  wire.set_message(std::string(message));
  google::rpc::ErrorInfo info;
  info.set_domain(kDomain);
  info.set_reason(details.reason);
  info.mutable_metadata()->insert(details.metadata.begin(), details.metadata.end());
  wire.add_details()->PackFrom(info);
  if (!details.violations.empty()) {
    google::rpc::BadRequest bad_request;
    for (const FieldViolation& violation : details.violations) {
      auto* added = bad_request.add_field_violations();
      added->set_field(violation.field);
      added->set_description(violation.description);
    }
    wire.add_details()->PackFrom(bad_request);
  }
  if (!details.blockers.empty()) {
    v1::Blockers blockers;
    blockers.mutable_blockers()->Add(details.blockers.begin(), details.blockers.end());
    wire.add_details()->PackFrom(blockers);
  }
  if (details.retry_after.has_value()) {
    google::rpc::RetryInfo retry;
    *retry.mutable_retry_delay() = google::protobuf::util::TimeUtil::NanosecondsToDuration(
        absl::ToInt64Nanoseconds(*details.retry_after));
    wire.add_details()->PackFrom(retry);
  }
  absl::Status status(code, message);
  status.SetPayload(kPayloadUrl, absl::Cord(wire.SerializeAsString()));
  return status;
}

}  // namespace noordster
