// SPDX-License-Identifier: EUPL-1.2
#include "services/api/plan_service.h"

#include "absl/strings/str_cat.h"
#include "services/api/plan_reading.h"
#include "services/calendar/date.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

engine::Command CommandOf(const v1::CreatePlanRequest& request, TextWriter& texts) {
  return engine::CreatePlan{
      absl::StrCat(RelativeName(request.parent()), "/plans/", request.plan_id()),
      ToPlan(request.plan(), texts)};
}

engine::Command CommandOf(const v1::UpdatePlanRequest& request, TextWriter& texts) {
  return engine::UpdatePlan{RelativeName(request.name()), ToPlan(request.plan(), texts)};
}

engine::Command CommandOf(const v1::FreezeVersionRequest& request, TextWriter& texts) {
  engine::FreezeVersion command;
  command.plan = RelativeName(request.name());
  for (const v1::Document& document : request.documents()) {
    command.documents.push_back(ToDocument(document, texts));
  }
  command.settles.assign(request.settles().begin(), request.settles().end());
  command.change = request.change();
  return command;
}

engine::Command CommandOf(const v1::HandInPapersRequest& request, TextWriter&) {
  return engine::HandInPapers{RelativeName(request.name()), request.papers_date(),
                              request.plan_version()};
}

engine::Command CommandOf(const v1::RecordOutcomeRequest& request, TextWriter& texts) {
  engine::RecordOutcome command;
  command.step = RelativeName(request.name());
  command.outcome = request.outcome();
  command.body = RelativeName(request.body());
  command.decided_date = request.decided_date();
  command.plan_version = request.plan_version();
  for (const std::string& remark : request.remarks()) {
    command.remarks.push_back(texts.Write(remark));
  }
  for (const v1::Condition& condition : request.conditions()) {
    command.conditions.push_back(ToCondition(condition, texts));
  }
  for (const v1::Dispensation& dispensation : request.dispensations()) {
    auto& added = command.dispensations.emplace_back();
    added.set_guard(dispensation.guard());
    *added.mutable_reason() = texts.Write(dispensation.reason());
  }
  command.confirmations.assign(request.confirmations().begin(), request.confirmations().end());
  command.due_date = request.due_date();
  command.minority_view = texts.Write(request.minority_view());
  if (const auto visible_from = calendar::ParseTimestamp(request.visible_from())) {
    command.visible_from_micros = absl::ToUnixMicros(*visible_from);
  }
  return command;
}

// Deferring and sending back name no outcome: it is the one of that kind the stage has.
template <typename Request>
engine::Command ProceduralCommand(const Request& request, v1::OutcomeKind kind) {
  engine::RecordOutcome command;
  command.step = RelativeName(request.name());
  command.kind = kind;
  command.body = RelativeName(request.body());
  command.decided_date = request.decided_date();
  command.plan_version = request.plan_version();
  return command;
}

engine::Command CommandOf(const v1::DeferStepRequest& request, TextWriter&) {
  return ProceduralCommand(request, v1::DEFERRED);
}

engine::Command CommandOf(const v1::SendBackStepRequest& request, TextWriter&) {
  return ProceduralCommand(request, v1::SENT_BACK);
}

engine::Command CommandOf(const v1::WithdrawPlanRequest& request, TextWriter&) {
  return engine::WithdrawPlan{RelativeName(request.name()), request.decided_date()};
}

engine::Command CommandOf(const v1::SettleFollowUpRequest& request, TextWriter&) {
  return engine::SettleFollowUp{RelativeName(request.name()), request.settlement(),
                                RelativeName(request.judge())};
}

engine::Command CommandOf(const v1::ConfirmOutcomeRequest& request, TextWriter& texts) {
  return engine::ConfirmOutcome{RelativeName(request.name()), texts.Write(request.source())};
}

engine::Command CommandOf(const v1::CorrectFactsRequest& request, TextWriter& texts) {
  return engine::CorrectFacts{RelativeName(request.name()), request.decided_date(),
                              request.due_date(), texts.Write(request.words())};
}

engine::Command CommandOf(const v1::ReverseOutcomeRequest& request, TextWriter&) {
  return engine::ReverseOutcome{RelativeName(request.name()), request.cascade()};
}

// Every act on a plan is handled alike: its command goes out, the plan comes back.
template <typename Request>
auto Acting(const Backend& backend) {
  return [backend](const Call& call, const Request& request, Done<v1::PlanResponse> done) {
    TextWriter texts;
    engine::Command command = CommandOf(request, texts);
    Mutate(backend, MakeOrder(call, request, std::move(command), texts),
           &v1::PlanResponse::mutable_plan, std::move(done));
  };
}

absl::StatusOr<v1::ListPlansResponse> ListPlans(const Backend& backend, const Call& call,
                                                const v1::ListPlansRequest& request) {
  if (request.stage().empty()) {
    return ReadPage<v1::ListPlansResponse>(backend, call, request, Record::kPlan,
                                           &v1::ListPlansResponse::add_plans);
  }
  const runtime::Reader reader = ReaderFor(call, request);
  const std::string list = absl::StrCat("plans ", request.parent(), " at ", request.stage());
  absl::StatusOr<std::string> begin = ReadPageToken(list, request.page_token());
  if (!begin.ok()) return begin.status();
  absl::StatusOr<runtime::RecordPage> page =
      backend.queries.ListPlansAtStage(reader, RelativeName(request.parent()), request.stage(),
                                       *begin, PageSize(request.page_size()));
  if (!page.ok()) return page.status();
  return FillPage(backend, reader, list, *page, &v1::ListPlansResponse::add_plans);
}

}  // namespace

PlanService::PlanService(const Backend& backend) : RpcService("noordster.v1.PlanService") {
  Unary<v1::CreatePlanRequest, v1::PlanResponse>("CreatePlan",
                                                 Acting<v1::CreatePlanRequest>(backend));
  Unary<v1::UpdatePlanRequest, v1::PlanResponse>("UpdatePlan",
                                                 Acting<v1::UpdatePlanRequest>(backend));
  Unary<v1::GetPlanRequest, v1::PlanResponse>(
      "GetPlan", Getting<v1::GetPlanRequest>(backend, &v1::PlanResponse::mutable_plan));
  Unary<v1::ListPlansRequest, v1::ListPlansResponse>(
      "ListPlans", [backend](const Call& call, const v1::ListPlansRequest& request,
                             const Done<v1::ListPlansResponse>& done) {
        done(ListPlans(backend, call, request));
      });

  Unary<v1::FreezeVersionRequest, v1::PlanResponse>("FreezeVersion",
                                                    Acting<v1::FreezeVersionRequest>(backend));
  Unary<v1::HandInPapersRequest, v1::PlanResponse>("HandInPapers",
                                                   Acting<v1::HandInPapersRequest>(backend));
  Unary<v1::RecordOutcomeRequest, v1::PlanResponse>("RecordOutcome",
                                                    Acting<v1::RecordOutcomeRequest>(backend));
  Unary<v1::DeferStepRequest, v1::PlanResponse>("DeferStep", Acting<v1::DeferStepRequest>(backend));
  Unary<v1::SendBackStepRequest, v1::PlanResponse>("SendBackStep",
                                                   Acting<v1::SendBackStepRequest>(backend));
  Unary<v1::WithdrawPlanRequest, v1::PlanResponse>("WithdrawPlan",
                                                   Acting<v1::WithdrawPlanRequest>(backend));
  Unary<v1::SettleFollowUpRequest, v1::PlanResponse>("SettleFollowUp",
                                                     Acting<v1::SettleFollowUpRequest>(backend));

  Unary<v1::ConfirmOutcomeRequest, v1::PlanResponse>("ConfirmOutcome",
                                                     Acting<v1::ConfirmOutcomeRequest>(backend));
  Unary<v1::CorrectFactsRequest, v1::PlanResponse>("CorrectFacts",
                                                   Acting<v1::CorrectFactsRequest>(backend));
  Unary<v1::ReverseOutcomeRequest, v1::PlanResponse>("ReverseOutcome",
                                                     Acting<v1::ReverseOutcomeRequest>(backend));

  Unary<v1::GetOptionsRequest, v1::GetOptionsResponse>(
      "GetOptions", [backend](const Call& call, const v1::GetOptionsRequest& request,
                              const Done<v1::GetOptionsResponse>& done) {
        done(GetOptions(backend, call, request));
      });
  Unary<v1::GetTimePathRequest, v1::GetTimePathResponse>(
      "GetTimePath", [backend](const Call& call, const v1::GetTimePathRequest& request,
                               const Done<v1::GetTimePathResponse>& done) {
        done(GetTimePath(backend, call, request));
      });

  Unary<v1::ListPlanVersionsRequest, v1::ListPlanVersionsResponse>(
      "ListPlanVersions",
      Listing<v1::ListPlanVersionsRequest>(backend, Record::kPlanVersion,
                                           &v1::ListPlanVersionsResponse::add_plan_versions));
  Unary<v1::ListStepsRequest, v1::ListStepsResponse>(
      "ListSteps",
      Listing<v1::ListStepsRequest>(backend, Record::kStep, &v1::ListStepsResponse::add_steps));
  Unary<v1::ListDecisionsRequest, v1::ListDecisionsResponse>(
      "ListDecisions", Listing<v1::ListDecisionsRequest>(
                           backend, Record::kDecision, &v1::ListDecisionsResponse::add_decisions));
  Unary<v1::ListFollowUpsRequest, v1::ListFollowUpsResponse>(
      "ListFollowUps", Listing<v1::ListFollowUpsRequest>(
                           backend, Record::kFollowUp, &v1::ListFollowUpsResponse::add_follow_ups));
}

}  // namespace noordster::api
