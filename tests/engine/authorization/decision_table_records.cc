// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/authorization/decision_table_records.h"

#include "absl/strings/match.h"

namespace noordster::engine {

const std::vector<std::pair<std::string, std::string>>& Kinds() {
  static const auto& kinds = *new std::vector<std::pair<std::string, std::string>>{
      {"municipality", ""},
      {"body", "bodies/council"},
      {"membership", "bodies/council/memberships/m"},
      {"person", "persons/someone"},
      {"self", "persons/holder"},
      {"mandate", "mandates/some"},
      {"own-mandate", "mandates/m"},
      {"programme", "programmes/p"},
      {"challenge", "programmes/p/challenges/c"},
      {"assessment", "programmes/p/assessments/1"},
      {"proposal", kProposal},
      {"meeting", "bodies/council/meetings/m"},
      {"agenda-item", "bodies/council/meetings/m/items/1"},
      {"agenda-version", "bodies/council/meetings/m/agendas/1"},
      {"secret-agenda-item", "bodies/council/meetings/m/items/9"},
      {"agenda-with-secret-title", "bodies/council/meetings/m/agendas/1"},
      {"action", "bodies/council/actions/a"},
      {"goal", "programmes/p/goals/g"},
      {"partner", "programmes/p/partners/p"},
      {"covenant", "programmes/p/covenants/c"},
      {"project", kProject},
      {"project-update", "programmes/p/projects/r/updates/1"},
      {"area", "areas/a"},
      {"calendar", "calendars/c"},
      {"schedule", "bodies/council/schedules/s"},
      {"indicator", kIndicator},
      {"series", "programmes/p/indicators/i/series/a"},
      {"path", "paths/path"},
      {"path-version", "paths/path/versions/1"},
      {"plan", kPlan},
      {"plan-version", "programmes/p/plans/q/versions/1"},
      {"step", "programmes/p/plans/q/steps/1"},
      {"decision", "programmes/p/plans/q/decisions/1"},
      {"follow-up", "programmes/p/plans/q/followUps/1"},
      {"draft-of-grant", "drafts/d"},
      {"draft-on-plan", "drafts/d"},
      {"own-draft-on-plan", "drafts/d"},
      {"secret-plan-version", "programmes/p/plans/q/versions/9"},
      {"secret-decision", "programmes/p/plans/q/decisions/9"},
      {"secret-follow-up", "programmes/p/plans/q/followUps/9"},
      {"recognition", "programmes/p/plans/q/recognitions/1"},
      {"secret-recognition", "programmes/p/plans/q/recognitions/9"},
      {"secret-remark", "programmes/p/plans/q/followUps/8"},
      {"plan-with-secrets", kPlan},
      {"draft-on-plan-with-secrets", "drafts/d"},
      {"own-draft-on-plan-with-secrets", "drafts/d"},
  };
  return kinds;
}

Record PlanBehind(bool has_secrets) {
  Record plan;
  plan.set_name(kPlan);
  for (const char* part : {"versions/9", "decisions/9", "followUps/9", "recognitions/9"}) {
    if (has_secrets) plan.mutable_plan()->add_secret_parts(part);
  }
  return plan;
}

Record MeetingBehind(bool has_secrets) {
  Record meeting;
  meeting.set_name(kMeeting);
  meeting.mutable_meeting();
  if (has_secrets) meeting.mutable_meeting()->add_secret_parts("items/9");
  return meeting;
}

namespace {

// The texts that secrecy hides.
void AddSecrets(const std::string& word, Record& record) {
  if (word == "secret-plan-version") {
    record.mutable_plan_version()->add_documents()->set_role("secret");
  }
  if (word == "secret-decision") record.mutable_decision()->mutable_reason()->set_id("secret");
  if (word == "secret-follow-up") record.mutable_follow_up()->mutable_text()->set_id("secret");
  if (word == "secret-agenda-item") record.mutable_agenda_item()->mutable_title()->set_id("secret");
  if (word == "agenda-with-secret-title") {
    auto& entry = *record.mutable_agenda_version()->add_entries();
    entry.set_item(9);
    entry.mutable_title()->set_id("secret");
  }
  if (word == "secret-recognition") {
    record.mutable_recognition()->mutable_question()->set_id("secret");
  }
  if (word == "secret-remark") {
    record.mutable_follow_up()->set_recognition(9);
    record.mutable_follow_up()->mutable_text()->set_id("secret");
  }
  if (word == "plan-with-secrets") record.mutable_plan()->set_stage("work");
  if (absl::EndsWith(word, "draft-on-plan-with-secrets")) {
    record.mutable_draft()->set_resource(kPlan);
    record.mutable_draft()->add_subjects(kPlan);
    record.mutable_draft()->mutable_content()->set_id("secret");
  }
  if (word == "own-draft-on-plan-with-secrets") {
    record.mutable_draft()->set_author("persons/holder");
  }
}

}  // namespace

Record RecordOf(const std::string& word, const std::string& name) {
  Record record;
  record.set_name(name);
  record.set_revision(7);
  if (word == "municipality") record.mutable_municipality();
  if (word == "body") record.mutable_body();
  if (word == "membership") record.mutable_membership();
  if (word == "person" || word == "self") record.mutable_person();
  if (word == "mandate") record.mutable_mandate()->set_person("persons/someone");
  if (word == "own-mandate") record.mutable_mandate()->set_person("persons/holder");
  if (word == "programme") record.mutable_programme();
  if (word == "challenge") record.mutable_challenge()->add_leads("persons/someone");
  if (word == "assessment") record.mutable_assessment()->set_author("persons/someone");
  if (word == "proposal") record.mutable_proposal();
  if (word == "meeting") record.mutable_meeting();
  if (word == "agenda-item") record.mutable_agenda_item();
  if (word == "agenda-version") record.mutable_agenda_version();
  if (word == "action") record.mutable_action()->add_plans(kPlan);
  if (word == "goal") record.mutable_goal();
  if (word == "partner") record.mutable_partner();
  if (word == "covenant") record.mutable_covenant();
  if (word == "project") record.mutable_project()->set_lead("persons/someone");
  if (word == "project-update") record.mutable_project_update()->set_author("persons/someone");
  if (word == "area") record.mutable_area();
  if (word == "calendar") record.mutable_calendar();
  if (word == "schedule") record.mutable_schedule()->add_offices();
  if (word == "indicator") record.mutable_indicator();
  if (word == "series") record.mutable_series();
  if (word == "path") record.mutable_path();
  if (word == "path-version") record.mutable_path_version();
  if (word == "plan") record.mutable_plan()->set_stage("work");
  if (word == "plan-version") record.mutable_plan_version();
  if (word == "step") record.mutable_step();
  if (word == "decision") record.mutable_decision();
  if (word == "follow-up") record.mutable_follow_up();
  if (word == "recognition") record.mutable_recognition();
  if (word == "draft-of-grant") record.mutable_draft()->set_resource("mandates/new");
  if (word == "draft-on-plan") record.mutable_draft()->set_resource(kPlan);
  if (word == "own-draft-on-plan") {
    record.mutable_draft()->set_resource(kPlan);
    record.mutable_draft()->set_author("persons/holder");
  }
  AddSecrets(word, record);
  return record;
}

namespace {

// Makes or changes what the part of a record says it is.
template <typename Part>
Define DefiningAs(const std::string& name, bool create, Part* (Record::*part)()) {
  Define define;
  define.create = create;
  define.record.set_name(name);
  (define.record.*part)();
  return define;
}

RecordPointOutcomes RecordingPoints(const std::string& body) {
  RecordPointOutcomes command;
  command.proposal = kProposal;
  command.body = body;
  return command;
}

}  // namespace

std::vector<std::pair<std::string, Command>> AskedOfProposals() {
  return {
      {"create-proposal", CreateProposal{"programmes/p/proposals/new", {}}},
      {"update-proposal", UpdateProposal{kProposal, {}}},
      {"record-initial", RecordInitial{kProposal, {}}},
      {"record-points", RecordingPoints("bodies/council")},
      {"record-points-by-executive", RecordingPoints("bodies/executive")},
      {"confirm-point", ConfirmPointOutcomes{kProposal, {"point-1"}, {}}},
      {"reverse-point", ReversePointOutcomes{kProposal, {"point-1"}}},
      {"reverse-points", ReversePointOutcomes{kProposal, {"point-1", "point-2"}}},
      {"date-point", RecordPointDates{kProposal, {"point-1"}, {}}},
  };
}

std::vector<std::pair<std::string, Command>> AskedOfProgrammes() {
  return {
      {"create-goal", DefiningAs("programmes/p/goals/new", true, &Record::mutable_goal)},
      {"change-partner", DefiningAs("programmes/p/partners/p", false, &Record::mutable_partner)},
      {"create-covenant",
       DefiningAs("programmes/p/covenants/new", true, &Record::mutable_covenant)},
      {"create-area", DefiningAs("areas/new", true, &Record::mutable_area)},
      {"sign-covenant", SignCovenant{"programmes/p/covenants/c", {}}},
      {"create-project", CreateProject{"programmes/p/projects/new", {}, {}}},
      {"update-project", UpdateProject{kProject, {}, {}}},
      {"turn-project", TurnProject{kProject, noordster::v1::Project::PAUSED, "2022-07-01"}},
      {"tell-of-project", AddProjectUpdate{kProject, "2022-07-01", {}}},
      {"create-indicator", CreateIndicator{"programmes/p/indicators/new", {}}},
      {"update-indicator", UpdateIndicator{kIndicator, {}, false}},
      {"record-measurements", RecordMeasurements{kIndicator, {}}},
  };
}

std::vector<std::pair<std::string, Command>> AskedOfCalendars() {
  const auto scheduling = [](const std::string& name, bool create) {
    return DefiningAs(name, create, &Record::mutable_schedule);
  };
  return {
      {"create-calendar", DefiningAs("calendars/new", true, &Record::mutable_calendar)},
      {"change-calendar", DefiningAs("calendars/c", false, &Record::mutable_calendar)},
      {"create-schedule", scheduling("bodies/council/schedules/new", true)},
      {"change-schedule", scheduling("bodies/council/schedules/s", false)},
      {"create-schedule-of-other-council", scheduling("bodies/other-council/schedules/new", true)},
  };
}

}  // namespace noordster::engine
