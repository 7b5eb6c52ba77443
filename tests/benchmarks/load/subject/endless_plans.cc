// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/subject/endless_plans.h"

#include <memory>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/base/check.h"
#include "tests/support/api_client.h"

namespace noordster::bench {
namespace {

namespace v1 = noordster::v1;
using noordster::testing::ApiClient;

constexpr char kMunicipality[] = "municipalities/gm1916";
constexpr int kCreatedAtOnce = 128;

std::string Name(absl::string_view relative) { return absl::StrCat(kMunicipality, "/", relative); }

void BuildProgramme(ApiClient& client) {
  v1::CreateMunicipalityRequest municipality;
  municipality.set_municipality_id("gm1916");
  municipality.mutable_municipality()->set_display_name("Leidschendam-Voorburg");
  municipality.mutable_municipality()->set_approvals(0);
  client.Must(&v1::ProgrammeService::Stub::CreateMunicipality, municipality);
  v1::CreateBodyRequest body;
  body.set_parent(kMunicipality);
  body.set_body_id("db");
  body.mutable_body()->set_display_name("DB programma");
  body.mutable_body()->set_kind(v1::PROGRAMME_BOARD);
  client.Must(&v1::BodyService::Stub::CreateBody, body);
  v1::CreateProgrammeRequest programme;
  programme.set_parent(kMunicipality);
  programme.set_programme_id("noord");
  programme.mutable_programme()->set_display_name("Sterk voor Noord");
  programme.mutable_programme()->add_bodies(Name(EndlessPlans::kBody));
  client.Must(&v1::ProgrammeService::Stub::CreateProgramme, programme);
}

void PublishPath(ApiClient& client) {
  v1::PublishPathRequest path;
  path.set_parent(kMunicipality);
  path.set_path_id("eindeloos");
  path.mutable_definition()->set_display_name("Eindeloos");
  v1::Stage& stage = *path.mutable_definition()->add_stages();
  stage.set_id("db");
  stage.set_display_name("DB programma");
  stage.set_body_kind(v1::PROGRAMME_BOARD);
  stage.set_role(v1::INTERNAL_ADOPTION);
  stage.set_effect(v1::INTERNAL);
  stage.set_outside_meetings(true);
  for (const auto& [id, kind, next] : {std::tuple(EndlessPlans::kOutcome, v1::NOT_TREATED, "db"),
                                       std::tuple("afgewezen", v1::REJECTED, "")}) {
    v1::Outcome& outcome = *stage.add_outcomes();
    outcome.set_id(id);
    outcome.set_display_name(id);
    outcome.set_kind(kind);
    outcome.set_next(next);
  }
  client.Must(&v1::PathService::Stub::PublishPath, path);
}

v1::CreatePlanRequest Creation(int plan) {
  v1::CreatePlanRequest request;
  request.set_parent(Name("programmes/noord"));
  request.set_plan_id(absl::StrCat("plan-", plan));
  request.mutable_plan()->set_title(absl::StrCat("Plan ", plan));
  request.mutable_plan()->set_path_version(Name("paths/eindeloos/versions/1"));
  return request;
}

}  // namespace

EndlessPlans::EndlessPlans(const std::string& address, int count)
    : calls_(address), plans_(static_cast<size_t>(count)) {
  ApiClient client(address);
  BuildProgramme(client);
  PublishPath(client);
  DoAll(count, kCreatedAtOnce, [this](int plan, const std::function<void()>& done) {
    calls_.Send(plan, Creation(plan), [this, plan, done](const v1::PlanResponse& response) {
      plans_[static_cast<size_t>(plan)].etag = response.plan().etag();
      done();
    });
  });
}

std::string EndlessPlans::NameOf(int plan) {
  return absl::StrCat("programmes/noord/plans/plan-", plan);
}

v1::RecordOutcomeRequest EndlessPlans::MoveOf(int plan) const {
  const Plan& stands = plans_[static_cast<size_t>(plan)];
  v1::RecordOutcomeRequest request;
  request.set_name(absl::StrCat(Name(NameOf(plan)), "/steps/", stands.step));
  request.set_outcome(kOutcome);
  request.set_body(Name(kBody));
  request.set_decided_date(kDecidedDate);
  request.set_etag(stands.etag);
  return request;
}

void EndlessPlans::Move(int plan, PlanCalls::Done moved) {
  calls_.Send(plan, MoveOf(plan),
              [this, plan, moved = std::move(moved)](const v1::PlanResponse& response) {
                Plan& stands = plans_[static_cast<size_t>(plan)];
                ++stands.step;
                stands.etag = response.plan().etag();
                moved(response);
              });
}

void EndlessPlans::MoveAndWait(int plan) {
  absl::Notification moved;
  Move(plan, [&moved](const v1::PlanResponse&) { moved.Notify(); });
  moved.WaitForNotification();
}

void EndlessPlans::Skip(int moves) {
  for (Plan& plan : plans_) {
    plan.step += moves;
    plan.etag.clear();
  }
}

ClosedLoop EndlessPlans::LoopOf(int in_flight) {
  const int share = count() / in_flight;
  NOORDSTER_CHECK(share > 0);
  const auto turns = std::make_shared<std::vector<int>>(static_cast<size_t>(in_flight));
  return ClosedLoop(in_flight, [this, in_flight, share, turns](int slot,
                                                               std::function<void()> done) {
    const int turn = (*turns)[static_cast<size_t>(slot)]++ % share;
    Move(slot + turn * in_flight, [done = std::move(done)](const v1::PlanResponse&) { done(); });
  });
}

}  // namespace noordster::bench
