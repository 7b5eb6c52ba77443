// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/decide.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/authorization/approvals.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"
#include "services/engine/visit_command.h"

namespace noordster::engine {

absl::StatusOr<const Record*> Require(const State& state, absl::string_view name) {
  const Record* record = state.Find(name);
  if (record == nullptr) {
    return Refuse(noordster::v1::RESOURCE_NOT_FOUND,
                  absl::StrCat(name.empty() ? "the municipality" : name, " does not exist"),
                  {{"resource", name}});
  }
  return record;
}

absl::Status RequireUntaken(const Case& now, const std::string& name) {
  if (now.state.Find(name) == nullptr) return absl::OkStatus();
  return Refuse(noordster::v1::RESOURCE_EXISTS, absl::StrCat(name, " exists already"),
                {{"resource", name}});
}

absl::StatusOr<const Record*> RequireForChange(const Case& now, absl::string_view name) {
  absl::StatusOr<const Record*> record = Require(now.state, name);
  if (!record.ok()) return record;
  const std::string current = absl::StrCat("\"", (*record)->revision(), "\"");
  if (!now.request.etag.empty() && now.request.etag != current) {
    return Refuse(noordster::v1::ETAG_MISMATCH,
                  absl::StrCat(name, " changed since it was read; read it again"),
                  {{"resource", name}, {"etag", current}});
  }
  return record;
}

absl::StatusOr<const Record*> RequireRunningPlan(const Case& now, absl::string_view name) {
  absl::StatusOr<const Record*> plan = RequireForChange(now, name);
  if (!plan.ok()) return plan;
  if ((*plan)->plan().state() != noordster::v1::Plan::RUNNING) {
    return Refuse(noordster::v1::PLAN_ENDED, absl::StrCat(name, " has ended"),
                  {{"resource", name}});
  }
  return plan;
}

absl::StatusOr<const Record*> RequireOpenStep(const Case& now, const std::string& name) {
  const absl::string_view plan_name = ParentOf(name);
  absl::StatusOr<const Record*> step = Require(now.state, name);
  if (!step.ok()) return step;
  absl::StatusOr<const Record*> plan = RequireRunningPlan(now, plan_name);
  if (!plan.ok()) return plan;
  const int32_t open = (*plan)->plan().open_step();
  if ((*step)->step().number() == open) return step;
  return Refuse(
      noordster::v1::STEP_NOT_OPEN,
      absl::StrCat(name, " has its outcome; the open step is ", StepName(plan_name, open)),
      {{"resource", name}, {"open_step", StepName(plan_name, open)}});
}

const noordster::internal::v1::Stage& OpenStage(const Case& now,
                                                const noordster::internal::v1::Plan& plan) {
  const Record* path = now.state.Find(plan.path_version());
  NOORDSTER_CHECK(path != nullptr);
  const noordster::internal::v1::Stage* stage = FindStage(path->path_version(), plan.stage());
  NOORDSTER_CHECK(stage != nullptr);
  return *stage;
}

noordster::v1::Blocker& Block(noordster::v1::ErrorReason reason, absl::string_view stage,
                              const std::string& subject,
                              std::vector<noordster::v1::Blocker>& blockers) {
  noordster::v1::Blocker& blocker = blockers.emplace_back();
  blocker.set_reason(reason);
  blocker.set_stage(std::string(stage));
  blocker.set_subject(subject);
  blocker.set_lifter(noordster::v1::PROGRAMME_SECRETARY);
  return blocker;
}

void BlockFuture(const Case& now, const std::string& date, absl::string_view stage,
                 std::vector<noordster::v1::Blocker>& blockers) {
  const std::optional<absl::CivilDay> day = calendar::ParseDate(date);
  NOORDSTER_CHECK(day.has_value());
  if (*day > now.context.today) {
    Block(noordster::v1::DATE_IN_FUTURE, stage, calendar::FormatDate(now.context.today), blockers);
  }
}

absl::Status CheckStepsLeft(const Record& plan) {
  if (plan.plan().steps() < limits::kStepsMax) return absl::OkStatus();
  return RefuseLimit(plan.name(), limits::kStepsMax, "steps",
                     "only an outcome that ends it is left");
}

void OpenStep(const Record& programme, int32_t step, const noordster::internal::v1::Stage& stage,
              Decision& decision) {
  const std::string body = BodyOf(programme, stage.body_kind());
  NOORDSTER_CHECK(!body.empty());
  auto* opened = decision.events.emplace_back().mutable_step_opened();
  opened->set_plan(decision.resource);
  opened->set_step(step);
  opened->set_stage(stage.id());
  opened->set_body(body);
}

void EndPlan(noordster::v1::OutcomeKind kind, Decision& decision) {
  auto* ended = decision.events.emplace_back().mutable_plan_ended();
  ended->set_plan(decision.resource);
  ended->set_state(kind == noordster::v1::REJECTED    ? noordster::v1::Plan::TURNED_DOWN
                   : kind == noordster::v1::WITHDRAWN ? noordster::v1::Plan::TAKEN_BACK
                                                      : noordster::v1::Plan::FINISHED);
}

void MoveOn(const Record& programme, const noordster::internal::v1::PathVersion& path, int32_t step,
            const noordster::internal::v1::Outcome& outcome, Decision& decision) {
  if (outcome.next().empty()) return EndPlan(outcome.kind(), decision);
  const noordster::internal::v1::Stage* next = FindStage(path, outcome.next());
  NOORDSTER_CHECK(next != nullptr);
  OpenStep(programme, step, *next, decision);
}

noordster::v1::Audience AudienceOf(const State& state, const noordster::internal::v1::Stage& stage,
                                   const std::string& body) {
  if (stage.audience() != noordster::v1::AUDIENCE_UNSPECIFIED) return stage.audience();
  return AudienceOf(state, body);
}

noordster::v1::Audience AudienceOf(const State& state, const std::string& body) {
  const Record* record = state.Find(body);
  if (record != nullptr && record->body().audience() != noordster::v1::AUDIENCE_UNSPECIFIED) {
    return record->body().audience();
  }
  return noordster::v1::ADMINISTRATION;
}

noordster::v1::Audience AudienceAsked(noordster::v1::Audience asked) {
  return asked == noordster::v1::AUDIENCE_UNSPECIFIED ? noordster::v1::ADMINISTRATION : asked;
}

noordster::internal::v1::StageOutcome SaidBy(const noordster::internal::v1::Decision& made) {
  noordster::internal::v1::StageOutcome said;
  said.set_stage(made.stage());
  said.set_kind(made.kind());
  said.set_decision(made.number());
  said.set_plan_version(made.plan_version());
  said.set_substance(made.substance());
  return said;
}

std::string BodyOf(const Record& programme, noordster::v1::BodyKind kind) {
  for (int i = 0; i < programme.programme().bodies_size(); ++i) {
    if (programme.programme().body_kinds(i) == kind) return programme.programme().bodies(i);
  }
  return "";
}

bool ActsAs(const Case& now, noordster::v1::Lifter lifter, absl::string_view body) {
  using noordster::v1::Mandate;
  if (now.actor.kind() == noordster::internal::v1::Actor::LOCAL_TRUSTED) return true;
  switch (lifter) {
    case noordster::v1::CHALLENGE_LEAD:
      return now.actor.capacity() == Mandate::Capacity_Name(Mandate::CHALLENGE_LEAD);
    case noordster::v1::PROGRAMME_MANAGER:
      return now.actor.capacity() == Mandate::Capacity_Name(Mandate::PROGRAMME_MANAGER);
    case noordster::v1::COUNCIL_CLERK:
      return now.actor.capacity() == Mandate::Capacity_Name(Mandate::COUNCIL_CLERK);
    case noordster::v1::EXECUTIVE_SECRETARIAT:
      return now.actor.capacity() == Mandate::Capacity_Name(Mandate::EXECUTIVE_SECRETARIAT);
    case noordster::v1::TREATING_BODY: {
      const Record* mandate = now.state.Find(absl::StrCat("mandates/", now.actor.mandate_id()));
      return mandate != nullptr && mandate->mandate().scope() == body;
    }
    default:
      return now.actor.capacity() == Mandate::Capacity_Name(Mandate::PROGRAMME_SECRETARY) ||
             now.actor.capacity() == Mandate::Capacity_Name(Mandate::PROGRAMME_MANAGER);
  }
}

namespace {

// Adds that the act carried out its draft, and on whose approval.
void CloseDraft(const Case& now, const Act& act, Decision& decision) {
  const auto& draft = now.state.Find(now.request.draft)->draft();
  auto& carried_out = *decision.events.emplace_back().mutable_draft_carried_out();
  carried_out.set_draft(now.request.draft);
  carried_out.set_content_digest(draft.content().digest());
  carried_out.set_resource(draft.resource());
  *carried_out.mutable_subjects() = draft.subjects();
  for (auto& approval :
       CountingApprovals(now.state, draft, act, calendar::FormatDate(now.context.today))) {
    *carried_out.add_approvals() = std::move(approval);
  }
}

}  // namespace

absl::StatusOr<Decision> Decide(const State& state, const Request& request,
                                const Context& context) {
  const Act act = ActOf(state, request.command);
  std::optional<noordster::internal::v1::Actor> actor =
      Allowed(state, request.caller, act, context);
  if (!actor.has_value()) return RefuseAct(act);
  const absl::Status approved = CheckApprovals(state, request, act, context);
  if (!approved.ok()) return approved;
  const Case now{state, request, context, *actor};
  absl::StatusOr<Decision> decision =
      VisitCommand(request.command, [&now](const auto& command) { return DecideOn(now, command); });
  if (!decision.ok()) return decision;
  decision->actor = *actor;
  if (!request.draft.empty()) CloseDraft(now, act, *decision);
  return decision;
}

}  // namespace noordster::engine
