// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_split.h"
#include "services/calendar/date.h"
#include "services/calendar/vague_date.h"

namespace noordster::calendar::edtf_corpus_test {
namespace {

// What another reader of EDTF makes of some thousands of dates (edtf/make_corpus.mjs).
TEST(EdtfCorpusTest, AnotherReaderOfEdtfReadsTheSameDays) {
  std::ifstream corpus(NOORDSTER_EDTF_CORPUS);
  ASSERT_TRUE(corpus.is_open()) << NOORDSTER_EDTF_CORPUS;
  int read = 0;
  int refused = 0;
  std::string line;
  while (std::getline(corpus, line)) {
    const std::vector<std::string> parts = absl::StrSplit(line, '\t');
    ASSERT_EQ(parts.size(), 3U) << line;
    const absl::StatusOr<VagueDate> date = ParseEdtf(parts[0]);
    if (parts[1] == "-") {
      EXPECT_FALSE(date.ok()) << parts[0];
      ++refused;
      continue;
    }
    ASSERT_TRUE(date.ok()) << parts[0] << ": " << date.status();
    EXPECT_EQ(FormatDate(date->earliest), parts[1]) << parts[0];
    EXPECT_EQ(FormatDate(date->latest), parts[2]) << parts[0];
    ++read;
  }
  EXPECT_GT(read, 2'500);
  EXPECT_GT(refused, 20);
}

}  // namespace
}  // namespace noordster::calendar::edtf_corpus_test
