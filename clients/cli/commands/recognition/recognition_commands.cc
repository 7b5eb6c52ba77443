// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/commands/recognition/round_target.h"
#include "clients/cli/dates.h"
#include "clients/cli/documents/whole_file.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/keyed_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/recognition/answer_file.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

using Participants = google::protobuf::RepeatedPtrField<v1::Recognition::Participant>;

// Participants as they are typed, and the table of others.
struct ParticipantOptions {
  std::vector<std::string> typed;
  std::string file;
};

struct RoundOpenOptions {
  std::string plan;
  std::string closes;
  std::string opened;
  std::optional<int32_t> version;
  std::string question;
  ParticipantOptions participants;
  ActOptions act;
};

struct AddOptions : RoundTarget {
  ParticipantOptions participants;
};

struct ExtendOptions : RoundTarget {
  std::string closes;
};

absl::StatusOr<v1::Recognition::Participant> ReadParticipant(const Session& session,
                                                             const std::string& typed) {
  constexpr absl::string_view kKeys[] = {"kind"};
  const KeyedOption option = ReadKeyedOption(typed, kKeys);
  v1::Recognition::Participant participant;
  participant.set_kind(v1::Recognition::PARTNER);
  for (const auto& [key, value] : option.pairs) participant.set_kind(ParticipantKindOf(value));
  const size_t equals = option.head.find('=');
  if (equals == 0 || equals == std::string::npos ||
      participant.kind() == v1::Recognition::PARTICIPANT_KIND_UNSPECIFIED) {
    return UsageError(absl::Substitute(
        session.Say(
            {"'$0': schrijf ID=NAAM, en daarachter soms ,kind=partner, inwoner, school of "
             "deskundige.",
             "'$0': write ID=NAME, and behind it perhaps ,kind=partner, resident, school or "
             "expert."}),
        typed));
  }
  participant.set_id(option.head.substr(0, equals));
  participant.set_display_name(option.head.substr(equals + 1));
  return participant;
}

absl::Status FillParticipants(const Session& session, const ParticipantOptions& options,
                              Participants& participants) {
  if (options.typed.empty() && options.file.empty()) {
    return UsageError(session.Say({"Noem wie het wordt gevraagd: --participant of --participants.",
                                   "Name who is asked: --participant or --participants."}));
  }
  for (const std::string& typed : options.typed) {
    absl::StatusOr<v1::Recognition::Participant> read = ReadParticipant(session, typed);
    if (!read.ok()) return read.status();
    *participants.Add() = *std::move(read);
  }
  if (options.file.empty()) return absl::OkStatus();
  const absl::StatusOr<std::string> content = ReadWhole(options.file, session.language());
  if (!content.ok()) return content.status();
  auto listed = ReadParticipants(*content, options.file, session.language());
  if (!listed.ok()) return listed.status();
  for (auto& participant : *listed) *participants.Add() = std::move(participant);
  return absl::OkStatus();
}

absl::Status OpenRound(Session& session, const RoundOpenOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, options.plan);
  if (!name.ok()) return name.status();
  v1::OpenRecognitionRequest request;
  request.set_parent(*name);
  v1::Recognition& round = *request.mutable_recognition();
  absl::Status filled = FillDay(session, options.closes, *round.mutable_closing_date());
  if (filled.ok()) {
    filled = FillParticipants(session, options.participants, *round.mutable_participants());
  }
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> opened = ReadOnOption(session, options.opened);
  if (!opened.ok()) return opened.status();
  round.set_opened_date(*opened);
  round.set_question(options.question);
  if (options.version.has_value()) {
    round.set_plan_version(*options.version);
  } else {
    const absl::StatusOr<v1::Plan> plan = ReadPlan(session, *name);
    if (!plan.ok()) return plan.status();
    if (plan->latest_version() == 0) {
      return UsageError(session.Say(
          {"Er is nog geen versie vastgelegd om herkenning voor te vragen (plan freeze).",
           "No version is frozen yet to ask recognition of (plan freeze)."}));
    }
    round.set_plan_version(plan->latest_version());
  }
  FillAct(session, options.act, request);
  session.context().repeat.Set("--version", absl::StrCat(round.plan_version()));
  session.context().refusal =
      absl::Substitute(session.Say({"voor $0 kan zo geen herkenning worden gevraagd.",
                                    "recognition of $0 cannot be asked for this way."}),
                       LastId(*name));
  const auto response = session.Call(&Recognitions::OpenRecognition, request);
  if (!response.ok()) return response.status();
  const v1::Recognition& made = response->recognition();
  ShowAct(session, options.act, *response,
          absl::Substitute(
              session.Say({"Herkenning $0 gevraagd, van versie $1, tot en met $2. Deelnemers: "
                           "$3.\n",
                           "Recognition $0 asked for, of version $1, until $2. Participants: "
                           "$3.\n"}),
              TypedRound(made.name()), made.plan_version(), DayOnScreen(made.closing_date()),
              made.participants_size()));
  return absl::OkStatus();
}

absl::Status AddParticipants(Session& session, const AddOptions& options) {
  v1::AddParticipantsRequest request;
  absl::Status filled =
      FillParticipants(session, options.participants, *request.mutable_participants());
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> name = ReadRoundName(session, options);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  const auto response = SendToRound(session, options.act, request, &Recognitions::AddParticipants,
                                    {"aan herkenning $0 kunnen deze deelnemers niet meedoen.",
                                     "in recognition $0 these participants cannot be asked."});
  const int asked = response.ok() ? response->recognition().counts().asked() : 0;
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Herkenning $0: nu $1 deelnemers.\n",
                                              "Recognition $0: $1 participants now.\n"}),
                                 TypedRound(*name), asked));
}

absl::Status Extend(Session& session, const ExtendOptions& options) {
  v1::ExtendRecognitionRequest request;
  absl::Status filled = FillDay(session, options.closes, *request.mutable_closing_date());
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> name = ReadRoundName(session, options);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  const auto response = SendToRound(session, options.act, request, &Recognitions::ExtendRecognition,
                                    {"herkenning $0 kan zo niet langer open blijven.",
                                     "recognition $0 cannot stay open longer this way."});
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Herkenning $0 loopt nu tot en met $1. Wat te laat was, blijft "
                                    "te laat.\n",
                                    "Recognition $0 now runs until $1. What was late stays so.\n"}),
                       TypedRound(*name), DayOnScreen(request.closing_date())));
}

void AddParticipantOptions(const CommandGroup& group, const CommandSyntax& command,
                           ParticipantOptions& options) {
  command
      .Option("--participant", options.typed,
              group.Say({"wie het wordt gevraagd: ID=NAAM[,kind=partner|inwoner|school|deskundige]",
                         "who is asked: ID=NAME[,kind=partner|resident|school|expert]"}))
      .OneValueEach();
  command.Option("--participants", options.file,
                 group.Say({"CSV-bestand met wie het wordt gevraagd: deelnemer;naam;soort",
                            "CSV file of who is asked: deelnemer;naam;soort"}));
}

void AddOpenRound(const CommandGroup& recognition) {
  auto options = std::make_shared<RoundOpenOptions>();
  const CommandSyntax command = recognition.Command(
      "open",
      {"Vraagt deelnemers of zij de laatste vastgelegde versie van een plan herkennen",
       "Asks participants whether they recognise the latest frozen version of a plan"},
      [options](Session& session) { return OpenRound(session, *options); });
  command.Option("PLAN", options->plan, recognition.Say({"het plan", "the plan"})).Required();
  command
      .Option("--closes", options->closes,
              recognition.Say({"laatste dag waarop een antwoord op tijd is",
                               "last day on which an answer is in time"}))
      .Required();
  AddOnOption(recognition, command, options->opened,
              {"dag waarop het wordt gevraagd", "day on which it is asked"});
  command.Option("--version", options->version,
                 recognition.Say({"nummer van de versie; anders de laatste",
                                  "number of the version; else the latest"}));
  command.Option("--question", options->question,
                 recognition.Say({"wat er wordt gevraagd", "what is asked"}));
  AddParticipantOptions(recognition, command, options->participants);
  AddActOptions(recognition, command, options->act);
}

void AddAddParticipants(const CommandGroup& recognition) {
  auto options = std::make_shared<AddOptions>();
  const CommandSyntax command =
      AddRoundCommand(recognition, "add", {"Vraagt het meer deelnemers", "Asks more participants"},
                      options, AddParticipants);
  AddParticipantOptions(recognition, command, options->participants);
  AddActOptions(recognition, command, options->act);
}

void AddExtend(const CommandGroup& recognition) {
  auto options = std::make_shared<ExtendOptions>();
  const CommandSyntax command = AddRoundCommand(
      recognition, "extend", {"Geeft deelnemers langer de tijd", "Gives participants more time"},
      options, Extend);
  command
      .Option("--closes", options->closes,
              recognition.Say({"laatste dag waarop een antwoord voortaan op tijd is",
                               "last day on which an answer is in time from now on"}))
      .Required();
  AddReasonedActOptions(recognition, command, options->act);
}

}  // namespace

void AddRecognitionCommands(const CommandGroup& root) {
  const CommandGroup recognition =
      root.Group("recognition", {"Herkenning: wie een plan herkent, met opmerkingen en reacties",
                                 "Recognition: who recognises a plan, with remarks and reactions"});
  AddOpenRound(recognition);
  AddAddParticipants(recognition);
  AddExtend(recognition);
  AddRecognitionAnswerCommands(recognition);
  AddRecognitionViewCommands(recognition);
  AddRemarkCommands(root);
}

}  // namespace noordster::cli
