// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_MEASURE_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_MEASURE_H_

#include <vector>

#include "tests/benchmarks/load/ceiling/shape.h"

namespace noordster::bench {

// What acts look like, taken from commits of the loop and messages of the API in this process: of a
// move of EndlessPlans, and of the acts of ShippedProgramme::WayToCouncil.
ActShape MeasureMove();
std::vector<ActShape> MeasureWayToCouncil();

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_MEASURE_H_
