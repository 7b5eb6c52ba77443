// SPDX-License-Identifier: EUPL-1.2
#include "tests/calendar/date_fuzz.h"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/calendar/date.h"
#include "services/calendar/vague_date.h"
#include "utf8proc.h"

namespace noordster::testing {
namespace {

using calendar::ParseDateWords;
using calendar::ParseEdtf;
using calendar::VagueDate;

// A refusal quotes the text and the word it stopped at, each with at most four characters for a
// byte, and says what to write.
constexpr size_t kRefusalBytesMax = 8 * calendar::kDateWordsBytesMax + 600;

// Text for people in one line: UTF-8 without control characters.
bool IsOneLineOfText(absl::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t read = utf8proc_iterate(bytes, left, &code);
    if (read <= 0 || code < ' ' || code == 0x7f) return false;
    bytes += read;
    left -= read;
  }
  return true;
}

// "\"15 mei\": no year was given; write the year too" ends with what to write. What is quoted ends
// before `": `: quotation marks within it are escaped.
bool SaysWhatToWrite(absl::string_view message) {
  const size_t quoted = message.rfind("\": ");
  const absl::string_view said = quoted == message.npos ? message : message.substr(quoted + 3);
  const size_t instead = said.rfind("; ");
  return instead != said.npos && instead > 0 && instead + 2 < said.size();
}

std::string BrokenByRefusal(const absl::Status& status) {
  const absl::string_view message = status.message();
  if (status.code() != absl::StatusCode::kInvalidArgument) return "refused with another code";
  if (message.size() > kRefusalBytesMax) return "the refusal has no bound";
  if (!IsOneLineOfText(message)) return "the refusal is no line of text";
  if (!SaysWhatToWrite(message)) return absl::StrCat("no way out: ", message);
  return "";
}

std::string BrokenByDate(const VagueDate& date) {
  if (date.earliest > date.latest) return "the first day comes after the last";
  if (date.earliest < calendar::kFirstDay) return "the first day lies before the calendar";
  if (date.latest > calendar::kLastDay) return "the last day lies after the calendar";
  if (date.edtf.size() > calendar::kEdtfBytesMax) return "the EDTF is too long to be read";
  if (date.edtf.find_first_not_of("0123456789-.,/[]") != std::string::npos) {
    return absl::StrCat("not canonical: ", date.edtf);
  }
  const absl::StatusOr<VagueDate> again = ParseEdtf(date.edtf);
  if (!again.ok()) return absl::StrCat("its own EDTF is refused: ", again.status().message());
  if (*again != date) return absl::StrCat(date.edtf, " reads back as ", again->edtf);
  // Words refuse the codes of seasons and quarters, and take no EDTF for something else.
  const absl::StatusOr<VagueDate> words = ParseDateWords(date.edtf);
  if (words.ok() && *words != date) return absl::StrCat(date.edtf, " in words is ", words->edtf);
  return "";
}

std::string Broken(const absl::StatusOr<VagueDate>& date) {
  return date.ok() ? BrokenByDate(*date) : BrokenByRefusal(date.status());
}

// Two readings of what must mean the same.
bool Differ(const absl::StatusOr<VagueDate>& one, const absl::StatusOr<VagueDate>& other) {
  return one.ok() != other.ok() || (one.ok() && *one != *other);
}

// What one more word makes of a date that can be read: it says something, or is refused.
std::string BrokenByOneMoreWord(absl::string_view input, const VagueDate& date) {
  const absl::StatusOr<VagueDate> from = ParseDateWords(absl::StrCat("vanaf ", input));
  if (from.ok() && (from->earliest != date.earliest || !absl::StrContains(from->edtf, "/"))) {
    return absl::StrCat("from ", date.edtf, " is ", from->edtf);
  }
  const absl::StatusOr<VagueDate> until = ParseDateWords(absl::StrCat("uiterlijk ", input));
  if (until.ok() && (until->latest != date.latest || !absl::StartsWith(until->edtf, "../"))) {
    return absl::StrCat("until ", date.edtf, " is ", until->edtf);
  }
  const absl::StatusOr<VagueDate> begin = ParseDateWords(absl::StrCat("begin ", input));
  if (begin.ok() && (begin->earliest != date.earliest || begin->latest > date.latest)) {
    return absl::StrCat("the begin of ", date.edtf, " is ", begin->edtf);
  }
  const absl::StatusOr<VagueDate> day = ParseDateWords(absl::StrCat("15 ", input));
  if (day.ok() && *day == date) return absl::StrCat("a day of ", date.edtf, " is all of it");
  const absl::StatusOr<VagueDate> friday = ParseDateWords(absl::StrCat("vr ", input));
  if (friday.ok() && absl::GetWeekday(friday->earliest) != absl::Weekday::friday &&
      !absl::StartsWith(friday->edtf, "../")) {
    return absl::StrCat("a Friday begins ", friday->edtf);
  }
  const absl::StatusOr<VagueDate> last_friday = ParseDateWords(absl::StrCat(input, " vr"));
  if (last_friday.ok() && absl::GetWeekday(last_friday->latest) != absl::Weekday::friday &&
      !absl::EndsWith(last_friday->edtf, "/..")) {
    return absl::StrCat("a Friday ends ", last_friday->edtf);
  }
  return "";
}

std::string BrokenByVagueDates(absl::string_view input) {
  const absl::StatusOr<VagueDate> edtf = ParseEdtf(input);
  const absl::StatusOr<VagueDate> words = ParseDateWords(input);
  if (std::string broken = Broken(edtf); !broken.empty()) return absl::StrCat("EDTF: ", broken);
  if (std::string broken = Broken(words); !broken.empty()) return absl::StrCat("words: ", broken);
  if (edtf.ok() && words.ok() && *edtf != *words) {
    return absl::StrCat(edtf->edtf, " as EDTF is ", words->edtf, " in words");
  }
  const std::string shouted = absl::StrCat(" ", absl::AsciiStrToUpper(input), "\n");
  if (shouted.size() <= calendar::kDateWordsBytesMax && Differ(words, ParseDateWords(shouted))) {
    return "upper case or spaces around it mean something";
  }
  return words.ok() ? BrokenByOneMoreWord(input, *words) : "";
}

std::string BrokenByDaysAndInstants(absl::string_view input) {
  const std::optional<absl::CivilDay> day = calendar::ParseDate(input);
  if (day.has_value() && calendar::FormatDate(*day) != input) return "a day is written otherwise";
  const std::optional<absl::Time> instant = calendar::ParseTimestamp(input);
  if (!instant.has_value()) return "";
  const std::string written = calendar::FormatTimestamp(*instant);
  if (calendar::ParseTimestamp(written) != instant) return absl::StrCat("no instant: ", written);
  return "";
}

}  // namespace

std::string BrokenPromiseOfDates(absl::string_view input) {
  std::string broken = BrokenByVagueDates(input);
  return broken.empty() ? BrokenByDaysAndInstants(input) : broken;
}

}  // namespace noordster::testing
