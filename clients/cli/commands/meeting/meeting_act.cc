// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/meeting/meeting_act.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/options/outcome_options.h"

namespace noordster::cli {

void AddMeetingArgument(const CommandGroup& group, const CommandSyntax& command,
                        std::string& meeting) {
  command
      .Option(
          group.Say({"VERGADERING", "MEETING"}), meeting,
          group.Say({"de vergadering: raad/september-2022", "the meeting: raad/september-2022"}))
      .Required();
}

void AddItemArgument(const CommandGroup& group, const CommandSyntax& command, std::string& item) {
  command
      .Option(
          group.Say({"AGENDAPUNT", "ITEM"}), item,
          group.Say({"het agendapunt: raad/september-2022/3", "the item: raad/september-2022/3"}))
      .Required();
}

void AddReasonedActOptions(const CommandGroup& group, const CommandSyntax& command,
                           ActOptions& options) {
  AddActOptions(group, command, options);
  command.Added("--reason").Required();
}

void AddOnOption(const CommandGroup& group, const CommandSyntax& command, std::string& day,
                 const Wording& what) {
  command.Option("--on", day,
                 absl::StrCat(group.Say(what), group.Say({"; anders vandaag", "; else today"})));
}

absl::StatusOr<std::string> ReadOnOption(Session& session, const std::string& typed) {
  std::string day = Session::Today();
  if (absl::Status read = FillDay(session, typed, day); !read.ok()) return read;
  session.context().repeat.Set("--on", day);
  return day;
}

}  // namespace noordster::cli
