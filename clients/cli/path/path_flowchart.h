// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PATH_PATH_FLOWCHART_H_
#define NOORDSTER_CLIENTS_CLI_PATH_PATH_FLOWCHART_H_

#include <string>

#include "clients/cli/words.h"
#include "noordster/v1/path_service.pb.h"

namespace noordster::cli {

// A path version as a flowchart of Mermaid, from top to bottom: a node a stage with its body, an
// edge for the outcomes that lead to the same place, dotted when they lead back. The same path is
// always the same text. Signs that mean something to Mermaid, Markdown or HTML stand as entity
// codes. Pure.
std::string PathFlowchart(const v1::PathVersion& version, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PATH_PATH_FLOWCHART_H_
