// SPDX-License-Identifier: EUPL-1.2
// Replays what the fuzzer found worth keeping.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/identity/identity_fuzz.h"

namespace noordster::testing::identity_corpus_test {
namespace {

TEST(IdentityCorpusTest, EveryInputIsReadWithoutHarm) {
  int inputs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(NOORDSTER_IDENTITY_CORPUS)) {
    SCOPED_TRACE(entry.path());
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string input(std::istreambuf_iterator<char>(stream), {});
    ReadAsIdentity(input);
    ++inputs;
  }
  EXPECT_GT(inputs, 50);
}

}  // namespace
}  // namespace noordster::testing::identity_corpus_test
