// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_GLANCE_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_GLANCE_H_

#include <cstdint>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"

namespace noordster::bench {

// What a subscriber must know of a message. Reading it whole, as SubscribeResponse, takes as long
// as sending it, and those who measure share the machine with what they measure.
struct Glance {
  // Number of the field of SubscribeResponse that it tells; 0: none.
  int body = 0;
  absl::string_view cursor;
  // The part of the history it covers, (from, to], as far as its kind says.
  int64_t from = 0;
  int64_t to = 0;
  // Of the milestones of a batch.
  absl::InlinedVector<int64_t, 4> sequences;
};

// Glances at a SubscribeResponse, which outlives what is returned. Ends the process when it is
// damaged.
Glance GlanceAt(absl::string_view message);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_GLANCE_H_
