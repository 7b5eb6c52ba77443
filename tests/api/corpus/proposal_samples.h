// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_PROPOSAL_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_PROPOSAL_SAMPLES_H_

#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// Proposals for which every sample is possible. REQUIRES: persons 1 and 2, plan "change", and that
// the executive has seats.
void BuildProposals(Town& town);

// Samples of requests about proposals.
void AddProposalSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_PROPOSAL_SAMPLES_H_
