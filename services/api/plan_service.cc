// SPDX-License-Identifier: EUPL-1.2
#include "services/api/plan_service.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/api/commands.h"
#include "services/api/plan_reading.h"
#include "services/api/planning/planning_reading.h"
#include "services/engine/worklist.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// Whether a request tells another past than the plan was created with. It never changes, so that
// any state of the plan can say it; of one that is not there the command says so.
absl::StatusOr<bool> TellsAnotherPast(const Backend& backend, const Call& call,
                                      const v1::UpdatePlanRequest& request) {
  if (!request.plan().has_past()) return false;
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  v1::Plan told;
  const absl::Status read = ReadResource(backend, *reader, RelativeName(request.name()), told);
  if (!read.ok()) return read;
  return !google::protobuf::util::MessageDifferencer::Equals(AsShown(request.plan().past()),
                                                             told.past());
}

auto UpdatingPlan(const Backend& backend) {
  return [backend](const Call& call, const v1::UpdatePlanRequest& request,
                   Done<v1::PlanResponse> done) {
    const absl::StatusOr<bool> tells_another_past = TellsAnotherPast(backend, call, request);
    if (!tells_another_past.ok()) {
      done(tells_another_past.status());
      return;
    }
    v1::Plan plan = request.plan();
    plan.clear_past();
    TextWriter texts;
    const std::string name = RelativeName(request.name());
    engine::UpdatePlan command{name, ToPlan(plan, texts), *tells_another_past};
    const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
    const absl::Status fits = reader.ok()
                                  ? CheckNoCircle(backend, *reader, name, command.plan.demands())
                                  : reader.status();
    if (!fits.ok()) {
      done(fits);
      return;
    }
    Mutate(backend, MakeOrder(call, request, std::move(command), texts),
           &v1::PlanResponse::mutable_plan, std::move(done));
  };
}

// One act on several plans: all of them come back.
void RecordOutcomes(const Backend& backend, const Call& call,
                    const v1::RecordOutcomesRequest& request,
                    Done<v1::RecordOutcomesResponse> done) {
  TextWriter texts;
  absl::StatusOr<engine::Command> command = CommandOf(request, texts);
  if (!command.ok()) {
    done(command.status());
    return;
  }
  std::vector<std::string> plans;
  for (const v1::Treatment& treatment : request.treatments()) {
    plans.emplace_back(engine::ParentOf(RelativeName(treatment.step())));
  }
  Mutate<v1::RecordOutcomesResponse>(
      backend, MakeOrder(call, request, *std::move(command), texts),
      [backend, plans](const runtime::Reader& reader, const runtime::Answer&,
                       v1::RecordOutcomesResponse& response) {
        absl::Status read;
        for (size_t i = 0; read.ok() && i < plans.size(); ++i) {
          read = ReadResource(backend, reader, plans[i], *response.add_plans());
        }
        return read;
      },
      std::move(done));
}

// The slice of an index that a request asks for; absent when it has no filter.
std::optional<runtime::PlanFilter> FilterOf(const v1::ListPlansRequest& request) {
  using engine::Index;
  using engine::IndexEntry;
  using noordster::internal::v1::Plan;
  const std::string programme = RelativeName(request.parent());
  if (!request.stage().empty()) {
    return runtime::PlanFilter{
        Index::kPlanByStage,
        {IndexEntry({programme, request.stage(), ""}), ""},
        [stage = request.stage()](const Plan& plan) { return plan.stage() == stage; }};
  }
  if (!request.body().empty()) {
    const std::string body = RelativeName(request.body());
    return runtime::PlanFilter{Index::kPlanByBody,
                               {IndexEntry({programme, body, ""}), ""},
                               [body](const Plan& plan) { return plan.open_body() == body; }};
  }
  if (!request.challenge().empty()) {
    const std::string challenge = RelativeName(request.challenge());
    return runtime::PlanFilter{
        Index::kPlanByChallenge, {IndexEntry({challenge, ""}), ""}, [challenge](const Plan& plan) {
          const auto& all = plan.challenges();
          return std::find(all.begin(), all.end(), challenge) != all.end();
        }};
  }
  if (request.blocked()) {
    return runtime::PlanFilter{
        Index::kBlockedPlan, {IndexEntry({programme, ""}), ""}, engine::IsBlocked};
  }
  if (!request.due_before().empty()) {
    return runtime::PlanFilter{
        Index::kPlanByDueDate,
        {IndexEntry({programme, ""}), IndexEntry({programme, request.due_before()})},
        [day = request.due_before()](const Plan& plan) {
          const std::string due = engine::DueDateOf(plan);
          return !due.empty() && due < day;
        }};
  }
  return std::nullopt;
}

absl::Status CheckFilters(const Backend& backend, const runtime::Reader& reader,
                          const v1::ListPlansRequest& request) {
  const int given = !request.stage().empty() + !request.body().empty() +
                    !request.challenge().empty() + request.blocked() +
                    !request.due_before().empty();
  if (given > 1) {
    return engine::RefuseFields(
        v1::INVALID_FIELD,
        {engine::Violation("stage",
                           "give at most one of stage, body, challenge, blocked, due_before")});
  }
  if (given == 0) return absl::OkStatus();
  absl::Status exist = CheckExist(backend, reader, {request.parent()});
  if (!exist.ok()) return exist;
  // As they stand: the history of a body is long, and one that came later filters out everything.
  runtime::Reader of_what_stands = reader;
  of_what_stands.past = nullptr;
  exist = CheckExist(backend, of_what_stands, {request.body(), request.challenge()});
  if (!exist.ok()) return exist;
  if (!request.challenge().empty() &&
      engine::ParentOf(RelativeName(request.challenge())) != RelativeName(request.parent())) {
    return engine::RefuseFields(
        v1::INVALID_FIELD,
        {engine::Violation("challenge", "belongs to another programme than the list")});
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::ListPlansResponse> ListPlans(const Backend& backend, const Call& call,
                                                const v1::ListPlansRequest& request) {
  absl::StatusOr<runtime::Reader> reader = ReaderAsOf(backend, call, request);
  if (!reader.ok()) return reader.status();
  if (absl::Status fits = CheckFilters(backend, *reader, request); !fits.ok()) return fits;
  const std::optional<runtime::PlanFilter> filter = FilterOf(request);
  if (!filter.has_value()) {
    return ReadPage<v1::ListPlansResponse>(backend, call, request, {Record::kPlan},
                                           &v1::ListPlansResponse::add_plans);
  }
  const std::string list = absl::StrCat("plans ", request.parent(), " ", filter->slice.prefix, " ",
                                        filter->slice.end, AsOfMark(*reader));
  absl::StatusOr<std::string> begin = ReadPageToken(list, request.page_token());
  if (!begin.ok()) return begin.status();
  absl::StatusOr<runtime::RecordPage> page = backend.queries.ListPlans(
      *reader, RelativeName(request.parent()), *filter, *begin, PageSize(request.page_size()));
  if (!page.ok()) return page.status();
  return FillPage(backend, *reader, list, *page, &v1::ListPlansResponse::add_plans);
}

}  // namespace

PlanService::PlanService(const Backend& backend)
    : RpcService("noordster.v1.PlanService", backend.entrance) {
  const auto plan = &v1::PlanResponse::mutable_plan;
  Unary<v1::CreatePlanRequest, v1::PlanResponse>("CreatePlan",
                                                 Acting<v1::CreatePlanRequest>(backend, plan));
  Unary<v1::CreateNextPlanRequest, v1::PlanResponse>(
      "CreateNextPlan", Acting<v1::CreateNextPlanRequest>(backend, plan));
  Unary<v1::UpdatePlanRequest, v1::PlanResponse>("UpdatePlan", UpdatingPlan(backend));
  Unary<v1::FreezeVersionRequest, v1::PlanResponse>(
      "FreezeVersion", Acting<v1::FreezeVersionRequest>(backend, plan));
  Unary<v1::HandInPapersRequest, v1::PlanResponse>("HandInPapers",
                                                   Acting<v1::HandInPapersRequest>(backend, plan));
  Unary<v1::RecordOutcomeRequest, v1::PlanResponse>(
      "RecordOutcome", Acting<v1::RecordOutcomeRequest>(backend, plan));
  Unary<v1::RecordOutcomesRequest, v1::RecordOutcomesResponse>(
      "RecordOutcomes", [backend](const Call& call, const v1::RecordOutcomesRequest& request,
                                  Done<v1::RecordOutcomesResponse> done) {
        RecordOutcomes(backend, call, request, std::move(done));
      });
  Unary<v1::MigratePlanRequest, v1::PlanResponse>("MigratePlan",
                                                  Acting<v1::MigratePlanRequest>(backend, plan));
  Unary<v1::DeferStepRequest, v1::PlanResponse>("DeferStep",
                                                Acting<v1::DeferStepRequest>(backend, plan));
  Unary<v1::SendBackStepRequest, v1::PlanResponse>("SendBackStep",
                                                   Acting<v1::SendBackStepRequest>(backend, plan));
  Unary<v1::WithdrawPlanRequest, v1::PlanResponse>(
      "WithdrawPlan", Acting<v1::WithdrawPlanRequest>(backend, plan), Budget::kWithdrawals);
  Unary<v1::SettleFollowUpRequest, v1::PlanResponse>(
      "SettleFollowUp", Acting<v1::SettleFollowUpRequest>(backend, plan));
  Unary<v1::ConfirmOutcomeRequest, v1::PlanResponse>(
      "ConfirmOutcome", Acting<v1::ConfirmOutcomeRequest>(backend, plan));
  Unary<v1::CorrectFactsRequest, v1::PlanResponse>("CorrectFacts",
                                                   Acting<v1::CorrectFactsRequest>(backend, plan));
  Unary<v1::ReverseOutcomeRequest, v1::PlanResponse>(
      "ReverseOutcome", Acting<v1::ReverseOutcomeRequest>(backend, plan));
  Unary<v1::ReconsiderDecisionRequest, v1::PlanResponse>(
      "ReconsiderDecision", Acting<v1::ReconsiderDecisionRequest>(backend, plan));
  Unary<v1::ImposeSecrecyRequest, v1::PlanResponse>(
      "ImposeSecrecy", Acting<v1::ImposeSecrecyRequest>(backend, plan));
  Unary<v1::LiftSecrecyRequest, v1::PlanResponse>("LiftSecrecy",
                                                  Acting<v1::LiftSecrecyRequest>(backend, plan));
  AddReads(backend);
}

void PlanService::AddReads(const Backend& backend) {
  Unary<v1::GetPlanRequest, v1::PlanResponse>(
      "GetPlan", Getting<v1::GetPlanRequest>(backend, &v1::PlanResponse::mutable_plan));
  Unary<v1::ListPlansRequest, v1::ListPlansResponse>(
      "ListPlans", [backend](const Call& call, const v1::ListPlansRequest& request,
                             const Done<v1::ListPlansResponse>& done) {
        done(ListPlans(backend, call, request));
      });
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
