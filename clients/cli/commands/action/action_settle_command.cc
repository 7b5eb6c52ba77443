// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "absl/strings/substitute.h"
#include "clients/cli/commands/action/action_views.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/dates.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/action/action_screen.h"
#include "noordster/v1/action_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct ActionSettleOptions : MeetingTarget {
  bool carried_out = false;
  bool lapsed = false;
  std::string replaced_by;
  std::string on;
  std::string item;
};

// How it is settled. A usage error unless exactly one way was typed.
absl::Status FillSettlement(Session& session, const ActionSettleOptions& options,
                            v1::SettleActionRequest& request) {
  const bool is_replaced = !options.replaced_by.empty();
  if (options.carried_out + options.lapsed + is_replaced != 1) {
    return UsageError(
        session.Say({"Zeg hoe het is afgedaan: --carried-out, --lapsed of --replaced-by ID.",
                     "Say how it was settled: --carried-out, --lapsed or --replaced-by ID."}));
  }
  request.set_settlement(options.carried_out ? v1::Action::CARRIED_OUT
                         : options.lapsed    ? v1::Action::LAPSED
                                             : v1::Action::REPLACED);
  if (is_replaced) {
    const absl::StatusOr<std::string> other =
        session.NameIn(kActionPattern, options.replaced_by, request.name());
    if (!other.ok()) return other.status();
    request.set_replaced_by(*other);
  }
  if (options.item.empty()) return absl::OkStatus();
  const absl::StatusOr<std::string> item =
      session.NameIn(kItemPattern, options.item, ParentOf(request.name()));
  if (item.ok()) request.set_settled_in(*item);
  return item.status();
}

absl::Status SettleAction(Session& session, const ActionSettleOptions& options) {
  v1::SettleActionRequest request;
  absl::Status filled = FillTarget(session, kActionPattern, options, request);
  if (filled.ok()) filled = FillSettlement(session, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.on);
  if (!day.ok()) return day.status();
  request.set_settled_date(*day);
  const auto response =
      SendAct(session, options.act, request, &v1::ActionService::Stub::SettleAction,
              {"$0 kan zo niet worden afgedaan.", "$0 cannot be settled this way."});
  const std::string done =
      response.ok()
          ? absl::Substitute(session.Say({"Afgedaan: $0, $1 op $2.\n", "Settled: $0, $1 on $2.\n"}),
                             ActionInSentence(response->action(), session.language()),
                             WordOf(request.settlement(), session.language()), DayOnScreen(*day))
          : std::string();
  return Finish(session, options.act, response, done);
}

}  // namespace

void AddActionSettleCommand(const CommandGroup& action) {
  auto options = std::make_shared<ActionSettleOptions>();
  const CommandSyntax command =
      AddTargetCommand(action, "settle", {"Doet af wat op de lijst staat", "Settles an action"},
                       options, SettleAction);
  AddActionArgument(action, command, options->name);
  command.Flag("--carried-out", options->carried_out, action.Say({"uitgevoerd", "carried out"}));
  command.Flag("--lapsed", options->lapsed,
               action.Say({"vervallen: het doet er niet meer toe", "it no longer matters"}));
  command
      .Option("--replaced-by", options->replaced_by,
              action.Say({"vervangen door een ander open punt van het gremium",
                          "replaced by another open one of the body"}))
      .Shown("ID");
  AddOnOption(action, command, options->on, {"dag waarop dat was", "day on which that was"});
  command
      .Option("--item", options->item,
              action.Say({"agendapunt waaronder dat is gezegd: oktober-2022/4",
                          "item under which that was said: oktober-2022/4"}))
      .Shown(action.Say({"AGENDAPUNT", "ITEM"}));
  AddReasonedActOptions(action, command, options->act);
}

}  // namespace noordster::cli
