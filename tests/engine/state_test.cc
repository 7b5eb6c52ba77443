// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace noordster::engine::state_test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

std::shared_ptr<const Record> Named(const std::string& name) {
  auto record = std::make_shared<Record>();
  record->set_name(name);
  return record;
}

TEST(StateTest, SaysOfWhatWasLoadedWhetherItIsThereAndOfTheRestNothing) {
  State state;
  state.Load("bodies/db", Named("bodies/db"));
  state.Load("bodies/none", nullptr);
  EXPECT_EQ(state.Find("bodies/db")->name(), "bodies/db");
  EXPECT_EQ(state.FindLoaded("bodies/none"), nullptr);
  EXPECT_FALSE(state.FindLoaded("bodies/raad").has_value());
}

TEST(StateTest, WhatIsLoadedAlreadyStays) {
  State state;
  state.Load("bodies/db", Named("first"));
  state.Load("bodies/db", nullptr);
  EXPECT_EQ(state.Find("bodies/db")->name(), "first");
}

TEST(StateTest, WhatIsAbsentIsSoForOneCommand) {
  State state;
  state.LoadAbsent({"plans/p/steps/2", "requests/r"});
  EXPECT_TRUE(state.Loaded("requests/r"));
  EXPECT_EQ(state.Find("plans/p/steps/2"), nullptr);
  EXPECT_THAT(state.TakeChanges(), IsEmpty());
  EXPECT_FALSE(state.Loaded("plans/p/steps/2"));
  state.LoadAbsent({"requests/r"});
  state.ForgetAbsent();
  EXPECT_FALSE(state.Loaded("requests/r"));
}

TEST(StateTest, WhatIsMadeOfNothingIsLoadedFromThenOn) {
  State state;
  state.LoadAbsent({"plans/p/steps/2"});
  state.Edit("plans/p/steps/2").mutable_step()->set_number(2);
  EXPECT_EQ(state.Find("plans/p/steps/2")->step().number(), 2);
  state.Edit("plans/p/steps/2").mutable_step()->set_number(3);
  const std::vector<Change> changes = state.TakeChanges();
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].before, nullptr);
  EXPECT_EQ(changes[0].after->step().number(), 3);
  EXPECT_EQ(state.Find("plans/p/steps/2")->step().number(), 3);
}

TEST(StateTest, AChangeKeepsWhatWasThereBefore) {
  State state;
  state.Load("bodies/db", Named("bodies/db"));
  state.Edit("bodies/db").mutable_body();
  const std::vector<Change> changes = state.TakeChanges();
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_FALSE(changes[0].before->has_body());
  EXPECT_TRUE(changes[0].after->has_body());
  EXPECT_EQ(state.Find("bodies/db"), changes[0].after.get());
}

TEST(StateTest, ForgetsWhatWasNotAskedForThroughTwoAges) {
  State state;
  state.Load("bodies/asked", Named("bodies/asked"));
  state.Load("bodies/left", Named("bodies/left"));
  EXPECT_GT(state.recent_bytes(), 0U);
  state.Age();
  EXPECT_EQ(state.recent_bytes(), 0U);
  EXPECT_TRUE(state.Loaded("bodies/asked"));
  state.Age();
  EXPECT_TRUE(state.Loaded("bodies/asked"));
  EXPECT_FALSE(state.Loaded("bodies/left"));
}

TEST(StateTest, RequestsAreForgottenApartFromOtherRecords) {
  State state;
  state.LoadAbsent({"requests/local/edited"});
  state.Edit("requests/local/edited").mutable_request();
  state.TakeChanges();
  state.Load("requests/local/asked", Named("requests/local/asked"));
  EXPECT_EQ(state.recent_bytes(), 0U) << "they are not counted";
  state.Load("bodies/left", Named("bodies/left"));
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(state.Loaded("requests/local/asked"));
    state.AgeRequests();
  }
  EXPECT_TRUE(state.Loaded("requests/local/asked"));
  EXPECT_FALSE(state.Loaded("requests/local/edited"));
  EXPECT_TRUE(state.Loaded("bodies/left"));
}

TEST(StateDeathTest, NothingRestsOnWhatNobodyLookedUp) {
  State state;
  EXPECT_DEATH(state.Find("bodies/db"), "invariant");
  EXPECT_DEATH(state.Edit("bodies/db"), "invariant");
}

}  // namespace
}  // namespace noordster::engine::state_test
