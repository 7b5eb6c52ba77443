// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_STREAM_H_
#define NOORDSTER_SERVICES_FEED_STREAM_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/feed/subscription.h"

namespace noordster::feed {

// Where the messages of a stream go. Of one thread at a time.
class Sink {
 public:
  virtual ~Sink() = default;

  enum class Taken {
    kLater,   // MilestoneFeed::Written is called once there is room for the next
    kNow,     // there is room for the next
    kEnough,  // it wants no more: the stream is to be finished
  };

  // Takes a message. Never blocks.
  virtual Taken Take(const std::string& message) = 0;

  // Ends the stream; nothing is taken any more. Called once.
  virtual void Finish(const absl::Status& status) = 0;

  // Breaks off what Take left to do; MilestoneFeed::Written follows. Safe from any thread.
  virtual void Break() = 0;
};

// A stream between a subscription and its sink. Exactly one thread has it at a time and hands it
// on: the one that pumps, the threads that read the store, or whoever finished writing. The atomics
// are for all others.
struct Stream {
  Stream(Source& source, Order order, Sink& to, int64_t end)
      : subscription(source, std::move(order)), sink(to), end_second(end) {}

  Subscription subscription;
  Sink& sink;
  // Handed on: what the thread before did with it is seen by the one behind.
  std::atomic<int> turn{0};
  // The caller is gone.
  std::atomic<bool> is_cancelled{false};
  // Why it is to be ended; unspecified: it is not.
  std::atomic<noordster::v1::StreamClosing::Reason> closing{
      noordster::v1::StreamClosing::REASON_UNSPECIFIED};
  // Second since boot at which the last message was given to the sink, and whether it is taking it.
  std::atomic<int64_t> sent_second{0};
  std::atomic<bool> is_writing{false};
  // Second at which it has lasted long enough.
  const int64_t end_second;
  // Place among all that are open, under the lock of the feed.
  size_t place = 0;
  // Of the thread of the feed: place among those that wait.
  static constexpr size_t kNowhere = SIZE_MAX;
  size_t waiting_place = kNowhere;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_STREAM_H_
