// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/branches.h"

#include <string>

#include "gtest/gtest.h"

namespace noordster::cli::branches_test {
namespace {

constexpr char kLong[] = "Inwoners kunnen zich financieel goed redden en doen mee";

TEST(BranchesTest, EachHangsBelowWhatItBelongsTo) {
  EXPECT_EQ(DrawBranches({{"Een", {{"Twee", {{"Drie", {}}}}, {"Vier", {}}}}, {"Vijf", {}}}, 80),
            "├─ Een\n"
            "│  ├─ Twee\n"
            "│  │  └─ Drie\n"
            "│  └─ Vier\n"
            "└─ Vijf\n");
  EXPECT_EQ(DrawBranches({}, 80), "");
}

TEST(BranchesTest, ALongTextGoesOnBelowItself) {
  EXPECT_EQ(DrawBranches({{kLong, {{"Kind", {}}}}, {"Laatste", {}}}, 40),
            "├─ Inwoners kunnen zich financieel goed\n"
            "│  redden en doen mee\n"
            "│  └─ Kind\n"
            "└─ Laatste\n");
  EXPECT_EQ(DrawBranches({{kLong, {}}}, 40),
            "└─ Inwoners kunnen zich financieel goed\n"
            "   redden en doen mee\n");
}

TEST(BranchesTest, HoweverNarrowWordsKeepTheirPlaces) {
  EXPECT_EQ(DrawBranches({{"een twee drie vier vijf zes", {}}}, 10),
            "└─ een twee drie vier vijf\n"
            "   zes\n");
}

}  // namespace
}  // namespace noordster::cli::branches_test
