// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/meeting_file.h"

#include <cstddef>
#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/cli/calendar/fault_list.h"
#include "clients/cli/calendar/icalendar_reader.h"
#include "clients/cli/calendar/meeting_table.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr size_t kPlaceMax = 200;
// The least of what names of recesses and stops may have.
constexpr size_t kEntryNameMax = 200;
constexpr absl::string_view kMeetingYearMin = "1900";
constexpr absl::string_view kMeetingYearMax = "2199-12-31";

bool IsICalendar(absl::string_view text, absl::string_view file) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  return absl::StartsWithIgnoreCase(absl::StripLeadingAsciiWhitespace(text).substr(0, 6),
                                    "BEGIN:") ||
         absl::EndsWithIgnoreCase(file, ".ics");
}

// What is wrong with single entries, whatever file they come from.
void CheckEntry(const CalendarEntry& entry, FaultList& faults) {
  const bool is_of_calendar =
      entry.first_date >= kMeetingYearMin && entry.last_date <= kMeetingYearMax;
  if (!is_of_calendar) {
    faults.Add(entry.line, "",
               {"'$0' ligt buiten 1900 tot en met 2199", "'$0' lies outside 1900 to 2199"},
               entry.first_date);
  }
  if (!entry.id.empty() && !IsEntryId(entry.id)) {
    faults.Add(entry.line, "id",
               {"'$0' is geen id: kleine letters, cijfers en losse streepjes, een letter vooraan, "
                "hoogstens 63",
                "'$0' is no id: lower case letters, digits and single hyphens, a letter first, 63 "
                "at most"},
               entry.id);
  }
  if (WidthOf(entry.place) > kPlaceMax) {
    faults.Add(
        entry.line, "",
        {"de plaats '$0' is langer dan $1 tekens", "the place '$0' is longer than $1 characters"},
        entry.place, absl::StrCat(kPlaceMax));
  }
  if (entry.kind != EntryKind::kMeeting && WidthOf(entry.name) > kEntryNameMax) {
    faults.Add(
        entry.line, "",
        {"de naam '$0' is langer dan $1 tekens", "the name '$0' is longer than $1 characters"},
        entry.name, absl::StrCat(kEntryNameMax));
  }
}

// What two entries may not have in common. Meetings without an id or uid are told apart by day.
std::string IdentityOf(const CalendarEntry& entry) {
  if (entry.kind != EntryKind::kMeeting) {
    return absl::StrCat(entry.kind == EntryKind::kRecess ? "recess " : "stop ", entry.first_date,
                        " ", entry.last_date);
  }
  if (!entry.id.empty()) return absl::StrCat("id ", entry.id);
  if (!entry.uid.empty()) return absl::StrCat("uid ", entry.uid);
  return absl::StrCat("day ", entry.first_date);
}

Wording StandsTwiceOf(const CalendarEntry& entry) {
  if (entry.kind != EntryKind::kMeeting) {
    return {"staat ook op regel $0, over dezelfde dagen",
            "stands on line $0 as well, over the same days"};
  }
  if (!entry.id.empty()) {
    return {"de id $1 staat ook op regel $0", "the id $1 stands on line $0 as well"};
  }
  if (!entry.uid.empty()) {
    return {"de UID $1 staat ook op regel $0", "the UID $1 stands on line $0 as well"};
  }
  return {"op deze dag staat ook regel $0; geef elk van beide een id",
          "line $0 is on this day as well; give each of both an id"};
}

}  // namespace

absl::StatusOr<std::vector<CalendarEntry>> ReadMeetingFile(absl::string_view text,
                                                           const std::string& file,
                                                           Language language) {
  FaultList faults(file, language);
  std::vector<CalendarEntry> entries =
      IsICalendar(text, file) ? ReadICalendar(text, faults) : ReadMeetingTable(text, faults);
  std::map<std::string, int> lines;
  for (const CalendarEntry& entry : entries) {
    CheckEntry(entry, faults);
    const auto [first, is_new] = lines.emplace(IdentityOf(entry), entry.line);
    if (is_new) continue;
    faults.Add(entry.line, "", StandsTwiceOf(entry), absl::StrCat(first->second),
               entry.id.empty() ? entry.uid : entry.id);
  }
  if (entries.empty() && faults.IsEmpty()) {
    faults.Add(0, "",
               {"noemt geen vergadering, reces of aanleverstop",
                "names no meeting, recess or hand-in stop"});
  }
  if (!faults.IsEmpty()) return faults.ToStatus();
  return entries;
}

}  // namespace noordster::cli
