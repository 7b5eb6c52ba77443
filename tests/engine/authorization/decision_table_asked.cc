// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/authorization/decision_table_asked.h"

#include "absl/strings/str_cat.h"
#include "tests/engine/authorization/decision_table_records.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using Mandate = noordster::v1::Mandate;

noordster::internal::v1::Mandate InEmergency() {
  noordster::internal::v1::Mandate mandate;
  mandate.set_emergency(true);
  return mandate;
}

Define Defining(const std::string& name, bool create) {
  Define define;
  define.create = create;
  define.record.set_name(name);
  return define;
}

template <typename Fill>
Define Defining(const std::string& name, bool create, Fill fill) {
  Define define = Defining(name, create);
  fill(define.record);
  return define;
}

std::string StepOfPlan() { return absl::StrCat(kPlan, "/steps/3"); }

RecordOutcome Recording() {
  RecordOutcome outcome;
  outcome.step = StepOfPlan();
  return outcome;
}

AssessProgramme Assessing(const std::string& programme) {
  AssessProgramme command;
  command.programme = programme;
  return command;
}

// An item about these.
noordster::internal::v1::AgendaItem ItemAbout(const std::vector<std::string>& subjects) {
  noordster::internal::v1::AgendaItem item;
  for (const std::string& subject : subjects) item.add_subjects(subject);
  return item;
}

// What is asked about meetings, by a word for it.
std::vector<std::pair<std::string, Command>> AskedOfMeetings() {
  const std::string item = absl::StrCat(kMeeting, "/items/1");
  const std::string other = "programmes/other/plans/q";
  const std::string of_other_council = "bodies/other-council/meetings/m";
  return {
      {"plan-meeting", PlanMeeting{"bodies/council/meetings/new", {}}},
      {"call-meeting", CallMeeting{kMeeting, "2022-07-01"}},
      {"move-meeting", MoveMeeting{kMeeting, "2022-08-01", ""}},
      {"open-meeting", OpenMeeting{kMeeting, {}}},
      {"turn-meeting", TurnMeeting{kMeeting, v1::Meeting::HELD}},
      {"publish-decision-list", PublishDecisionList{kMeeting, "2022-07-15", {}}},
      {"adopt-minutes", AdoptMinutes{kMeeting, kMeeting}},
      {"request-item", RequestItem{kMeeting, ItemAbout({kPlan, StepOfPlan()})}},
      {"request-item-about-nothing", RequestItem{kMeeting, {}}},
      {"request-item-of-two-programmes", RequestItem{kMeeting, ItemAbout({kPlan, other})}},
      {"request-item-of-other-programme", RequestItem{kMeeting, ItemAbout({other})}},
      {"request-item-of-unknown-programme",
       RequestItem{kMeeting, ItemAbout({"programmes/unknown/plans/q"})}},
      {"request-item-of-other-council", RequestItem{of_other_council, ItemAbout({kPlan})}},
      {"update-item", UpdateItem{item, ItemAbout({kPlan})}},
      {"update-item-to-other-programme", UpdateItem{item, ItemAbout({other})}},
      {"ask-paper", AskPaper{item, {}}},
      {"deliver-paper", DeliverPaper{item, "p", "2022-07-01"}},
      {"place-item", PlaceItem{item, v1::AgendaItem::PLACED}},
      {"publish-agenda", PublishAgenda{kMeeting, {1}, v1::PUBLIC, "2022-07-01"}},
      {"dispense-paper", DispensePaper{item, "p"}},
      {"release-paper", ReleasePaper{item, "p", "2022-07-01"}},
      {"impose-item-secrecy",
       ImposeItemSecrecy{item, "", v1::PRIVACY, "bodies/council", "2022-07-01", ""}},
      {"impose-item-secrecy-by-executive",
       ImposeItemSecrecy{item, "", v1::PRIVACY, "bodies/executive", "2022-07-01", ""}},
      {"impose-item-secrecy-by-other-council",
       ImposeItemSecrecy{item, "p", v1::PRIVACY, "bodies/other-council", "2022-07-01", ""}},
      {"impose-secrecy-on-no-item-by-other-council",
       ImposeItemSecrecy{absl::StrCat(kMeeting, "/items/2"), "", v1::PRIVACY,
                         "bodies/other-council", "2022-07-01", ""}},
      {"lift-item-secrecy", LiftItemSecrecy{item, "", "2022-07-01"}},
      {"lift-paper-secrecy", LiftItemSecrecy{item, "p", "2022-07-01"}},
      {"lift-secrecy-of-paper-that-is-not-secret", LiftItemSecrecy{item, "q", "2022-07-01"}},
      {"record-attendance", RecordAttendance{item, {}}},
      {"record-ballot", RecordBallot{item, {}}},
  };
}

// What is asked about recognition rounds, by a word for it.
std::vector<std::pair<std::string, Command>> AskedOfRecognition() {
  const std::string round = absl::StrCat(kPlan, "/recognitions/1");
  return {
      {"open-recognition", OpenRecognition{kPlan, {}}},
      {"add-participants", AddParticipants{round, {}}},
      {"extend-recognition", ExtendRecognition{round, "2022-07-01"}},
      {"record-answers", RecordAnswers{round, {}}},
      {"record-sending", RecordSending{round, {}}},
      {"correct-remark-of-round", CorrectFacts{absl::StrCat(kPlan, "/followUps/2"), "", "", {}}},
  };
}

// An action of a body about these.
AddAction ActionAbout(const std::string& body, const std::vector<std::string>& plans) {
  AddAction add;
  add.name = absl::StrCat("bodies/", body, "/actions/new");
  for (const std::string& plan : plans) add.action.add_plans(plan);
  return add;
}

// What is asked about actions, by a word for it.
std::vector<std::pair<std::string, Command>> AskedOfActions() {
  const std::string action = "bodies/council/actions/a";
  const std::string other = "programmes/other/plans/q";
  return {
      {"add-action", ActionAbout("council", {})},
      {"add-action-about-plan", ActionAbout("council", {kPlan})},
      {"add-action-about-unknown-plan", ActionAbout("council", {"programmes/p/plans/unknown"})},
      {"add-action-of-other-council", ActionAbout("other-council", {})},
      {"add-action-of-other-council-about-plan", ActionAbout("other-council", {kPlan})},
      {"add-action-about-other-programme", ActionAbout("council", {other})},
      {"add-action-about-two-programmes", ActionAbout("council", {kPlan, other})},
      {"update-action", UpdateAction{action, "", "", v1::PUBLIC}},
      {"settle-action", SettleAction{action, v1::Action::LAPSED, "2022-07-01", "", ""}},
      {"reopen-action", ReopenAction{action}},
  };
}

}  // namespace

std::vector<std::pair<std::string, Act>> Asked(const State& state) {
  const std::string decision = absl::StrCat(kPlan, "/decisions/1");
  const std::string follow_up = absl::StrCat(kPlan, "/followUps/1");
  const std::string step = StepOfPlan();
  const auto programme_with = [](const std::string& body) {
    return [body](Record& record) { record.mutable_programme()->add_bodies(body); };
  };
  const std::vector<std::pair<std::string, Command>> commands = {
      {"change-municipality", Defining("", false, [](Record& r) { r.mutable_municipality(); })},
      {"create-body", Defining("bodies/new", true, [](Record& r) { r.mutable_body(); })},
      {"change-body", Defining("bodies/council", false, [](Record& r) { r.mutable_body(); })},
      {"create-membership",
       Defining("bodies/council/memberships/m", true, [](Record& r) { r.mutable_membership(); })},
      {"create-person", Defining("persons/new", true, [](Record& r) { r.mutable_person(); })},
      {"create-programme", Defining("programmes/new", true, programme_with("bodies/council"))},
      {"change-programme", Defining("programmes/p", false, programme_with("bodies/council"))},
      {"change-bodies-of-programme",
       Defining("programmes/p", false, programme_with("bodies/other-council"))},
      {"create-challenge",
       Defining("programmes/p/challenges/c", true, [](Record& r) { r.mutable_challenge(); })},
      {"change-challenge",
       Defining("programmes/p/challenges/c", false, [](Record& r) { r.mutable_challenge(); })},
      {"assess-programme", Assessing("programmes/p")},
      {"erase-person", ErasePerson{"persons/someone"}},
      {"publish-path", PublishPath{"paths/path", {}}},
      {"grant-mandate", GrantMandate{"mandates/new", {}}},
      {"grant-in-emergency", GrantMandate{"mandates/new", InEmergency()}},
      {"revoke-mandate", RevokeMandate{"mandates/some"}},
      {"enact-mandates", EnactMandates()},
      {"create-plan", CreatePlan{"programmes/p/plans/new", {}}},
      {"next-plan", CreateNextPlan{"programmes/p/plans/new", kPlan, {}, "", 4}},
      {"next-plan-of-other-programme",
       CreateNextPlan{"programmes/p/plans/new", "programmes/other/plans/q", {}, "", 4}},
      {"update-plan", UpdatePlan{kPlan, {}, false}},
      {"keep-baseline", KeepBaseline{kPlan, {}}},
      {"freeze-version", FreezeVersion{kPlan, {}, {}, v1::CHANGE_KIND_UNSPECIFIED}},
      {"hand-in-papers", HandInPapers{step, "2022-01-01", 1}},
      {"record-outcome", Recording()},
      {"record-outcomes", RecordOutcomes{"programmes/p", {Recording(), Recording()}}},
      {"confirm-outcome", ConfirmOutcome{decision, {}}},
      {"correct-decision", CorrectFacts{decision, "", "", {}}},
      {"correct-follow-up", CorrectFacts{follow_up, "", "", {}}},
      {"reverse-outcome", ReverseOutcome{decision, false}},
      {"reverse-outcomes", ReverseOutcome{decision, true}},
      {"reconsider-decision", ReconsiderDecision{decision}},
      {"withdraw-plan", WithdrawPlan{kPlan, "2022-01-01"}},
      {"settle-follow-up", SettleFollowUp{follow_up}},
      {"migrate-plan", MigratePlan{kPlan, "paths/path/versions/2", {}}},
      {"impose-secrecy",
       ImposeSecrecy{decision, v1::PRIVACY, "bodies/council", "2022-01-01", "bodies/executive"}},
      {"impose-secrecy-by-executive",
       ImposeSecrecy{decision, v1::PRIVACY, "bodies/executive", "2022-01-01", ""}},
      {"impose-secrecy-by-other-council",
       ImposeSecrecy{decision, v1::PRIVACY, "bodies/other-council", "2022-01-01", ""}},
      {"lift-secrecy", LiftSecrecy{decision, "2022-01-01"}},
  };
  std::vector<std::pair<std::string, Act>> asked;
  for (const auto& [word, command] : commands) asked.emplace_back(word, ActOf(state, command));
  for (const auto& part : {AskedOfMeetings(), AskedOfRecognition(), AskedOfActions(),
                           AskedOfProposals(), AskedOfProgrammes(), AskedOfCalendars()}) {
    for (const auto& [word, command] : part) asked.emplace_back(word, ActOf(state, command));
  }
  asked.emplace_back("verify-history",
                     Act{Mandate::VERIFY_HISTORY, Mandate::ACT_UNSPECIFIED, {""}, ""});
  asked.emplace_back("export-history",
                     Act{Mandate::EXPORT_HISTORY, Mandate::ACT_UNSPECIFIED, {""}, ""});
  asked.emplace_back("create-backup",
                     Act{Mandate::CREATE_BACKUP, Mandate::ACT_UNSPECIFIED, {""}, ""});
  return asked;
}

}  // namespace noordster::engine
