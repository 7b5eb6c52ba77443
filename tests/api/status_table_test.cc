// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/status_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/engine/refusal.h"

namespace noordster::api::status_table_test {
namespace {

namespace v1 = noordster::v1;

// The parts of an error as a client unpacks them.
struct Unpacked {
  google::rpc::Status wire;
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  v1::Blockers blockers;
};

Unpacked Unpack(const grpc::Status& status) {
  Unpacked parts;
  EXPECT_TRUE(parts.wire.ParseFromString(status.error_details()));
  EXPECT_EQ(parts.wire.code(), static_cast<int>(status.error_code()));
  for (const auto& detail : parts.wire.details()) {
    if (detail.UnpackTo(&parts.info) || detail.UnpackTo(&parts.bad_request)) continue;
    detail.UnpackTo(&parts.blockers);
  }
  EXPECT_EQ(parts.info.domain(), "noordster");
  return parts;
}

// The code each reason goes with; what is not listed is FAILED_PRECONDITION.
const std::map<v1::ErrorReason, grpc::StatusCode> kCodes = {
    {v1::INVALID_FIELD, grpc::StatusCode::INVALID_ARGUMENT},
    {v1::MALFORMED_MESSAGE, grpc::StatusCode::INVALID_ARGUMENT},
    {v1::PATH_INVALID, grpc::StatusCode::INVALID_ARGUMENT},
    {v1::PAGE_TOKEN_INVALID, grpc::StatusCode::INVALID_ARGUMENT},
    {v1::CURSOR_INVALID, grpc::StatusCode::INVALID_ARGUMENT},
    {v1::RESOURCE_NOT_FOUND, grpc::StatusCode::NOT_FOUND},
    {v1::RESOURCE_EXISTS, grpc::StatusCode::ALREADY_EXISTS},
    {v1::REQUEST_ID_REUSED, grpc::StatusCode::ALREADY_EXISTS},
    {v1::ETAG_MISMATCH, grpc::StatusCode::ABORTED},
    {v1::NOT_ALLOWED, grpc::StatusCode::PERMISSION_DENIED},
    {v1::NOT_AUTHENTICATED, grpc::StatusCode::UNAUTHENTICATED},
    {v1::LIMIT_REACHED, grpc::StatusCode::RESOURCE_EXHAUSTED},
    {v1::DISK_NEARLY_FULL, grpc::StatusCode::RESOURCE_EXHAUSTED},
    {v1::OUTCOME_UNCERTAIN, grpc::StatusCode::UNAVAILABLE},
    {v1::NOT_SERVING, grpc::StatusCode::UNAVAILABLE},
    {v1::REVISION_NOT_REACHED, grpc::StatusCode::UNAVAILABLE},
    {v1::NOT_IN_TIME, grpc::StatusCode::DEADLINE_EXCEEDED},
    {v1::STORE_DAMAGED, grpc::StatusCode::DATA_LOSS},
    {v1::INTERNAL_FAULT, grpc::StatusCode::INTERNAL},
};

TEST(StatusTableTest, EveryReasonHasItsCodeAndIsNamed) {
  for (int number = 1; number <= v1::ErrorReason_MAX; ++number) {
    const auto reason = static_cast<v1::ErrorReason>(number);
    const grpc::Status status =
        ToGrpcStatus(engine::Refuse(reason, "why", {{"resource", "bodies/raad"}}), 0);
    const auto expected = kCodes.find(reason);
    EXPECT_EQ(status.error_code(),
              expected == kCodes.end() ? grpc::StatusCode::FAILED_PRECONDITION : expected->second)
        << v1::ErrorReason_Name(reason);
    const Unpacked parts = Unpack(status);
    EXPECT_EQ(parts.info.reason(), v1::ErrorReason_Name(reason));
    EXPECT_EQ(parts.info.metadata().at("resource"), "bodies/raad");
  }
}

TEST(StatusTableTest, ABoundThatPassesByItselfSaysWhenToAskAgain) {
  const grpc::Status status = ToGrpcStatus(
      engine::RefuseForNow("reads_of_person", "slower", absl::Nanoseconds(1500001)), 0);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  const Unpacked parts = Unpack(status);
  EXPECT_EQ(parts.info.reason(), "LIMIT_REACHED");
  EXPECT_EQ(parts.info.metadata().at("limit"), "reads_of_person");
  ASSERT_EQ(parts.wire.details_size(), 2);
  google::rpc::RetryInfo retry;
  ASSERT_TRUE(parts.wire.details(1).UnpackTo(&retry));
  EXPECT_EQ(retry.retry_delay().nanos(), 1501000) << "never too early";
}

TEST(StatusTableTest, AStatusThatIsNoRefusalBecomesAFaultWithoutItsMessage) {
  for (const absl::Status& status :
       {absl::InternalError("secret"), absl::UnknownError("secret"), absl::CancelledError("secret"),
        absl::NotFoundError("secret"), absl::InvalidArgumentError("secret")}) {
    const grpc::Status shown = ToGrpcStatus(status, 0);
    EXPECT_EQ(shown.error_code(), grpc::StatusCode::INTERNAL);
    EXPECT_THAT(shown.error_message(), ::testing::Not(::testing::HasSubstr("secret")));
    EXPECT_EQ(Unpack(shown).info.reason(), "INTERNAL_FAULT");
  }
}

TEST(StatusTableTest, TroubleOfTheStoreKeepsItsCode) {
  const std::map<absl::StatusCode, std::string> reasons = {
      {absl::StatusCode::kDataLoss, "STORE_DAMAGED"},
      {absl::StatusCode::kResourceExhausted, "DISK_NEARLY_FULL"},
      {absl::StatusCode::kUnavailable, "NOT_SERVING"}};
  for (const auto& [code, reason] : reasons) {
    const grpc::Status shown = ToGrpcStatus(absl::Status(code, "why"), 0);
    EXPECT_EQ(static_cast<int>(shown.error_code()), static_cast<int>(code));
    EXPECT_EQ(Unpack(shown).info.reason(), reason);
  }
}

absl::Status ManyViolations(int count) {
  std::vector<engine::FieldViolation> violations;
  for (int i = 0; i < count; ++i) {
    auto& violation = violations.emplace_back();
    violation.set_field(absl::StrCat("definition.stages[", i, "].id"));
    violation.set_description(std::string(80, 'x'));
  }
  return engine::RefuseFields(v1::PATH_INVALID, violations);
}

TEST(StatusTableTest, WhatDoesNotFitTheCallerIsCounted) {
  const grpc::Status narrow = ToGrpcStatus(ManyViolations(500), 0);
  // What gRPC takes without being told otherwise, with room for other metadata.
  EXPECT_LT(narrow.error_details().size() * 4 / 3 + narrow.error_message().size(), 8000u);
  const Unpacked parts = Unpack(narrow);
  const int shown = parts.bad_request.field_violations_size();
  EXPECT_GT(shown, 30);
  EXPECT_EQ(parts.info.metadata().at("omitted"), absl::StrCat(500 - shown));
  EXPECT_EQ(parts.bad_request.field_violations(0).field(), "definition.stages[0].id");

  const Unpacked wide = Unpack(ToGrpcStatus(ManyViolations(500), 128 << 10));
  EXPECT_EQ(wide.bad_request.field_violations_size(), 500);
  EXPECT_EQ(wide.info.metadata().count("omitted"), 0u);
  // However much a caller says it takes.
  const Unpacked bounded = Unpack(ToGrpcStatus(ManyViolations(5000), size_t{1} << 40));
  EXPECT_LT(bounded.bad_request.field_violations_size(), 5000);
}

TEST(StatusTableTest, AMessageIsCutBetweenCharacters) {
  for (int length = 690; length < 710; ++length) {
    const grpc::Status status = ToGrpcStatus(
        engine::Refuse(v1::INVALID_FIELD, std::string(static_cast<size_t>(length), 'x') + "éé€é"),
        0);
    // A message that is no UTF-8 could not be read back.
    EXPECT_EQ(Unpack(status).wire.message(), status.error_message());
    EXPECT_LE(status.error_message().size(), 700u);
    EXPECT_GE(status.error_message().size(), 690u);
  }
}

TEST(StatusTableTest, BlockersThatDoNotFitAreCounted) {
  std::vector<v1::Blocker> blockers(100);
  for (v1::Blocker& blocker : blockers) {
    blocker.set_reason(v1::GUARDS_UNMET);
    blocker.set_guard(std::string(60, 'g'));
    blocker.set_subject(std::string(60, 's'));
  }
  const grpc::Status status = ToGrpcStatus(engine::RefuseBlocked(blockers), 0);
  EXPECT_LT(status.error_details().size() * 4 / 3 + status.error_message().size(), 8000u);
  const Unpacked parts = Unpack(status);
  EXPECT_EQ(parts.info.metadata().at("omitted"),
            absl::StrCat(100 - parts.blockers.blockers_size()));
}

TEST(StatusTableTest, EveryBlockerIsToldTwice) {
  v1::Blocker blocker;
  blocker.set_reason(v1::WRONG_BODY);
  blocker.set_stage("raad");
  const grpc::Status status = ToGrpcStatus(engine::RefuseBlocked({blocker, blocker}), 0);
  EXPECT_EQ(Unpack(status).blockers.blockers_size(), 2);
}

}  // namespace
}  // namespace noordster::api::status_table_test
