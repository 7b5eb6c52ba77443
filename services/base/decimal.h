// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_DECIMAL_H_
#define NOORDSTER_SERVICES_BASE_DECIMAL_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

// Numbers with three decimals, exact: as whole thousandths. Pure.
namespace noordster {

// Greatest number that is read, in thousandths; the least is as far below zero.
inline constexpr int64_t kThousandthsMax = 999'999'999'999'999;

// "42" is 42000, "-0.125" is -125. Absent for all but at most twelve digits before a point and one
// to three behind it, with a minus before or not; also for what has a zero too many in front.
std::optional<int64_t> ParseDecimal(absl::string_view text);

// The shortest text that reads as the number: "42", "9.3".
std::string FormatDecimal(int64_t thousandths);

}  // namespace noordster

#endif  // NOORDSTER_SERVICES_BASE_DECIMAL_H_
