// SPDX-License-Identifier: EUPL-1.2
#include "services/base/decimal.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/seed.h"

namespace noordster::base::decimal_test {
namespace {

TEST(DecimalTest, WhatIsReadIsWrittenAgain) {
  const struct {
    const char* text;
    int64_t thousandths;
  } cases[] = {
      {"0", 0},
      {"42", 42'000},
      {"9.3", 9'300},
      {"0.125", 125},
      {"-0.125", -125},
      {"-42", -42'000},
      {"1000", 1'000'000},
      {"0.001", 1},
      {"999999999999.999", kThousandthsMax},
  };
  for (const auto& [text, thousandths] : cases) {
    EXPECT_EQ(ParseDecimal(text), thousandths) << text;
    EXPECT_EQ(FormatDecimal(thousandths), text);
  }
}

TEST(DecimalTest, ZerosBehindThePointMakeNoOtherNumber) {
  EXPECT_EQ(ParseDecimal("9.30"), 9'300);
  EXPECT_EQ(ParseDecimal("9.000"), 9'000);
  EXPECT_EQ(ParseDecimal("-0"), 0);
}

TEST(DecimalTest, AllElseIsRefused) {
  for (const char* text : {"", "-", ".", "1.", ".5", "+1", "1,5", "1.2345", "0123", "1e3", " 1",
                           "1 ", "1.2.3", "--1", "1234567890123", "NaN"}) {
    EXPECT_EQ(ParseDecimal(text), std::nullopt) << text;
  }
}

TEST(DecimalTest, EveryNumberReadsAsItWasWritten) {
  std::mt19937_64 random(noordster::testing::Seed());
  std::uniform_int_distribution<int64_t> any(-kThousandthsMax, kThousandthsMax);
  for (int i = 0; i < 10'000; ++i) {
    const int64_t number = any(random);
    ASSERT_EQ(ParseDecimal(FormatDecimal(number)), number);
  }
}

}  // namespace
}  // namespace noordster::base::decimal_test
