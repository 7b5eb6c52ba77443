// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_TOWN_H_
#define NOORDSTER_TESTS_API_CORPUS_TOWN_H_

#include "tests/support/town.h"

namespace noordster::testing {

// Builds a town in which every sample is possible, in any order and all of them, and a second
// municipality, gm0001, with a body, a programme, a path and a person under the ids of the town.
void BuildForCorpus(Town& town);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_TOWN_H_
