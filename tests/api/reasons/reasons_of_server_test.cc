// SPDX-License-Identifier: EUPL-1.2
// Every reason that no decision gives, but the wire, the loop or the store, and what it tells.
#include "tests/api/reasons/reasons_of_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>
#include <string>

#include "absl/synchronization/notification.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/api/call/status_table.h"
#include "services/base/digest.h"
#include "services/engine/refusal.h"
#include "storage/memory_store.h"
#include "tests/runtime/forwarding_store.h"
#include "tests/runtime/loop_driver.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::reasons_of_server_test {
namespace {

namespace v1 = noordster::v1;
using runtime::LoopDriver;

// As a client sees a refusal.
grpc::Status OnTheWire(const absl::Status& status) { return api::ToGrpcStatus(status, 4096); }

// A store whose commits or reads fail once that is asked for.
class FailingStore final : public runtime::ForwardingStore {
 public:
  void Submit(storage::Commit commit, std::function<void(storage::CommitResult)> done) override {
    if (failure.ok()) return ForwardingStore::Submit(std::move(commit), std::move(done));
    storage::CommitResult result;
    result.outcome = outcome;
    result.status = failure;
    done(result);
  }
  absl::StatusOr<storage::Values> Get(const storage::PartitionId& partition,
                                      absl::Span<const std::string> keys) const override {
    absl::StatusOr<storage::Values> values = ForwardingStore::Get(partition, keys);
    if (!is_damaged || !values.ok()) return values;
    for (auto& value : values->values) value = "\xff";
    return values;
  }

  absl::Status failure;
  storage::CommitOutcome outcome = storage::CommitOutcome::kUnavailable;
  bool is_damaged = false;
};

// What a command is answered by a loop on a store that is brought into trouble first.
grpc::Status InTrouble(const std::function<void(FailingStore&)>& trouble) {
  FailingStore store;
  const FakeClock clock;
  LoopDriver driver(store, clock);
  driver.SendFoundation();
  trouble(store);
  return OnTheWire(driver.Send(runtime::Person(1)).status());
}

grpc::Status Malformed() {
  InProcessServer server;
  return server.client().CallWithBytes("/noordster.v1.PlanService/GetPlan", "\x0a\xff");
}

grpc::Status WithTokenOfNobody() {
  InProcessServer server;
  return server.client()
      .As("token")
      .Call(&v1::PlanService::Stub::GetPlan, v1::GetPlanRequest())
      .status;
}

grpc::Status IdReused() {
  InProcessServer server;
  Town town(server.client());
  town.Build();
  v1::CreatePlanRequest request = Town::NewPlan("q");
  request.set_request_id(base::RandomUuid());
  server.client().Must(&v1::PlanService::Stub::CreatePlan, request);
  request.mutable_plan()->set_title("Een ander plan");
  return server.client().Call(&v1::PlanService::Stub::CreatePlan, request).status;
}

grpc::Status NotReached() {
  InProcessServer server;
  Town town(server.client());
  town.Build();
  v1::GetMunicipalityRequest request;
  request.set_name(Town::Name(""));
  request.set_at_least_revision(town.Revision() + 1);
  return server.client().Call(&v1::ProgrammeService::Stub::GetMunicipality, request).status;
}

grpc::Status ForeignToken() {
  InProcessServer server;
  Town town(server.client());
  town.Build();
  v1::ListBodiesRequest request;
  request.set_parent(Town::Name(""));
  request.set_page_token("AAAA");
  return server.client().Call(&v1::BodyService::Stub::ListBodies, request).status;
}

grpc::Status ForeignCursor() {
  InProcessServer server;
  Town town(server.client());
  town.Build();
  v1::FetchRequest request;
  request.set_parent(Town::Name(""));
  request.mutable_start()->set_cursor("AAAA");
  return server.client().Call(&v1::MilestoneService::Stub::Fetch, request).status;
}

grpc::Status NoBackup() {
  InProcessServer server;
  server.BreakBackups();
  v1::CreateBackupRequest request;
  request.set_directory("/nergens/backup");
  return server.client().Call(&v1::HistoryService::Stub::CreateBackup, request).status;
}

grpc::Status TooLate() {
  storage::MemoryStore store;
  const FakeClock clock;
  LoopDriver driver(store, clock);
  absl::Status status;
  absl::Notification answered;
  driver.loop().Submit(runtime::MakeRequest(runtime::Person(1)), clock.Now() - absl::Seconds(1),
                       [&](const absl::StatusOr<runtime::Answer>& answer) {
                         status = answer.status();
                         answered.Notify();
                       });
  answered.WaitForNotification();
  return OnTheWire(status);
}

// A reason, its code and what its metadata tells; "" for nothing beside the message.
struct Case {
  v1::ErrorReason reason;
  grpc::StatusCode code;
  std::string key;
  std::string value;
  std::function<grpc::Status()> refuse;
};

std::vector<Case> AllCases() {
  using grpc::StatusCode;
  return {
      {v1::MALFORMED_MESSAGE, StatusCode::INVALID_ARGUMENT, "", "", Malformed},
      {v1::REQUEST_ID_REUSED, StatusCode::ALREADY_EXISTS, "", "", IdReused},
      {v1::REVISION_NOT_REACHED, StatusCode::UNAVAILABLE, "revision", "12", NotReached},
      {v1::PAGE_TOKEN_INVALID, StatusCode::INVALID_ARGUMENT, "", "", ForeignToken},
      {v1::CURSOR_INVALID, StatusCode::INVALID_ARGUMENT, "field", "start.cursor", ForeignCursor},
      {v1::BACKUP_FAILED, StatusCode::FAILED_PRECONDITION, "directory", "/nergens/backup",
       NoBackup},
      {v1::NOT_IN_TIME, StatusCode::DEADLINE_EXCEEDED, "", "", TooLate},
      {v1::DISK_NEARLY_FULL, StatusCode::RESOURCE_EXHAUSTED, "", "",
       [] {
         return InTrouble(
             [](FailingStore& store) { store.failure = absl::ResourceExhaustedError("full"); });
       }},
      {v1::NOT_SERVING, StatusCode::UNAVAILABLE, "", "",
       [] {
         return InTrouble(
             [](FailingStore& store) { store.failure = absl::UnavailableError("away"); });
       }},
      {v1::OUTCOME_UNCERTAIN, StatusCode::UNAVAILABLE, "", "",
       [] {
         return InTrouble([](FailingStore& store) {
           store.failure = absl::UnknownError("nobody knows");
           store.outcome = storage::CommitOutcome::kAmbiguous;
         });
       }},
      {v1::STORE_DAMAGED, StatusCode::DATA_LOSS, "", "",
       [] { return InTrouble([](FailingStore& store) { store.is_damaged = true; }); }},
      {v1::NOT_AUTHENTICATED, StatusCode::UNAUTHENTICATED, "", "", WithTokenOfNobody},
      {v1::INTERNAL_FAULT, StatusCode::INTERNAL, "", "",
       [] { return OnTheWire(absl::InternalError("a fault")); }},
  };
}

TEST(ReasonsOfServerTest, EveryReasonComesWithItsCodeAndWhatItTells) {
  std::set<v1::ErrorReason> seen;
  for (const Case& each : AllCases()) {
    SCOPED_TRACE(v1::ErrorReason_Name(each.reason));
    const grpc::Status status = each.refuse();
    EXPECT_THAT(status, IsRefusal(each.code, each.reason));
    EXPECT_NE(status.error_message(), "");
    const auto metadata = DetailsOf(status).metadata;
    EXPECT_TRUE(DetailsOf(status).blockers.empty());
    if (!each.key.empty()) {
      ASSERT_EQ(metadata.count(each.key), 1u) << Describe(status);
      EXPECT_EQ(metadata.at(each.key), each.value);
    }
    seen.insert(each.reason);
  }
  EXPECT_EQ(seen,
            std::set<v1::ErrorReason>(std::begin(kReasonsOfServer), std::end(kReasonsOfServer)));
}

}  // namespace
}  // namespace noordster::testing::reasons_of_server_test
