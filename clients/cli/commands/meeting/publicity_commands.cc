// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/dates.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/options/secrecy_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/publicity/publicity_screen.h"
#include "noordster/v1/agenda_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Agendas = v1::AgendaService::Stub;

struct ItemSecrecyOptions : MeetingTarget {
  std::string paper;
  SecrecyTerms terms;
};

// "raad/september-2022/3", "raad/september-2022/3, stuk begroting".
std::string ItemPartText(const Session& session, const std::string& item,
                         const std::string& paper) {
  if (paper.empty()) return TypedName(item);
  return absl::StrCat(TypedName(item), session.Say({", stuk ", ", paper "}), paper);
}

// What was said of a whole item, with what that leaves to be done for plans.
std::string WithPlans(const ItemSecrecyOptions& options, const std::string& said,
                      absl::string_view hint) {
  return options.paper.empty() ? absl::StrCat(said, hint) : said;
}

absl::Status ImposeItemSecrecy(Session& session, const ItemSecrecyOptions& options) {
  v1::ImposeItemSecrecyRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (filled.ok()) filled = FillSecrecyTerms(session, options.terms, request);
  if (!filled.ok()) return filled;
  request.set_paper_id(options.paper);
  const auto response = SendAct(session, options.act, request, &Agendas::ImposeItemSecrecy,
                                {"op agendapunt $0 kan zo geen geheimhouding worden opgelegd.",
                                 "secrecy cannot be imposed on item $0 this way."});
  const std::string said = absl::Substitute(
      session.Say({"Geheimhouding opgelegd op agendapunt $0.\n", "Secrecy imposed on item $0.\n"}),
      ItemPartText(session, request.name(), options.paper));
  return Finish(
      session, options.act, response,
      WithPlans(options, said,
                session.Say({"Wat er eerder over plannen is besloten, valt er niet onder: "
                             "plan impose-secrecy.\n",
                             "What was decided on plans before is not under it: plan "
                             "impose-secrecy.\n"})));
}

absl::Status LiftItemSecrecy(Session& session, const ItemSecrecyOptions& options) {
  v1::LiftItemSecrecyRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (filled.ok()) filled = FillDay(session, options.terms.on, *request.mutable_lifted_date());
  if (!filled.ok()) return filled;
  request.set_paper_id(options.paper);
  const auto response = SendAct(session, options.act, request, &Agendas::LiftItemSecrecy,
                                {"de geheimhouding op agendapunt $0 kan zo niet worden opgeheven.",
                                 "the secrecy of item $0 cannot be lifted this way."});
  const std::string said =
      absl::Substitute(session.Say({"Geheimhouding opgeheven op agendapunt $0.\n",
                                    "Secrecy lifted from item $0.\n"}),
                       ItemPartText(session, request.name(), options.paper));
  return Finish(
      session, options.act, response,
      WithPlans(options, said,
                session.Say({"Wat eronder over plannen is besloten, blijft geheim tot plan "
                             "lift-secrecy.\n",
                             "What was decided on plans under it stays secret until plan "
                             "lift-secrecy.\n"})));
}

struct PublicOptions {
  std::string name;
  std::string on;
};

absl::Status ShowPublic(Session& session, const PublicOptions& options) {
  v1::GetPublicStateRequest request;
  const absl::StatusOr<std::string> name = session.Name(kMeetingPattern, options.name);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  const absl::StatusOr<std::string> day = ReadDay(session, options.on);
  if (!day.ok()) return day.status();
  request.set_date(*day);
  const auto response = session.Call(&Agendas::GetPublicState, request);
  if (absl::IsNotFound(response.status())) {
    return absl::NotFoundError(absl::Substitute(
        session.Say({"Van vergadering $0 was op $1 niets openbaar, of zij bestaat niet.",
                     "Nothing of meeting $0 was public on $1, or there is no such meeting."}),
        TypedName(*name), DayOnScreen(*day)));
  }
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(response->public_state()));
  } else {
    session.Print(PublicStateText(response->public_state(), session.language()));
  }
  return absl::OkStatus();
}

CommandSyntax AddOnItem(const CommandGroup& agenda, const char* name, const Wording& description,
                        const std::shared_ptr<ItemSecrecyOptions>& options,
                        absl::Status (*command)(Session&, const ItemSecrecyOptions&)) {
  const CommandSyntax added = AddTargetCommand(agenda, name, description, options, command);
  AddItemArgument(agenda, added, options->name);
  added.Option("--paper", options->paper,
               agenda.Say({"alleen dit stuk ervan (id); anders het hele agendapunt",
                           "only this paper of it (id); else the whole item"}));
  AddSecrecyDay(agenda, added, options->terms);
  AddActOptions(agenda, added, options->act);
  return added;
}

}  // namespace

void AddAgendaSecrecyCommands(const CommandGroup& agenda) {
  auto impose = std::make_shared<ItemSecrecyOptions>();
  const CommandSyntax command =
      AddOnItem(agenda, "impose-secrecy",
                {"Geheimhouding op een agendapunt of een stuk ervan vastleggen",
                 "Records secrecy on an item or a paper of it"},
                impose, ImposeItemSecrecy);
  AddSecrecyTerms(agenda, command, impose->terms);
  auto lift = std::make_shared<ItemSecrecyOptions>();
  AddOnItem(agenda, "lift-secrecy",
            {"Vastleggen dat geheimhouding is opgeheven", "Records that secrecy was lifted"}, lift,
            LiftItemSecrecy);
}

void AddMeetingPublicCommand(const CommandGroup& meeting) {
  auto options = std::make_shared<PublicOptions>();
  const CommandSyntax command =
      meeting.Command("public",
                      {"Wat op een dag openbaar was: agenda, stukken, besluitenlijst",
                       "What was public on a day: agenda, papers, decision list"},
                      [options](Session& session) { return ShowPublic(session, *options); });
  AddMeetingArgument(meeting, command, options->name);
  command.Option("--on", options->on, meeting.Say({"de dag", "the day"})).Required();
}

}  // namespace noordster::cli
