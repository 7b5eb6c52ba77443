// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/batch.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/outcome_request.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/plan_screen.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct SeveralOptions {
  // What holds for all plans; `outcome.act` is that of the act.
  OutcomeOptions outcome;
  std::vector<std::string> plans;
  // Step and version of each plan, as "4@1,3@2"; empty: what stands.
  std::string steps;
};

// The step and version of one plan.
struct StepTyped {
  int32_t step = 0;
  int32_t version = 0;
};

absl::StatusOr<std::vector<StepTyped>> ReadStepsTyped(const Session& session,
                                                      const SeveralOptions& options) {
  std::vector<StepTyped> steps;
  for (const absl::string_view typed : absl::StrSplit(options.steps, ',', absl::SkipEmpty())) {
    const std::vector<absl::string_view> parts = absl::StrSplit(typed, '@');
    StepTyped& step = steps.emplace_back();
    const bool is_step = parts.size() == 2 && absl::SimpleAtoi(parts[0], &step.step) &&
                         absl::SimpleAtoi(parts[1], &step.version);
    if (is_step) continue;
    steps.clear();
    break;
  }
  if (options.steps.empty() || steps.size() == options.plans.size()) return steps;
  return UsageError(absl::Substitute(
      session.Say({"--steps '$0': schrijf voor elk plan BEHANDELING@VERSIE, zoals 4@1,3@2.",
                   "--steps '$0': write STEP@VERSION for every plan, as 4@1,3@2."}),
      options.steps));
}

// What stands of the plans, or stood when their steps were typed.
absl::StatusOr<std::vector<Treatment>> ReadTreatments(Session& session,
                                                      const SeveralOptions& options,
                                                      const std::vector<StepTyped>& steps) {
  std::vector<Treatment> treatments;
  for (size_t i = 0; i < options.plans.size(); ++i) {
    OutcomeOptions one = options.outcome;
    one.plan = options.plans[i];
    if (!steps.empty()) one.step = steps[i].step;
    absl::StatusOr<Treatment> treatment = ReadTreatment(session, one);
    if (!treatment.ok()) return treatment.status();
    treatments.push_back(*std::move(treatment));
  }
  return treatments;
}

absl::StatusOr<v1::RecordOutcomesRequest> RequestFor(Session& session,
                                                     const SeveralOptions& options,
                                                     std::vector<Treatment>& treatments,
                                                     const std::vector<StepTyped>& steps) {
  v1::RecordOutcomesRequest request;
  request.set_parent(std::string(ParentOf(treatments.front().path.plan().name())));
  request.set_body(treatments.front().body);
  request.set_decided_date(treatments.front().day);
  if (absl::Status filled = FillTerms(session, options.outcome, request); !filled.ok()) {
    return filled;
  }
  std::vector<std::string> names;
  for (size_t i = 0; i < treatments.size(); ++i) {
    v1::Treatment& added = *request.add_treatments();
    added.set_step(treatments[i].step.name());
    names.push_back(added.step());
    added.set_plan_version(steps.empty() ? treatments[i].path.plan().latest_version()
                                         : steps[i].version);
    if (absl::Status filled = FillSaid(session, options.outcome, added); !filled.ok()) {
      return filled;
    }
  }
  absl::Status filled = FillBasis(session, options.outcome.basis, names, request);
  if (!filled.ok()) return filled;
  for (Treatment& treatment : treatments) treatment.day = request.decided_date();
  return request;
}

// Puts what was read into the command that repeats the act, and the plans into its refusal.
void Pin(Session& session, const std::vector<Treatment>& treatments,
         const v1::RecordOutcomesRequest& request) {
  ActContext& context = session.context();
  std::vector<std::string> steps;
  for (int i = 0; i < request.treatments_size(); ++i) {
    const v1::Treatment& treatment = request.treatments(i);
    steps.push_back(absl::StrCat(LastId(treatment.step()), "@", treatment.plan_version()));
    const v1::Plan& plan = treatments[static_cast<size_t>(i)].path.plan();
    context.titles[plan.name()] = TitleOf(plan, session.language());
  }
  context.repeat.Set("--steps", absl::StrJoin(steps, ","));
  context.repeat.Set("--body", LastId(request.body()));
  PinBasis(session, request.agenda_item(), request.decided_date());
  context.refusal =
      absl::Substitute(session.Say({"niet alle plannen kunnen de uitkomst '$0' krijgen.",
                                    "not all plans can have the outcome '$0'."}),
                       request.outcome());
}

absl::Status RecordSeveral(Session& session, const SeveralOptions& options) {
  const auto steps = ReadStepsTyped(session, options);
  if (!steps.ok()) return steps.status();
  auto treatments = ReadTreatments(session, options, *steps);
  if (!treatments.ok()) return treatments.status();
  auto request = RequestFor(session, options, *treatments, *steps);
  if (!request.ok()) return request.status();
  FillAct(session, options.outcome.act, *request);
  Pin(session, *treatments, *request);
  const auto response = session.Call(&v1::PlanService::Stub::RecordOutcomes, *request);
  if (!response.ok()) return response.status();
  std::string done;
  const bool needs_text = !session.ForMachines() && !options.outcome.act.validate_only;
  for (const Treatment& treatment : *treatments) {
    if (needs_text) absl::StrAppend(&done, DoneText(session, treatment, request->outcome()));
  }
  ShowAct(session, options.outcome.act, *response, done);
  return absl::OkStatus();
}

struct EachOptions {
  OutcomeOptions outcome;
  std::string programme;
  std::string stage;
  std::string challenge;
  BatchOptions batch;
};

// What became of one plan.
struct EachResult {
  const v1::Plan* plan = nullptr;
  absl::Status status;
  // An earlier command of the same batch did it.
  bool was_done = false;
};

// The plans that are meant. The server filters by stage, which few plans are at.
absl::StatusOr<std::vector<v1::Plan>> ReadPlansForEach(Session& session,
                                                       const EachOptions& options) {
  const absl::StatusOr<std::string> programme =
      options.programme.empty() ? session.Programme()
                                : session.Name(kProgrammePattern, options.programme);
  if (IsNoneYet(programme.status())) return std::vector<v1::Plan>();
  if (!programme.ok()) return programme.status();
  absl::StatusOr<std::string> challenge = "";
  if (!options.challenge.empty()) {
    challenge = session.NameIn(kChallengePattern, options.challenge, *programme);
  }
  if (!challenge.ok()) return challenge.status();
  v1::ListPlansRequest request;
  request.set_parent(*programme);
  request.set_stage(options.stage);
  const auto response = session.CallAllPages(&v1::PlanService::Stub::ListPlans, request);
  if (!response.ok()) return response.status();
  std::vector<v1::Plan> plans;
  for (const v1::Plan& plan : response->plans()) {
    const auto& of = plan.challenges();
    const bool fits = challenge->empty() || std::find(of.begin(), of.end(), *challenge) != of.end();
    if (fits) plans.push_back(plan);
  }
  return plans;
}

// Whether a plan has this outcome already: what a request id was used for before stands no more in
// the list when the plan went on, and has another step when it stayed.
bool HasOutcome(Session& session, const v1::Plan& plan, const v1::RecordOutcomeRequest& asked) {
  v1::ListDecisionsRequest request;
  request.set_parent(plan.name());
  const auto response = session.CallAllPages(&v1::PlanService::Stub::ListDecisions, request);
  if (!response.ok()) return false;
  return std::any_of(response->decisions().begin(), response->decisions().end(),
                     [&asked](const v1::Decision& decision) {
                       return decision.outcome() == asked.outcome() &&
                              decision.decided_date() == asked.decided_date() &&
                              decision.state() != v1::Decision::REVERSED;
                     });
}

// The part of the request that is the same for every plan.
absl::StatusOr<v1::RecordOutcomeRequest> EveryRequest(Session& session,
                                                      const EachOptions& options) {
  v1::RecordOutcomeRequest request;
  absl::Status filled = FillDay(session, options.outcome.decided, *request.mutable_decided_date());
  if (filled.ok()) filled = FillTerms(session, options.outcome, request);
  if (filled.ok()) filled = FillSaid(session, options.outcome, request);
  if (filled.ok()) {
    filled = FillName(session, kBodyPattern, options.outcome.body, *request.mutable_body());
  }
  if (!filled.ok()) return filled;
  return request;
}

// A request for each plan; each can rest on an item of its own.
absl::StatusOr<std::vector<v1::RecordOutcomeRequest>> EachRequest(
    Session& session, const EachOptions& options, const std::vector<v1::Plan>& plans) {
  const auto every = EveryRequest(session, options);
  if (!every.ok()) return every.status();
  std::vector<v1::RecordOutcomeRequest> requests;
  for (const v1::Plan& plan : plans) {
    v1::RecordOutcomeRequest& request = requests.emplace_back(*every);
    request.set_name(plan.open_step());
    if (request.body().empty()) request.set_body(plan.body());
    absl::Status filled = FillBasis(session, options.outcome.basis, {request.name()}, request);
    if (!filled.ok()) return filled;
  }
  return requests;
}

EachResult RecordOne(Session& session, const Batch& batch, const v1::Plan& plan,
                     v1::RecordOutcomeRequest request) {
  request.set_plan_version(plan.latest_version());
  request.set_etag(plan.etag());
  if (absl::Status filled = batch.Fill(plan.name(), request); !filled.ok()) {
    return {&plan, filled, false};
  }
  const auto response = session.Call(&v1::PlanService::Stub::RecordOutcome, request);
  if (response.ok()) return {&plan, absl::OkStatus(), response->replayed()};
  const bool is_reused =
      DetailsOf(response.status()).reason == v1::ErrorReason_Name(v1::REQUEST_ID_REUSED);
  if (is_reused && HasOutcome(session, plan, request)) return {&plan, absl::OkStatus(), true};
  return {&plan, response.status(), false};
}

// "vastgelegd", "geweigerd: Er is nog geen versie vastgelegd."
std::string EachResultText(const Session& session, const Batch& batch, const EachResult& result) {
  if (result.was_done)
    return std::string(session.Say({"was al vastgelegd", "was recorded already"}));
  if (result.status.ok()) {
    return std::string(session.Say(batch.IsDryRun() ? Wording{"kan", "possible"}
                                                    : Wording{"vastgelegd", "recorded"}));
  }
  const std::vector<std::string> sentences = SentencesOf(result.status, session.language());
  std::string text = absl::StrCat(session.Say({"geweigerd: ", "refused: "}), sentences.front());
  if (sentences.size() > 1) {
    absl::StrAppend(&text, absl::Substitute(session.Say({" (en nog $0)", " (and $0 more)"}),
                                            sentences.size() - 1));
  }
  return text;
}

absl::Status RecordEach(Session& session, const EachOptions& options) {
  const absl::StatusOr<std::vector<v1::Plan>> plans = ReadPlansForEach(session, options);
  if (!plans.ok()) return plans.status();
  const auto requests = EachRequest(session, options, *plans);
  if (!requests.ok()) return requests.status();
  Batch batch(options.batch);
  Tree list = Tree::List();
  for (size_t i = 0; i < plans->size(); ++i) {
    const v1::Plan& plan = (*plans)[i];
    const EachResult result = RecordOne(session, batch, plan, (*requests)[i]);
    if (!batch.Take(result.status)) break;
    list.Add(Batch::ResultTree("plan", plan.name(), result.status));
    if (session.ForMachines()) continue;
    session.Print(absl::Substitute("$0/$1 $2: $3\n", i + 1, plans->size(), plan.title(),
                                   EachResultText(session, batch, result)));
  }
  if (session.ForMachines()) {
    session.Show(list);
  } else if (plans->empty()) {
    session.Print(session.Say({"Er is geen plan zoals gevraagd.\n", "There is no such plan.\n"}));
  } else {
    batch.TellSum(
        session, static_cast<int>(plans->size()),
        batch.IsDryRun() ? Wording{"mogelijk", "possible"} : Wording{"vastgelegd", "recorded"},
        {"geweigerd", "refused"});
  }
  return batch.End(session);
}

// The outcome, the day, what it rests on and the body.
void AddCommonOptions(const CommandGroup& plan, const CommandSyntax& command,
                      OutcomeOptions& options) {
  command
      .Option(plan.Say({"UITKOMST", "OUTCOME"}), options.outcome,
              plan.Say({"id van de uitkomst; plan can noemt ze",
                        "id of the outcome; plan can lists them"}))
      .Required();
  AddDecidedOption(plan, command, options);
  AddBasisOfRecordOptions(plan, command, options.basis);
  command.Option("--body", options.body,
                 plan.Say({"gremium; zonder: dat van de open behandeling",
                           "body; none: that of the open step"}));
  AddTermOptions(plan, command, options);
}

void AddRecordSeveral(const CommandGroup& plan) {
  auto options = std::make_shared<SeveralOptions>();
  const CommandSyntax command =
      plan.Command("record-several",
                   {"Eén uitkomst voor enkele plannen: allemaal of geen",
                    "One outcome for several plans: all of them or none"},
                   [options](Session& s) { return RecordSeveral(s, *options); });
  AddCommonOptions(plan, command, options->outcome);
  command.Option("PLAN", options->plans, plan.Say({"de plannen", "the plans"})).Required();
  command.Option("--steps", options->steps,
                 plan.Say({"BEHANDELING@VERSIE voor elk plan: 4@1,3@2; zonder: wat open is",
                           "STEP@VERSION for every plan: 4@1,3@2; none: what is open"}));
  AddCreationOptions(plan, command, options->outcome.act);
  AddDraftOption(plan, command, options->outcome.act);
}

void AddRecordEach(const CommandGroup& plan) {
  auto options = std::make_shared<EachOptions>();
  const CommandSyntax command =
      plan.Command("record-each",
                   {"Eén uitkomst voor elk plan in een fase, plan voor plan",
                    "One outcome for each plan at a stage, plan by plan"},
                   [options](Session& s) { return RecordEach(s, *options); });
  AddCommonOptions(plan, command, options->outcome);
  command.Option("--stage", options->stage, plan.Say({"de fase: raad", "the stage: raad"}))
      .Required();
  command.Option("--challenge", options->challenge,
                 plan.Say({"alleen plannen van deze opgave", "only plans of this challenge"}));
  command.Option("--programme", options->programme,
                 plan.Say({"programma; zonder: het enige", "programme; none: the only one"}));
  AddBatchOptions(plan, command, options->batch);
}

}  // namespace

void AddPlanBatchCommands(const CommandGroup& plan) {
  AddRecordSeveral(plan);
  AddRecordEach(plan);
}

}  // namespace noordster::cli
