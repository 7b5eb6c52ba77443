// SPDX-License-Identifier: EUPL-1.2
#include "services/base/decimal.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace noordster {
namespace {

constexpr size_t kDecimals = 3;
constexpr size_t kWholeDigitsMax = 12;

bool AreDigits(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
}

}  // namespace

std::optional<int64_t> ParseDecimal(absl::string_view text) {
  const bool is_negative = absl::ConsumePrefix(&text, "-");
  const size_t point = text.find('.');
  const absl::string_view whole = text.substr(0, point);
  const absl::string_view behind =
      point == absl::string_view::npos ? absl::string_view("0") : text.substr(point + 1);
  if (whole.empty() || whole.size() > kWholeDigitsMax || behind.empty() ||
      behind.size() > kDecimals || !AreDigits(whole) || !AreDigits(behind) ||
      (whole.size() > 1 && whole[0] == '0')) {
    return std::nullopt;
  }
  int64_t thousandths = 0;
  const std::string digits =
      absl::StrCat(whole, behind, std::string(kDecimals - behind.size(), '0'));
  if (!absl::SimpleAtoi(digits, &thousandths)) return std::nullopt;
  return is_negative ? -thousandths : thousandths;
}

std::string FormatDecimal(int64_t thousandths) {
  const bool is_negative = thousandths < 0;
  std::string digits = absl::StrCat(is_negative ? -thousandths : thousandths);
  if (digits.size() <= kDecimals) digits.insert(0, kDecimals + 1 - digits.size(), '0');
  absl::string_view behind = absl::string_view(digits).substr(digits.size() - kDecimals);
  while (absl::ConsumeSuffix(&behind, "0")) {
  }
  return absl::StrCat(is_negative ? "-" : "",
                      absl::string_view(digits).substr(0, digits.size() - kDecimals),
                      behind.empty() ? "" : ".", behind);
}

}  // namespace noordster
