// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/api_client.h"

#include <grpcpp/generic/generic_stub.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

constexpr std::chrono::seconds kDeadline(120);

std::shared_ptr<grpc::Channel> Connect(const std::string& address) {
  grpc::ChannelArguments arguments;
  // Channels of one process share connections, and with them how long they wait after a failure.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetMaxSendMessageSize(-1);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

grpc::ByteBuffer ToBuffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

std::string ToBytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

// Waits for the next thing on a queue; whether it worked.
bool Next(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool worked = false;
  return queue.Next(&tag, &worked) && worked;
}

}  // namespace

RefusalDetails DetailsOf(const grpc::Status& status) {
  RefusalDetails details;
  google::rpc::Status wire;
  if (!wire.ParseFromString(status.error_details())) return details;
  for (const google::protobuf::Any& any : wire.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad;
    google::rpc::PreconditionFailure failure;
    v1::Blockers blockers;
    google::rpc::RetryInfo retry;
    if (any.UnpackTo(&info) && info.domain() == "noordster") {
      v1::ErrorReason_Parse(info.reason(), &details.reason);
      details.metadata = {info.metadata().begin(), info.metadata().end()};
    } else if (any.UnpackTo(&bad)) {
      for (const auto& violation : bad.field_violations()) {
        details.fields.push_back(violation.field());
      }
    } else if (any.UnpackTo(&failure)) {
      for (const auto& violation : failure.violations()) {
        details.preconditions.push_back(violation.type());
      }
    } else if (any.UnpackTo(&blockers)) {
      details.blockers = {blockers.blockers().begin(), blockers.blockers().end()};
    } else if (any.UnpackTo(&retry)) {
      details.retry_after = absl::Seconds(retry.retry_delay().seconds()) +
                            absl::Nanoseconds(retry.retry_delay().nanos());
    }
  }
  return details;
}

std::vector<v1::ErrorReason> BlockerReasonsOf(const grpc::Status& status) {
  std::vector<v1::ErrorReason> reasons;
  for (const v1::Blocker& blocker : DetailsOf(status).blockers) reasons.push_back(blocker.reason());
  return reasons;
}

std::string Describe(const grpc::Status& status) {
  if (status.ok()) return "OK";
  return absl::StrCat("code ", static_cast<int>(status.error_code()), ", reason ",
                      v1::ErrorReason_Name(DetailsOf(status).reason), ": ", status.error_message());
}

void RequireOk(const grpc::Status& status, const std::string& request) {
  if (status.ok()) return;
  std::fprintf(stderr, "a call failed: %s\nrequest: %s\n", Describe(status).c_str(),
               request.c_str());
  std::abort();
}

ApiClient::ApiClient(std::shared_ptr<grpc::Channel> channel) : channel_(std::move(channel)) {}

ApiClient::ApiClient(const std::string& address) : ApiClient(Connect(address)) {}

ApiClient ApiClient::As(const std::string& token) const {
  ApiClient client(channel_);
  client.token_ = token;
  return client;
}

void ApiClient::Prepare(grpc::ClientContext& context) const {
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
  if (!token_.empty()) context.AddMetadata("authorization", absl::StrCat("Bearer ", token_));
}

grpc::Status ApiClient::CallWithBytes(const std::string& method, const std::string& bytes,
                                      std::string* answer) {
  if (absl::EndsWith(method, "/Subscribe")) {
    std::string first;
    return CallStreamWithBytes(method, bytes, answer == nullptr ? &first : answer);
  }
  grpc::GenericStub stub(channel_);
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  Prepare(context);
  grpc::Status status;
  grpc::ByteBuffer buffer;
  const auto call = stub.PrepareUnaryCall(&context, method, ToBuffer(bytes), &queue);
  call->StartCall();
  call->Finish(&buffer, &status, nullptr);
  Next(queue);
  if (status.ok() && answer != nullptr) *answer = ToBytes(buffer);
  return status;
}

grpc::Status ApiClient::CallStreamWithBytes(const std::string& method, const std::string& bytes,
                                            std::string* answer) {
  grpc::GenericStub stub(channel_);
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  Prepare(context);
  grpc::Status status;
  grpc::ByteBuffer buffer;
  const auto call = stub.PrepareCall(&context, method, &queue);
  call->StartCall(nullptr);
  bool worked = Next(queue);
  if (worked) {
    call->Write(ToBuffer(bytes), nullptr);
    worked = Next(queue);
  }
  if (worked) {
    call->Read(&buffer, nullptr);
    worked = Next(queue);
  }
  if (worked) {
    *answer = ToBytes(buffer);
    context.TryCancel();
  }
  call->Finish(&status, nullptr);
  Next(queue);
  return worked ? grpc::Status::OK : status;
}

}  // namespace noordster::testing
