// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_CLIENTS_PLANNING_SUMMER_PLANNING_H_
#define NOORDSTER_TESTS_CLIENTS_PLANNING_SUMMER_PLANNING_H_

#include <string>

#include "noordster/v1/planning_service.pb.h"

// The summer of 2022 as the server tells it: on 15 July a plan is to be adopted by the board; the
// college wants papers at its secretariat eight days before and at its staff a week before that,
// neither of which takes any from 18 July to 21 August; the council wants them ten days before.
namespace noordster::cli {

// The plan that all of it is about.
extern const char kSummerPlan[];

// For a target of 27 September.
v1::Planning SummerPlanning();

// The council of 27 September cannot be made, those of 11 October and 8 November can.
v1::FindReachableMeetingsResponse SummerMeetings();

// What if the college of 30 August moves to 6 September.
v1::ComparePlanningResponse SummerCompared();

// The council of September with two plans on an agenda for one, and that of October in recess.
v1::AgendaAhead SummerAgenda();

// Every line is at most so wide, and the text is the one that is kept as
// "<name>_<language>_<columns>.txt"; NOORDSTER_WRITE_SCREENS=1 writes it anew, to be read before it
// is kept.
void ExpectKept(const std::string& text, const std::string& name, bool is_dutch, size_t columns);

}  // namespace noordster::cli

#endif  // NOORDSTER_TESTS_CLIENTS_PLANNING_SUMMER_PLANNING_H_
