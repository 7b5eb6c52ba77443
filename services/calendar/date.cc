// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/date.h"

#include <cstddef>
#include <cstdint>

#include "absl/strings/str_cat.h"

namespace noordster::calendar {
namespace {

constexpr size_t kDateLength = 10;                   // "2022-07-15"
constexpr size_t kClockLength = 9;                   // "T09:30:00"
constexpr size_t kFractionDigitsMax = 9;             // nanoseconds
constexpr int64_t kMicrosecondsPerSecond = 1000000;  // 10^6

bool IsDigit(char character) { return character >= '0' && character <= '9'; }

// Matches `text` against a pattern in which '0' stands for any digit.
bool Matches(absl::string_view text, absl::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (pattern[i] == '0' ? !IsDigit(text[i]) : text[i] != pattern[i]) return false;
  }
  return true;
}

// Microseconds of ".25", or absent when it is no fraction.
std::optional<int64_t> ParseFraction(absl::string_view text) {
  if (text.empty()) return 0;
  const absl::string_view digits = text.substr(1);
  if (text[0] != '.' || digits.empty() || digits.size() > kFractionDigitsMax) return std::nullopt;
  int64_t microseconds = 0;
  int64_t weight = kMicrosecondsPerSecond;
  for (const char digit : digits) {
    if (!IsDigit(digit)) return std::nullopt;
    weight /= 10;
    microseconds += weight * (digit - '0');
  }
  return microseconds;
}

}  // namespace

int ReadDigits(absl::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

std::optional<absl::CivilDay> ParseDate(absl::string_view text) {
  if (!Matches(text, "0000-00-00")) return std::nullopt;
  const int year = ReadDigits(text.substr(0, 4));
  const int month = ReadDigits(text.substr(5, 2));
  const int day = ReadDigits(text.substr(8, 2));
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const absl::CivilDay result(year, month, day);
  // CivilDay turns days that do not exist into ones that do.
  if (result.month() != month || result.day() != day) return std::nullopt;
  return result;
}

std::string FormatDate(absl::CivilDay day) {
  if (day.year() < 1000 || day.year() > 9999) return absl::FormatCivilTime(day);
  std::string text = "0000-00-00";
  const auto put = [&text](size_t last, int64_t number) {
    for (; number > 0; number /= 10) text[last--] = static_cast<char>('0' + number % 10);
  };
  put(3, day.year());
  put(6, day.month());
  put(9, day.day());
  return text;
}

std::optional<absl::Time> ParseTimestamp(absl::string_view text) {
  if (text.size() < kDateLength + kClockLength + 1 || text.back() != 'Z') return std::nullopt;
  const std::optional<absl::CivilDay> day = ParseDate(text.substr(0, kDateLength));
  const absl::string_view clock = text.substr(kDateLength, kClockLength);
  if (!day.has_value() || !Matches(clock, "T00:00:00")) return std::nullopt;
  const int hour = ReadDigits(clock.substr(1, 2));
  const int minute = ReadDigits(clock.substr(4, 2));
  const int second = ReadDigits(clock.substr(7, 2));
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  absl::string_view fraction = text.substr(kDateLength + kClockLength);
  fraction.remove_suffix(1);
  const std::optional<int64_t> microseconds = ParseFraction(fraction);
  if (!microseconds.has_value()) return std::nullopt;
  const absl::CivilSecond civil(day->year(), day->month(), day->day(), hour, minute, second);
  return absl::FromCivil(civil, absl::UTCTimeZone()) + absl::Microseconds(*microseconds);
}

std::string FormatTimestamp(absl::Time time) {
  const absl::TimeZone::CivilInfo info = absl::UTCTimeZone().At(time);
  std::string text = absl::FormatCivilTime(info.cs);
  const int64_t microseconds = absl::ToInt64Microseconds(info.subsecond);
  if (microseconds != 0) {
    std::string digits = absl::StrCat(kMicrosecondsPerSecond + microseconds).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    absl::StrAppend(&text, ".", digits);
  }
  return absl::StrCat(text, "Z");
}

}  // namespace noordster::calendar
