// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus_town.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/draft_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "tests/api/corpus/action_samples.h"
#include "tests/api/corpus/calendar_samples.h"
#include "tests/api/corpus/meeting_samples.h"
#include "tests/api/corpus/planning_samples.h"
#include "tests/api/corpus/programme_samples.h"
#include "tests/api/corpus/proposal_samples.h"
#include "tests/api/corpus/recognition_samples.h"
#include "tests/api/corpus/status_samples.h"
#include "tests/api/sample_resources.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

void BuildPerson(Town& town, const std::string& parent, int number) {
  v1::CreatePersonRequest request;
  request.set_parent(parent);
  request.set_person_id(NumberedUuid(number));
  request.mutable_person()->set_display_name("Piet Jansen");
  request.mutable_person()->set_contact("070 123 45 67");
  town.client().Must(&v1::BodyService::Stub::CreatePerson, request);
}

void BuildPersons(Town& town, const std::string& parent, int count) {
  for (int i = 1; i <= count; ++i) BuildPerson(town, parent, i);
}

// A person who may grant mandates.
void BuildGranter(Town& town, const std::string& parent) {
  v1::GrantMandateRequest grant;
  grant.set_parent(parent);
  grant.set_mandate_id("beheer-1");
  v1::Mandate& mandate = *grant.mutable_mandate();
  mandate.set_person(absl::StrCat(parent, "/persons/", NumberedUuid(1)));
  mandate.set_capacity(v1::Mandate::ADMINISTRATOR);
  mandate.add_acts(v1::Mandate::GRANT_MANDATE);
  mandate.set_start_date("2022-01-01");
  mandate.set_basis("Aanwijzingsbesluit 2022");
  town.client().Must(&v1::MandateService::Stub::GrantMandate, grant);
}

// A municipality whose mandates can be put in force.
void BuildGranting(Town& town) {
  v1::CreateMunicipalityRequest municipality;
  municipality.set_municipality_id("gm0003");
  municipality.mutable_municipality()->set_display_name("Mandaat");
  municipality.mutable_municipality()->set_approvals(0);
  town.client().Must(&v1::ProgrammeService::Stub::CreateMunicipality, municipality);
  BuildPersons(town, "municipalities/gm0003", 1);
  BuildGranter(town, "municipalities/gm0003");
}

void BuildMandates(Town& town) {
  for (const char* id : {"griffie-raad-0", "griffie-raad-1"}) {
    v1::GrantMandateRequest grant;
    grant.set_parent(Town::Name(""));
    grant.set_mandate_id(id);
    *grant.mutable_mandate() = SampleMandate();
    town.client().Must(&v1::MandateService::Stub::GrantMandate, grant);
  }
}

void BuildDrafts(Town& town) {
  for (int i = 0; i <= 2; ++i) {
    v1::CreateDraftRequest draft;
    draft.set_parent(Town::Name(""));
    draft.set_draft_id(absl::StrCat("concept-", i));
    auto& grant = *draft.mutable_draft()->mutable_act()->mutable_grant_mandate();
    grant.set_parent(Town::Name(""));
    grant.set_mandate_id(absl::StrCat("griffie-raad-concept-", i));
    *grant.mutable_mandate() = SampleMandate();
    town.client().Must(&v1::DraftService::Stub::CreateDraft, draft);
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

void BuildForCorpus(Town& town) {
  town.Build();
  BuildNeighbour(town);
  BuildGranting(town);
  BuildPersons(town, Town::Name(""), 2);
  BuildPerson(town, Town::Name(""), 4);
  BuildMandates(town);
  BuildDrafts(town);
  v1::CreateMembershipRequest membership;
  membership.set_parent(Town::Name("bodies/raad"));
  membership.set_membership_id("zetel-1");
  *membership.mutable_membership() = SampleMembership();
  town.client().Must(&v1::BodyService::Stub::CreateMembership, membership);
  for (const char* id : {"change", "withdraw", "migrate"}) town.StartPlan(id);
  town.Publish("next", FullPath());
  for (const char* id : {"remarks", "part", "many-remarks", "many-part"}) {
    town.StartPlan(id);
    town.BringTo(id, "consult");
  }
  for (const char* id : {"conditions", "many-conditions", "defer", "back"}) {
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
  for (const char* id : {"amend", "many-amended"}) {
    town.StartPlan(id);
    town.BringTo(id, "college");
    town.Freeze(id, {"plan", "begroting"});
  }
  for (const char* id : {"meet", "meet-many", "meet-defer", "meet-back"}) {
    town.StartPlan(id);
    town.BringTo(id, "college");
  }
  town.StartPlan("reconsider");
  town.BringTo("reconsider", "raad");
  v1::ConfirmOutcomeRequest confirm;
  confirm.set_name(Town::Plan("reconsider/decisions/5"));
  confirm.set_source("Besluitenlijst");
  town.client().Must(&v1::PlanService::Stub::ConfirmOutcome, confirm);
  town.StartPlan("freeze");
  town.BringTo("freeze", "college");
  town.Record("freeze", "agreed-as-amended");
  town.client().Must(&v1::PlanService::Stub::ImposeSecrecy, SampleSecrecy("freeze/versions/1"));
  BuildMeetings(town);
  BuildRecognition(town);
  BuildActions(town);
  BuildProposals(town);
  BuildProgramme(town);
  BuildStatus(town);
  BuildCalendars(town);
  BuildPlanning(town);
}

}  // namespace noordster::testing
