// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/vague_date.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/calendar/date.h"
#include "services/calendar/date_words.h"

namespace noordster::calendar {
namespace {

using words::Token;
using words::TokenKind;

constexpr absl::string_view kFormsHint =
    "write a day (2022-07-15), month (2022-07), year (2022), quarter (2022-33 to 2022-36), season "
    "(2022-21 to 2022-24), one of several ([2022-09,2022-10]) or an interval (2022-09/2022-10)";
constexpr int kSeasonFirst = 21;   // EDTF: spring
constexpr int kSeasonLast = 24;    // EDTF: winter
constexpr int kQuarterFirst = 33;  // EDTF: January to March
constexpr int kQuarterLast = 36;   // EDTF: October to December

absl::Status Refused(absl::string_view text, absl::string_view understood,
                     absl::string_view instead) {
  return absl::InvalidArgumentError(
      absl::StrCat("\"", absl::Utf8SafeCEscape(text), "\": ", understood, "; ", instead));
}

// Does not quote: a cut could fall within a character.
absl::Status TooLong(size_t bytes_max) {
  return absl::InvalidArgumentError(absl::StrCat("the date is longer than ", bytes_max,
                                                 " bytes; write an interval of its first and "
                                                 "last day"));
}

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// The text starts with `form`, in which '0' stands for any digit, and its last number ends there.
bool StartsWithForm(absl::string_view text, absl::string_view form) {
  if (text.size() < form.size()) return false;
  for (size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '0' ? !IsDigits(text.substr(i, 1)) : text[i] != form[i]) return false;
  }
  return !IsDigits(text.substr(form.size(), 1));
}

bool IsForm(absl::string_view text, absl::string_view form) {
  return text.size() == form.size() && StartsWithForm(text, form);
}

std::optional<absl::CivilMonth> FirstMonth(int year, int code) {
  if (code >= 1 && code <= 12) return absl::CivilMonth(year, code);
  if (code >= kSeasonFirst && code <= kSeasonLast) {
    return absl::CivilMonth(year, 3 + 3 * (code - kSeasonFirst));
  }
  if (code >= kQuarterFirst && code <= kQuarterLast) {
    return absl::CivilMonth(year, 1 + 3 * (code - kQuarterFirst));
  }
  return std::nullopt;
}

// Reads one of the forms that stand on their own: day, month, year, quarter, season.
absl::StatusOr<VagueDate> ParseAtom(absl::string_view text) {
  if (!IsForm(text, "0000") && !IsForm(text, "0000-00") && !IsForm(text, "0000-00-00")) {
    return Refused(text, "this is no supported form of EDTF", kFormsHint);
  }
  const int year = ReadDigits(text.substr(0, 4));
  if (year < kFirstYear || year > kLastYear) {
    return Refused(text, "the calendar does not hold this year",
                   absl::StrCat("write a year from ", kFirstYear, " to ", kLastYear));
  }
  if (IsForm(text, "0000-00-00")) {
    const std::optional<absl::CivilDay> day = ParseDate(text);
    if (!day.has_value()) return Refused(text, "this day does not exist", "check day and month");
    return VagueDate{std::string(text), *day, *day};
  }
  if (IsForm(text, "0000")) {
    return VagueDate{std::string(text), absl::CivilDay(year, 1, 1), absl::CivilDay(year, 12, 31)};
  }
  const int code = ReadDigits(text.substr(5));
  const std::optional<absl::CivilMonth> first = FirstMonth(year, code);
  if (!first.has_value()) {
    return Refused(text, absl::StrCat(code, " is no month, season or quarter"),
                   "write 01 to 12 for a month, 21 to 24 for a season, 33 to 36 for a quarter");
  }
  const absl::CivilMonth after = *first + (code <= 12 ? 1 : 3);
  const absl::CivilDay latest = absl::CivilDay(after) - 1;
  if (latest > kLastDay) {
    return Refused(text, "it ends after the calendar", absl::StrCat(kLastYear, "-12 is the last"));
  }
  return VagueDate{std::string(text), absl::CivilDay(*first), latest};
}

absl::Status CheckAscending(absl::string_view text, const VagueDate& before,
                            const VagueDate& after) {
  if (after.earliest > before.latest) return absl::OkStatus();
  return Refused(text,
                 absl::StrCat(after.edtf, " does not begin after ", before.edtf, " has ended"),
                 "write the earliest first, and nothing twice");
}

// Reads a member of a set: "2022-09" or "2022-09..2022-12".
absl::StatusOr<VagueDate> ParseMember(absl::string_view text) {
  const std::vector<absl::string_view> ends = absl::StrSplit(text, "..");
  if (ends.size() == 1) return ParseAtom(text);
  if (ends.size() > 2 || ends[0].size() != ends[1].size()) {
    return Refused(text, "this is no row of days, months or years", "write 2022-09..2022-12");
  }
  absl::StatusOr<VagueDate> first = ParseAtom(ends[0]);
  if (!first.ok()) return first;
  absl::StatusOr<VagueDate> last = ParseAtom(ends[1]);
  if (!last.ok()) return last;
  const absl::Status ascending = CheckAscending(text, *first, *last);
  if (!ascending.ok()) return ascending;
  return VagueDate{std::string(text), first->earliest, last->latest};
}

absl::StatusOr<VagueDate> ParseSet(absl::string_view text) {
  if (text.size() < 2 || text.back() != ']') {
    return Refused(text, "this set is not closed", "end it with ]");
  }
  std::vector<VagueDate> members;
  for (absl::string_view part : absl::StrSplit(text.substr(1, text.size() - 2), ',')) {
    absl::StatusOr<VagueDate> member = ParseMember(absl::StripLeadingAsciiWhitespace(part));
    if (!member.ok()) return member;
    if (!members.empty()) {
      const absl::Status ascending = CheckAscending(text, members.back(), *member);
      if (!ascending.ok()) return ascending;
    }
    members.push_back(*std::move(member));
  }
  if (members.size() == 1 && !absl::StrContains(text, "..")) {
    return Refused(text, "this set has one member", absl::StrCat("write ", members[0].edtf));
  }
  const auto append_edtf = [](std::string* out, const VagueDate& member) {
    absl::StrAppend(out, member.edtf);
  };
  return VagueDate{absl::StrCat("[", absl::StrJoin(members, ",", append_edtf), "]"),
                   members.front().earliest, members.back().latest};
}

absl::StatusOr<VagueDate> ParseInterval(absl::string_view text) {
  const std::vector<absl::string_view> ends = absl::StrSplit(text, '/');
  if (ends.size() != 2 || ends[0].empty() || ends[1].empty() ||
      (ends[0] == ".." && ends[1] == "..")) {
    return Refused(text, "this is no interval of two ends",
                   "write 2022-09/2022-10, or 2023/.. when the end is open");
  }
  VagueDate first{"..", kFirstDay, kFirstDay - 1};
  VagueDate last{"..", kLastDay + 1, kLastDay};
  if (ends[0] != "..") {
    absl::StatusOr<VagueDate> parsed = ParseAtom(ends[0]);
    if (!parsed.ok()) return parsed;
    first = *std::move(parsed);
  }
  if (ends[1] != "..") {
    absl::StatusOr<VagueDate> parsed = ParseAtom(ends[1]);
    if (!parsed.ok()) return parsed;
    last = *std::move(parsed);
  }
  const absl::Status ascending = CheckAscending(text, first, last);
  if (!ascending.ok()) return ascending;
  return VagueDate{absl::StrCat(first.edtf, "/", last.edtf), first.earliest, last.latest};
}

bool IsLetter(absl::string_view text) {
  return !text.empty() && (absl::ascii_isalpha(static_cast<unsigned char>(text[0])) ||
                           static_cast<unsigned char>(text[0]) >= 0x80);
}

// Lower case, one space between words, one kind of apostrophe and dash.
std::string Normalised(absl::string_view given) {
  std::string text = absl::StrReplaceAll(given, words::kSpellings);
  absl::AsciiStrToLower(&text);
  absl::RemoveExtraAsciiWhitespace(&text);
  return text;
}

// Cuts words into tokens, from left to right.
class Tokenizer {
 public:
  // Both are the same words; `text` is normalised. They outlive the tokenizer.
  Tokenizer(absl::string_view given, absl::string_view text) : words_(given), text_(text) {}

  absl::StatusOr<std::vector<Token>> Tokens();

 private:
  absl::Status TakeNumbers();
  absl::Status TakeShortYear();
  absl::Status TakeWord();

  const absl::string_view words_;
  // What is still to be cut.
  absl::string_view text_;
  std::vector<Token> tokens_;
};

absl::StatusOr<std::vector<Token>> Tokenizer::Tokens() {
  while (!text_.empty()) {
    if (absl::ConsumePrefix(&text_, " ")) continue;
    absl::Status status;
    if (IsDigits(text_.substr(0, 1))) {
      status = TakeNumbers();
    } else {
      status = absl::StartsWith(text_, "'") ? TakeShortYear() : TakeWord();
    }
    if (!status.ok()) return status;
  }
  return std::move(tokens_);
}

absl::Status Tokenizer::TakeNumbers() {
  const auto* form =
      std::find_if(std::begin(words::kNumberForms), std::end(words::kNumberForms),
                   [this](const words::NumberForm& f) { return StartsWithForm(text_, f.form); });
  if (form == std::end(words::kNumberForms)) {
    return Refused(words_, "a number has three digits, or more than four", words::kHint);
  }
  const TokenKind* kind = form->kinds;
  for (absl::string_view digits : absl::StrSplit(form->form, '-')) {
    absl::ConsumePrefix(&text_, "-");
    tokens_.push_back({*kind++, ReadDigits(text_.substr(0, digits.size()))});
    text_.remove_prefix(digits.size());
    const Token& token = tokens_.back();
    if (token.kind == TokenKind::kMonth && (token.value < 1 || token.value > 12)) {
      return Refused(words_, absl::StrCat(token.value, " is no month"),
                     "write two years in full (2021-2022), a season as zomer 2022, a quarter as "
                     "Q3 2022, a day as 15-07-2022");
    }
  }
  for (absl::string_view ordinal : {"ste", "de", "e", "st", "nd", "rd", "th"}) {
    if (absl::StartsWith(text_, ordinal) && !IsLetter(text_.substr(ordinal.size()))) {
      text_.remove_prefix(ordinal.size());
      break;
    }
  }
  return absl::OkStatus();
}

absl::Status Tokenizer::TakeShortYear() {
  if (!StartsWithForm(text_, "'00")) {
    return Refused(words_, "no two digits of a year follow the apostrophe", "write '22 or 2022");
  }
  const int year = ReadDigits(text_.substr(1, 2));
  tokens_.push_back({TokenKind::kYear, year < 69 ? 2000 + year : 1900 + year});
  text_.remove_prefix(3);
  return absl::OkStatus();
}

absl::Status Tokenizer::TakeWord() {
  const words::Words* entry = nullptr;
  absl::string_view word;
  for (const words::Words& candidate : words::kWords) {
    for (absl::string_view text : absl::StrSplit(candidate.texts, '|')) {
      if (text.size() <= word.size() || !absl::StartsWith(text_, text)) continue;
      // "mar" does not start "maria", but a dash needs no space after it.
      const absl::string_view after = text_.substr(text.size());
      if (IsLetter(text) && (IsLetter(after) || IsDigits(after.substr(0, 1)))) continue;
      entry = &candidate;
      word = text;
    }
  }
  if (entry == nullptr) {
    const absl::string_view unknown = text_.substr(0, text_.find(' '));
    return Refused(words_, absl::StrCat("\"", unknown, "\" is not understood"), words::kHint);
  }
  text_.remove_prefix(word.size());
  absl::ConsumePrefix(&text_, ".");
  tokens_.push_back({entry->kind, entry->value});
  if (entry->kind != TokenKind::kRefused) return absl::OkStatus();
  return Refused(words_, absl::StrCat("\"", word, "\" ", entry->fault), entry->instead);
}

// What one part of the words names; "15 juli 2022" is one part, "jul–sep 2021" is two.
struct Part {
  std::optional<int> number;
  std::optional<int> month;
  std::optional<int> year;
  std::optional<int> quarter;
  std::optional<int> season;
  std::optional<int> weekday;
  std::optional<int> summer_is_over;
};

std::optional<int>* SlotOf(TokenKind kind, Part& part) {
  switch (kind) {
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

// English "of" between a name and its year says nothing; Dutch "of" means "or".
bool IsEnglishOf(const std::vector<Token>& tokens, size_t position) {
  if (position == 0 || position + 1 == tokens.size()) return false;
  const TokenKind before = tokens[position - 1].kind;
  return tokens[position + 1].kind == TokenKind::kYear && before != TokenKind::kYear &&
         before != TokenKind::kNumber;
}

absl::StatusOr<Reading> Read(absl::string_view given, const std::vector<Token>& tokens) {
  Reading reading;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    std::optional<int>* slot = SlotOf(token.kind, reading.parts.back());
    if (slot != nullptr) {
      if (slot->has_value()) return Refused(given, "one part names two of a kind", words::kHint);
      *slot = token.value;
      continue;
    }
    const bool is_or =
        token.kind == TokenKind::kOr || (token.kind == TokenKind::kOf && !IsEnglishOf(tokens, i));
    reading.one_of |= is_or;
    reading.interval |= token.kind == TokenKind::kTo;
    reading.open_end |= token.kind == TokenKind::kOpenEnd;
    reading.open_start |= token.kind == TokenKind::kOpenStart;
    if (is_or || token.kind == TokenKind::kTo) reading.parts.emplace_back();
  }
  // "vanaf mei tot en met juli 2022" is an interval like any other.
  if (reading.interval) reading.open_end = false;
  const bool is_open = reading.open_end || reading.open_start;
  if ((reading.one_of && reading.interval) || (reading.interval && reading.parts.size() > 2) ||
      (is_open && reading.parts.size() > 1) || (reading.open_end && reading.open_start)) {
    return Refused(given, "this is more than one set or interval", words::kHint);
  }
  return reading;
}

// Gives each part what it leaves to the next one: the year, the month of a day, the word quarter.
void Complete(std::vector<Part>& parts) {
  for (size_t i = parts.size() - 1; i > 0; --i) {
    const Part& next = parts[i];
    Part& part = parts[i - 1];
    if (!part.year.has_value()) part.year = next.year;
    const bool is_bare_number = part.number.has_value() && !part.month.has_value() &&
                                !part.quarter.has_value() && !part.season.has_value();
    if (is_bare_number && next.number.has_value()) {
      part.month = next.month;
      part.quarter = next.quarter;
    }
  }
}

absl::StatusOr<std::string> QuarterEdtf(absl::string_view given, const Part& part) {
  const int quarter = *part.quarter == 0 ? part.number.value_or(0) : *part.quarter;
  const bool named_twice = *part.quarter != 0 && part.number.has_value();
  if (quarter < 1 || quarter > 4 || named_twice) {
    return Refused(given, "the quarter has no number from 1 to 4", "write Q3 2022");
  }
  return absl::StrFormat("%04d-%02d", *part.year, kQuarterFirst + quarter - 1);
}

absl::StatusOr<std::string> DayEdtf(absl::string_view given, const Part& part) {
  const std::string edtf = absl::StrFormat("%04d-%02d-%02d", *part.year, *part.month, *part.number);
  const std::optional<absl::CivilDay> day = ParseDate(edtf);
  if (!day.has_value()) return Refused(given, "this day does not exist", "check day and month");
  if (part.weekday.has_value() && static_cast<int>(absl::GetWeekday(*day)) != *part.weekday) {
    return Refused(given, absl::StrCat(edtf, " is another day of the week"),
                   "check the day, or leave the weekday out");
  }
  return edtf;
}

// EDTF of one complete part.
absl::StatusOr<std::string> PartEdtf(absl::string_view given, const Part& part) {
  const int names = part.month.has_value() + part.quarter.has_value() + part.season.has_value() +
                    part.summer_is_over.has_value();
  const bool needs_month =
      part.weekday.has_value() || (part.number.has_value() && !part.quarter.has_value());
  if (names > 1 || (needs_month && !(part.number.has_value() && part.month.has_value()))) {
    return Refused(given, "day, month, quarter and season do not fit together", words::kHint);
  }
  if (!part.year.has_value()) {
    return Refused(given, "no year was given", "write the year too, as in 21 april 2022");
  }
  if (part.number.has_value() && part.month.has_value()) return DayEdtf(given, part);
  if (part.quarter.has_value()) return QuarterEdtf(given, part);
  if (part.season == kSeasonLast) {
    return Refused(given, "a winter lies in two years", "write both, as in winter 2022-2023");
  }
  if (part.summer_is_over.has_value()) {
    return absl::StrFormat("[%04d-09..%04d-12]", *part.year, *part.year);
  }
  const std::optional<int> code = part.month.has_value() ? part.month : part.season;
  return code.has_value() ? absl::StrFormat("%04d-%02d", *part.year, *code)
                          : absl::StrFormat("%04d", *part.year);
}

// "winter 2022-2023" is one season, named after both its years.
bool IsWinterOfTwoYears(const std::vector<Part>& parts) {
  if (parts.size() != 2 || parts[0].season != kSeasonLast || !parts[0].year.has_value())
    return false;
  return parts[1].year == *parts[0].year + 1 && !parts[1].month.has_value() &&
         !parts[1].season.has_value() && !parts[1].quarter.has_value() &&
         !parts[1].number.has_value();
}

absl::StatusOr<std::string> ReadingEdtf(absl::string_view given, Reading reading) {
  if (IsWinterOfTwoYears(reading.parts)) {
    return absl::StrFormat("%04d-%02d", *reading.parts[0].year, kSeasonLast);
  }
  Complete(reading.parts);
  std::vector<std::string> edtf;
  for (const Part& part : reading.parts) {
    absl::StatusOr<std::string> part_edtf = PartEdtf(given, part);
    if (!part_edtf.ok()) return part_edtf;
    edtf.push_back(*std::move(part_edtf));
    const bool stands_alone = reading.parts.size() == 1 && !reading.open_end && !reading.open_start;
    if (part.summer_is_over.has_value() && !stands_alone) {
      return Refused(given, "this joins \"na de zomer\" with something else", words::kHint);
    }
  }
  if (reading.one_of) return absl::StrCat("[", absl::StrJoin(edtf, ","), "]");
  if (reading.interval) return absl::StrJoin(edtf, "/");
  if (reading.open_end) return absl::StrCat(edtf[0], "/..");
  if (reading.open_start) return absl::StrCat("../", edtf[0]);
  return edtf[0];
}

}  // namespace

absl::StatusOr<VagueDate> ParseEdtf(absl::string_view text) {
  if (text.size() > kEdtfBytesMax) return TooLong(kEdtfBytesMax);
  if (absl::StartsWith(text, "[")) return ParseSet(text);
  return absl::StrContains(text, '/') ? ParseInterval(text) : ParseAtom(text);
}

absl::StatusOr<VagueDate> ParseDateWords(absl::string_view text) {
  if (text.size() > kDateWordsBytesMax) return TooLong(kDateWordsBytesMax);
  const std::string normalised = Normalised(text);
  if (absl::StartsWith(normalised, "[") || absl::StrContains(normalised, "..")) {
    return ParseEdtf(absl::StripAsciiWhitespace(text));
  }
  absl::StatusOr<std::vector<Token>> tokens = Tokenizer(text, normalised).Tokens();
  if (!tokens.ok()) return tokens.status();
  // Between numbers a slash is that of an interval (ISO 8601), between words it means "or".
  if (absl::StrContains(normalised, '/')) {
    absl::StatusOr<VagueDate> edtf = ParseEdtf(normalised);
    if (edtf.ok()) return edtf;
  }
  absl::StatusOr<Reading> reading = Read(text, *tokens);
  if (!reading.ok()) return reading.status();
  absl::StatusOr<std::string> edtf = ReadingEdtf(text, *std::move(reading));
  if (!edtf.ok()) return edtf.status();
  absl::StatusOr<VagueDate> date = ParseEdtf(*edtf);
  if (date.ok()) return date;
  return Refused(text, absl::StrCat("read as EDTF ", date.status().message()),
                 "write the year with every part");
}

}  // namespace noordster::calendar
