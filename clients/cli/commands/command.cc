// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/command.h"

#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/draft_service.pb.h"

namespace noordster::cli {

CommandGroup CommandGroup::Group(const std::string& name, const Wording& description) const {
  CLI::App* app = app_->add_subcommand(name, Say(description));
  app->require_subcommand(1);
  return {*app, language_, *chosen_};
}

CommandSyntax CommandGroup::Command(const std::string& name, const Wording& description,
                                    Action action) const {
  CLI::App* app = app_->add_subcommand(name, Say(description));
  app->callback([chosen = chosen_, action = std::move(action)] { *chosen = action; });
  return CommandSyntax(*app);
}

void AddActOptions(const CommandGroup& group, const CommandSyntax& command, ActOptions& options) {
  command.Option("--etag", options.etag,
                 group.Say({"alleen als dit de etag nog is", "only while this is the etag"}));
  AddCreationOptions(group, command, options);
}

void AddAttemptOptions(const CommandGroup& group, const CommandSyntax& command,
                       ActOptions& options) {
  command.Option(
      "--request-id", options.request_id,
      group.Say({"UUID van deze opdracht; herhalen onder dezelfde UUID doet niets dubbel",
                 "UUID of this request; repeating it under the same UUID does nothing twice"}));
  command.Flag("--validate-only", options.validate_only,
               group.Say({"alleen controleren, niets vastleggen", "check only, write nothing"}));
}

void AddCreationOptions(const CommandGroup& group, const CommandSyntax& command,
                        ActOptions& options) {
  AddAttemptOptions(group, command, options);
  command.Option("--reason", options.reason, group.Say({"reden", "why"}));
}

void AddDraftOption(const CommandGroup& group, const CommandSyntax& command, ActOptions& options) {
  command.Option(
      "--draft", options.draft,
      group.Say({"niet doen maar klaarzetten als concept van dit id, voor akkoord van "
                 "anderen; uw eigen open concept opnieuw, waarna eerder akkoord vervalt",
                 "prepare it as a draft of this id for others to approve, instead of doing it; "
                 "your own open draft anew, upon which earlier approvals lapse"}));
}

void ShowPrepared(const Session& session) {
  const v1::Draft& draft = session.prepared()->draft();
  if (session.is_prepared_anew()) {
    session.Print(absl::Substitute(
        session.Say(
            {"Concept $0 stond al klaar en is opnieuw klaargezet: wie akkoord gaf, moet dat "
             "opnieuw doen.\n",
             "Draft $0 was prepared already and is now prepared anew: whoever approved it "
             "must do so again.\n"}),
        LastId(draft.name())));
  }
  session.Print(absl::Substitute(
      session.Say({"Concept $0 staat klaar; er is nog niets gedaan. Akkoord nodig van $1 anderen: "
                   "noordster draft get $0.\n",
                   "Draft $0 is prepared; nothing was done yet. To be approved by $1 others: "
                   "noordster draft get $0.\n"}),
      LastId(draft.name()), draft.approvals_needed()));
}

}  // namespace noordster::cli
