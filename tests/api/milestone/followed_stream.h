// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_MILESTONE_FOLLOWED_STREAM_H_
#define NOORDSTER_TESTS_API_MILESTONE_FOLLOWED_STREAM_H_

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "tests/support/api_client.h"

namespace noordster::testing {

// A stream of milestones that a test follows, message by message. Holds the promises of the API
// against what comes: each batch begins where the one before ended, milestones lie in what their
// batch covers, in order. One thread at a time; cancelled when destroyed.
class FollowedStream {
 public:
  FollowedStream(const ApiClient& client, const noordster::v1::SubscribeRequest& request);
  ~FollowedStream();
  FollowedStream(const FollowedStream&) = delete;
  FollowedStream& operator=(const FollowedStream&) = delete;

  // The next message, heartbeats too; ends the test program when none comes within half a minute.
  noordster::v1::SubscribeResponse Next();

  // The next message with this body; what comes before it is passed over.
  noordster::v1::SubscribeResponse Next(noordster::v1::SubscribeResponse::BodyCase body);

  // Milestones up to a revision, once the stream says that it covered it.
  std::vector<noordster::v1::Milestone> Until(int64_t revision);

  // How the stream ended; waits for it.
  grpc::Status End();

  // Breaks it off.
  void Cancel() { context_.TryCancel(); }

  // Cursor of the last message that was taken.
  const std::string& cursor() const { return cursor_; }
  // Everything up to it was covered by what was taken.
  int64_t position() const { return position_; }

 private:
  void Read();
  void Check(const noordster::v1::SubscribeResponse& message);

  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<noordster::v1::SubscribeResponse>> reader_;
  std::string cursor_;
  int64_t position_ = -1;

  absl::Mutex mutex_;
  std::deque<noordster::v1::SubscribeResponse> read_ ABSL_GUARDED_BY(mutex_);
  bool has_ended_ ABSL_GUARDED_BY(mutex_) = false;
  grpc::Status status_ ABSL_GUARDED_BY(mutex_);

  std::thread thread_;
};

// Of what kinds milestones are, in their order.
std::vector<noordster::v1::Milestone::Kind> KindsOf(
    const std::vector<noordster::v1::Milestone>& milestones);

// Requests that follow the town: from the next milestone on, from the oldest, behind a cursor.
noordster::v1::SubscribeRequest FromNow();
noordster::v1::SubscribeRequest FromOldest();
noordster::v1::SubscribeRequest Behind(const std::string& cursor);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_MILESTONE_FOLLOWED_STREAM_H_
