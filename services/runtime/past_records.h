// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PAST_RECORDS_H_
#define NOORDSTER_SERVICES_RUNTIME_PAST_RECORDS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "noordster/v1/terms.pb.h"
#include "services/engine/state.h"
#include "storage/store.h"

namespace noordster::runtime {

// A moment in the past: the last revision it knew, and the day it was in the municipality.
struct Moment {
  int64_t revision = 0;
  absl::CivilDay day;
};

// INVALID_ARGUMENT when a request names no moment, several, or one ahead of `now`.
absl::Status CheckAsOf(const noordster::v1::AsOf& as_of, absl::Time now);

// Finds the moment that a request asks for; the revision is the end of an act. INVALID_ARGUMENT
// when it asks for a revision above `head`, DATA_LOSS when the store is damaged. Reads a number of
// events that grows with the logarithm of the history.
// REQUIRES: CheckAsOf, and a partition that has reached `head`.
absl::StatusOr<Moment> FindMoment(const storage::Store& store,
                                  const storage::PartitionId& partition,
                                  const noordster::v1::AsOf& as_of, int64_t head);

// The last event up to `head` that was recorded by `time`; 0: none was. DATA_LOSS when the store is
// damaged.
absl::StatusOr<int64_t> LastEventBy(const storage::Store& store,
                                    const storage::PartitionId& partition, absl::Time time,
                                    int64_t head);

// Records as they stood at a moment, worked out from the events up to it, which never change:
// answers of different times agree. Folds the history of one resource at a time and keeps it for
// the next question. Of one thread; the store outlives it.
class PastRecords {
 public:
  PastRecords(const storage::Store& store, storage::PartitionId partition, const Moment& moment)
      : store_(store), partition_(std::move(partition)), moment_(moment) {}

  const Moment& moment() const { return moment_; }

  // What the record that now says `live` said then; absent when there was none. Without what a
  // programme keeps of its parts (goals, counts of projects, assessments) and a body of its
  // schedules, which follows from their events and not from its own. DATA_LOSS when the store is
  // damaged.
  absl::StatusOr<std::optional<engine::Record>> Find(const engine::Record& live);

 private:
  // The records of a resource and of what lies below it, as they stood.
  absl::StatusOr<const engine::State*> StateOf(const std::string& owner);
  absl::Status FoldPage(const std::string& owner, const storage::Page& page, engine::State& state);
  // A version of a path, which is written once, for many plans that are on it.
  absl::StatusOr<std::shared_ptr<const engine::Record>> PathVersion(const std::string& name);

  const storage::Store& store_;
  const storage::PartitionId partition_;
  const Moment moment_;
  std::map<std::string, engine::State> states_;
  std::map<std::string, std::shared_ptr<const engine::Record>> path_versions_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PAST_RECORDS_H_
