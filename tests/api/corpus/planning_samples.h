// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_PLANNING_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_PLANNING_SAMPLES_H_

#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// A running plan, for which every sample is possible. REQUIRES: BuildCalendars.
void BuildPlanning(Town& town);

// Samples of requests about planning.
void AddPlanningSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_PLANNING_SAMPLES_H_
