// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/authorization/mandate_rules.h"
#include "tests/engine/world.h"

namespace noordster::engine::mandate_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Actor;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using v1::Mandate;

Caller By(Actor::Kind kind, const std::string& person) {
  Caller caller;
  caller.actor.set_kind(kind);
  caller.actor.set_person_id(person);
  return caller;
}

Caller Local() { return By(Actor::LOCAL_TRUSTED, ""); }
Caller Token(const std::string& person) { return By(Actor::TOKEN, person); }

class MandateTest : public ::testing::Test {
 protected:
  MandateTest() {
    for (const char* person : {"secretary", "clerk", "beheer", "deputy"}) world_.Register(person);
    Define system;
    system.create = true;
    system.record.set_name("persons/zaaksysteem");
    system.record.mutable_person()->set_service_account(true);
    world_.Do(system);
  }

  // A mandate from the day before today on.
  GrantMandate Mandated(const std::string& id, const std::string& person,
                        Mandate::Capacity capacity, const std::string& scope,
                        const std::vector<Mandate::Act>& acts) {
    GrantMandate grant;
    grant.name = absl::StrCat("mandates/", id);
    grant.mandate.set_person(PersonOf(person));
    grant.mandate.set_capacity(capacity);
    grant.mandate.set_scope(scope);
    for (const Mandate::Act act : acts) grant.mandate.add_acts(act);
    grant.mandate.set_start_date(Day(-1));
    *grant.mandate.mutable_basis() = world_.Text();
    return grant;
  }

  static std::string PersonOf(const std::string& id) { return absl::StrCat("persons/", id); }

  std::string Day(int from_today) {
    return absl::FormatCivilTime(world_.context().today + from_today);
  }

  // Mandates of the programme's roles, in force.
  void Enact() {
    world_.Do(Mandated("s", "secretary", Mandate::PROGRAMME_SECRETARY, "programmes/p",
                       {Mandate::CREATE_PLAN, Mandate::UPDATE_PLAN, Mandate::FREEZE_VERSION,
                        Mandate::RECORD_OUTCOME, Mandate::REVERSE_OUTCOME, Mandate::CORRECT_FACTS,
                        Mandate::WITHDRAW_PLAN, Mandate::SETTLE_FOLLOW_UP}));
    world_.Do(Mandated("c", "clerk", Mandate::COUNCIL_CLERK, "bodies/b1",
                       {Mandate::RECORD_OUTCOME, Mandate::CONFIRM_OUTCOME, Mandate::CORRECT_FACTS,
                        Mandate::REVERSE_OUTCOME, Mandate::RECONSIDER_DECISION}));
    world_.Do(Mandated("b", "beheer", Mandate::ADMINISTRATOR, "",
                       {Mandate::GRANT_MANDATE, Mandate::REVOKE_MANDATE, Mandate::KEEP_REGISTERS}));
    world_.Do(EnactMandates());
  }

  v1::ErrorReason ReasonFor(const Caller& caller, const Command& command) {
    world_.set_caller(caller);
    return ReasonOf(world_.Try(command).status());
  }

  World world_;
};

TEST_F(MandateTest, UntilMandatesAreInForceTheLocalUserMayDoEverythingAndNobodyElseAnything) {
  EXPECT_EQ(ReasonFor(Local(), BodyOfKind("new", v1::COUNCIL)), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonFor(Token("secretary"), BodyOfKind("new", v1::COUNCIL)), v1::NOT_ALLOWED);
  world_.set_caller(Local());
  Enact();
  EXPECT_EQ(ReasonFor(Local(), BodyOfKind("new", v1::COUNCIL)), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonFor(Local(), EnactMandates()), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonFor(Token("beheer"), BodyOfKind("new", v1::COUNCIL)),
            v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonFor(Token("beheer"), EnactMandates()), v1::NOT_ALLOWED);
}

TEST_F(MandateTest, MandatesComeIntoForceOnlyWhenSomebodyCanGrantThem) {
  EXPECT_EQ(ReasonFor(Local(), EnactMandates()), v1::MANDATES_MISSING);
  GrantMandate later =
      Mandated("later", "beheer", Mandate::ADMINISTRATOR, "", {Mandate::GRANT_MANDATE});
  later.mandate.set_start_date(Day(1));
  world_.Do(later);
  EXPECT_EQ(ReasonFor(Local(), EnactMandates()), v1::MANDATES_MISSING);
  GrantMandate ending =
      Mandated("ending", "beheer", Mandate::ADMINISTRATOR, "", {Mandate::GRANT_MANDATE});
  ending.mandate.set_end_date(Day(100));
  world_.Do(ending);
  EXPECT_EQ(ReasonFor(Local(), EnactMandates()), v1::MANDATES_MISSING);
  world_.Do(Mandated("now", "beheer", Mandate::ADMINISTRATOR, "", {Mandate::GRANT_MANDATE}));
  world_.Do(RevokeMandate{"mandates/later"});
  EXPECT_EQ(ReasonFor(Local(), EnactMandates()), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_THAT(world_.Get("").municipality().granting_mandates(),
              ElementsAre("mandates/ending", "mandates/now"));
  // Nobody is needed to grant them before they are in force.
  world_.set_caller(Local());
  world_.Do(RevokeMandate{"mandates/now"});
  EXPECT_EQ(ReasonFor(Local(), EnactMandates()), v1::MANDATES_MISSING);
}

TEST_F(MandateTest, ABoundedNumberOfMandatesAllowsToGrantOthers) {
  const auto granting = [this](int i) {
    // A person holds a bounded number of mandates.
    return Mandated(absl::StrCat("g", i), i % 2 == 0 ? "beheer" : "deputy", Mandate::ADMINISTRATOR,
                    "", {Mandate::GRANT_MANDATE});
  };
  for (int i = 0; i < limits::kGrantingMandatesMax; ++i) world_.Do(granting(i));
  EXPECT_EQ(ReasonFor(Local(), granting(limits::kGrantingMandatesMax)), v1::LIMIT_REACHED);
  world_.Do(Mandated("other", "deputy", Mandate::ADMINISTRATOR, "", {Mandate::KEEP_REGISTERS}));
}

TEST_F(MandateTest, OnlyATokenOrACertificateSaysWhoCalls) {
  Enact();
  for (const Actor::Kind kind : {Actor::KIND_UNSPECIFIED, Actor::ANONYMOUS, Actor::CERTIFICATE}) {
    EXPECT_EQ(ReasonFor(By(kind, "beheer"), RevokeMandate{"mandates/s"}), v1::NOT_ALLOWED);
  }
}

TEST_F(MandateTest, TheLastWhoMayGrantMandatesForGoodKeepsThat) {
  Enact();
  EXPECT_EQ(ReasonFor(Token("beheer"), RevokeMandate{"mandates/b"}), v1::MANDATES_MISSING);
  world_.set_caller(Token("beheer"));
  world_.Do(Mandated("b2", "deputy", Mandate::ADMINISTRATOR, "", {Mandate::GRANT_MANDATE}));
  EXPECT_EQ(ReasonFor(Token("beheer"), RevokeMandate{"mandates/b"}), v1::ERROR_REASON_UNSPECIFIED);
}

TEST_F(MandateTest, MandatesAllowNothingBeforeTheyAreInForce) {
  world_.Do(Mandated("b", "beheer", Mandate::ADMINISTRATOR, "",
                     {Mandate::KEEP_REGISTERS, Mandate::GRANT_MANDATE}));
  EXPECT_EQ(ReasonFor(Token("beheer"), BodyOfKind("new", v1::COUNCIL)), v1::NOT_ALLOWED);
  world_.set_caller(Local());
  world_.Do(EnactMandates());
  EXPECT_EQ(ReasonFor(Token("beheer"), BodyOfKind("new", v1::COUNCIL)),
            v1::ERROR_REASON_UNSPECIFIED);
}

TEST_F(MandateTest, EveryEventSaysWhoDidItInWhichCapacityByWhichMandateAndForWhom) {
  GrantMandate deputy =
      Mandated("d", "deputy", Mandate::ADMINISTRATOR, "", {Mandate::KEEP_REGISTERS});
  deputy.mandate.set_on_behalf_of("persons/beheer");
  world_.Do(deputy);
  Enact();
  world_.set_caller(Token("deputy"));
  const Decision decision = *world_.Try(BodyOfKind("new", v1::COUNCIL));
  EXPECT_EQ(decision.actor.kind(), Actor::TOKEN);
  EXPECT_EQ(decision.actor.person_id(), "deputy");
  EXPECT_EQ(decision.actor.capacity(), "ADMINISTRATOR");
  EXPECT_EQ(decision.actor.mandate_id(), "d");
  EXPECT_EQ(decision.actor.on_behalf_of(), "persons/beheer");
}

TEST_F(MandateTest, WhoCanActInTheirOwnNameDoes) {
  GrantMandate deputy =
      Mandated("a-deputy", "deputy", Mandate::ADMINISTRATOR, "", {Mandate::KEEP_REGISTERS});
  deputy.mandate.set_on_behalf_of("persons/beheer");
  world_.Do(deputy);
  world_.Do(Mandated("own", "deputy", Mandate::ADMINISTRATOR, "", {Mandate::KEEP_REGISTERS}));
  Enact();
  world_.set_caller(Token("deputy"));
  EXPECT_EQ(world_.Try(BodyOfKind("new", v1::COUNCIL))->actor.mandate_id(), "own");
}

TEST_F(MandateTest, ARevocationHoldsForTheVeryNextActAndIsKept) {
  Enact();
  world_.set_caller(Token("beheer"));
  world_.Do(BodyOfKind("one", v1::COUNCIL));
  world_.Register("second");
  world_.Do(Mandated("b2", "second", Mandate::ADMINISTRATOR, "",
                     {Mandate::REVOKE_MANDATE, Mandate::GRANT_MANDATE}));
  EXPECT_EQ(world_.Get("mandates/b2").mandate().granted_by(), "persons/beheer");
  world_.set_caller(Token("second"));
  world_.Do(RevokeMandate{"mandates/b"});
  EXPECT_EQ(ReasonFor(Token("beheer"), BodyOfKind("two", v1::COUNCIL)), v1::NOT_ALLOWED);
  EXPECT_EQ(world_.Get("mandates/b").mandate().revoked_by(), "persons/second");
  EXPECT_NE(world_.Get("mandates/b").mandate().revoke_time_micros(), 0);
  EXPECT_THAT(world_.Get("persons/beheer").person().mandates(), IsEmpty());
  world_.set_caller(Token("second"));
  EXPECT_TRUE(world_.Try(RevokeMandate{"mandates/b"})->events.empty());
}

TEST_F(MandateTest, WhatIsRegisteredAnewKeepsItsMandates) {
  Enact();
  world_.set_caller(Token("beheer"));
  Define person;
  person.record.set_name("persons/clerk");
  person.record.mutable_person();
  world_.Do(person);
  EXPECT_THAT(world_.Get("persons/clerk").person().mandates(), ElementsAre("mandates/c"));
  Define municipality;
  municipality.record.mutable_municipality()->set_approvals(0);
  world_.Do(municipality);
  EXPECT_TRUE(world_.Get("").municipality().mandates_in_force());
  EXPECT_EQ(ReasonFor(Local(), BodyOfKind("new", v1::COUNCIL)), v1::NOT_ALLOWED);
}

TEST_F(MandateTest, WhatTheSecretaryRecordedIsProvisionalUntilTheClerkConfirmsIt) {
  world_.StartPlan();
  world_.BringTo("raad");
  Enact();
  world_.set_caller(Token("secretary"));
  RecordOutcome adopted = world_.Outcome("adopted");
  world_.Do(adopted);
  const std::string decision = absl::StrCat(World::kPlan, "/decisions/", world_.plan().decisions());
  EXPECT_EQ(world_.Get(decision).decision().state(), v1::Decision::PROVISIONAL);
  const ConfirmOutcome confirm{decision, {}};
  EXPECT_EQ(ReasonFor(Token("secretary"), confirm), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonFor(Token("beheer"), confirm), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonFor(Token("clerk"), confirm), v1::ERROR_REASON_UNSPECIFIED);
  // What is provisional the secretary can take back; what is confirmed only the clerk's own.
  const ReverseOutcome reverse{decision, false};
  world_.WithReason(true);
  EXPECT_EQ(ReasonFor(Token("secretary"), reverse), v1::ERROR_REASON_UNSPECIFIED);
  world_.set_caller(Token("clerk"));
  world_.Do(confirm);
  EXPECT_EQ(ReasonFor(Token("secretary"), reverse), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonFor(Token("clerk"), reverse), v1::DECISION_CONFIRMED);
  EXPECT_EQ(ReasonFor(Token("secretary"), CorrectFacts{decision, "2022-09-28", "", {}}),
            v1::NOT_ALLOWED);
}

TEST_F(MandateTest, ATellerOfThePastMayRecordOutcomesAndWhoSettlesWithAVersionMaySettle) {
  world_.StartPlan();
  world_.Do(Mandated("lead", "deputy", Mandate::CHALLENGE_LEAD, "programmes/p",
                     {Mandate::FREEZE_VERSION}));
  world_.Do(
      Mandated("system", "zaaksysteem", Mandate::SYSTEM, "programmes/p", {Mandate::CREATE_PLAN}));
  Enact();
  FreezeVersion version = world_.Version({"budget"});
  EXPECT_EQ(ReasonFor(Token("deputy"), version), v1::ERROR_REASON_UNSPECIFIED);
  version.settles.push_back(1);
  EXPECT_EQ(ReasonFor(Token("deputy"), version), v1::NOT_ALLOWED);
  CreatePlan plan;
  plan.name = "programmes/p/plans/new";
  plan.plan.set_path_version("paths/path/versions/1");
  EXPECT_EQ(ReasonFor(Token("zaaksysteem"), plan), v1::ERROR_REASON_UNSPECIFIED);
  plan.plan.mutable_past();
  EXPECT_EQ(ReasonFor(Token("zaaksysteem"), plan), v1::NOT_ALLOWED);
}

TEST_F(MandateTest, WhoIsNamedJudgesInPersonAndElseTheSecretaryDoes) {
  world_.StartPlan();
  world_.BringTo("board");
  RecordOutcome adopted = world_.Outcome("with-conditions");
  adopted.conditions = {world_.Condition(), world_.Condition()};
  adopted.conditions[0].set_judge("persons/deputy");
  world_.Do(adopted);
  for (const char* person : {"deputy", "clerk"}) {
    world_.Do(Mandated(person, person, Mandate::CHALLENGE_LEAD, "programmes/p",
                       {Mandate::SETTLE_FOLLOW_UP}));
  }
  Enact();
  world_.WithReason(true);
  const std::string judged = absl::StrCat(World::kPlan, "/followUps/1");
  const SettleFollowUp by_judge{judged, v1::FollowUp::MET, "persons/deputy"};
  EXPECT_EQ(ReasonFor(Token("clerk"), by_judge), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonFor(Token("secretary"), by_judge), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonFor(Token("deputy"), by_judge), v1::ERROR_REASON_UNSPECIFIED);
  const SettleFollowUp unnamed{absl::StrCat(World::kPlan, "/followUps/2"), v1::FollowUp::MET, ""};
  EXPECT_EQ(ReasonFor(Token("deputy"), unnamed), v1::NOT_ALLOWED);
  EXPECT_EQ(ReasonFor(Token("secretary"), unnamed), v1::ERROR_REASON_UNSPECIFIED);
}

// A guard that asks for papers, which nobody hands in, and that can be dispensed with.
std::string AddPapers(noordster::internal::v1::PathVersion& path, const std::string& stage,
                      v1::Lifter dispenser) {
  auto& guard = AddGuard(path, stage, v1::PAPERS_ON_TIME);
  guard.set_days(7);
  guard.set_dispenser(dispenser);
  return guard.id();
}

// An outcome that dispenses with a guard.
RecordOutcome Dispensing(World& world, const std::string& outcome, const std::string& guard) {
  RecordOutcome command = world.Outcome(outcome);
  auto& dispensation = command.dispensations.emplace_back();
  dispensation.set_guard(guard);
  *dispensation.mutable_reason() = world.Text();
  return command;
}

TEST_F(MandateTest, WhoMayNotDispenseMayNotRecordThatTheyDid) {
  auto path = StandardPath();
  const std::string guard = AddPapers(path, "board", v1::CHALLENGE_LEAD);
  world_.StartPlan(path);
  world_.BringTo("board");
  Enact();
  world_.WithReason(true);
  EXPECT_EQ(ReasonFor(Token("secretary"), Dispensing(world_, "adopted", guard)), v1::NOT_ALLOWED);
}

TEST_F(MandateTest, WhatItsSecretariatIsToConfirmMayHoldItsDispensation) {
  auto path = StandardPath();
  const std::string guard = AddPapers(path, "raad", v1::COUNCIL_CLERK);
  world_.StartPlan(path);
  world_.BringTo("raad");
  Enact();
  world_.WithReason(true);
  for (const char* person : {"secretary", "clerk"}) {
    EXPECT_EQ(ReasonFor(Token(person), Dispensing(world_, "adopted", guard)),
              v1::ERROR_REASON_UNSPECIFIED);
  }
}

TEST_F(MandateTest, ARefusalIsTheSameWhetherWhatItIsAboutExistsOrNot) {
  world_.StartPlan();
  Enact();
  world_.set_caller(Token("clerk"));
  const auto refusal_of = [&](const std::string& plan) {
    RecordOutcome outcome = world_.Outcome("done");
    outcome.step = absl::StrCat(plan, "/steps/1");
    std::string refusal = std::string(world_.Try(outcome).status().message());
    return refusal;
  };
  const std::string none = "programmes/p/plans/x";
  EXPECT_EQ(refusal_of(World::kPlan).size(), refusal_of(none).size());
  EXPECT_EQ(ReasonFor(Token("clerk"), ConfirmOutcome{absl::StrCat(none, "/decisions/1"), {}}),
            v1::NOT_ALLOWED);
}

TEST_F(MandateTest, NobodyHoldsWhatTheirCapacityCannotDo) {
  const auto reason = [&](const GrantMandate& grant) {
    world_.set_caller(Local());
    return ReasonOf(world_.Try(grant).status());
  };
  const auto operator_on_body =
      Mandated("o", "beheer", Mandate::OPERATOR, "bodies/b1", {Mandate::RECORD_OUTCOME});
  EXPECT_EQ(reason(operator_on_body), v1::INVALID_FIELD);
  EXPECT_EQ(reason(Mandated("x", "clerk", Mandate::COUNCIL_CLERK, "bodies/b2",
                            {Mandate::CONFIRM_OUTCOME})),
            v1::INVALID_FIELD);
  EXPECT_EQ(reason(Mandated("x", "secretary", Mandate::PROGRAMME_SECRETARY, "programmes/p",
                            {Mandate::CONFIRM_OUTCOME})),
            v1::INVALID_FIELD);
  GrantMandate many_faults =
      Mandated("x", "clerk", Mandate::COUNCIL_CLERK, "bodies/b1",
               {Mandate::CONFIRM_OUTCOME, Mandate::CONFIRM_OUTCOME, Mandate::GRANT_MANDATE});
  many_faults.mandate.set_end_date(Day(-2));
  many_faults.mandate.set_on_behalf_of("persons/clerk");
  const Refusal refusal = RefusalOf(world_.Try(many_faults).status()).value_or(Refusal());
  std::vector<std::string> fields;
  for (const auto& violation : refusal.violations()) fields.push_back(violation.field());
  EXPECT_THAT(fields, ElementsAre("mandate.end_date", "mandate.on_behalf_of", "mandate.acts[1]",
                                  "mandate.acts[2]"));
}

TEST_F(MandateTest, MandatesAreForWhatAndWhomThereIs) {
  const auto reason = [&](const GrantMandate& grant) { return ReasonFor(Local(), grant); };
  const GrantMandate good =
      Mandated("x", "clerk", Mandate::COUNCIL_CLERK, "bodies/b1", {Mandate::CONFIRM_OUTCOME});
  GrantMandate grant = good;
  grant.mandate.set_person("persons/nobody");
  EXPECT_EQ(reason(grant), v1::RESOURCE_NOT_FOUND);
  grant = good;
  grant.mandate.set_scope("bodies/none");
  EXPECT_EQ(reason(grant), v1::RESOURCE_NOT_FOUND);
  grant = good;
  grant.mandate.set_on_behalf_of("persons/nobody");
  EXPECT_EQ(reason(grant), v1::RESOURCE_NOT_FOUND);
  world_.Do(good);
  EXPECT_EQ(reason(good), v1::RESOURCE_EXISTS);
}

TEST_F(MandateTest, ASystemIsNoPersonAndAPersonNoSystem) {
  EXPECT_EQ(ReasonFor(Local(), Mandated("x", "zaaksysteem", Mandate::PROGRAMME_SECRETARY,
                                        "programmes/p", {Mandate::CREATE_PLAN})),
            v1::REFERENCE_UNFIT);
  EXPECT_EQ(ReasonFor(Local(), Mandated("x", "secretary", Mandate::SYSTEM, "programmes/p",
                                        {Mandate::CREATE_PLAN})),
            v1::REFERENCE_UNFIT);
  EXPECT_EQ(ReasonFor(Local(), Mandated("x", "zaaksysteem", Mandate::SYSTEM, "programmes/p",
                                        {Mandate::CREATE_PLAN})),
            v1::ERROR_REASON_UNSPECIFIED);
  Define person;
  person.record.set_name("persons/zaaksysteem");
  person.record.mutable_person();
  EXPECT_EQ(ReasonFor(Local(), person), v1::REFERENCE_UNFIT);
}

TEST_F(MandateTest, NobodyGrantsAMandateToThemselves) {
  Enact();
  EXPECT_EQ(ReasonFor(Token("beheer"), Mandated("x", "beheer", Mandate::COUNCIL_CLERK, "bodies/b1",
                                                {Mandate::CONFIRM_OUTCOME})),
            v1::REFERENCE_UNFIT);
}

TEST(CanHoldTest, NobodyHoldsAnythingInNoCapacity) {
  for (int act = v1::Mandate::Act_MIN; act <= v1::Mandate::Act_MAX; ++act) {
    for (const ScopeKind scope :
         {ScopeKind::kMunicipality, ScopeKind::kProgramme, ScopeKind::kBody}) {
      EXPECT_FALSE(CanHold(v1::Mandate::CAPACITY_UNSPECIFIED, static_cast<Mandate::Act>(act), scope,
                           v1::COUNCIL));
    }
  }
}

TEST_F(MandateTest, APersonHoldsABoundedNumberOfMandates) {
  world_.set_caller(Local());
  for (int i = 0; i < limits::kMandatesMax; ++i) {
    world_.Do(Mandated(absl::StrCat("m", i), "clerk", Mandate::COUNCIL_CLERK, "bodies/b1",
                       {Mandate::CONFIRM_OUTCOME}));
  }
  const GrantMandate more =
      Mandated("more", "clerk", Mandate::COUNCIL_CLERK, "bodies/b1", {Mandate::CONFIRM_OUTCOME});
  EXPECT_EQ(ReasonFor(Local(), more), v1::LIMIT_REACHED);
  world_.Do(RevokeMandate{"mandates/m0"});
  EXPECT_EQ(ReasonFor(Local(), more), v1::ERROR_REASON_UNSPECIFIED);
}

}  // namespace
}  // namespace noordster::engine::mandate_test
