// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/batch.h"

#include <string>

#include "clients/cli/fault.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::batch_test {
namespace {

using ::testing::MatchesRegex;

constexpr char kBatch[] = "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";

TEST(BatchTest, EveryResourceHasARequestIdOfItsOwnThatStaysTheSame) {
  const std::string first = *RequestIdOf(kBatch, "plans/jeugd");
  EXPECT_THAT(first, MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-"
                                  "[0-9a-f]{12}"));
  EXPECT_EQ(*RequestIdOf(kBatch, "plans/jeugd"), first);
  EXPECT_NE(*RequestIdOf(kBatch, "plans/wonen"), first);
  EXPECT_NE(*RequestIdOf("6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11", "plans/jeugd"), first);
}

TEST(BatchTest, ARefusalOfOneActIsToldAndGivesTheExitCodeOfTheFirst) {
  Session session{GlobalOptions()};
  Batch batch{BatchOptions()};
  EXPECT_TRUE(batch.Take(absl::OkStatus()));
  EXPECT_TRUE(batch.Take(absl::AbortedError("changed")));
  EXPECT_TRUE(batch.Take(absl::FailedPreconditionError("guards")));
  EXPECT_EQ(batch.done(), 1);
  EXPECT_EQ(batch.refused(), 2);
  const absl::Status end = batch.End(session);
  EXPECT_TRUE(IsTold(end));
  EXPECT_EQ(ExitCodeOf(end), ExitCode::kConflict);
  EXPECT_EQ(session.context().request_id, "");
}

TEST(BatchTest, ABatchThatGetsNoAnswerEndsAndCanBeRepeated) {
  Session session{GlobalOptions()};
  BatchOptions options;
  options.request_id = kBatch;
  Batch batch{options};
  EXPECT_TRUE(batch.Take(absl::FailedPreconditionError("guards")));
  EXPECT_FALSE(batch.Take(absl::UnavailableError("lost")));
  const absl::Status end = batch.End(session);
  EXPECT_FALSE(IsTold(end));
  EXPECT_EQ(ExitCodeOf(end), ExitCode::kUnreachable);
  EXPECT_EQ(session.context().request_id, kBatch);
  EXPECT_EQ(session.context().repeat.ShellText(), std::string("--request-id ") + kBatch);
  // What was refused after an attempt without an answer may have happened.
  EXPECT_FALSE(Batch{options}.Take(WithUncertainAttempt(absl::AbortedError("changed"))));
}

TEST(BatchTest, ABatchWithoutRefusalsEndsWell) {
  Session session{GlobalOptions()};
  Batch batch{BatchOptions()};
  EXPECT_TRUE(batch.End(session).ok());
  EXPECT_TRUE(batch.Take(absl::OkStatus()));
  EXPECT_TRUE(batch.End(session).ok());
}

}  // namespace
}  // namespace noordster::cli::batch_test
