// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CALLS_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CALLS_H_

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::bench {

// Calls of any method, as bytes, over some connections. Every call must succeed. Safe from any
// thread.
class RawCalls {
 public:
  explicit RawCalls(const std::string& address);

  // `request` outlives the call. Calls with the same `slot` share a connection.
  void Send(const char* method, int slot, const grpc::ByteBuffer& request,
            std::function<void(const grpc::ByteBuffer& response)> done);

 private:
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
};

// An act on a plan. Its request id is chosen when it is sent.
using PlanAct = std::variant<noordster::v1::CreatePlanRequest, noordster::v1::RecordOutcomeRequest,
                             noordster::v1::FreezeVersionRequest>;

// Holds an act against the etag that was last read. A creation is held against none.
void SetEtag(const std::string& etag, PlanAct& act);

// Acts on plans over some connections. Every act must succeed; one that was not answered, as the
// server ended, is asked again under its request id. Safe from any thread.
class PlanCalls {
 public:
  explicit PlanCalls(const std::string& address);

  using Done = std::function<void(const noordster::v1::PlanResponse& response)>;
  void Send(int slot, PlanAct act, Done done);

 private:
  template <typename Request>
  struct UnderWay;

  template <typename Request>
  void Attempt(UnderWay<Request>* call);

  std::vector<std::unique_ptr<noordster::v1::PlanService::Stub>> stubs_;
  // What all request ids of this process begin with, and how many there were.
  const std::string request_ids_;
  std::atomic<uint64_t> sent_{0};
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CALLS_H_
