// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_STATUS_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_STATUS_SAMPLES_H_

#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// Something was said of how the programme stands, twice.
void BuildStatus(Town& town);

// Samples of requests about how programmes stand.
void AddStatusSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_STATUS_SAMPLES_H_
