// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_RPC_H_
#define NOORDSTER_SERVICES_API_CALL_RPC_H_

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/service_type.h>

#include <deque>
#include <functional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "services/api/call/callers.h"
#include "services/engine/command.h"

namespace noordster::api {

// One call: who calls, made anew for each, and until when an answer is of use.
struct Call {
  engine::Caller caller;
  absl::Time deadline;
};

template <typename Response>
using Done = std::function<void(absl::StatusOr<Response>)>;

// A gRPC service whose methods are all registered the same way, the one way into the server: the
// caller is made, or refused before anything is read; bytes are parsed here, so that damaged ones
// are INVALID_ARGUMENT; every field is held to its rules; the answer or refusal goes out with its
// details. Generated adaptors
// cannot answer damaged bytes with a code of ours.
//
// Handlers run on threads of gRPC, must not block, and call `done` once.
class RpcService : public grpc::Service {
 public:
  // `callers` outlives it.
  RpcService(std::string full_name, const Callers& callers)
      : full_name_(std::move(full_name)), callers_(callers) {}

 protected:
  // Registers `handler` for a method. REQUIRES: called from the constructor of the service.
  template <typename Request, typename Response>
  void Unary(const std::string& method,
             std::function<void(const Call&, const Request&, Done<Response>)> handler) {
    Register(method, [handler = std::move(handler)](const Call& call, grpc::ByteBuffer* bytes,
                                                    BytesDone done) {
      Request request;
      if (absl::Status parsed = ParseChecked(bytes, request); !parsed.ok()) {
        done(parsed, nullptr);
        return;
      }
      handler(call, request, [done = std::move(done)](absl::StatusOr<Response> response) {
        response.ok() ? done(absl::OkStatus(), &*response) : done(response.status(), nullptr);
      });
    });
  }

 private:
  // Takes the outcome of a call; the message may be null when the status is not OK.
  using BytesDone = std::function<void(const absl::Status&, const google::protobuf::Message*)>;
  using BytesHandler = std::function<void(const Call&, grpc::ByteBuffer*, BytesDone)>;

  // Parses and checks a request: MALFORMED_MESSAGE or INVALID_FIELD.
  static absl::Status ParseChecked(grpc::ByteBuffer* bytes, google::protobuf::Message& request);

  void Register(const std::string& method, BytesHandler handler);

  const std::string full_name_;
  const Callers& callers_;
  // gRPC keeps pointers to the names.
  std::deque<std::string> method_names_;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_RPC_H_
