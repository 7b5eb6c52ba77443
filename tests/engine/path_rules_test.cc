// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/path_rules.h"

#include <gtest/gtest.h>

#include <functional>
#include <utility>

namespace noordster::engine::path_rules_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::FieldViolation;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;

Stage& AddStage(PathVersion& path, const std::string& id, v1::BodyKind body) {
  Stage& stage = *path.add_stages();
  stage.set_id(id);
  stage.set_body_kind(body);
  const bool decides = body == v1::COUNCIL || body == v1::EXECUTIVE;
  stage.set_role(decides ? v1::DECIDING : v1::WORK);
  stage.set_in_meeting(decides);
  return stage;
}

noordster::internal::v1::Outcome& AddOutcome(Stage& stage, const std::string& id,
                                             v1::OutcomeKind kind, const std::string& next) {
  auto& outcome = *stage.add_outcomes();
  outcome.set_id(id);
  outcome.set_kind(kind);
  outcome.set_next(next);
  outcome.set_effect(v1::NONE);
  return outcome;
}

// work -> raad -> end, with everything a stage can have.
PathVersion SoundPath() {
  PathVersion path;
  Stage& work = AddStage(path, "work", v1::PROGRAMME_OFFICE);
  auto& guard = *work.add_guards();
  guard.set_id("budget");
  guard.set_moment(v1::EXIT);
  guard.set_kind(v1::DOCUMENT_FROZEN);
  guard.set_subject("budget");
  AddOutcome(work, "ready", v1::DRAFT_READY, "raad");
  Stage& raad = AddStage(path, "raad", v1::COUNCIL);
  AddOutcome(raad, "adopted", v1::ADOPTED, "").set_effect(v1::DECISION);
  AddOutcome(raad, "deferred", v1::DEFERRED, "raad");
  AddOutcome(raad, "sent-back", v1::SENT_BACK, "work");
  AddOutcome(raad, "withdrawn", v1::WITHDRAWN, "");
  return path;
}

struct FaultCase {
  const char* what;
  std::function<void(PathVersion&)> plant;
  std::vector<std::string> fields;
};

// Faults of ids, guards and ways.
std::vector<FaultCase> StructureFaults() {
  return {
      {"stage id twice",
       [](PathVersion& p) { AddOutcome(AddStage(p, "work", v1::COUNCIL), "x", v1::NOTED, ""); },
       {"definition.stages[2].id"}},
      {"outcome id twice",
       [](PathVersion& p) { AddOutcome(*p.mutable_stages(0), "ready", v1::NOTED, "raad"); },
       {"definition.stages[0].outcomes[1].id"}},
      {"guard id twice",
       [](PathVersion& p) { *p.mutable_stages(0)->add_guards() = p.stages(0).guards(0); },
       {"definition.stages[0].guards[1].id"}},
      {"outcome leads nowhere",
       [](PathVersion& p) { p.mutable_stages(0)->mutable_outcomes(0)->set_next("college"); },
       {"definition.stages[0].outcomes[0].next"}},
      {"unreachable stage",
       [](PathVersion& p) { AddOutcome(AddStage(p, "alone", v1::EXECUTIVE), "x", v1::NOTED, ""); },
       {"definition.stages[2].id"}},
      {"no way to an end",
       [](PathVersion& p) {
         p.mutable_stages(1)->mutable_outcomes()->DeleteSubrange(3, 1);
         p.mutable_stages(1)->mutable_outcomes(0)->set_next("work");
       },
       {"definition.stages[0].id", "definition.stages[1].id"}},
      {"guard names nothing",
       [](PathVersion& p) { p.mutable_stages(0)->mutable_guards(0)->clear_subject(); },
       {"definition.stages[0].guards[0].subject"}},
      {"confirmation names nothing",
       [](PathVersion& p) {
         p.mutable_stages(0)->mutable_guards(0)->set_kind(v1::CONFIRMED);
         p.mutable_stages(0)->mutable_guards(0)->clear_subject();
       },
       {"definition.stages[0].guards[0].subject"}},
      {"guard names what it does not need",
       [](PathVersion& p) { p.mutable_stages(0)->mutable_guards(0)->set_kind(v1::VERSION_FROZEN); },
       {"definition.stages[0].guards[0].subject"}},
  };
}

// Faults of what an outcome leads to and does, and of roles.
std::vector<FaultCase> OutcomeFaults() {
  return {
      {"deferral leaves the stage",
       [](PathVersion& p) { p.mutable_stages(1)->mutable_outcomes(1)->set_next("work"); },
       {"definition.stages[1].outcomes[1].next"}},
      {"sent back to itself",
       [](PathVersion& p) { p.mutable_stages(1)->mutable_outcomes(2)->set_next("raad"); },
       {"definition.stages[1].outcomes[2].next"}},
      {"sent forward",
       [](PathVersion& p) { AddOutcome(*p.mutable_stages(0), "skip", v1::SENT_BACK, "raad"); },
       {"definition.stages[0].outcomes[1].next"}},
      {"not treated goes elsewhere",
       [](PathVersion& p) {
         AddOutcome(*p.mutable_stages(1), "not-treated", v1::NOT_TREATED, "work");
       },
       {"definition.stages[1].outcomes[4].next"}},
      {"what is ready leads nowhere",
       [](PathVersion& p) { p.mutable_stages(0)->mutable_outcomes(0)->clear_next(); },
       {"definition.stages[0].outcomes[0].next"}},
      {"a body without a veto ends the plan",
       [](PathVersion& p) { AddOutcome(*p.mutable_stages(0), "no", v1::NOT_RECOGNISED, ""); },
       {"definition.stages[0].outcomes[1].next"}},
      {"completed goes on",
       [](PathVersion& p) { AddOutcome(*p.mutable_stages(0), "done", v1::COMPLETED, "raad"); },
       {"definition.stages[0].outcomes[1].next"}},
      {"a council decides outside meetings",
       [](PathVersion& p) { p.mutable_stages(1)->set_in_meeting(false); },
       {"definition.stages[1].outside_meetings"}},
      {"deferring is a decision",
       [](PathVersion& p) { p.mutable_stages(1)->mutable_outcomes(1)->set_effect(v1::DECISION); },
       {"definition.stages[1].outcomes[1].effect"}},
      {"adopting provisionally is a decision of the council",
       [](PathVersion& p) {
         AddOutcome(*p.mutable_stages(1), "x", v1::PROVISIONALLY_ADOPTED, "work")
             .set_effect(v1::DECISION);
       },
       {"definition.stages[1].outcomes[4].effect"}},
      {"an office in a deciding role",
       [](PathVersion& p) { p.mutable_stages(0)->set_role(v1::DECIDING); },
       {"definition.stages[0].role"}},
      {"a programme board rejects by decision",
       [](PathVersion& p) {
         p.mutable_stages(0)->set_body_kind(v1::PROGRAMME_BOARD);
         p.mutable_stages(0)->set_role(v1::INTERNAL_ADOPTION);
         AddOutcome(*p.mutable_stages(0), "no", v1::REJECTED, "").set_effect(v1::DECISION);
       },
       {"definition.stages[0].outcomes[1].effect"}},
      {"sent back to nowhere",
       [](PathVersion& p) { p.mutable_stages(1)->mutable_outcomes(2)->clear_next(); },
       {"definition.stages[1].outcomes[2].next"}},
      {"withdrawn goes on",
       [](PathVersion& p) { p.mutable_stages(1)->mutable_outcomes(3)->set_next("work"); },
       {"definition.stages[1].outcomes[3].next"}},
      {"an office decides",
       [](PathVersion& p) { p.mutable_stages(0)->mutable_outcomes(0)->set_effect(v1::DECISION); },
       {"definition.stages[0].outcomes[0].effect"}},
      {"an office proposes",
       [](PathVersion& p) { p.mutable_stages(0)->mutable_outcomes(0)->set_effect(v1::PROPOSAL); },
       {"definition.stages[0].outcomes[0].effect"}},
      {"all faults at once",
       [](PathVersion& p) {
         p.mutable_stages(0)->mutable_outcomes(0)->set_next("college");
         p.mutable_stages(0)->mutable_guards(0)->clear_subject();
         p.mutable_stages(1)->mutable_outcomes(1)->set_next("work");
       },
       {"definition.stages[0].guards[0].subject", "definition.stages[0].outcomes[0].next",
        "definition.stages[1].outcomes[1].next"}},
  };
}

// Faults of majority, effect and minority views.
std::vector<FaultCase> AuthorityFaults() {
  return {
      {"a decision of the council is internal",
       [](PathVersion& p) { p.mutable_stages(1)->mutable_outcomes(0)->set_effect(v1::INTERNAL); },
       {"definition.stages[1].outcomes[0].effect"}},
      {"the council decides by consensus",
       [](PathVersion& p) { p.mutable_stages(1)->set_majority_rule(v1::CONSENSUS); },
       {"definition.stages[1].majority_rule"}},
      {"what is not recognised goes on by itself",
       [](PathVersion& p) { AddOutcome(*p.mutable_stages(0), "on", v1::NOT_RECOGNISED, "raad"); },
       {"definition.stages[0].outcomes[1].minority_view"}},
      {"what is recognised in part goes without the other part",
       [](PathVersion& p) {
         AddOutcome(*p.mutable_stages(0), "part", v1::RECOGNISED_IN_PART, "work");
       },
       {"definition.stages[0].outcomes[1].minority_view"}},
      {"a minority view on what nobody doubts",
       [](PathVersion& p) { p.mutable_stages(0)->mutable_outcomes(0)->set_minority_view(true); },
       {"definition.stages[0].outcomes[0].minority_view"}},
  };
}

using Guard = noordster::internal::v1::Guard;

// A guard that looks back from the second stage at what is asked.
Guard& LookBack(PathVersion& path, int stage, const std::string& at, v1::OutcomeKind kind) {
  Guard& guard = *path.mutable_stages(stage)->add_guards();
  guard.set_id("back");
  guard.set_moment(v1::ENTRY);
  guard.set_kind(v1::OUTCOME_GIVEN);
  guard.set_subject(at);
  if (kind != v1::OUTCOME_KIND_UNSPECIFIED) guard.add_outcome_kinds(kind);
  return guard;
}

// Faults of what guards ask.
std::vector<FaultCase> GuardFaults() {
  return {
      {"looks back at a stage that is not there",
       [](PathVersion& p) { LookBack(p, 1, "college", v1::DRAFT_READY); },
       {"definition.stages[1].guards[0].subject"}},
      {"looks back at nothing in particular",
       [](PathVersion& p) { LookBack(p, 1, "work", v1::OUTCOME_KIND_UNSPECIFIED); },
       {"definition.stages[1].guards[0].outcome_kinds"}},
      {"looks back for what the stage never says",
       [](PathVersion& p) { LookBack(p, 1, "work", v1::RECOGNISED); },
       {"definition.stages[1].guards[0].outcome_kinds[0]"}},
      {"looks back for what decides nothing",
       [](PathVersion& p) {
         AddOutcome(*p.mutable_stages(0), "later", v1::DEFERRED, "work");
         LookBack(p, 1, "work", v1::DEFERRED);
       },
       {"definition.stages[1].guards[0].outcome_kinds[0]"}},
      {"looks at itself",
       [](PathVersion& p) { LookBack(p, 1, "raad", v1::ADOPTED); },
       {"definition.stages[1].guards[0].subject"}},
      {"looks forward",
       [](PathVersion& p) { LookBack(p, 0, "raad", v1::ADOPTED); },
       {"definition.stages[0].guards[1].subject"}},
      {"no first day",
       [](PathVersion& p) {
         p.mutable_stages(0)->mutable_guards(0)->set_kind(v1::NOT_BEFORE);
         p.mutable_stages(0)->mutable_guards(0)->clear_subject();
       },
       {"definition.stages[0].guards[0].date"}},
      {"no number of days",
       [](PathVersion& p) {
         p.mutable_stages(0)->mutable_guards(0)->set_kind(v1::PAPERS_ON_TIME);
         p.mutable_stages(0)->mutable_guards(0)->clear_subject();
       },
       {"definition.stages[0].guards[0].days"}},
      {"days, a day and kinds where none are asked",
       [](PathVersion& p) {
         Guard& guard = *p.mutable_stages(0)->mutable_guards(0);
         guard.set_days(3);
         guard.set_date("2023-01-01");
         guard.add_outcome_kinds(v1::ADOPTED);
       },
       {"definition.stages[0].guards[0].outcome_kinds", "definition.stages[0].guards[0].date",
        "definition.stages[0].guards[0].days"}},
      {"dispenses with a document",
       [](PathVersion& p) {
         p.mutable_stages(0)->mutable_guards(0)->set_dispenser(v1::TREATING_BODY);
       },
       {"definition.stages[0].guards[0].dispenser"}},
  };
}

TEST(CheckPathTest, AGuardThatCanHoldHasNoFault) {
  PathVersion path = SoundPath();
  LookBack(path, 1, "work", v1::DRAFT_READY).set_dispenser(v1::TREATING_BODY);
  EXPECT_TRUE(CheckPath(path).empty());
}

// work -> consult -> raad; consult recognises, or not and sends the plan back to work.
PathVersion ConsultingPath() {
  PathVersion path;
  AddOutcome(AddStage(path, "work", v1::PROGRAMME_OFFICE), "ready", v1::DRAFT_READY, "consult");
  Stage& consult = AddStage(path, "consult", v1::PARTNER_CONSULTATION);
  AddOutcome(consult, "yes", v1::RECOGNISED, "raad");
  AddOutcome(consult, "no", v1::NOT_RECOGNISED, "work");
  AddOutcome(consult, "later", v1::DEFERRED, "consult");
  AddOutcome(AddStage(path, "raad", v1::COUNCIL), "adopted", v1::ADOPTED, "")
      .set_effect(v1::DECISION);
  return path;
}

TEST(CheckPathTest, AGuardHoldsOnlyWhereAWayLeadsFromWhatItAsks) {
  PathVersion path = ConsultingPath();
  LookBack(path, 2, "consult", v1::RECOGNISED);
  EXPECT_TRUE(CheckPath(path).empty());
  // Whoever says no is asked again, and has said yes when the plan comes to the council.
  path = ConsultingPath();
  LookBack(path, 2, "consult", v1::NOT_RECOGNISED);
  const auto faults = CheckPath(path);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].field(), "definition.stages[2].guards[0].outcome_kinds");
}

TEST(CheckPathTest, TwoGuardsThatAskForDifferentOutcomesOfOneStageCannotBothHold) {
  PathVersion path = ConsultingPath();
  AddOutcome(*path.mutable_stages(1), "with-remarks", v1::RECOGNISED_WITH_REMARKS, "raad");
  LookBack(path, 2, "consult", v1::RECOGNISED);
  LookBack(path, 2, "consult", v1::RECOGNISED_WITH_REMARKS).set_id("other");
  EXPECT_EQ(CheckPath(path).size(), 2u);
}

TEST(CheckPathTest, WhatWasNotRecognisedGoesOnWithTheViewOfThoseWhoDidNot) {
  PathVersion path = ConsultingPath();
  AddOutcome(*path.mutable_stages(1), "on", v1::NOT_RECOGNISED, "raad").set_minority_view(true);
  AddOutcome(*path.mutable_stages(1), "part", v1::RECOGNISED_IN_PART, "raad")
      .set_minority_view(true);
  EXPECT_TRUE(CheckPath(path).empty());
}

TEST(CheckPathTest, ASoundPathHasNoFault) { EXPECT_TRUE(CheckPath(SoundPath()).empty()); }

TEST(CheckPathTest, EveryFaultIsNamedByItsField) {
  std::vector<FaultCase> examples = StructureFaults();
  for (FaultCase& example : OutcomeFaults()) examples.push_back(std::move(example));
  for (FaultCase& example : AuthorityFaults()) examples.push_back(std::move(example));
  for (FaultCase& example : GuardFaults()) examples.push_back(std::move(example));
  for (const FaultCase& example : examples) {
    PathVersion path = SoundPath();
    example.plant(path);
    std::vector<std::string> fields;
    for (const FieldViolation& fault : CheckPath(path)) {
      fields.push_back(fault.field());
      EXPECT_FALSE(fault.description().empty());
    }
    EXPECT_EQ(fields, example.fields) << example.what;
  }
}

}  // namespace
}  // namespace noordster::engine::path_rules_test
