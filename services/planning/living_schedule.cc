// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/living_schedule.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

namespace noordster::planning {
namespace {

using Meeting = MeetingRow::Meeting;

// A meeting and the one `step` from it; absent where there is none.
using Neighbours = std::pair<std::optional<Meeting>, std::optional<Meeting>>;

Neighbours NeighboursOf(const MeetingRow& row, Day day, int step) {
  const int index = row.FirstHeldFrom(day);
  if (index == row.size() || row[index].day != day) return {};
  const int beside = index + step;
  Neighbours neighbours{row[index], std::nullopt};
  if (beside >= 0 && beside < row.size()) neighbours.second = row[beside];
  return neighbours;
}

// Whether an activity would be put in the same meeting for the same reason: what led to it was
// after the meeting before it, or before the meeting after it, and that says all.
bool StaysPut(const Placement& placement, const MeetingRow& before, const MeetingRow& after,
              int step) {
  if (placement.state != Placement::State::kPlaced) return false;
  return NeighboursOf(before, placement.finish, step) ==
         NeighboursOf(after, placement.finish, step);
}

}  // namespace

LivingSchedule::LivingSchedule(Problem problem, DayLine days)
    : problem_(std::move(problem)),
      days_(std::move(days)),
      network_(problem_),
      by_row_(problem_.rows.size()),
      earliest_(PlaceForward({problem_, network_, days_})),
      planned_(PlaceForward({problem_, network_, days_}, Forward::kPlanned)),
      rooms_(PlaceBackward({problem_, network_, days_})) {
  for (size_t i = 0; i < problem_.activities.size(); ++i) {
    const std::optional<int> row = problem_.activities[i].row;
    if (row.has_value()) by_row_[static_cast<size_t>(*row)].push_back(static_cast<int>(i));
  }
}

LivingSchedule::Outcome LivingSchedule::ReplaceRow(int row, MeetingRow meetings) {
  const MeetingRow before =
      std::exchange(problem_.rows[static_cast<size_t>(row)], std::move(meetings));
  Open open;
  OpenForRow(row, before, open);
  return WorkOut(std::move(open));
}

LivingSchedule::Outcome LivingSchedule::ReplaceActivity(int number, Activity activity) {
  problem_.activities[static_cast<size_t>(number)] = activity;
  Open open;
  open.forward.insert(network_.PlaceOf(number));
  open.backward.insert(network_.PlaceOf(number));
  // Nothing is asked of what comes before something that is done or handed in.
  for (const int link : network_.LinksTo(number)) {
    open.backward.insert(network_.PlaceOf(problem_.links[static_cast<size_t>(link)].from));
  }
  return WorkOut(std::move(open));
}

void LivingSchedule::OpenForRow(int row, const MeetingRow& before, Open& open) const {
  const MeetingRow& after = problem_.rows[static_cast<size_t>(row)];
  for (const int number : by_row_[static_cast<size_t>(row)]) {
    const int place = network_.PlaceOf(number);
    if (!StaysPut(earliest_[static_cast<size_t>(number)], before, after, -1) ||
        !StaysPut(planned_[static_cast<size_t>(number)], before, after, -1)) {
      open.forward.insert(place);
    }
    if (!StaysPut(rooms_[static_cast<size_t>(number)].latest, before, after, 1)) {
      open.backward.insert(place);
    }
    for (const int i : network_.LinksTo(number)) {
      const Link& link = problem_.links[static_cast<size_t>(i)];
      if (link.unit != LagUnit::kMeetings) continue;
      open.forward.insert(place);
      open.backward.insert(network_.PlaceOf(link.from));
    }
  }
}

bool LivingSchedule::Replace(int number, Forward forward) {
  std::vector<Placement>& placements = forward == Forward::kPlanned ? planned_ : earliest_;
  const Placement placement =
      PlaceOneForward({problem_, network_, days_}, placements, number, forward);
  Placement& standing = placements[static_cast<size_t>(number)];
  if (placement == standing) return false;
  standing = placement;
  return true;
}

LivingSchedule::Outcome LivingSchedule::WorkOut(Open open) {
  Outcome outcome;
  while (!open.forward.empty()) {
    const int number = network_.order()[static_cast<size_t>(*open.forward.begin())];
    open.forward.erase(open.forward.begin());
    ++outcome.worked_out;
    const bool is_earliest_other = Replace(number, Forward::kEarliest);
    if (!Replace(number, Forward::kPlanned) && !is_earliest_other) continue;
    outcome.changed.push_back(number);
    for (const int link : network_.LinksFrom(number)) {
      open.forward.insert(network_.PlaceOf(problem_.links[static_cast<size_t>(link)].to));
    }
  }
  while (!open.backward.empty()) {
    const auto last = std::prev(open.backward.end());
    const int number = network_.order()[static_cast<size_t>(*last)];
    open.backward.erase(last);
    ++outcome.worked_out;
    const Room room = PlaceOneBackward({problem_, network_, days_}, rooms_, number);
    Room& standing = rooms_[static_cast<size_t>(number)];
    if (room == standing) continue;
    standing = room;
    outcome.changed.push_back(number);
    for (const int link : network_.LinksTo(number)) {
      open.backward.insert(network_.PlaceOf(problem_.links[static_cast<size_t>(link)].from));
    }
  }
  std::sort(outcome.changed.begin(), outcome.changed.end());
  outcome.changed.erase(std::unique(outcome.changed.begin(), outcome.changed.end()),
                        outcome.changed.end());
  return outcome;
}

}  // namespace noordster::planning
