// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_RPC_H_
#define NOORDSTER_SERVICES_API_CALL_RPC_H_

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/service_type.h>

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "services/api/call/entrance.h"
#include "services/api/call/response_stream.h"
#include "services/engine/command.h"

namespace noordster::api {

// One call: who calls, made anew for each, until when an answer is of use, and what it drew on.
struct Call {
  engine::Caller caller;
  absl::Time deadline;
  Budget budget = Budget::kReads;
  // The address of a caller nobody knows; empty for others.
  std::string sender = {};
};

template <typename Response>
using Done = std::function<void(absl::StatusOr<Response>)>;

// The resource a request is about: what it names, or the parent of what it makes; empty when it is
// about no one municipality.
template <typename Request>
std::string NameOf(const Request& request) {
  if constexpr (requires { request.name(); }) {
    return request.name();
  } else if constexpr (requires { request.parent(); }) {
    return request.parent();
  } else if constexpr (requires { request.municipality_id(); }) {
    return absl::StrCat("municipalities/", request.municipality_id());
  } else {
    return "";
  }
}

// What calls with such a request draw on, unless they take something back.
template <typename Request>
constexpr Budget BudgetOf() {
  if constexpr (requires(const Request& request) { request.request_id(); }) {
    return Budget::kWrites;
  } else {
    return Budget::kReads;
  }
}

// A gRPC service whose methods are all registered the same way, the one way into the server: the
// caller is made and limited, or refused before anything is read; bytes are parsed here, so that
// damaged ones are INVALID_ARGUMENT; every field is held to its rules; the municipality is limited;
// the answer or refusal goes out with its details, and into the access log. Generated adaptors
// cannot answer damaged bytes with a code of ours.
//
// Handlers run on threads of gRPC, must not block, and call `done` once.
class RpcService : public grpc::Service {
 public:
  // `entrance` outlives it.
  RpcService(std::string full_name, Entrance& entrance)
      : full_name_(std::move(full_name)), entrance_(entrance) {}

 protected:
  // Registers `handler` for a method. A method whose command takes something back
  // (engine::TakesBack) says so by its budget. REQUIRES: called from the constructor of the
  // service.
  template <typename Request, typename Response>
  void Unary(const std::string& method,
             std::function<void(const Call&, const Request&, Done<Response>)> handler,
             Budget budget = BudgetOf<Request>()) {
    Register(method, budget,
             [this, handler = std::move(handler)](const Call& call, grpc::ByteBuffer* bytes,
                                                  const std::shared_ptr<AccessEntry>& entry,
                                                  BytesDone done) {
               Request request;
               absl::Status ready = ParseChecked(bytes, request);
               if (ready.ok()) {
                 Describe(request, *entry);
                 ready = entrance_.AdmitTo(call.caller, NameOf(request), *entry);
               }
               if (!ready.ok()) {
                 done(ready, nullptr);
                 return;
               }
               handler(call, request,
                       [entry, done = std::move(done)](absl::StatusOr<Response> response) {
                         if (!response.ok()) {
                           done(response.status(), nullptr);
                           return;
                         }
                         Describe(*response, *entry);
                         done(absl::OkStatus(), &*response);
                       });
             });
  }

  // Registers `handler` for a method that answers with a stream of messages. It begins the stream
  // it is given, whose events it is to listen to, or refuses it.
  template <typename Request>
  void Streaming(
      const std::string& method,
      std::function<absl::Status(const Call&, const Request&, ResponseStream&)> handler) {
    RegisterStream(
        method, [this, handler = std::move(handler)](const Call& call, grpc::ByteBuffer* bytes,
                                                     AccessEntry& entry, ResponseStream& stream) {
          Request request;
          absl::Status ready = ParseChecked(bytes, request);
          if (ready.ok()) ready = entrance_.AdmitTo(call.caller, NameOf(request), entry);
          return ready.ok() ? handler(call, request, stream) : ready;
        });
  }

 private:
  // Takes the outcome of a call; the message may be null when the status is not OK.
  using BytesDone = std::function<void(const absl::Status&, const google::protobuf::Message*)>;
  using BytesHandler = std::function<void(const Call&, grpc::ByteBuffer*,
                                          const std::shared_ptr<AccessEntry>&, BytesDone)>;

  // Parses and checks a request: MALFORMED_MESSAGE or INVALID_FIELD.
  static absl::Status ParseChecked(grpc::ByteBuffer* bytes, google::protobuf::Message& request);

  // Takes from a request or a response what the access log says of an act.
  template <typename Message>
  static void Describe(const Message& message, AccessEntry& entry) {
    if (!entry.is_act()) return;
    if constexpr (requires { message.request_id(); }) entry.request_id = message.request_id();
    if constexpr (requires { message.validate_only(); }) {
      entry.validate_only = message.validate_only();
    }
    if constexpr (requires { message.revision(); }) entry.revision = message.revision();
    if constexpr (requires { message.replayed(); }) entry.replayed = message.replayed();
  }

  using StreamHandler =
      std::function<absl::Status(const Call&, grpc::ByteBuffer*, AccessEntry&, ResponseStream&)>;

  void Register(const std::string& method, Budget budget, BytesHandler handler);
  void RegisterStream(const std::string& method, StreamHandler handler);

  const std::string full_name_;
  Entrance& entrance_;
  // gRPC keeps pointers to the names.
  std::deque<std::string> method_names_;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_RPC_H_
