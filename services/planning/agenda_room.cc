// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/agenda_room.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <tuple>

namespace noordster::planning {
namespace {

// A plan that is planned in a meeting.
struct Wish {
  absl::CivilDay meeting;
  // Most of what has room to wait comes last.
  int slack = 0;
  StagePlace stage;
};

// The wishes of each body, in the order in which they are given room.
std::map<int, std::vector<Wish>> WishesOf(const TimePath& path) {
  std::map<int, std::vector<Wish>> wishes;
  const Situation& situation = path.situation();
  for (size_t plan = 0; plan < situation.plans.size(); ++plan) {
    const std::vector<PlannedStage>& stages = situation.plans[plan].stages;
    const std::vector<StageTimes> times = path.TimesOf(static_cast<int>(plan));
    for (size_t i = 0; i < stages.size(); ++i) {
      const std::optional<int> body = stages[i].body;
      if (!body.has_value() || stages[i].done.has_value()) continue;
      if (times[i].planned.state == Placement::State::kOutsideCalendar) continue;
      wishes[*body].push_back(
          {times[i].planned.finish,
           times[i].slack_working_days.value_or(std::numeric_limits<int>::max()),
           {static_cast<int>(plan), static_cast<int>(i)}});
    }
  }
  for (auto& [body, of_body] : wishes) {
    std::stable_sort(of_body.begin(), of_body.end(), [](const Wish& one, const Wish& other) {
      return std::tie(one.meeting, one.slack) < std::tie(other.meeting, other.slack);
    });
  }
  return wishes;
}

// How many plans fit on the agenda of a meeting.
int RoomOf(const BodyCalendar& body, absl::CivilDay meeting) {
  for (const BodySchedule& schedule : body.schedules) {
    if (!calendar::Holds(schedule.period, meeting)) continue;
    return schedule.room > 0 ? schedule.room : std::numeric_limits<int>::max();
  }
  return std::numeric_limits<int>::max();
}

void AddNoRoom(const BodyCalendar& body, const std::vector<Wish>& wishes,
               std::vector<NoRoom>& found) {
  std::map<absl::CivilDay, int> planned;
  for (const Wish& wish : wishes) ++planned[wish.meeting];
  // By those that were looked at; of a later meeting, by those it takes over.
  std::map<absl::CivilDay, int> taken;
  for (const Wish& wish : wishes) {
    if (taken[wish.meeting] < RoomOf(body, wish.meeting)) {
      ++taken[wish.meeting];
      continue;
    }
    NoRoom& no_room =
        found.emplace_back(NoRoom{wish.stage, wish.meeting, planned[wish.meeting], std::nullopt});
    // What is planned in a later meeting has its room there first.
    const auto free =
        std::find_if(std::upper_bound(body.meetings.begin(), body.meetings.end(), wish.meeting),
                     body.meetings.end(), [&](absl::CivilDay meeting) {
                       return planned[meeting] + taken[meeting] < RoomOf(body, meeting);
                     });
    if (free == body.meetings.end()) continue;
    no_room.next_free = *free;
    ++taken[*free];
  }
}

}  // namespace

std::vector<NoRoom> FindNoRoom(const TimePath& path) {
  std::vector<NoRoom> found;
  for (const auto& [body, wishes] : WishesOf(path)) {
    AddNoRoom(path.situation().bodies[static_cast<size_t>(body)], wishes, found);
  }
  std::stable_sort(found.begin(), found.end(), [](const NoRoom& one, const NoRoom& other) {
    return one.meeting < other.meeting;
  });
  return found;
}

}  // namespace noordster::planning
