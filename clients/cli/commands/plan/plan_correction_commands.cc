// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_part.h"
#include "clients/cli/options/outcome_options.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct CorrectionOptions {
  PartOptions part;
  std::string source;
  std::string decided;
  std::string due;
  std::string words;
  bool cascade = false;
};

absl::Status ConfirmOutcome(Session& session, const CorrectionOptions& options) {
  const absl::StatusOr<std::string> name = PartName(session, options.part);
  if (!name.ok()) return name.status();
  v1::ConfirmOutcomeRequest request;
  request.set_name(*name);
  request.set_source(options.source);
  return ActOnPart(session, options.part, request, &v1::PlanService::Stub::ConfirmOutcome,
                   {{"Bevestigd: $1 van $0.", "Confirmed: $1 on $0."},
                    {"$1 van $0 kan niet worden bevestigd.", "$1 on $0 cannot be confirmed."}});
}

absl::Status Correct(Session& session, const CorrectionOptions& options) {
  const absl::StatusOr<std::string> name = PartName(session, options.part);
  if (!name.ok()) return name.status();
  v1::CorrectFactsRequest request;
  request.set_name(*name);
  if (!options.decided.empty()) {
    const absl::StatusOr<std::string> day = ReadDay(session, options.decided);
    if (!day.ok()) return day.status();
    request.set_decided_date(*day);
  }
  if (!options.due.empty()) {
    const absl::StatusOr<std::string> day = ReadDay(session, options.due);
    if (!day.ok()) return day.status();
    request.set_due_date(*day);
  }
  request.set_words(options.words);
  return ActOnPart(
      session, options.part, request, &v1::PlanService::Stub::CorrectFacts,
      {{"Rechtgezet: $1 van $0. Wat er stond, staat in de geschiedenis.",
        "Put right: $1 on $0. What stood there stands in the history."},
       {"$1 van $0 kan zo niet worden rechtgezet.", "$1 on $0 cannot be put right this way."}});
}

absl::Status ReverseOutcome(Session& session, const CorrectionOptions& options) {
  const absl::StatusOr<std::string> name = PartName(session, options.part);
  if (!name.ok()) return name.status();
  v1::ReverseOutcomeRequest request;
  request.set_name(*name);
  request.set_cascade(options.cascade);
  return ActOnPart(session, options.part, request, &v1::PlanService::Stub::ReverseOutcome,
                   {{"Teruggedraaid: $1 van $0. Zij blijft staan, als teruggedraaid.",
                     "Reversed: $1 on $0. It stays, marked as reversed."},
                    {"$1 van $0 kan niet worden teruggedraaid.", "$1 on $0 cannot be reversed."}});
}

absl::Status Reconsider(Session& session, const CorrectionOptions& options) {
  const absl::StatusOr<std::string> name = PartName(session, options.part);
  if (!name.ok()) return name.status();
  v1::ReconsiderDecisionRequest request;
  request.set_name(*name);
  return ActOnPart(
      session, options.part, request, &v1::PlanService::Stub::ReconsiderDecision,
      {{"In heroverweging: $1 van $0. Zij geldt tot er een andere is.",
        "Reconsidered: $1 on $0. It holds until there is another."},
       {"$1 van $0 kan niet worden heroverwogen.", "$1 on $0 cannot be reconsidered."}});
}

}  // namespace

void AddPlanCorrectionCommands(const CommandGroup& plan) {
  auto confirm = std::make_shared<CorrectionOptions>();
  AddPartCommand(plan, "confirm",
                 {"Uitkomst van college of raad bevestigen",
                  "Confirms an outcome of the executive or council"},
                 confirm, ConfirmOutcome)
      .Option("--source", confirm->source,
              plan.Say({"waar het staat: \"Besluitenlijst raad 27 september 2022, punt 7\"",
                        "where it stands: \"Besluitenlijst raad 27 september 2022, punt 7\""}))
      .Required();
  auto correct = std::make_shared<CorrectionOptions>();
  const CommandSyntax command =
      AddPartCommand(plan, "correct",
                     {"Rechtzetten: een datum of tekst die verkeerd is vastgelegd",
                      "Puts right a date or text that was recorded wrongly"},
                     correct, Correct);
  command.Option("--follow-up", correct->part.follow_up,
                 plan.Say({"nummer van de opvolging", "number of the follow-up"}));
  command.Option("--decided", correct->decided,
                 plan.Say({"dag waarop het gebeurde", "day on which it happened"}));
  command.Option("--due", correct->due, plan.Say({"uiterste dag", "last day"}));
  command.Option("--words", correct->words,
                 plan.Say({"tekst van de opvolging, of reden van de uitkomst",
                           "words of the follow-up, or reason of the decision"}));
  auto reverse = std::make_shared<CorrectionOptions>();
  AddPartCommand(plan, "reverse",
                 {"Terugdraaien: een uitkomst die verkeerd is vastgelegd",
                  "Reverses an outcome that was recorded wrongly"},
                 reverse, ReverseOutcome)
      .Flag("--cascade", reverse->cascade,
            plan.Say({"met alle uitkomsten van daarna", "with all decisions after it"}));
  auto reconsider = std::make_shared<CorrectionOptions>();
  AddPartCommand(plan, "reconsider",
                 {"Heroverwegen: een bevestigde uitkomst door een latere laten vervangen",
                  "Lets a later decision replace a confirmed one"},
                 reconsider, Reconsider);
}

}  // namespace noordster::cli
