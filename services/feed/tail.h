// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_TAIL_H_
#define NOORDSTER_SERVICES_FEED_TAIL_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/civil_time.h"
#include "services/engine/secrecy/secret_parts.h"
#include "services/feed/rendering/rendering.h"

namespace noordster::feed {

// The milestones of one commit.
struct TailEntry {
  // Sequences of the head before the commit and with it.
  int64_t after = 0;
  int64_t head = 0;
  std::vector<EncodedMilestone> milestones;
};

// What decides what may be seen, beside the mandates of who reads.
struct Standing {
  // Everything up to this sequence is in the tail or before it.
  int64_t head = 0;
  // The last revision at which mandates or secrecy changed.
  int64_t rights = 0;
  // The day it is; mandates begin and end with days.
  absl::CivilDay day;
  // Relative names of the decisions that are secret.
  std::shared_ptr<const engine::SecretParts> secrets = std::make_shared<engine::SecretParts>();
};

// What a reader finds behind a position.
struct TailView {
  Standing standing;
  // False: the tail begins later, and the rest stands in the store.
  bool is_covered = false;
  // The next entries, as many as it takes for the bytes that were asked for.
  std::vector<std::shared_ptr<const TailEntry>> entries;
};

// The latest milestones of a municipality, encoded, in memory for all who follow it live. Bounded:
// the oldest entry goes when a newer one would not fit, whoever still wants it. One thread writes;
// reading is safe from any thread.
class Tail {
 public:
  // Begins anew behind the head of `standing`.
  void Begin(Standing standing);

  // Adds a commit. REQUIRES: it follows the head.
  void Append(std::shared_ptr<const TailEntry> entry, Standing standing);

  // The day changed.
  void SetDay(absl::CivilDay day);

  Standing standing() const;

  // What is behind `position`, at most `bytes` of milestones and an entry.
  TailView Read(int64_t position, size_t bytes) const;

 private:
  void DropOldest() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable absl::Mutex mutex_;
  Standing standing_ ABSL_GUARDED_BY(mutex_);
  // Sequence behind which the first entry begins.
  int64_t begin_ ABSL_GUARDED_BY(mutex_) = 0;
  std::deque<std::shared_ptr<const TailEntry>> entries_ ABSL_GUARDED_BY(mutex_);
  size_t bytes_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_TAIL_H_
