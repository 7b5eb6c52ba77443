// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"
#include "noordster/v1/mandate_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct GrantOptions {
  std::string id;
  std::string person;
  std::string capacity;
  std::string body;
  std::string programme;
  std::vector<std::string> acts;
  std::string from;
  std::string until;
  std::string basis;
  std::string on_behalf_of;
  bool emergency = false;
  ActOptions act;
};

absl::Status FillMandate(Session& session, const GrantOptions& options, v1::Mandate& mandate) {
  absl::Status read = FillName(session, kPersonPattern, options.person, *mandate.mutable_person());
  if (read.ok()) read = FillName(session, kBodyPattern, options.body, *mandate.mutable_body());
  if (read.ok()) {
    read = FillName(session, kProgrammePattern, options.programme, *mandate.mutable_programme());
  }
  if (read.ok()) {
    read = FillName(session, kPersonPattern, options.on_behalf_of, *mandate.mutable_on_behalf_of());
  }
  if (!read.ok()) return read;
  const absl::StatusOr<int> capacity =
      ReadChoice(session, *v1::Mandate::Capacity_descriptor(), options.capacity);
  if (!capacity.ok()) return capacity.status();
  mandate.set_capacity(static_cast<v1::Mandate::Capacity>(*capacity));
  for (const std::string& text : options.acts) {
    const absl::StatusOr<int> act = ReadChoice(session, *v1::Mandate::Act_descriptor(), text);
    if (!act.ok()) return act.status();
    mandate.add_acts(static_cast<v1::Mandate::Act>(*act));
  }
  mandate.set_basis(options.basis);
  mandate.set_start_date(Session::Today());
  mandate.set_emergency(options.emergency);
  if (options.emergency) mandate.set_end_date(Session::Today());
  read = FillDay(session, options.from, *mandate.mutable_start_date());
  if (read.ok()) read = FillDay(session, options.until, *mandate.mutable_end_date());
  return read;
}

absl::Status Grant(Session& session, const GrantOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kMandatePattern, options.id);
  if (!name.ok()) return name.status();
  v1::GrantMandateRequest request;
  request.set_parent(std::string(ParentOf(*name)));
  request.set_mandate_id(std::string(LastId(*name)));
  absl::Status filled = FillMandate(session, options, *request.mutable_mandate());
  if (!filled.ok()) return filled;
  FillAct(session, options.act, request);
  const auto response = session.Call(&v1::MandateService::Stub::GrantMandate, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::Substitute(session.Say({"Mandaat $0 is verleend.\n", "Mandate $0 is granted.\n"}),
                           request.mandate_id()));
  return absl::OkStatus();
}

struct RevokeOptions {
  std::string mandate;
  ActOptions act;
};

absl::Status Revoke(Session& session, const RevokeOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kMandatePattern, options.mandate);
  if (!name.ok()) return name.status();
  v1::RevokeMandateRequest request;
  request.set_name(*name);
  FillAct(session, options.act, request);
  const auto response = session.Call(&v1::MandateService::Stub::RevokeMandate, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::Substitute(session.Say({"Mandaat $0 is ingetrokken, vanaf nu.\n",
                                        "Mandate $0 is revoked, from now on.\n"}),
                           LastId(*name)));
  return absl::OkStatus();
}

absl::Status Enact(Session& session, const ActOptions& options) {
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  v1::EnactMandatesRequest request;
  request.set_name(*municipality);
  FillAct(session, options, request);
  const auto response = session.Call(&v1::MandateService::Stub::EnactMandates, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options, *response,
          std::string(session.Say(
              {"De mandaten zijn in werking. De lokale gebruiker mag vanaf nu niets meer: meld u "
               "aan met een account dat een mandaat heeft.\n",
               "The mandates are in force. The local user may do nothing any more: sign in with an "
               "account that holds a mandate.\n"})));
  return absl::OkStatus();
}

// The acts of a mandate, a line for each.
std::string ActLines(const v1::Mandate& mandate, Language language) {
  std::vector<std::string> acts;
  for (const int act : mandate.acts()) {
    acts.push_back(WordOf(static_cast<v1::Mandate::Act>(act), language));
  }
  return absl::StrJoin(acts, "\n");
}

absl::Status WhoAmI(Session& session) {
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  v1::GetCallerRequest request;
  request.set_name(*municipality);
  const auto caller = session.Call(&v1::MandateService::Stub::GetCaller, request);
  if (!caller.ok()) return caller.status();
  const std::string& profile = session.connection().name;
  if (session.ForMachines()) {
    Tree answer = Tree::Of(*caller);
    if (!profile.empty()) answer.Set("profile", Tree::Text(profile));
    session.Show(answer);
    return absl::OkStatus();
  }
  const Language language = session.language();
  if (!profile.empty()) {
    session.Print(
        absl::Substitute(session.Say({"Profiel $0, server $1\n", "Profile $0, server $1\n"}),
                         profile, session.connection().server));
  }
  session.Print(absl::StrCat(
      WordOf(caller->kind(), language),
      caller->person().empty() ? "" : absl::StrCat(" ", LastId(caller->person())), "\n"));
  if (!caller->in_force()) {
    session.Print(session.Say(
        {"De mandaten zijn nog niet in werking: de lokale gebruiker mag alles, een ander niets.\n",
         "Mandates are not in force yet: the local user may do everything, anyone else "
         "nothing.\n"}));
  }
  if (caller->mandates().empty()) {
    if (caller->in_force()) {
      session.Print(session.Say({"U heeft vandaag geen mandaat: u ziet wat openbaar is.\n",
                                 "You hold no mandate today: you see what is public.\n"}));
    }
    return absl::OkStatus();
  }
  Table table(Headings(language, {{"Mandaat", "Mandate"},
                                  {"Hoedanigheid", "Capacity"},
                                  {"Voor", "For"},
                                  {"Handelingen", "Acts"}}));
  for (const v1::Mandate& mandate : caller->mandates()) {
    const std::string& scope = mandate.body().empty() ? mandate.programme() : mandate.body();
    table.Add({std::string(LastId(mandate.name())), WordOf(mandate.capacity(), language),
               std::string(LastId(scope.empty() ? *municipality : scope)),
               ActLines(mandate, language)});
  }
  session.Print(table.ToString());
  return absl::OkStatus();
}

void AddGrant(const CommandGroup& group) {
  auto options = std::make_shared<GrantOptions>();
  const CommandSyntax command = group.Command("grant", {"Verleent een mandaat", "Grants a mandate"},
                                              [options](Session& s) { return Grant(s, *options); });
  command
      .Option("ID", options->id,
              group.Say({"id van het mandaat, nooit een naam", "id of the mandate, no name"}))
      .Required();
  command.Option("--person", options->person, group.Say({"wie het krijgt", "who gets it"}))
      .Required();
  command
      .Option("--as", options->capacity,
              group.Say({"hoedanigheid: programme-secretary, council-clerk, …",
                         "capacity: programme-secretary, council-clerk, …"}))
      .Required();
  command.Option("--body", options->body, group.Say({"gremium waarvoor", "body it is for"}));
  command.Option("--programme", options->programme,
                 group.Say({"programma waarvoor", "programme it is for"}));
  command
      .Option("--acts", options->acts,
              group.Say({"handelingen: record-outcome,confirm-outcome,…",
                         "acts: record-outcome,confirm-outcome,…"}))
      .Required()
      .SeparatedBy(',');
  command.Option("--from", options->from,
                 group.Say({"eerste dag; anders vandaag", "first day; else today"}));
  command.Option("--until", options->until,
                 group.Say({"laatste dag; anders tot het is ingetrokken",
                            "last day; else until it is revoked"}));
  command
      .Option("--basis", options->basis,
              group.Say({"grondslag: mandaatbesluit of artikel", "the decision or article"}))
      .Required();
  command.Option("--on-behalf-of", options->on_behalf_of,
                 group.Say({"namens wie", "in whose name"}));
  command.Flag("--emergency", options->emergency,
               group.Say({"in noodgeval, voor vandaag, met akkoord van een andere technisch "
                          "beheerder",
                          "in an emergency, for today, as another operator approves"}));
  AddCreationOptions(group, command, options->act);
  AddDraftOption(group, command, options->act);
}

}  // namespace

void AddMandateCommands(const CommandGroup& mandate) {
  AddGrant(mandate);
  auto revoke = std::make_shared<RevokeOptions>();
  const CommandSyntax command =
      mandate.Command("revoke", {"Trekt een mandaat in", "Revokes a mandate"},
                      [revoke](Session& s) { return Revoke(s, *revoke); });
  command.Option(mandate.Say({"MANDAAT", "MANDATE"}), revoke->mandate).Required();
  AddActOptions(mandate, command, revoke->act);
  auto enact = std::make_shared<ActOptions>();
  const CommandSyntax enacting = mandate.Command(
      "enact",
      {"Zet de mandaten in werking, eenmalig en voorgoed: de lokale gebruiker mag daarna niets "
       "meer",
       "Puts the mandates in force, once and for good: the local user may do nothing afterwards"},
      [enact](Session& s) { return Enact(s, *enact); });
  AddCreationOptions(mandate, enacting, *enact);
}

void AddWhoAmICommand(const CommandGroup& root) {
  root.Command("whoami",
               {"Wie u bent voor de server, en wat u mag", "Who you are, what you may do"},
               [](Session& s) { return WhoAmI(s); });
}

}  // namespace noordster::cli
