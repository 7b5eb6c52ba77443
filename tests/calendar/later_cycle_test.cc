// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/later_cycle.h"

#include <gtest/gtest.h>

namespace noordster::calendar::later_cycle_test {
namespace {

TEST(LaterCycleTest, DatesKeepTheirFormAndLoseTheirDay) {
  struct Row {
    const char* edtf;
    int years;
    const char* later;
  };
  const Row rows[] = {
      {"2022-09-27", 4, "2026-09"},
      {"2022-09", 4, "2026-09"},
      {"2022", 4, "2026"},
      {"2022-35", 4, "2026-35"},
      {"2022-24", 1, "2023-24"},
      {"2022-09-27", 0, "2022-09"},
      {"[2022-09,2022-10]", 4, "[2026-09,2026-10]"},
      {"[2022-06-15,2022-06-16]", 4, "2026-06"},
      {"[2022-06-30,2022-07-01]", 4, "[2026-06,2026-07]"},
      {"[2022-09..2022-12]", 4, "[2026-09..2026-12]"},
      {"[2022-09-01..2022-09-20]", 4, "2026-09"},
      {"[2022-06-11..2022-06-20]", 4, "2026-06"},
      {"[2023-01..2023-04]", 4, "[2027-01..2027-04]"},
      {"[2022-06-01..2022-06-10,2022-06-11..2022-06-20]", 4, "2026-06"},
      {"[2022-05-21..2022-05-31,2022-06-01..2022-06-10]", 4, "[2026-05,2026-06]"},
      {"[2022-05,2022-06-11..2022-06-20]", 4, "[2026-05,2026-06]"},
      {"[2022-06-15,2022-06-28..2022-07-03]", 4, "[2026-06..2026-07]"},
      {"[2022-09..2022-12,2023-01..2023-04]", 4, "[2026-09..2026-12,2027-01..2027-04]"},
      {"[2020,2022..2024]", 4, "[2024,2026..2028]"},
      {"2020-10/2021-03", 4, "2024-10/2025-03"},
      {"2022-09-15/2022-09-27", 4, "2026-09"},
      {"2023/..", 4, "2027/.."},
      {"../2022-10-11", 4, "../2026-10"},
      {"2024-02-29", 1, "2025-02"},
  };
  for (const Row& row : rows) {
    const absl::StatusOr<VagueDate> date = ParseEdtf(row.edtf);
    ASSERT_TRUE(date.ok()) << row.edtf;
    const absl::StatusOr<VagueDate> later = YearsLater(*date, row.years);
    ASSERT_TRUE(later.ok()) << row.edtf << ": " << later.status();
    EXPECT_EQ(later->edtf, row.later) << row.edtf;
  }
}

TEST(LaterCycleTest, WhatLeavesTheCalendarIsRefused) {
  const absl::StatusOr<VagueDate> date = ParseEdtf("2190-05");
  ASSERT_TRUE(date.ok());
  EXPECT_TRUE(YearsLater(*date, 9).ok());
  EXPECT_EQ(YearsLater(*date, 10).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace noordster::calendar::later_cycle_test
