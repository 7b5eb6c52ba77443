// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_AGENDA_ROOM_H_
#define NOORDSTER_SERVICES_PLANNING_AGENDA_ROOM_H_

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/planning/situation.h"
#include "services/planning/time_path.h"

namespace noordster::planning {

// A plan for which there is no room left on an agenda. It is a warning: who chairs the body decides
// what is placed, and nothing was moved.
struct NoRoom {
  StagePlace stage;
  // The meeting it is planned in, and how many plans are.
  absl::CivilDay meeting;
  int plans = 0;
  // The first later meeting with room for it; absent: the calendar has none.
  std::optional<absl::CivilDay> next_free;
};

// The plans that do not fit on the agendas they are planned on. Plans come first that have the
// least slack, then in the order of the situation; each that does not fit takes room of the first
// later meeting that has some. This is greedy, and not the best way to share room. What is done is
// left out, as are meetings of which nobody said how much room they have. In the order of meetings.
std::vector<NoRoom> FindNoRoom(const TimePath& path);

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_AGENDA_ROOM_H_
