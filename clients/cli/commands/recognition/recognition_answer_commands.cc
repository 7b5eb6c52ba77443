// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/recognition/round_target.h"
#include "clients/cli/documents/whole_file.h"
#include "clients/cli/fault.h"
#include "clients/cli/file_digest.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/recognition/answer_file.h"
#include "clients/cli/recognition/recognition_screen.h"
#include "clients/cli/recognition/recorded_answer.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

struct AnswerOptions : RoundTarget {
  std::string participant;
  std::string answer;
  std::string received;
  std::vector<std::string> remarks;
  std::string words;
};

struct AnswerImportOptions : RoundTarget {
  std::string file;
};

struct SentOptions : RoundTarget {
  std::string note;
  std::string means;
  std::string sent;
  std::string participant;
};

// What people read once answers are recorded; so many more were there already.
std::string AnswersDoneText(const Session& session, const v1::RecordAnswersRequest& request,
                            int known, const v1::Recognition& round) {
  int remarks = 0;
  for (const v1::GivenAnswer& answer : request.answers()) remarks += answer.remarks_size();
  return absl::StrCat(
      absl::Substitute(session.Say({"Herkenning $0: antwoorden vastgelegd: $1, opmerkingen: $2.\n",
                                    "Recognition $0: answers recorded: $1, remarks: $2.\n"}),
                       TypedRound(request.name()), request.answers_size(), remarks),
      known == 0 ? ""
                 : absl::Substitute(session.Say({"Overgeslagen, want al zo vastgelegd: $0.\n",
                                                 "Left out, as recorded so already: $0.\n"}),
                                    known),
      CountsText(round.counts(), session.language()));
}

absl::Status RecordAnswers(Session& session, const RoundTarget& target,
                           v1::RecordAnswersRequest& request, int known = 0) {
  const auto response = SendToRound(session, target.act, request, &Recognitions::RecordAnswers,
                                    {"in herkenning $0 kan dit antwoord niet worden vastgelegd.",
                                     "in recognition $0 this answer cannot be recorded."});
  const v1::Recognition round = response.ok() ? response->recognition() : v1::Recognition();
  return Finish(session, target.act, response, AnswersDoneText(session, request, known, round));
}

absl::Status GiveAnswer(Session& session, const AnswerOptions& options) {
  const absl::StatusOr<std::string> name = ReadRoundName(session, options);
  if (!name.ok()) return name.status();
  v1::RecordAnswersRequest request;
  request.set_name(*name);
  v1::GivenAnswer& answer = *request.add_answers();
  answer.set_participant(options.participant);
  answer.set_kind(AnswerKindOf(options.answer));
  if (answer.kind() == v1::Recognition::ANSWER_KIND_UNSPECIFIED) {
    return UsageError(absl::Substitute(
        session.Say({"'$0' bestaat niet; kies uit: herkend, met-opmerkingen, niet-herkend.",
                     "There is no '$0'; choose from: recognises, with-remarks, "
                     "does-not-recognise."}),
        options.answer));
  }
  absl::Status filled = FillDay(session, options.received, *answer.mutable_received_date());
  if (!filled.ok()) return filled;
  answer.set_words(options.words);
  for (const std::string& remark : options.remarks) answer.add_remarks(remark);
  return RecordAnswers(session, options, request);
}

absl::Status ImportAnswers(Session& session, const AnswerImportOptions& options) {
  const absl::StatusOr<std::string> content = ReadWhole(options.file, session.language());
  if (!content.ok()) return content.status();
  const absl::StatusOr<std::string> name = ReadRoundName(session, options);
  if (!name.ok()) return name.status();
  const absl::StatusOr<v1::Recognition> round = ReadRound(session, *name);
  if (!round.ok()) return round.status();
  std::set<std::string> asked;
  for (const auto& participant : round->participants()) asked.insert(participant.id());
  auto answers = ReadAnswers(*content, options.file, asked, session.language());
  if (!answers.ok()) return answers.status();
  const auto remarks = ReadRemarks(session, std::string(ParentOf(*name)));
  if (!remarks.ok()) return remarks.status();
  v1::RecordAnswersRequest request;
  request.set_name(*name);
  int known = 0;
  for (v1::GivenAnswer& answer : *answers) {
    if (IsRecorded(answer, *round, *remarks)) {
      ++known;
    } else {
      *request.add_answers() = std::move(answer);
    }
  }
  if (!request.answers().empty()) return RecordAnswers(session, options, request, known);
  v1::RecognitionResponse unchanged;
  *unchanged.mutable_recognition() = *round;
  return Finish(session, options.act, absl::StatusOr<v1::RecognitionResponse>(unchanged),
                AnswersDoneText(session, request, known, *round));
}

absl::Status Sent(Session& session, const SentOptions& options) {
  v1::RecordSendingRequest request;
  v1::Recognition::Sending& sending = *request.mutable_sending();
  const absl::StatusOr<FileDigest> digest = DigestFile(options.note);
  if (!digest.ok()) {
    return FaultsError({{options.note, 0, "",
                         std::string(session.Say({"kan niet worden gelezen", "cannot be read"}))}});
  }
  sending.set_sha256(digest->sha256);
  sending.set_means(options.means);
  sending.set_participant(options.participant);
  const absl::StatusOr<std::string> sent = ReadOnOption(session, options.sent);
  if (!sent.ok()) return sent.status();
  sending.set_sent_date(*sent);
  const absl::StatusOr<std::string> name = ReadRoundName(session, options);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  const auto response =
      SendToRound(session, options.act, request, &Recognitions::RecordSending,
                  {"van herkenning $0 kan niet worden vastgelegd dat de reactienota is verzonden.",
                   "of recognition $0 it cannot be recorded that the reaction note was sent."});
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Vastgelegd: de reactienota van herkenning $0 is "
                                              "verzonden (SHA-256 $1).\n",
                                              "Recorded: the reaction note of recognition $0 was "
                                              "sent (SHA-256 $1).\n"}),
                                 TypedRound(*name), digest->sha256));
}

void AddAnswer(const CommandGroup& recognition) {
  auto options = std::make_shared<AnswerOptions>();
  const CommandSyntax command = AddRoundCommand(
      recognition, "answer",
      {"Legt vast wat een deelnemer antwoordt", "Records what a participant answers"}, options,
      GiveAnswer);
  command
      .Option(recognition.Say({"DEELNEMER", "PARTICIPANT"}), options->participant,
              recognition.Say({"id van de deelnemer", "id of the participant"}))
      .Required();
  command
      .Option(recognition.Say({"ANTWOORD", "ANSWER"}), options->answer,
              recognition.Say({"herkend, met-opmerkingen of niet-herkend",
                               "recognises, with-remarks or does-not-recognise"}))
      .Required();
  command
      .Option("--received", options->received,
              recognition.Say({"dag waarop het kwam", "day on which it came"}))
      .Required();
  command
      .Option("--remark", options->remarks,
              recognition.Say({"opmerking die een reactie vraagt; elke apart",
                               "remark that wants a reaction; each apart"}))
      .OneValueEach();
  command.Option("--words", options->words,
                 recognition.Say({"wat erbij is gezegd", "what was said with it"}));
  AddActOptions(recognition, command, options->act);
}

void AddImport(const CommandGroup& recognition) {
  auto options = std::make_shared<AnswerImportOptions>();
  const CommandSyntax command = AddRoundCommand(
      recognition, "import",
      {"Legt antwoorden uit een CSV-bestand vast, alle of geen: "
       "deelnemer;antwoord;ontvangen;opmerking;toelichting, een regel per opmerking; wat er al zo "
       "staat, wordt overgeslagen",
       "Records answers from a CSV file, all or none: "
       "deelnemer;antwoord;ontvangen;opmerking;toelichting, a line for each remark; what is there "
       "already is left out"},
      options, ImportAnswers);
  command
      .Option(recognition.Say({"BESTAND", "FILE"}), options->file,
              recognition.Say({"het CSV-bestand", "the CSV file"}))
      .Required();
  AddActOptions(recognition, command, options->act);
}

void AddSent(const CommandGroup& recognition) {
  auto options = std::make_shared<SentOptions>();
  const CommandSyntax command =
      AddRoundCommand(recognition, "sent",
                      {"Legt vast dat een reactienota is verzonden, met haar SHA-256",
                       "Records that a reaction note was sent, with its SHA-256"},
                      options, Sent);
  command
      .Option("--note", options->note,
              recognition.Say({"de nota die is verzonden (recognition note)",
                               "the note that was sent (recognition note)"}))
      .Required();
  command
      .Option("--means", options->means, recognition.Say({"hoe, of waarheen", "how, or to where"}))
      .Required();
  AddOnOption(recognition, command, options->sent,
              {"dag waarop het gebeurde", "day on which it was"});
  command.Option("--participant", options->participant,
                 recognition.Say({"id van de deelnemer; anders voor allen",
                                  "id of the participant; else for all"}));
  AddActOptions(recognition, command, options->act);
}

}  // namespace

void AddRecognitionAnswerCommands(const CommandGroup& recognition) {
  AddAnswer(recognition);
  AddImport(recognition);
  AddSent(recognition);
}

}  // namespace noordster::cli
