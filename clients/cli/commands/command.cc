// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/command.h"

namespace noordster::cli {

void AddActOptions(const CommandGroup& group, CLI::App& command, ActOptions& options) {
  command.add_option("--etag", options.etag,
                     group.Say({"alleen als dit de etag nog is", "only while this is the etag"}));
  AddCreationOptions(group, command, options);
}

void AddCreationOptions(const CommandGroup& group, CLI::App& command, ActOptions& options) {
  command.add_option(
      "--request-id", options.request_id,
      group.Say({"UUID van deze opdracht; herhalen onder dezelfde UUID doet niets dubbel",
                 "UUID of this request; repeating it under the same UUID does nothing twice"}));
  command.add_flag(
      "--validate-only", options.validate_only,
      group.Say({"alleen controleren, niets vastleggen", "check only, write nothing"}));
  command.add_option("--reason", options.reason, group.Say({"reden", "why"}));
}

}  // namespace noordster::cli
