// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_API_CLIENT_H_
#define NOORDSTER_TESTS_SUPPORT_API_CLIENT_H_

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "noordster/v1/error_reason.pb.h"
#include "services/base/digest.h"

namespace noordster::testing {

// What a refusal says beside its code and message.
struct RefusalDetails {
  // Unspecified when the status carries no ErrorInfo of ours.
  noordster::v1::ErrorReason reason = noordster::v1::ERROR_REASON_UNSPECIFIED;
  std::map<std::string, std::string> metadata;
  // Fields of BadRequest, in its order.
  std::vector<std::string> fields;
  // Types of the violations of PreconditionFailure, in its order.
  std::vector<std::string> preconditions;
  std::vector<noordster::v1::Blocker> blockers;
  // Of RetryInfo; absent without.
  std::optional<absl::Duration> retry_after;
};

// The details of a status that came over the wire.
RefusalDetails DetailsOf(const grpc::Status& status);

// The reasons of the blockers of a refusal, in order.
std::vector<noordster::v1::ErrorReason> BlockerReasonsOf(const grpc::Status& status);

// A status for a message of a failed test.
std::string Describe(const grpc::Status& status);

// Matches a grpc::Status with this code and a refusal of this reason.
MATCHER_P2(IsRefusal, code, reason, "") {
  *result_listener << Describe(arg);
  return arg.error_code() == code && DetailsOf(arg).reason == reason;
}

// Matches a grpc::Status that is OK.
MATCHER(IsGrpcOk, "") {
  *result_listener << Describe(arg);
  return arg.ok();
}

// A status and the answer that came with it.
template <typename Response>
struct Reply {
  grpc::Status status;
  Response response;
};

// Ends the test program because a call that had to succeed did not.
void RequireOk(const grpc::Status& status, const std::string& request);

// Calls the API over a channel, once, without repeating anything. Safe from any thread.
class ApiClient {
 public:
  explicit ApiClient(std::shared_ptr<grpc::Channel> channel);

  // Over a new connection to "unix:PATH" or "host:port", shared with no other client.
  explicit ApiClient(const std::string& address);

  // A client over the same connection that shows a token with every call.
  ApiClient As(const std::string& token) const;

  // Calls a method: Call(&v1::PlanService::Stub::GetPlan, request). A mutation without request id
  // gets a new one.
  template <typename Stub, typename Request, typename Response>
  Reply<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                    Response*),
                       Request request) {
    if constexpr (requires { request.set_request_id(""); }) {
      if (request.request_id().empty()) request.set_request_id(base::RandomUuid());
    }
    grpc::ClientContext context;
    Prepare(context);
    Reply<Response> reply;
    Stub stub(channel_);
    reply.status = (stub.*method)(&context, request, &reply.response);
    return reply;
  }

  // The same for a call that must succeed.
  template <typename Stub, typename Request, typename Response>
  Response Must(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                const Request& request) {
    Reply<Response> reply = Call(method, request);
    RequireOk(reply.status, request.ShortDebugString());
    return std::move(reply.response);
  }

  // Opens a stream of answers; `context` outlives it.
  template <typename Stub, typename Request, typename Response>
  std::unique_ptr<grpc::ClientReader<Response>> Open(
      std::unique_ptr<grpc::ClientReader<Response>> (Stub::*method)(grpc::ClientContext*,
                                                                    const Request&),
      const Request& request, grpc::ClientContext& context) const {
    Prepare(context);
    Stub stub(channel_);
    return (stub.*method)(&context, request);
  }

  // Calls "/package.Service/Method" with these bytes; `answer`, when given, gets those that came
  // back.
  grpc::Status CallWithBytes(const std::string& method, const std::string& bytes,
                             std::string* answer = nullptr);

  // Sends these bytes on a stream, reads one message and breaks off. OK when one came, else how the
  // stream ended.
  grpc::Status CallStreamWithBytes(const std::string& method, const std::string& bytes,
                                   std::string* answer);

 private:
  // A deadline far beyond what any call needs keeps a broken test from hanging.
  void Prepare(grpc::ClientContext& context) const;

  // Empty: none.
  std::string token_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_API_CLIENT_H_
