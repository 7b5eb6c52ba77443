// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/request_corpus.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/digest.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

// Gives a sample what all requests have in common.
template <typename Request>
void FillCommon(Request& request) {
  if constexpr (requires { request.set_request_id(""); }) {
    request.set_request_id(base::RandomUuid());
  }
  if constexpr (requires { request.set_reason(""); }) request.set_reason("Een reden\nin woorden");
  if constexpr (requires { request.set_page_size(1); }) request.set_page_size(7);
  if constexpr (requires { request.set_at_least_revision(1); }) request.set_at_least_revision(1);
}

class Corpus {
 public:
  template <typename Request>
  void Add(Request request) {
    FillCommon(request);
    for (const MethodDescriptor* method : AllMethods()) {
      if (method->input_type() != request.GetDescriptor()) continue;
      samples_.push_back({method, std::make_shared<Request>(std::move(request))});
      return;
    }
    NOORDSTER_CHECK(false);
  }

  template <typename Request>
  void AddRead(const std::string& name) {
    Request request;
    if constexpr (requires { request.set_name(""); }) {
      request.set_name(name);
    } else {
      request.set_parent(name);
    }
    Add(std::move(request));
  }

  std::vector<Sample> Take() { return std::move(samples_); }

 private:
  std::vector<Sample> samples_;
};

v1::Municipality SampleMunicipality() {
  v1::Municipality municipality;
  municipality.set_display_name("Voorburg");
  return municipality;
}

v1::Programme SampleProgramme() {
  v1::Programme programme;
  programme.set_display_name("Noord");
  programme.set_ambition("In 2040\nis alles beter");
  for (const char* id : {"board", "college", "delivery", "office", "partners", "raad"}) {
    programme.add_bodies(Town::Name(absl::StrCat("bodies/", id)));
  }
  programme.set_contact("noord@example.org");
  programme.add_texts()->set_heading("Het tij keren");
  programme.mutable_texts(0)->set_body("Woorden van de bron");
  return programme;
}

v1::Challenge SampleChallenge() {
  v1::Challenge challenge;
  challenge.set_display_name("Veiligheid");
  challenge.set_description("De opgave in woorden");
  challenge.set_position(3);
  return challenge;
}

v1::Body SampleBody() {
  v1::Body body;
  body.set_display_name("Gemeenteraad");
  body.set_kind(v1::COUNCIL);
  body.set_composition("Alle raadsleden");
  body.set_seats(35);
  body.set_audience(v1::PUBLIC);
  return body;
}

v1::Membership SampleMembership() {
  v1::Membership membership;
  membership.set_person(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  membership.set_role(v1::CHAIR);
  membership.set_start_date("2022-03-30");
  membership.set_end_date("2026-03-29");
  return membership;
}

v1::Person SamplePerson() {
  v1::Person person;
  person.set_display_name("Anna de Vries");
  person.set_contact("anna@example.org");
  return person;
}

v1::PathDefinition SamplePath() {
  v1::PathDefinition path = FullPath();
  // Every field stands in one of each list.
  v1::Guard& guard = *path.mutable_stages(0)->add_guards();
  guard.set_id("eis-0");
  guard.set_moment(v1::EXIT);
  guard.set_kind(v1::CONFIRMED);
  guard.set_subject("input-verwerkt");
  guard.set_lifter(v1::PROGRAMME_MANAGER);
  guard.set_display_name("Alle input is verwerkt");
  v1::Guard& back = *path.mutable_stages(1)->add_guards();
  back.set_id("input-gegeven");
  back.set_moment(v1::ENTRY);
  back.set_kind(v1::OUTCOME_GIVEN);
  back.set_subject("input");
  back.add_outcome_kinds(v1::INPUT_GATHERED);
  back.set_dispenser(v1::TREATING_BODY);
  v1::Guard& papers = *path.mutable_stages(1)->add_guards();
  papers.set_id("stukken");
  papers.set_moment(v1::ENTRY);
  papers.set_kind(v1::PAPERS_ON_TIME);
  papers.set_days(8);
  v1::Guard& day = *path.mutable_stages(1)->add_guards();
  day.set_id("na-nieuwjaar");
  day.set_moment(v1::ENTRY);
  day.set_kind(v1::NOT_BEFORE);
  day.set_date("2022-01-01");
  path.mutable_stages(0)->set_audience(v1::PARTNERS);
  path.mutable_stages(0)->set_majority_rule(v1::CHAIR_CONCLUDES);
  path.mutable_stages(0)->mutable_outcomes(0)->set_effect(v1::NONE);
  return path;
}

v1::Plan SamplePlan() {
  v1::Plan plan;
  plan.set_title("Plan Jeugd");
  plan.add_challenges(Town::Name("programmes/noord/challenges/jeugd"));
  plan.set_path_version(Town::Name("paths/full/versions/1"));
  v1::PlannedDate& planned = *plan.add_planned_dates();
  planned.set_stage("raad");
  planned.mutable_date()->set_text("september/oktober 2022");
  planned.mutable_date()->set_edtf("[2022-09,2022-10]");
  return plan;
}

v1::RecordOutcomeRequest SampleOutcome(const std::string& plan, int step, const std::string& body,
                                       const std::string& outcome) {
  v1::RecordOutcomeRequest request;
  request.set_name(Town::Plan(absl::StrCat(plan, "/steps/", step)));
  request.set_outcome(outcome);
  request.set_body(Town::Name(absl::StrCat("bodies/", body)));
  request.set_decided_date(kDecidedDate);
  request.set_plan_version(1);
  request.set_visible_from("2022-06-02T09:30:00Z");
  return request;
}

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
  return request;
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
  v1::CreateBackupRequest backup;
  backup.set_directory("/nergens/backup");
  corpus.Add(backup);
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
  corpus.AddRead<v1::GetPlanRequest>(plan);
  v1::ListPlansRequest plans;
  plans.set_parent(Town::Name("programmes/noord"));
  plans.set_stage("board");
  corpus.Add(plans);
  corpus.AddRead<v1::GetOptionsRequest>(plan);
  corpus.AddRead<v1::GetTimePathRequest>(plan);
  corpus.AddRead<v1::ListPlanVersionsRequest>(plan);
  corpus.AddRead<v1::ListStepsRequest>(plan);
  corpus.AddRead<v1::ListDecisionsRequest>(plan);
  corpus.AddRead<v1::ListFollowUpsRequest>(plan);
  corpus.AddRead<v1::ListHistoryRequest>(plan);
  corpus.AddRead<v1::VerifyHistoryRequest>(town);
}

void BuildPersons(Town& town, const std::string& parent, int count) {
  for (int i = 1; i <= count; ++i) {
    v1::CreatePersonRequest request;
    request.set_parent(parent);
    request.set_person_id(NumberedUuid(i));
    request.mutable_person()->set_display_name("Piet Jansen");
    request.mutable_person()->set_contact("070 123 45 67");
    town.client().Must(&v1::BodyService::Stub::CreatePerson, request);
  }
}

void BuildNeighbour(Town& town) {
  const std::string name = "municipalities/gm0001";
  v1::CreateMunicipalityRequest municipality;
  municipality.set_municipality_id("gm0001");
  municipality.mutable_municipality()->set_display_name("Buren");
  town.client().Must(&v1::ProgrammeService::Stub::CreateMunicipality, municipality);
  v1::CreateBodyRequest body;
  body.set_parent(name);
  body.set_body_id("raad");
  body.mutable_body()->set_display_name("Raad van Buren");
  body.mutable_body()->set_kind(v1::COUNCIL);
  town.client().Must(&v1::BodyService::Stub::CreateBody, body);
  v1::CreateProgrammeRequest programme;
  programme.set_parent(name);
  programme.set_programme_id("noord");
  programme.mutable_programme()->set_display_name("Noord");
  town.client().Must(&v1::ProgrammeService::Stub::CreateProgramme, programme);
  v1::PublishPathRequest path;
  path.set_parent(name);
  path.set_path_id("full");
  *path.mutable_definition() = FullPath();
  town.client().Must(&v1::PathService::Stub::PublishPath, path);
  BuildPersons(town, name, 1);
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
       {v1::ProgrammeService::service_full_name(), v1::BodyService::service_full_name(),
        v1::PathService::service_full_name(), v1::PlanService::service_full_name(),
        v1::HistoryService::service_full_name()}) {
    const google::protobuf::ServiceDescriptor* found = pool->FindServiceByName(service);
    NOORDSTER_CHECK(found != nullptr);
    for (int i = 0; i < found->method_count(); ++i) methods.push_back(found->method(i));
  }
  return methods;
}

void BuildForCorpus(Town& town) {
  town.Build();
  BuildNeighbour(town);
  BuildPersons(town, Town::Name(""), 2);
  v1::CreateMembershipRequest membership;
  membership.set_parent(Town::Name("bodies/raad"));
  membership.set_membership_id("zetel-1");
  *membership.mutable_membership() = SampleMembership();
  town.client().Must(&v1::BodyService::Stub::CreateMembership, membership);
  for (const char* id : {"change", "withdraw"}) town.StartPlan(id);
  for (const char* id : {"remarks", "part"}) {
    town.StartPlan(id);
    town.BringTo(id, "consult");
  }
  for (const char* id : {"conditions", "defer", "back"}) {
    town.StartPlan(id);
    town.BringTo(id, "board");
  }
  town.StartPlan("settle");
  town.BringTo("settle", "board");
  v1::RecordOutcomeRequest judged = town.Outcome("settle", "with-conditions");
  judged.mutable_conditions(0)->set_judge(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  town.client().Must(&v1::PlanService::Stub::RecordOutcome, judged);
  town.StartPlan("correct");
  town.BringTo("correct", "consult");
  town.Record("correct", "with-remarks");
  town.StartPlan("reverse");
  town.BringTo("reverse", "college");
  town.StartPlan("amend");
  town.BringTo("amend", "college");
  town.Freeze("amend", {"plan", "begroting"});
  town.StartPlan("freeze");
  town.BringTo("freeze", "college");
  town.Record("freeze", "agreed-as-amended");
}

std::vector<Sample> RequestCorpus() {
  Corpus corpus;
  AddDefinitions(corpus);
  AddBodies(corpus);
  AddPlans(corpus);
  AddActs(corpus);
  AddReads(corpus);
  return corpus.Take();
}

}  // namespace noordster::testing
