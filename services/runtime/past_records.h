// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PAST_RECORDS_H_
#define NOORDSTER_SERVICES_RUNTIME_PAST_RECORDS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

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

// Finds the moment that a request asks for; the revision is the end of an act. INVALID_ARGUMENT
// when it names none, several or one ahead of `now`; UNAVAILABLE for a revision that is not
// reached; DATA_LOSS when the store is damaged. Reads a number of events that grows with the
// logarithm of the history.
absl::StatusOr<Moment> FindMoment(const storage::Store& store,
                                  const storage::PartitionId& partition,
                                  const noordster::v1::AsOf& as_of, absl::Time now);

// Records as they stood at an earlier revision, worked out from the events up to it, which never
// change: answers of different times agree. Folds the history of one resource at a time and keeps
// it for the next question. Of one thread; the store outlives it.
class PastRecords {
 public:
  // REQUIRES: the partition has reached `revision`, and that is the end of an act.
  PastRecords(const storage::Store& store, storage::PartitionId partition, int64_t revision)
      : store_(store), partition_(std::move(partition)), revision_(revision) {}

  // What the record that now says `live` said then; absent when there was none. DATA_LOSS when the
  // store is damaged.
  absl::StatusOr<std::optional<engine::Record>> Find(const engine::Record& live);

 private:
  // The records of a resource and of what lies below it, as they stood.
  absl::StatusOr<const engine::State*> StateOf(const std::string& owner);
  absl::Status FoldPage(const std::string& owner, const storage::Page& page, engine::State& state);

  const storage::Store& store_;
  const storage::PartitionId partition_;
  const int64_t revision_;
  std::map<std::string, engine::State> states_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PAST_RECORDS_H_
