// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/action/action_views.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/dates.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/action/action_screen.h"
#include "noordster/v1/action_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Actions = v1::ActionService::Stub;

// An action as it is typed.
struct ActionTyped {
  std::string body;
  std::string id;
  std::string kind;
  std::string text;
  std::string made;
  std::string item;
  std::string reference;
  std::vector<std::string> plans;
  std::string owner;
  std::string due;
  std::string audience;
  bool without_vote = false;
  bool no_owner = false;
  bool no_due = false;
  MeetingTarget target;
};

// A person, whose id is a UUID, or a body. Fails as Session::Name.
absl::Status FillOwner(Session& session, const std::string& typed, std::string& owner) {
  constexpr size_t kUuidLength = 36;
  const std::string id(LastId(typed));
  const bool is_person = absl::StrContains(typed, "persons/") ||
                         (id.size() == kUuidLength && id[8] == '-' && id[13] == '-');
  return FillName(session, is_person ? kPersonPattern : kBodyPattern, typed, owner);
}

absl::Status FillAction(Session& session, const ActionTyped& typed, const std::string& body,
                        v1::Action& action) {
  v1::Action::Kind kind = v1::Action::KIND_UNSPECIFIED;
  v1::Audience audience = v1::AUDIENCE_UNSPECIFIED;
  std::string made = Session::Today();
  absl::Status filled = FillChoice(session, typed.kind, kind);
  if (filled.ok()) filled = FillChoice(session, typed.audience, audience);
  if (filled.ok()) filled = FillDay(session, typed.made, made);
  if (filled.ok()) filled = FillDay(session, typed.due, *action.mutable_due_date());
  if (filled.ok()) filled = FillOwner(session, typed.owner, *action.mutable_owner());
  if (filled.ok()) filled = AddNames(session, kPlanPattern, typed.plans, *action.mutable_plans());
  if (!filled.ok()) return filled;
  session.context().repeat.Set("--made", made);
  action.set_kind(kind);
  action.set_audience(audience);
  action.set_made_date(made);
  action.set_text(typed.text);
  // Motions are written M3, and ids in small letters.
  action.set_reference(absl::AsciiStrToLower(typed.reference));
  action.set_without_vote(typed.without_vote);
  if (typed.item.empty()) return absl::OkStatus();
  const absl::StatusOr<std::string> item = session.NameIn(kItemPattern, typed.item, body);
  if (item.ok()) action.set_agenda_item(*item);
  return item.status();
}

// What an action came to when it was added, as a sentence.
std::string AddedText(const Session& session, const v1::Action& action) {
  const std::string what = ActionInSentence(action, session.language());
  const std::string body(LastId(ParentOf(action.name())));
  if (action.state() == v1::Action::NOT_ADOPTED) {
    return absl::Substitute(session.Say({"Vastgelegd als verworpen: $0 van $1.\n",
                                         "Recorded as not adopted: $0 of $1.\n"}),
                            what, body);
  }
  return absl::Substitute(
      session.Say({"Op de lijst van $1: $0. Afdoen: noordster action settle $2\n",
                   "On the list of $1: $0. To settle it: noordster action settle $2\n"}),
      what, body, TypedName(action.name()));
}

absl::Status MakeAction(Session& session, const ActionTyped& options) {
  const absl::StatusOr<std::string> body = session.Name(kBodyPattern, options.body);
  if (!body.ok()) return body.status();
  v1::AddActionRequest request;
  request.set_parent(*body);
  request.set_action_id(options.id);
  absl::Status filled = FillAction(session, options, *body, *request.mutable_action());
  if (!filled.ok()) return filled;
  const auto response = SendAct(session, options.target.act, request, &Actions::AddAction,
                                {"dit kan niet op de actielijst van $0 worden gezet.",
                                 "this cannot be put on the list of actions of $0."});
  return Finish(session, options.target.act, response,
                response.ok() ? AddedText(session, response->action()) : std::string());
}

// Fills what was typed in the place of what stands.
absl::Status FillChanges(Session& session, const ActionTyped& options,
                         v1::UpdateActionRequest& request) {
  if (options.no_owner) request.clear_owner();
  if (options.no_due) request.clear_due_date();
  v1::Audience audience = request.audience();
  absl::Status filled = FillOwner(session, options.owner, *request.mutable_owner());
  if (filled.ok()) filled = FillDay(session, options.due, *request.mutable_due_date());
  if (filled.ok()) filled = FillChoice(session, options.audience, audience);
  request.set_audience(audience);
  return filled;
}

absl::Status UpdateAction(Session& session, const ActionTyped& options) {
  if ((options.no_owner && !options.owner.empty()) || (options.no_due && !options.due.empty())) {
    return UsageError(
        session.Say({"Geef een eigenaar of dag, of haal haar weg (--no-owner, --no-due); niet "
                     "allebei.",
                     "Give an owner or a day, or take it away (--no-owner, --no-due); not both."}));
  }
  v1::UpdateActionRequest request;
  absl::Status filled = FillTarget(session, kActionPattern, options.target, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<v1::Action> action = ReadAction(session, request.name());
  if (!action.ok()) return action.status();
  request.set_owner(action->owner());
  request.set_due_date(action->due_date());
  request.set_audience(action->audience());
  filled = FillChanges(session, options, request);
  if (!filled.ok()) return filled;
  ActOptions act = options.target.act;
  // Under a request id of the caller the same words must be the same request when typed again, so
  // what was read may not stand in it.
  if (act.etag.empty() && act.request_id.empty()) act.etag = action->etag();
  const auto response = SendAct(session, act, request, &Actions::UpdateAction,
                                {"$0 kan zo niet worden gewijzigd.", "$0 cannot be changed so."});
  return Finish(
      session, act, response,
      absl::Substitute(session.Say({"Gewijzigd: $0 ($1).\n", "Changed: $0 ($1).\n"}),
                       ActionInSentence(*action, session.language()), TypedName(request.name())));
}

absl::Status Reopen(Session& session, const MeetingTarget& options) {
  v1::ReopenActionRequest request;
  absl::Status filled = FillTarget(session, kActionPattern, options, request);
  if (!filled.ok()) return filled;
  const auto response = SendAct(session, options.act, request, &Actions::ReopenAction,
                                {"$0 kan niet worden heropend.", "$0 cannot be opened again."});
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Heropend: $0.\n", "Opened again: $0.\n"}), TargetOf(request)));
}

void AddCareOptions(const CommandGroup& action, const CommandSyntax& command,
                    ActionTyped& options) {
  command
      .Option("--owner", options.owner,
              action.Say({"wie het doet: een persoon of een gremium; een toezegging heeft er een",
                          "who sees to it: a person or a body; a commitment has one"}))
      .Shown(action.Say({"PERSOON|GREMIUM", "PERSON|BODY"}));
  command.Option("--due", options.due,
                 action.Say({"uiterste dag: 01-12-2022", "last day: 2022-12-01"}));
  command.Option("--audience", options.audience,
                 action.Say({"voor wie: openbaar, partners of administration (zonder: ambtelijk)",
                             "for whom: public, partners or administration (the default)"}));
}

void AddMotionOptions(const CommandGroup& action, const CommandSyntax& command,
                      ActionTyped& options) {
  command
      .Option("--item", options.item,
              action.Say({"agendapunt waaronder het ontstond: raad/september-2022/3 of "
                          "september-2022/3; een motie of amendement heeft er een",
                          "item under which it was made: raad/september-2022/3 or "
                          "september-2022/3; a motion or amendment has one"}))
      .Shown(action.Say({"AGENDAPUNT", "ITEM"}));
  command.Option("--reference", options.reference,
                 action.Say({"motie of amendement zoals in de stemming: M3",
                             "motion or amendment as its ballot names it: M3"}));
  command.Flag("--without-vote", options.without_vote,
               action.Say({"niemand vroeg om een stemming, dus aangenomen (Gemeentewet art. 32)",
                           "nobody asked for a vote, so that it is adopted (Gemeentewet art. "
                           "32)"}));
}

void AddAddAction(const CommandGroup& action) {
  auto options = std::make_shared<ActionTyped>();
  const CommandSyntax command =
      AddTargetCommand(action, "add",
                       {"Zet een actiepunt, toezegging, motie of amendement op de lijst",
                        "Puts an action point, commitment, motion or amendment on the list"},
                       options, MakeAction);
  command
      .Option(action.Say({"GREMIUM", "BODY"}), options->body,
              action.Say({"gremium waarvan het is", "body it is of"}))
      .Required();
  command.Option("ID", options->id, action.Say({"id op de lijst: m3", "id on the list: m3"}))
      .Required();
  command
      .Option(action.Say({"SOORT", "KIND"}), options->kind,
              action.Say({"actiepunt, toezegging, motie of amendement",
                          "action-point, commitment, motion or amendment"}))
      .Required();
  command
      .Option(action.Say({"TEKST", "TEXT"}), options->text,
              action.Say(
                  {"wat er moet gebeuren of is toegezegd", "what is to be done or was promised"}))
      .Required();
  command.Option("--made", options->made,
                 action.Say({"dag waarop het ontstond; anders vandaag",
                             "day on which it was made; else today"}));
  AddMotionOptions(action, command, *options);
  command
      .Option("--plan", options->plans,
              action.Say(
                  {"plan waar het over gaat, zo vaak als nodig", "plan it is about, repeatable"}))
      .OneValueEach();
  AddCareOptions(action, command, *options);
  AddCreationOptions(action, command, options->target.act);
}

void AddUpdateAction(const CommandGroup& action) {
  auto options = std::make_shared<ActionTyped>();
  const CommandSyntax command =
      AddTargetCommand(action, "update",
                       {"Wijzigt eigenaar, uiterste dag of voor wie het is; wat u niet noemt, "
                        "blijft",
                        "Changes owner, last day or audience; what you do not name stays"},
                       options, UpdateAction);
  AddActionArgument(action, command, options->target.name);
  AddCareOptions(action, command, *options);
  command.Flag("--no-owner", options->no_owner, action.Say({"geen eigenaar meer", "no owner"}));
  command.Flag("--no-due", options->no_due, action.Say({"geen uiterste dag meer", "no last day"}));
  AddReasonedActOptions(action, command, options->target.act);
}

}  // namespace

void AddActionCommands(const CommandGroup& root) {
  const CommandGroup action =
      root.Group("action", {"Actiepunten, toezeggingen, moties en amendementen van gremia",
                            "Action points, commitments, motions and amendments of bodies"});
  AddActionViews(action);
  AddAddAction(action);
  AddUpdateAction(action);
  AddActionSettleCommand(action);
  auto reopen = std::make_shared<MeetingTarget>();
  const CommandSyntax command = AddTargetCommand(
      action, "reopen", {"Heropent wat te vroeg is afgedaan", "Opens again what was settled"},
      reopen, Reopen);
  AddActionArgument(action, command, reopen->name);
  AddReasonedActOptions(action, command, reopen->act);
}

}  // namespace noordster::cli
