// SPDX-License-Identifier: EUPL-1.2
#include "tests/runtime/crowd/crowd.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"
#include "tests/runtime/loop_driver.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Stage;

constexpr int kAtOnce = 500;
constexpr int kDays = 300;

std::string CrowdPlanName(int number) { return absl::StrCat("programmes/p/plans/q", number); }

Stage& AddStage(const std::string& id, v1::BodyKind body, v1::StageRole role,
                noordster::internal::v1::PathVersion& path) {
  Stage& stage = *path.add_stages();
  stage.set_id(id);
  stage.set_body_kind(body);
  stage.set_role(role);
  return stage;
}

void AddOutcome(const std::string& id, v1::OutcomeKind kind, const std::string& next,
                v1::LegalEffect effect, Stage& stage) {
  auto& outcome = *stage.add_outcomes();
  outcome.set_id(id);
  outcome.set_kind(kind);
  outcome.set_next(next);
  outcome.set_effect(effect);
}

engine::Request PathOfCrowd() {
  engine::PublishPath publish;
  publish.path = "paths/path";
  publish.version.set_content_sha256(std::string(32, 'c'));
  Stage& consult =
      AddStage(kConsultation, v1::PARTNER_CONSULTATION, v1::CONSULTATION, publish.version);
  AddOutcome("with-remarks", v1::RECOGNISED_WITH_REMARKS, kBoard, v1::ADVICE, consult);
  Stage& board = AddStage(kBoard, v1::PROGRAMME_BOARD, v1::INTERNAL_ADOPTION, publish.version);
  AddOutcome("rejected", v1::REJECTED, "", v1::NONE, board);
  auto& guard = *board.add_guards();
  guard.set_id("remarks");
  guard.set_moment(v1::ENTRY);
  guard.set_kind(v1::REMARKS_ANSWERED);
  engine::Request request = MakeRequest(publish);
  *request.command.As<engine::PublishPath>()->version.mutable_definition() =
      AddText("definition", request.texts);
  return request;
}

engine::Request Creation(int number, Spread spread) {
  engine::CreatePlan create;
  create.name = CrowdPlanName(number);
  create.plan.set_path_version("paths/path/versions/1");
  if (number % 2 == 0) create.plan.add_challenges("programmes/p/challenges/c");
  const int day = spread == Spread::kAlike ? 0 : number % kDays;
  for (const char* stage : {kConsultation, kBoard}) {
    auto& planned = *create.plan.add_planned_dates();
    planned.set_stage(stage);
    const std::string date = calendar::FormatDate(absl::CivilDay(2022, 3, 1) + day);
    planned.mutable_date()->set_edtf(date);
    planned.mutable_date()->set_earliest(date);
    planned.mutable_date()->set_latest(date);
  }
  engine::Request request = MakeRequest(create);
  *request.command.As<engine::CreatePlan>()->plan.mutable_title() =
      AddText(absl::StrCat("Plan ", number), request.texts);
  return request;
}

engine::Request Recognition(int number) {
  engine::RecordOutcome record;
  record.step = engine::StepName(CrowdPlanName(number), 1);
  record.outcome = "with-remarks";
  record.body = absl::StrCat("bodies/b", static_cast<int>(v1::PARTNER_CONSULTATION));
  record.decided_date = "2022-02-01";
  engine::Request request = MakeRequest(record);
  const engine::TextRef remark = AddText("Er ontbreekt een planning", request.texts);
  request.command.As<engine::RecordOutcome>()->remarks.push_back(remark);
  return request;
}

void SendAll(std::vector<engine::Request> requests, LoopDriver& driver) {
  for (const auto& answer : driver.SendAll(std::move(requests))) NOORDSTER_CHECK(answer.ok());
}

}  // namespace

void FillWithPlans(int plans, Spread spread, storage::Store& store,
                   noordster::testing::FakeClock& clock) {
  LoopDriver driver(store, clock);
  driver.SendFoundation();
  NOORDSTER_CHECK(driver.Send(PathOfCrowd()).ok());
  for (int first = 0; first < plans; first += kAtOnce) {
    std::vector<engine::Request> creations;
    std::vector<engine::Request> recognitions;
    for (int number = first; number < std::min(plans, first + kAtOnce); ++number) {
      creations.push_back(Creation(number, spread));
      const bool moves = spread == Spread::kAlike || number % 4 < 2;
      if (moves) recognitions.push_back(Recognition(number));
    }
    SendAll(std::move(creations), driver);
    SendAll(std::move(recognitions), driver);
  }
}

}  // namespace noordster::runtime
