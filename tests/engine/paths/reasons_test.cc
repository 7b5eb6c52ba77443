// SPDX-License-Identifier: EUPL-1.2
// Every reason the engine refuses with, on which fact, and who can lift it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "tests/api/reasons/reasons_of_server.h"
#include "tests/engine/four_eyes/mandated_world.h"
#include "tests/engine/paths/reason_case.h"
#include "tests/engine/world.h"

namespace noordster::engine::reasons_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PathVersion;
using noordster::testing::kReasonsOfServer;

std::string DecisionOf(int32_t number) { return DecisionName(World::kPlan, number); }
std::string FollowUpOf(int32_t number) { return FollowUpName(World::kPlan, number); }

// The fact a refusal names for a reason: subject and numbers of its blocker; else its fields; else
// its details.
std::string FactOf(const Refusal& refusal, v1::ErrorReason reason) {
  std::vector<std::string> parts;
  for (const v1::Blocker& blocker : refusal.blockers()) {
    if (blocker.reason() != reason || !parts.empty()) continue;
    parts.push_back(blocker.subject().empty() ? blocker.guard() : blocker.subject());
    for (const int32_t number : blocker.numbers()) parts.push_back(absl::StrCat(number));
  }
  for (const FieldViolation& violation : refusal.violations()) parts.push_back(violation.field());
  if (parts.empty()) {
    for (const auto& detail : refusal.details()) {
      parts.push_back(absl::StrCat(detail.key(), "=", detail.value()));
    }
  }
  return absl::StrJoin(parts, " ");
}

v1::Lifter LifterOf(const Refusal& refusal, v1::ErrorReason reason) {
  for (const v1::Blocker& blocker : refusal.blockers()) {
    if (blocker.reason() == reason) return blocker.lifter();
  }
  return v1::LIFTER_UNSPECIFIED;
}

absl::Status Recorded(World& world, const std::function<void(RecordOutcome&)>& change,
                      const std::string& outcome) {
  RecordOutcome command = world.Outcome(outcome);
  change(command);
  return world.Try(command).status();
}

void OpenCondition(World& world) {
  world.BringTo("board");
  RecordOutcome command = world.Outcome("with-conditions");
  command.conditions = {world.Condition()};
  command.conditions[0].set_judge("persons/judge");
  world.Register("judge");
  world.Do(command);
}

// The path as it stands, changed.
PathVersion Changed(const std::function<void(PathVersion&)>& change, const World& world) {
  PathVersion path = world.Get("paths/path/versions/1").path_version();
  path.set_content_sha256(std::string(32, '9'));
  change(path);
  return path;
}

absl::Status Migrated(World& world, const std::function<void(PathVersion&)>& change) {
  PublishPath publish;
  publish.path = "paths/path";
  publish.version = Changed(change, world);
  world.Do(publish);
  return world.Try(MigratePlan{World::kPlan, "paths/path/versions/2", {}}).status();
}

// Existence, references and who asks.
std::vector<ReasonCase> CasesOfState() {
  using absl::StatusCode;
  return {
      {v1::RESOURCE_NOT_FOUND, StatusCode::kNotFound, "resource=programmes/p/plans/none",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         return world.Try(WithdrawPlan{"programmes/p/plans/none", "2023-01-10"}).status();
       }},
      {v1::RESOURCE_EXISTS, StatusCode::kAlreadyExists, "resource=bodies/b1",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) { return world.Try(BodyOfKind("b1", v1::COUNCIL)).status(); }},
      {v1::ETAG_MISMATCH, StatusCode::kAborted, "resource=programmes/p/plans/q etag=\"14\"",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) { return world.Try(world.Version({"plan"}), "\"1\"").status(); }},
      {v1::NOT_ALLOWED, StatusCode::kPermissionDenied,
       "act=withdraw_plan resource=programmes/p/plans/q", v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.set_caller(Caller());
         return world.Try(WithdrawPlan{World::kPlan, "2023-01-10"}).status();
       }},
      {v1::INVALID_FIELD, StatusCode::kInvalidArgument, "treatments[1].step",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         const RecordOutcome ready = world.Outcome("ready");
         return world.Try(RecordOutcomes{"programmes/p", {ready, ready}}).status();
       }},
      {v1::REFERENCE_UNFIT, StatusCode::kFailedPrecondition, "plan.planned_dates[0].stage",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         UpdatePlan update;
         update.name = World::kPlan;
         update.plan.set_path_version("paths/path/versions/1");
         update.plan.add_planned_dates()->set_stage("nowhere");
         return world.Try(update).status();
       }},
  };
}

// Paths, and how far a plan is on its own.
std::vector<ReasonCase> CasesOfPaths() {
  using absl::StatusCode;
  return {
      {v1::PATH_INVALID, StatusCode::kInvalidArgument, "definition.stages[0].outcomes[0].next",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         PublishPath publish;
         publish.path = "paths/path";
         publish.version = Changed(
             [](PathVersion& path) {
               path.mutable_stages(0)->mutable_outcomes(0)->set_next("nowhere");
             },
             world);
         return world.Try(publish).status();
       }},
      {v1::BODY_MISSING, StatusCode::kFailedPrecondition, "PROGRAMME_OFFICE",
       v1::PROGRAMME_SECRETARY,
       [](World& world) {
         Define bare;
         bare.create = true;
         bare.record.set_name("programmes/bare");
         bare.record.mutable_programme();
         world.Do(bare);
         CreatePlan create;
         create.name = "programmes/bare/plans/q";
         create.plan.set_path_version("paths/path/versions/1");
         return world.Try(create).status();
       }},
      {v1::LIMIT_REACHED, StatusCode::kResourceExhausted,
       "limit=steps resource=programmes/p/plans/q", v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.BringTo("board");
         world.SetSteps(limits::kStepsMax);
         return Recorded(
             world, [](RecordOutcome&) {}, "adopted");
       }},
      {v1::PLAN_ENDED, StatusCode::kFailedPrecondition, "resource=programmes/p/plans/q",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.Do(WithdrawPlan{World::kPlan, "2023-01-10"});
         return world.Try(world.Version({"plan"})).status();
       }},
      {v1::STAGE_UNMAPPED, StatusCode::kFailedPrecondition, "work", v1::PROGRAMME_SECRETARY,
       [](World& world) {
         return Migrated(world, [](PathVersion& path) {
           path.mutable_stages(0)->set_id("other");
           for (auto& stage : *path.mutable_stages()) {
             for (auto& outcome : *stage.mutable_outcomes()) {
               if (outcome.next() == "work") outcome.set_next("other");
             }
           }
         });
       }},
      {v1::EFFECT_WEAKER, StatusCode::kFailedPrecondition, "consult", v1::PROGRAMME_SECRETARY,
       [](World& world) {
         world.BringTo("consult");
         return Migrated(world, [](PathVersion& path) {
           for (auto& outcome : *path.mutable_stages(1)->mutable_outcomes()) {
             outcome.set_effect(v1::NONE);
           }
         });
       }},
  };
}

// Recording an outcome.
std::vector<ReasonCase> CasesOfOutcomes() {
  const auto code = absl::StatusCode::kFailedPrecondition;
  const v1::Lifter secretary = v1::PROGRAMME_SECRETARY;
  return {
      {v1::GUARDS_UNMET, code, "guard-1 1", secretary,
       [](World& world) {
         world.BringTo("board");
         world.OpenFollowUp(v1::FollowUp::REMARK);
         return Recorded(
             world, [](RecordOutcome&) {}, "adopted");
       }},
      {v1::STEP_NOT_OPEN, code,
       "resource=programmes/p/plans/q/steps/1 open_step=programmes/p/plans/q/steps/2",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.BringTo("consult");
         return Recorded(
             world, [](RecordOutcome& command) { command.step = StepName(World::kPlan, 1); },
             "recognised");
       }},
      {v1::OUTCOME_UNKNOWN, code, "stage=work outcome=adopted several=", v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         return Recorded(
             world, [](RecordOutcome&) {}, "adopted");
       }},
      {v1::WRONG_BODY, code, "b6", secretary,
       [](World& world) {
         return Recorded(
             world, [](RecordOutcome& command) { command.body = "bodies/b1"; }, "ready");
       }},
      {v1::VERSION_UNKNOWN, code, " 0", secretary,
       [](World& world) {
         return Recorded(
             world, [](RecordOutcome& command) { command.plan_version = 3; }, "ready");
       }},
      {v1::DATE_IN_FUTURE, code, "2023-11-14", secretary,
       [](World& world) {
         return Recorded(
             world, [](RecordOutcome& command) { command.decided_date = "2023-11-15"; }, "ready");
       }},
      {v1::DATE_BEFORE_EARLIER_STEP, code, "2023-01-10", secretary,
       [](World& world) {
         world.BringTo("consult");
         return Recorded(
             world, [](RecordOutcome& command) { command.decided_date = "2023-01-09"; },
             "recognised");
       }},
  };
}

// What outcomes need, and what they open.
std::vector<ReasonCase> CasesOfNeeds() {
  const auto code = absl::StatusCode::kFailedPrecondition;
  const v1::Lifter secretary = v1::PROGRAMME_SECRETARY;
  return {
      {v1::REASON_REQUIRED, code, "reason", secretary,
       [](World& world) {
         world.BringTo("board");
         world.WithReason(false);
         return Recorded(
             world, [](RecordOutcome&) {}, "deferred");
       }},
      {v1::FIELD_REQUIRED, code, "remarks", secretary,
       [](World& world) {
         world.BringTo("consult");
         return Recorded(
             world, [](RecordOutcome&) {}, "with-remarks");
       }},
      {v1::FIELD_UNWANTED, code, "due_date", secretary,
       [](World& world) {
         world.BringTo("consult");
         return Recorded(
             world, [](RecordOutcome& command) { command.due_date = "2023-02-01"; }, "recognised");
       }},
      {v1::DUE_DATE_BEFORE_DECISION, code, "2023-01-10", secretary,
       [](World& world) {
         world.BringTo("raad");
         return Recorded(
             world, [](RecordOutcome& command) { command.due_date = "2023-01-09"; }, "amended");
       }},
      {v1::FOLLOW_UP_SETTLED, code, "resource=programmes/p/plans/q/followUps/1",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.OpenFollowUp(v1::FollowUp::REMARK);
         world.Do(SettleFollowUp{FollowUpOf(1), v1::FollowUp::TAKEN_OVER});
         return world.Try(SettleFollowUp{FollowUpOf(1), v1::FollowUp::TAKEN_OVER}).status();
       }},
      {v1::SETTLEMENT_UNFIT, code, "resource=programmes/p/plans/q/followUps/1",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.OpenFollowUp(v1::FollowUp::REMARK);
         return world.Try(SettleFollowUp{FollowUpOf(1), v1::FollowUp::MET}).status();
       }},
      {v1::WRONG_JUDGE, code, "resource=programmes/p/plans/q/followUps/1 judge=persons/judge",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         OpenCondition(world);
         return world.Try(SettleFollowUp{FollowUpOf(1), v1::FollowUp::MET}).status();
       }},
  };
}

// Putting right, and replacing.
std::vector<ReasonCase> CasesOfCorrections() {
  const auto code = absl::StatusCode::kFailedPrecondition;
  const v1::Lifter secretary = v1::PROGRAMME_SECRETARY;
  return {
      {v1::DECISION_REVERSED, code, "resource=programmes/p/plans/q/decisions/1",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.BringTo("consult");
         world.Do(ReverseOutcome{DecisionOf(1)});
         return world.Try(ReverseOutcome{DecisionOf(1)}).status();
       }},
      {v1::LATER_DECISIONS, code, " 2 3", secretary,
       [](World& world) {
         world.BringTo("college");
         return world.Try(ReverseOutcome{DecisionOf(1)}).status();
       }},
      {v1::DECISION_CONFIRMED, code, " 5", v1::TREATING_BODY,
       [](World& world) {
         world.BringTo("delivery");
         world.Do(ConfirmOutcome{DecisionOf(5), world.Text()});
         return world.Try(ReverseOutcome{DecisionOf(5)}).status();
       }},
      {v1::NOT_PROVISIONAL, code, "resource=programmes/p/plans/q/decisions/1",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.BringTo("consult");
         return world.Try(ConfirmOutcome{DecisionOf(1), world.Text()}).status();
       }},
      {v1::UNDER_SECRECY, code, "resource=programmes/p/plans/q/versions/1", v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.BringTo("college");
         const ImposeSecrecy impose{VersionName(World::kPlan, 1), v1::PRIVACY, "bodies/b1",
                                    "2023-01-10", ""};
         world.Do(impose);
         return world.Try(impose).status();
       }},
      {v1::NOT_SECRET, code, "resource=programmes/p/plans/q/decisions/1", v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         world.BringTo("college");
         return world.Try(LiftSecrecy{DecisionOf(1), "2023-01-10"}).status();
       }},
      {v1::DATE_AFTER_LATER_STEP, code, "2023-01-10", secretary,
       [](World& world) {
         world.BringTo("board");
         return world.Try(CorrectFacts{DecisionOf(1), "2023-01-11", "", {}}).status();
       }},
      {v1::DECISION_NOT_CONFIRMED, code, " 5", v1::COUNCIL_CLERK,
       [](World& world) {
         world.BringTo("delivery");
         return world.Try(ReconsiderDecision{DecisionOf(5)}).status();
       }},
      {v1::MANDATES_MISSING, code, "act=grant_mandate needed=1 given=0", v1::LIFTER_UNSPECIFIED,
       [](World& world) { return world.Try(EnactMandates()).status(); }},
      {v1::RECONSIDERATION_OPEN, code, " 5", secretary,
       [](World& world) {
         world.BringTo("delivery");
         world.Do(ConfirmOutcome{DecisionOf(4), world.Text()});
         world.Do(ConfirmOutcome{DecisionOf(5), world.Text()});
         world.Do(ReconsiderDecision{DecisionOf(5)});
         return world.Try(ReconsiderDecision{DecisionOf(4)}).status();
       }},
  };
}

// A town in which two others must approve what the board does, with a draft of that by the first
// secretary.
Draft PrepareIn(World& world) {
  world = MandatedWorld(2, 0);
  world.set_caller(TokenOf("s1"));
  Draft draft("d", "content", world.Outcome("deferred"));
  world.Do(draft.Prepare(true));
  return draft;
}

std::vector<ReasonCase> CasesOfDrafts() {
  const absl::StatusCode code = absl::StatusCode::kFailedPrecondition;
  return {
      {v1::APPROVALS_MISSING, code,
       "act=record_outcome resource=programmes/p/plans/q needed=2 given=0", v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         const Draft draft = PrepareIn(world);
         return world.CarryOut(draft.name, draft.content, draft.command).status();
       }},
      {v1::DRAFT_OUTDATED, code, "resource=drafts/d subject=programmes/p/plans/q",
       v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         const Draft draft = PrepareIn(world);
         world.Do(UpdatePlan{World::kPlan, world.plan(), false});
         return world.CarryOut(draft.name, draft.content, draft.command).status();
       }},
      {v1::DRAFT_CLOSED, code, "resource=drafts/d state=withdrawn", v1::LIFTER_UNSPECIFIED,
       [](World& world) {
         const Draft draft = PrepareIn(world);
         world.Do(WithdrawDraft{draft.name});
         return world.CarryOut(draft.name, draft.content, draft.command).status();
       }},
  };
}

std::vector<ReasonCase> AllCases() {
  std::vector<ReasonCase> all = CasesOfState();
  for (const auto& more : {CasesOfPaths(), CasesOfOutcomes(), CasesOfNeeds(), CasesOfCorrections(),
                           CasesOfDrafts(), CasesOfMeetings(), CasesOfRecognition(),
                           CasesOfActions(), CasesOfProposals(), CasesOfProgrammes()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

TEST(ReasonsTest, EveryReasonOfTheEngineComesWithItsFactAndWhoCanLiftIt) {
  for (const ReasonCase& each : AllCases()) {
    SCOPED_TRACE(v1::ErrorReason_Name(each.reason));
    World world;
    world.StartPlan();
    world.WithReason(true);
    const absl::Status status = each.refuse(world);
    EXPECT_EQ(status.code(), each.code) << status;
    const Refusal refusal = RefusalOf(status).value_or(Refusal());
    std::set<v1::ErrorReason> reasons = {refusal.reason()};
    for (const v1::Blocker& blocker : refusal.blockers()) reasons.insert(blocker.reason());
    EXPECT_EQ(reasons.count(each.reason), 1u) << status;
    EXPECT_EQ(FactOf(refusal, each.reason), each.fact);
    EXPECT_EQ(LifterOf(refusal, each.reason), each.lifter);
  }
}

TEST(ReasonsTest, NoReasonIsLeftOut) {
  std::set<v1::ErrorReason> seen(std::begin(kReasonsOfServer), std::end(kReasonsOfServer));
  for (const ReasonCase& each : AllCases()) seen.insert(each.reason);
  for (int reason = 1; reason <= v1::ErrorReason_MAX; ++reason) {
    if (!v1::ErrorReason_IsValid(reason)) continue;
    EXPECT_EQ(seen.count(static_cast<v1::ErrorReason>(reason)), 1u)
        << v1::ErrorReason_Name(static_cast<v1::ErrorReason>(reason));
  }
}

}  // namespace
}  // namespace noordster::engine::reasons_test
