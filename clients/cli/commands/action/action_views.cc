// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/action/action_views.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/action/action_screen.h"
#include "noordster/v1/action_service.grpc.pb.h"

namespace noordster::cli {
namespace {

void ReadOwner(const v1::Action& action, PersonReader& persons) {
  if (absl::StrContains(action.owner(), "/persons/")) persons.Read(action.owner());
}

struct ActionListOptions {
  std::string body;
  bool open = false;
};

absl::Status ListActions(Session& session, const ActionListOptions& options) {
  const absl::StatusOr<std::string> body = session.Name(kBodyPattern, options.body);
  if (!body.ok()) return body.status();
  v1::ListActionsRequest request;
  request.set_parent(*body);
  request.set_open_only(options.open);
  const auto list = session.CallAllPages(&v1::ActionService::Stub::ListActions, request);
  if (!list.ok()) return list.status();
  const std::vector<v1::Action> actions(list->actions().begin(), list->actions().end());
  PersonReader persons(session);
  if (!session.ForMachines()) {
    for (const v1::Action& action : actions) ReadOwner(action, persons);
  }
  return ShowList(session, actions,
                  ActionsText(actions, persons.names(), Session::Today(), session.language()));
}

absl::Status ShowAction(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kActionPattern, typed);
  if (!name.ok()) return name.status();
  const absl::StatusOr<v1::Action> action = ReadAction(session, *name);
  if (!action.ok()) return action.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*action));
    return absl::OkStatus();
  }
  PersonReader persons(session);
  ReadOwner(*action, persons);
  session.Print(ActionText(*action, persons.names(), Session::Today(), session.language()));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Action> ReadAction(Session& session, const std::string& name) {
  v1::GetActionRequest request;
  request.set_name(name);
  const auto response = session.Call(&v1::ActionService::Stub::GetAction, request);
  if (!response.ok()) return response.status();
  return response->action();
}

void AddActionArgument(const CommandGroup& group, const CommandSyntax& command,
                       std::string& action) {
  command
      .Option(group.Say({"GREMIUM/ID", "BODY/ID"}), action,
              group.Say({"gremium en id op de lijst: raad/m3", "body and id on the list: raad/m3"}))
      .Required();
}

void AddActionViews(const CommandGroup& action) {
  auto options = std::make_shared<ActionListOptions>();
  const CommandSyntax listing =
      action.Command("list",
                     {"De actielijst van een gremium: eigenaar, uiterste dag, wat te laat is",
                      "The list of actions of a body: owner, last day, what is late"},
                     [options](Session& session) { return ListActions(session, *options); });
  listing.Option(action.Say({"GREMIUM", "BODY"}), options->body).Required();
  listing.Flag("--open", options->open, action.Say({"alleen wat open staat", "only open ones"}));
  auto name = std::make_shared<std::string>();
  const CommandSyntax showing =
      action.Command("show",
                     {"Wat er op de lijst staat, en wat ervan werd",
                      "What stands on the list, and what became of it"},
                     [name](Session& session) { return ShowAction(session, *name); });
  AddActionArgument(action, showing, *name);
}

}  // namespace noordster::cli
