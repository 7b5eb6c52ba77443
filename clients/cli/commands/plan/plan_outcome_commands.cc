// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/outcome_request.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/plan_screen.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// Reads what is about to be decided on, and guards the act by it.
absl::StatusOr<Treatment> ReadForAct(Session& session, OutcomeOptions& options) {
  absl::StatusOr<Treatment> treatment = ReadTreatment(session, options);
  if (!treatment.ok()) return treatment;
  // Under a request id of the caller the same words must be the same request when typed again, so
  // what was read may not stand in it; the number of the step guards the act then.
  if (options.act.etag.empty() && options.act.request_id.empty()) {
    options.act.etag = treatment->path.plan().etag();
  }
  return treatment;
}

// Fills what stands of a plan and what its outcome rests on into the request, and what was read and
// will read otherwise once the act is done into the command that repeats it.
template <typename Request>
absl::Status FillTreatment(Session& session, const OutcomeOptions& options, Treatment& treatment,
                           Request& request) {
  request.set_name(treatment.step.name());
  request.set_body(treatment.body);
  request.set_decided_date(treatment.day);
  request.set_plan_version(options.version.value_or(treatment.path.plan().latest_version()));
  absl::Status filled = FillBasis(session, options.basis, {request.name()}, request);
  if (!filled.ok()) return filled;
  treatment.day = request.decided_date();
  RepeatCommand& repeat = session.context().repeat;
  repeat.Set("--step", absl::StrCat(treatment.step.number()));
  repeat.Set("--body", LastId(treatment.body));
  repeat.Set("--version", absl::StrCat(request.plan_version()));
  PinBasis(session, request.agenda_item(), request.decided_date());
  return absl::OkStatus();
}

// The clause of a refusal; `outcome` is its name for people.
std::string RefusalOf(const Session& session, const Treatment& treatment,
                      absl::string_view outcome) {
  return absl::Substitute(session.Say({"$0 kan bij $1 nog niet de uitkomst '$2' krijgen.",
                                       "$0 cannot have the outcome '$2' at $1 yet."}),
                          TitleOf(treatment.path.plan(), session.language()),
                          StageName(treatment.path, treatment.step.stage()), outcome);
}

// Says what was refused in the words of the path, and which outcomes there are when it was none.
void ExplainRefusal(Session& session, const Treatment& treatment, const std::string& outcome,
                    const absl::Status& refusal) {
  const ErrorDetails details = DetailsOf(refusal);
  const bool is_unknown = details.reason == v1::ErrorReason_Name(v1::OUTCOME_UNKNOWN);
  // Any other refusal says it all by itself.
  if (details.blockers.empty() && !is_unknown) return;
  const auto options = ReadOptions(session, treatment.path.plan().name());
  std::string shown = outcome;
  std::vector<std::string> known;
  if (options.ok()) {
    for (const v1::Option& option : options->options()) {
      known.push_back(option.outcome());
      if (option.outcome() == outcome) shown = option.display_name();
    }
  }
  if (!is_unknown) {
    session.context().refusal = RefusalOf(session, treatment, shown);
    return;
  }
  session.context().refusal = absl::Substitute(
      session.Say({"de fase $0 kent de uitkomst '$1' niet.\nWel: $2",
                   "the stage $0 knows no outcome '$1'.\nKnown are: $2"}),
      StageName(treatment.path, treatment.step.stage()), shown, absl::StrJoin(known, ", "));
}

absl::Status FinishOutcome(Session& session, const OutcomeOptions& options,
                           const Treatment& treatment,
                           const absl::StatusOr<v1::PlanResponse>& response) {
  if (!response.ok()) {
    ExplainRefusal(session, treatment, options.outcome, response.status());
    return response.status();
  }
  // Only what is shown is read.
  const bool needs_text = !session.ForMachines() && !options.act.validate_only;
  ShowAct(session, options.act, *response,
          needs_text ? DoneText(session, treatment, options.outcome) : "");
  return absl::OkStatus();
}

absl::Status HandIn(Session& session, OutcomeOptions options) {
  const absl::StatusOr<Treatment> treatment = ReadForAct(session, options);
  if (!treatment.ok()) return treatment.status();
  v1::HandInPapersRequest request;
  request.set_name(treatment->step.name());
  request.set_papers_date(treatment->day);
  request.set_plan_version(options.version.value_or(treatment->path.plan().latest_version()));
  FillAct(session, options.act, request);
  RepeatCommand& repeat = session.context().repeat;
  repeat.Set("--step", absl::StrCat(treatment->step.number()));
  repeat.Set("--version", absl::StrCat(request.plan_version()));
  const std::string title = TitleOf(treatment->path.plan(), session.language());
  session.context().refusal = absl::Substitute(
      session.Say({"de stukken van $0 kunnen zo niet als aangeleverd worden vastgelegd.",
                   "the papers of $0 cannot be recorded as handed in this way."}),
      title);
  const auto response = session.Call(&v1::PlanService::Stub::HandInPapers, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::Substitute(session.Say({"Aangeleverd: versie $0 van $1 voor $2, op $3.\n",
                                        "Handed in: version $0 of $1 for $2, on $3.\n"}),
                           request.plan_version(), title,
                           StageName(treatment->path, treatment->step.stage()),
                           DayOnScreen(treatment->day)));
  return absl::OkStatus();
}

absl::Status RecordOutcome(Session& session, OutcomeOptions options) {
  absl::StatusOr<Treatment> treatment = ReadForAct(session, options);
  if (!treatment.ok()) return treatment.status();
  v1::RecordOutcomeRequest request;
  absl::Status filled = FillTreatment(session, options, *treatment, request);
  if (filled.ok()) filled = FillTerms(session, options, request);
  if (filled.ok()) filled = FillSaid(session, options, request);
  if (filled.ok()) filled = FillRelations(session, options.relations, *request.mutable_relations());
  if (!filled.ok()) return filled;
  FillAct(session, options.act, request);
  return FinishOutcome(session, options, *treatment,
                       session.Call(&v1::PlanService::Stub::RecordOutcome, request));
}

// Defers or sends back: the request of both has the same fields.
template <typename Request>
absl::Status PutOff(Session& session, OutcomeOptions options,
                    grpc::Status (v1::PlanService::Stub::*method)(grpc::ClientContext*,
                                                                  const Request&,
                                                                  v1::PlanResponse*)) {
  absl::StatusOr<Treatment> treatment = ReadForAct(session, options);
  if (!treatment.ok()) return treatment.status();
  Request request;
  absl::Status filled = FillTreatment(session, options, *treatment, request);
  if (!filled.ok()) return filled;
  FillAct(session, options.act, request);
  return FinishOutcome(session, options, *treatment, session.Call(method, request));
}

absl::Status Defer(Session& session, OutcomeOptions options) {
  options.outcome = WordOf(v1::DEFERRED, session.language());
  return PutOff(session, std::move(options), &v1::PlanService::Stub::DeferStep);
}

absl::Status SendBack(Session& session, OutcomeOptions options) {
  options.outcome = WordOf(v1::SENT_BACK, session.language());
  return PutOff(session, std::move(options), &v1::PlanService::Stub::SendBackStep);
}

absl::Status Withdraw(Session& session, OutcomeOptions options) {
  options.outcome = WordOf(v1::WITHDRAWN, session.language());
  const absl::StatusOr<Treatment> treatment = ReadForAct(session, options);
  if (!treatment.ok()) return treatment.status();
  v1::WithdrawPlanRequest request;
  request.set_name(treatment->path.plan().name());
  request.set_decided_date(treatment->day);
  FillAct(session, options.act, request);
  return FinishOutcome(session, options, *treatment,
                       session.Call(&v1::PlanService::Stub::WithdrawPlan, request));
}

using Act = absl::Status (*)(Session&, OutcomeOptions);

CommandSyntax AddOutcomeAct(const CommandGroup& plan, const std::string& name,
                            const Wording& description,
                            const std::shared_ptr<OutcomeOptions>& options, Act act) {
  const CommandSyntax command =
      plan.Command(name, description, [options, act](Session& s) { return act(s, *options); });
  command.Option("PLAN", options->plan, plan.Say({"het plan", "the plan"})).Required();
  return command;
}

void AddStepOption(const CommandGroup& plan, const CommandSyntax& command,
                   OutcomeOptions& options) {
  command.Option("--step", options.step,
                 plan.Say({"nummer van de behandeling; zonder: de open behandeling",
                           "number of the step; none: the open step"}));
}

void AddVersionOption(const CommandGroup& plan, const CommandSyntax& command,
                      OutcomeOptions& options) {
  command.Option("--version", options.version,
                 plan.Say({"versie waar het over ging; zonder: de laatste",
                           "version it was about; none: the latest"}));
}

void AddBodyOptions(const CommandGroup& plan, const CommandSyntax& command,
                    OutcomeOptions& options) {
  command.Option("--body", options.body,
                 plan.Say({"gremium; zonder: dat van de open behandeling",
                           "body; none: that of the open step"}));
  AddStepOption(plan, command, options);
  AddVersionOption(plan, command, options);
}

void AddRecordOutcome(const CommandGroup& plan) {
  auto options = std::make_shared<OutcomeOptions>();
  const CommandSyntax command = AddOutcomeAct(
      plan, "record", {"Uitkomst vastleggen", "Records an outcome"}, options, RecordOutcome);
  command
      .Option(plan.Say({"UITKOMST", "OUTCOME"}), options->outcome,
              plan.Say({"id van de uitkomst; plan can noemt ze",
                        "id of the outcome; plan can "
                        "lists them"}))
      .Required();
  AddBodyOptions(plan, command, *options);
  const auto add_texts = [&](const char* name, std::vector<std::string>& texts,
                             const Wording& description) {
    command.Option(name, texts, plan.Say(description)).OneValueEach();
  };
  add_texts("--remark", options->remarks, {"opmerking, zo vaak als nodig", "remark, repeatable"});
  add_texts("--condition", options->conditions,
            {"voorwaarde: TEKST[,due=DAG][,judge=PERSOON][,by=version|document:ROL]",
             "condition: TEXT[,due=DAY][,judge=PERSON][,by=version|document:ROLE]"});
  AddTermOptions(plan, command, *options);
  command.Option("--minority-view", options->minority_view,
                 plan.Say({"standpunt van wie anders dacht, dat meegaat",
                           "view of those who thought otherwise, which goes along"}));
  AddBasisOfRecordOptions(plan, command, options->basis);
  AddRelationOptions(plan, command, options->relations);
  AddDecidedOption(plan, command, *options);
  AddActOptions(plan, command, options->act);
  AddDraftOption(plan, command, options->act);
}

void AddHandIn(const CommandGroup& plan) {
  auto options = std::make_shared<OutcomeOptions>();
  const CommandSyntax command =
      AddOutcomeAct(plan, "hand-in",
                    {"Stukken als aangeleverd vastleggen voor de open behandeling",
                     "Records that the papers were handed in for the open step"},
                    options, HandIn);
  command
      .Option("--on", options->decided,
              plan.Say({"dag van aanlevering: 15-07-2022 of 2022-07-15",
                        "day on which they were: 2022-07-15 or 15-07-2022"}))
      .Required();
  AddStepOption(plan, command, *options);
  AddVersionOption(plan, command, *options);
  AddActOptions(plan, command, options->act);
  AddDraftOption(plan, command, options->act);
}

}  // namespace

void AddPlanOutcomeCommands(const CommandGroup& plan) {
  AddHandIn(plan);
  AddRecordOutcome(plan);
  const struct {
    const char* name;
    Wording description;
    Act act;
    bool has_body;
  } acts[] = {
      {"defer",
       {"Aanhouden: komt terug in hetzelfde gremium", "Defers: comes back in the body"},
       Defer,
       true},
      {"send-back",
       {"Terugsturen naar een eerdere fase", "Sends back to an earlier stage"},
       SendBack,
       true},
      {"withdraw", {"Intrekken: het plan eindigt", "Withdraws: the plan ends"}, Withdraw, false},
  };
  for (const auto& each : acts) {
    auto options = std::make_shared<OutcomeOptions>();
    const CommandSyntax command =
        AddOutcomeAct(plan, each.name, each.description, options, each.act);
    if (each.has_body) {
      AddBodyOptions(plan, command, *options);
      AddBasisOptions(plan, command, options->basis);
      AddDecidedOption(plan, command, *options);
    } else {
      command
          .Option("--decided", options->decided,
                  plan.Say({"dag waarop het gebeurde: 15-07-2022 of 2022-07-15",
                            "day on which it happened: 2022-07-15 or 15-07-2022"}))
          .Required();
    }
    AddActOptions(plan, command, options->act);
    AddDraftOption(plan, command, options->act);
  }
}

}  // namespace noordster::cli
