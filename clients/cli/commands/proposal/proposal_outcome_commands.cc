// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/meeting/outcome_basis.h"
#include "clients/cli/commands/proposal/proposal_options.h"
#include "clients/cli/commands/proposal/proposal_reads.h"
#include "clients/cli/dates.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/proposal/proposal_screen.h"
#include "noordster/v1/proposal_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Proposals = v1::ProposalService::Stub;

struct RecordOptions : MeetingTarget {
  std::vector<std::string> results;
  std::string body;
  std::string decided;
  BasisOptions basis;
};

// The body that was typed, or that of the meeting.
absl::Status FillBody(const Session& session, const std::string& item,
                      v1::RecordPointOutcomesRequest& request) {
  if (!request.body().empty()) return absl::OkStatus();
  request.set_body(std::string(Ancestor(kBodyPattern, item)));
  if (!request.body().empty()) return absl::OkStatus();
  return UsageError(session.Say(
      {"Zeg welk gremium dit deed: --body raad.", "Say which body did this: --body raad."}));
}

absl::Status FillRequest(Session& session, const RecordOptions& options,
                         v1::RecordPointOutcomesRequest& request) {
  absl::Status filled = FillTarget(session, kProposalPattern, options, request);
  if (!filled.ok()) return filled;
  for (const std::string& typed : options.results) {
    absl::StatusOr<v1::PointResult> result = ReadResult(session, typed);
    if (!result.ok()) return result.status();
    *request.add_results() = *std::move(result);
  }
  if (!options.body.empty()) {
    const absl::StatusOr<std::string> body = session.Name(kBodyPattern, options.body);
    if (!body.ok()) return body.status();
    request.set_body(*body);
  }
  std::string day;
  filled = FillDay(session, options.decided, day);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  const absl::StatusOr<Basis> basis =
      ReadBasis(session, options.basis, request.body().empty() ? *municipality : request.body(),
                {request.name()}, day);
  if (!basis.ok()) return basis.status();
  request.set_agenda_item(basis->item);
  request.set_decided_date(basis->day);
  request.set_source(options.basis.source);
  request.set_without_vote(options.basis.without_vote);
  filled = FillBody(session, basis->item, request);
  if (!filled.ok()) return filled;
  session.context().repeat.Set("--body", LastId(request.body()));
  PinBasis(session, basis->item, basis->day);
  return absl::OkStatus();
}

absl::Status RecordPoints(Session& session, const RecordOptions& options) {
  v1::RecordPointOutcomesRequest request;
  if (absl::Status filled = FillRequest(session, options, request); !filled.ok()) return filled;
  const auto response = SendAct(session, options.act, request, &Proposals::RecordPointOutcomes,
                                {"op voorstel $0 kan deze uitkomst niet worden vastgelegd.",
                                 "this outcome on proposal $0 cannot be recorded."});
  BodyKindReader bodies(session);
  if (response.ok()) bodies.ReadAllOf(response->proposal());
  std::vector<std::string> results;
  for (const v1::PointResult& result : request.results()) {
    results.push_back(absl::StrCat(
        result.point(), " ",
        OutcomeWord(result.kind(), request.body(), bodies.kinds(), session.language())));
  }
  const std::string totals =
      response.ok() ? TotalsText(response->proposal(), bodies.kinds(), session.language()) : "";
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Uitkomst vastgelegd, $0 op $1: $2.\n$3\n",
                                              "Outcome recorded, $0 on $1: $2.\n$3\n"}),
                                 LastId(request.body()), DayOnScreen(request.decided_date()),
                                 absl::StrJoin(results, ", "), totals));
}

struct PointsOptions : MeetingTarget {
  std::vector<std::string> points;
  std::string source;
};

// The points, as they are told.
template <typename Request>
std::string PointsOf(const Request& request) {
  return absl::StrJoin(request.points(), ", ");
}

absl::Status ConfirmPoints(Session& session, const PointsOptions& options) {
  v1::ConfirmPointOutcomesRequest request;
  absl::Status filled = FillTarget(session, kProposalPattern, options, request);
  if (!filled.ok()) return filled;
  *request.mutable_points() = {options.points.begin(), options.points.end()};
  request.set_source(options.source);
  const auto response = SendAct(session, options.act, request, &Proposals::ConfirmPointOutcomes,
                                {"op voorstel $0 kan dit niet worden bevestigd.",
                                 "this cannot be confirmed on proposal $0."});
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Bevestigd: $0.\n", "Confirmed: $0.\n"}), PointsOf(request)));
}

absl::Status ReversePoints(Session& session, const PointsOptions& options) {
  v1::ReversePointOutcomesRequest request;
  absl::Status filled = FillTarget(session, kProposalPattern, options, request);
  if (!filled.ok()) return filled;
  *request.mutable_points() = {options.points.begin(), options.points.end()};
  const auto response = SendAct(session, options.act, request, &Proposals::ReversePointOutcomes,
                                {"op voorstel $0 kan dit niet worden teruggedraaid.",
                                 "this cannot be reversed on proposal $0."});
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Teruggedraaid: $0.\n", "Reversed: $0.\n"}),
                                 PointsOf(request)));
}

struct DatesOptions : MeetingTarget {
  std::vector<std::string> points;
  std::string signed_on;
  std::vector<std::string> signatories;
  std::string sent;
  std::string published;
  std::string publication;
  std::string effective;
};

absl::Status RecordDates(Session& session, const DatesOptions& options) {
  v1::RecordPointDatesRequest request;
  absl::Status filled = FillTarget(session, kProposalPattern, options, request);
  *request.mutable_points() = {options.points.begin(), options.points.end()};
  v1::PointDates& dates = *request.mutable_dates();
  const std::pair<const std::string&, std::string*> days[] = {
      {options.signed_on, dates.mutable_signed_date()},
      {options.sent, dates.mutable_sent_date()},
      {options.published, dates.mutable_published_date()},
      {options.effective, dates.mutable_effective_date()}};
  for (const auto& [typed, day] : days) {
    if (filled.ok()) filled = FillDay(session, typed, *day);
  }
  if (!filled.ok()) return filled;
  for (const std::string& typed : options.signatories) {
    absl::StatusOr<v1::PointDates::Signatory> signatory = ReadSignatory(session, typed);
    if (!signatory.ok()) return signatory.status();
    *dates.add_signatories() = *std::move(signatory);
  }
  dates.set_publication(options.publication);
  const auto response = SendAct(session, options.act, request, &Proposals::RecordPointDates,
                                {"op voorstel $0 kunnen deze datums niet worden vastgelegd.",
                                 "these dates on proposal $0 cannot be recorded."});
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Datums vastgelegd: $0.\n", "Dates recorded: $0.\n"}),
                                 PointsOf(request)));
}

void AddPointsArgument(const CommandGroup& proposal, const CommandSyntax& command,
                       std::vector<std::string>& points) {
  command
      .Option(proposal.Say({"BESLISPUNT", "POINT"}), points,
              proposal.Say({"ids van de beslispunten", "ids of the points"}))
      .Required();
}

void AddRecordPoints(const CommandGroup& proposal) {
  auto options = std::make_shared<RecordOptions>();
  const CommandSyntax command = AddTargetCommand(
      proposal, "record",
      {"Uitkomst vastleggen van beslispunten die niet over een plan gaan; die van een plan volgt "
       "uit plan record",
       "Records outcomes of points that are about no plan; that of a plan comes of plan record"},
      options, RecordPoints);
  AddProposalArgument(proposal, command, options->name);
  command
      .Option(proposal.Say({"BESLISPUNT=UITKOMST", "POINT=OUTCOME"}), options->results,
              proposal.Say({"wat het gremium ermee deed: begroting=vastgesteld",
                            "what the body did with it: begroting=adopted"}))
      .Required();
  command.Option(
      "--body", options->body,
      proposal.Say({"gremium; zonder: dat van de vergadering", "body; none: that of the meeting"}));
  AddBasisOfRecordOptions(proposal, command, options->basis);
  command.Option(
      "--decided", options->decided,
      proposal.Say({"dag waarop het gebeurde: 27-09-2022; zonder: die van de vergadering",
                    "day on which it happened: 2022-09-27; none: that of the meeting"}));
  AddActOptions(proposal, command, options->act);
}

void AddDates(const CommandGroup& proposal) {
  auto options = std::make_shared<DatesOptions>();
  const CommandSyntax command =
      AddTargetCommand(proposal, "dates",
                       {"Legt vast wanneer een uitkomst is ondertekend, verzonden en gepubliceerd, "
                        "en wanneer zij van kracht is",
                        "Records when an outcome was signed, sent and published, and when it takes "
                        "effect"},
                       options, RecordDates);
  AddProposalArgument(proposal, command, options->name);
  command
      .Option("--point", options->points,
              proposal.Say({"beslispunten, zo vaak als nodig", "points, repeatable"}))
      .OneValueEach()
      .Required();
  command.Option("--signed", options->signed_on,
                 proposal.Say({"dag van ondertekening", "day on which it was signed"}));
  command
      .Option("--signatory", options->signatories,
              proposal.Say({"wie ondertekende, zo vaak als nodig: "
                            "PERSOON=voorzitter|griffier|secretaris[,deputy]",
                            "who signed, repeatable: PERSON=chair|clerk|secretary[,deputy]"}))
      .OneValueEach();
  command.Option("--sent", options->sent,
                 proposal.Say({"dag van verzending", "day on which it was sent"}));
  command.Option("--published", options->published,
                 proposal.Say({"dag van bekendmaking", "day on which it was published"}));
  command.Option("--publication", options->publication,
                 proposal.Say({"waar: \"Gemeenteblad 2022, 412345\"",
                               "where: \"Gemeenteblad 2022, 412345\""}));
  command.Option("--effective", options->effective,
                 proposal.Say({"dag waarop het van kracht is", "day on which it takes effect"}));
  AddActOptions(proposal, command, options->act);
}

}  // namespace

void AddProposalOutcomeCommands(const CommandGroup& proposal) {
  AddRecordPoints(proposal);
  auto confirmed = std::make_shared<PointsOptions>();
  const CommandSyntax confirming =
      AddTargetCommand(proposal, "confirm",
                       {"Bevestigt uitkomsten: het eigen secretariaat van het gremium",
                        "Confirms outcomes: the body's own secretariat"},
                       confirmed, ConfirmPoints);
  AddProposalArgument(proposal, confirming, confirmed->name);
  AddPointsArgument(proposal, confirming, confirmed->points);
  confirming
      .Option("--source", confirmed->source,
              proposal.Say({"waar dat te vinden is: \"Besluitenlijst raad 27 september 2022\"",
                            "where that can be found: \"Besluitenlijst raad 27 september 2022\""}))
      .Required();
  AddActOptions(proposal, confirming, confirmed->act);
  auto reversed = std::make_shared<PointsOptions>();
  const CommandSyntax reversing =
      AddTargetCommand(proposal, "reverse",
                       {"Draait uitkomsten terug die verkeerd zijn vastgelegd",
                        "Reverses outcomes that were recorded wrongly"},
                       reversed, ReversePoints);
  AddProposalArgument(proposal, reversing, reversed->name);
  AddPointsArgument(proposal, reversing, reversed->points);
  AddReasonedActOptions(proposal, reversing, reversed->act);
  AddDates(proposal);
}

}  // namespace noordster::cli
