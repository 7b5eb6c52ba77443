// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_LOOP_RETENTION_H_
#define NOORDSTER_SERVICES_RUNTIME_LOOP_RETENTION_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/engine/state.h"
#include "services/runtime/engine_time.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

namespace noordster::runtime {

// Deletes of a partition what nobody may still need: answers to requests after
// limits::kRequestRetention, and milestones older than they are kept. Both follow from events,
// which stay. Does nothing while the time is in doubt. Of the thread of its loop; blocks on the
// store, at most a page at a time.
class Retention {
 public:
  // Store and time outlive it.
  Retention(storage::Store& store, EngineTime& time, const storage::PartitionId& partition,
            absl::Duration milestones);

  // Adds to the rows of a commit up to where milestones are to be trimmed, when that rose. A
  // milestone is deleted only once it is known for good that it is.
  void AddFloor(Writes& rows);

  // How long it is until a page may be due; InfiniteDuration while the time is in doubt.
  absl::Duration Wait() const;

  // Deletes a page of what is due, if anything is. To be called now and then. What `state` says of
  // a request goes before what is stored: its id may be used again in a commit that is under way,
  // and whose records are all in `state`.
  void Trim(const engine::State& state);

 private:
  absl::Status TrimRequests(absl::Time now, const engine::State& state);
  absl::Status TrimMilestones(absl::Time now);

  storage::Store& store_;
  EngineTime& time_;
  const storage::PartitionId partition_;
  const absl::Duration milestones_;
  absl::Time next_;
  // Where the next page begins; empty: nothing of this round is left.
  std::string request_position_;
  std::string milestone_position_;
  // The floor to be written; 0: none.
  int64_t floor_ = 0;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_LOOP_RETENTION_H_
