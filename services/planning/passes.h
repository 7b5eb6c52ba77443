// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_PASSES_H_
#define NOORDSTER_SERVICES_PLANNING_PASSES_H_

#include <cstdint>
#include <vector>

#include "services/planning/day_line.h"
#include "services/planning/network.h"
#include "services/planning/problem.h"

// When each activity can be at the earliest and at the latest. "The first meeting whose hand-in day
// we still make" never comes earlier when we start later, nor do working days added to a day; so
// the earliest days of all activities are possible together, as are the latest, and one pass in the
// order of the network finds them exactly. How full agendas are is left out (agenda_room.h).
namespace noordster::planning {

// What holds an activity where it is.
struct Hold {
  enum class Kind : uint8_t {
    // Nothing but the days the calendar covers.
    kCalendar,
    // It cannot start in the past.
    kToday,
    kNotBefore,
    // It comes after another, or another comes after it.
    kLink,
    kFixed,
    kPlanned,
    kNoLaterThan,
    // It finished on that day.
    kDone,
  };
  Kind kind = Kind::kCalendar;
  // For kLink, number of the link.
  int link = -1;

  friend bool operator==(const Hold&, const Hold&) = default;
};

// Where an activity was put.
struct Placement {
  enum class State : uint8_t {
    kPlaced,
    // The calendar has no meeting or day for it, nor for what depends on it. It has no days.
    kOutsideCalendar,
    // What holds it goes against its fixed or last day: it is put on the fixed day, or where it is
    // possible.
    kConflict,
  };
  State state = State::kPlaced;
  Hold hold;
  // When papers are handed in or work starts.
  Day start = 0;
  // When the body meets or work is finished.
  Day finish = 0;

  friend bool operator==(const Placement&, const Placement&) = default;
};

// What a pass goes over; all outlive it.
struct Setting {
  const Problem& problem;
  const Network& network;
  const DayLine& days;
};

// When activities are to be finished at the earliest.
enum class Forward : uint8_t {
  // As soon as they can.
  kEarliest,
  // When somebody means them to, or as soon after that as they can.
  kPlanned,
};

// The earliest placement of each activity, by its number.
std::vector<Placement> PlaceForward(const Setting& setting, Forward forward = Forward::kEarliest);

// The earliest placement of one, from those before it.
Placement PlaceOneForward(const Setting& setting, const std::vector<Placement>& placements,
                          int activity, Forward forward = Forward::kEarliest);

// How late an activity can be before something else is too late.
struct Room {
  Placement latest;
  // Its own fixed or last day, or that of something that comes after it, asks for it: otherwise
  // only the end of the calendar does.
  bool is_asked = false;
  // The last days on which it may start and finish, whether or not its body meets then.
  Day last_start = 0;
  Day last_finish = 0;

  friend bool operator==(const Room&, const Room&) = default;
};

// The latest placement of each activity for which everything that comes after it is still in time:
// by their fixed and last days, and within the calendar.
std::vector<Room> PlaceBackward(const Setting& setting);

// The same of one, from those after it.
Room PlaceOneBackward(const Setting& setting, const std::vector<Room>& rooms, int activity);

// Whether everything has a place without a conflict.
bool IsFeasible(const std::vector<Placement>& placements);

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_PASSES_H_
