// SPDX-License-Identifier: EUPL-1.2
#include "services/base/recent_map.h"

#include <gtest/gtest.h>

#include <string>

namespace noordster::base {
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
}  // namespace noordster::base
