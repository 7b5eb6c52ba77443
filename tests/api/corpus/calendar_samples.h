// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_CALENDAR_SAMPLES_H_
#define NOORDSTER_TESTS_API_CORPUS_CALENDAR_SAMPLES_H_

#include <string>

#include "noordster/v1/calendar.pb.h"
#include "tests/api/corpus/corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// A calendar, and a schedule of a year, with every field a client can set. The schedule goes by
// calendar "gemeente".
noordster::v1::Calendar SampleCalendar();
noordster::v1::Schedule SampleSchedule(const std::string& year);

// Calendar "gemeente" and schedule "schema-2022" of the council, for which every sample is
// possible.
void BuildCalendars(Town& town);

// Samples of requests about them.
void AddCalendarSamples(Corpus& corpus);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_CALENDAR_SAMPLES_H_
