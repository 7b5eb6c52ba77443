// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_FEEDS_H_
#define NOORDSTER_SERVICES_FEED_FEEDS_H_

#include <map>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/base/limits.h"
#include "services/feed/milestone_feed.h"
#include "services/feed/readers.h"
#include "storage/store.h"

namespace noordster::feed {

// A place among the streams that may be open. Given back when it is destroyed.
class Place {
 public:
  virtual ~Place() = default;
};

// The feeds of all municipalities, each opened by its first stream, and the bounds on streams.
// Safe from any thread. Store, readings and clock outlive it; streams are finished before it is
// destroyed.
class Feeds {
 public:
  Feeds(storage::Store& store, const Readings& readings, const base::Clock& clock,
        absl::Duration retention = limits::kMilestoneRetention);

  // The feed of a municipality: NOT_FOUND when there is none.
  absl::StatusOr<MilestoneFeed*> Of(const std::string& municipality);

  // A place for a stream of a caller: LIMIT_REACHED when there is none.
  absl::StatusOr<std::unique_ptr<Place>> TakePlace(const engine::Caller& caller,
                                                   const std::string& address);

  // Asks all streams to end.
  void Drain();

  // Streams that are open.
  int streams() const;

  // How long milestones are kept.
  absl::Duration retention() const { return retention_; }

 private:
  class TakenPlace;

  // A feed that is open; null: not yet.
  MilestoneFeed* Find(const std::string& municipality) const;

  storage::Store& store_;
  const Readings& readings_;
  const base::Clock& clock_;
  const absl::Duration retention_;
  // Held while a feed is opened, which reads the store; nobody else waits for that.
  absl::Mutex opening_mutex_ ABSL_ACQUIRED_BEFORE(mutex_);
  mutable absl::Mutex mutex_;
  bool is_draining_ ABSL_GUARDED_BY(mutex_) = false;
  int streams_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::flat_hash_map<std::string, int> of_callers_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, std::unique_ptr<MilestoneFeed>> feeds_ ABSL_GUARDED_BY(mutex_);
  // Last: what they still run is of a feed.
  Readers readers_;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_FEEDS_H_
