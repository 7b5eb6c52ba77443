// SPDX-License-Identifier: EUPL-1.2
#include "services/api/planning/icalendar.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace noordster::api {
namespace {

constexpr size_t kLineBytesMax = 75;

// Whether a byte goes on with the character before it (UTF-8).
bool GoesOn(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// A line in as many parts as it takes; all but the first begin with a space.
void AddLine(absl::string_view line, std::string& text) {
  size_t room = kLineBytesMax;
  while (line.size() > room) {
    size_t end = room;
    while (GoesOn(line[end])) --end;
    absl::StrAppend(&text, line.substr(0, end), "\r\n ");
    line.remove_prefix(end);
    room = kLineBytesMax - 1;
  }
  absl::StrAppend(&text, line, "\r\n");
}

std::string Escaped(absl::string_view words) {
  return absl::StrReplaceAll(
      words, {{"\\", "\\\\"}, {";", "\\;"}, {",", "\\,"}, {"\r\n", "\\n"}, {"\n", "\\n"}});
}

std::string DayText(absl::CivilDay day) {
  return absl::StrFormat("%04d%02d%02d", day.year(), day.month(), day.day());
}

absl::string_view StatusText(CalendarEntry::Status status) {
  switch (status) {
    case CalendarEntry::Status::kConfirmed:
      return "CONFIRMED";
    case CalendarEntry::Status::kCancelled:
      return "CANCELLED";
    case CalendarEntry::Status::kTentative:
      break;
  }
  return "TENTATIVE";
}

void AddEntry(const CalendarEntry& entry, std::string& text) {
  // The number of a program is one of 32 bits (3.3.8).
  const int64_t sequence = std::min<int64_t>(entry.sequence, std::numeric_limits<int32_t>::max());
  AddLine("BEGIN:VEVENT", text);
  AddLine(absl::StrCat("UID:", Escaped(entry.uid)), text);
  AddLine(absl::StrCat("DTSTAMP:",
                       absl::FormatTime("%Y%m%dT%H%M%SZ", entry.stamp, absl::UTCTimeZone())),
          text);
  AddLine(absl::StrCat("SEQUENCE:", sequence), text);
  AddLine(absl::StrCat("DTSTART;VALUE=DATE:", DayText(entry.day)), text);
  AddLine(absl::StrCat("DTEND;VALUE=DATE:", DayText(entry.day + 1)), text);
  AddLine(absl::StrCat("SUMMARY:", Escaped(entry.summary)), text);
  if (!entry.description.empty()) {
    AddLine(absl::StrCat("DESCRIPTION:", Escaped(entry.description)), text);
  }
  AddLine(absl::StrCat("STATUS:", StatusText(entry.status)), text);
  // Nobody is taken up for a whole day by it.
  AddLine("TRANSP:TRANSPARENT", text);
  AddLine("END:VEVENT", text);
}

}  // namespace

std::string CalendarText(absl::string_view name, const std::vector<CalendarEntry>& entries) {
  std::string text;
  AddLine("BEGIN:VCALENDAR", text);
  AddLine("VERSION:2.0", text);
  AddLine("PRODID:-//Noordster//Planning//NL", text);
  AddLine("CALSCALE:GREGORIAN", text);
  AddLine("METHOD:PUBLISH", text);
  AddLine(absl::StrCat("X-WR-CALNAME:", Escaped(name)), text);
  for (const CalendarEntry& entry : entries) AddEntry(entry, text);
  AddLine("END:VCALENDAR", text);
  return text;
}

}  // namespace noordster::api
