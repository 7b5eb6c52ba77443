// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_MEETING_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_MEETING_SAMPLES_H_

#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// Meetings, items and ballots for which every sample is possible. REQUIRES: persons 1, 2 and 4,
// plan "change", and plans "meet", "meet-many", "meet-defer" and "meet-back" before the executive.
void BuildMeetings(Town& town);

// Samples of requests about meetings, agendas and ballots.
void AddMeetingSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_MEETING_SAMPLES_H_
