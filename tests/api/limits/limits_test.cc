// SPDX-License-Identifier: EUPL-1.2
// What callers hear who ask too much, and what still passes.
#include "services/base/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"

namespace noordster::testing::limits_test {
namespace {

namespace v1 = noordster::v1;

// Ten seconds' worth at once.
constexpr int kReads = 2 * limits::kBurstSeconds;
constexpr int kWrites = 1 * limits::kBurstSeconds;

// A refusal by this limit that says when to ask again.
MATCHER_P(IsLimit, limit, "") {
  *result_listener << Describe(arg);
  const RefusalDetails details = DetailsOf(arg);
  const auto found = details.metadata.find("limit");
  return arg.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED &&
         details.reason == v1::LIMIT_REACHED && found != details.metadata.end() &&
         found->second == limit && details.retry_after.has_value();
}

class LimitsTest : public ::testing::Test {
 protected:
  LimitsTest() : town_([](Town& made) { made.StartPlan("jeugd"); }, {{}, {2, 1}, nullptr}) {}

  static grpc::Status Read(ApiClient& client) {
    v1::GetCallerRequest request;
    request.set_name(Town::Name(""));
    return client.Call(&v1::MandateService::Stub::GetCaller, request).status;
  }

  // A dry run, which waits for the loop like any other act.
  static grpc::Status Act(ApiClient& client) {
    v1::CreatePlanRequest request = Town::NewPlan("wonen");
    request.set_validate_only(true);
    return client.Call(&v1::PlanService::Stub::CreatePlan, request).status;
  }

  static void UseUpActs(ApiClient& client) {
    for (int i = 0; i < kWrites; ++i) ASSERT_THAT(Act(client), IsGrpcOk()) << i;
    ASSERT_THAT(Act(client), IsLimit("writes_of_person"));
  }

  MandatedTown town_;
};

TEST_F(LimitsTest, WhoReadsTooMuchHearsWhenToAskAgainAndNobodyElseNoticesIt) {
  ApiClient clerk = town_.As(kClerk);
  for (int i = 0; i < kReads; ++i) ASSERT_THAT(Read(clerk), IsGrpcOk()) << i;
  const grpc::Status refused = Read(clerk);
  EXPECT_THAT(refused, IsLimit("reads_of_person"));
  const absl::Duration retry_after = *DetailsOf(refused).retry_after;
  EXPECT_EQ(retry_after, absl::Milliseconds(500));
  ApiClient secretary = town_.As(kSecretary);
  EXPECT_THAT(Read(secretary), IsGrpcOk());
  EXPECT_THAT(Read(town_.Public()), IsGrpcOk());
  town_.server().clock().Advance(retry_after - absl::Nanoseconds(1));
  EXPECT_THAT(Read(clerk), IsLimit("reads_of_person"));
  town_.server().clock().Advance(absl::Nanoseconds(1));
  EXPECT_THAT(Read(clerk), IsGrpcOk());
  EXPECT_THAT(Read(clerk), IsLimit("reads_of_person"));
}

TEST_F(LimitsTest, WhoUsedUpTheirActsStillReadsAndTakesBack) {
  ApiClient secretary = town_.As(kSecretary);
  UseUpActs(secretary);
  EXPECT_THAT(Read(secretary), IsGrpcOk());
  v1::WithdrawPlanRequest withdraw;
  withdraw.set_name(Town::Plan("jeugd"));
  withdraw.set_decided_date(kDecidedDate);
  withdraw.set_reason("Dubbel.");
  EXPECT_THAT(secretary.Call(&v1::PlanService::Stub::WithdrawPlan, withdraw).status, IsGrpcOk());
  EXPECT_THAT(Act(secretary), IsLimit("writes_of_person"));
}

TEST_F(LimitsTest, WhoUsedUpTheirActsStillRevokesAMandate) {
  ApiClient administrator = town_.As(kAdministrator);
  for (int i = 0; i < kWrites; ++i) {
    EXPECT_THAT(Act(administrator),
                IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED));
  }
  EXPECT_THAT(Act(administrator), IsLimit("writes_of_person"));
  v1::RevokeMandateRequest revoke;
  revoke.set_name(Town::Name("mandates/partner"));
  EXPECT_THAT(administrator.Call(&v1::MandateService::Stub::RevokeMandate, revoke).status,
              IsGrpcOk());
}

TEST_F(LimitsTest, ActsThatCannotBeReadCountAsWell) {
  ApiClient secretary = town_.As(kSecretary);
  const std::string method = "/noordster.v1.PlanService/CreatePlan";
  for (int i = 0; i < kWrites; ++i) {
    ASSERT_THAT(secretary.CallWithBytes(method, i % 2 == 0 ? "\xff" : ""),
                IsRefusal(grpc::StatusCode::INVALID_ARGUMENT,
                          i % 2 == 0 ? v1::MALFORMED_MESSAGE : v1::INVALID_FIELD));
  }
  EXPECT_THAT(secretary.CallWithBytes(method, "\xff"), IsLimit("writes_of_person"));
}

TEST_F(LimitsTest, AllOfTheSocketAreOneOfThePublic) {
  ApiClient another(town_.server().address());
  for (int i = 0; i < kReads; ++i) {
    ASSERT_THAT(Read(i % 2 == 0 ? town_.Public() : another), IsGrpcOk()) << i;
  }
  EXPECT_THAT(Read(town_.Public()), IsLimit("reads_of_address"));
  EXPECT_THAT(Read(another), IsLimit("reads_of_address"));
}

// People with tokens of the same issuer, who hold no mandate in this municipality or none any more.
TEST_F(LimitsTest, ACrowdWithoutMandatesDoesNotKeepOutWhoHoldsOne) {
  constexpr int kCrowd = 100;
  v1::RevokeMandateRequest revoke;
  revoke.set_name(Town::Name("mandates/partner"));
  ASSERT_THAT(
      town_.As(kAdministrator).Call(&v1::MandateService::Stub::RevokeMandate, revoke).status,
      IsGrpcOk());
  const auto retract = [](ApiClient& client) {
    v1::WithdrawPlanRequest withdraw;
    withdraw.set_name(Town::Plan("jeugd"));
    withdraw.set_decided_date(kDecidedDate);
    withdraw.set_reason("Dubbel.");
    return client.Call(&v1::PlanService::Stub::WithdrawPlan, withdraw).status;
  };
  for (int i = 0; i < static_cast<int>(limits::kMunicipalityShare); ++i) {
    ApiClient one = town_.As(kCrowd + i);
    for (int j = 0; j < kReads; ++j) ASSERT_THAT(Read(one), IsGrpcOk());
    for (int j = 0; j < kWrites; ++j) {
      ASSERT_THAT(Act(one), IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED));
      ASSERT_THAT(retract(one), IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED));
    }
  }
  for (const int late : {kCrowd - 1, int{kPartner}}) {
    ApiClient one = town_.As(late);
    EXPECT_THAT(Read(one), IsLimit("reads_of_strangers"));
    EXPECT_THAT(Act(one), IsLimit("writes_of_strangers"));
    EXPECT_THAT(retract(one), IsLimit("withdrawals_of_strangers"));
  }
  ApiClient secretary = town_.As(kSecretary);
  EXPECT_THAT(Read(secretary), IsGrpcOk());
  EXPECT_THAT(Act(secretary), IsGrpcOk());
  EXPECT_THAT(retract(secretary), IsGrpcOk());
  EXPECT_THAT(Read(town_.Public()), IsGrpcOk());
}

TEST_F(LimitsTest, AllWithAMandateInAMunicipalityTogetherAreLimited) {
  const int persons = static_cast<int>(limits::kMunicipalityShare);
  for (int person = 1; person <= persons; ++person) {
    ApiClient client = town_.As(person);
    for (int i = 0; i < kReads; ++i) ASSERT_THAT(Read(client), IsGrpcOk()) << person;
  }
  ApiClient late = town_.As(kAuditor);
  EXPECT_THAT(Read(late), IsLimit("reads_of_municipality"));
  EXPECT_THAT(Read(town_.Public()), IsGrpcOk());
  v1::GetCallerRequest elsewhere;
  elsewhere.set_name("municipalities/gm0001");
  EXPECT_THAT(late.Call(&v1::MandateService::Stub::GetCaller, elsewhere).status,
              ::testing::Not(IsLimit("reads_of_municipality")));
}

TEST(LocalLimitsTest, TheTrustedLocalUserIsNotLimited) {
  storage::MemoryStore store;
  InProcessServer server(store, {{}, {1, 1}, nullptr});
  Town town(server.client());
  town.Build();
  for (int i = 0; i < 100; ++i) {
    server.client().Must(&v1::ProgrammeService::Stub::ListMunicipalities,
                         v1::ListMunicipalitiesRequest());
  }
}

}  // namespace
}  // namespace noordster::testing::limits_test
