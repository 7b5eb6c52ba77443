// SPDX-License-Identifier: EUPL-1.2
// What bounds what strangers send as JSON.
#include "services/identity/json.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace noordster::identity::json_test {
namespace {

std::string Nested(size_t depth) {
  return absl::StrCat(std::string(depth, '['), std::string(depth, ']'));
}

// A list of so many values, itself not counted.
std::string ListOf(size_t values) {
  return absl::StrCat("[", absl::StrJoin(std::vector<std::string>(values, "1"), ","), "]");
}

TEST(JsonTest, NestsUpToABound) {
  EXPECT_TRUE(ParseJson(Nested(kJsonDepthMax)).has_value());
  EXPECT_FALSE(ParseJson(Nested(kJsonDepthMax + 1)).has_value());
}

TEST(JsonTest, HoldsABoundedNumberOfValues) {
  const std::optional<Json> whole = ParseJson(ListOf(kJsonValuesMax - 1));
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole->items.size(), kJsonValuesMax - 1);
  EXPECT_FALSE(ParseJson(ListOf(kJsonValuesMax)).has_value());
  EXPECT_FALSE(ParseJson(ListOf(kJsonValuesMax + 1)).has_value());
}

TEST(JsonTest, WhatDoesNotFitAnIntegerIsNone) {
  const auto type_of = [](const char* text) { return ParseJson(text)->type; };
  EXPECT_EQ(type_of("9223372036854775807"), Json::Type::kInteger);
  EXPECT_EQ(ParseJson("9223372036854775807")->integer, INT64_MAX);
  EXPECT_EQ(type_of("9223372036854775808"), Json::Type::kFraction);
  EXPECT_EQ(type_of("-9223372036854775808"), Json::Type::kInteger);
  EXPECT_EQ(type_of("1.0"), Json::Type::kFraction);
}

}  // namespace
}  // namespace noordster::identity::json_test
