// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_LOOP_TIMERS_H_
#define NOORDSTER_SERVICES_RUNTIME_LOOP_TIMERS_H_

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/engine/command.h"
#include "services/engine/index_rows.h"
#include "services/runtime/engine_time.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

namespace noordster::runtime {

// Knows when embargoes of a partition end and when days come that are to be told: what is to be
// done then enters the loop as a request of the clock. Every moment stands in an index, so none is
// lost with a restart; one that passed meanwhile is told late, and one that is not there any more
// is not told. While the time is in doubt none comes. Of the thread of its loop; reads the store
// when a moment may have come.
class Timers {
 public:
  // Store and time outlive it.
  Timers(const storage::Store& store, EngineTime& time, storage::PartitionId partition)
      : store_(store), time_(time), partition_(std::move(partition)) {}

  // When the first of the moments in these rows comes; InfiniteFuture when there is none.
  absl::Time FirstDue(const Writes& rows) const;

  // A moment was committed that comes then.
  void Note(absl::Time due);

  // How long it is until it should be asked again.
  absl::Duration Wait() const;

  // Requests for those that have come, a bounded number at once. Goes on behind the last it asked
  // for, as the store shows a moment until what it brought is committed; about once a minute it
  // looks at all again.
  std::vector<engine::Request> Due();

  // What was asked for may never be committed: looks at all again, a little later.
  void StartOver();

 private:
  // The moments of one index, and where it goes on among them.
  struct Line {
    engine::Index index;
    absl::Time next = absl::InfinitePast();
    std::string position = {};
    absl::Time start_over = absl::InfinitePast();
  };

  void AddDue(Line& line, std::vector<engine::Request>& due);

  const storage::Store& store_;
  EngineTime& time_;
  const storage::PartitionId partition_;
  std::array<Line, 2> lines_ = {Line{engine::Index::kEmbargo}, Line{engine::Index::kDayToTell}};
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_LOOP_TIMERS_H_
