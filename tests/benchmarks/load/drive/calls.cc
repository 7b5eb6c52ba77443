// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/drive/calls.h"

#include <optional>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "tests/benchmarks/load/drive/channels.h"
#include "tests/support/api_client.h"

namespace noordster::bench {

namespace v1 = noordster::v1;
using noordster::testing::RequireOk;

namespace {

// A UUID without its last part.
constexpr size_t kUuidPrefix = 24;

}  // namespace

RawCalls::RawCalls(const std::string& address) {
  for (const auto& channel : ConnectTo(address)) {
    stubs_.push_back(std::make_unique<grpc::GenericStub>(channel));
  }
}

void RawCalls::Send(const char* method, int slot, const grpc::ByteBuffer& request,
                    std::function<void(const grpc::ByteBuffer&)> done) {
  struct UnderWay {
    std::optional<grpc::ClientContext> context{std::in_place};
    grpc::ByteBuffer response;
  };
  auto call = std::make_shared<UnderWay>();
  call->context->set_wait_for_ready(true);
  stubs_[static_cast<size_t>(slot) % stubs_.size()]->UnaryCall(
      &*call->context, method, grpc::StubOptions(), &request, &call->response,
      [call, method, done = std::move(done)](const grpc::Status& status) {
        // A context holds its channel. Whoever waits for `done` may let go of all the others, and a
        // channel that ends on a thread of gRPC ends that thread's own queue under its feet.
        call->context.reset();
        RequireOk(status, method);
        done(call->response);
      });
}

void SetEtag(const std::string& etag, PlanAct& act) {
  std::visit(
      [&etag](auto& request) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(request)>, v1::CreatePlanRequest>) {
          request.set_etag(etag);
        }
      },
      act);
}

template <typename Request>
struct PlanCalls::UnderWay {
  v1::PlanService::Stub& stub;
  Request request;
  Done done;
  std::optional<grpc::ClientContext> context;
  v1::PlanResponse response;
};

PlanCalls::PlanCalls(const std::string& address)
    : request_ids_(base::RandomUuid().substr(0, kUuidPrefix)) {
  for (const auto& channel : ConnectTo(address)) {
    stubs_.push_back(v1::PlanService::NewStub(channel));
  }
}

void PlanCalls::Send(int slot, PlanAct act, Done done) {
  v1::PlanService::Stub& stub = *stubs_[static_cast<size_t>(slot) % stubs_.size()];
  std::visit(
      [&](auto& request) {
        request.set_request_id(absl::StrCat(request_ids_, absl::Hex(sent_++, absl::kZeroPad12)));
        Attempt(new UnderWay<std::decay_t<decltype(request)>>{
            stub, std::move(request), std::move(done), std::nullopt, {}});
      },
      act);
}

template <typename Request>
void PlanCalls::Attempt(UnderWay<Request>* call) {
  const auto answered = [this, call](const grpc::Status& status) {
    if (status.error_code() == grpc::StatusCode::UNAVAILABLE) return Attempt(call);
    // Before `done`, as in RawCalls.
    call->context.reset();
    if (!status.ok()) RequireOk(status, call->request.ShortDebugString());
    const std::unique_ptr<UnderWay<Request>> owned(call);
    call->done(call->response);
  };
  call->context.emplace();
  call->context->set_wait_for_ready(true);
  auto* const async = call->stub.async();
  grpc::ClientContext* const context = &*call->context;
  if constexpr (std::is_same_v<Request, v1::CreatePlanRequest>) {
    async->CreatePlan(context, &call->request, &call->response, answered);
  } else if constexpr (std::is_same_v<Request, v1::RecordOutcomeRequest>) {
    async->RecordOutcome(context, &call->request, &call->response, answered);
  } else {
    async->FreezeVersion(context, &call->request, &call->response, answered);
  }
}

}  // namespace noordster::bench
