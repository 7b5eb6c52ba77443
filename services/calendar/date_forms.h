// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_DATE_FORMS_H_
#define NOORDSTER_SERVICES_CALENDAR_DATE_FORMS_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

// What the readers of EDTF and of words share, for vague_date.cc. Pure.
namespace noordster::calendar::forms {

inline constexpr int kSeasonFirst = 21;   // EDTF: spring
inline constexpr int kSeasonLast = 24;    // EDTF: winter
inline constexpr int kQuarterFirst = 33;  // EDTF: January to March
inline constexpr int kQuarterLast = 36;   // EDTF: October to December

// The month that an EDTF code names or that its quarter or season begins with; absent for a code
// that is no month, quarter or season.
std::optional<absl::CivilMonth> FirstMonth(int year, int code);

// The text in quotation marks, for a message: on one line, and UTF-8 whatever was given. Control
// characters, quotation marks and bytes that are no UTF-8 are written as in C.
std::string Quoted(absl::string_view text);

// INVALID_ARGUMENT that quotes `text`, says what was understood and what to write instead.
absl::Status Refused(absl::string_view text, absl::string_view understood,
                     absl::string_view instead);

// Nothing but digits, and at least one.
bool IsDigits(absl::string_view text);

// The text starts with `form`, in which '0' stands for any digit, and its last number ends there.
bool StartsWithForm(absl::string_view text, absl::string_view form);

}  // namespace noordster::calendar::forms

#endif  // NOORDSTER_SERVICES_CALENDAR_DATE_FORMS_H_
