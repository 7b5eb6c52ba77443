// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/meeting_screen.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Agendas = v1::AgendaService::Stub;

struct PublishOptions : MeetingTarget {
  std::vector<int32_t> order;
  std::string audience;
  std::string on;
};

// The order that was typed, else all placed items by their number, also in the command that repeats
// the act.
absl::Status FillOrder(Session& session, const std::vector<int32_t>& typed,
                       v1::PublishAgendaRequest& request) {
  *request.mutable_items() = {typed.begin(), typed.end()};
  if (!typed.empty()) return absl::OkStatus();
  const absl::StatusOr<std::vector<v1::AgendaItem>> items = ReadItems(session, request.name());
  if (!items.ok()) return items.status();
  for (const v1::AgendaItem& item : *items) {
    if (item.placement() == v1::AgendaItem::PLACED) request.add_items(item.number());
  }
  if (request.items().empty()) {
    return UsageError(session.Say({"Er is nog geen agendapunt geplaatst (agenda place).",
                                   "No item is placed yet (agenda place)."}));
  }
  session.context().repeat.Set("--order", absl::StrJoin(request.items(), ","));
  return absl::OkStatus();
}

// For whom an agenda is meant when nobody says: a council and its committees announce theirs, but
// of a meeting behind closed doors (Gemeentewet art. 19 and 82).
absl::StatusOr<v1::Audience> UsualAudience(Session& session, const std::string& name) {
  const absl::StatusOr<v1::Meeting> meeting = ReadMeeting(session, name);
  if (!meeting.ok()) return meeting.status();
  v1::GetBodyRequest request;
  request.set_name(std::string(ParentOf(name)));
  const auto response = session.Call(&v1::BodyService::Stub::GetBody, request);
  if (!response.ok()) return response.status();
  const v1::BodyKind kind = response->body().kind();
  const bool meets_in_public = kind == v1::COUNCIL || kind == v1::COUNCIL_COMMITTEE;
  return meets_in_public && !meeting->closed() ? v1::PUBLIC : v1::ADMINISTRATION;
}

// The audience that was typed, else the usual one, also in the command that repeats the act.
absl::Status FillAudience(Session& session, const std::string& typed,
                          v1::PublishAgendaRequest& request) {
  v1::Audience audience = v1::AUDIENCE_UNSPECIFIED;
  absl::Status filled = FillChoice(session, typed, audience);
  if (!filled.ok()) return filled;
  if (typed.empty()) {
    const absl::StatusOr<v1::Audience> usual = UsualAudience(session, request.name());
    if (!usual.ok()) return usual.status();
    audience = *usual;
    session.context().repeat.Set("--audience",
                                 audience == v1::PUBLIC ? "public" : "administration");
  }
  request.set_audience(audience);
  return absl::OkStatus();
}

absl::Status PublishAgenda(Session& session, const PublishOptions& options) {
  v1::PublishAgendaRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (filled.ok()) filled = FillOrder(session, options.order, request);
  if (filled.ok()) filled = FillAudience(session, options.audience, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.on);
  if (!day.ok()) return day.status();
  request.set_published_date(*day);
  const auto response = SendAct(session, options.act, request, &Agendas::PublishAgenda,
                                {"de agenda van $0 kan zo niet worden gepubliceerd.",
                                 "the agenda of $0 cannot be published this way."});
  const v1::AgendaVersion agenda = response.ok() ? response->agenda_version() : v1::AgendaVersion();
  return Finish(session, options.act, response, AgendaText(agenda, session.language()));
}

struct AgendaShowOptions {
  std::string meeting;
  std::optional<int32_t> version;
};

absl::Status ShowVersion(Session& session, const std::string& meeting, int32_t version) {
  v1::GetAgendaVersionRequest request;
  request.set_name(absl::StrCat(meeting, "/agendas/", version));
  const auto response = session.Call(&Agendas::GetAgendaVersion, request);
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(response->agenda_version()));
  } else {
    session.Print(AgendaText(response->agenda_version(), session.language()));
  }
  return absl::OkStatus();
}

absl::Status ShowAgenda(Session& session, const AgendaShowOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kMeetingPattern, options.meeting);
  if (!name.ok()) return name.status();
  if (options.version.has_value()) return ShowVersion(session, *name, *options.version);
  const absl::StatusOr<std::vector<v1::AgendaItem>> items = ReadItems(session, *name);
  if (!items.ok()) return items.status();
  return ShowList(session, *items, ItemsText(*items, session.language()));
}

absl::Status ListVersions(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kMeetingPattern, typed);
  if (!name.ok()) return name.status();
  v1::ListAgendaVersionsRequest request;
  request.set_parent(*name);
  const auto list = session.CallAllPages(&Agendas::ListAgendaVersions, request);
  if (!list.ok()) return list.status();
  const std::vector<v1::AgendaVersion> agendas(list->agenda_versions().begin(),
                                               list->agenda_versions().end());
  return ShowList(session, agendas, AgendasText(agendas, session.language()));
}

void AddPublish(const CommandGroup& agenda) {
  auto options = std::make_shared<PublishOptions>();
  const CommandSyntax command =
      AddTargetCommand(agenda, "publish",
                       {"Publiceert een versie van de agenda: alle geplaatste punten",
                        "Publishes a version of the agenda: all placed items"},
                       options, PublishAgenda);
  AddMeetingArgument(agenda, command, options->name);
  command
      .Option("--order", options->order,
              agenda.Say({"nummers van de punten in hun volgorde: 3,1,2; anders op nummer",
                          "numbers of the items in their order: 3,1,2; else by number"}))
      .SeparatedBy(',')
      .OneValueEach();
  command.Option("--audience", options->audience,
                 agenda.Say({"voor wie: openbaar, partners of administration; anders "
                             "openbaar voor de raad en zijn commissies, tenzij besloten",
                             "for whom: public, partners or administration; else public for a "
                             "council and its committees, unless behind closed doors"}));
  AddOnOption(agenda, command, options->on, {"dag van publicatie", "day of publication"});
  AddActOptions(agenda, command, options->act);
}

}  // namespace

void AddAgendaVersionCommands(const CommandGroup& agenda) {
  AddPublish(agenda);
  auto show = std::make_shared<AgendaShowOptions>();
  const CommandSyntax showing =
      agenda.Command("show",
                     {"De agendapunten zoals zij er nu voor staan, of een versie van de agenda",
                      "The items as they stand, or a version of the agenda"},
                     [show](Session& session) { return ShowAgenda(session, *show); });
  AddMeetingArgument(agenda, showing, show->meeting);
  showing.Option("--version", show->version,
                 agenda.Say({"nummer van een gepubliceerde versie",
                             "number of a version that was published"}));
  auto versions = std::make_shared<std::string>();
  const CommandSyntax listing = agenda.Command(
      "versions", {"De gepubliceerde versies, de oudste eerst", "What was published, oldest first"},
      [versions](Session& session) { return ListVersions(session, *versions); });
  AddMeetingArgument(agenda, listing, *versions);
}

}  // namespace noordster::cli
