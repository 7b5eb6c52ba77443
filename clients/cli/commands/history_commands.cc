// SPDX-License-Identifier: EUPL-1.2
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/history_view.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/history_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// The name of a resource of any kind: only a collection or the whole name tells which.
absl::StatusOr<std::string> AnyName(Session& session, const std::string& typed) {
  std::vector<absl::string_view> patterns = {kDraftPattern};
  for (const ResourceKind& kind : ResourceKinds()) patterns.push_back(kind.pattern);
  for (const absl::string_view pattern : patterns) {
    if (!absl::StrContains(typed, '/')) break;
    const std::optional<ShortName> name = ReadName(pattern, typed);
    const std::vector<absl::string_view> wanted = absl::StrSplit(pattern, '/');
    const std::vector<absl::string_view> parts = absl::StrSplit(typed, '/');
    const absl::string_view collection = wanted[wanted.size() - 2];
    const bool names_kind = parts.size() >= 2 && parts[parts.size() - 2] == collection;
    if (name.has_value() && names_kind) return session.Name(pattern, typed);
  }
  return UsageError(absl::Substitute(
      session.Say({"'$0' zegt niet wat voor bron het is; schrijf bijvoorbeeld plans/jeugd of "
                   "bodies/raad.",
                   "'$0' does not say what kind of resource it is; write plans/jeugd or "
                   "bodies/raad, for instance."}),
      typed));
}

struct HistoryListOptions {
  std::string resource;
  bool without_persons = false;
};

absl::Status ListEvents(Session& session, const HistoryListOptions& options) {
  const absl::StatusOr<std::string> name =
      options.resource.empty() ? session.Municipality() : AnyName(session, options.resource);
  if (name.ok()) return ShowHistory(session, *name, options.without_persons);
  // Where no municipality is registered yet, nothing has happened either.
  const bool none_yet = absl::IsNotFound(name.status()) && DetailsOf(name.status()).reason.empty();
  if (!none_yet) return name.status();
  if (session.ForMachines()) {
    session.Show(Tree::List());
  } else {
    session.Print(session.Say({"Nog geen gebeurtenissen.\n", "No events yet.\n"}));
  }
  return absl::OkStatus();
}

absl::Status VerifyHistory(Session& session) {
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  v1::VerifyHistoryRequest request;
  request.set_name(*municipality);
  const auto verified =
      session.Call(&v1::HistoryService::Stub::VerifyHistory, request, session.LongDeadline());
  if (!verified.ok()) return verified.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*verified));
    return absl::OkStatus();
  }
  session.Print(absl::Substitute(
      session.Say({"De geschiedenis klopt: $0 gebeurtenissen nagerekend, $1 rijen byte voor byte "
                   "vergeleken, $2 teksten gecontroleerd.\nKop van de keten: $3\n",
                   "The history is sound: $0 events folded, $1 rows compared byte for byte, $2 "
                   "texts checked.\nHead of the chain: $3\n"}),
      verified->events(), verified->rows(), verified->texts(), verified->head_sha256()));
  return absl::OkStatus();
}

}  // namespace

void AddHistoryCommands(const CommandGroup& root) {
  const CommandGroup history =
      root.Group("history", {"De geschiedenis en het bewijs ervan", "The history and its proof"});
  auto options = std::make_shared<HistoryListOptions>();
  const CommandSyntax list = history.Command(
      "list", {"Wat er is gebeurd, het oudste eerst", "What happened, oldest first"},
      [options](Session& s) { return ListEvents(s, *options); });
  list.Option(history.Say({"BRON", "RESOURCE"}), options->resource,
              history.Say({"zoals plans/jeugd; zonder: de hele gemeente",
                           "as plans/jeugd; none: the whole municipality"}));
  list.Flag("--without-persons", options->without_persons,
            history.Say({"zonder wat over personen gaat: wie, redenen, lidmaatschappen",
                         "without what tells of persons: who, reasons, memberships"}));
  history.Command("verify",
                  {"Rekent de keten en elke stand na", "Recomputes the chain and every record"},
                  VerifyHistory);
  AddHistoryFileCommands(history);
}

}  // namespace noordster::cli
