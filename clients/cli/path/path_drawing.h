// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PATH_PATH_DRAWING_H_
#define NOORDSTER_CLIENTS_CLI_PATH_PATH_DRAWING_H_

#include <string>

#include "clients/cli/words.h"
#include "noordster/v1/path_service.pb.h"

namespace noordster::cli {

// A path version as a drawing: one SVG 1.1 document that needs nothing else, with a title and a
// description for those who hear it. The stages stand below each other; what brings the plan on
// leads down, or along the right when it passes stages over; what brings it back, along the left;
// what ends it early, to an end at the right of its stage. The same path is always the same text.
// Limits: widths are estimated from the number of characters, generously for Latin letters and too
// small for wide scripts. Pure.
std::string PathDrawing(const v1::PathVersion& version, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PATH_PATH_DRAWING_H_
