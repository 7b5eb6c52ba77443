// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/load.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "services/base/digest.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

// Far longer than any server takes to come back; only a test that fails waits so long.
constexpr absl::Duration kPatience = absl::Minutes(2);

// Puts the request id of an act on a request and sends it; the answer goes to `plan`.
template <typename Stub, typename Request>
auto Sending(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, v1::PlanResponse*),
             Request request, Act& act, v1::Plan& plan) {
  request.set_request_id(act.request_id);
  return [method, request = std::move(request), &act, &plan](ApiClient& client) {
    const Reply<v1::PlanResponse> reply = client.Call(method, request);
    if (reply.status.ok()) {
      act.revision = reply.response.revision();
      plan = reply.response.plan();
    }
    return reply.status;
  };
}

}  // namespace

void Whereabouts::Announce(const std::string& address) {
  absl::MutexLock lock(&mutex_);
  address_ = address;
  ++announced_;
}

std::unique_ptr<ApiClient> Whereabouts::AwaitAfter(int64_t& seen) {
  std::string address;
  {
    absl::MutexLock lock(&mutex_);
    const auto newer = [this, &seen]()
                           ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return announced_ > seen; };
    if (!mutex_.AwaitWithTimeout(absl::Condition(&newer), kPatience)) return nullptr;
    seen = announced_;
    address = address_;
  }
  return std::make_unique<ApiClient>(address);
}

grpc::Status PatientClient::Call(const std::function<grpc::Status(ApiClient&)>& call) {
  grpc::Status status(grpc::StatusCode::UNAVAILABLE, "no server was announced");
  while (true) {
    if (client_ == nullptr) client_ = whereabouts_.AwaitAfter(seen_);
    if (client_ == nullptr) return status;
    status = call(*client_);
    const bool answered = status.error_code() != grpc::StatusCode::UNAVAILABLE &&
                          status.error_code() != grpc::StatusCode::CANCELLED;
    if (answered) return status;
    client_ = nullptr;
  }
}

// One client: what it does next follows from its seed and what was answered.
class Load::Worker {
 public:
  Worker(Whereabouts& whereabouts, int number, uint64_t seed)
      : client_(whereabouts),
        name_(Town::Plan(absl::StrCat("plan-", number))),
        random_(seed + static_cast<uint64_t>(number)) {}

  // Reads the plan it works on.
  grpc::Status Begin() {
    return client_.Call([this](ApiClient& client) {
      v1::GetPlanRequest request;
      request.set_name(name_);
      const auto reply = client.Call(&v1::PlanService::Stub::GetPlan, request);
      plan_ = reply.response.plan();
      return reply.status;
    });
  }

  grpc::Status DoSomething(Act& act) {
    act.request_id = base::RandomUuid();
    switch (random_() % 5) {
      case 0:
        return MoveOn(act);
      case 1:
        return Defer(act);
      case 2:
        return Freeze(act);
      case 3:
        return Rename(act);
      default:
        return Register(act);
    }
  }

 private:
  template <typename Request>
  Request AtOpenStep() const {
    Request request;
    request.set_name(plan_.open_step());
    request.set_body(Town::Name(plan_.stage() == "work" ? "bodies/office" : "bodies/raad"));
    request.set_decided_date(kDecidedDate);
    request.set_plan_version(plan_.latest_version());
    request.set_reason("Onder druk");
    request.set_source(kSource);
    return request;
  }

  grpc::Status MoveOn(Act& act) {
    act.event = "outcome_recorded";
    act.events = 2;
    if (plan_.stage() == "raad") {
      return client_.Call(Sending(&v1::PlanService::Stub::SendBackStep,
                                  AtOpenStep<v1::SendBackStepRequest>(), act, plan_));
    }
    auto request = AtOpenStep<v1::RecordOutcomeRequest>();
    request.set_outcome("ready");
    return client_.Call(Sending(&v1::PlanService::Stub::RecordOutcome, request, act, plan_));
  }

  grpc::Status Defer(Act& act) {
    act.event = "outcome_recorded";
    act.events = 2;
    return client_.Call(
        Sending(&v1::PlanService::Stub::DeferStep, AtOpenStep<v1::DeferStepRequest>(), act, plan_));
  }

  grpc::Status Freeze(Act& act) {
    act.event = "version_frozen";
    act.events = 1;
    v1::FreezeVersionRequest request;
    request.set_name(name_);
    *request.add_documents() = DocumentOf("plan");
    if (plan_.latest_version() > 0) request.set_change(v1::EDITORIAL);
    return client_.Call(Sending(&v1::PlanService::Stub::FreezeVersion, request, act, plan_));
  }

  grpc::Status Rename(Act& act) {
    act.event = "plan_updated";
    act.events = 1;
    v1::UpdatePlanRequest request;
    request.set_name(name_);
    *request.mutable_plan() = plan_;
    request.mutable_plan()->set_title(absl::StrCat("Plan ", random_()));
    return client_.Call(Sending(&v1::PlanService::Stub::UpdatePlan, request, act, plan_));
  }

  grpc::Status Register(Act& act) {
    act.event = "defined";
    act.events = 1;
    v1::CreatePersonRequest request;
    request.set_parent(Town::Name(""));
    request.set_person_id(base::RandomUuid());
    request.mutable_person()->set_display_name("Iemand");
    request.set_request_id(act.request_id);
    return client_.Call([&act, &request](ApiClient& client) {
      const auto reply = client.Call(&v1::BodyService::Stub::CreatePerson, request);
      act.revision = reply.response.revision();
      return reply.status;
    });
  }

  PatientClient client_;
  const std::string name_;
  std::mt19937_64 random_;
  v1::Plan plan_;
};

Load::Load(Whereabouts& whereabouts, int clients, uint64_t seed) : whereabouts_(whereabouts) {
  for (int i = 0; i < clients; ++i) {
    threads_.emplace_back([this, i, seed] { Run(i, seed); });
  }
}

Load::~Load() { Finish(); }

void Load::Run(int number, uint64_t seed) {
  Worker worker(whereabouts_, number, seed);
  if (!Note(Act(), worker.Begin())) return;
  bool more = true;
  while (more) {
    Act act;
    const grpc::Status status = worker.DoSomething(act);
    more = Note(act, status);
  }
}

bool Load::Note(const Act& act, const grpc::Status& status) {
  absl::MutexLock lock(&mutex_);
  if (!status.ok()) {
    surprises_.push_back(absl::StrCat(act.event, " ", act.request_id, ": ", Describe(status)));
    return false;
  }
  if (act.events > 0) acts_.push_back(act);
  return !finishing_;
}

void Load::AwaitActs(int64_t count) {
  absl::MutexLock lock(&mutex_);
  const auto target = static_cast<int64_t>(acts_.size()) + count;
  // A surprise ends the test, so nobody waits for acts that do not come.
  const auto reached = [this, target]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return static_cast<int64_t>(acts_.size()) >= target || !surprises_.empty();
  };
  mutex_.Await(absl::Condition(&reached));
}

std::vector<Act> Load::Finish() {
  {
    absl::MutexLock lock(&mutex_);
    finishing_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  absl::MutexLock lock(&mutex_);
  return acts_;
}

std::vector<std::string> Load::surprises() const {
  absl::MutexLock lock(&mutex_);
  return surprises_;
}

}  // namespace noordster::testing
