// SPDX-License-Identifier: EUPL-1.2
#include "services/api/commands.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/api/backend.h"
#include "services/api/convert_plan.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// What is said about one plan: the same fields stand in the act on one and in that on several.
template <typename Said>
void SayOf(const Said& said, TextWriter& texts, engine::RecordOutcome& command) {
  command.plan_version = said.plan_version();
  for (const std::string& remark : said.remarks()) command.remarks.push_back(texts.Write(remark));
  for (const v1::Condition& condition : said.conditions()) {
    command.conditions.push_back(ToCondition(condition, texts));
  }
  for (const v1::Dispensation& dispensation : said.dispensations()) {
    auto& added = command.dispensations.emplace_back();
    added.set_guard(dispensation.guard());
    *added.mutable_reason() = texts.Write(dispensation.reason());
  }
  command.confirmations.assign(said.confirmations().begin(), said.confirmations().end());
  command.minority_view = texts.Write(said.minority_view());
}

// The meeting it was done in, or the source it is taken from.
template <typename Request>
void RestOn(const Request& request, TextWriter& texts, engine::RecordOutcome& command) {
  command.agenda_item = RelativeName(request.agenda_item());
  command.source = texts.Write(request.source());
}

// What an act on one plan and an act on several say about all of it.
template <typename Request>
engine::RecordOutcome ActOfBody(const Request& request, TextWriter& texts) {
  engine::RecordOutcome command;
  RestOn(request, texts, command);
  command.outcome = request.outcome();
  command.body = RelativeName(request.body());
  command.decided_date = request.decided_date();
  command.due_date = request.due_date();
  command.without_vote = request.without_vote();
  if (const auto visible_from = calendar::ParseTimestamp(request.visible_from())) {
    command.visible_from_micros = absl::ToUnixMicros(*visible_from);
  }
  return command;
}

// Deferring and sending back name no outcome: it is the one of that kind the stage has.
template <typename Request>
engine::Command ProceduralCommand(const Request& request, v1::OutcomeKind kind, TextWriter& texts) {
  engine::RecordOutcome command;
  RestOn(request, texts, command);
  command.step = RelativeName(request.name());
  command.kind = kind;
  command.body = RelativeName(request.body());
  command.decided_date = request.decided_date();
  command.plan_version = request.plan_version();
  return command;
}

}  // namespace

absl::StatusOr<engine::Command> CommandOf(const v1::UpdateMunicipalityRequest& request,
                                          TextWriter& texts) {
  return engine::Command(DefineOf(request.municipality(), "", false, texts));
}

absl::StatusOr<engine::Command> CommandOf(const v1::PublishPathRequest& request,
                                          TextWriter& texts) {
  engine::PublishPath command;
  command.path = absl::StrCat("paths/", request.path_id());
  command.version = ToPathVersion(request.definition(), texts);
  // Said before anything is looked up, so that a path can be checked before its municipality is
  // registered.
  if (const auto faults = engine::CheckPath(command.version); !faults.empty()) {
    return engine::RefuseFields(v1::PATH_INVALID, faults);
  }
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::GrantMandateRequest& request,
                                          TextWriter& texts) {
  const v1::Mandate& mandate = request.mandate();
  if (!mandate.body().empty() && !mandate.programme().empty()) {
    return engine::RefuseFields(
        v1::INVALID_FIELD, {engine::Violation("mandate.programme",
                                              "give at most one of body and programme: a mandate "
                                              "is for one of them")});
  }
  return engine::Command(engine::GrantMandate{absl::StrCat("mandates/", request.mandate_id()),
                                              ToMandate(mandate, texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RevokeMandateRequest& request, TextWriter&) {
  return engine::Command(engine::RevokeMandate{RelativeName(request.name())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::CreatePlanRequest& request, TextWriter& texts) {
  return engine::Command(
      engine::CreatePlan{absl::StrCat(RelativeName(request.parent()), "/plans/", request.plan_id()),
                         ToPlan(request.plan(), texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::CreateNextPlanRequest& request,
                                          TextWriter& texts) {
  engine::CreateNextPlan command;
  command.previous = RelativeName(request.name());
  command.name = absl::StrCat(engine::ParentOf(command.previous), "/plans/", request.plan_id());
  command.title = texts.Write(request.title());
  command.path_version = RelativeName(request.path_version());
  command.years = request.years();
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::FreezeVersionRequest& request,
                                          TextWriter& texts) {
  engine::FreezeVersion command;
  command.plan = RelativeName(request.name());
  for (const v1::Document& document : request.documents()) {
    command.documents.push_back(ToDocument(document, texts));
  }
  command.settles.assign(request.settles().begin(), request.settles().end());
  command.change = request.change();
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::HandInPapersRequest& request, TextWriter&) {
  return engine::Command(engine::HandInPapers{RelativeName(request.name()), request.papers_date(),
                                              request.plan_version()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RecordOutcomeRequest& request,
                                          TextWriter& texts) {
  engine::RecordOutcome command = ActOfBody(request, texts);
  command.step = RelativeName(request.name());
  for (const v1::DecisionRelation& relation : request.relations()) {
    command.relations.push_back(ToRelation(relation));
  }
  SayOf(request, texts, command);
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::RecordOutcomesRequest& request,
                                          TextWriter& texts) {
  engine::RecordOutcomes command;
  command.programme = RelativeName(request.parent());
  for (const v1::Treatment& treatment : request.treatments()) {
    engine::RecordOutcome& outcome = command.outcomes.emplace_back(ActOfBody(request, texts));
    outcome.step = RelativeName(treatment.step());
    SayOf(treatment, texts, outcome);
  }
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::MigratePlanRequest& request, TextWriter&) {
  engine::MigratePlan command{
      RelativeName(request.name()), RelativeName(request.path_version()), {}};
  for (const v1::StageMapping& mapping : request.mapping()) {
    auto& added = command.mapping.emplace_back();
    added.set_from(mapping.from());
    added.set_to(mapping.to());
  }
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::DeferStepRequest& request, TextWriter& texts) {
  return ProceduralCommand(request, v1::DEFERRED, texts);
}

absl::StatusOr<engine::Command> CommandOf(const v1::SendBackStepRequest& request,
                                          TextWriter& texts) {
  return ProceduralCommand(request, v1::SENT_BACK, texts);
}

absl::StatusOr<engine::Command> CommandOf(const v1::WithdrawPlanRequest& request, TextWriter&) {
  return engine::Command(
      engine::WithdrawPlan{RelativeName(request.name()), request.decided_date()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::SettleFollowUpRequest& request, TextWriter&) {
  return engine::Command(engine::SettleFollowUp{RelativeName(request.name()), request.settlement(),
                                                RelativeName(request.judge())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::ConfirmOutcomeRequest& request,
                                          TextWriter& texts) {
  return engine::Command(
      engine::ConfirmOutcome{RelativeName(request.name()), texts.Write(request.source())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::CorrectFactsRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::CorrectFacts{RelativeName(request.name()), request.decided_date(),
                                              request.due_date(), texts.Write(request.words())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::ReverseOutcomeRequest& request, TextWriter&) {
  return engine::Command(engine::ReverseOutcome{RelativeName(request.name()), request.cascade()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::ReconsiderDecisionRequest& request,
                                          TextWriter&) {
  return engine::Command(engine::ReconsiderDecision{RelativeName(request.name())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::ImposeSecrecyRequest& request, TextWriter&) {
  return engine::Command(engine::ImposeSecrecy{RelativeName(request.name()), request.ground(),
                                               RelativeName(request.body()), request.imposed_date(),
                                               RelativeName(request.lifter())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::LiftSecrecyRequest& request, TextWriter&) {
  return engine::Command(engine::LiftSecrecy{RelativeName(request.name()), request.lifted_date()});
}

}  // namespace noordster::api
