// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/dates.h"
#include "clients/cli/options/as_of_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/action/action_screen.h"
#include "clients/cli/screen/publicity/publicity_screen.h"
#include "clients/cli/screen/table.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

constexpr size_t kPlanCellWidth = 50;

std::string PlanCell(const std::string& text) { return InCell(text, kPlanCellWidth); }

// Shows items as a table. Without items people get a sentence.
template <typename Items>
absl::Status ShowItems(const Session& session, const Items& items, const Table& table) {
  return ShowList(session, items,
                  items.empty() ? std::string(session.Say({"Er is nog niets vastgelegd.\n",
                                                           "Nothing is recorded yet.\n"}))
                                : table.ToString());
}

// A document a line, so that every digest stands whole beside its document.
absl::Status ShowVersions(Session& session, const std::string& plan) {
  v1::ListPlanVersionsRequest request;
  request.set_parent(plan);
  const auto response = session.CallAllPages(&v1::PlanService::Stub::ListPlanVersions, request);
  if (!response.ok()) return response.status();
  Table table(Headings(session.language(), {{"Versie", "Version"},
                                            {"Vastgelegd", "Frozen"},
                                            {"Document", "Document"},
                                            {"Naam", "Name"},
                                            {"Bytes", "Bytes"},
                                            {"SHA-256", "SHA-256"}}));
  for (const v1::PlanVersion& version : response->plan_versions()) {
    const std::string secrecy = SecrecyText(version.secrecy(), session.language());
    if (!secrecy.empty()) {
      table.Add({absl::StrCat(version.number()),
                 MomentOnScreen(version.freeze_time(), absl::LocalTimeZone()), "-", secrecy, "-",
                 "-"});
    }
    for (const v1::Document& document : version.documents()) {
      table.Add({absl::StrCat(version.number()),
                 MomentOnScreen(version.freeze_time(), absl::LocalTimeZone()), document.role(),
                 PlanCell(document.display_name()), absl::StrCat(document.size_bytes()),
                 document.sha256()});
    }
  }
  return ShowItems(session, response->plan_versions(), table);
}

// "raad/september-2022 punt 3, stemming 1 aangenomen: 18 voor, 15 tegen"; empty for what was done
// in no meeting.
std::string ItemWords(Session& session, const v1::Decision& decision) {
  if (decision.agenda_item().empty()) return "";
  std::string words =
      absl::StrCat(TypedName(ParentOf(decision.agenda_item())), session.Say({" punt ", " item "}),
                   LastId(decision.agenda_item()));
  if (decision.ballot() == 0) return words;
  absl::StrAppend(&words, session.Say({", stemming ", ", ballot "}), decision.ballot());
  // Who may not see the item is told its number all the same.
  const absl::StatusOr<v1::AgendaItem> item = ReadItem(session, decision.agenda_item());
  if (!item.ok() || item->ballots_size() < decision.ballot()) return words;
  return absl::StrCat(words, " ",
                      ResultInShort(item->ballots(decision.ballot() - 1), {}, session.language()));
}

// The meeting, the earlier decisions it goes back to, that it is secret, the reason, the view of
// those who thought otherwise, and where a fact was taken from.
std::string WordsOfDecision(Session& session, const v1::Decision& decision) {
  std::vector<std::string> parts;
  std::string meeting = ItemWords(session, decision);
  if (!meeting.empty()) parts.push_back(std::move(meeting));
  std::string relations = RelationsText(decision, session.language());
  if (!relations.empty()) parts.push_back(std::move(relations));
  std::string secrecy = SecrecyText(decision.secrecy(), session.language());
  if (!secrecy.empty()) parts.push_back(std::move(secrecy));
  if (!decision.reason().empty()) parts.push_back(decision.reason());
  if (!decision.minority_view().empty()) {
    parts.push_back(absl::StrCat(session.Say({"Minderheidsstandpunt: ", "Minority view: "}),
                                 decision.minority_view()));
  }
  if (!decision.source().empty()) {
    parts.push_back(absl::StrCat(session.Say({"Bron: ", "Source: "}), decision.source()));
  }
  return absl::StrJoin(parts, "\n");
}

absl::Status ShowDecisions(Session& session, const std::string& plan) {
  v1::ListDecisionsRequest request;
  request.set_parent(plan);
  const auto response = session.CallAllPages(&v1::PlanService::Stub::ListDecisions, request);
  if (!response.ok()) return response.status();
  const Language language = session.language();
  Table table(Headings(session.language(), {{"Nr", "No."},
                                            {"Datum", "Date"},
                                            {"Fase", "Stage"},
                                            {"Gremium", "Body"},
                                            {"Versie", "Version"},
                                            {"Uitkomst", "Outcome"},
                                            {"Stand", "State"},
                                            {"Reden", "Reason"}}));
  for (const v1::Decision& decision : response->decisions()) {
    table.Add(
        {absl::StrCat(decision.number()),
         DayOrVagueDate(decision.decided_date(), decision.decided_period(), language),
         decision.stage(), OrDash(std::string(LastId(decision.body()))),
         decision.plan_version() == 0 ? "-" : absl::StrCat(decision.plan_version()),
         absl::StrCat(WordOf(decision.kind(), language), EffectBehind(decision.effect(), language),
                      MannerBehind(decision.manner(), language)),
         WordOf(decision.state(), language), PlanCell(WordsOfDecision(session, decision))});
  }
  return ShowItems(session, response->decisions(), table);
}

absl::Status ShowFollowUps(Session& session, const std::string& plan) {
  v1::ListFollowUpsRequest request;
  request.set_parent(plan);
  const auto response = session.CallAllPages(&v1::PlanService::Stub::ListFollowUps, request);
  if (!response.ok()) return response.status();
  const Language language = session.language();
  Table table(Headings(session.language(), {{"Nr", "No."},
                                            {"Soort", "Kind"},
                                            {"Uiterlijk", "Due"},
                                            {"Aan zet", "Whose turn"},
                                            {"Tekst", "Text"},
                                            {"Afhandeling", "Settlement"},
                                            {"Reactie", "Reaction"}}));
  for (const v1::FollowUp& follow_up : response->follow_ups()) {
    const bool is_open = follow_up.settlement() == v1::FollowUp::SETTLEMENT_UNSPECIFIED;
    table.Add({absl::StrCat(follow_up.number()), WordOf(follow_up.kind(), language),
               OrDash(DayOnScreen(follow_up.due_date())),
               is_open ? LifterWord(follow_up.lifter(), language) : "-",
               PlanCell(OrDash(follow_up.text())),
               is_open ? std::string(session.Say({"open", "open"}))
                       : WordOf(follow_up.settlement(), language),
               PlanCell(follow_up.settlement_reason())});
  }
  return ShowItems(session, response->follow_ups(), table);
}

}  // namespace

void AddPlanListCommands(const CommandGroup& plan) {
  const struct {
    const char* name;
    Wording description;
    absl::Status (*show)(Session&, const std::string&);
  } lists[] = {
      {"versions",
       {"Vastgelegde versies, met hun documenten", "Frozen versions, with their documents"},
       ShowVersions},
      {"decisions", {"Uitkomsten, de oudste eerst", "Decisions, oldest first"}, ShowDecisions},
      {"followups",
       {"Opvolging: opmerkingen met hun reactie, voorwaarden, geconsolideerde versies",
        "Follow-ups: remarks with their reaction, conditions, consolidated versions"},
       ShowFollowUps},
  };
  for (const auto& each : lists) {
    auto typed = std::make_shared<std::string>();
    auto as_of = std::make_shared<std::string>();
    const CommandSyntax command =
        plan.Command(each.name, each.description,
                     [typed, as_of, show = each.show](Session& session) -> absl::Status {
                       const absl::StatusOr<std::string> name = session.Name(kPlanPattern, *typed);
                       if (!name.ok()) return name.status();
                       const absl::Status dated = LookBack(session, *as_of);
                       return dated.ok() ? show(session, *name) : dated;
                     });
    command.Option("PLAN", *typed, plan.Say({"het plan", "the plan"})).Required();
    AddAsOfOption(plan, command, *as_of);
  }
}

}  // namespace noordster::cli
