// SPDX-License-Identifier: EUPL-1.2
#include "gtest/gtest.h"
#include "tests/architecture/layering_rules.h"
#include "tests/architecture/source_tree.h"
#include "tests/architecture/text_rules.h"

namespace noordster::architecture::layering_test {
namespace {

const SourceTree& Sources() {
  static const auto* const kTree = new SourceTree(ReadSourceTree(NOORDSTER_SOURCE_DIR));
  return *kTree;
}

TEST(LayeringTest, TheSourcesAreThere) {
  EXPECT_EQ(Sources().count("CMakeLists.txt"), 1U);
  EXPECT_EQ(Sources().count("services/calendar/date.cc"), 1U);
  EXPECT_EQ(Sources().count("proto/noordster/v1/plan.proto"), 1U);
  EXPECT_EQ(Sources().count("proto/google/rpc/status.proto"), 0U);
}

TEST(LayeringTest, EveryIncludeIsOneItsLayerMayHave) {
  const Violations violations = CheckIncludes(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(LayeringTest, ThePureLayersKnowNoClockThreadChanceOrFile) {
  const Violations violations = CheckBannedWords(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(SizeTest, NoFileIsTooLong) {
  const Violations violations = CheckFileSizes(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(SizeTest, NoLineIsTooLong) {
  const Violations violations = CheckLineLengths(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(SizeTest, NoFunctionIsTooLongOrTakesTooMuch) {
  const Violations violations = CheckFunctions(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(SizeTest, NoFolderHoldsTooMuch) {
  const Violations violations = CheckFolderSizes(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(HouseRulesTest, EverySourceNamesItsLicence) {
  const Violations violations = CheckLicences(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(HouseRulesTest, NothingButTheEffectDecisionIsCalledBesluit) {
  const Violations violations = CheckBesluit(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(HouseRulesTest, NamesSaySomethingAndNothingIsLeftUndone) {
  const Violations violations = CheckWords(Sources());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

}  // namespace
}  // namespace noordster::architecture::layering_test
