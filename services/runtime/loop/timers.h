// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_LOOP_EMBARGOES_H_
#define NOORDSTER_SERVICES_RUNTIME_LOOP_EMBARGOES_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/engine/command.h"
#include "services/runtime/engine_time.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

namespace noordster::runtime {

// Knows when embargoes of a partition end: what is to be disclosed then enters the loop as a
// request of the clock. Every moment stands in an index, so none is lost with a restart; one that
// passed meanwhile is told late. While the time is in doubt none ends. Of the thread of its loop;
// reads the store when a moment may have come.
class Embargoes {
 public:
  // Store and time outlive it.
  Embargoes(const storage::Store& store, EngineTime& time, storage::PartitionId partition)
      : store_(store), time_(time), partition_(std::move(partition)) {}

  // When the first of the embargoes in these rows ends; InfiniteFuture when there is none.
  absl::Time FirstEnd(const Writes& rows) const;

  // An embargo was committed that ends then.
  void Note(absl::Time ends);

  // How long it is until it should be asked again.
  absl::Duration Wait() const;

  // Requests for those that have ended, a bounded number at once. Goes on behind the last it asked
  // for, as the store shows an embargo until its end is committed; about once a minute it looks at
  // all again.
  std::vector<engine::Request> Due();

  // What was asked for may never be committed: looks at all again, a little later.
  void StartOver();

 private:
  const storage::Store& store_;
  EngineTime& time_;
  const storage::PartitionId partition_;
  absl::Time next_ = absl::InfinitePast();
  // Where it goes on, and when it looks at all again.
  std::string position_;
  absl::Time start_over_ = absl::InfinitePast();
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_LOOP_EMBARGOES_H_
