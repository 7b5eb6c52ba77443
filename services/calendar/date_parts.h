// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_DATE_PARTS_H_
#define NOORDSTER_SERVICES_CALENDAR_DATE_PARTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/calendar/date_words.h"

// Puts together what the words of a date say, for vague_date.cc. Pure.
namespace noordster::calendar::words {

// The EDTF that tokens mean; its members or ends can still be in the wrong order, or years outside
// the calendar. `given` is the text they were cut from, which refusals quote. INVALID_ARGUMENT
// where they do not fit together, leave out a year, or are more than one set or interval.
absl::StatusOr<std::string> EdtfOf(absl::string_view given, const std::vector<Token>& tokens);

}  // namespace noordster::calendar::words

#endif  // NOORDSTER_SERVICES_CALENDAR_DATE_PARTS_H_
