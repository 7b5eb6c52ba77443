// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_FIGURE_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_FIGURE_SAMPLES_H_

#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// Areas and indicators for which every sample is possible.
void BuildFigures(Town& town);

// Samples of requests about them.
void AddFigureSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_FIGURE_SAMPLES_H_
