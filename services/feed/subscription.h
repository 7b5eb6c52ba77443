// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_SUBSCRIPTION_H_
#define NOORDSTER_SERVICES_FEED_SUBSCRIPTION_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/engine/authorization/sight.h"
#include "services/feed/cursor.h"
#include "services/feed/readings.h"
#include "services/feed/source.h"
#include "services/feed/tail.h"

namespace noordster::feed {

// One stream: what it sends next. It holds a position, and of the milestones, which stand in the
// tail or in the store, no more than one look at those gave. What its caller may see is held
// against the revision it is sent at: before it sends anything past a change of mandates or
// secrecy, it tells what is to be forgotten.
//
// Of one thread at a time. What it shares outlives it.
class Subscription {
 public:
  enum class Next {
    kSend,  // there is a message
    kWait,  // nothing, until the tail grows
    kWork,  // Work is to be called, on a thread that may wait for the store
    kEnd,   // the last message was sent
  };

  Subscription(Source& source, Order order);

  // It said how it begins; only then may it be closed.
  bool is_open() const { return is_open_; }

  // Sequence up to which it covered everything.
  int64_t position() const { return cursor_.position; }

  // What comes next, from memory alone; fills `message` with the bytes of a SubscribeResponse.
  Next Advance(std::string& message);

  // Reads what is needed to go on. A failure ends the stream: CURSOR_INVALID when it cannot begin
  // at its cursor; others as the store.
  absl::Status Work();

  // There is nothing to send as things stand. REQUIRES: Advance answered kWait before, if it was
  // called.
  bool IsUpTo(const Standing& standing) const {
    return !MustLookAgain(standing) && cursor_.position == standing.head;
  }

  // Passes over a commit of which this stream sends nothing; false: there is something, and
  // Advance is to be called. REQUIRES: Advance answered kWait.
  bool PassOver(const TailEntry& entry, const Standing& standing);

  // Lets the next message say how far the stream is.
  void Beat();

  // Lets the next message be the last. REQUIRES: is_open.
  void Close(noordster::v1::StreamClosing::Reason reason, absl::Duration retry_after);

  absl::Duration heartbeat() const { return order_.heartbeat; }

 private:
  absl::Status Open();
  absl::StatusOr<Cursor> ReadOwnCursor() const;
  absl::Status Resume(const Cursor& cursor, int64_t floor);
  void Reset(noordster::v1::StreamReset::Reason reason, int64_t from);
  void BeginState();
  bool MustLookAgain(const Standing& standing) const;
  // Asks again what the caller may see, and tells what they saw and may not see any more.
  absl::Status LookAgain();
  // What the caller saw when the cursor was written.
  absl::StatusOr<std::shared_ptr<const engine::Sight>> ReadSight(const engine::Sight& now) const;
  absl::Status ReadState();
  absl::Status CatchUp();
  // What this stream shows of the stored milestones behind the position, whole acts, and up to
  // where that is all.
  struct StoredPage {
    std::vector<noordster::internal::v1::Milestone> milestones;
    int64_t to = 0;
  };
  absl::StatusOr<StoredPage> ReadStored(const Standing& standing) const;

  bool Shows(const noordster::internal::v1::Milestone& milestone, const Standing& standing) const;
  // Adds a milestone to the batch that is being made; one that is full is sent first.
  void Pack(const EncodedMilestone& milestone);
  // Sends what is packed; it covers all up to `to`.
  void CompleteBatch(int64_t to);
  // Takes back the batches that were not sent yet.
  void TakeBackBatches();
  // Takes back the plans that were not shown yet; how all stand is told anew in their place.
  void TakeBackPlans();
  // Queues a message, with a cursor behind it.
  void Say(noordster::v1::SubscribeResponse message);
  void SayCaughtUp();

  Source& source_;
  const Order order_;
  Cursor cursor_;
  std::shared_ptr<const engine::Sight> sight_;
  int64_t sight_revision_ = 0;
  absl::CivilDay sight_day_;
  bool is_open_ = false;
  bool is_resumed_ = false;
  bool is_first_page_ = false;
  bool is_caught_up_ = false;
  bool is_closed_ = false;
  // Everything up to it was covered by messages; from there to the position nothing was to be sent.
  int64_t told_ = 0;
  // Messages that are sent before anything else.
  struct Ready {
    std::string bytes;
    // How a plan was to be seen when the stream looked again.
    bool shows_plan = false;
  };
  std::deque<Ready> ready_;
  // Batches of milestones that are sent behind those, as long as what may be seen stays the same.
  struct Batch {
    int64_t from = 0;
    std::string message;
  };
  std::deque<Batch> batches_;
  // The batch that is being made: its milestones, and the act of the last.
  std::string packed_;
  int64_t packed_act_ = 0;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_SUBSCRIPTION_H_
