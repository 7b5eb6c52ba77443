// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/tail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/limits.h"

namespace noordster::feed::tail_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::shared_ptr<const TailEntry> Entry(int64_t after, int64_t head, size_t bytes = 10) {
  auto entry = std::make_shared<TailEntry>();
  entry->after = after;
  entry->head = head;
  EncodedMilestone milestone;
  milestone.facts.set_sequence(head);
  milestone.whole = std::string(bytes, 'm');
  entry->milestones.push_back(std::move(milestone));
  return entry;
}

Standing At(int64_t head) {
  Standing standing;
  standing.head = head;
  return standing;
}

std::vector<int64_t> HeadsOf(const TailView& view) {
  std::vector<int64_t> heads;
  for (const auto& entry : view.entries) heads.push_back(entry->head);
  return heads;
}

TEST(TailTest, AReaderFindsWhatIsBehindItsPosition) {
  Tail tail;
  tail.Begin(At(5));
  tail.Append(Entry(5, 7), At(7));
  tail.Append(Entry(7, 8), At(8));
  EXPECT_THAT(HeadsOf(tail.Read(5, 1000)), ElementsAre(7, 8));
  EXPECT_THAT(HeadsOf(tail.Read(7, 1000)), ElementsAre(8));
  EXPECT_THAT(HeadsOf(tail.Read(8, 1000)), IsEmpty());
  EXPECT_TRUE(tail.Read(8, 1000).is_covered);
  // In the middle of a commit the rest of it is still to come.
  EXPECT_THAT(HeadsOf(tail.Read(6, 1000)), ElementsAre(7, 8));
}

TEST(TailTest, WhatIsBeforeItStandsInTheStore) {
  Tail tail;
  tail.Begin(At(5));
  EXPECT_FALSE(tail.Read(4, 1000).is_covered);
  EXPECT_TRUE(tail.Read(5, 1000).is_covered);
}

TEST(TailTest, AReaderTakesNoMoreThanItAskedForAndAnEntry) {
  Tail tail;
  tail.Begin(At(0));
  for (int64_t head = 1; head <= 10; ++head) tail.Append(Entry(head - 1, head, 100), At(head));
  EXPECT_THAT(tail.Read(0, 250).entries, SizeIs(3));
  EXPECT_THAT(tail.Read(0, 0).entries, SizeIs(1));
}

TEST(TailTest, TheOldestGoWhenBytesRunOut) {
  Tail tail;
  tail.Begin(At(0));
  const size_t bytes = limits::kTailBytesMax / 4;
  for (int64_t head = 1; head <= 8; ++head) tail.Append(Entry(head - 1, head, bytes), At(head));
  EXPECT_FALSE(tail.Read(4, 1000).is_covered);
  const TailView view = tail.Read(5, 1000);
  EXPECT_TRUE(view.is_covered);
  EXPECT_THAT(HeadsOf(view), ElementsAre(6));
  EXPECT_EQ(view.standing.head, 8);
}

TEST(TailTest, TheOldestGoWhenThereAreTooMany) {
  Tail tail;
  tail.Begin(At(0));
  const auto most = static_cast<int64_t>(limits::kTailCommitsMax);
  for (int64_t head = 1; head <= most + 2; ++head) tail.Append(Entry(head - 1, head), At(head));
  EXPECT_FALSE(tail.Read(1, 1000).is_covered);
  EXPECT_TRUE(tail.Read(2, 1000).is_covered);
}

TEST(TailTest, WhatAReaderHoldsStaysWhenItGoesFromTheTail) {
  Tail tail;
  tail.Begin(At(0));
  tail.Append(Entry(0, 1), At(1));
  const TailView held = tail.Read(0, 1000);
  tail.Begin(At(9));
  EXPECT_EQ(held.entries[0]->milestones[0].facts.sequence(), 1);
  EXPECT_FALSE(tail.Read(0, 1000).is_covered);
  EXPECT_TRUE(tail.Read(9, 1000).is_covered);
}

}  // namespace
}  // namespace noordster::feed::tail_test
