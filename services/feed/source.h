// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_SOURCE_H_
#define NOORDSTER_SERVICES_FEED_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/engine/command.h"
#include "services/feed/filter.h"
#include "services/feed/readings.h"
#include "services/feed/rendering/names.h"
#include "services/feed/tail.h"
#include "storage/store.h"

namespace noordster::feed {

// What all streams of a municipality share.
struct Source {
  const storage::Store& store;
  const Readings& readings;
  const storage::PartitionId municipality;
  // First bytes of digests of where its chain begins, and of the id of the store.
  uint64_t chain = 0;
  uint64_t store_id = 0;
  // Seals the cursors of its streams: drawn from the random bytes its chain begins with, which only
  // those who may export all of it learn.
  std::string cursor_key = {};
  Tail tail = {};
  Names names = {store, municipality};
};

// Sequence up to which milestones were trimmed.
absl::StatusOr<int64_t> ReadFloor(const Source& source);

// The refusal where something in the store cannot be read.
absl::Status Damaged(absl::string_view what);

// What a stream is asked to be.
struct Order {
  engine::Caller caller;
  Filter filter;
  // Where it begins: behind a cursor, else behind a sequence that is not negative, else with what
  // comes next. A sequence below what is kept counts as the oldest that is.
  std::optional<std::string> cursor;
  int64_t after = -1;
  bool include_state = false;
  size_t batch_bytes = 0;
  absl::Duration heartbeat;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_SOURCE_H_
