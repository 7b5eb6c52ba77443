// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_RECOGNITION_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_RECOGNITION_SAMPLES_H_

#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// A recognition round on plan "asked", with a remark, and plan "to-ask" without one.
void BuildRecognition(Town& town);

// Samples of requests about recognition rounds.
void AddRecognitionSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_RECOGNITION_SAMPLES_H_
