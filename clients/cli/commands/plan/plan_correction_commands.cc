// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

struct CorrectionOptions {
  std::string plan;
  std::optional<int32_t> decision;
  std::optional<int32_t> follow_up;
  std::string source;
  std::string decided;
  std::string due;
  std::string words;
  bool cascade = false;
  ActOptions act;
};

// The decision or follow-up that was typed.
absl::StatusOr<std::string> NameOf(Session& session, const CorrectionOptions& options) {
  absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.plan);
  if (!plan.ok()) return plan;
  if (options.decision.has_value() == options.follow_up.has_value()) {
    return UsageError(
        session.Say({"Noem het nummer van een uitkomst, of --follow-up met dat van een opvolging.",
                     "Give the number of a decision, or --follow-up with that of a follow-up."}));
  }
  if (options.follow_up.has_value()) return absl::StrCat(*plan, "/followUps/", *options.follow_up);
  return absl::StrCat(*plan, "/decisions/", *options.decision);
}

// Sends the act; `done` and `refused` are sentences with the plan as $0.
template <typename Request>
absl::Status Act(Session& session, const CorrectionOptions& options, Request& request,
                 grpc::Status (v1::PlanService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                               v1::PlanResponse*),
                 const std::pair<Wording, Wording>& done_and_refused) {
  const std::string plan(ParentOf(request.name()));
  FillAct(session, options.act, request);
  session.context().refusal =
      absl::Substitute(session.Say(done_and_refused.second), LastId(plan), LastId(request.name()));
  const auto response = session.Call(method, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::StrCat(absl::Substitute(session.Say(done_and_refused.first),
                                        response->plan().title(), LastId(request.name())),
                       StandText(session, plan)));
  return absl::OkStatus();
}

absl::Status Confirm(Session& session, const CorrectionOptions& options) {
  const absl::StatusOr<std::string> name = NameOf(session, options);
  if (!name.ok()) return name.status();
  v1::ConfirmOutcomeRequest request;
  request.set_name(*name);
  request.set_source(options.source);
  return Act(session, options, request, &v1::PlanService::Stub::ConfirmOutcome,
             {{"Bevestigd: uitkomst $1 van $0.\n", "Confirmed: decision $1 on $0.\n"},
              {"uitkomst $1 van $0 kan niet worden bevestigd.",
               "decision $1 on $0 cannot be confirmed."}});
}

absl::Status Correct(Session& session, const CorrectionOptions& options) {
  const absl::StatusOr<std::string> name = NameOf(session, options);
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
  return Act(session, options, request, &v1::PlanService::Stub::CorrectFacts,
             {{"Rechtgezet: nummer $1 van $0. Wat er stond, staat in de geschiedenis.\n",
               "Put right: number $1 on $0. What stood there stands in the history.\n"},
              {"nummer $1 van $0 kan zo niet worden rechtgezet.",
               "number $1 on $0 cannot be put right this way."}});
}

absl::Status Reverse(Session& session, const CorrectionOptions& options) {
  const absl::StatusOr<std::string> name = NameOf(session, options);
  if (!name.ok()) return name.status();
  v1::ReverseOutcomeRequest request;
  request.set_name(*name);
  request.set_cascade(options.cascade);
  return Act(session, options, request, &v1::PlanService::Stub::ReverseOutcome,
             {{"Teruggedraaid: uitkomst $1 van $0. Zij blijft staan, als teruggedraaid.\n",
               "Reversed: decision $1 on $0. It stays, marked as reversed.\n"},
              {"uitkomst $1 van $0 kan niet worden teruggedraaid.",
               "decision $1 on $0 cannot be reversed."}});
}

absl::Status Reconsider(Session& session, const CorrectionOptions& options) {
  const absl::StatusOr<std::string> name = NameOf(session, options);
  if (!name.ok()) return name.status();
  v1::ReconsiderDecisionRequest request;
  request.set_name(*name);
  return Act(session, options, request, &v1::PlanService::Stub::ReconsiderDecision,
             {{"In heroverweging: uitkomst $1 van $0. Zij geldt tot er een andere is.\n",
               "Reconsidered: decision $1 on $0. It holds until there is another.\n"},
              {"uitkomst $1 van $0 kan niet worden heroverwogen.",
               "decision $1 on $0 cannot be reconsidered."}});
}

using Command = absl::Status (*)(Session&, const CorrectionOptions&);

CLI::App& Add(const CommandGroup& plan, const char* name, const Wording& description,
              const std::shared_ptr<CorrectionOptions>& options, Command command) {
  CLI::App& added = plan.Command(name, description, [options, command](Session& session) {
    return command(session, *options);
  });
  added.add_option("PLAN", options->plan, plan.Say({"het plan", "the plan"}))->required();
  added.add_option(plan.Say({"NUMMER", "NUMBER"}), options->decision,
                   plan.Say({"nummer van de uitkomst; plan decisions noemt ze",
                             "number of the decision; plan decisions lists them"}));
  AddActOptions(plan, added, options->act);
  return added;
}

}  // namespace

void AddPlanCorrectionCommands(const CommandGroup& plan) {
  auto confirm = std::make_shared<CorrectionOptions>();
  Add(plan, "confirm",
      {"Uitkomst van college of raad bevestigen",
       "Confirms an outcome of the executive or council"},
      confirm, Confirm)
      .add_option("--source", confirm->source,
                  plan.Say({"waar het staat: \"Besluitenlijst raad 27 september 2022, punt 7\"",
                            "where it stands: \"Besluitenlijst raad 27 september 2022, punt 7\""}))
      ->required();
  auto correct = std::make_shared<CorrectionOptions>();
  CLI::App& command = Add(plan, "correct",
                          {"Rechtzetten: een datum of tekst die verkeerd is vastgelegd",
                           "Puts right a date or text that was recorded wrongly"},
                          correct, Correct);
  command.add_option("--follow-up", correct->follow_up,
                     plan.Say({"nummer van de opvolging", "number of the follow-up"}));
  command.add_option("--decided", correct->decided,
                     plan.Say({"dag waarop het gebeurde", "day on which it happened"}));
  command.add_option("--due", correct->due, plan.Say({"uiterste dag", "last day"}));
  command.add_option("--words", correct->words,
                     plan.Say({"tekst van de opvolging, of reden van de uitkomst",
                               "words of the follow-up, or reason of the decision"}));
  auto reverse = std::make_shared<CorrectionOptions>();
  Add(plan, "reverse",
      {"Terugdraaien: een uitkomst die verkeerd is vastgelegd",
       "Reverses an outcome that was recorded wrongly"},
      reverse, Reverse)
      .add_flag("--cascade", reverse->cascade,
                plan.Say({"met alle uitkomsten van daarna", "with all decisions after it"}));
  auto reconsider = std::make_shared<CorrectionOptions>();
  Add(plan, "reconsider",
      {"Heroverwegen: een bevestigd besluit door een later laten vervangen",
       "Lets a later decision replace a confirmed one"},
      reconsider, Reconsider);
}

}  // namespace noordster::cli
