// SPDX-License-Identifier: EUPL-1.2
#include "services/api/plan_service.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/api/plan_reading.h"
#include "services/calendar/date.h"
#include "services/engine/worklist.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

engine::Command CommandOf(const v1::CreatePlanRequest& request, TextWriter& texts) {
  return engine::CreatePlan{
      absl::StrCat(RelativeName(request.parent()), "/plans/", request.plan_id()),
      ToPlan(request.plan(), texts)};
}

engine::Command CommandOf(const v1::CreateNextPlanRequest& request, TextWriter& texts) {
  engine::CreateNextPlan command;
  command.previous = RelativeName(request.name());
  command.name = absl::StrCat(engine::ParentOf(command.previous), "/plans/", request.plan_id());
  command.title = texts.Write(request.title());
  command.path_version = RelativeName(request.path_version());
  command.years = request.years();
  return command;
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

// What an act on one plan and an act on several say about all of it.
template <typename Request>
engine::RecordOutcome ActOfBody(const Request& request) {
  engine::RecordOutcome command;
  command.outcome = request.outcome();
  command.body = RelativeName(request.body());
  command.decided_date = request.decided_date();
  command.due_date = request.due_date();
  if (const auto visible_from = calendar::ParseTimestamp(request.visible_from())) {
    command.visible_from_micros = absl::ToUnixMicros(*visible_from);
  }
  return command;
}

engine::Command CommandOf(const v1::RecordOutcomeRequest& request, TextWriter& texts) {
  engine::RecordOutcome command = ActOfBody(request);
  command.step = RelativeName(request.name());
  SayOf(request, texts, command);
  return command;
}

engine::Command CommandOf(const v1::RecordOutcomesRequest& request, TextWriter& texts) {
  engine::RecordOutcomes command;
  command.programme = RelativeName(request.parent());
  for (const v1::Treatment& treatment : request.treatments()) {
    engine::RecordOutcome& outcome = command.outcomes.emplace_back(ActOfBody(request));
    outcome.step = RelativeName(treatment.step());
    SayOf(treatment, texts, outcome);
  }
  return command;
}

engine::Command CommandOf(const v1::MigratePlanRequest& request, TextWriter&) {
  engine::MigratePlan command{
      RelativeName(request.name()), RelativeName(request.path_version()), {}};
  for (const v1::StageMapping& mapping : request.mapping()) {
    auto& added = command.mapping.emplace_back();
    added.set_from(mapping.from());
    added.set_to(mapping.to());
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

engine::Command CommandOf(const v1::ReconsiderDecisionRequest& request, TextWriter&) {
  return engine::ReconsiderDecision{RelativeName(request.name())};
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
    engine::Command command =
        engine::UpdatePlan{RelativeName(request.name()), ToPlan(plan, texts), *tells_another_past};
    Mutate(backend, MakeOrder(call, request, std::move(command), texts),
           &v1::PlanResponse::mutable_plan, std::move(done));
  };
}

// One act on several plans: all of them come back.
void RecordOutcomes(const Backend& backend, const Call& call,
                    const v1::RecordOutcomesRequest& request,
                    Done<v1::RecordOutcomesResponse> done) {
  TextWriter texts;
  engine::Command command = CommandOf(request, texts);
  std::vector<std::string> plans;
  for (const v1::Treatment& treatment : request.treatments()) {
    plans.emplace_back(engine::ParentOf(RelativeName(treatment.step())));
  }
  Mutate<v1::RecordOutcomesResponse>(
      backend, MakeOrder(call, request, std::move(command), texts),
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
    return ReadPage<v1::ListPlansResponse>(backend, call, request, Record::kPlan,
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
  Unary<v1::CreatePlanRequest, v1::PlanResponse>("CreatePlan",
                                                 Acting<v1::CreatePlanRequest>(backend));
  Unary<v1::CreateNextPlanRequest, v1::PlanResponse>("CreateNextPlan",
                                                     Acting<v1::CreateNextPlanRequest>(backend));
  Unary<v1::UpdatePlanRequest, v1::PlanResponse>("UpdatePlan", UpdatingPlan(backend));
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
  Unary<v1::RecordOutcomesRequest, v1::RecordOutcomesResponse>(
      "RecordOutcomes", [backend](const Call& call, const v1::RecordOutcomesRequest& request,
                                  Done<v1::RecordOutcomesResponse> done) {
        RecordOutcomes(backend, call, request, std::move(done));
      });
  Unary<v1::MigratePlanRequest, v1::PlanResponse>("MigratePlan",
                                                  Acting<v1::MigratePlanRequest>(backend));
  Unary<v1::DeferStepRequest, v1::PlanResponse>("DeferStep", Acting<v1::DeferStepRequest>(backend));
  Unary<v1::SendBackStepRequest, v1::PlanResponse>("SendBackStep",
                                                   Acting<v1::SendBackStepRequest>(backend));
  Unary<v1::WithdrawPlanRequest, v1::PlanResponse>(
      "WithdrawPlan", Acting<v1::WithdrawPlanRequest>(backend), Budget::kWithdrawals);
  Unary<v1::SettleFollowUpRequest, v1::PlanResponse>("SettleFollowUp",
                                                     Acting<v1::SettleFollowUpRequest>(backend));

  Unary<v1::ConfirmOutcomeRequest, v1::PlanResponse>("ConfirmOutcome",
                                                     Acting<v1::ConfirmOutcomeRequest>(backend));
  Unary<v1::CorrectFactsRequest, v1::PlanResponse>("CorrectFacts",
                                                   Acting<v1::CorrectFactsRequest>(backend));
  Unary<v1::ReverseOutcomeRequest, v1::PlanResponse>("ReverseOutcome",
                                                     Acting<v1::ReverseOutcomeRequest>(backend));
  Unary<v1::ReconsiderDecisionRequest, v1::PlanResponse>(
      "ReconsiderDecision", Acting<v1::ReconsiderDecisionRequest>(backend));

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
