// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/sample_resources.h"

#include "absl/strings/str_cat.h"
#include "tests/support/town.h"

namespace noordster::testing {

namespace v1 = noordster::v1;

v1::Municipality SampleMunicipality() {
  v1::Municipality municipality;
  municipality.set_display_name("Voorburg");
  municipality.set_approvals(1);
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
  programme.set_start_year(2021);
  programme.set_duration_years(20);
  programme.add_texts()->set_heading("Het tij keren");
  programme.mutable_texts(0)->set_body("Woorden van de bron");
  return programme;
}

v1::Challenge SampleChallenge() {
  v1::Challenge challenge;
  challenge.set_display_name("Veiligheid");
  challenge.set_description("De opgave in woorden");
  challenge.set_position(3);
  challenge.add_leads(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
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
  person.set_service_account(true);
  return person;
}

v1::Mandate SampleMandate() {
  v1::Mandate mandate;
  mandate.set_person(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  mandate.set_capacity(v1::Mandate::COUNCIL_CLERK);
  mandate.set_body(Town::Name("bodies/raad"));
  mandate.add_acts(v1::Mandate::CONFIRM_OUTCOME);
  mandate.add_acts(v1::Mandate::RECORD_OUTCOME);
  mandate.set_start_date("2022-01-01");
  mandate.set_end_date("2026-03-31");
  mandate.set_basis("Mandaatbesluit 2022, artikel 3");
  mandate.set_on_behalf_of(Town::Name(absl::StrCat("persons/", NumberedUuid(4))));
  return mandate;
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
  v1::FourEyes& rule = *path.mutable_stages(0)->add_four_eyes();
  rule.set_act(v1::Mandate::RECORD_OUTCOME);
  rule.set_approvals(2);
  path.mutable_stages(0)->set_audience(v1::PARTNERS);
  path.mutable_stages(0)->set_majority_rule(v1::CHAIR_CONCLUDES);
  path.mutable_stages(0)->mutable_outcomes(0)->set_effect(v1::NONE);
  return path;
}

// Of what stands in every town.
v1::PlanDemands SampleDemands() {
  v1::PlanDemands demands;
  demands.mutable_target()->set_stage("raad");
  demands.mutable_target()->set_no_later_than("2022-10-31");
  v1::StageDemand& work = *demands.add_stages();
  work.set_stage("work");
  work.set_working_days(10);
  work.set_not_before_date("2022-07-01");
  work.set_on_date("2022-08-01");
  v1::PlanningDependency& before = *demands.add_dependencies();
  before.set_stage("raad");
  before.set_after(Town::Plan("settle"));
  before.set_after_stage("college");
  before.set_kind(v1::PlanningDependency::START_TO_START);
  before.set_overlap(3);
  before.set_lag_unit(v1::PlanningDependency::WORKING_DAYS);
  before.set_soft(true);
  v1::PlanningDependency& later = *demands.add_dependencies();
  later.set_stage("work");
  later.set_after(Town::Plan("settle"));
  later.set_after_stage("raad");
  later.set_kind(v1::PlanningDependency::FINISH_TO_FINISH);
  later.set_lag(2);
  later.set_lag_unit(v1::PlanningDependency::CALENDAR_DAYS);
  return demands;
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
  planned.set_proposed(true);
  *plan.mutable_demands() = SampleDemands();
  return plan;
}

v1::PastHistory SamplePast() {
  v1::PastHistory past;
  past.set_source("Presentatie van 2022");
  v1::PastTreatment& treatment = *past.add_treatments();
  treatment.set_stage("input");
  treatment.set_outcome("gathered");
  treatment.mutable_date()->set_text("mei 2021");
  treatment.mutable_date()->set_edtf("2021-05");
  treatment.set_manner(v1::Decision::UNANIMOUS);
  treatment.set_words("Door 33 partners");
  return past;
}

v1::RecordOutcomeRequest SampleOutcome(const std::string& plan, int step, const std::string& body,
                                       const std::string& outcome) {
  v1::RecordOutcomeRequest request;
  request.set_name(Town::Plan(absl::StrCat(plan, "/steps/", step)));
  request.set_outcome(outcome);
  request.set_body(Town::Name(absl::StrCat("bodies/", body)));
  request.set_decided_date(kDecidedDate);
  request.set_plan_version(1);
  request.set_source(kSource);
  request.set_visible_from("2022-06-02T09:30:00Z");
  return request;
}

v1::ImposeSecrecyRequest SampleSecrecy(const std::string& part) {
  v1::ImposeSecrecyRequest request;
  request.set_name(Town::Plan(part));
  request.set_ground(v1::PRIVACY);
  request.set_body(Town::Name("bodies/raad"));
  request.set_imposed_date(kDecidedDate);
  request.set_lifter(Town::Name("bodies/raad"));
  return request;
}

std::vector<v1::ListWorkRequest> SampleWorklists() {
  std::vector<v1::ListWorkRequest> lists;
  v1::ListWorkRequest work;
  work.set_parent(Town::Name("programmes/noord"));
  work.set_lifter(v1::PROGRAMME_SECRETARY);
  lists.push_back(work);
  work.clear_lifter();
  work.set_waiting(true);
  lists.push_back(work);
  work.clear_waiting();
  work.set_parent(Town::Name(""));
  work.set_body(Town::Name("bodies/board"));
  lists.push_back(work);
  work.clear_body();
  work.set_person(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  lists.push_back(work);
  return lists;
}

v1::SearchRequest SampleSearch() {
  v1::SearchRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_query("PLAN n");
  request.add_kinds(v1::SearchHit::PLAN);
  request.add_kinds(v1::SearchHit::REMARK);
  return request;
}

v1::MilestoneFilter SampleFilter() {
  v1::MilestoneFilter filter;
  filter.add_programmes(Town::Name("programmes/noord"));
  filter.add_plans(Town::Plan("defer"));
  filter.add_bodies(Town::Name("bodies/board"));
  filter.add_stages("board");
  filter.add_kinds(v1::Milestone::STAGE_REACHED);
  return filter;
}

std::vector<v1::SubscribeRequest> SampleStreams() {
  v1::SubscribeRequest request;
  request.set_parent(Town::Name(""));
  *request.mutable_filter() = SampleFilter();
  request.set_include_current_state(true);
  request.set_heartbeat_seconds(10);
  request.set_batch_bytes_max(8192);
  std::vector<v1::SubscribeRequest> streams(3, request);
  streams[0].mutable_start()->set_oldest(true);
  streams[1].mutable_start()->set_now(true);
  streams[2].mutable_start()->set_time("2022-07-15T09:00:00Z");
  return streams;
}

v1::FetchRequest SampleFetch() {
  v1::FetchRequest request;
  request.set_parent(Town::Name(""));
  *request.mutable_filter() = SampleFilter();
  request.mutable_start()->set_oldest(true);
  request.set_include_current_state(true);
  request.set_wait_seconds(5);
  request.set_at_once(true);
  request.set_batch_bytes_max(8192);
  return request;
}

}  // namespace noordster::testing
