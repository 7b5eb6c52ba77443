// SPDX-License-Identifier: EUPL-1.2
#include "services/api/milestone/milestone_sinks.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "services/base/limits.h"

namespace noordster::api::milestone_sinks_test {
namespace {

namespace v1 = noordster::v1;
using Taken = feed::Sink::Taken;

// A message whose plan is as long as a whole answer may be.
std::string LongState(const std::string& cursor) {
  v1::SubscribeResponse message;
  message.set_cursor(cursor);
  message.mutable_state()->add_plans()->mutable_plan()->set_title(
      std::string(limits::kFetchBytesMax, 'x'));
  return message.SerializeAsString();
}

std::string Withdrawal(const std::string& cursor) {
  v1::SubscribeResponse message;
  message.set_cursor(cursor);
  message.mutable_withdrawal()->set_name("municipalities/gm1");
  return message.SerializeAsString();
}

TEST(FetchSinkTest, ItNeverEndsWhereTheSameWouldBeToldAgain) {
  std::optional<v1::FetchResponse> answer;
  // Deletes itself with its answer.
  auto* sink = new FetchSink(true, nullptr, [&answer](absl::StatusOr<v1::FetchResponse> response) {
    answer = *std::move(response);
  });
  EXPECT_EQ(sink->Take(Withdrawal("before")), Taken::kNow);
  EXPECT_EQ(sink->Take(LongState("before")), Taken::kNow);
  EXPECT_EQ(sink->Take(Withdrawal("before")), Taken::kNow);
  EXPECT_EQ(sink->Take(LongState("before")), Taken::kNow);
  EXPECT_EQ(sink->Take(LongState("behind")), Taken::kEnough);
  sink->Finish(absl::OkStatus());
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->messages_size(), 5);
  EXPECT_EQ(answer->cursor(), "behind");
}

}  // namespace
}  // namespace noordster::api::milestone_sinks_test
