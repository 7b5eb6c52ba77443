// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"

namespace noordster::testing::callers_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::IsEmpty;
using v1::Mandate;

v1::GetCallerRequest Who() {
  v1::GetCallerRequest request;
  request.set_name(Town::Name(""));
  return request;
}

TEST(CallersTest, ATokenSaysWhoCallsAndNothingIsKeptOfTheCallBefore) {
  MandatedTown town;
  ApiClient clerk = town.As(kClerk);
  ApiClient secretary = town.As(kSecretary);
  for (int i = 0; i < 3; ++i) {
    const auto first = clerk.Must(&v1::MandateService::Stub::GetCaller, Who());
    EXPECT_EQ(first.kind(), v1::CallerResponse::TOKEN);
    EXPECT_EQ(first.person(), MandatedTown::Person(kClerk));
    ASSERT_EQ(first.mandates_size(), 2);
    EXPECT_EQ(first.mandates(0).capacity(), Mandate::COUNCIL_CLERK);
    EXPECT_EQ(first.mandates(0).basis(), "Mandaatbesluit 2022");
    EXPECT_TRUE(first.in_force());
    const auto second = secretary.Must(&v1::MandateService::Stub::GetCaller, Who());
    EXPECT_EQ(second.person(), MandatedTown::Person(kSecretary));
    const auto third = town.Public().Must(&v1::MandateService::Stub::GetCaller, Who());
    EXPECT_EQ(third.kind(), v1::CallerResponse::ANONYMOUS);
    EXPECT_EQ(third.person(), "");
    EXPECT_THAT(third.mandates(), IsEmpty());
  }
  const auto stranger = town.As(kStranger).Must(&v1::MandateService::Stub::GetCaller, Who());
  EXPECT_EQ(stranger.person(), MandatedTown::Person(kStranger));
  EXPECT_THAT(stranger.mandates(), IsEmpty());
}

TEST(CallersTest, EveryBadTokenIsRefusedAlike) {
  MandatedTown town;
  const std::string claims = town.Claims(kClerk);
  const SigningKey other("1", identity::Algorithm::kEdDsa);
  const SigningKey unknown("2", identity::Algorithm::kEdDsa);
  const auto changed = [&](const std::string& from, const std::string& to) {
    return town.key().Token(absl::StrReplaceAll(claims, {{from, to}}));
  };
  const int64_t now = absl::ToUnixSeconds(town.clock().Now());
  const std::vector<std::string> bad = {
      "x",
      "a.b.c",
      town.key().Token("{\"alg\":\"none\",\"kid\":\"1\"}", claims),
      town.key().Token("{\"alg\":\"HS256\",\"kid\":\"1\"}", claims),
      town.key().Token("{\"alg\":\"EdDSA\",\"kid\":\"../1\"}", claims),
      other.Token(claims),
      unknown.Token(claims),
      changed(kIssuer, "https://elders.example.nl"),
      changed(kAudience, "iets-anders"),
      changed(absl::StrCat(now + 300), absl::StrCat(now - 61)),
      changed(absl::StrCat("\"iat\":", now), absl::StrCat("\"iat\":", now + 61)),
      changed(NumberedUuid(kClerk), "griffier"),
      changed("\"sub\"", "\"iss\""),
      town.key().Token(claims + "{}"),
      town.TokenOf(kClerk) + std::string(7000, 'A'),
  };
  std::set<std::string> answers;
  for (const std::string& token : bad) {
    const grpc::Status status =
        town.With(token).Call(&v1::MandateService::Stub::GetCaller, Who()).status;
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED) << token.substr(0, 80);
    answers.insert(absl::StrCat(Describe(status), status.error_details()));
  }
  EXPECT_EQ(answers.size(), 1u);
  EXPECT_TRUE(town.As(kClerk).Call(&v1::MandateService::Stub::GetCaller, Who()).status.ok());
}

TEST(CallersTest, ATokenThatWasGoodIsRefusedOnceItExpiredOrItsKeyIsGone) {
  MandatedTown town;
  const std::string token = town.TokenOf(kClerk);
  const auto code = [&] {
    return town.With(token).Call(&v1::MandateService::Stub::GetCaller, Who()).status.error_code();
  };
  EXPECT_EQ(code(), grpc::StatusCode::OK);
  town.clock().Advance(absl::Seconds(359));
  EXPECT_EQ(code(), grpc::StatusCode::OK);
  town.clock().Advance(absl::Seconds(1));
  EXPECT_EQ(code(), grpc::StatusCode::UNAUTHENTICATED);
  const std::string fresh = town.TokenOf(kClerk);
  ApiClient clerk = town.With(fresh);
  EXPECT_TRUE(clerk.Call(&v1::MandateService::Stub::GetCaller, Who()).status.ok());
  const SigningKey next("1", identity::Algorithm::kEdDsa);
  town.verifier().ReplaceKeys(*identity::KeySet::Parse(KeySetOf(next.Public())));
  EXPECT_EQ(clerk.Call(&v1::MandateService::Stub::GetCaller, Who()).status.error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_TRUE(town.With(next.Token(town.Claims(kClerk)))
                  .Call(&v1::MandateService::Stub::GetCaller, Who())
                  .status.ok());
}

TEST(CallersTest, WithoutPublicReadingWhoShowsNothingIsRefused) {
  storage::MemoryStore store;
  const FakeClock clock;
  InProcessServer server(store, {api::Callers(nullptr, clock, /*lets_public_in=*/false)});
  for (const std::string token : {"", "x"}) {
    EXPECT_EQ(server.client()
                  .As(token)
                  .Call(&v1::MandateService::Stub::GetCaller, Who())
                  .status.error_code(),
              grpc::StatusCode::UNAUTHENTICATED);
  }
}

TEST(CallersTest, EveryEventSaysWhoDidItInWhichCapacityOnWhichMandate) {
  MandatedTown town([](Town& made) {
    made.StartPlan("jeugd");
    made.BringTo("jeugd", "raad");
  });
  ApiClient secretary = town.As(kSecretary);
  Town acting(secretary);
  acting.Record("jeugd", "adopted");
  v1::ConfirmOutcomeRequest confirm;
  confirm.set_name(Town::Plan("jeugd/decisions/6"));
  confirm.set_source("Besluitenlijst raad");
  EXPECT_EQ(secretary.Call(&v1::PlanService::Stub::ConfirmOutcome, confirm).status.error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
  town.As(kClerk).Must(&v1::PlanService::Stub::ConfirmOutcome, confirm);
  v1::ListHistoryRequest history;
  history.set_parent(Town::Plan("jeugd"));
  const auto entries = town.As(kAuditor).Must(&v1::HistoryService::Stub::ListHistory, history);
  ASSERT_GT(entries.entries_size(), 2);
  const v1::HistoryEntry& confirmed = entries.entries(entries.entries_size() - 1);
  EXPECT_EQ(confirmed.event(), "outcome_confirmed");
  EXPECT_EQ(confirmed.actor(), NumberedUuid(kClerk));
  EXPECT_EQ(confirmed.capacity(), "COUNCIL_CLERK");
  EXPECT_EQ(confirmed.mandate(), Town::Name("mandates/griffie"));
  const v1::HistoryEntry& opened = entries.entries(entries.entries_size() - 2);
  EXPECT_EQ(opened.event(), "step_opened");
  EXPECT_EQ(opened.mandate(), Town::Name("mandates/secretaris"));
}

TEST(CallersTest, NobodyButWhoKeepsTheServerTakesAMunicipalityOnOrBacksUpAnEmptyStore) {
  MandatedTown town;
  for (const bool dry : {false, true}) {
    v1::CreateMunicipalityRequest request;
    request.set_municipality_id("x1");
    request.mutable_municipality()->set_display_name("Rommel");
    request.set_validate_only(dry);
    for (const int person : {static_cast<int>(kAdministrator), static_cast<int>(kStranger)}) {
      EXPECT_EQ(town.As(person)
                    .Call(&v1::ProgrammeService::Stub::CreateMunicipality, request)
                    .status.error_code(),
                grpc::StatusCode::PERMISSION_DENIED);
    }
    EXPECT_EQ(town.server().Municipalities().size(), 1u);
  }
  v1::CreateBackupRequest backup;
  backup.set_directory("/nergens/backup");
  EXPECT_TRUE(town.As(kOperator).Call(&v1::HistoryService::Stub::CreateBackup, backup).status.ok());
  EXPECT_EQ(town.As(kAdministrator)
                .Call(&v1::HistoryService::Stub::CreateBackup, backup)
                .status.error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
  storage::MemoryStore empty;
  const FakeClock clock;
  InProcessServer server(empty, {api::Callers(nullptr, clock, /*lets_public_in=*/true)});
  EXPECT_EQ(
      server.client().Call(&v1::HistoryService::Stub::CreateBackup, backup).status.error_code(),
      grpc::StatusCode::PERMISSION_DENIED);
}

TEST(CallersTest, ARevocationHoldsForTheVeryNextCommit) {
  MandatedTown town;
  ApiClient secretary = town.As(kSecretary);
  ApiClient administrator = town.As(kAdministrator);
  for (int i = 0; i < 20; ++i) {
    const std::string id = absl::StrCat("extra-", i);
    administrator.Must(&v1::MandateService::Stub::GrantMandate,
                       Granting(id, kStranger, Mandate::PROGRAMME_MANAGER, "programmes/noord",
                                {Mandate::CREATE_PLAN}));
    ApiClient stranger = town.As(kStranger);
    stranger.Must(&v1::PlanService::Stub::CreatePlan, Town::NewPlan(absl::StrCat("plan-", i)));
    v1::RevokeMandateRequest revoke;
    revoke.set_name(Town::Name(absl::StrCat("mandates/", id)));
    administrator.Must(&v1::MandateService::Stub::RevokeMandate, revoke);
    EXPECT_EQ(
        stranger
            .Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan(absl::StrCat("te-laat-", i)))
            .status.error_code(),
        grpc::StatusCode::PERMISSION_DENIED);
  }
}

}  // namespace
}  // namespace noordster::testing::callers_test
