// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_RESPONSE_STREAM_H_
#define NOORDSTER_SERVICES_API_CALL_RESPONSE_STREAM_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"

namespace noordster::api {

// Hears of the events of a stream, each on a thread of gRPC. Destroyed with the stream.
class StreamListener {
 public:
  virtual ~StreamListener() = default;

  // What was written has left for the caller, and the next can be written; `ok` false: it never
  // will, as the caller is gone.
  virtual void OnWritten(bool ok) = 0;

  // The caller is gone, or the call was broken off. At any time, also while something is written.
  virtual void OnCancelled() = 0;
};

// The answers of one streaming call, as bytes of messages. One message at a time: the next is
// written once the one before has left, so that gRPC holds no more than one of a caller who is
// slow. Write and End are called by one thread at a time, End once and last; Break is safe from any
// thread until End. It deletes itself when gRPC is done with the call.
class ResponseStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  // Turns how a stream ends into what its caller gets. Called once.
  using Ending = std::function<grpc::Status(const absl::Status&)>;

  ResponseStream(grpc::CallbackServerContext& context, Ending ending)
      : context_(context), ending_(std::move(ending)) {}

  // REQUIRES: before anything is written.
  void Listen(std::unique_ptr<StreamListener> listener) { listener_ = std::move(listener); }

  void Write(const std::string& message);
  void End(const absl::Status& status) { Finish(ending_(status)); }
  void Break() { context_.TryCancel(); }

 private:
  void OnWriteDone(bool ok) override { listener_->OnWritten(ok); }
  void OnCancel() override {
    if (listener_ != nullptr) listener_->OnCancelled();
  }
  void OnDone() override { delete this; }

  grpc::CallbackServerContext& context_;
  const Ending ending_;
  std::unique_ptr<StreamListener> listener_;
  grpc::ByteBuffer writing_;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_RESPONSE_STREAM_H_
