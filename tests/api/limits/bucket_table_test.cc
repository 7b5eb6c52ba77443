// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/bucket_table.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"

namespace noordster::api::bucket_table_test {
namespace {

constexpr absl::Duration kNow = absl::Seconds(100);

bool Takes(BucketTable& table, const std::string& holder, absl::Duration now = kNow) {
  return table.Take(holder, now) == absl::ZeroDuration();
}

TEST(BucketTableTest, EachHolderHasABucketOfTheirOwn) {
  BucketTable table({1, 2}, 1000);
  for (const char* holder : {"a", "b"}) {
    EXPECT_TRUE(Takes(table, holder));
    EXPECT_TRUE(Takes(table, holder));
    EXPECT_EQ(table.Take(holder, kNow), absl::Seconds(1));
  }
  EXPECT_TRUE(Takes(table, "a", kNow + absl::Seconds(1)));
  EXPECT_EQ(table.remembered(), 2u);
}

// The first holders are remembered and keep what they have; later ones share.
TEST(BucketTableTest, BeyondItsBoundNewcomersShareAndTheRememberedKeepTheirOwn) {
  constexpr size_t kRemembered = 160;
  BucketTable table({1, 2}, kRemembered);
  std::vector<std::string> first;
  for (int i = 0; i < 20; ++i) {
    first.push_back(absl::StrCat("first-", i));
    EXPECT_TRUE(Takes(table, first.back()));
  }
  int refused = 0;
  for (int i = 0; i < 10000; ++i) {
    if (!Takes(table, absl::StrCat("flood-", i))) ++refused;
    ASSERT_LE(table.remembered(), kRemembered);
  }
  EXPECT_GT(refused, 9000);
  for (const std::string& holder : first) {
    EXPECT_TRUE(Takes(table, holder)) << "their second token is still theirs";
    EXPECT_FALSE(Takes(table, holder));
  }
}

TEST(BucketTableTest, FullBucketsAreForgottenAndMakeRoomForNewcomers) {
  constexpr size_t kRemembered = 160;
  BucketTable table({1, 2}, kRemembered);
  for (int i = 0; i < 10000; ++i) Takes(table, absl::StrCat("flood-", i));
  // All of them are full again.
  const absl::Duration later = kNow + absl::Seconds(10);
  EXPECT_TRUE(Takes(table, "new", later));
  EXPECT_TRUE(Takes(table, "new", later));
  EXPECT_FALSE(Takes(table, "new", later));
  EXPECT_LT(table.remembered(), kRemembered);
}

TEST(BucketTableTest, ThreadsTogetherGetWhatOneWould) {
  BucketTable table({1, 1000}, 100);
  std::atomic<int> taken{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) {
        if (Takes(table, "a")) ++taken;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(taken, 1000);
}

}  // namespace
}  // namespace noordster::api::bucket_table_test
