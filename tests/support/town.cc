// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/town.h"

#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/base/check.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

struct BodyRow {
  const char* id;
  const char* display_name;
  v1::BodyKind kind;
};

constexpr BodyRow kBodies[] = {
    {"board", "Dagelijks Bestuur", v1::PROGRAMME_BOARD},
    {"college", "College", v1::EXECUTIVE},
    {"delivery", "Uitvoering", v1::DELIVERY},
    {"office", "Programmabureau", v1::PROGRAMME_OFFICE},
    {"partners", "Partneroverleg", v1::PARTNER_CONSULTATION},
    {"raad", "Gemeenteraad", v1::COUNCIL},
};

// The outcome that takes a plan on, by stage of the full path.
const std::map<std::string, std::string>& Favourable() {
  static const auto* outcomes = new std::map<std::string, std::string>{
      {"input", "gathered"}, {"work", "ready"},   {"consult", "recognised"}, {"board", "adopted"},
      {"college", "agreed"}, {"raad", "adopted"}, {"delivery", "completed"}};
  return *outcomes;
}

struct StageRow {
  const char* id;
  v1::BodyKind body_kind;
  v1::StageRole role;
  v1::LegalEffect effect;
};

v1::Stage& AddStage(v1::PathDefinition& path, const StageRow& row) {
  v1::Stage& stage = *path.add_stages();
  stage.set_id(row.id);
  stage.set_display_name(absl::StrCat("Fase ", row.id));
  stage.set_question(absl::StrCat("Wat is de vraag bij ", row.id, "?"));
  stage.set_body_kind(row.body_kind);
  stage.set_role(row.role);
  stage.set_effect(row.effect);
  return stage;
}

void AddOutcome(v1::Stage& stage, const std::string& id, v1::OutcomeKind kind,
                const std::string& next) {
  v1::Outcome& outcome = *stage.add_outcomes();
  outcome.set_id(id);
  outcome.set_display_name(absl::StrCat("uitkomst ", id));
  outcome.set_kind(kind);
  outcome.set_next(next);
}

void AddGuard(v1::Stage& stage, v1::GuardMoment moment, v1::GuardKind kind,
              const std::string& subject = "") {
  v1::Guard& guard = *stage.add_guards();
  guard.set_id(absl::StrCat("eis-", stage.guards_size()));
  guard.set_display_name("Een eis");
  guard.set_moment(moment);
  guard.set_kind(kind);
  guard.set_subject(subject);
}

void AddFirstStages(v1::PathDefinition& path) {
  v1::Stage& input = AddStage(path, {"input", v1::PROGRAMME_OFFICE, v1::INPUT, v1::NONE});
  AddOutcome(input, "gathered", v1::INPUT_GATHERED, "work");
  v1::Stage& work = AddStage(path, {"work", v1::PROGRAMME_OFFICE, v1::WORK, v1::NONE});
  AddGuard(work, v1::EXIT, v1::VERSION_FROZEN);
  AddGuard(work, v1::EXIT, v1::DOCUMENT_FROZEN, "plan");
  AddGuard(work, v1::EXIT, v1::CHALLENGE_LINKED);
  work.mutable_guards(2)->set_lifter(v1::CHALLENGE_LEAD);
  AddOutcome(work, "ready", v1::DRAFT_READY, "consult");
  v1::Stage& consult =
      AddStage(path, {"consult", v1::PARTNER_CONSULTATION, v1::CONSULTATION, v1::ADVICE});
  consult.set_audience(v1::PARTNERS);
  consult.set_outside_meetings(true);
  AddGuard(consult, v1::ENTRY, v1::CONFIRMED, kConfirmation);
  AddOutcome(consult, "recognised", v1::RECOGNISED, "board");
  AddOutcome(consult, "with-remarks", v1::RECOGNISED_WITH_REMARKS, "board");
  AddOutcome(consult, "not-recognised", v1::NOT_RECOGNISED, "work");
  AddOutcome(consult, "in-part", v1::RECOGNISED_IN_PART, "board");
  consult.mutable_outcomes(consult.outcomes_size() - 1)->set_minority_view(true);
  AddOutcome(consult, "not-treated", v1::NOT_TREATED, "consult");
}

void AddDecidingStages(v1::PathDefinition& path) {
  v1::Stage& board =
      AddStage(path, {"board", v1::PROGRAMME_BOARD, v1::INTERNAL_ADOPTION, v1::INTERNAL});
  board.set_outside_meetings(true);
  AddGuard(board, v1::ENTRY, v1::REMARKS_ANSWERED);
  AddOutcome(board, "adopted", v1::PROVISIONALLY_ADOPTED, "college");
  AddOutcome(board, "with-conditions", v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS, "college");
  AddOutcome(board, "rejected", v1::REJECTED, "");
  AddOutcome(board, "deferred", v1::DEFERRED, "board");
  AddOutcome(board, "sent-back", v1::SENT_BACK, "work");
  v1::Stage& college = AddStage(path, {"college", v1::EXECUTIVE, v1::PROPOSING, v1::PROPOSAL});
  AddGuard(college, v1::ENTRY, v1::CONDITIONS_MET);
  AddGuard(college, v1::ENTRY, v1::OUTCOME_GIVEN, "board");
  v1::Guard& adopted = *college.mutable_guards(1);
  adopted.set_id(kBoardGuard);
  adopted.add_outcome_kinds(v1::PROVISIONALLY_ADOPTED);
  adopted.add_outcome_kinds(v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS);
  adopted.set_dispenser(v1::EXECUTIVE_SECRETARIAT);
  AddOutcome(college, "agreed", v1::AGREED, "raad");
  AddOutcome(college, "agreed-as-amended", v1::AGREED_AS_AMENDED, "raad");
  AddOutcome(college, "deferred", v1::DEFERRED, "college");
  AddOutcome(college, "sent-back", v1::SENT_BACK, "work");
  v1::Stage& raad = AddStage(path, {"raad", v1::COUNCIL, v1::DECIDING, v1::DECISION});
  raad.set_audience(v1::PUBLIC);
  AddGuard(raad, v1::ENTRY, v1::TEXT_CONSOLIDATED);
  AddGuard(raad, v1::EXIT, v1::DOCUMENT_FROZEN, "begroting");
  AddOutcome(raad, "adopted", v1::ADOPTED, "delivery");
  AddOutcome(raad, "adopted-as-amended", v1::ADOPTED_AS_AMENDED, "delivery");
  AddOutcome(raad, "rejected", v1::REJECTED, "");
  AddOutcome(raad, "deferred", v1::DEFERRED, "raad");
  AddOutcome(raad, "withdrawn", v1::WITHDRAWN, "");
  v1::Stage& delivery = AddStage(path, {"delivery", v1::DELIVERY, v1::CARRYING_OUT, v1::NONE});
  AddGuard(delivery, v1::ENTRY, v1::TEXT_CONSOLIDATED);
  AddOutcome(delivery, "completed", v1::COMPLETED, "");
}

}  // namespace

v1::PathDefinition FullPath() {
  v1::PathDefinition path;
  path.set_display_name("Uitvoeringsplan");
  path.set_source("Voor een test");
  AddFirstStages(path);
  AddDecidingStages(path);
  return path;
}

v1::PathDefinition CompactPath() {
  v1::PathDefinition path;
  path.set_display_name("Kort pad");
  v1::Stage& work = AddStage(path, {"work", v1::PROGRAMME_OFFICE, v1::WORK, v1::NONE});
  AddOutcome(work, "ready", v1::DRAFT_READY, "raad");
  AddOutcome(work, "deferred", v1::DEFERRED, "work");
  v1::Stage& raad = AddStage(path, {"raad", v1::COUNCIL, v1::DECIDING, v1::DECISION});
  AddOutcome(raad, "adopted", v1::ADOPTED, "");
  AddOutcome(raad, "rejected", v1::REJECTED, "");
  AddOutcome(raad, "deferred", v1::DEFERRED, "raad");
  AddOutcome(raad, "sent-back", v1::SENT_BACK, "work");
  return path;
}

std::string NumberedUuid(int number) {
  return absl::StrFormat("00000000-0000-4000-8000-%012x", number);
}

v1::Document DocumentOf(const std::string& role) {
  v1::Document document;
  document.set_role(role);
  document.set_display_name(absl::StrCat("Document ", role));
  document.set_uri(absl::StrCat("https://example.org/", role));
  document.set_sha256(std::string(64, 'a'));
  document.set_size_bytes(1024);
  return document;
}

std::string Town::Name(absl::string_view relative) {
  return absl::StrCat("municipalities/gm1916", relative.empty() ? "" : "/", relative);
}

std::string Town::Plan(absl::string_view id) {
  return Name(absl::StrCat("programmes/noord/plans/", id));
}

void Town::Build() {
  v1::CreateMunicipalityRequest municipality;
  municipality.set_municipality_id("gm1916");
  municipality.mutable_municipality()->set_display_name("Leidschendam-Voorburg");
  municipality.mutable_municipality()->set_approvals(0);
  client_.Must(&v1::ProgrammeService::Stub::CreateMunicipality, municipality);
  BuildBodies();
  BuildProgramme();
  Publish("full", FullPath());
  Publish("compact", CompactPath());
}

void Town::BuildBodies() {
  for (const BodyRow& row : kBodies) {
    v1::CreateBodyRequest request;
    request.set_parent(Name(""));
    request.set_body_id(row.id);
    request.mutable_body()->set_display_name(row.display_name);
    request.mutable_body()->set_kind(row.kind);
    client_.Must(&v1::BodyService::Stub::CreateBody, request);
  }
}

void Town::BuildProgramme() {
  v1::CreateProgrammeRequest programme;
  programme.set_parent(Name(""));
  programme.set_programme_id("noord");
  programme.mutable_programme()->set_display_name("Sterk voor Noord");
  for (const BodyRow& row : kBodies) {
    programme.mutable_programme()->add_bodies(Name(absl::StrCat("bodies/", row.id)));
  }
  client_.Must(&v1::ProgrammeService::Stub::CreateProgramme, programme);
  for (const char* id : {"jeugd", "wonen"}) {
    v1::CreateChallengeRequest challenge;
    challenge.set_parent(Name("programmes/noord"));
    challenge.set_challenge_id(id);
    challenge.mutable_challenge()->set_display_name(id);
    client_.Must(&v1::ProgrammeService::Stub::CreateChallenge, challenge);
  }
}

void Town::Publish(const std::string& id, const v1::PathDefinition& definition) {
  v1::PublishPathRequest request;
  request.set_parent(Name(""));
  request.set_path_id(id);
  *request.mutable_definition() = definition;
  client_.Must(&v1::PathService::Stub::PublishPath, request);
}

v1::CreatePlanRequest Town::NewPlan(const std::string& id, const std::string& path) {
  v1::CreatePlanRequest request;
  request.set_parent(Name("programmes/noord"));
  request.set_plan_id(id);
  request.mutable_plan()->set_title(absl::StrCat("Plan ", id));
  request.mutable_plan()->add_challenges(Name("programmes/noord/challenges/jeugd"));
  request.mutable_plan()->set_path_version(Name(absl::StrCat("paths/", path, "/versions/1")));
  return request;
}

v1::Plan Town::StartPlan(const std::string& id, const std::string& path) {
  return client_.Must(&v1::PlanService::Stub::CreatePlan, NewPlan(id, path)).plan();
}

v1::Plan Town::Get(const std::string& plan_id) {
  v1::GetPlanRequest request;
  request.set_name(Plan(plan_id));
  return client_.Must(&v1::PlanService::Stub::GetPlan, request).plan();
}

v1::CreateProposalRequest Town::NewProposal(const std::string& id) {
  v1::CreateProposalRequest request;
  request.set_parent(Name("programmes/noord"));
  request.set_proposal_id(id);
  v1::Proposal& proposal = *request.mutable_proposal();
  proposal.set_title("Uitvoeringsplannen");
  proposal.set_kind(v1::Proposal::COUNCIL_PROPOSAL);
  auto& plan = *proposal.add_points();
  plan.set_id("jeugd");
  plan.set_text("Het plan vaststellen");
  plan.set_kind(v1::DecisionPoint::PLAN);
  plan.set_plan(Plan("jeugd"));
  auto& money = *proposal.add_points();
  money.set_id("begroting");
  money.set_text("De begroting wijzigen");
  money.set_kind(v1::DecisionPoint::BUDGET_CHANGE);
  return request;
}

v1::Step Town::OpenStep(const std::string& plan_id) {
  v1::GetOptionsRequest request;
  request.set_name(Plan(plan_id));
  return client_.Must(&v1::PlanService::Stub::GetOptions, request).step();
}

v1::RecordOutcomeRequest Town::Outcome(const std::string& plan_id, const std::string& outcome) {
  const v1::Plan plan = Get(plan_id);
  v1::RecordOutcomeRequest request;
  request.set_name(plan.open_step());
  request.set_outcome(outcome);
  request.set_body(OpenStep(plan_id).body());
  request.set_decided_date(kDecidedDate);
  request.set_plan_version(plan.latest_version());
  if (outcome == "with-remarks") request.add_remarks("Er ontbreekt een planning");
  if (outcome == "with-conditions")
    request.add_conditions()->set_text("De dekking wordt uitgewerkt");
  if (outcome == "in-part") request.set_minority_view("De school doet niet mee");
  if (outcome.ends_with("as-amended")) request.set_due_date("2022-08-01");
  if (plan.stage() == "consult") request.add_confirmations(kConfirmation);
  // A source will do where a meeting is wanted.
  request.set_source(kSource);
  return request;
}

v1::DeferStepRequest Town::Defer(const std::string& plan_id) {
  const v1::Step step = OpenStep(plan_id);
  v1::DeferStepRequest request;
  request.set_name(step.name());
  request.set_body(step.body());
  request.set_decided_date(kDecidedDate);
  request.set_plan_version(Get(plan_id).latest_version());
  request.set_reason("De agenda was vol");
  request.set_source(kSource);
  return request;
}

v1::SendBackStepRequest Town::SendBack(const std::string& plan_id) {
  const v1::Step step = OpenStep(plan_id);
  v1::SendBackStepRequest request;
  request.set_name(step.name());
  request.set_body(step.body());
  request.set_decided_date(kDecidedDate);
  request.set_plan_version(Get(plan_id).latest_version());
  request.set_reason("De dekking ontbreekt");
  request.set_source(kSource);
  return request;
}

v1::FreezeVersionRequest Town::FirstVersion(const std::string& plan_id,
                                            const std::vector<std::string>& roles) {
  v1::FreezeVersionRequest request;
  request.set_name(Plan(plan_id));
  for (const std::string& role : roles) *request.add_documents() = DocumentOf(role);
  return request;
}

v1::FreezeVersionRequest Town::Version(const std::string& plan_id,
                                       const std::vector<std::string>& roles) {
  v1::FreezeVersionRequest request = FirstVersion(plan_id, roles);
  if (Get(plan_id).latest_version() > 0) request.set_change(v1::SUBSTANTIVE);
  return request;
}

v1::Plan Town::Record(const std::string& plan_id, const std::string& outcome) {
  return client_.Must(&v1::PlanService::Stub::RecordOutcome, Outcome(plan_id, outcome)).plan();
}

v1::Plan Town::Freeze(const std::string& plan_id, const std::vector<std::string>& roles) {
  return client_.Must(&v1::PlanService::Stub::FreezeVersion, Version(plan_id, roles)).plan();
}

v1::Plan Town::BringTo(const std::string& plan_id, const std::string& stage) {
  v1::Plan plan = Get(plan_id);
  if (plan.latest_version() == 0) plan = Freeze(plan_id, {"plan", "begroting"});
  while (plan.stage() != stage) {
    NOORDSTER_CHECK(Favourable().count(plan.stage()) == 1);
    plan = Record(plan_id, Favourable().at(plan.stage()));
  }
  return plan;
}

int64_t Town::Revision() {
  v1::GetMunicipalityRequest request;
  request.set_name(Name(""));
  return client_.Must(&v1::ProgrammeService::Stub::GetMunicipality, request).revision();
}

}  // namespace noordster::testing
