// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_OPEN_LOOP_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_OPEN_LOOP_H_

#include "tests/benchmarks/load/drive/closed_loop.h"
#include "tests/benchmarks/load/figure.h"

namespace noordster::bench {

// Begins acts at their time, however long those before take, numbered on from `first`, and waits
// for all of them. Latencies count from when an act was to begin, so that a wait is not left out.
Run RunOpenLoop(double per_second, double seconds, int first, const Act& act);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_OPEN_LOOP_H_
