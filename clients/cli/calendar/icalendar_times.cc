// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/icalendar_times.h"

#include <algorithm>
#include <cstddef>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"

namespace noordster::cli {
namespace {

constexpr int kYearMin = 1900;
constexpr int kYearMax = 2199;
constexpr char kMunicipalZone[] = "Europe/Amsterdam";
// What the calendars of Windows call the clock of Amsterdam.
constexpr absl::string_view kZonesOfThisClock[] = {"Europe/Amsterdam", "W. Europe Standard Time"};

constexpr Wording kNoMoment = {
    "'$0' is geen dag of tijd; schrijf 20220927, 20220927T193000 of in UTC 20220927T173000Z",
    "'$0' is no day or time; write 20220927, 20220927T193000 or in UTC 20220927T173000Z"};
constexpr Wording kNoDay = {"'$0' is geen dag, en VALUE=DATE zegt dat het er een is",
                            "'$0' is no day, and VALUE=DATE says it is one"};
constexpr Wording kOtherZone = {
    "de tijdzone is niet Europe/Amsterdam; schrijf de tijd in Europe/Amsterdam of in UTC",
    "the time zone is not Europe/Amsterdam; write the time in Europe/Amsterdam or in UTC"};
constexpr Wording kNoZones = {
    "dit systeem kent Europe/Amsterdam niet, nodig voor een tijd in UTC; installeer tzdata",
    "this system does not know Europe/Amsterdam, needed for a time in UTC; install tzdata"};

// The number that some digits of a text write; absent when they are none.
std::optional<int> NumberAt(absl::string_view text, size_t begin, size_t count) {
  const absl::string_view digits = text.substr(std::min(begin, text.size()), count);
  int number = 0;
  const bool is_number =
      digits.size() == count &&
      absl::c_all_of(digits, [](unsigned char c) { return absl::ascii_isdigit(c); }) &&
      absl::SimpleAtoi(digits, &number);
  return is_number ? std::optional(number) : std::nullopt;
}

std::optional<absl::CivilDay> CivilDayOf(absl::string_view text) {
  const std::optional<int> year = NumberAt(text, 0, 4);
  const std::optional<int> month = NumberAt(text, 4, 2);
  const std::optional<int> day = NumberAt(text, 6, 2);
  if (text.size() != 8 || !year.has_value() || !month.has_value() || !day.has_value()) {
    return std::nullopt;
  }
  const absl::CivilDay civil(*year, *month, *day);
  const bool exists = civil.month() == *month && civil.day() == *day;
  if (!exists || *year < kYearMin || *year > kYearMax) return std::nullopt;
  return civil;
}

// "20220927T193000".
std::optional<absl::CivilSecond> CivilSecondOf(absl::string_view text) {
  const std::optional<absl::CivilDay> day = CivilDayOf(text.substr(0, 8));
  const std::optional<int> hour = NumberAt(text, 9, 2);
  const std::optional<int> minute = NumberAt(text, 11, 2);
  const std::optional<int> second = NumberAt(text, 13, 2);
  const bool has_form = day.has_value() && text.size() == 15 && text[8] == 'T' &&
                        hour.has_value() && minute.has_value() && second.has_value();
  if (!has_form || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return absl::CivilSecond(day->year(), day->month(), day->day(), *hour, *minute, *second);
}

std::variant<CalendarMoment, Wording> MomentInUtc(absl::string_view text) {
  const std::optional<absl::CivilSecond> at = CivilSecondOf(text);
  if (!at.has_value()) return kNoMoment;
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(kMunicipalZone, &zone)) return kNoZones;
  return CalendarMoment{absl::ToCivilSecond(absl::FromCivil(*at, absl::UTCTimeZone()), zone)};
}

}  // namespace

std::variant<CalendarMoment, Wording> ReadMoment(const ContentLine& line) {
  absl::string_view text = absl::StripAsciiWhitespace(line.value);
  const auto type = line.parameters.find("VALUE");
  const bool must_be_day =
      type != line.parameters.end() && absl::EqualsIgnoreCase(type->second, "DATE");
  // Many leave out that a day is one.
  if (const auto day = CivilDayOf(text); day.has_value()) {
    return CalendarMoment{absl::CivilSecond(*day), true};
  }
  if (must_be_day) return kNoDay;
  if (absl::ConsumeSuffix(&text, "Z")) return MomentInUtc(text);
  const auto zone = line.parameters.find("TZID");
  const bool is_other_zone =
      zone != line.parameters.end() && !absl::c_linear_search(kZonesOfThisClock, zone->second);
  if (is_other_zone) return kOtherZone;
  const std::optional<absl::CivilSecond> at = CivilSecondOf(text);
  if (!at.has_value()) return kNoMoment;
  return CalendarMoment{*at};
}

std::optional<int64_t> ReadDurationSeconds(absl::string_view value) {
  constexpr int64_t kMinute = 60;
  constexpr int64_t kHour = 60 * kMinute;
  constexpr int64_t kDay = 24 * kHour;
  constexpr size_t kDigitsMax = 6;
  absl::string_view rest = absl::StripAsciiWhitespace(value);
  absl::ConsumePrefix(&rest, "+");
  if (!absl::ConsumePrefix(&rest, "P") || rest.empty()) return std::nullopt;
  int64_t seconds = 0;
  bool is_time = false;
  while (!rest.empty()) {
    if (absl::ConsumePrefix(&rest, "T")) {
      if (is_time || rest.empty()) return std::nullopt;
      is_time = true;
      continue;
    }
    const size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    int64_t number = 0;
    const bool is_number = digits > 0 && digits <= kDigitsMax && digits < rest.size() &&
                           absl::SimpleAtoi(rest.substr(0, digits), &number);
    if (!is_number) return std::nullopt;
    const char unit = rest[digits];
    rest.remove_prefix(digits + 1);
    if (!is_time && unit == 'W') {
      seconds += number * 7 * kDay;
    } else if (!is_time && unit == 'D') {
      seconds += number * kDay;
    } else if (is_time && unit == 'H') {
      seconds += number * kHour;
    } else if (is_time && unit == 'M') {
      seconds += number * kMinute;
    } else if (is_time && unit == 'S') {
      seconds += number;
    } else {
      return std::nullopt;
    }
  }
  return seconds;
}

}  // namespace noordster::cli
