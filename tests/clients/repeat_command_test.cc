// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/repeat_command.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::repeat_command_test {
namespace {

using ::testing::ElementsAre;

TEST(RepeatCommandTest, WhatWasNotTypedIsAdded) {
  RepeatCommand command({"noordster", "plan", "record", "jeugd"});
  command.Set("--step", "3");
  command.Set("--step", "4");
  EXPECT_THAT(command.words(), ElementsAre("noordster", "plan", "record", "jeugd", "--step", "4"));
}

TEST(RepeatCommandTest, WhatWasTypedIsReplacedWhereItStands) {
  RepeatCommand command({"noordster", "plan", "create", "--path", "pad", "--title=T", "jeugd"});
  command.Set("--path", "pad@2");
  command.Set("--title", "Plan Jeugd");
  EXPECT_THAT(command.words(), ElementsAre("noordster", "plan", "create", "--path", "pad@2",
                                           "--title=Plan Jeugd", "jeugd"));
}

TEST(RepeatCommandTest, AnOptionStandsBeforeTheEndOfOptions) {
  RepeatCommand command({"noordster", "plan", "withdraw", "--", "jeugd"});
  command.Set("--etag", "7");
  EXPECT_THAT(command.words(),
              ElementsAre("noordster", "plan", "withdraw", "--etag", "7", "--", "jeugd"));
}

TEST(RepeatCommandTest, WhatWasTypedCanBeSaidByAnotherOption) {
  RepeatCommand command(
      {"noordster", "plan", "defer", "--meeting", "raad/juni", "--", "--meeting"});
  command.Rename("--meeting", "--item");
  command.Set("--item", "raad/juni/3");
  EXPECT_THAT(command.words(), ElementsAre("noordster", "plan", "defer", "--item", "raad/juni/3",
                                           "--", "--meeting"));
  RepeatCommand joined({"noordster", "--meeting=raad/juni"});
  joined.Rename("--meeting", "--item");
  EXPECT_THAT(joined.words(), ElementsAre("noordster", "--item=raad/juni"));
}

TEST(RepeatCommandTest, AShellReadsBackEveryWord) {
  RepeatCommand command({"bin/noordster", "--reason", "De raad's wens: \"nee\"", "$HOME", ""});
  command.Set("--etag", "\"14\"");
  EXPECT_EQ(command.ShellText(),
            R"(bin/noordster --reason 'De raad'\''s wens: "nee"' '$HOME' '' --etag '"14"')");
}

}  // namespace
}  // namespace noordster::cli::repeat_command_test
