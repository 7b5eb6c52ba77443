// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/commands/recognition/round_target.h"
#include "clients/cli/commands/recognition/settlement.h"
#include "clients/cli/documents/whole_file.h"
#include "clients/cli/fault.h"
#include "clients/cli/file_digest.h"
#include "clients/cli/recognition/reaction_note.h"
#include "clients/cli/recognition/recognition_screen.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

struct NoteOptions : RoundTarget {
  std::string participant;
  bool csv = false;
  std::string out;
};

// A round with its plan and the remarks in it.
struct WholeRound {
  v1::Plan plan;
  v1::Recognition round;
  std::vector<v1::FollowUp> remarks;
};

absl::StatusOr<WholeRound> ReadWholeRound(Session& session, const RoundTarget& target) {
  const absl::StatusOr<std::string> name = ReadRoundName(session, target);
  if (!name.ok()) return name.status();
  const std::string plan_name(ParentOf(*name));
  absl::StatusOr<v1::Recognition> round = ReadRound(session, *name);
  if (!round.ok()) return round.status();
  absl::StatusOr<v1::Plan> plan = ReadPlan(session, plan_name);
  if (!plan.ok()) return plan.status();
  const absl::StatusOr<std::vector<v1::FollowUp>> remarks = ReadRemarks(session, plan_name);
  if (!remarks.ok()) return remarks.status();
  WholeRound whole{*std::move(plan), *std::move(round), {}};
  for (const v1::FollowUp& remark : *remarks) {
    if (remark.recognition() == *name) whole.remarks.push_back(remark);
  }
  return whole;
}

absl::Status ShowRound(Session& session, const RoundTarget& target) {
  const absl::StatusOr<WholeRound> whole = ReadWholeRound(session, target);
  if (!whole.ok()) return whole.status();
  if (!session.ForMachines()) {
    session.Print(
        RecognitionText(whole->plan.title(), whole->round, whole->remarks, session.language()));
    return absl::OkStatus();
  }
  Tree remarks = Tree::List();
  for (const v1::FollowUp& remark : whole->remarks) remarks.Add(Tree::Of(remark));
  session.Show(
      Tree::Object().Set("recognition", Tree::Of(whole->round)).Set("remarks", std::move(remarks)));
  return absl::OkStatus();
}

absl::Status ListRounds(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> plan = session.Name(kPlanPattern, typed);
  if (!plan.ok()) return plan.status();
  v1::ListRecognitionsRequest request;
  request.set_parent(*plan);
  const auto response = session.CallAllPages(&Recognitions::ListRecognitions, request);
  if (!response.ok()) return response.status();
  const auto& rounds = response->recognitions();
  return ShowList(session, rounds,
                  RecognitionsText({rounds.begin(), rounds.end()}, session.language()));
}

absl::Status Note(Session& session, const NoteOptions& options) {
  absl::StatusOr<WholeRound> whole = ReadWholeRound(session, options);
  if (!whole.ok()) return whole.status();
  NoteSubject subject{whole->plan.title(), std::move(whole->round), {}, options.participant};
  for (v1::FollowUp& remark : whole->remarks) {
    const int32_t number = remark.number();
    subject.remarks.emplace(number, std::move(remark));
  }
  const auto& asked = subject.round.participants();
  const bool is_asked = std::any_of(asked.begin(), asked.end(), [&options](const auto& each) {
    return each.id() == options.participant;
  });
  if (!options.participant.empty() && !is_asked) {
    return UsageError(absl::Substitute(session.Say({"'$0' is geen deelnemer van herkenning $1.",
                                                    "'$0' is no participant of recognition $1."}),
                                       options.participant, TypedRound(subject.round.name())));
  }
  const std::string note = options.csv ? NoteCsv(subject, session.language())
                                       : NoteMarkdown(subject, session.language());
  const absl::StatusOr<std::string> digest = DigestText(note);
  if (!digest.ok()) return digest.status();
  const absl::Status written = WriteWholeFile(options.out, note, session.language());
  if (!written.ok()) return written;
  const std::vector<int32_t> open = RemarksWithoutReaction(subject);
  if (!open.empty()) {
    session.Warn(
        absl::Substitute(session.Say({"Nog zonder reactie: opmerking $0 (remark react).\n",
                                      "Without a reaction yet: remark $0 (remark react).\n"}),
                         absl::StrJoin(open, ", ")));
  }
  if (session.ForMachines()) {
    session.Show(
        Tree::Object().Set("file", Tree::Text(options.out)).Set("sha256", Tree::Text(*digest)));
    return absl::OkStatus();
  }
  session.Print(absl::Substitute(session.Say({"Reactienota geschreven: $0 (SHA-256 $1).\n",
                                              "Reaction note written: $0 (SHA-256 $1).\n"}),
                                 options.out, *digest));
  return absl::OkStatus();
}

absl::Status ListRemarks(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> plan = session.Name(kPlanPattern, typed);
  if (!plan.ok()) return plan.status();
  const absl::StatusOr<std::vector<v1::FollowUp>> remarks = ReadRemarks(session, *plan);
  if (!remarks.ok()) return remarks.status();
  return ShowList(session, *remarks, RemarksText(*remarks, session.language()));
}

// Adds a command that lists what belongs to a plan.
void AddPlanList(const CommandGroup& group, const Wording& description,
                 absl::Status (*list)(Session&, const std::string&)) {
  auto typed = std::make_shared<std::string>();
  group
      .Command("list", description,
               [typed, list](Session& session) { return list(session, *typed); })
      .Option("PLAN", *typed, group.Say({"het plan", "the plan"}))
      .Required();
}

void AddNote(const CommandGroup& recognition) {
  auto options = std::make_shared<NoteOptions>();
  const CommandSyntax command =
      AddRoundCommand(recognition, "note",
                      {"Schrijft de reactienota: elke opmerking met de reactie en de reden",
                       "Writes the reaction note: every remark with the reaction and the reason"},
                      options, Note);
  command
      .Option("--out", options->out,
              recognition.Say({"bestand dat wordt geschreven", "file that is written"}))
      .Required();
  command.Option("--participant", options->participant,
                 recognition.Say({"id van de deelnemer; anders voor allen",
                                  "id of the participant; else for all"}));
  command.Flag("--csv", options->csv,
               recognition.Say({"als CSV; anders als Markdown", "as CSV; else as Markdown"}));
}

}  // namespace

void AddRecognitionViewCommands(const CommandGroup& recognition) {
  AddRoundCommand(recognition, "show",
                  {"Toont een herkenning: respons, antwoorden, opmerkingen met hun reactie",
                   "Shows a recognition: response, answers, remarks with their reaction"},
                  std::make_shared<RoundTarget>(), ShowRound);
  AddPlanList(recognition, {"De herkenningen van een plan", "The recognitions of a plan"},
              ListRounds);
  AddNote(recognition);
}

void AddRemarkCommands(const CommandGroup& root) {
  const CommandGroup remark = root.Group("remark", {"Opmerkingen bij plannen, en de reactie daarop",
                                                    "Remarks on plans, and the reaction to them"});
  AddPlanList(remark, {"De opmerkingen bij een plan", "The remarks on a plan"}, ListRemarks);
  auto options = std::make_shared<SettleOptions>();
  const CommandSyntax react =
      remark.Command("react",
                     {"Reageert op een opmerking: overgenomen, deels of niet, met de reden",
                      "Reacts to a remark: taken over, partly or not, with the reason"},
                     [options](Session& session) { return Settle(session, *options, kReactions); });
  AddSettleOptions(remark, react, kReactions, *options);
}

}  // namespace noordster::cli
