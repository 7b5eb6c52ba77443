// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/date_parts.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "services/calendar/date.h"
#include "services/calendar/date_forms.h"

namespace noordster::calendar::words {
namespace {

using forms::Refused;

constexpr absl::string_view kThirdHint =
    "write it of a month, quarter, season or year: begin mei 2022, medio Q3 2022, eind 2022";
constexpr int kMonthLast = 12;
constexpr int kMonthsOfThird = 4;  // of a year
constexpr int kDaysOfThird = 10;   // of a month; its last third runs to its end

// What one part of the words names; "15 juli 2022" is one part, "jul–sep 2021" is two.
struct Part {
  // 1 to 3: begin, medio, eind.
  std::optional<int> third;
  std::optional<int> number;
  std::optional<int> month;
  std::optional<int> year;
  std::optional<int> quarter;
  std::optional<int> season;
  std::optional<int> weekday;
  std::optional<int> summer_is_over;
  // A winter named after this year and the next.
  bool has_both_years = false;

  friend bool operator==(const Part&, const Part&) = default;
};

std::optional<int>* SlotOf(TokenKind kind, Part& part) {
  switch (kind) {
    case TokenKind::kThird:
      return &part.third;
    case TokenKind::kNumber:
      return &part.number;
    case TokenKind::kYear:
      return &part.year;
    case TokenKind::kMonth:
      return &part.month;
    case TokenKind::kQuarter:
      return &part.quarter;
    case TokenKind::kSeason:
      return &part.season;
    case TokenKind::kWeekday:
      return &part.weekday;
    case TokenKind::kSummerIsOver:
      return &part.summer_is_over;
    default:
      return nullptr;
  }
}

// The parts of a date, and how they hang together.
struct Reading {
  std::vector<Part> parts = std::vector<Part>(1);
  bool one_of = false;
  bool interval = false;
  bool open_end = false;
  bool open_start = false;
};

// English "of" between a name and its year, or a third and what it is of, says nothing; Dutch "of"
// means "or".
bool IsEnglishOf(const std::vector<Token>& tokens, size_t position) {
  if (position == 0 || position + 1 == tokens.size()) return false;
  const TokenKind before = tokens[position - 1].kind;
  if (before == TokenKind::kThird) return tokens[position + 1].kind != TokenKind::kThird;
  return tokens[position + 1].kind == TokenKind::kYear && before != TokenKind::kYear &&
         before != TokenKind::kNumber;
}

// "winter 2022-2023" is one season, named after both its years.
bool IsWinterOfTwoYears(const std::vector<Part>& parts) {
  if (parts.size() != 2 || parts[0].season != forms::kSeasonLast || !parts[0].year.has_value()) {
    return false;
  }
  Part next_year;
  next_year.year = *parts[0].year + 1;
  return parts[1] == next_year;
}

absl::StatusOr<Reading> Read(absl::string_view given, const std::vector<Token>& tokens) {
  Reading reading;
  bool has_mark = false;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    std::optional<int>* slot = SlotOf(token.kind, reading.parts.back());
    if (slot != nullptr) {
      if (slot->has_value()) return Refused(given, "one part names two of a kind", kHint);
      *slot = token.value;
      continue;
    }
    const bool is_or =
        token.kind == TokenKind::kOr || (token.kind == TokenKind::kOf && !IsEnglishOf(tokens, i));
    reading.one_of |= is_or;
    reading.interval |= token.kind == TokenKind::kTo;
    reading.open_end |= token.kind == TokenKind::kOpenEnd;
    reading.open_start |= token.kind == TokenKind::kOpenStart;
    if (!is_or && token.kind != TokenKind::kTo) continue;
    has_mark |= token.value == kMark;
    reading.parts.emplace_back();
  }
  if (has_mark && IsWinterOfTwoYears(reading.parts)) {
    reading.parts.pop_back();
    reading.parts.back().has_both_years = true;
    reading.one_of = false;
    reading.interval = false;
  }
  // "vanaf mei tot en met juli 2022" is an interval like any other.
  if (reading.interval) reading.open_end = false;
  const bool is_open = reading.open_end || reading.open_start;
  if ((reading.one_of && reading.interval) || (reading.interval && reading.parts.size() > 2) ||
      (is_open && reading.parts.size() > 1) || (reading.open_end && reading.open_start)) {
    return Refused(given, "this is more than one set or interval", kHint);
  }
  return reading;
}

bool IsNamed(const Part& part) {
  return part.month.has_value() || part.quarter.has_value() || part.season.has_value();
}

// Gives each part what it leaves to the next one: the year, the month of a day, the word quarter,
// what it is a third of.
void Complete(std::vector<Part>& parts) {
  for (size_t i = parts.size() - 1; i > 0; --i) {
    const Part& next = parts[i];
    Part& part = parts[i - 1];
    const bool is_bare = !IsNamed(part) && !part.year.has_value();
    const bool is_bare_third = is_bare && part.third.has_value() && !part.number.has_value();
    // "begin/juni 2022" names nothing that begins.
    if (is_bare_third && !next.third.has_value()) continue;
    if (is_bare_third) part.season = next.season;
    if (is_bare_third && next.quarter.has_value()) part.number = next.number;
    if (!part.year.has_value()) part.year = next.year;
    const bool is_bare_number = part.number.has_value() && !IsNamed(part);
    if (is_bare_third || (is_bare_number && next.number.has_value())) {
      part.month = next.month;
      part.quarter = next.quarter;
    }
  }
}

// What one part means in EDTF: one of a row of days or months; mostly a row of one.
struct Row {
  std::string first;
  std::string last;
};

std::string MonthEdtf(absl::CivilMonth month) {
  return absl::StrFormat("%04d-%02d", month.year(), month.month());
}

std::string DayEdtf(absl::CivilDay day) {
  return absl::StrCat(MonthEdtf(absl::CivilMonth(day)), absl::StrFormat("-%02d", day.day()));
}

// A year, or the month, quarter or season of it that an EDTF code names.
Row WholeOf(int year, std::optional<int> code) {
  const std::string edtf =
      code.has_value() ? absl::StrFormat("%04d-%02d", year, *code) : absl::StrFormat("%04d", year);
  return {edtf, edtf};
}

// The first, second or last third of the same.
Row ThirdOf(int year, std::optional<int> code, int third) {
  const absl::civil_diff_t thirds_before = third - 1;
  if (!code.has_value()) {
    const absl::CivilMonth month = absl::CivilMonth(year, 1) + kMonthsOfThird * thirds_before;
    return {MonthEdtf(month), MonthEdtf(month + (kMonthsOfThird - 1))};
  }
  const absl::CivilMonth first = forms::FirstMonth(year, *code).value();
  if (*code > kMonthLast) {
    const std::string edtf = MonthEdtf(first + thirds_before);
    return {edtf, edtf};
  }
  const absl::CivilDay day = absl::CivilDay(first) + kDaysOfThird * thirds_before;
  const absl::CivilDay end = absl::CivilDay(first + 1) - 1;
  return {DayEdtf(day), DayEdtf(third == 3 ? end : day + (kDaysOfThird - 1))};
}

Row RowOf(int year, std::optional<int> code, std::optional<int> third) {
  return third.has_value() ? ThirdOf(year, code, *third) : WholeOf(year, code);
}

absl::StatusOr<Row> QuarterRow(absl::string_view given, const Part& part) {
  const int quarter = *part.quarter == 0 ? part.number.value_or(0) : *part.quarter;
  const bool named_twice = *part.quarter != 0 && part.number.has_value();
  if (quarter < 1 || quarter > 4 || named_twice) {
    return Refused(given, "the quarter has no number from 1 to 4", "write Q3 2022");
  }
  return RowOf(*part.year, forms::kQuarterFirst + quarter - 1, part.third);
}

absl::StatusOr<Row> DayRow(absl::string_view given, const Part& part) {
  const std::string edtf = absl::StrFormat("%04d-%02d-%02d", *part.year, *part.month, *part.number);
  // Whoever reads the EDTF refuses the year, which is what is wrong with it.
  if (*part.year < kFirstYear || *part.year > kLastYear) return Row{edtf, edtf};
  const std::optional<absl::CivilDay> day = ParseDate(edtf);
  if (!day.has_value()) return Refused(given, "this day does not exist", "check day and month");
  if (part.weekday.has_value() && static_cast<int>(absl::GetWeekday(*day)) != *part.weekday) {
    return Refused(given, absl::StrCat(edtf, " is another day of the week"),
                   "check the day, or leave the weekday out");
  }
  return Row{edtf, edtf};
}

// What is wrong with the names, third and year of one complete part.
absl::Status CheckPart(absl::string_view given, const Part& part) {
  const int names = part.month.has_value() + part.quarter.has_value() + part.season.has_value() +
                    part.summer_is_over.has_value();
  const bool needs_month =
      part.weekday.has_value() || (part.number.has_value() && !part.quarter.has_value());
  if (names > 1 || (needs_month && !(part.number.has_value() && part.month.has_value()))) {
    return Refused(given, "day, month, quarter and season do not fit together", kHint);
  }
  if (part.third.has_value() && (needs_month || part.summer_is_over.has_value())) {
    return Refused(given, "a day, or what follows the summer, has no begin, middle or end",
                   kThirdHint);
  }
  if (part.year.has_value()) return absl::OkStatus();
  if (part.third.has_value() && names == 0) {
    return Refused(given, "this does not say what it is the begin, middle or end of", kThirdHint);
  }
  return Refused(given, "no year was given", "write the year too, as in 21 april 2022");
}

// What one complete part means.
absl::StatusOr<Row> PartRow(absl::string_view given, const Part& part) {
  const absl::Status status = CheckPart(given, part);
  if (!status.ok()) return status;
  if (part.number.has_value() && part.month.has_value()) return DayRow(given, part);
  if (part.quarter.has_value()) return QuarterRow(given, part);
  if (part.season == forms::kSeasonLast && !part.has_both_years) {
    return Refused(given, "a winter lies in two years", "write both, as in winter 2022-2023");
  }
  if (part.summer_is_over.has_value()) {
    return Row{absl::StrFormat("%04d-09", *part.year), absl::StrFormat("%04d-12", *part.year)};
  }
  return RowOf(*part.year, part.month.has_value() ? part.month : part.season, part.third);
}

// A row as a member of a set.
std::string Member(const Row& row) {
  return row.first == row.last ? row.first : absl::StrCat(row.first, "..", row.last);
}

// A row that stands alone.
std::string Alone(const Row& row) {
  return row.first == row.last ? row.first : absl::StrCat("[", Member(row), "]");
}

absl::StatusOr<std::string> ReadingEdtf(absl::string_view given, Reading reading) {
  Complete(reading.parts);
  std::vector<Row> rows;
  for (const Part& part : reading.parts) {
    absl::StatusOr<Row> row = PartRow(given, part);
    if (!row.ok()) return row.status();
    rows.push_back(*std::move(row));
    const bool stands_alone = reading.parts.size() == 1 && !reading.open_end && !reading.open_start;
    if (part.summer_is_over.has_value() && !stands_alone) {
      return Refused(given, "this joins \"na de zomer\" with something else", kHint);
    }
  }
  if (reading.one_of) {
    const auto append = [](std::string* out, const Row& row) { out->append(Member(row)); };
    return absl::StrCat("[", absl::StrJoin(rows, ",", append), "]");
  }
  // An interval runs from the first day of its first row to the last day of its last one.
  if (reading.interval) return absl::StrCat(rows[0].first, "/", rows[1].last);
  if (reading.open_end) return absl::StrCat(rows[0].first, "/..");
  if (reading.open_start) return absl::StrCat("../", rows[0].last);
  return Alone(rows[0]);
}

}  // namespace

absl::StatusOr<std::string> EdtfOf(absl::string_view given, const std::vector<Token>& tokens) {
  absl::StatusOr<Reading> reading = Read(given, tokens);
  if (!reading.ok()) return reading.status();
  return ReadingEdtf(given, *std::move(reading));
}

}  // namespace noordster::calendar::words
