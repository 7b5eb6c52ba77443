// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/dates.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/paper_screen.h"
#include "noordster/v1/agenda_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Agendas = v1::AgendaService::Stub;

// A paper of an item as it is typed, and the day of the act: its last, when it came, or when it was
// made public.
struct PaperOptions : MeetingTarget {
  std::string id;
  std::string title;
  std::string day;
  // Day on which it is to be made public.
  std::string release;
};

absl::Status Ask(Session& session, const PaperOptions& options) {
  v1::AskPaperRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  v1::AgendaItem::Paper& paper = *request.mutable_paper();
  if (filled.ok()) filled = FillDay(session, options.day, *paper.mutable_due_date());
  if (filled.ok()) filled = FillDay(session, options.release, *paper.mutable_release_date());
  if (!filled.ok()) return filled;
  paper.set_id(options.id);
  paper.set_title(options.title);
  const auto response = SendAct(session, options.act, request, &Agendas::AskPaper,
                                {"voor agendapunt $0 kan dit stuk niet worden gevraagd.",
                                 "this paper cannot be asked for with item $0."});
  const std::string due =
      paper.due_date().empty()
          ? std::string()
          : absl::StrCat(session.Say({", uiterlijk ", ", due "}), DayOnScreen(paper.due_date()));
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Gevraagd bij agendapunt $0: stuk $1, $2$3.\n",
                                              "Asked for with item $0: paper $1, $2$3.\n"}),
                                 TargetOf(request), options.id, options.title, due));
}

// How the paper stands after the act.
std::string PaperStandText(const Session& session, const v1::AgendaItem& item,
                           const std::string& id) {
  const auto paper = std::find_if(item.papers().begin(), item.papers().end(),
                                  [&id](const auto& each) { return each.id() == id; });
  return paper == item.papers().end() ? std::string()
                                      : StandOfPaper(*paper, Session::Today(), session.language());
}

absl::Status Deliver(Session& session, const PaperOptions& options) {
  v1::DeliverPaperRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.day);
  if (!day.ok()) return day.status();
  request.set_paper_id(options.id);
  request.set_delivered_date(*day);
  const auto response = SendAct(session, options.act, request, &Agendas::DeliverPaper,
                                {"bij agendapunt $0 kan dit stuk niet als aangeleverd worden "
                                 "vastgelegd.",
                                 "with item $0 this paper cannot be recorded as delivered."});
  const v1::AgendaItem item = response.ok() ? response->item() : v1::AgendaItem();
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Agendapunt $0, stuk $1 op $2: $3.\n",
                                              "Item $0, paper $1 on $2: $3.\n"}),
                                 TargetOf(request), options.id, DayOnScreen(*day),
                                 PaperStandText(session, item, options.id)));
}

absl::Status Dispense(Session& session, const PaperOptions& options) {
  v1::DispensePaperRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (!filled.ok()) return filled;
  request.set_paper_id(options.id);
  const auto response = SendAct(session, options.act, request, &Agendas::DispensePaper,
                                {"voor dit stuk van agendapunt $0 kan geen dispensatie worden "
                                 "verleend.",
                                 "this paper of item $0 cannot be let come late."});
  const v1::AgendaItem item = response.ok() ? response->item() : v1::AgendaItem();
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Agendapunt $0, stuk $1: $2.\n", "Item $0, paper $1: $2.\n"}),
                       TargetOf(request), options.id, PaperStandText(session, item, options.id)));
}

absl::Status Release(Session& session, const PaperOptions& options) {
  v1::ReleasePaperRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.day);
  if (!day.ok()) return day.status();
  request.set_paper_id(options.id);
  request.set_released_date(*day);
  const auto response = SendAct(session, options.act, request, &Agendas::ReleasePaper,
                                {"dit stuk van agendapunt $0 kan zo niet openbaar worden gemaakt.",
                                 "this paper of item $0 cannot be made public this way."});
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Agendapunt $0, stuk $1: openbaar op $2.\n",
                                              "Item $0, paper $1: public on $2.\n"}),
                                 TargetOf(request), options.id, DayOnScreen(*day)));
}

absl::StatusOr<std::vector<v1::AgendaItem>> ReadTyped(Session& session, const std::string& typed) {
  const bool is_item = EndsInNumber(typed);
  const absl::StatusOr<std::string> name =
      session.Name(is_item ? kItemPattern : kMeetingPattern, typed);
  if (!name.ok()) return name.status();
  if (!is_item) return ReadItems(session, *name);
  absl::StatusOr<v1::AgendaItem> item = ReadItem(session, *name);
  if (!item.ok()) return item.status();
  return std::vector<v1::AgendaItem>{*std::move(item)};
}

absl::Status ListPapers(Session& session, const std::string& typed) {
  const absl::StatusOr<std::vector<v1::AgendaItem>> items = ReadTyped(session, typed);
  if (!items.ok()) return items.status();
  if (!session.ForMachines()) {
    session.Print(PapersText(*items, Session::Today(), session.language()));
    return absl::OkStatus();
  }
  Tree list = Tree::List();
  for (const v1::AgendaItem& item : *items) {
    for (const v1::AgendaItem::Paper& paper : item.papers()) {
      list.Add(Tree::Object().Set("item", Tree::Text(item.name())).Set("paper", Tree::Of(paper)));
    }
  }
  session.Show(list);
  return absl::OkStatus();
}

// Adds a command on a paper: the item and the id of the paper.
CommandSyntax AddPaperCommand(const CommandGroup& papers, const char* name,
                              const Wording& description,
                              const std::shared_ptr<PaperOptions>& options,
                              absl::Status (*command)(Session&, const PaperOptions&)) {
  const CommandSyntax added = AddTargetCommand(papers, name, description, options, command);
  AddItemArgument(papers, added, options->name);
  added
      .Option("ID", options->id,
              papers.Say({"id van het stuk binnen het agendapunt: raadsvoorstel",
                          "id of the paper within the item: raadsvoorstel"}))
      .Required();
  return added;
}

}  // namespace

void AddPapersCommands(const CommandGroup& root) {
  const CommandGroup papers =
      root.Group("papers", {"Stukken bij agendapunten: wat er moet zijn en wat er is",
                            "Papers of items: what there must be and what there is"});
  auto ask = std::make_shared<PaperOptions>();
  const CommandSyntax asking = AddPaperCommand(papers, "ask",
                                               {"Legt vast dat een stuk bij een agendapunt hoort",
                                                "Records that a paper belongs to an item"},
                                               ask, Ask);
  asking
      .Option(papers.Say({"TITEL", "TITLE"}), ask->title,
              papers.Say({"hoe het heet", "what it is called"}))
      .Required();
  asking.Option("--due", ask->day, papers.Say({"laatste dag ervoor", "last day for it"}));
  asking.Option("--release", ask->release,
                papers.Say({"dag waarop het openbaar moet worden gemaakt",
                            "day on which it is to be made public"}));
  AddActOptions(papers, asking, ask->act);

  auto deliver = std::make_shared<PaperOptions>();
  const CommandSyntax delivering = AddPaperCommand(
      papers, "deliver", {"Legt vast dat een stuk er is", "Records that a paper came"}, deliver,
      Deliver);
  AddOnOption(papers, delivering, deliver->day, {"dag waarop het kwam", "day on which it came"});
  AddActOptions(papers, delivering, deliver->act);

  auto dispense = std::make_shared<PaperOptions>();
  const CommandSyntax dispensing = AddPaperCommand(
      papers, "dispense", {"Laat een stuk te laat komen (dispensatie)", "Lets a paper come late"},
      dispense, Dispense);
  AddReasonedActOptions(papers, dispensing, dispense->act);

  auto release = std::make_shared<PaperOptions>();
  const CommandSyntax releasing = AddPaperCommand(
      papers, "release",
      {"Legt vast dat een stuk openbaar is gemaakt: elk op zichzelf, nooit met het agendapunt",
       "Records that a paper was made public: each by itself, never with its item"},
      release, Release);
  AddOnOption(papers, releasing, release->day,
              {"dag waarop het openbaar werd", "day on which it became public"});
  AddActOptions(papers, releasing, release->act);

  auto typed = std::make_shared<std::string>();
  papers
      .Command("list",
               {"Stukkenlijst: aangeleverd, ontbreekt, te laat, nazending, openbaar",
                "The papers: delivered, missing, late, sent after the agenda, public"},
               [typed](Session& session) { return ListPapers(session, *typed); })
      .Option(papers.Say({"VERGADERING|AGENDAPUNT", "MEETING|ITEM"}), *typed,
              papers.Say({"raad/september-2022, of een punt ervan: raad/september-2022/3",
                          "raad/september-2022, or an item of it: raad/september-2022/3"}))
      .Required();
}

}  // namespace noordster::cli
