// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DATES_H_
#define NOORDSTER_CLIENTS_CLI_DATES_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "clients/cli/words.h"
#include "noordster/v1/terms.pb.h"

// Dates as people type and read them. Everything here is pure.
namespace noordster::cli {

// The day meant by "2022-07-15" or "15-07-2022", as the API writes it ("2022-07-15"); absent when
// the text has another form or the day does not exist.
std::optional<std::string> DayOf(absl::string_view text);

// A day of the API as it stands on the screen: "15-07-2022". Any other text stays as it is.
std::string DayOnScreen(absl::string_view day);

// A day of the API in words: "27 september 2022". Any other text stays as it is.
std::string DayInWords(absl::string_view day, Language language);

// A vague date in the words of its source, never more precise than given: "mei 2022". Without such
// words, those of its EDTF; EDTF of a form not known here stays as it is. "-" when there is no
// date.
std::string VagueDateOnScreen(const v1::VagueDate& date, Language language);

// The day of a fact, else the vague date that a source gives for it; "-" when there is neither.
std::string DayOrVagueDate(absl::string_view day, const v1::VagueDate& date, Language language);

// A moment of the API (RFC 3339) as it stands on the screen: "15-07-2022 14:03" in `zone`. Any
// other text stays as it is.
std::string MomentOnScreen(absl::string_view moment, absl::TimeZone zone);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DATES_H_
