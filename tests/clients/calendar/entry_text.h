// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_CLIENTS_CALENDAR_ENTRY_TEXT_H_
#define NOORDSTER_TESTS_CLIENTS_CALENDAR_ENTRY_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/calendar/calendar_entry.h"
#include "clients/cli/calendar/meeting_file.h"
#include "clients/cli/fault.h"

namespace noordster::cli {

// An entry on one line: "3 meeting 2022-09-27 19:30 Raadzaal #september (Raad) uid=x cancelled",
// without what is not said.
inline std::string EntryText(const CalendarEntry& entry) {
  constexpr const char* kKinds[] = {" meeting ", " recess ", " stop "};
  std::string text =
      absl::StrCat(entry.line, kKinds[static_cast<size_t>(entry.kind)], entry.first_date);
  if (entry.last_date != entry.first_date) absl::StrAppend(&text, "/", entry.last_date);
  if (!entry.start_time.empty()) absl::StrAppend(&text, " ", entry.start_time);
  if (!entry.place.empty()) absl::StrAppend(&text, " ", entry.place);
  if (!entry.id.empty()) absl::StrAppend(&text, " #", entry.id);
  if (!entry.name.empty()) absl::StrAppend(&text, " (", entry.name, ")");
  if (!entry.uid.empty()) absl::StrAppend(&text, " uid=", entry.uid);
  if (entry.is_cancelled) absl::StrAppend(&text, " cancelled");
  return text;
}

// The entries of a file, or its faults as "line field: description".
inline std::vector<std::string> EntriesOf(const std::string& text,
                                          const std::string& file = "kalender",
                                          Language language = Language::kDutch) {
  const auto read = ReadMeetingFile(text, file, language);
  std::vector<std::string> shown;
  for (const Fault& fault : FaultsOf(read.status())) {
    shown.push_back(absl::StrCat(fault.line, " ", fault.field, ": ", fault.description));
  }
  if (!read.ok()) return shown;
  for (const CalendarEntry& entry : *read) shown.push_back(EntryText(entry));
  return shown;
}

}  // namespace noordster::cli

#endif  // NOORDSTER_TESTS_CLIENTS_CALENDAR_ENTRY_TEXT_H_
