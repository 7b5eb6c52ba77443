// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_MILESTONE_LINES_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_MILESTONE_LINES_H_

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/screen/tree.h"
#include "clients/cli/words.h"
#include "noordster/v1/milestone_service.pb.h"

// Milestones as lines: sentences for people, objects for machines. Everything here is pure.
namespace noordster::cli {

// A milestone as people read it: "15-07-2022 14:03  Het DB heeft …".
std::string MilestoneLine(const v1::Milestone& milestone, Language language);

// What a message of a stream tells people; empty: nothing.
std::string MessageText(const v1::SubscribeResponse& message, Language language);

// What it tells machines, an object for each milestone and plan. The last of them carries the
// cursor behind the message, as it is typed.
std::vector<Tree> MessageTrees(const v1::SubscribeResponse& message);

// A cursor as it is typed, and back; absent when it is none.
std::string TypedCursor(const std::string& cursor);
std::optional<std::string> ReadTypedCursor(const std::string& text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_MILESTONE_LINES_H_
