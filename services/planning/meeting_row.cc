// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/meeting_row.h"

#include <algorithm>
#include <utility>

#include "services/base/check.h"

namespace noordster::planning {
namespace {

using Meetings = std::vector<MeetingRow::Meeting>;

// How many meetings have this day before `day`.
int CountBefore(const Meetings& meetings, Day MeetingRow::Meeting::*which, Day day) {
  const auto found = std::lower_bound(
      meetings.begin(), meetings.end(), day,
      [which](const MeetingRow::Meeting& meeting, Day than) { return meeting.*which < than; });
  return static_cast<int>(found - meetings.begin());
}

}  // namespace

MeetingRow::MeetingRow(std::vector<Meeting> meetings) : meetings_(std::move(meetings)) {
  for (size_t i = 0; i < meetings_.size(); ++i) {
    NOORDSTER_CHECK(meetings_[i].hand_in <= meetings_[i].day);
    if (i == 0) continue;
    NOORDSTER_CHECK(meetings_[i - 1].day < meetings_[i].day);
    NOORDSTER_CHECK(meetings_[i - 1].hand_in <= meetings_[i].hand_in);
  }
}

int MeetingRow::FirstHandedInFrom(Day day) const {
  return CountBefore(meetings_, &Meeting::hand_in, day);
}

int MeetingRow::FirstHeldFrom(Day day) const { return CountBefore(meetings_, &Meeting::day, day); }

int MeetingRow::LastHandedInUntil(Day day) const {
  return CountBefore(meetings_, &Meeting::hand_in, day + 1) - 1;
}

int MeetingRow::LastHeldUntil(Day day) const {
  return CountBefore(meetings_, &Meeting::day, day + 1) - 1;
}

}  // namespace noordster::planning
