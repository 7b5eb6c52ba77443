// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/cursor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace noordster::feed::cursor_test {
namespace {

using ::testing::Eq;
using ::testing::Le;
using ::testing::Optional;

Cursor Sample() {
  Cursor cursor;
  cursor.chain = 0x0102030405060708;
  cursor.store = 0xfffefdfcfbfaf9f8;
  cursor.subscription = 42;
  cursor.origin = 7;
  cursor.position = 1'000'000'007;
  cursor.head = 1'000'000'012;
  cursor.sight = std::string("\x03\0\xff", 3);
  cursor.has_state = true;
  return cursor;
}

std::string Written(const Cursor& cursor) { return WriteCursor(cursor, "key"); }

TEST(CursorTest, WhatIsWrittenIsRead) {
  Cursor cursor = Sample();
  EXPECT_THAT(ReadCursor(Written(cursor)), Optional(Eq(cursor)));
  cursor.state_position = std::string("\x20\x12programmes/noord/plans/jeugd");
  EXPECT_THAT(ReadCursor(Written(cursor)), Optional(Eq(cursor)));
  cursor.state_position = "";
  EXPECT_THAT(ReadCursor(Written(cursor)), Optional(Eq(cursor)));
  EXPECT_THAT(ReadCursor(Written(Cursor())), Optional(Eq(Cursor())));
}

TEST(CursorTest, TheLongestIsWithinTheBoundOfTheApi) {
  Cursor cursor = Sample();
  cursor.sight = std::string(190, 's');
  cursor.state_position = std::string(165, 'p');
  EXPECT_THAT(Written(cursor).size(), Le(420U));
}

TEST(CursorTest, ASealHoldsEveryBit) {
  const std::string bytes = Written(Sample());
  EXPECT_TRUE(IsSealedWith("key", bytes));
  for (size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string changed = bytes;
    changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
    EXPECT_FALSE(IsSealedWith("key", changed)) << "bit " << i;
  }
  for (size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(IsSealedWith("key", bytes.substr(0, length))) << length;
  }
  EXPECT_FALSE(IsSealedWith("key", bytes + "x"));
}

TEST(CursorTest, OnlyWhoKnowsTheKeySeals) {
  EXPECT_FALSE(IsSealedWith("other", Written(Sample())));
  EXPECT_FALSE(IsSealedWith("key", WriteCursor(Sample(), "")));
}

TEST(CursorTest, WhatIsTooShortIsNoCursor) {
  EXPECT_EQ(ReadCursor(""), std::nullopt);
  EXPECT_EQ(ReadCursor(Written(Sample()).substr(0, 58)), std::nullopt);
  EXPECT_EQ(ReadCursor(std::string(100, 'x')), std::nullopt);
}

TEST(CursorTest, APositionBeforeItsOriginIsNoCursor) {
  Cursor cursor = Sample();
  cursor.position = cursor.origin - 1;
  EXPECT_EQ(ReadCursor(Written(cursor)), std::nullopt);
}

}  // namespace
}  // namespace noordster::feed::cursor_test
