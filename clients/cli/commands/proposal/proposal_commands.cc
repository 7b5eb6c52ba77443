// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/programme/programme_reads.h"
#include "clients/cli/commands/proposal/proposal_options.h"
#include "clients/cli/commands/proposal/proposal_reads.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/proposal/proposal_screen.h"
#include "noordster/v1/proposal_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Proposals = v1::ProposalService::Stub;

// A proposal as it is typed.
struct ProposalOptions : MeetingTarget {
  std::string title;
  std::string kind;
  std::vector<std::string> points;
  std::string writer;
  std::string portfolio_holder;
  std::string case_number;
};

// Puts what was typed in the place of what the proposal has.
absl::Status FillProposal(Session& session, const ProposalOptions& options, const std::string& name,
                          v1::Proposal& proposal) {
  if (!options.title.empty()) proposal.set_title(options.title);
  if (!options.case_number.empty()) proposal.set_case_number(options.case_number);
  absl::Status filled = FillKind(session, options.kind, proposal);
  if (filled.ok()) {
    filled = FillName(session, kPersonPattern, options.writer, *proposal.mutable_writer());
  }
  if (filled.ok()) {
    filled = FillName(session, kPersonPattern, options.portfolio_holder,
                      *proposal.mutable_portfolio_holder());
  }
  if (!filled.ok() || options.points.empty()) return filled;
  proposal.clear_points();
  for (const std::string& typed : options.points) {
    absl::StatusOr<v1::DecisionPoint> point = ReadPoint(session, typed, name);
    if (!point.ok()) return point.status();
    *proposal.add_points() = *std::move(point);
  }
  return absl::OkStatus();
}

absl::Status CreateProposal(Session& session, const ProposalOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kProposalPattern, options.name);
  if (!name.ok()) return name.status();
  v1::CreateProposalRequest request;
  request.set_parent(std::string(ParentOf(*name)));
  request.set_proposal_id(std::string(LastId(*name)));
  absl::Status filled = FillProposal(session, options, *name, *request.mutable_proposal());
  if (!filled.ok()) return filled;
  FillAct(session, options.act, request);
  session.context().refusal =
      absl::Substitute(session.Say({"voorstel $0 kan zo niet worden gemaakt.",
                                    "proposal $0 cannot be made this way."}),
                       request.proposal_id());
  const auto response = session.Call(&Proposals::CreateProposal, request);
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Gemaakt: $0 $1, met $2.\nOp een agenda: noordster "
                                    "agenda request VERGADERING TITEL --as bespreekstuk "
                                    "--about $1\n",
                                    "Made: $0 $1, with $2.\nOn an agenda: noordster "
                                    "agenda request MEETING TITLE --as debate --about "
                                    "$1\n"}),
                       WordOf(request.proposal().kind(), session.language()), request.proposal_id(),
                       PointsText(request.proposal().points_size(), session.language())));
}

absl::Status UpdateProposal(Session& session, const ProposalOptions& options) {
  v1::UpdateProposalRequest request;
  absl::Status filled = FillTarget(session, kProposalPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<v1::Proposal> stands = ReadProposal(session, request.name());
  if (!stands.ok()) return stands.status();
  v1::Proposal& proposal = *request.mutable_proposal();
  proposal.set_title(stands->title());
  proposal.set_kind(stands->kind());
  proposal.set_writer(stands->writer());
  proposal.set_portfolio_holder(stands->portfolio_holder());
  proposal.set_case_number(stands->case_number());
  *proposal.mutable_points() = stands->points();
  for (v1::DecisionPoint& point : *proposal.mutable_points()) point.clear_outcomes();
  filled = FillProposal(session, options, request.name(), proposal);
  if (!filled.ok()) return filled;
  ActOptions act = options.act;
  // Under a request id of the caller the same words must be the same request when typed again, so
  // what was read may not stand in it.
  if (act.etag.empty() && act.request_id.empty()) act.etag = stands->etag();
  const auto response = SendAct(
      session, act, request, &Proposals::UpdateProposal,
      {"voorstel $0 kan zo niet worden gewijzigd.", "proposal $0 cannot be changed this way."});
  return Finish(
      session, act, response,
      absl::Substitute(session.Say({"Gewijzigd: voorstel $0.\n", "Changed: proposal $0.\n"}),
                       LastId(request.name())));
}

struct InitialOptions : MeetingTarget {
  std::string discipline;
  std::string person;
  std::string on;
  std::string words;
  bool disagrees = false;
};

absl::Status Initial(Session& session, const InitialOptions& options) {
  v1::RecordInitialRequest request;
  absl::Status filled = FillTarget(session, kProposalPattern, options, request);
  v1::Proposal::Initial& initial = *request.mutable_initial();
  v1::Proposal::Discipline discipline = v1::Proposal::DISCIPLINE_UNSPECIFIED;
  if (filled.ok()) filled = FillChoice(session, options.discipline, discipline);
  if (filled.ok()) {
    filled = FillName(session, kPersonPattern, options.person, *initial.mutable_person());
  }
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.on);
  if (!day.ok()) return day.status();
  initial.set_discipline(discipline);
  initial.set_date(*day);
  initial.set_agrees(!options.disagrees);
  initial.set_words(options.words);
  const auto response = SendAct(session, options.act, request, &Proposals::RecordInitial,
                                {"op voorstel $0 kan deze paraaf niet worden vastgelegd.",
                                 "this initial on proposal $0 cannot be recorded."});
  initial.clear_words();
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Paraaf vastgelegd: $0, $1.\n", "Initial recorded: $0, $1.\n"}),
                       WordOf(discipline, session.language()),
                       AgreementWord(initial, session.language())));
}

absl::Status ListProposals(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> programme = ReadProgrammeName(session, typed);
  if (!programme.ok()) return programme.status();
  v1::ListProposalsRequest request;
  request.set_parent(*programme);
  const auto list = session.CallAllPages(&Proposals::ListProposals, request);
  if (!list.ok()) return list.status();
  const std::vector<v1::Proposal> proposals(list->proposals().begin(), list->proposals().end());
  BodyKindReader bodies(session);
  for (const v1::Proposal& proposal : proposals) bodies.ReadAllOf(proposal);
  return ShowList(session, proposals, ProposalsText(proposals, bodies.kinds(), session.language()));
}

absl::Status ShowProposal(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kProposalPattern, typed);
  if (!name.ok()) return name.status();
  const absl::StatusOr<v1::Proposal> proposal = ReadProposal(session, *name);
  if (!proposal.ok()) return proposal.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*proposal));
    return absl::OkStatus();
  }
  BodyKindReader bodies(session);
  bodies.ReadAllOf(*proposal);
  session.Print(ProposalText(*proposal, ReadPersonsOf(session, *proposal), bodies.kinds(),
                             session.language()));
  return absl::OkStatus();
}

void AddContentOptions(const CommandGroup& proposal, const CommandSyntax& command,
                       ProposalOptions& options) {
  command.Option("--writer", options.writer,
                 proposal.Say({"wie het schreef (steller)", "who wrote it"}));
  command.Option("--portfolio-holder", options.portfolio_holder,
                 proposal.Say({"lid van het college dat ervoor staat (portefeuillehouder)",
                               "member of the executive who answers for it"}));
  command.Option("--case", options.case_number,
                 proposal.Say({"zaaknummer", "number in the case system"}));
}

OptionSyntax AddPointOption(const CommandGroup& proposal, const CommandSyntax& command,
                            ProposalOptions& options) {
  return command
      .Option("--point", options.points,
              proposal.Say({"beslispunt, zo vaak als nodig: ID=TEKST[,plan=PLAN]"
                            "[,kind=begrotingswijziging|overig][,promulgated]",
                            "decision point, repeatable: ID=TEXT[,plan=PLAN]"
                            "[,kind=budget-change|other][,promulgated]"}))
      .OneValueEach();
}

void AddCreateProposal(const CommandGroup& proposal) {
  auto options = std::make_shared<ProposalOptions>();
  const CommandSyntax command = AddTargetCommand(
      proposal, "create", {"Maakt een voorstel", "Makes a proposal"}, options, CreateProposal);
  AddProposalArgument(proposal, command, options->name);
  command.Option("--title", options->title, proposal.Say({"hoe het heet", "what it is called"}))
      .Required();
  command
      .Option("--kind", options->kind,
              proposal.Say({"wie erover beslist: college of raad",
                            "who decides on it: executive or council"}))
      .Required();
  AddPointOption(proposal, command, *options).Required();
  AddContentOptions(proposal, command, *options);
  AddCreationOptions(proposal, command, options->act);
}

void AddUpdateProposal(const CommandGroup& proposal) {
  auto options = std::make_shared<ProposalOptions>();
  const CommandSyntax command = AddTargetCommand(
      proposal, "update",
      {"Wijzigt een voorstel; wat u niet noemt, blijft; beslispunten tot erover is gestemd of "
       "beslist",
       "Changes a proposal; what you do not name stays; points until they are voted or decided on"},
      options, UpdateProposal);
  AddProposalArgument(proposal, command, options->name);
  command.Option("--title", options->title, proposal.Say({"hoe het heet", "what it is called"}));
  command.Option("--kind", options->kind,
                 proposal.Say({"wie erover beslist: college of raad",
                               "who decides on it: executive or council"}));
  AddPointOption(proposal, command, *options);
  AddContentOptions(proposal, command, *options);
  AddActOptions(proposal, command, options->act);
}

void AddInitial(const CommandGroup& proposal) {
  auto options = std::make_shared<InitialOptions>();
  const CommandSyntax command =
      AddTargetCommand(proposal, "initial",
                       {"Legt een paraaf vast: wie het zag voor het verder ging",
                        "Records an initial: who looked before it went on"},
                       options, Initial);
  AddProposalArgument(proposal, command, options->name);
  command
      .Option("--as", options->discipline,
              proposal.Say({"financiën (finance), juridisch, communicatie, leiding of "
                            "portefeuillehouder",
                            "finance, legal, communication, management or portfolio-holder"}))
      .Required();
  command.Option("--person", options->person, proposal.Say({"wie", "who"})).Required();
  AddOnOption(proposal, command, options->on, {"dag waarop", "day on which"});
  command.Flag(
      "--disagrees", options->disagrees,
      proposal.Say({"niet akkoord; --words zegt waarom", "does not agree; --words says why"}));
  command.Option("--words", options->words, proposal.Say({"wat erbij is gezegd", "what was said"}));
  AddActOptions(proposal, command, options->act);
}

}  // namespace

void AddProposalCommands(const CommandGroup& root) {
  const CommandGroup proposal = root.Group(
      "proposal", {"College- en raadsvoorstellen: beslispunten, parafen, uitkomsten en datums",
                   "Proposals to executive and council: points, initials, outcomes and dates"});
  AddCreateProposal(proposal);
  AddUpdateProposal(proposal);
  AddInitial(proposal);
  AddProposalOutcomeCommands(proposal);
  auto shown = std::make_shared<std::string>();
  const CommandSyntax showing = proposal.Command(
      "show",
      {"Een voorstel: elk beslispunt met zijn uitkomsten, gevolg, stemming en datums",
       "A proposal: each point with its outcomes, effect, ballot and dates"},
      [shown](Session& session) { return ShowProposal(session, *shown); });
  AddProposalArgument(proposal, showing, *shown);
  auto programme = std::make_shared<std::string>();
  proposal
      .Command("list", {"De voorstellen van een programma", "The proposals of a programme"},
               [programme](Session& session) { return ListProposals(session, *programme); })
      .Option(proposal.Say({"PROGRAMMA", "PROGRAMME"}), *programme,
              proposal.Say({"zonder: het enige", "none: the only one"}));
}

}  // namespace noordster::cli
