// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/vague_date.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/calendar/date.h"
#include "services/calendar/date_forms.h"
#include "services/calendar/date_parts.h"
#include "services/calendar/date_tokens.h"
#include "services/calendar/date_words.h"

namespace noordster::calendar {
namespace {

using forms::Refused;
using forms::StartsWithForm;

constexpr absl::string_view kFormsHint =
    "write a day (2022-07-15), month (2022-07), year (2022), quarter (2022-33 to 2022-36), season "
    "(2022-21 to 2022-24), one of several ([2022-09,2022-10]) or an interval (2022-09/2022-10)";

// Does not quote: a cut could fall within a character.
absl::Status TooLong(size_t bytes_max) {
  return absl::InvalidArgumentError(absl::StrCat("the date is longer than ", bytes_max,
                                                 " bytes; write an interval of its first and "
                                                 "last day"));
}

bool IsForm(absl::string_view text, absl::string_view form) {
  return text.size() == form.size() && StartsWithForm(text, form);
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
  const std::optional<absl::CivilMonth> first = forms::FirstMonth(year, code);
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

}  // namespace

absl::StatusOr<VagueDate> ParseEdtf(absl::string_view text) {
  if (text.size() > kEdtfBytesMax) return TooLong(kEdtfBytesMax);
  if (absl::StartsWith(text, "[")) return ParseSet(text);
  return absl::StrContains(text, '/') ? ParseInterval(text) : ParseAtom(text);
}

absl::StatusOr<VagueDate> ParseDateWords(absl::string_view text) {
  if (text.size() > kDateWordsBytesMax) return TooLong(kDateWordsBytesMax);
  const std::string normalised = words::Normalised(text);
  if (absl::StartsWith(normalised, "[") || absl::StrContains(normalised, "..")) {
    return ParseEdtf(absl::StripAsciiWhitespace(text));
  }
  const absl::StatusOr<std::vector<words::Token>> tokens = words::TokensOf(text, normalised);
  if (!tokens.ok()) return tokens.status();
  // Between numbers a slash is that of an interval (ISO 8601), between words it means "or".
  if (absl::StrContains(normalised, '/')) {
    absl::StatusOr<VagueDate> edtf = ParseEdtf(normalised);
    if (edtf.ok()) return edtf;
  }
  const absl::StatusOr<std::string> edtf = words::EdtfOf(text, *tokens);
  if (!edtf.ok()) return edtf.status();
  absl::StatusOr<VagueDate> date = ParseEdtf(*edtf);
  if (date.ok()) return date;
  return Refused(text, absl::StrCat("read as EDTF ", date.status().message()),
                 "write the year with every part");
}

}  // namespace noordster::calendar
