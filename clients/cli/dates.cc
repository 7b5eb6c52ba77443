// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/dates.h"

#include <array>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"

namespace noordster::cli {
namespace {

constexpr std::array<Wording, 12> kMonths = {{{"januari", "January"},
                                              {"februari", "February"},
                                              {"maart", "March"},
                                              {"april", "April"},
                                              {"mei", "May"},
                                              {"juni", "June"},
                                              {"juli", "July"},
                                              {"augustus", "August"},
                                              {"september", "September"},
                                              {"oktober", "October"},
                                              {"november", "November"},
                                              {"december", "December"}}};
// EDTF codes 21 to 24 and 33 to 36.
constexpr std::array<Wording, 4> kSeasons = {
    {{"voorjaar", "spring"}, {"zomer", "summer"}, {"najaar", "autumn"}, {"winter", "winter"}}};

std::optional<int> DigitsOf(absl::string_view text, size_t count) {
  int number = 0;
  if (text.size() != count || !absl::c_all_of(text, absl::ascii_isdigit) ||
      !absl::SimpleAtoi(text, &number)) {
    return std::nullopt;
  }
  return number;
}

// A day, month, season, quarter or year of EDTF in words; absent for any other form.
std::optional<std::string> PartInWords(absl::string_view edtf, Language language) {
  const std::vector<absl::string_view> parts = absl::StrSplit(edtf, '-');
  const std::optional<int> year = DigitsOf(parts[0], 4);
  if (!year.has_value() || parts.size() > 3) return std::nullopt;
  if (parts.size() == 1) return absl::StrCat(*year);
  const std::optional<int> code = DigitsOf(parts[1], 2);
  if (!code.has_value()) return std::nullopt;
  if (*code >= 1 && *code <= 12) {
    const absl::string_view month = kMonths[static_cast<size_t>(*code - 1)].In(language);
    if (parts.size() == 2) return absl::StrCat(month, " ", *year);
    const std::optional<int> day = DigitsOf(parts[2], 2);
    if (!day.has_value()) return std::nullopt;
    return absl::StrCat(*day, " ", month, " ", *year);
  }
  if (parts.size() == 3) return std::nullopt;
  if (*code >= 21 && *code <= 24) {
    return absl::StrCat(kSeasons[static_cast<size_t>(*code - 21)].In(language), " ", *year);
  }
  if (*code >= 33 && *code <= 36) return absl::StrCat("Q", *code - 32, " ", *year);
  return std::nullopt;
}

std::string EdtfInWords(absl::string_view edtf, Language language) {
  const absl::string_view whole = edtf;
  const bool one_of = absl::ConsumePrefix(&edtf, "[") && absl::ConsumeSuffix(&edtf, "]");
  const bool is_row = one_of && absl::StrContains(edtf, "..");
  const absl::string_view separator = is_row ? ".." : one_of ? "," : "/";
  Wording joint = {" tot en met ", " to "};
  if (one_of && !is_row) joint = {" of ", " or "};
  std::vector<std::string> words;
  for (const absl::string_view part : absl::StrSplit(edtf, separator)) {
    const bool is_open = !one_of && part == "..";
    const std::optional<std::string> in_words = is_open ? "" : PartInWords(part, language);
    if (!in_words.has_value()) return std::string(whole);
    words.push_back(*in_words);
  }
  if (words.size() == 2 && words[0].empty()) {
    return absl::StrCat(Wording{"uiterlijk ", "no later than "}.In(language), words[1]);
  }
  if (words.size() == 2 && words[1].empty()) {
    return absl::StrCat(Wording{"vanaf ", "since "}.In(language), words[0]);
  }
  return absl::StrCat(is_row ? Wording{"in een van ", "in one of "}.In(language) : "",
                      absl::StrJoin(words, joint.In(language)));
}

}  // namespace

std::optional<std::string> DayOf(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '-');
  if (parts.size() != 3) return std::nullopt;
  const bool year_first = parts[0].size() == 4;
  const std::optional<int> year = DigitsOf(parts[year_first ? 0 : 2], 4);
  const std::optional<int> month = DigitsOf(parts[1], 2);
  const std::optional<int> day = DigitsOf(parts[year_first ? 2 : 0], 2);
  if (!year.has_value() || !month.has_value() || !day.has_value()) return std::nullopt;
  const absl::CivilDay civil(*year, *month, *day);
  if (civil.month() != *month || civil.day() != *day) return std::nullopt;
  return absl::StrFormat("%04d-%02d-%02d", *year, *month, *day);
}

std::string DayOnScreen(absl::string_view day) {
  const std::vector<absl::string_view> parts = absl::StrSplit(day, '-');
  if (parts.size() != 3 || parts[0].size() != 4) return std::string(day);
  return absl::StrCat(parts[2], "-", parts[1], "-", parts[0]);
}

std::string DayInWords(absl::string_view day, Language language) {
  if (!DayOf(day).has_value()) return std::string(day);
  return PartInWords(day, language).value_or(std::string(day));
}

std::string VagueDateOnScreen(const v1::VagueDate& date, Language language) {
  if (!date.text().empty()) return date.text();
  return date.edtf().empty() ? "-" : EdtfInWords(date.edtf(), language);
}

std::string DayOrVagueDate(absl::string_view day, const v1::VagueDate& date, Language language) {
  return day.empty() ? VagueDateOnScreen(date, language) : DayOnScreen(day);
}

std::string MomentOnScreen(absl::string_view moment, absl::TimeZone zone) {
  absl::Time time;
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, moment, &time, &error)) return std::string(moment);
  return absl::FormatTime("%d-%m-%Y %H:%M", time, zone);
}

}  // namespace noordster::cli
