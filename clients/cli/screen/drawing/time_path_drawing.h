// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_DRAWING_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_DRAWING_H_

#include <string>

#include "clients/cli/screen/drawing/time_path_days.h"

namespace noordster::cli {

// A time path by months, a row a stage, with the day it was or is planned behind it and what every
// mark means below. Plain characters that need no colour, in lines of at most `look.columns`
// places; where days share a place the first of DayMark is seen. Ends in a line feed. Pure.
std::string TimePathDrawing(const DrawnTimePath& drawn, const PlanningLook& look);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_DRAWING_H_
