// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/commit_stack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace noordster::feed::commit_stack_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

storage::TailCommit CommitOf(int64_t head, size_t bytes) {
  return {head - 1, head, {{"key", std::string(bytes, 'v')}}};
}

std::vector<int64_t> HeadsIn(CommitStack& stack) {
  std::vector<int64_t> heads;
  for (const storage::TailCommit& commit : stack.TakeAll()) heads.push_back(commit.head);
  return heads;
}

TEST(CommitStackTest, WhatIsPutIsTakenOnceOldestFirst) {
  CommitStack stack;
  EXPECT_EQ(stack.head(), 0);
  EXPECT_THAT(HeadsIn(stack), IsEmpty());
  for (int64_t head = 1; head <= 3; ++head) stack.Put(CommitOf(head, 10));
  EXPECT_EQ(stack.head(), 3);
  EXPECT_THAT(HeadsIn(stack), ElementsAre(1, 2, 3));
  EXPECT_THAT(HeadsIn(stack), IsEmpty());
}

TEST(CommitStackTest, MoreBytesThanMayWaitAreDropped) {
  CommitStack stack;
  constexpr size_t kHalf = limits::kUntoldBytesMax / 2;
  for (int64_t head = 1; head <= 3; ++head) stack.Put(CommitOf(head, kHalf));
  EXPECT_EQ(stack.head(), 3);
  EXPECT_THAT(HeadsIn(stack), ElementsAre(1));
  // What was taken waits no longer, and one alone is never dropped.
  stack.Put(CommitOf(4, 3 * kHalf));
  stack.Put(CommitOf(5, 1));
  EXPECT_THAT(HeadsIn(stack), ElementsAre(4));
  stack.Put(CommitOf(6, kHalf));
  EXPECT_THAT(HeadsIn(stack), ElementsAre(6));
}

TEST(CommitStackTest, MoreCommitsThanMayWaitAreDropped) {
  CommitStack stack;
  for (int64_t head = 1; head <= limits::kUntoldCommitsMax + 1; ++head) {
    stack.Put(CommitOf(head, 1));
  }
  EXPECT_EQ(stack.head(), limits::kUntoldCommitsMax + 1);
  const std::vector<int64_t> heads = HeadsIn(stack);
  EXPECT_EQ(heads.size(), static_cast<size_t>(limits::kUntoldCommitsMax));
  EXPECT_EQ(heads.back(), limits::kUntoldCommitsMax);
}

}  // namespace
}  // namespace noordster::feed::commit_stack_test
