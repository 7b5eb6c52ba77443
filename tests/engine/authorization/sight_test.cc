// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/sight.h"

#include <gtest/gtest.h>

#include "services/engine/state.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;

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

TEST(SightTest, WhatWasDisclosedFirstStays) {
  Record plan;
  plan.set_name("programmes/p/plans/q");
  plan.mutable_plan()->set_stage("raad");
  Disclose(v1::PUBLIC, 200, plan);
  Disclose(v1::PUBLIC, 100, plan);
  Disclose(v1::PUBLIC, 300, plan);
  Disclose(v1::ADMINISTRATION, 0, plan);
  EXPECT_FALSE(Public(99).Seen(plan, {}).has_value());
  const std::optional<Record> seen = Public(100).Seen(plan, {});
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->plan().stage(), "");
}

// Events of a plan with one secret decision and one that is not.
class SecrecyOfEventsTest : public testing::Test {
 protected:
  static noordster::internal::v1::Event Recorded(int32_t number) {
    noordster::internal::v1::Event event;
    event.mutable_header()->mutable_reason()->set_id("why");
    auto& recorded = *event.mutable_outcome_recorded();
    recorded.set_plan("programmes/p/plans/q");
    recorded.set_audience(v1::PUBLIC);
    recorded.mutable_decision()->set_number(number);
    recorded.mutable_decision()->mutable_minority_view()->set_id("view");
    return event;
  }
  static noordster::internal::v1::Event Confirmed(int32_t number) {
    noordster::internal::v1::Event event;
    auto& facts = *event.mutable_outcome_confirmed()->mutable_facts();
    facts.set_plan("programmes/p/plans/q");
    facts.set_audience(v1::PUBLIC);
    facts.set_decision(number);
    return event;
  }
  // One who may read for the administration of the programme, by a mandate for these acts.
  static Sight Official(const std::vector<v1::Mandate::Act>& acts) {
    State state = State::FromNothing();
    Record municipality;
    municipality.mutable_municipality()->set_mandates_in_force(true);
    state.Load("", std::make_shared<Record>(municipality));
    Record person;
    person.set_name("persons/p");
    person.mutable_person()->add_mandates("mandates/m");
    state.Load("persons/p", std::make_shared<Record>(person));
    Record mandate;
    mandate.set_name("mandates/m");
    mandate.mutable_mandate()->set_person("persons/p");
    mandate.mutable_mandate()->set_scope("programmes/p");
    mandate.mutable_mandate()->set_capacity(v1::Mandate::AUDITOR);
    for (const v1::Mandate::Act act : acts) mandate.mutable_mandate()->add_acts(act);
    state.Load("mandates/m", std::make_shared<Record>(mandate));
    Caller caller;
    caller.actor.set_kind(noordster::internal::v1::Actor::TOKEN);
    caller.actor.set_person_id("p");
    return Sight(state, caller, {100, absl::CivilDay(2022, 7, 15)});
  }
  static SecretParts Secrets(const Sight& sight, const noordster::internal::v1::Event& event) {
    Record plan;
    plan.set_name("programmes/p/plans/q");
    plan.mutable_plan()->add_secret_parts("decisions/1");
    SecretParts secrets;
    for (const std::string& name : sight.PlansToCheck(PlansBehind(event))) {
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
  const Sight sight = Official({v1::Mandate::READ_ADMINISTRATION});
  const auto seen = sight.Seen(Recorded(1), Secrets(sight, Recorded(1)));
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->outcome_recorded().decision().number(), 1);
  EXPECT_FALSE(seen->outcome_recorded().decision().has_minority_view());
  EXPECT_FALSE(seen->header().has_reason());
}

TEST_F(SecrecyOfEventsTest, WhoeverReadsSecretsSeesEveryWord) {
  const Sight sight = Official({v1::Mandate::READ_ADMINISTRATION, v1::Mandate::READ_SECRET});
  const auto seen = sight.Seen(Recorded(1), Secrets(sight, Recorded(1)));
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->SerializeAsString(), Recorded(1).SerializeAsString());
}

TEST_F(SecrecyOfEventsTest, WhoReadsSecretsAloneReadsNothing) {
  const Sight sight = Official({v1::Mandate::READ_SECRET});
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

TEST(SightTest, TheWordsOfASourceAboutASecretDecisionAreLeftOut) {
  Record plan;
  plan.set_name("programmes/p/plans/q");
  for (const char* words : {"first", "second"}) {
    plan.mutable_plan()->mutable_past()->add_treatments()->mutable_words()->set_id(words);
  }
  EXPECT_EQ(PlansBehind(plan), std::vector<std::string>{plan.name()});
  const Record shown = WithoutSecrets(plan, {plan.name(), plan.name() + "/decisions/2"});
  EXPECT_TRUE(shown.plan().past().treatments(0).has_words());
  EXPECT_FALSE(shown.plan().past().treatments(1).has_words());
}

}  // namespace
}  // namespace noordster::engine
