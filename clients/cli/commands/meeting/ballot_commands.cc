// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/ballot_screen.h"
#include "noordster/v1/agenda_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// A ballot as it is typed.
struct BallotOptions : MeetingTarget {
  int32_t votes_for = 0;
  int32_t votes_against = 0;
  std::optional<int32_t> present;
  std::string method;
  std::string subject;
  std::string subject_kind;
  std::string chair_vote;
  std::vector<std::string> candidates;
  int32_t blank = 0;
  std::string lot;
};

// A person with votes as it is typed: PERSON=18. A usage error for another form.
absl::Status FillCandidate(Session& session, const std::string& typed,
                           v1::Ballot::Candidate& candidate) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  int32_t votes = 0;
  if (parts.first.empty() || !absl::SimpleAtoi(parts.second, &votes)) {
    return UsageError(absl::Substitute(
        session.Say({"'$0': schrijf PERSOON=AANTAL.", "'$0': write PERSON=NUMBER."}), typed));
  }
  candidate.set_votes(votes);
  return FillName(session, kPersonPattern, parts.first, *candidate.mutable_person());
}

// Who took part when nobody says so: all who voted. Numbers that are too large are for the server
// to refuse.
int32_t TookPart(const v1::Ballot& ballot) {
  int64_t votes = int64_t{ballot.votes_for()} + ballot.votes_against();
  if (!ballot.candidates().empty()) votes = ballot.blank_or_invalid();
  for (const v1::Ballot::Candidate& candidate : ballot.candidates()) votes += candidate.votes();
  return static_cast<int32_t>(std::min<int64_t>(votes, std::numeric_limits<int32_t>::max()));
}

absl::Status FillBallot(Session& session, const BallotOptions& options, v1::Ballot& ballot) {
  for (const std::string& typed : options.candidates) {
    v1::Ballot::Candidate& candidate = *ballot.add_candidates();
    if (absl::Status read = FillCandidate(session, typed, candidate); !read.ok()) return read;
  }
  v1::Ballot::Method method =
      options.candidates.empty() ? v1::Ballot::SHOW_OF_HANDS : v1::Ballot::SECRET;
  v1::Ballot::Vote chair_vote = v1::Ballot::VOTE_UNSPECIFIED;
  v1::Ballot::SubjectKind subject_kind = v1::Ballot::SUBJECT_KIND_UNSPECIFIED;
  absl::Status read = FillChoice(session, options.method, method);
  if (read.ok()) read = FillChoice(session, options.chair_vote, chair_vote);
  if (read.ok()) read = FillChoice(session, options.subject_kind, subject_kind);
  if (read.ok()) read = FillName(session, kPersonPattern, options.lot, *ballot.mutable_lot());
  if (!read.ok()) return read;
  ballot.set_method(method);
  ballot.set_chair_vote(chair_vote);
  ballot.set_subject_kind(subject_kind);
  // Amendments are written A1, and ids in small letters.
  ballot.set_subject(absl::AsciiStrToLower(options.subject));
  ballot.set_votes_for(options.votes_for);
  ballot.set_votes_against(options.votes_against);
  ballot.set_blank_or_invalid(options.blank);
  ballot.set_present(options.present.value_or(TookPart(ballot)));
  return absl::OkStatus();
}

absl::Status RecordBallot(Session& session, const BallotOptions& options) {
  v1::RecordBallotRequest request;
  absl::Status filled = FillTarget(session, kItemPattern, options, request);
  if (filled.ok()) filled = FillBallot(session, options, *request.mutable_ballot());
  if (!filled.ok()) return filled;
  const auto response =
      SendAct(session, options.act, request, &v1::AgendaService::Stub::RecordBallot,
              {"op agendapunt $0 kan deze stemming niet worden vastgelegd.",
               "this ballot on item $0 cannot be recorded."});
  if (!response.ok()) return response.status();
  std::string done;
  if (!session.ForMachines() && !response->item().ballots().empty()) {
    PersonReader persons(session);
    persons.ReadAllOf(response->item());
    done = absl::StrCat(
        ResultText(*response->item().ballots().rbegin(), persons.names(), session.language()),
        "\n");
  }
  ShowAct(session, options.act, *response, done);
  return absl::OkStatus();
}

absl::Status ShowBallot(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kItemPattern, typed);
  if (!name.ok()) return name.status();
  const absl::StatusOr<v1::AgendaItem> item = ReadItem(session, *name);
  if (!item.ok()) return item.status();
  PersonReader persons(session);
  if (!session.ForMachines()) persons.ReadAllOf(*item);
  return ShowList(session, item->ballots(),
                  BallotsText(*item, persons.names(), session.language()));
}

void AddPersonsOptions(const CommandGroup& ballot, const CommandSyntax& command,
                       BallotOptions& options) {
  command
      .Option("--candidates", options.candidates,
              ballot.Say({"over personen: wie hoeveel stemmen kreeg, PERSOON=AANTAL,PERSOON=AANTAL",
                          "on persons: who got how many votes, PERSON=NUMBER,PERSON=NUMBER"}))
      .SeparatedBy(',')
      .OneValueEach();
  command.Option("--blank", options.blank,
                 ballot.Say({"over personen: blanco of ongeldige briefjes",
                             "on persons: blank or invalid papers"}));
  command.Option("--lot", options.lot,
                 ballot.Say({"over personen: op wie het lot viel toen de tweede stemming staakte",
                             "on persons: on whom the lot fell as the second vote tied"}));
}

void AddRecordBallot(const CommandGroup& ballot) {
  auto options = std::make_shared<BallotOptions>();
  const CommandSyntax command =
      AddTargetCommand(ballot, "record",
                       {"Legt een stemming vast, en zegt wat de uitslag is",
                        "Records a ballot, and says what it came to"},
                       options, RecordBallot);
  AddItemArgument(ballot, command, options->name);
  command.Option("--for", options->votes_for, ballot.Say({"stemmen voor", "votes for"}));
  command.Option("--against", options->votes_against,
                 ballot.Say({"stemmen tegen", "votes against"}));
  command.Option(
      "--present", options->present,
      ballot.Say({"leden die er waren en deelnamen; over personen: ingeleverde briefjes; "
                  "anders alle stemmen",
                  "members who were there and took part; on persons: papers handed in; "
                  "else all votes"}));
  command.Option("--method", options->method,
                 ballot.Say({"handopsteken, hoofdelijk of geheim; anders handopsteken, en over "
                             "personen geheim",
                             "show-of-hands, roll-call or secret; else show-of-hands, and secret "
                             "on persons"}));
  command.Option("--subject", options->subject,
                 ballot.Say({"amendement, motie of beslispunt waarover is gestemd: A1; anders het "
                             "punt zelf",
                             "amendment, motion or decision point that was voted on: A1; else the "
                             "item itself"}));
  command.Option("--subject-kind", options->subject_kind,
                 ballot.Say({"wat dat is: amendement, motie, beslispunt of overig",
                             "what that is: amendment, motion, decision-point or other"}));
  command.Option("--chair-vote", options->chair_vote,
                 ballot.Say({"hoe de voorzitter van een college stemde toen de stemmen opnieuw "
                             "staakten: voor of tegen",
                             "how who chairs an executive voted as the votes tied again: for or "
                             "against"}));
  AddPersonsOptions(ballot, command, *options);
  AddActOptions(ballot, command, options->act);
}

}  // namespace

void AddBallotCommands(const CommandGroup& root) {
  const CommandGroup ballot =
      root.Group("ballot", {"Stemmingen op agendapunten, nagerekend naar de Gemeentewet",
                            "Ballots on items, reckoned by the Gemeentewet"});
  AddRecordBallot(ballot);
  auto item = std::make_shared<std::string>();
  const CommandSyntax showing =
      ballot.Command("show", {"De stemmingen op een agendapunt", "The ballots on an item"},
                     [item](Session& session) { return ShowBallot(session, *item); });
  AddItemArgument(ballot, showing, *item);
}

}  // namespace noordster::cli
