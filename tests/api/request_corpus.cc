// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/request_corpus.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "noordster/v1/action_service.grpc.pb.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/calendar_service.grpc.pb.h"
#include "noordster/v1/draft_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/partner_service.grpc.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/planning_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "noordster/v1/proposal_service.grpc.pb.h"
#include "noordster/v1/recognition_service.grpc.pb.h"
#include "noordster/v1/search_service.grpc.pb.h"
#include "noordster/v1/status_service.grpc.pb.h"
#include "noordster/v1/worklist_service.grpc.pb.h"
#include "services/base/check.h"
#include "tests/api/corpus/action_samples.h"
#include "tests/api/corpus/calendar_samples.h"
#include "tests/api/corpus/corpus.h"
#include "tests/api/corpus/meeting_samples.h"
#include "tests/api/corpus/planning_samples.h"
#include "tests/api/corpus/programme_samples.h"
#include "tests/api/corpus/proposal_samples.h"
#include "tests/api/corpus/recognition_samples.h"
#include "tests/api/corpus/status_samples.h"
#include "tests/api/sample_resources.h"
#include "tests/support/town.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::MethodDescriptor;

// When BuildForCorpus runs, by the clock of the server, and a revision it comes by once the plans
// are there.
constexpr char kBuildTime[] = "2022-07-15T10:00:00Z";
constexpr char kBuildDate[] = "2022-07-15";
constexpr int64_t kBuildRevision = 160;

// Creations, each followed by the change of something that stood before.
void AddDefinitions(Corpus& corpus) {
  v1::CreateMunicipalityRequest municipality;
  municipality.set_municipality_id("gm0002");
  *municipality.mutable_municipality() = SampleMunicipality();
  corpus.Add(municipality);
  v1::UpdateMunicipalityRequest changed_municipality;
  changed_municipality.set_name(Town::Name(""));
  *changed_municipality.mutable_municipality() = SampleMunicipality();
  corpus.Add(changed_municipality);

  v1::CreateProgrammeRequest programme;
  programme.set_parent(Town::Name(""));
  programme.set_programme_id("zuid");
  *programme.mutable_programme() = SampleProgramme();
  corpus.Add(programme);
  v1::UpdateProgrammeRequest changed_programme;
  changed_programme.set_name(Town::Name("programmes/noord"));
  *changed_programme.mutable_programme() = SampleProgramme();
  corpus.Add(changed_programme);

  v1::CreateChallengeRequest challenge;
  challenge.set_parent(Town::Name("programmes/noord"));
  challenge.set_challenge_id("veiligheid");
  *challenge.mutable_challenge() = SampleChallenge();
  corpus.Add(challenge);
  v1::UpdateChallengeRequest changed_challenge;
  changed_challenge.set_name(Town::Name("programmes/noord/challenges/jeugd"));
  *changed_challenge.mutable_challenge() = SampleChallenge();
  corpus.Add(changed_challenge);
}

void AddBodies(Corpus& corpus) {
  v1::CreateBodyRequest body;
  body.set_parent(Town::Name(""));
  body.set_body_id("commissie");
  *body.mutable_body() = SampleBody();
  corpus.Add(body);
  v1::UpdateBodyRequest changed_body;
  changed_body.set_name(Town::Name("bodies/raad"));
  *changed_body.mutable_body() = SampleBody();
  corpus.Add(changed_body);

  v1::CreateMembershipRequest membership;
  membership.set_parent(Town::Name("bodies/raad"));
  membership.set_membership_id("zetel-2");
  *membership.mutable_membership() = SampleMembership();
  corpus.Add(membership);
  v1::UpdateMembershipRequest changed_membership;
  changed_membership.set_name(Town::Name("bodies/raad/memberships/zetel-1"));
  *changed_membership.mutable_membership() = SampleMembership();
  corpus.Add(changed_membership);

  v1::CreatePersonRequest person;
  person.set_parent(Town::Name(""));
  person.set_person_id(NumberedUuid(3));
  *person.mutable_person() = SamplePerson();
  corpus.Add(person);
  v1::UpdatePersonRequest changed_person;
  changed_person.set_name(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  *changed_person.mutable_person() = SamplePerson();
  changed_person.mutable_person()->clear_service_account();
  corpus.Add(changed_person);
  corpus.AddRead<v1::ErasePersonRequest>(Town::Name(absl::StrCat("persons/", NumberedUuid(2))));
}

void AddPlans(Corpus& corpus) {
  v1::PublishPathRequest path;
  path.set_parent(Town::Name(""));
  path.set_path_id("nieuw");
  *path.mutable_definition() = SamplePath();
  corpus.Add(path);
  v1::CreatePlanRequest plan;
  plan.set_parent(Town::Name("programmes/noord"));
  plan.set_plan_id("nieuw");
  *plan.mutable_plan() = SamplePlan();
  corpus.Add(plan);
  plan.set_plan_id("oud");
  *plan.mutable_plan()->mutable_past() = SamplePast();
  corpus.Add(plan);
  v1::UpdatePlanRequest changed_plan;
  changed_plan.set_name(Town::Plan("change"));
  *changed_plan.mutable_plan() = SamplePlan();
  corpus.Add(changed_plan);

  v1::FreezeVersionRequest version = Town::FirstVersion("freeze", {"plan", "begroting"});
  version.set_change(v1::INCORPORATING);
  version.add_settles(1);
  corpus.Add(version);
  v1::RecordOutcomeRequest remarks = SampleOutcome("remarks", 3, "partners", "with-remarks");
  remarks.add_remarks("Er ontbreekt een planning");
  remarks.add_confirmations(kConfirmation);
  corpus.Add(remarks);
  v1::RecordOutcomeRequest part = SampleOutcome("part", 3, "partners", "in-part");
  part.set_minority_view("De school doet niet mee");
  part.add_confirmations(kConfirmation);
  corpus.Add(part);
  v1::RecordOutcomeRequest conditions = SampleOutcome("conditions", 4, "board", "with-conditions");
  v1::Condition& condition = *conditions.add_conditions();
  condition.set_text("De dekking wordt uitgewerkt");
  condition.set_due_date("2022-07-01");
  condition.set_judge(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  condition.set_means(v1::FollowUp::BY_CONFIRMATION);
  v1::Condition& by_document = *conditions.add_conditions();
  by_document.set_text("De dekking staat erbij");
  by_document.set_means(v1::FollowUp::BY_DOCUMENT);
  by_document.set_document_role("dekking");
  corpus.Add(conditions);
  v1::RecordOutcomeRequest amended = SampleOutcome("amend", 5, "college", "agreed-as-amended");
  amended.set_due_date("2022-09-01");
  // What the board adopted was another text.
  amended.set_plan_version(2);
  v1::Dispensation& dispensation = *amended.add_dispensations();
  dispensation.set_guard(kBoardGuard);
  dispensation.set_reason("Het DB is gehoord");
  corpus.Add(amended);
}

template <typename Request>
Request SamplePuttingOff(const std::string& plan) {
  Request request;
  request.set_name(Town::Plan(absl::StrCat(plan, "/steps/4")));
  request.set_body(Town::Name("bodies/board"));
  request.set_decided_date(kDecidedDate);
  request.set_plan_version(1);
  request.set_source(kSource);
  return request;
}

v1::RecordOutcomesRequest SampleActOnSeveral(const std::string& plan, int step,
                                             const std::string& body, const std::string& outcome) {
  v1::RecordOutcomesRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_outcome(outcome);
  request.set_body(Town::Name(absl::StrCat("bodies/", body)));
  request.set_decided_date(kDecidedDate);
  request.set_source(kSource);
  request.set_visible_from("2022-06-02T09:30:00Z");
  v1::Treatment& treatment = *request.add_treatments();
  treatment.set_step(Town::Plan(absl::StrCat(plan, "/steps/", step)));
  treatment.set_plan_version(1);
  return request;
}

// Acts on several plans, and moves to another path.
void AddWideActs(Corpus& corpus) {
  v1::RecordOutcomesRequest remarks =
      SampleActOnSeveral("many-remarks", 3, "partners", "with-remarks");
  remarks.mutable_treatments(0)->add_remarks("Er ontbreekt een planning");
  remarks.mutable_treatments(0)->add_confirmations(kConfirmation);
  corpus.Add(remarks);
  v1::RecordOutcomesRequest part = SampleActOnSeveral("many-part", 3, "partners", "in-part");
  part.mutable_treatments(0)->set_minority_view("De school doet niet mee");
  part.mutable_treatments(0)->add_confirmations(kConfirmation);
  corpus.Add(part);
  v1::RecordOutcomesRequest conditions =
      SampleActOnSeveral("many-conditions", 4, "board", "with-conditions");
  conditions.mutable_treatments(0)->add_conditions()->set_text("De dekking wordt uitgewerkt");
  corpus.Add(conditions);
  v1::RecordOutcomesRequest amended =
      SampleActOnSeveral("many-amended", 5, "college", "agreed-as-amended");
  amended.set_due_date("2022-09-01");
  // What the board adopted was another text.
  amended.mutable_treatments(0)->set_plan_version(2);
  v1::Dispensation& dispensation = *amended.mutable_treatments(0)->add_dispensations();
  dispensation.set_guard(kBoardGuard);
  dispensation.set_reason("Het DB is gehoord");
  corpus.Add(amended);
  v1::MigratePlanRequest migrate;
  migrate.set_name(Town::Plan("migrate"));
  migrate.set_path_version(Town::Name("paths/next/versions/1"));
  v1::StageMapping& mapping = *migrate.add_mapping();
  mapping.set_from("input");
  mapping.set_to("work");
  corpus.Add(migrate);
  v1::CreateNextPlanRequest next;
  next.set_name(Town::Plan("reconsider"));
  next.set_plan_id("reconsider-2026");
  next.set_title("Plan van de volgende cyclus");
  next.set_path_version(Town::Name("paths/next/versions/1"));
  next.set_years(4);
  corpus.Add(next);
}

void AddLists(Corpus& corpus) {
  v1::ListPlansRequest plans;
  plans.set_parent(Town::Name("programmes/noord"));
  plans.set_stage("board");
  corpus.Add(plans);
  plans.clear_stage();
  plans.set_body(Town::Name("bodies/board"));
  corpus.Add(plans);
  plans.clear_body();
  plans.set_challenge(Town::Name("programmes/noord/challenges/jeugd"));
  corpus.Add(plans);
  plans.clear_challenge();
  plans.set_blocked(true);
  corpus.Add(plans);
  plans.clear_blocked();
  plans.set_due_before("2022-10-01");
  corpus.Add(plans);
  for (const v1::ListWorkRequest& work : SampleWorklists()) corpus.Add(work);
  corpus.Add(SampleSearch());
  for (const v1::SubscribeRequest& stream : SampleStreams()) corpus.Add(stream);
  corpus.Add(SampleFetch());
  v1::ListMilestonesRequest milestones;
  milestones.set_parent(Town::Name(""));
  *milestones.mutable_filter() = SampleFilter();
  corpus.Add(milestones);
  corpus.AddRead<v1::GetFeedInfoRequest>(Town::Name(""));
}

void AddActs(Corpus& corpus) {
  v1::HandInPapersRequest papers;
  papers.set_name(Town::Plan("defer/steps/4"));
  papers.set_papers_date(kDecidedDate);
  papers.set_plan_version(1);
  corpus.Add(papers);
  corpus.Add(SamplePuttingOff<v1::DeferStepRequest>("defer"));
  corpus.Add(SamplePuttingOff<v1::SendBackStepRequest>("back"));
  v1::WithdrawPlanRequest withdraw;
  withdraw.set_name(Town::Plan("withdraw"));
  withdraw.set_decided_date(kDecidedDate);
  corpus.Add(withdraw);
  v1::SettleFollowUpRequest settle;
  settle.set_name(Town::Plan("settle/followUps/1"));
  settle.set_settlement(v1::FollowUp::MET);
  settle.set_judge(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  corpus.Add(settle);
  v1::ConfirmOutcomeRequest confirm;
  confirm.set_name(Town::Plan("freeze/decisions/5"));
  confirm.set_source("Besluitenlijst college 30 augustus 2022, punt 4");
  corpus.Add(confirm);
  v1::CorrectFactsRequest correct;
  correct.set_name(Town::Plan("freeze/decisions/5"));
  correct.set_decided_date("2022-06-02");
  correct.set_words("Het college wijzigde de planning");
  corpus.Add(correct);
  v1::CorrectFactsRequest correct_follow_up;
  correct_follow_up.set_name(Town::Plan("correct/followUps/1"));
  correct_follow_up.set_due_date("2022-07-02");
  correct_follow_up.set_words("De planning van 2023 ontbreekt");
  corpus.Add(correct_follow_up);
  v1::ReverseOutcomeRequest reverse;
  reverse.set_name(Town::Plan("reverse/decisions/2"));
  reverse.set_cascade(true);
  corpus.Add(reverse);
  v1::ReconsiderDecisionRequest reconsider;
  reconsider.set_name(Town::Plan("reconsider/decisions/5"));
  corpus.Add(reconsider);
  corpus.Add(SampleSecrecy("reconsider/decisions/4"));
  v1::LiftSecrecyRequest lift;
  lift.set_name(Town::Plan("freeze/versions/1"));
  lift.set_lifted_date(kDecidedDate);
  corpus.Add(lift);
  v1::CreateBackupRequest backup;
  backup.set_directory("/nergens/backup");
  corpus.Add(backup);
}

void AddMandates(Corpus& corpus) {
  v1::GrantMandateRequest grant;
  grant.set_parent(Town::Name(""));
  grant.set_mandate_id("griffie-raad-2");
  *grant.mutable_mandate() = SampleMandate();
  corpus.Add(grant);
  grant.set_mandate_id("lezer-noord-1");
  v1::Mandate& reading = *grant.mutable_mandate();
  reading.clear_body();
  reading.set_programme(Town::Name("programmes/noord"));
  reading.clear_acts();
  reading.add_acts(v1::Mandate::READ_ADMINISTRATION);
  corpus.Add(grant);
  corpus.AddRead<v1::RevokeMandateRequest>(Town::Name("mandates/griffie-raad-0"));
  // In a municipality of its own, as nothing else could be done by these samples afterwards.
  corpus.AddRead<v1::EnactMandatesRequest>("municipalities/gm0003");
  corpus.AddRead<v1::GetMandateRequest>(Town::Name("mandates/griffie-raad-1"));
  corpus.AddRead<v1::ListMandatesRequest>(Town::Name(""));
  corpus.AddRead<v1::GetCallerRequest>(Town::Name(""));
}

void AddDrafts(Corpus& corpus) {
  v1::UpdateDraftRequest update;
  update.set_name(Town::Name("drafts/concept-0"));
  auto& grant = *update.mutable_draft()->mutable_act()->mutable_grant_mandate();
  grant.set_parent(Town::Name(""));
  grant.set_mandate_id("griffie-raad-9");
  grant.set_reason("Een reden\nin woorden");
  *grant.mutable_mandate() = SampleMandate();
  corpus.Add(update);
  v1::ApproveDraftRequest approve;
  approve.set_name(Town::Name("drafts/concept-0"));
  approve.set_content_sha256(std::string(64, 'a'));
  corpus.Add(approve);
  corpus.last().code = grpc::StatusCode::PERMISSION_DENIED;
  corpus.last().does_nothing = true;
  corpus.AddRead<v1::RetractApprovalRequest>(Town::Name("drafts/concept-0"));
  corpus.last().does_nothing = true;
  corpus.AddRead<v1::WithdrawDraftRequest>(Town::Name("drafts/concept-1"));
  corpus.AddRead<v1::CarryOutDraftRequest>(Town::Name("drafts/concept-2"));
  corpus.AddRead<v1::GetDraftRequest>(Town::Name("drafts/concept-0"));
  corpus.AddRead<v1::ListDraftsRequest>(Town::Name(""));
}

void AddReads(Corpus& corpus) {
  const std::string town = Town::Name("");
  const std::string plan = Town::Plan("settle");
  corpus.AddRead<v1::GetMunicipalityRequest>(town);
  corpus.Add(v1::ListMunicipalitiesRequest());
  corpus.AddRead<v1::GetProgrammeRequest>(Town::Name("programmes/noord"));
  corpus.AddRead<v1::ListProgrammesRequest>(town);
  corpus.AddRead<v1::GetChallengeRequest>(Town::Name("programmes/noord/challenges/jeugd"));
  corpus.AddRead<v1::ListChallengesRequest>(Town::Name("programmes/noord"));
  corpus.AddRead<v1::GetBodyRequest>(Town::Name("bodies/raad"));
  corpus.AddRead<v1::ListBodiesRequest>(town);
  corpus.AddRead<v1::GetMembershipRequest>(Town::Name("bodies/raad/memberships/zetel-1"));
  corpus.AddRead<v1::ListMembershipsRequest>(Town::Name("bodies/raad"));
  corpus.AddRead<v1::GetPersonRequest>(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  corpus.AddRead<v1::ListPersonsRequest>(town);
  corpus.AddRead<v1::GetPathRequest>(Town::Name("paths/full"));
  corpus.AddRead<v1::ListPathsRequest>(town);
  corpus.AddRead<v1::GetPathVersionRequest>(Town::Name("paths/full/versions/1"));
  corpus.AddRead<v1::ListPathVersionsRequest>(Town::Name("paths/full"));
  v1::AsOf as_of;
  as_of.set_time(kBuildTime);
  corpus.AddRead<v1::GetPlanRequest>(plan, as_of);
  corpus.AddRead<v1::GetTimePathRequest>(plan, as_of);
  as_of.Clear();
  as_of.set_date(kBuildDate);
  corpus.AddRead<v1::ListPlanVersionsRequest>(plan, as_of);
  corpus.AddRead<v1::ListStepsRequest>(plan, as_of);
  corpus.AddRead<v1::ListPlansRequest>(Town::Name("programmes/noord"), as_of);
  as_of.Clear();
  as_of.set_revision(kBuildRevision);
  corpus.AddRead<v1::GetOptionsRequest>(plan, as_of);
  corpus.AddRead<v1::ListDecisionsRequest>(plan, as_of);
  corpus.AddRead<v1::ListFollowUpsRequest>(plan, as_of);
  v1::ListHistoryRequest history;
  history.set_parent(plan);
  history.set_without_persons(true);
  corpus.Add(history);
  v1::ExportHistoryRequest whole_history;
  whole_history.set_name(town);
  whole_history.set_without_texts(true);
  corpus.Add(whole_history);
  corpus.AddRead<v1::VerifyHistoryRequest>(town);
}

}  // namespace

std::string Sample::path() const {
  return absl::StrCat("/", method->service()->full_name(), "/", method->name());
}

bool Sample::is_mutation() const {
  return method->input_type()->FindFieldByName("validate_only") != nullptr;
}

std::vector<const MethodDescriptor*> AllMethods() {
  std::vector<const MethodDescriptor*> methods;
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  for (const char* service :
       {v1::ProgrammeService::service_full_name(),   v1::BodyService::service_full_name(),
        v1::PathService::service_full_name(),        v1::PlanService::service_full_name(),
        v1::HistoryService::service_full_name(),     v1::WorklistService::service_full_name(),
        v1::MandateService::service_full_name(),     v1::DraftService::service_full_name(),
        v1::MeetingService::service_full_name(),     v1::AgendaService::service_full_name(),
        v1::RecognitionService::service_full_name(), v1::ActionService::service_full_name(),
        v1::ProposalService::service_full_name(),    v1::MilestoneService::service_full_name(),
        v1::PartnerService::service_full_name(),     v1::ProjectService::service_full_name(),
        v1::IndicatorService::service_full_name(),   v1::SearchService::service_full_name(),
        v1::StatusService::service_full_name(),      v1::CalendarService::service_full_name(),
        v1::PlanningService::service_full_name()}) {
    const google::protobuf::ServiceDescriptor* found = pool->FindServiceByName(service);
    NOORDSTER_CHECK(found != nullptr);
    for (int i = 0; i < found->method_count(); ++i) methods.push_back(found->method(i));
  }
  return methods;
}

std::vector<Sample> RequestCorpus() {
  Corpus corpus;
  AddDefinitions(corpus);
  AddBodies(corpus);
  AddPlans(corpus);
  AddActs(corpus);
  AddWideActs(corpus);
  AddMandates(corpus);
  AddDrafts(corpus);
  AddMeetingSamples(corpus);
  AddRecognitionSamples(corpus);
  AddActionSamples(corpus);
  AddProposalSamples(corpus);
  AddProgrammeSamples(corpus);
  AddStatusSamples(corpus);
  AddCalendarSamples(corpus);
  AddPlanningSamples(corpus);
  AddReads(corpus);
  AddLists(corpus);
  return corpus.Take();
}

}  // namespace noordster::testing
