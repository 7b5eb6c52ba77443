// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PLANNING_PLANNING_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_PLANNING_PLANNING_COMMAND_H_

#include <string>

#include "noordster/internal/v1/planning.pb.h"

// Commands about the planning of plans. The rules stand in command.h.
namespace noordster::engine {

// Keeps a planning of a plan; `baseline` holds its id and when stages were or are planned, worked
// out before.
struct KeepBaseline {
  std::string plan;
  noordster::internal::v1::Baseline baseline;
};

// Tells what was worked out of the planning of a plan, or of the agendas of a body; of the server
// itself, when something it rests on changed. Without how often it was told before, and who was
// told of days.
struct MakeForecast {
  // Plan or body.
  std::string owner;
  noordster::internal::v1::Forecast made;
};

// Tells that a day came; of the server itself, when it did.
struct TellMoment {
  // Forecast, follow-up or action that waited for it.
  std::string timed;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PLANNING_PLANNING_COMMAND_H_
