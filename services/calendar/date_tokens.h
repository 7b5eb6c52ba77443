// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_DATE_TOKENS_H_
#define NOORDSTER_SERVICES_CALENDAR_DATE_TOKENS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/calendar/date_words.h"

// Cuts a date in words into what its words and numbers say, for vague_date.cc. Pure.
namespace noordster::calendar::words {

// Lower case, one space between words, one kind of apostrophe and dash.
std::string Normalised(absl::string_view given);

// The words and numbers from left to right. `normalised` is what Normalised makes of `given`, which
// refusals quote. INVALID_ARGUMENT for what is not known and what would need a guess.
absl::StatusOr<std::vector<Token>> TokensOf(absl::string_view given, absl::string_view normalised);

}  // namespace noordster::calendar::words

#endif  // NOORDSTER_SERVICES_CALENDAR_DATE_TOKENS_H_
