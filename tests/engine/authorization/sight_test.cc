// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/sight.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "noordster/v1/mandate.pb.h"
#include "services/base/limits.h"
#include "services/engine/state.h"
#include "tests/engine/authorization/reader_sight.h"

namespace noordster::engine::sight_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::DecisionFacts;
using noordster::internal::v1::Event;

constexpr char kDecision[] = "programmes/p/plans/q/decisions/1";

// A public decision whose place another takes that is public from a moment.
Record Replaced(int64_t visible_from, v1::Decision::State state) {
  Record record;
  record.set_name(kDecision);
  record.set_audience(v1::PUBLIC);
  auto& decision = *record.mutable_decision();
  decision.set_state(state);
  decision.set_confirm_time_micros(1);
  decision.set_replaced_by(2);
  decision.set_replaced_audience(v1::PUBLIC);
  decision.set_replaced_visible_from_micros(visible_from);
  return record;
}

Sight Public(int64_t now) {
  Caller caller;
  caller.actor.set_kind(noordster::internal::v1::Actor::ANONYMOUS);
  return Sight(State::FromNothing(), caller, {now, absl::CivilDay(2022, 7, 15)});
}

TEST(SightTest, ADecisionDoesNotTellOfOneUnderEmbargoThatTakesItsPlace) {
  for (const v1::Decision::State state : {v1::Decision::CONFIRMED, v1::Decision::REPLACED}) {
    const std::optional<Record> before = Public(99).Seen(Replaced(100, state), {});
    ASSERT_TRUE(before.has_value());
    EXPECT_EQ(before->decision().state(), v1::Decision::CONFIRMED);
    EXPECT_EQ(before->decision().replaced_by(), 0);
    const std::optional<Record> then = Public(100).Seen(Replaced(100, state), {});
    EXPECT_EQ(then->decision().state(), state);
    EXPECT_EQ(then->decision().replaced_by(), 2);
  }
}

TEST(SightTest, ADecisionDoesNotTellOfAHiddenOneWhosePlaceItTook) {
  Record record;
  record.set_name("programmes/p/plans/q/decisions/2");
  record.set_audience(v1::PUBLIC);
  auto& decision = *record.mutable_decision();
  decision.set_number(2);
  decision.set_replaces(1);
  decision.set_replaces_visible_from_micros(100);
  Event event;
  event.mutable_outcome_recorded()->set_plan("programmes/p/plans/q");
  event.mutable_outcome_recorded()->set_audience(v1::PUBLIC);
  const auto tells = [&](v1::Audience audience, int64_t now, const SecretParts& secrets) {
    decision.set_replaces_audience(audience);
    *event.mutable_outcome_recorded()->mutable_decision() = decision;
    const int32_t replaces = Public(now).Seen(record, secrets)->decision().replaces();
    const auto seen = Public(now).Seen(event, secrets);
    EXPECT_EQ(seen->outcome_recorded().decision().replaces(), replaces);
    return replaces == 1;
  };
  EXPECT_TRUE(tells(v1::PUBLIC, 100, {}));
  EXPECT_FALSE(tells(v1::PUBLIC, 99, {}));
  EXPECT_FALSE(tells(v1::PARTNERS, 100, {}));
  EXPECT_FALSE(tells(v1::PUBLIC, 100, {kDecision}));
}

TEST(SightTest, ADecisionTellsTheAdministrationAloneWhichEarlierOnesItGoesBackTo) {
  Record record;
  record.set_name(kDecision);
  record.set_audience(v1::PUBLIC);
  record.mutable_decision()->add_relations()->set_decision("programmes/p/plans/hidden/decisions/1");
  Event event;
  event.mutable_outcome_recorded()->set_plan("programmes/p/plans/q");
  event.mutable_outcome_recorded()->set_audience(v1::PUBLIC);
  *event.mutable_outcome_recorded()->mutable_decision() = record.decision();
  EXPECT_EQ(Public(100).Seen(record, {})->decision().relations_size(), 0);
  EXPECT_EQ(Public(100).Seen(event, {})->outcome_recorded().decision().relations_size(), 0);
}

// A motion that names one of everything.
noordster::internal::v1::Action SettledMotion() {
  noordster::internal::v1::Action action;
  action.set_kind(v1::Action::MOTION);
  action.mutable_text()->set_id("text");
  action.set_made_date("2022-07-01");
  action.set_agenda_item("bodies/raad/meetings/m/items/1");
  action.set_reference("m3");
  action.add_plans("programmes/p/plans/hidden");
  action.set_owner("persons/wethouder");
  action.set_due_date("2022-09-01");
  action.set_state(v1::Action::REPLACED);
  action.set_ballot(2);
  action.mutable_settlement_reason()->set_id("reason");
  action.set_settled_date("2022-07-10");
  action.set_settled_in("bodies/raad/meetings/m/items/2");
  action.set_replaced_by("bodies/raad/actions/hidden");
  return action;
}

// The same as others see it.
noordster::internal::v1::Action MotionAlone() {
  noordster::internal::v1::Action action;
  action.set_kind(v1::Action::MOTION);
  action.mutable_text()->set_id("text");
  action.set_made_date("2022-07-01");
  action.set_reference("m3");
  action.set_due_date("2022-09-01");
  action.set_state(v1::Action::REPLACED);
  action.mutable_settlement_reason()->set_id("reason");
  action.set_settled_date("2022-07-10");
  return action;
}

TEST(SightTest, AnActionTellsOthersWhatItSaysAndNamesNothingElse) {
  Record record;
  record.set_name("bodies/raad/actions/m3");
  record.set_revision(7);
  *record.mutable_action() = SettledMotion();
  for (const v1::Audience audience : {v1::AUDIENCE_UNSPECIFIED, v1::ADMINISTRATION, v1::PARTNERS}) {
    record.set_audience(audience);
    EXPECT_FALSE(Public(100).Seen(record, {}).has_value()) << audience;
  }
  record.set_audience(v1::PUBLIC);
  const std::optional<Record> seen = Public(100).Seen(record, {});
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->revision(), 0) << "it would tell of changes that are hidden";
  EXPECT_EQ(seen->action().SerializeAsString(), MotionAlone().SerializeAsString());
}

TEST(SightTest, EventsOfAnActionAreForItsAudienceAndNameNothingElse) {
  Event added;
  *added.mutable_action_added()->mutable_added() = SettledMotion();
  Event updated;
  updated.mutable_action_updated()->set_owner("persons/wethouder");
  Event settled;
  settled.mutable_action_settled()->set_settled_in("bodies/raad/meetings/m/items/2");
  settled.mutable_action_settled()->set_replaced_by("bodies/raad/actions/hidden");
  Event reopened;
  reopened.mutable_action_reopened();
  for (Event& event : std::vector<Event>{added, updated, settled, reopened}) {
    event.mutable_header()->set_resource("bodies/raad/actions/m3");
    event.mutable_header()->mutable_actor()->set_person_id("griffier");
    event.mutable_header()->mutable_reason()->set_id("reason");
    auto& facts = event.has_action_added()     ? *event.mutable_action_added()->mutable_facts()
                  : event.has_action_updated() ? *event.mutable_action_updated()->mutable_facts()
                  : event.has_action_settled() ? *event.mutable_action_settled()->mutable_facts()
                                               : *event.mutable_action_reopened()->mutable_facts();
    facts.set_audience(v1::ADMINISTRATION);
    EXPECT_FALSE(Public(100).Seen(event, {}).has_value());
    facts.set_audience(v1::PUBLIC);
    const std::optional<Event> seen = Public(100).Seen(event, {});
    ASSERT_TRUE(seen.has_value());
    const std::string text = seen->DebugString();
    for (const char* hidden : {"hidden", "items/", "persons/", "griffier"}) {
      EXPECT_EQ(text.find(hidden), std::string::npos) << hidden << " in " << text;
    }
    EXPECT_FALSE(seen->header().has_reason());
  }
}

TEST(SightTest, EventsOfAPointAreForTheAudienceOfItsOutcomeAndSayNotWhatItRestsOn) {
  Event decided;
  auto& outcome = *decided.mutable_point_decided()->mutable_outcome();
  outcome.set_body("bodies/raad");
  outcome.set_kind(v1::ADOPTED);
  outcome.set_agenda_item("bodies/raad/meetings/m/items/1");
  outcome.set_ballot(2);
  outcome.mutable_source()->set_id("hidden");
  Event confirmed;
  confirmed.mutable_point_confirmed()->mutable_source()->set_id("hidden");
  Event reversed;
  reversed.mutable_point_reversed();
  for (Event& event : std::vector<Event>{decided, confirmed, reversed}) {
    event.mutable_header()->set_resource("programmes/p/proposals/q");
    event.mutable_header()->mutable_actor()->set_person_id("griffier");
    event.mutable_header()->mutable_reason()->set_id("reason");
    const auto meant_for = [&event](v1::Audience audience) {
      if (event.has_point_decided()) {
        event.mutable_point_decided()->mutable_outcome()->set_audience(audience);
      } else if (event.has_point_confirmed()) {
        event.mutable_point_confirmed()->set_audience(audience);
      } else {
        event.mutable_point_reversed()->set_audience(audience);
      }
    };
    for (const auto audience : {v1::AUDIENCE_UNSPECIFIED, v1::ADMINISTRATION, v1::PARTNERS}) {
      meant_for(audience);
      EXPECT_FALSE(Public(100).Seen(event, {}).has_value()) << audience;
    }
    meant_for(v1::PUBLIC);
    const std::optional<Event> seen = Public(100).Seen(event, {});
    ASSERT_TRUE(seen.has_value());
    const std::string text = seen->DebugString();
    for (const char* hidden : {"hidden", "items/", "ballot", "griffier", "reason"}) {
      EXPECT_EQ(text.find(hidden), std::string::npos) << hidden << " in " << text;
    }
  }
  Event made;
  made.mutable_proposal_made();
  EXPECT_FALSE(Public(100).Seen(made, {}).has_value());
}

Disclosure By(int32_t decision, v1::Audience audience, int64_t from_micros) {
  Disclosure disclosure;
  disclosure.set_decision(decision);
  disclosure.set_audience(audience);
  disclosure.set_from_micros(from_micros);
  return disclosure;
}

TEST(SightTest, WhatASecretOutcomeMadeKnownIsHiddenUnlessAnotherTellsItToo) {
  for (const char* name : {"programmes/p/plans/q", "programmes/p/plans/q/versions/1"}) {
    Record record;
    record.set_name(name);
    if (record.name() == "programmes/p/plans/q") {
      record.mutable_plan();
    } else {
      record.mutable_plan_version();
    }
    Disclose(By(1, v1::PUBLIC, 50), record);
    const SecretParts secrets = {"programmes/p/plans/q", kDecision};
    EXPECT_TRUE(Public(100).Seen(record, {}).has_value());
    EXPECT_FALSE(Public(100).Seen(record, secrets).has_value());
    Disclose(By(2, v1::PUBLIC, 100), record);
    EXPECT_TRUE(Public(100).Seen(record, secrets).has_value());
    EXPECT_FALSE(Public(99).Seen(record, secrets).has_value());
  }
}

TEST(SightTest, OfEachAudienceTheFirstToBeVisibleAreKept) {
  Record plan;
  plan.mutable_plan();
  Disclose(By(100, v1::PARTNERS, 5), plan);
  for (int32_t number = 1; number <= 2 * limits::kDisclosuresMax; ++number) {
    // Falling moments first, then one that all share.
    Disclose(By(number, v1::PUBLIC, std::max(1000 - number, 995)), plan);
  }
  std::vector<int32_t> kept;
  for (const Disclosure& each : plan.disclosures()) kept.push_back(each.decision());
  std::vector<int32_t> expected = {100};
  for (int32_t number = 5; number < 5 + limits::kDisclosuresMax; ++number) {
    expected.push_back(number);
  }
  EXPECT_EQ(kept, expected);
}

TEST(SightTest, WhatWasDisclosedFirstStays) {
  Record plan;
  plan.set_name("programmes/p/plans/q");
  plan.mutable_plan()->set_stage("raad");
  Disclose(By(1, v1::PUBLIC, 200), plan);
  Disclose(By(2, v1::PUBLIC, 100), plan);
  Disclose(By(3, v1::PUBLIC, 300), plan);
  Disclose(By(4, v1::ADMINISTRATION, 0), plan);
  EXPECT_FALSE(Public(99).Seen(plan, {}).has_value());
  const std::optional<Record> seen = Public(100).Seen(plan, {});
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->plan().stage(), "");
}

TEST(SightTest, OfADisclosedPlanNothingIsShownButWhatItIs) {
  Record expected;
  expected.set_name("programmes/p/plans/q");
  expected.mutable_plan()->mutable_title()->set_id("title");
  expected.mutable_plan()->add_challenges("programmes/p/challenges/c");
  expected.mutable_plan()->set_path_version("paths/full/versions/1");
  Record plan = expected;
  plan.set_revision(7);
  plan.mutable_plan()->set_stage("raad");
  plan.mutable_plan()->set_versions(2);
  plan.mutable_plan()->add_planned_dates()->set_stage("raad");
  plan.mutable_plan()->add_secret_parts("decisions/2");
  Disclose(By(1, v1::PUBLIC, 0), plan);
  EXPECT_EQ(Public(100).Seen(plan, {})->SerializeAsString(), expected.SerializeAsString());
}

TEST(SightTest, OfAnOutcomeNeitherWhoNorWhyNorWhatItDidToThePlanIsShown) {
  Event recorded;
  recorded.mutable_outcome_recorded()->set_plan("programmes/p/plans/q");
  recorded.mutable_outcome_recorded()->set_audience(v1::PUBLIC);
  recorded.mutable_outcome_recorded()->mutable_decision()->set_number(1);
  DecisionFacts facts;
  facts.set_plan("programmes/p/plans/q");
  facts.set_audience(v1::PUBLIC);
  facts.set_decision(1);
  Event reversed;
  *reversed.mutable_outcome_reversed()->mutable_facts() = facts;
  Event corrected;
  *corrected.mutable_facts_corrected()->mutable_facts() = facts;
  Event reconsidered;
  *reconsidered.mutable_decision_reconsidered()->mutable_facts() = facts;
  for (const Event& kind : {recorded, reversed, corrected, reconsidered}) {
    Event expected = kind;
    expected.mutable_header()->set_sequence(9);
    expected.mutable_header()->set_commit_time_micros(50);
    expected.mutable_header()->set_resource("programmes/p/plans/q");
    Event event = expected;
    event.mutable_header()->mutable_actor()->set_person_id("p");
    event.mutable_header()->set_request_id("request");
    event.mutable_header()->mutable_reason()->set_id("why");
    event.mutable_header()->set_cause(8);
    if (event.has_outcome_reversed()) {
      event.mutable_outcome_reversed()->set_step(3);
      event.mutable_outcome_reversed()->add_follow_ups(4);
      event.mutable_outcome_reversed()->mutable_standing()->set_last_decision(2);
    } else if (event.has_facts_corrected()) {
      event.mutable_facts_corrected()->set_next_decision(2);
    } else if (event.has_decision_reconsidered()) {
      event.mutable_decision_reconsidered()->set_step(3);
    }
    EXPECT_EQ(Public(100).Seen(event, {})->SerializeAsString(), expected.SerializeAsString())
        << kind.ShortDebugString();
  }
}

// Events of a plan with one secret decision and one that is not.
class SecrecyOfEventsTest : public testing::Test {
 protected:
  static Event Recorded(int32_t number) {
    Event event;
    event.mutable_header()->mutable_reason()->set_id("why");
    auto& recorded = *event.mutable_outcome_recorded();
    recorded.set_plan("programmes/p/plans/q");
    recorded.set_audience(v1::PUBLIC);
    recorded.mutable_decision()->set_number(number);
    recorded.mutable_decision()->mutable_minority_view()->set_id("view");
    return event;
  }
  static Event Confirmed(int32_t number) {
    Event event;
    auto& facts = *event.mutable_outcome_confirmed()->mutable_facts();
    facts.set_plan("programmes/p/plans/q");
    facts.set_audience(v1::PUBLIC);
    facts.set_decision(number);
    return event;
  }
  static SecretParts Secrets(const Sight& sight, const Event& event) {
    Record plan;
    plan.set_name("programmes/p/plans/q");
    plan.mutable_plan()->add_secret_parts("decisions/1");
    SecretParts secrets;
    for (const std::string& name : sight.RecordsToCheck(RecordsBehind(event))) {
      EXPECT_EQ(name, plan.name());
      AddSecretParts(plan, secrets);
    }
    return secrets;
  }
};

TEST_F(SecrecyOfEventsTest, ThePublicSeesNothingOfASecretDecision) {
  const Sight sight = Public(100);
  for (const int32_t number : {1, 2}) {
    for (const auto& event : {Recorded(number), Confirmed(number)}) {
      EXPECT_EQ(sight.Seen(event, Secrets(sight, event)).has_value(), number == 2);
    }
  }
}

TEST_F(SecrecyOfEventsTest, TheAdministrationSeesThatItHappenedWithoutAWordOfIt) {
  const Sight sight = SightBy("programmes/p", {v1::Mandate::READ_ADMINISTRATION});
  const auto seen = sight.Seen(Recorded(1), Secrets(sight, Recorded(1)));
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->outcome_recorded().decision().number(), 1);
  EXPECT_FALSE(seen->outcome_recorded().decision().has_minority_view());
  EXPECT_FALSE(seen->header().has_reason());
}

TEST_F(SecrecyOfEventsTest, WhoeverReadsSecretsSeesEveryWord) {
  const Sight sight =
      SightBy("programmes/p", {v1::Mandate::READ_ADMINISTRATION, v1::Mandate::READ_SECRET});
  const auto seen = sight.Seen(Recorded(1), Secrets(sight, Recorded(1)));
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->SerializeAsString(), Recorded(1).SerializeAsString());
}

TEST_F(SecrecyOfEventsTest, WhoReadsSecretsAloneReadsNothing) {
  const Sight sight = SightBy("programmes/p", {v1::Mandate::READ_SECRET});
  EXPECT_FALSE(sight.Seen(Recorded(1), Secrets(sight, Recorded(1))).has_value());
}

TEST(SightTest, ADecisionDoesNotTellOfASecretOneThatTakesItsPlace) {
  SecretParts secrets = {"programmes/p/plans/q/decisions/2"};
  const std::optional<Record> seen =
      Public(100).Seen(Replaced(100, v1::Decision::REPLACED), secrets);
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->decision().replaced_by(), 0);
  EXPECT_EQ(seen->decision().state(), v1::Decision::CONFIRMED);
}

TEST(SightTest, TextsInsideListsAreLeftOutToo) {
  Record record;
  record.set_name(kDecision);
  record.mutable_decision()->add_dispensations()->mutable_reason()->set_id("why");
  record.mutable_decision()->mutable_dispensations(0)->set_guard("papers");
  const Record shown = WithoutSecrets(record, {kDecision});
  EXPECT_FALSE(shown.decision().dispensations(0).has_reason());
  EXPECT_EQ(shown.decision().dispensations(0).guard(), "papers");
}

TEST(SightTest, OfWhatADraftIsAboutOnlyPlansCanHaveASecret) {
  Record draft;
  Event prepared;
  for (const char* name : {"", "mandates/m", "programmes/p"}) {
    draft.mutable_draft()->add_subjects(name);
    prepared.mutable_draft_prepared()->mutable_prepared()->add_subjects(name);
  }
  EXPECT_TRUE(RecordsBehind(draft).empty());
  EXPECT_TRUE(RecordsBehind(prepared).empty());
}

TEST(SightTest, WordsOnADraftAboutSeveralPlansAreLeftOutOnceAnyOfThemHasASecret) {
  Event prepared;
  prepared.mutable_draft_prepared()->mutable_prepared()->add_subjects("programmes/p/plans/q");
  Event approved;
  approved.mutable_draft_approved()->add_subjects("programmes/p/plans/q");
  Event retracted;
  retracted.mutable_approval_retracted()->add_subjects("programmes/p/plans/q");
  Event withdrawn;
  withdrawn.mutable_draft_withdrawn()->add_subjects("programmes/p/plans/q");
  Event carried_out;
  carried_out.mutable_draft_carried_out()->add_subjects("programmes/p/plans/q");
  for (Event event : {prepared, approved, retracted, withdrawn, carried_out}) {
    event.mutable_header()->mutable_reason()->set_id("why");
    EXPECT_EQ(RecordsBehind(event), std::vector<std::string>{"programmes/p/plans/q"});
    EXPECT_FALSE(WithoutSecrets(event, {"programmes/p/plans/q"}).header().has_reason());
    EXPECT_TRUE(WithoutSecrets(event, {"programmes/p/plans/other"}).header().has_reason());
  }
}

TEST(SightTest, TheWordsOfASourceAboutASecretDecisionAreLeftOut) {
  Record plan;
  plan.set_name("programmes/p/plans/q");
  for (const char* words : {"first", "second"}) {
    auto& treatment = *plan.mutable_plan()->mutable_past()->add_treatments();
    treatment.mutable_words()->set_id(words);
    treatment.mutable_date()->mutable_text()->set_id("when");
  }
  plan.mutable_plan()->mutable_past()->mutable_source()->set_id("where");
  EXPECT_EQ(RecordsBehind(plan), std::vector<std::string>{plan.name()});
  const Record shown = WithoutSecrets(plan, {plan.name(), plan.name() + "/decisions/2"});
  EXPECT_TRUE(shown.plan().past().treatments(0).has_words());
  EXPECT_FALSE(shown.plan().past().treatments(1).has_words());
  EXPECT_TRUE(shown.plan().past().treatments(0).date().has_text());
  EXPECT_FALSE(shown.plan().past().treatments(1).date().has_text());
  EXPECT_FALSE(shown.plan().past().has_source());
  const Record first = WithoutSecrets(plan, {plan.name(), plan.name() + "/decisions/1"});
  EXPECT_FALSE(first.plan().past().treatments(0).has_words());
  EXPECT_TRUE(first.plan().past().treatments(1).has_words());
  // A decision after that past is none of it.
  const Record later = WithoutSecrets(plan, {plan.name(), plan.name() + "/decisions/3"});
  EXPECT_EQ(later.SerializeAsString(), plan.SerializeAsString());
}

TEST(SightTest, AllWithinTheMunicipalityIsAllOfAnyProgrammeAndNotTheRegisters) {
  const Sight registers = SightBy("", {v1::Mandate::READ_ADMINISTRATION});
  EXPECT_FALSE(registers.SeesAllWithin(""));
  EXPECT_FALSE(registers.SeesAllWithin("programmes/p"));
  const Sight of_one = SightBy("programmes/p", {v1::Mandate::READ_ADMINISTRATION});
  EXPECT_TRUE(of_one.SeesAllWithin(""));
  EXPECT_TRUE(of_one.SeesAllWithin("programmes/p"));
  EXPECT_FALSE(of_one.SeesAllWithin("programmes/q"));
  const Sight partner = SightBy("programmes/p", {v1::Mandate::READ_PARTNERS}, v1::Mandate::PARTNER);
  EXPECT_FALSE(partner.SeesAllWithin(""));
  Caller local;
  local.actor.set_kind(noordster::internal::v1::Actor::LOCAL_TRUSTED);
  State state = State::FromNothing();
  state.Load("", std::make_shared<Record>());
  EXPECT_TRUE(
      Sight(state, local, {100, absl::CivilDay(2022, 7, 15)}).SeesAllWithin("programmes/q"));
}

}  // namespace
}  // namespace noordster::engine::sight_test
