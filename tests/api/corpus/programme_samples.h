// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_PROGRAMME_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_PROGRAMME_SAMPLES_H_

#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// Goals, partners, covenants, projects, areas and indicators for which every sample is possible.
void BuildProgramme(Town& town);

// Samples of requests about them.
void AddProgrammeSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_PROGRAMME_SAMPLES_H_
