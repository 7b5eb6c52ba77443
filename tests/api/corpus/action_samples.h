// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_ACTION_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_ACTION_SAMPLES_H_

#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// Actions for which every sample is possible. REQUIRES: BuildMeetings.
void BuildActions(Town& town);

// Samples of requests about actions.
void AddActionSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_ACTION_SAMPLES_H_
