// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/rpc.h"

#include <chrono>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "services/api/call/field_check.h"
#include "services/api/call/status_table.h"
#include "services/base/limits.h"
#include "services/base/peer.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

absl::Time DeadlineOf(const grpc::CallbackServerContext& context) {
  const std::chrono::system_clock::time_point deadline = context.deadline();
  return deadline == std::chrono::system_clock::time_point::max() ? absl::InfiniteFuture()
                                                                  : absl::FromChrono(deadline);
}

// The address that stands for a caller nobody knows.
std::string SenderOf(const grpc::CallbackServerContext& context, const AccessEntry& entry) {
  const bool is_public = entry.actor.kind() == noordster::internal::v1::Actor::ANONYMOUS;
  return is_public ? base::SenderOf(context.peer()) : "";
}

// How much of violations the caller says it takes.
size_t DetailsBytesMaxOf(const grpc::CallbackServerContext& context, const absl::Status& status) {
  if (status.ok()) return 0;
  const auto found = context.client_metadata().find("noordster-details-max-bytes");
  uint32_t bytes = 0;
  if (found == context.client_metadata().end() ||
      !absl::SimpleAtoi(absl::string_view(found->second.data(), found->second.size()), &bytes)) {
    return 0;
  }
  return bytes;
}

// Copies the bytes of a message out of gRPC's slices, or back into one.
bool Flatten(const grpc::ByteBuffer& buffer, std::string& bytes) {
  std::vector<grpc::Slice> slices;
  if (!buffer.Dump(&slices).ok()) return false;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return true;
}

grpc::Slice SliceOf(const google::protobuf::Message& message) {
  grpc::Slice slice(message.ByteSizeLong());
  // Nobody else has it yet.
  message.SerializeWithCachedSizesToArray(const_cast<uint8_t*>(slice.begin()));
  return slice;
}

}  // namespace

absl::Status RpcService::ParseChecked(grpc::ByteBuffer* bytes, google::protobuf::Message& request) {
  std::string flat;
  if (!Flatten(*bytes, flat) || !request.ParseFromString(flat)) {
    return engine::Refuse(noordster::v1::MALFORMED_MESSAGE,
                          absl::StrCat("the bytes are no ", request.GetDescriptor()->full_name(),
                                       ", or a text in it is no UTF-8"),
                          {{"message", request.GetDescriptor()->full_name()}});
  }
  return CheckFields(request);
}

void RpcService::Register(const std::string& method, Budget budget, BytesHandler handler) {
  using grpc::internal::CallbackUnaryHandler;
  using grpc::internal::RpcMethod;
  using grpc::internal::RpcServiceMethod;
  const std::string& name = method_names_.emplace_back(absl::StrCat("/", full_name_, "/", method));
  AddMethod(new RpcServiceMethod(name.c_str(), RpcMethod::NORMAL_RPC, nullptr));
  MarkMethodRawCallback(
      static_cast<int>(method_names_.size()) - 1,
      new CallbackUnaryHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
          [this, action = absl::string_view(name).substr(1), budget, handler = std::move(handler)](
              grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
              grpc::ByteBuffer* response) {
            grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
            auto entry = std::make_shared<AccessEntry>(entrance_.Begin(action, budget));
            BytesDone done = [this, context, reactor, response, entry](
                                 const absl::Status& status,
                                 const google::protobuf::Message* message) {
              if (message != nullptr) {
                const grpc::Slice slice = SliceOf(*message);
                *response = grpc::ByteBuffer(&slice, 1);
              }
              // Before the answer: what was answered is in the log.
              entrance_.End(*context, status, *entry);
              reactor->Finish(ToGrpcStatus(status, DetailsBytesMaxOf(*context, status)));
            };
            absl::StatusOr<engine::Caller> caller = entrance_.Admit(*context, *entry);
            if (!caller.ok()) {
              done(caller.status(), nullptr);
              return reactor;
            }
            grpc::ByteBuffer bytes(*request);
            handler({*std::move(caller), DeadlineOf(*context), budget, SenderOf(*context, *entry)},
                    &bytes, entry, std::move(done));
            return reactor;
          }));
}

void RpcService::RegisterStream(const std::string& method, StreamHandler handler) {
  using grpc::internal::CallbackServerStreamingHandler;
  using grpc::internal::RpcMethod;
  using grpc::internal::RpcServiceMethod;
  const std::string& name = method_names_.emplace_back(absl::StrCat("/", full_name_, "/", method));
  AddMethod(new RpcServiceMethod(name.c_str(), RpcMethod::SERVER_STREAMING, nullptr));
  MarkMethodRawCallback(
      static_cast<int>(method_names_.size()) - 1,
      new CallbackServerStreamingHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
          [this, action = absl::string_view(name).substr(1), handler = std::move(handler)](
              grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
            auto entry = std::make_shared<AccessEntry>(entrance_.Begin(action, Budget::kReads));
            // Deletes itself once it is done.
            auto* stream =
                new ResponseStream(*context, [this, context, entry](const absl::Status& status) {
                  entrance_.End(*context, status, *entry);
                  return ToGrpcStatus(status, DetailsBytesMaxOf(*context, status));
                });
            const absl::StatusOr<engine::Caller> caller = entrance_.Admit(*context, *entry);
            grpc::ByteBuffer bytes(*request);
            const absl::Status begun = caller.ok()
                                           ? handler({*caller, DeadlineOf(*context), Budget::kReads,
                                                      SenderOf(*context, *entry)},
                                                     &bytes, *entry, *stream)
                                           : caller.status();
            if (!begun.ok()) stream->End(begun);
            return stream;
          }));
}

}  // namespace noordster::api
