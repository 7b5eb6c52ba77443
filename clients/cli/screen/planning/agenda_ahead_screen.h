// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_AGENDA_AHEAD_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_AGENDA_AHEAD_SCREEN_H_

#include <string>

#include "clients/cli/screen/planning/planning_days.h"
#include "noordster/v1/planning.pb.h"

// The meetings of a body that are ahead. Everything here is pure; every text ends in a line feed.
namespace noordster::cli {

// Each meeting with until when papers are taken, and the plans that are planned for it
// (langetermijnagenda).
std::string AgendaAheadText(const v1::AgendaAhead& agenda, const PlanningLook& look);

// Each meeting with until when each office takes papers, and why.
std::string HandInCalendarText(const v1::AgendaAhead& agenda, const PlanningLook& look);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_AGENDA_AHEAD_SCREEN_H_
