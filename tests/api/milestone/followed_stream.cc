// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/milestone/followed_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "services/base/check.h"
#include "tests/support/town.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

constexpr absl::Duration kPatience = absl::Seconds(30);

}  // namespace

FollowedStream::FollowedStream(const ApiClient& client, const v1::SubscribeRequest& request)
    : reader_(client.Open(&v1::MilestoneService::Stub::Subscribe, request, context_)),
      thread_([this] { Read(); }) {}

FollowedStream::~FollowedStream() {
  Cancel();
  thread_.join();
}

void FollowedStream::Read() {
  v1::SubscribeResponse message;
  while (reader_->Read(&message)) {
    const absl::MutexLock lock(&mutex_);
    read_.push_back(std::move(message));
  }
  grpc::Status status = reader_->Finish();
  const absl::MutexLock lock(&mutex_);
  status_ = std::move(status);
  has_ended_ = true;
}

v1::SubscribeResponse FollowedStream::Next() {
  v1::SubscribeResponse message;
  {
    const absl::MutexLock lock(&mutex_);
    const auto is_there = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return !read_.empty() || has_ended_;
    };
    mutex_.AwaitWithTimeout(absl::Condition(&is_there), kPatience);
    if (read_.empty()) ADD_FAILURE() << "no message: " << Describe(status_);
    NOORDSTER_CHECK(!read_.empty());
    message = std::move(read_.front());
    read_.pop_front();
  }
  Check(message);
  return message;
}

void FollowedStream::Check(const v1::SubscribeResponse& message) {
  EXPECT_FALSE(message.cursor().empty());
  EXPECT_LE(message.cursor().size(), 420U);
  cursor_ = message.cursor();
  switch (message.body_case()) {
    case v1::SubscribeResponse::kOpened:
      EXPECT_EQ(position_, -1) << "opened twice";
      position_ = message.opened().from();
      break;
    case v1::SubscribeResponse::kBatch: {
      const v1::MilestoneBatch& batch = message.batch();
      EXPECT_EQ(batch.from(), position_) << "a gap or a double";
      EXPECT_GT(batch.to(), batch.from());
      EXPECT_GE(batch.head(), batch.to());
      EXPECT_FALSE(batch.milestones().empty()) << "an empty batch";
      int64_t before = batch.from();
      for (const v1::Milestone& milestone : batch.milestones()) {
        EXPECT_GT(milestone.sequence(), before) << "out of order";
        before = milestone.sequence();
      }
      EXPECT_LE(before, batch.to());
      position_ = batch.to();
      break;
    }
    case v1::SubscribeResponse::kCaughtUp:
      EXPECT_GE(message.caught_up().to(), position_);
      position_ = message.caught_up().to();
      break;
    case v1::SubscribeResponse::kHeartbeat:
      EXPECT_GE(message.heartbeat().to(), position_);
      position_ = message.heartbeat().to();
      break;
    case v1::SubscribeResponse::kReset:
      position_ = message.reset().from();
      break;
    default:
      break;
  }
}

v1::SubscribeResponse FollowedStream::Next(v1::SubscribeResponse::BodyCase body) {
  v1::SubscribeResponse message = Next();
  while (message.body_case() != body) message = Next();
  return message;
}

std::vector<v1::Milestone> FollowedStream::Until(int64_t revision) {
  std::vector<v1::Milestone> milestones;
  while (position_ < revision) {
    const v1::SubscribeResponse message = Next();
    milestones.insert(milestones.end(), message.batch().milestones().begin(),
                      message.batch().milestones().end());
  }
  return milestones;
}

grpc::Status FollowedStream::End() {
  const absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&has_ended_), kPatience);
  NOORDSTER_CHECK(has_ended_);
  return status_;
}

std::vector<v1::Milestone::Kind> KindsOf(const std::vector<v1::Milestone>& milestones) {
  std::vector<v1::Milestone::Kind> kinds;
  for (const v1::Milestone& milestone : milestones) kinds.push_back(milestone.kind());
  return kinds;
}

v1::SubscribeRequest FromNow() {
  v1::SubscribeRequest request;
  request.set_parent(Town::Name(""));
  request.set_heartbeat_seconds(5);
  return request;
}

v1::SubscribeRequest FromOldest() {
  v1::SubscribeRequest request = FromNow();
  request.mutable_start()->set_oldest(true);
  return request;
}

v1::SubscribeRequest Behind(const std::string& cursor) {
  v1::SubscribeRequest request = FromNow();
  request.mutable_start()->set_cursor(cursor);
  return request;
}

}  // namespace noordster::testing
