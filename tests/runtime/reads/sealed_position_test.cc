// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/sealed_position.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "services/base/digest.h"

namespace noordster::runtime::sealed_position_test {
namespace {

using ::testing::Eq;
using ::testing::Optional;

const std::string kKey = base::Sha256({"key"});

TEST(SealedPositionTest, WhatIsSealedIsOpenedWithTheSameKey) {
  for (const size_t length : {1, 15, 16, 17, 200}) {
    const std::string position(length, 'p');
    const std::string sealed = SealPosition(kKey, position);
    EXPECT_TRUE(IsSealedPosition(sealed));
    EXPECT_EQ(sealed.size(), length + kPositionSealBytes);
    EXPECT_EQ(sealed, SealPosition(kKey, position)) << "the same row, the same token";
    EXPECT_THAT(UnsealPosition(kKey, sealed), Optional(Eq(position)));
    EXPECT_EQ(UnsealPosition(base::Sha256({"other"}), sealed), std::nullopt);
  }
}

TEST(SealedPositionTest, NothingOfThePositionIsLeft) {
  const std::string sealed = SealPosition(kKey, "programmes/p/projects/geheim");
  for (size_t i = 0; i + 4 <= sealed.size(); ++i) {
    EXPECT_FALSE(absl::StrContains("programmes/p/projects/geheim", sealed.substr(i, 4))) << i;
  }
  // The beginning that two names have in common shows in neither.
  EXPECT_NE(SealPosition(kKey, "programmes/p/projects/gehoor").substr(kPositionSealBytes, 20),
            sealed.substr(kPositionSealBytes, 20));
}

TEST(SealedPositionTest, OneThatWasChangedIsNone) {
  const std::string sealed = SealPosition(kKey, "programmes/p/projects/geheim");
  for (size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(UnsealPosition(kKey, changed), std::nullopt) << i;
  }
  for (size_t length = 0; length < sealed.size(); ++length) {
    EXPECT_EQ(UnsealPosition(kKey, sealed.substr(0, length)), std::nullopt) << length;
  }
}

}  // namespace
}  // namespace noordster::runtime::sealed_position_test
