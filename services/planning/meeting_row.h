// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_MEETING_ROW_H_
#define NOORDSTER_SERVICES_PLANNING_MEETING_ROW_H_

#include <vector>

#include "services/planning/day_line.h"

namespace noordster::planning {

// The days on which a body meets, and for each the last day on which papers for it are handed in.
// Immutable.
class MeetingRow {
 public:
  struct Meeting {
    Day hand_in;
    Day day;

    friend bool operator==(const Meeting&, const Meeting&) = default;
  };

  // REQUIRES: days ascend, each once; days of handing in never go back and are never after their
  // meeting.
  explicit MeetingRow(std::vector<Meeting> meetings);

  int size() const { return static_cast<int>(meetings_.size()); }
  const Meeting& operator[](int index) const { return meetings_[static_cast<size_t>(index)]; }
  const std::vector<Meeting>& meetings() const { return meetings_; }

  // The first meeting for which papers can still be handed in on a day; size() when there is none.
  int FirstHandedInFrom(Day day) const;
  // The first meeting on a day or after it; size() when there is none.
  int FirstHeldFrom(Day day) const;
  // The last meeting for which papers are to be handed in by a day; -1 when there is none.
  int LastHandedInUntil(Day day) const;
  // The last meeting on a day or before it; -1 when there is none.
  int LastHeldUntil(Day day) const;

 private:
  std::vector<Meeting> meetings_;
};

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_MEETING_ROW_H_
