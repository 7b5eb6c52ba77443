// SPDX-License-Identifier: EUPL-1.2
#include "clients/cpp/noordster/client.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::client_test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Gt;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::SizeIs;

// A plan service that fails as told and keeps what it was asked.
class ScriptedPlans final : public v1::PlanService::Service {
 public:
  grpc::Status CreatePlan(grpc::ServerContext* context, const v1::CreatePlanRequest* request,
                          v1::PlanResponse* response) override {
    request_ids.push_back(request->request_id());
    peers.push_back(context->peer());
    for (const auto& [key, value] : context->client_metadata()) {
      if (key == "authorization") authorizations.emplace_back(value.data(), value.size());
    }
    if (failures_left > 0) {
      --failures_left;
      return failure;
    }
    if (!last_word.ok()) return last_word;
    response->set_revision(7);
    return grpc::Status::OK;
  }

  grpc::Status ListPlans(grpc::ServerContext*, const v1::ListPlansRequest* request,
                         v1::ListPlansResponse* response) override {
    const bool is_first = request->page_token().empty();
    response->add_plans()->set_title(is_first ? "een" : "twee");
    if (is_first) response->set_next_page_token("verder");
    return grpc::Status::OK;
  }

  std::vector<std::string> request_ids;
  // By which connection it was asked.
  std::vector<std::string> peers;
  // What was shown to say who calls.
  std::vector<std::string> authorizations;
  int failures_left = 0;
  grpc::Status failure{grpc::StatusCode::UNAVAILABLE, "not now"};
  // What comes after the failures.
  grpc::Status last_word;
};

class ClientTest : public ::testing::Test {
 protected:
  ClientTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&plans_);
    server_ = builder.BuildAndStart();
    ClientOptions options;
    options.deadline = absl::Seconds(20);
    options.sleep = [this](absl::Duration wait) {
      waits_.push_back(wait);
      now_ += wait;
    };
    options.now = [this] { return now_; };
    // A new one after each wait.
    options.token = [this] { return absl::StrCat("token-", waits_.size()); };
    client_ = std::make_unique<Client>(server_->InProcessChannel(grpc::ChannelArguments()),
                                       std::move(options));
  }

  ScriptedPlans plans_;
  std::unique_ptr<grpc::Server> server_;
  std::vector<absl::Duration> waits_;
  // Moves only while the client waits.
  absl::Time now_ = absl::Now();
  std::unique_ptr<Client> client_;
};

TEST(RandomUuidTest, IsAUuidOfVersionFourAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string uuid = RandomUuid();
    EXPECT_THAT(uuid, MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-"
                                   "[0-9a-f]{12}"));
    seen.insert(uuid);
  }
  EXPECT_THAT(seen, SizeIs(1000));
}

TEST_F(ClientTest, AMutationWithoutRequestIdGetsOne) {
  ASSERT_TRUE(client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest()).ok());
  ASSERT_THAT(plans_.request_ids, SizeIs(1));
  EXPECT_THAT(plans_.request_ids[0], SizeIs(36));
}

TEST_F(ClientTest, TheRequestIdOfTheCallerStays) {
  v1::CreatePlanRequest request;
  request.set_request_id("mine");
  ASSERT_TRUE(client_->Call(&v1::PlanService::Stub::CreatePlan, request).ok());
  EXPECT_THAT(plans_.request_ids, ElementsAre("mine"));
}

TEST_F(ClientTest, UnavailableIsRepeatedUnderTheSameRequestId) {
  plans_.failures_left = 4;
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->revision(), 7);
  ASSERT_THAT(plans_.request_ids, SizeIs(5));
  EXPECT_THAT(std::set<std::string>(plans_.request_ids.begin(), plans_.request_ids.end()),
              SizeIs(1));
}

TEST_F(ClientTest, TheWaitsGrowButStayBelowTheirCeilings) {
  plans_.failures_left = 8;
  ASSERT_TRUE(client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest()).ok());
  ASSERT_THAT(waits_, SizeIs(8));
  absl::Duration ceiling = absl::Milliseconds(50);
  for (const absl::Duration wait : waits_) {
    EXPECT_THAT(wait, Le(ceiling));
    ceiling = std::min(ceiling * 2, absl::Seconds(2));
  }
  // That the later ones are all as short as the first does not happen.
  EXPECT_THAT(waits_, Contains(Gt(absl::Milliseconds(50))));
}

TEST_F(ClientTest, EveryAttemptShowsTheTokenOfThen) {
  plans_.failures_left = 2;
  ASSERT_TRUE(client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest()).ok());
  EXPECT_THAT(plans_.authorizations,
              ElementsAre("Bearer token-0", "Bearer token-1", "Bearer token-2"));
}

TEST_F(ClientTest, ARefusalIsNotRepeated) {
  plans_.failures_left = 1;
  plans_.failure = grpc::Status(grpc::StatusCode::ABORTED, "changed");
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  EXPECT_EQ(response.status().code(), absl::StatusCode::kAborted);
  EXPECT_THAT(plans_.request_ids, SizeIs(1));
}

TEST_F(ClientTest, WhatStaysUnavailableEndsWithinTheDeadline) {
  plans_.failures_left = 1000000;
  const absl::Time begin = now_;
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(response.status().message(), "not now");
  EXPECT_THAT(now_, Le(begin + absl::Seconds(20)));
  EXPECT_THAT(waits_, Not(IsEmpty()));
}

TEST_F(ClientTest, ARefusalAfterAnAttemptWithoutAnswerLeavesTheActUncertain) {
  plans_.failures_left = 1;
  plans_.last_word = grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "refused");
  const auto later = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  EXPECT_EQ(later.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(HasUncertainAttempt(later.status()));
  const auto at_once = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  EXPECT_EQ(at_once.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(HasUncertainAttempt(at_once.status()));
}

TEST_F(ClientTest, AServerThatTakesNothingDidNothing) {
  google::rpc::ErrorInfo info;
  info.set_reason("NOT_SERVING");
  google::rpc::Status wire;
  wire.add_details()->PackFrom(info);
  plans_.failures_left = 1;
  plans_.failure = {grpc::StatusCode::UNAVAILABLE, "stopping", wire.SerializeAsString()};
  plans_.last_word = grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "refused");
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  EXPECT_EQ(response.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(HasUncertainAttempt(response.status()));
}

// LIMIT_REACHED as a server sends it, with the time until it can be asked again, or without.
grpc::Status LimitReached(absl::Duration retry_after) {
  ErrorDetails details;
  details.reason = "LIMIT_REACHED";
  if (retry_after > absl::ZeroDuration()) details.retry_after = retry_after;
  const absl::Status status = WithDetails(absl::StatusCode::kResourceExhausted, "slower", details);
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.Status");
  return {grpc::StatusCode::RESOURCE_EXHAUSTED, "slower", std::string(*payload)};
}

TEST_F(ClientTest, WhatTheServerIsTooBusyForIsRepeatedWhenItSays) {
  plans_.failures_left = 3;
  plans_.failure = LimitReached(absl::Seconds(3));
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_THAT(waits_, SizeIs(3));
  absl::Duration ceiling = absl::Milliseconds(50);
  for (const absl::Duration wait : waits_) {
    EXPECT_GE(wait, absl::Seconds(3));
    EXPECT_LE(wait, absl::Seconds(3) + ceiling);
    ceiling *= 2;
  }
  EXPECT_THAT(std::set<std::string>(plans_.request_ids.begin(), plans_.request_ids.end()),
              SizeIs(1));
}

TEST_F(ClientTest, ABusyServerThatIsFreeAfterTheDeadlineIsNotWaitedFor) {
  plans_.failures_left = 1;
  plans_.failure = LimitReached(absl::Seconds(20));
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  EXPECT_EQ(response.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(DetailsOf(response.status()).retry_after, absl::Seconds(20));
  EXPECT_FALSE(HasUncertainAttempt(response.status()));
  EXPECT_THAT(waits_, IsEmpty());
}

TEST_F(ClientTest, ABoundOfTheDataIsNotRepeated) {
  plans_.failures_left = 1;
  plans_.failure = LimitReached(absl::ZeroDuration());
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  EXPECT_EQ(response.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(plans_.request_ids, SizeIs(1));
}

TEST_F(ClientTest, AServerThatIsTooBusyDidNothing) {
  plans_.failures_left = 1;
  plans_.failure = LimitReached(absl::Seconds(1));
  plans_.last_word = grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "refused");
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest());
  EXPECT_EQ(response.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(HasUncertainAttempt(response.status()));
}

TEST_F(ClientTest, ARequestAboveTheLimitIsNotSent) {
  v1::CreatePlanRequest request;
  request.set_request_id("mine");
  const size_t around = request.ByteSizeLong() + 4;
  request.set_reason(std::string(kRequestBytesMax - around, 'x'));
  ASSERT_EQ(request.ByteSizeLong(), kRequestBytesMax);
  EXPECT_TRUE(client_->Call(&v1::PlanService::Stub::CreatePlan, request).ok());
  request.mutable_reason()->push_back('x');
  const auto response = client_->Call(&v1::PlanService::Stub::CreatePlan, request);
  EXPECT_EQ(response.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("1 MiB"));
  EXPECT_EQ(DetailsOf(response.status()).reason, "REQUEST_TOO_LARGE");
  EXPECT_EQ(DetailsOf(response.status()).metadata.at("bytes_max"), "1048576");
  EXPECT_THAT(plans_.request_ids, SizeIs(1));
}

// A server of plans that is reached over the loopback.
class ClientChannelTest : public ::testing::Test {
 protected:
  ClientChannelTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&plans_);
    server_ = builder.BuildAndStart();
    address_ = absl::StrCat("127.0.0.1:", port);
  }

  static absl::Status Create(Client& client) {
    return client.Call(&v1::PlanService::Stub::CreatePlan, v1::CreatePlanRequest()).status();
  }

  ScriptedPlans plans_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

TEST_F(ClientChannelTest, EveryClientHasAConnectionOfItsOwn) {
  Client one(address_);
  Client other(address_);
  for (Client* client : {&one, &other, &one, &other}) ASSERT_EQ(Create(*client), absl::OkStatus());
  ASSERT_THAT(plans_.peers, SizeIs(4));
  EXPECT_THAT(plans_.peers,
              ElementsAre(plans_.peers[0], plans_.peers[1], plans_.peers[0], plans_.peers[1]));
  EXPECT_NE(plans_.peers[0], plans_.peers[1]);
}

TEST_F(ClientChannelTest, ALongRefusalArrivesWhole) {
  // As long as a refusal of a large file may be: gRPC alone takes 8 KiB.
  google::rpc::BadRequest bad_request;
  for (int i = 0; i < 1000; ++i) {
    auto* violation = bad_request.add_field_violations();
    violation->set_field("plan.planned_dates");
    violation->set_description(std::string(100, 'x'));
  }
  google::rpc::Status wire;
  wire.add_details()->PackFrom(bad_request);
  plans_.last_word = {grpc::StatusCode::INVALID_ARGUMENT, "wrong", wire.SerializeAsString()};
  Client client(address_);
  const absl::Status refused = Create(client);
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(DetailsOf(refused).violations, SizeIs(1000));
}

TEST_F(ClientTest, AListComesWithAllItsPages) {
  const auto response =
      client_->CallAllPages(&v1::PlanService::Stub::ListPlans, v1::ListPlansRequest());
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->plans_size(), 2);
  EXPECT_EQ(response->plans(0).title(), "een");
  EXPECT_EQ(response->plans(1).title(), "twee");
  EXPECT_EQ(response->next_page_token(), "");
}

TEST(ErrorTest, DetailsSurviveTheWayThroughGrpc) {
  google::rpc::Status wire;
  google::rpc::ErrorInfo info;
  info.set_reason("GUARDS_UNMET");
  (*info.mutable_metadata())["resource"] = "plans/jeugd";
  wire.add_details()->PackFrom(info);
  google::rpc::BadRequest bad_request;
  auto* violation = bad_request.add_field_violations();
  violation->set_field("plan.title");
  violation->set_description("is required");
  wire.add_details()->PackFrom(bad_request);
  v1::Blockers blockers;
  blockers.add_blockers()->set_guard("opmerkingen-beantwoord");
  wire.add_details()->PackFrom(blockers);

  const absl::Status status =
      FromGrpc({grpc::StatusCode::FAILED_PRECONDITION, "not possible", wire.SerializeAsString()});
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(status.message(), "not possible");
  const ErrorDetails details = DetailsOf(status);
  EXPECT_EQ(details.reason, "GUARDS_UNMET");
  EXPECT_EQ(details.metadata.at("resource"), "plans/jeugd");
  ASSERT_THAT(details.violations, SizeIs(1));
  EXPECT_EQ(details.violations[0].field, "plan.title");
  ASSERT_THAT(details.blockers, SizeIs(1));
  EXPECT_EQ(details.blockers[0].guard(), "opmerkingen-beantwoord");
}

TEST(ErrorTest, DetailsMadeHereReadAsThoseOfAServer) {
  ErrorDetails details;
  details.reason = "INVALID_FIELD";
  details.violations = {{"plan.title", "is required"}};
  details.blockers.emplace_back().set_stage("raad");
  const ErrorDetails read =
      DetailsOf(WithDetails(absl::StatusCode::kInvalidArgument, "wrong", details));
  EXPECT_EQ(read.reason, "INVALID_FIELD");
  ASSERT_THAT(read.violations, SizeIs(1));
  EXPECT_EQ(read.violations[0].description, "is required");
  ASSERT_THAT(read.blockers, SizeIs(1));
  EXPECT_EQ(read.blockers[0].stage(), "raad");
}

TEST(ErrorTest, AStatusWithoutDetailsHasEmptyOnes) {
  EXPECT_EQ(DetailsOf(absl::NotFoundError("no")).reason, "");
  EXPECT_EQ(DetailsOf(FromGrpc({grpc::StatusCode::INTERNAL, "no", "no message"})).reason, "");
  EXPECT_TRUE(FromGrpc(grpc::Status::OK).ok());
}

}  // namespace
}  // namespace noordster::client_test
