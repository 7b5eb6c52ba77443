// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/programme_samples.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/partner_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "tests/api/corpus/figure_samples.h"
#include "tests/api/sample_resources.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

std::string InNoord(const std::string& name) {
  return Town::Name(absl::StrCat("programmes/noord/", name));
}

v1::VagueDate Period(const std::string& text, const std::string& edtf) {
  v1::VagueDate period;
  period.set_text(text);
  period.set_edtf(edtf);
  return period;
}

v1::Goal SampleGoal() {
  v1::Goal goal;
  goal.set_display_name("Minder schulden");
  goal.set_description("Minder huishoudens\nmet schulden");
  goal.add_contributes_to(InNoord("challenges/jeugd"));
  goal.add_contributes_to(InNoord("goals/rondkomen"));
  return goal;
}

v1::Partner SamplePartner() {
  v1::Partner partner;
  partner.set_display_name("De school");
  partner.set_kind(v1::Partner::EDUCATION);
  partner.set_description("Geeft les\nen meer");
  return partner;
}

v1::Covenant SampleCovenant() {
  v1::Covenant covenant;
  covenant.set_display_name("Deal voor Noord");
  covenant.set_description("Samen aan de slag\nvoor Noord");
  *covenant.mutable_signed_() = Period("december 2021", "2021-12");
  covenant.set_places(33);
  covenant.set_source(kSource);
  return covenant;
}

v1::Project SampleProject() {
  v1::Project project;
  project.set_display_name("Kansrijke Start");
  project.set_description("Ouders krijgen\nhulp");
  project.set_state(v1::Project::RUNNING);
  project.set_lead(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  project.add_partners(InNoord("partners/school"));
  project.add_challenges(InNoord("challenges/jeugd"));
  project.add_goals(InNoord("goals/rondkomen"));
  *project.mutable_start() = Period("mei 2022", "2022-05");
  *project.mutable_end() = Period("eind 2025", "2025");
  project.add_authorised_by(Town::Plan("change"));
  project.add_authorised_by(Town::Plan("freeze/decisions/5"));
  project.set_source(kSource);
  project.set_audience(v1::PUBLIC);
  return project;
}

template <typename Request>
Request OnPart(const std::string& name) {
  Request request;
  request.set_name(InNoord(name));
  return request;
}

v1::CreateGoalRequest NewGoal(const std::string& id) {
  v1::CreateGoalRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_goal_id(id);
  return request;
}

v1::CreateProjectRequest NewProject(const std::string& id) {
  v1::CreateProjectRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_project_id(id);
  return request;
}

void BuildProjects(Town& town) {
  for (const char* id : {"wijzigen", "pauzeren", "vertellen"}) {
    v1::CreateProjectRequest project = NewProject(id);
    project.mutable_project()->set_display_name(id);
    project.mutable_project()->set_state(v1::Project::RUNNING);
    project.mutable_project()->add_challenges(InNoord("challenges/jeugd"));
    town.client().Must(&v1::ProjectService::Stub::CreateProject, project);
  }
  v1::AddProjectUpdateRequest tell;
  tell.set_parent(InNoord("projects/wijzigen"));
  tell.mutable_update()->set_date(kDay);
  tell.mutable_update()->set_text("Begonnen");
  town.client().Must(&v1::ProjectService::Stub::AddProjectUpdate, tell);
}

void AddGoalSamples(Corpus& corpus) {
  v1::CreateGoalRequest goal = NewGoal("minder-schulden");
  *goal.mutable_goal() = SampleGoal();
  corpus.Add(goal);
  auto changed = OnPart<v1::UpdateGoalRequest>("goals/werk");
  *changed.mutable_goal() = SampleGoal();
  corpus.Add(changed);
  corpus.AddRead<v1::GetGoalRequest>(InNoord("goals/werk"));
  corpus.AddRead<v1::ListGoalsRequest>(Town::Name("programmes/noord"));
}

void AddPartnerSamples(Corpus& corpus) {
  v1::CreatePartnerRequest partner;
  partner.set_parent(Town::Name("programmes/noord"));
  partner.set_partner_id("sportclub");
  *partner.mutable_partner() = SamplePartner();
  corpus.Add(partner);
  auto changed_partner = OnPart<v1::UpdatePartnerRequest>("partners/school");
  *changed_partner.mutable_partner() = SamplePartner();
  corpus.Add(changed_partner);
  v1::CreateCovenantRequest covenant;
  covenant.set_parent(Town::Name("programmes/noord"));
  covenant.set_covenant_id("deal-2");
  *covenant.mutable_covenant() = SampleCovenant();
  corpus.Add(covenant);
  auto changed_covenant = OnPart<v1::UpdateCovenantRequest>("covenants/deal");
  *changed_covenant.mutable_covenant() = SampleCovenant();
  corpus.Add(changed_covenant);
  auto sign = OnPart<v1::SignCovenantRequest>("covenants/deal");
  v1::Covenant::Signatory& signatory = *sign.mutable_signatory();
  signatory.set_place(7);
  signatory.set_partner(InNoord("partners/school"));
  signatory.set_role("Bestuurder");
  signatory.set_signed_date("2021-12-15");
  corpus.Add(sign);
  corpus.AddRead<v1::GetPartnerRequest>(InNoord("partners/school"));
  corpus.AddRead<v1::ListPartnersRequest>(Town::Name("programmes/noord"));
  corpus.AddRead<v1::GetCovenantRequest>(InNoord("covenants/deal"));
  corpus.AddRead<v1::ListCovenantsRequest>(Town::Name("programmes/noord"));
}

void AddProjectSamples(Corpus& corpus) {
  v1::CreateProjectRequest project = NewProject("kansrijke-start");
  *project.mutable_project() = SampleProject();
  corpus.Add(project);
  auto changed = OnPart<v1::UpdateProjectRequest>("projects/wijzigen");
  *changed.mutable_project() = SampleProject();
  corpus.Add(changed);
  auto turn = OnPart<v1::TurnProjectRequest>("projects/pauzeren");
  turn.set_state(v1::Project::PAUSED);
  turn.set_date(kDay);
  corpus.Add(turn);
  v1::AddProjectUpdateRequest tell;
  tell.set_parent(InNoord("projects/vertellen"));
  tell.mutable_update()->set_date(kDay);
  tell.mutable_update()->set_text("Het eerste gezin\ndoet mee");
  corpus.Add(tell);
  corpus.AddRead<v1::GetProjectRequest>(InNoord("projects/wijzigen"));
  v1::ListProjectsRequest list;
  list.set_parent(Town::Name("programmes/noord"));
  list.set_state(v1::Project::RUNNING);
  list.set_contributes_to(InNoord("challenges/jeugd"));
  corpus.Add(list);
  corpus.AddRead<v1::GetProjectUpdateRequest>(InNoord("projects/wijzigen/updates/1"));
  corpus.AddRead<v1::ListProjectUpdatesRequest>(InNoord("projects/wijzigen"));
}

}  // namespace

void BuildProgramme(Town& town) {
  for (const char* id : {"rondkomen", "werk"}) {
    v1::CreateGoalRequest goal = NewGoal(id);
    goal.mutable_goal()->set_display_name(id);
    goal.mutable_goal()->add_contributes_to(InNoord("challenges/jeugd"));
    town.client().Must(&v1::ProgrammeService::Stub::CreateGoal, goal);
  }
  v1::CreatePartnerRequest partner;
  partner.set_parent(Town::Name("programmes/noord"));
  partner.set_partner_id("school");
  *partner.mutable_partner() = SamplePartner();
  town.client().Must(&v1::PartnerService::Stub::CreatePartner, partner);
  v1::CreateCovenantRequest covenant;
  covenant.set_parent(Town::Name("programmes/noord"));
  covenant.set_covenant_id("deal");
  *covenant.mutable_covenant() = SampleCovenant();
  town.client().Must(&v1::PartnerService::Stub::CreateCovenant, covenant);
  BuildProjects(town);
  BuildFigures(town);
}

void AddProgrammeSamples(Corpus& corpus) {
  AddGoalSamples(corpus);
  AddPartnerSamples(corpus);
  AddProjectSamples(corpus);
  AddFigureSamples(corpus);
}

}  // namespace noordster::testing
