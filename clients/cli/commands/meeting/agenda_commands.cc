// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/commands/proposal/proposal_reads.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/ballot_screen.h"
#include "noordster/v1/agenda_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Agendas = v1::AgendaService::Stub;

// An item as it is typed.
struct ItemOptions : MeetingTarget {
  std::string title;
  std::string treatment;
  std::vector<std::string> about;
  bool closed = false;
  bool open = false;
};

// Puts what was typed in the place of what the item has.
absl::Status FillItem(Session& session, const ItemOptions& options, v1::AgendaItem& item) {
  if (!options.title.empty()) item.set_title(options.title);
  v1::AgendaItem::Treatment treatment = item.treatment();
  absl::Status filled = FillChoice(session, options.treatment, treatment);
  if (!filled.ok()) return filled;
  item.set_treatment(treatment);
  if (options.closed || options.open) item.set_closed(options.closed);
  if (options.about.empty()) return absl::OkStatus();
  item.clear_subjects();
  if (options.about == std::vector<std::string>{"-"}) return absl::OkStatus();
  for (const std::string& typed : options.about) {
    absl::StatusOr<std::string> subject = ReadSubject(session, typed);
    if (!subject.ok()) return subject.status();
    *item.add_subjects() = *std::move(subject);
  }
  return absl::OkStatus();
}

absl::Status RequestItem(Session& session, const ItemOptions& options) {
  v1::RequestItemRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (filled.ok()) filled = FillItem(session, options, *request.mutable_item());
  if (!filled.ok()) return filled;
  const auto response = SendAct(session, options.act, request, &Agendas::RequestItem,
                                {"voor $0 kan dit agendapunt niet worden gevraagd.",
                                 "this item cannot be asked for on the agenda of $0."});
  const std::string item = response.ok() ? TypedName(response->item().name()) : std::string();
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Gevraagd: agendapunt $0, $1 ($2). Plaatsen: "
                                              "noordster agenda place $0\n",
                                              "Asked for: item $0, $1 ($2). To place it: noordster "
                                              "agenda place $0\n"}),
                                 item, options.title,
                                 WordOf(request.item().treatment(), session.language())));
}

absl::Status UpdateItem(Session& session, const ItemOptions& options) {
  v1::UpdateItemRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<v1::AgendaItem> item = ReadItem(session, request.name());
  if (!item.ok()) return item.status();
  request.mutable_item()->set_title(item->title());
  request.mutable_item()->set_treatment(item->treatment());
  *request.mutable_item()->mutable_subjects() = item->subjects();
  request.mutable_item()->set_closed(item->closed());
  filled = FillItem(session, options, *request.mutable_item());
  if (!filled.ok()) return filled;
  ActOptions act = options.act;
  // Under a request id of the caller the same words must be the same request when typed again, so
  // what was read may not stand in it.
  if (act.etag.empty() && act.request_id.empty()) act.etag = item->etag();
  const auto response =
      SendAct(session, act, request, &Agendas::UpdateItem,
              {"agendapunt $0 kan niet worden gewijzigd.", "item $0 cannot be changed."});
  return Finish(session, act, response,
                absl::Substitute(session.Say({"Gewijzigd: agendapunt $0, $1 ($2).\n",
                                              "Changed: item $0, $1 ($2).\n"}),
                                 TargetOf(request), request.item().title(),
                                 WordOf(request.item().treatment(), session.language())));
}

absl::Status Place(Session& session, const MeetingTarget& options) {
  v1::PlaceItemRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (!filled.ok()) return filled;
  const auto response =
      SendAct(session, options.act, request, &Agendas::PlaceItem,
              {"agendapunt $0 kan niet worden geplaatst.", "item $0 cannot be placed."});
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Geplaatst: agendapunt $0.\n", "Placed: item $0.\n"}),
                                 TargetOf(request)));
}

absl::Status RefuseItem(Session& session, const MeetingTarget& options) {
  v1::RefuseItemRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (!filled.ok()) return filled;
  const auto response =
      SendAct(session, options.act, request, &Agendas::RefuseItem,
              {"agendapunt $0 kan niet worden geweigerd.", "item $0 cannot be refused."});
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Geweigerd: agendapunt $0.\n", "Refused: item $0.\n"}),
                       TargetOf(request)));
}

struct MoveOnOptions : MeetingTarget {
  std::string to;
};

absl::Status MoveOn(Session& session, const MoveOnOptions& options) {
  v1::MoveItemOnRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> later =
      session.NameIn(kMeetingPattern, options.to, request.name());
  if (!later.ok()) return later.status();
  request.set_meeting(*later);
  const auto response = SendAct(
      session, options.act, request, &Agendas::MoveItemOn,
      {"agendapunt $0 kan zo niet worden doorgeschoven.", "item $0 cannot be moved on this way."});
  const std::string moved = response.ok() ? TypedName(response->item().moved_to()) : std::string();
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Doorgeschoven: agendapunt $0 is nu $1.\n",
                                              "Moved on: item $0 is now $1.\n"}),
                                 TargetOf(request), moved));
}

struct AttendanceOptions : MeetingTarget {
  int32_t present = 0;
  std::vector<std::string> recused;
  std::vector<std::string> persons;
};

absl::Status RecordAttendance(Session& session, const AttendanceOptions& options) {
  v1::RecordAttendanceRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (!filled.ok()) return filled;
  v1::AgendaItem::Attendance& attendance = *request.mutable_attendance();
  attendance.set_present(options.present);
  for (const std::string& typed : options.recused) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(typed, absl::MaxSplits('=', 1));
    v1::AgendaItem::Recusal& recusal = *attendance.add_recusals();
    filled = FillName(session, kPersonPattern, parts.first, *recusal.mutable_person());
    if (!filled.ok()) return filled;
    recusal.set_reason(parts.second);
  }
  filled = AddNames(session, kPersonPattern, options.persons, *attendance.mutable_persons());
  if (!filled.ok()) return filled;
  const auto response = SendAct(session, options.act, request, &Agendas::RecordAttendance,
                                {"zo kan niet worden vastgelegd wie er bij agendapunt $0 was.",
                                 "who was there for item $0 cannot be recorded this way."});
  if (!response.ok()) return response.status();
  PersonReader persons(session);
  if (!session.ForMachines()) persons.ReadAllOf(response->item());
  ShowAct(session, options.act, *response,
          absl::StrCat(TargetOf(request), "  ", response->item().title(), "\n",
                       AttendanceText(response->item(), persons.names(), session.language())));
  return absl::OkStatus();
}

void AddItemOptions(const CommandGroup& agenda, const CommandSyntax& command,
                    ItemOptions& options) {
  command
      .Option("--about", options.about,
              agenda.Say({"plannen, behandelingen ervan of voorstellen waarover het gaat: "
                          "jeugd,wonen/6,uitvoeringsplannen-2022; - voor geen",
                          "plans, steps of them or proposals it is about: "
                          "jeugd,wonen/6,uitvoeringsplannen-2022; - for none"}))
      .SeparatedBy(',')
      .OneValueEach();
  command.Flag("--closed", options.closed,
               agenda.Say({"achter gesloten deuren (besloten)", "behind closed doors"}));
}

OptionSyntax AddTreatmentOption(const CommandGroup& agenda, const CommandSyntax& command,
                                ItemOptions& options) {
  return command.Option("--as", options.treatment,
                        agenda.Say({"hamerstuk, hamerstuk-met-stemverklaring, bespreekstuk of "
                                    "overig",
                                    "consent, consent-with-statements, debate or other"}));
}

void AddRequest(const CommandGroup& agenda) {
  auto options = std::make_shared<ItemOptions>();
  const CommandSyntax command = AddTargetCommand(
      agenda, "request", {"Vraagt een agendapunt (agenderingsverzoek)", "Asks for an item"},
      options, RequestItem);
  AddMeetingArgument(agenda, command, options->name);
  command
      .Option(agenda.Say({"TITEL", "TITLE"}), options->title,
              agenda.Say({"hoe het heet", "what it is called"}))
      .Required();
  AddTreatmentOption(agenda, command, *options).Required();
  AddItemOptions(agenda, command, *options);
  AddCreationOptions(agenda, command, options->act);
}

void AddUpdateItem(const CommandGroup& agenda) {
  auto options = std::make_shared<ItemOptions>();
  const CommandSyntax command =
      AddTargetCommand(agenda, "update",
                       {"Wijzigt een agendapunt; wat u niet noemt, blijft",
                        "Changes an item; what you do not name stays"},
                       options, UpdateItem);
  AddItemArgument(agenda, command, options->name);
  command.Option("--title", options->title, agenda.Say({"hoe het heet", "what it is called"}));
  AddTreatmentOption(agenda, command, *options);
  AddItemOptions(agenda, command, *options);
  command.Flag("--open", options->open,
               agenda.Say({"niet meer achter gesloten deuren", "behind closed doors no more"}));
  AddActOptions(agenda, command, options->act);
}

void AddMoveOn(const CommandGroup& agenda) {
  auto options = std::make_shared<MoveOnOptions>();
  const CommandSyntax command =
      AddTargetCommand(agenda, "move-on",
                       {"Schuift een agendapunt door naar een latere vergadering",
                        "Moves an item on to a later one"},
                       options, MoveOn);
  AddItemArgument(agenda, command, options->name);
  command
      .Option("--to", options->to,
              agenda.Say({"latere vergadering van hetzelfde gremium: oktober-2022",
                          "later meeting of the same body: oktober-2022"}))
      .Required();
  AddReasonedActOptions(agenda, command, options->act);
}

void AddAttendance(const CommandGroup& agenda) {
  auto options = std::make_shared<AttendanceOptions>();
  const CommandSyntax command =
      AddTargetCommand(agenda, "attendance",
                       {"Legt vast wie er bij een agendapunt was en wie niet deelnam",
                        "Records who was there for an item and who took no part"},
                       options, RecordAttendance);
  AddItemArgument(agenda, command, options->name);
  command
      .Option(
          "--present", options->present,
          agenda.Say({"leden die er waren en deelnamen", "members who were there and took part"}))
      .Required();
  command
      .Option("--recused", options->recused,
              agenda.Say({"lid dat niet deelnam (Gemeentewet art. 28), zo vaak als nodig: "
                          "PERSOON=REDEN, of =REDEN zonder naam",
                          "member who took no part (Gemeentewet art. 28), repeatable: "
                          "PERSON=REASON, or =REASON without a name"}))
      .OneValueEach();
  command
      .Option("--persons", options->persons,
              agenda.Say({"leden die er waren, bij naam: PERSOON,PERSOON",
                          "members who were there, by name: PERSON,PERSON"}))
      .SeparatedBy(',')
      .OneValueEach();
  AddActOptions(agenda, command, options->act);
}

}  // namespace

void AddAgendaCommands(const CommandGroup& root) {
  const CommandGroup agenda =
      root.Group("agenda", {"Agenda's: punten vragen, plaatsen, publiceren, en wie erbij was",
                            "Agendas: asking for items, placing, publishing, and who was there"});
  AddRequest(agenda);
  AddUpdateItem(agenda);
  auto place = std::make_shared<MeetingTarget>();
  const CommandSyntax placing =
      AddTargetCommand(agenda, "place", {"Plaatst een agendapunt", "Places an item"}, place, Place);
  AddItemArgument(agenda, placing, place->name);
  AddActOptions(agenda, placing, place->act);
  auto refuse = std::make_shared<MeetingTarget>();
  const CommandSyntax refusing = AddTargetCommand(
      agenda, "refuse", {"Weigert een agendapunt", "Refuses an item"}, refuse, RefuseItem);
  AddItemArgument(agenda, refusing, refuse->name);
  AddReasonedActOptions(agenda, refusing, refuse->act);
  AddMoveOn(agenda);
  AddAgendaVersionCommands(agenda);
  AddAgendaAheadCommand(agenda);
  AddAgendaSecrecyCommands(agenda);
  AddAttendance(agenda);
}

}  // namespace noordster::cli
