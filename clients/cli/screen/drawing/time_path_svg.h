// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_SVG_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_SVG_H_

#include <string>

#include "clients/cli/screen/drawing/time_path_days.h"
#include "clients/cli/words.h"

namespace noordster::cli {

// A time path as one SVG 1.1 document that needs nothing else: a row a stage over months, every day
// as a mark of its own form and in words beside it, so that it reads in black and white, and with a
// title and a description for those who hear it. The same days are always the same text. Limits:
// widths are estimated from the number of characters, as those of PathDrawing. Pure.
std::string TimePathSvg(const DrawnTimePath& drawn, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_TIME_PATH_SVG_H_
