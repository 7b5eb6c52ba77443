// SPDX-License-Identifier: EUPL-1.2
// Reading a plan, and what can be done with it now: of plans of the shipped programme that stand at
// the board, which cannot adopt them as remarks have no reaction.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "noordster/v1/plan_service.pb.h"
#include "tests/benchmarks/load/ceiling/ceiling.h"
#include "tests/benchmarks/load/ceiling/ceiling_server.h"
#include "tests/benchmarks/load/drive/calls.h"
#include "tests/benchmarks/load/drive/closed_loop.h"
#include "tests/benchmarks/load/drive/watchers.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/subject/shipped_programme.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

constexpr int kPlans = 1000;
constexpr int kInFlight = 64;

std::string PlanId(int number) { return absl::StrCat("plan-", number); }

// Requests for every plan.
template <typename Request>
std::vector<grpc::ByteBuffer> RequestsForAll() {
  std::vector<grpc::ByteBuffer> requests;
  for (int number = 0; number < kPlans; ++number) {
    Request request;
    request.set_name(ShippedProgramme::NameOf(PlanId(number)));
    requests.push_back(BufferOf(request.SerializeAsString()));
  }
  return requests;
}

// How large a request is, and what is answered.
ActShape ShapeOf(RawCalls& calls, const char* method, const grpc::ByteBuffer& request) {
  ActShape shape;
  shape.request_bytes = request.Length();
  absl::Notification answered;
  calls.Send(method, 0, request, [&](const grpc::ByteBuffer& response) {
    shape.response_bytes = response.Length();
    answered.Notify();
  });
  answered.WaitForNotification();
  return shape;
}

void Measure(const Settings& settings, const Subject& subject, const std::string& name,
             const char* method, const std::vector<grpc::ByteBuffer>& requests) {
  if (!settings.Wants(name)) return;
  RawCalls calls(subject.address());
  CeilingShape shape;
  shape.acts = {ShapeOf(calls, method, requests.back())};
  Ceiling ceiling(shape);
  std::vector<size_t> next(kInFlight);
  ClosedLoop reads(kInFlight, [&](int slot, std::function<void()> done) {
    const size_t turn = next[static_cast<size_t>(slot)]++;
    const size_t plan = (static_cast<size_t>(slot) + turn * kInFlight) % requests.size();
    calls.Send(method, slot, requests[plan],
               [done = std::move(done)](const grpc::ByteBuffer&) { done(); });
  });
  ClosedLoop echoes(kInFlight, [&](int slot, std::function<void()> done) {
    ceiling.Call(kEcho, slot, 0, std::move(done));
  });
  const Turns turns = TakeTurns([&] { return reads.RunFor(settings.seconds); },
                                [&] { return echoes.RunFor(settings.seconds); });
  Figure figure = Compare({"read", name, "1/s"}, turns.runs, turns.ceilings);
  figure.params = {{"in_flight", absl::StrCat(kInFlight)},
                   {"plans", absl::StrCat(kPlans)},
                   {"request_bytes", absl::StrCat(shape.acts[0].request_bytes)},
                   {"response_bytes", absl::StrCat(shape.acts[0].response_bytes)}};
  settings.report(figure);
}

}  // namespace

void RunRead(const Settings& settings) {
  Subject subject;
  ShippedProgramme programme(subject.address());
  DoAll(kPlans, kInFlight, [&programme](int number, std::function<void()> done) {
    programme.Do(number, ShippedProgramme::WayToBlockedBoard(PlanId(number)), std::move(done));
  });
  Measure(settings, subject, "plan", "/noordster.v1.PlanService/GetPlan",
          RequestsForAll<noordster::v1::GetPlanRequest>());
  Measure(settings, subject, "options", "/noordster.v1.PlanService/GetOptions",
          RequestsForAll<noordster::v1::GetOptionsRequest>());
}

}  // namespace noordster::bench
