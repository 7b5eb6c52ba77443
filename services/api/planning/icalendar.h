// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLANNING_ICALENDAR_H_
#define NOORDSTER_SERVICES_API_PLANNING_ICALENDAR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace noordster::api {

// One day in a calendar, a VEVENT without times (RFC 5545, 3.6.1).
struct CalendarEntry {
  // What stands for it in every later file.
  std::string uid;
  std::string summary;
  // Empty: none.
  std::string description;
  absl::CivilDay day;
  // Goes up whenever the day changes (3.8.7.4).
  int64_t sequence = 0;
  // When it last changed.
  absl::Time stamp;
  enum class Status : uint8_t { kTentative, kConfirmed, kCancelled };
  Status status = Status::kTentative;
};

// An iCalendar file of these entries, with a name that programs show. Lines are of 75 bytes at most
// and break between characters (3.1); what would be read as part of the form is escaped (3.3.11).
// Pure.
std::string CalendarText(absl::string_view name, const std::vector<CalendarEntry>& entries);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLANNING_ICALENDAR_H_
