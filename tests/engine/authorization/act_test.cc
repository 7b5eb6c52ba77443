// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/act.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/state.h"

namespace noordster::engine::act_test {
namespace {

using noordster::v1::Mandate;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kPlan[] = "programmes/p/plans/q";

// What a mandate to reverse the first decision of a plan must be for, with all that follows from
// it, when all decisions are of the college but the last, which is of the council and in this
// state.
std::vector<std::string> ScopesOfReversal(int32_t decisions, noordster::v1::Decision::State last) {
  State state = State::FromNothing();
  const auto plan = std::make_shared<Record>();
  plan->set_name(kPlan);
  plan->mutable_plan()->set_decisions(decisions);
  state.Load(kPlan, plan);
  for (int32_t number = 1; number <= decisions; ++number) {
    const auto record = std::make_shared<Record>();
    record->set_name(absl::StrCat(kPlan, "/decisions/", number));
    auto& decision = *record->mutable_decision();
    decision.set_number(number);
    decision.set_body(number < decisions ? "bodies/college" : "bodies/raad");
    decision.set_state(number < decisions ? noordster::v1::Decision::CONFIRMED : last);
    decision.set_confirm_time_micros(1);
    state.Load(record->name(), record);
  }
  return ActOf(state, ReverseOutcome{absl::StrCat(kPlan, "/decisions/1"), true}).scopes;
}

TEST(ActTest, AReversalIsForTheBodyOfAllThatStands) {
  EXPECT_THAT(ScopesOfReversal(3, noordster::v1::Decision::CONFIRMED), IsEmpty());
  EXPECT_THAT(ScopesOfReversal(3, noordster::v1::Decision::REVERSED),
              ElementsAre("bodies/college"));
}

TEST(ActTest, AReversalThatCanReachNoFurtherLooksAtItsOwnDecisionAlone) {
  constexpr int32_t kMost = limits::kReachedDecisionsMax;
  EXPECT_THAT(ScopesOfReversal(kMost, noordster::v1::Decision::CONFIRMED), IsEmpty());
  EXPECT_THAT(ScopesOfReversal(kMost + 1, noordster::v1::Decision::CONFIRMED),
              ElementsAre("bodies/college"));
}

// What a mandate to record an outcome of each of these steps at once must be for; a step that is
// not there has no body.
std::vector<std::string> ScopesOfBatch(const std::vector<std::string>& bodies) {
  State state = State::FromNothing();
  RecordOutcomes command{"programmes/p", {}};
  for (const std::string& body : bodies) {
    const std::string name = absl::StrCat(kPlan, "/steps/", command.outcomes.size() + 1);
    command.outcomes.emplace_back().step = name;
    if (body.empty()) continue;
    const auto step = std::make_shared<Record>();
    step->set_name(name);
    step->mutable_step()->set_body(body);
    state.Load(name, step);
  }
  return ActOf(state, command).scopes;
}

TEST(ActTest, OutcomesOfSeveralBodiesAtOnceAreForTheProgramme) {
  EXPECT_THAT(ScopesOfBatch({"bodies/raad", "bodies/raad"}),
              ElementsAre("programmes/p", "bodies/raad"));
  for (const std::vector<std::string>& mixed : std::vector<std::vector<std::string>>{
           {"bodies/college", "bodies/raad"}, {"bodies/raad", ""}, {"", "bodies/raad"}}) {
    EXPECT_THAT(ScopesOfBatch(mixed), ElementsAre("programmes/p")) << mixed[0] << mixed[1];
  }
}

}  // namespace
}  // namespace noordster::engine::act_test
