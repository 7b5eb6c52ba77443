// SPDX-License-Identifier: EUPL-1.2
#include "storage/keys.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace noordster::storage::keys_test {
namespace {

TEST(KeysTest, EventKeysSortBySequence) {
  const std::vector<int64_t> sequences = {0,
                                          1,
                                          2,
                                          9,
                                          10,
                                          255,
                                          256,
                                          65535,
                                          65536,
                                          int64_t{1} << 40,
                                          std::numeric_limits<int64_t>::max()};
  std::vector<std::string> keys;
  for (const int64_t sequence : sequences) keys.push_back(EventKey(sequence));
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
  for (size_t i = 0; i < keys.size(); ++i) EXPECT_EQ(SequenceOfKey(keys[i]), sequences[i]);
}

TEST(KeysTest, AHistoryKeyEndsInItsSequence) {
  EXPECT_EQ(SequenceOfKey(HistoryKey("programmes/p", 77)), 77);
  EXPECT_LT(HistoryKey("programmes/p", 255), HistoryKey("programmes/p", 256));
}

TEST(KeysTest, HistoryOfANameIsApartFromLongerNames) {
  const Range history = PrefixRange(HistoryKey("plans/a", 0).substr(0, 1 + 7 + 1));
  EXPECT_LE(history.begin, HistoryKey("plans/a", 5));
  EXPECT_LT(HistoryKey("plans/a", 5), history.end);
  EXPECT_GE(HistoryKey("plans/ab", 5), history.end);
}

TEST(KeysTest, NumberedRecordsSortAsNumbers) {
  EXPECT_LT(RecordKey(1, "plans/a/versions/2"), RecordKey(1, "plans/a/versions/10"));
  EXPECT_LT(RecordKey(1, "plans/a/versions/9"), RecordKey(1, "plans/a/versions/10"));
  EXPECT_LT(RecordKey(1, "plans/a/versions/10"), RecordKey(1, "plans/a/versions/11"));
}

TEST(KeysTest, RecordsOfACollectionStandTogether) {
  EXPECT_LT(RecordKey(1, "z"), RecordKey(2, "a"));
}

TEST(KeysTest, MilestonesSortBySequenceThenPosition) {
  EXPECT_LT(MilestoneKey(1, 255), MilestoneKey(2, 0));
  EXPECT_LT(MilestoneKey(2, 0), MilestoneKey(2, 1));
}

TEST(KeysTest, APrefixRangeHoldsExactlyWhatStartsWithIt) {
  const Range range = PrefixRange("ab");
  for (const char* const inside : {"ab", "ab\x01", "abz", "ab\xff\xff"}) {
    EXPECT_TRUE(range.begin <= inside && inside < range.end) << inside;
  }
  for (const char* const outside : {"aa", "aa\xff", "ac", "b", "a"}) {
    EXPECT_FALSE(range.begin <= outside && outside < range.end) << outside;
  }
}

TEST(KeysTest, APrefixOfHighestBytesHasNoEnd) {
  EXPECT_EQ(PrefixRange("\xff\xff").end, "");
  EXPECT_EQ(PrefixRange("a\xff").end, "b");
}

TEST(KeysTest, SpacesDoNotOverlap) {
  const std::vector<Space> spaces = {Space::kEvent,  Space::kRecord,  Space::kRequest,
                                     Space::kIndex,  Space::kHistory, Space::kMilestone,
                                     Space::kPrivate};
  for (size_t i = 1; i < spaces.size(); ++i) {
    EXPECT_LE(SpaceRange(spaces[i - 1]).end, SpaceRange(spaces[i]).begin);
  }
  EXPECT_EQ(EventKey(1).substr(0, 1), SpaceRange(Space::kEvent).begin);
  EXPECT_EQ(RequestKey("r").substr(0, 1), SpaceRange(Space::kRequest).begin);
  EXPECT_EQ(IndexKey(4, "e").substr(0, 2), std::string("\x30\x04"));
  EXPECT_EQ(PrivateKey("p").substr(0, 1), SpaceRange(Space::kPrivate).begin);
}

TEST(KeysTest, OnlyRecordsAndRequestsMayBeAbsent) {
  EXPECT_TRUE(MayBeAbsent(RecordKey(1, "plans/p")));
  EXPECT_TRUE(MayBeAbsent(RequestKey("requests/r")));
  for (const std::string& key : {std::string(), GenesisKey(), EventKey(0x20), IndexKey(0x20, "e"),
                                 HistoryKey("p", 0x21), MilestoneKey(1, 0), PrivateKey("p")}) {
    EXPECT_FALSE(MayBeAbsent(key));
  }
}

}  // namespace
}  // namespace noordster::storage::keys_test
