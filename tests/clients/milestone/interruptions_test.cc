// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/milestone/interruptions.h"

#include <gtest/gtest.h>

namespace noordster::cli::interruptions_test {
namespace {

const absl::Status kGone = absl::UnavailableError("gone");

TEST(InterruptionsTest, AMinuteOfThemIsToldOnce) {
  Interruptions interruptions;
  EXPECT_TRUE(interruptions.why().ok());
  EXPECT_FALSE(interruptions.Broke(kGone, absl::Seconds(59)));
  EXPECT_EQ(interruptions.why(), kGone);
  EXPECT_TRUE(interruptions.Broke(kGone, absl::Seconds(1)));
  EXPECT_FALSE(interruptions.Broke(kGone, absl::Minutes(5)));
}

TEST(InterruptionsTest, AWordOfTheServerBeginsTheCountAnew) {
  Interruptions interruptions;
  EXPECT_FALSE(interruptions.Broke(kGone, absl::Seconds(59)));
  interruptions.Heard();
  EXPECT_TRUE(interruptions.why().ok());
  EXPECT_FALSE(interruptions.Broke(kGone, absl::Seconds(59)));
  EXPECT_TRUE(interruptions.Broke(kGone, absl::Seconds(59)));
}

TEST(InterruptionsTest, AnEndAsItShouldIsNone) {
  Interruptions interruptions;
  EXPECT_FALSE(interruptions.Broke(absl::OkStatus(), absl::Hours(1)));
  EXPECT_TRUE(interruptions.why().ok());
}

}  // namespace
}  // namespace noordster::cli::interruptions_test
