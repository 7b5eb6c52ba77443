// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_CALENDAR_ENTRY_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_CALENDAR_ENTRY_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace noordster::cli {

// More entries than any body has in years; a file with more is not one of a body.
inline constexpr size_t kEntriesMax = 2000;

// What a file with the calendar of a body tells of.
enum class EntryKind { kMeeting, kRecess, kStop };

// One meeting, recess (reces) or hand-in stop (aanleverstop) as a file tells it. A value type.
struct CalendarEntry {
  // The line on which it begins, from 1.
  int line = 0;
  EntryKind kind = EntryKind::kMeeting;
  // First and last day, as the API writes them; of a meeting both are its day.
  std::string first_date;
  std::string last_date;
  // Of a meeting: when it begins ("19:30") and where; empty: not said.
  std::string start_time;
  std::string place;
  // What it is called; empty: not said.
  std::string name;
  // The id that the file gives a meeting; empty: none.
  std::string id;
  // What another system knows a meeting by, and which is no id here; empty: not said.
  std::string uid;
  // It will not be.
  bool is_cancelled = false;
};

// What a word says an entry is, in Dutch or English and in any case; absent for any other word.
// Pure.
std::optional<EntryKind> EntryKindOf(absl::string_view typed);

// Whether a text can be an id of the API: lower case letters, digits and single hyphens, a letter
// first, 63 at most. Pure.
bool IsEntryId(absl::string_view text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_CALENDAR_ENTRY_H_
