// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_CALENDAR_DATE_FUZZ_H_
#define NOORDSTER_TESTS_CALENDAR_DATE_FUZZ_H_

#include <string>

#include "absl/strings/string_view.h"

namespace noordster::testing {

// Gives an input to all that reads dates, as words, as EDTF, as a day and as an instant, and says
// which promise that broke; empty when it kept them all. The fuzzer searches inputs for it, and the
// tests replay those that were found and change them a little.
std::string BrokenPromiseOfDates(absl::string_view input);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_CALENDAR_DATE_FUZZ_H_
