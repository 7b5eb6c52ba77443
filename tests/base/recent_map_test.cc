// SPDX-License-Identifier: EUPL-1.2
#include "services/base/recent_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace noordster::base::recent_map_test {
namespace {

TEST(RecentMapTest, ForgetsWhatWasNotAskedForDuringAnAge) {
  RecentMap<int> map;
  map.Put("asked for", 1, 10);
  map.Put("put again", 2, 10);
  map.Put("left alone", 3, 10);
  map.Age();
  ASSERT_NE(map.Find("asked for"), nullptr);
  EXPECT_EQ(*map.Find("asked for"), 1);
  map.Put("put again", 4, 10);
  map.Age();
  ASSERT_NE(map.Find("asked for"), nullptr);
  ASSERT_NE(map.Find("put again"), nullptr);
  EXPECT_EQ(*map.Find("put again"), 4);
  EXPECT_EQ(map.Find("left alone"), nullptr);
}

TEST(RecentMapTest, WhatIsForgottenIsDestroyedLittleByLittle) {
  constexpr int kEntries = 100;
  RecentMap<std::shared_ptr<int>> map;
  std::vector<std::weak_ptr<int>> old;
  for (int i = 0; i < kEntries; ++i) {
    auto value = std::make_shared<int>(i);
    old.push_back(value);
    map.Put(absl::StrCat("old ", i), std::move(value), 1);
  }
  const auto left = [&old] {
    return std::count_if(old.begin(), old.end(), [](const auto& each) { return !each.expired(); });
  };
  map.Age();
  map.Age();
  EXPECT_EQ(map.Find("old 0"), nullptr);
  EXPECT_EQ(left(), kEntries);
  auto before = left();
  for (int i = 0; left() > 0; ++i) {
    ASSERT_LT(i, kEntries);
    map.Put(absl::StrCat("new ", i), nullptr, 1);
    EXPECT_LT(left(), before);
    EXPECT_GE(left(), before - 4);
    before = left();
  }
  // Also what is not gone by the next time.
  map.Age();
  map.Age();
  map.Age();
  EXPECT_EQ(map.Find("new 0"), nullptr);
}

TEST(RecentMapTest, ACopyHoldsTheSameAndForgetsByItself) {
  RecentMap<int> map;
  map.Put("forgotten", 0, 1);
  map.Age();
  map.Put("earlier", 1, 10);
  map.Age();
  map.Put("recent", 2, 100);
  RecentMap<int> copy = map;
  EXPECT_EQ(copy.recent_bytes(), 100U);
  copy.Put("recent", 3, 100);
  copy.Age();
  EXPECT_EQ(*copy.Find("recent"), 3);
  EXPECT_EQ(copy.Find("earlier"), nullptr);
  EXPECT_EQ(*map.Find("recent"), 2);
  EXPECT_EQ(*map.Find("earlier"), 1);
  EXPECT_EQ(map.Find("forgotten"), nullptr);
}

TEST(RecentMapTest, CountsWhatIsRecentOnce) {
  RecentMap<std::string> map;
  EXPECT_EQ(map.recent_bytes(), 0U);
  map.Put("a", "one", 100);
  map.Put("b", "two", 20);
  map.Put("a", "smaller", 3);
  EXPECT_EQ(map.recent_bytes(), 23U);
  map.Age();
  EXPECT_EQ(map.recent_bytes(), 0U);
  map.Find("a");
  map.Find("a");
  EXPECT_EQ(map.recent_bytes(), 3U);
  map.Put("b", "from before", 7);
  EXPECT_EQ(map.recent_bytes(), 10U);
}

}  // namespace
}  // namespace noordster::base::recent_map_test
