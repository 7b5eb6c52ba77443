// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/command.h"

#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {

void AddActOptions(const CommandGroup& group, CLI::App& command, ActOptions& options) {
  command.add_option("--etag", options.etag,
                     group.Say({"alleen als dit de etag nog is", "only while this is the etag"}));
  AddCreationOptions(group, command, options);
}

void AddAttemptOptions(const CommandGroup& group, CLI::App& command, ActOptions& options) {
  command.add_option(
      "--request-id", options.request_id,
      group.Say({"UUID van deze opdracht; herhalen onder dezelfde UUID doet niets dubbel",
                 "UUID of this request; repeating it under the same UUID does nothing twice"}));
  command.add_flag(
      "--validate-only", options.validate_only,
      group.Say({"alleen controleren, niets vastleggen", "check only, write nothing"}));
}

void AddCreationOptions(const CommandGroup& group, CLI::App& command, ActOptions& options) {
  AddAttemptOptions(group, command, options);
  command.add_option("--reason", options.reason, group.Say({"reden", "why"}));
  command.add_option(
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
