// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CPP_NOORDSTER_MILESTONE_SUBSCRIBER_H_
#define NOORDSTER_CLIENTS_CPP_NOORDSTER_MILESTONE_SUBSCRIBER_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/noordster/client.h"
#include "noordster/v1/milestone_service.pb.h"

namespace noordster {

// Who hears what a subscriber follows. Called by the thread that runs it.
struct MilestoneHandler {
  // A message with something to tell: state, batch, withdrawal, reset, or caught up. What came
  // before is not in it again, unless it is a withdrawal. Not OK: it could not be handled;
  // following ends with that status, and the cursor stays before it.
  std::function<absl::Status(const v1::SubscribeResponse& message)> on_message;
  // Everything up to here was handled: who begins behind this cursor misses nothing and gets
  // nothing twice but withdrawals. Also without a message, as time goes on. May be null.
  std::function<void(const std::string& cursor)> on_cursor = nullptr;
  // Between two sequences something is missing that no server should leave out: (after, from]. An
  // alarm; following goes on. May be null.
  std::function<void(int64_t after, int64_t from)> on_gap = nullptr;
  // The stream ended and is begun again after a wait; `why` is OK when the server ended it as it
  // should. May be null.
  std::function<void(const absl::Status& why, absl::Duration wait)> on_interruption = nullptr;
};

// How a subscriber waits before it comes back.
struct MilestoneSubscriberOptions {
  // The wait before attempt n + 1 is random between nothing and `backoff_first` doubled n - 1
  // times, `backoff_max` at most; after what the server asked for. A message behind the opening of
  // a stream begins the count anew.
  absl::Duration backoff_first = absl::Milliseconds(100);
  absl::Duration backoff_max = absl::Seconds(30);
};

// Follows the milestones of a municipality through restarts of the server, broken connections and
// silence: it begins anew behind the last message that was handled. A stream that says nothing for
// three of the heartbeats it agreed to is given up, and one that has not said even that after a
// minute. Use a client of its own, so that large answers to other calls do not hold the stream up.
//
// Run is of one thread; Stop is safe from any.
class MilestoneSubscriber {
 public:
  // `request` says what to follow and where to begin the first time. The client outlives it.
  MilestoneSubscriber(Client& client, v1::SubscribeRequest request, MilestoneHandler handler,
                      MilestoneSubscriberOptions options = {});

  // Follows until Stop (OK), until a message cannot be handled, or until the server refuses for a
  // reason that does not pass by itself, such as INVALID_ARGUMENT (CURSOR_INVALID), NOT_FOUND, or
  // UNAUTHENTICATED: of a token that expires another is to be there before a stream begins anew.
  absl::Status Run();

  void Stop();

 private:
  class Watchdog;

  // One stream, until it breaks or ends.
  absl::Status Follow();
  // `heard`: there is a message.
  absl::Status Handle(const v1::SubscribeResponse& message);
  // Whether the batch tells anything new; notes a gap before it.
  bool IsNew(const v1::MilestoneBatch& batch);
  // Hands on what of the batch is new.
  absl::Status HandleBatch(const v1::SubscribeResponse& message);
  absl::Duration WaitAfter(const absl::Status& status);
  // Sleeps; returns early when stopped.
  void Sleep(absl::Duration duration);

  Client& client_;
  v1::SubscribeRequest request_;
  const MilestoneHandler handler_;
  const MilestoneSubscriberOptions options_;
  // Everything up to it was handled; negative: the next stream says where it begins.
  int64_t position_ = -1;
  int failures_ = 0;
  // What the server asked for as it ended the stream; absent: it did not end it.
  std::optional<absl::Duration> asked_wait_;
  // What a handler said; ends everything.
  absl::Status handled_;

  absl::Mutex mutex_;
  bool is_stopped_ ABSL_GUARDED_BY(mutex_) = false;
  // The call under way; null: none is.
  grpc::ClientContext* call_ ABSL_GUARDED_BY(mutex_) = nullptr;
  absl::Time heard_ ABSL_GUARDED_BY(mutex_);
  absl::Duration heartbeat_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster

#endif  // NOORDSTER_CLIENTS_CPP_NOORDSTER_MILESTONE_SUBSCRIBER_H_
