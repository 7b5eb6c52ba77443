// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/csv_reader.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::csv_reader_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The rows of a table, each as its fields between bars behind its line; or what is wrong.
std::vector<std::string> Rows(const std::string& text) {
  const auto read = ReadCsv(text, Language::kEnglish);
  if (const auto* fault = std::get_if<CsvFault>(&read)) {
    return {"line " + std::to_string(fault->line) + " " + fault->description};
  }
  std::vector<std::string> rows;
  for (const CsvRow& row : std::get<std::vector<CsvRow>>(read)) {
    std::string shown = std::to_string(row.line);
    for (const std::string& field : row.fields) shown += "|" + field;
    rows.push_back(shown);
  }
  return rows;
}

TEST(CsvReaderTest, SemicolonsOrCommasWithOrWithoutAByteOrderMark) {
  EXPECT_THAT(Rows("a;b\n1;2\n"), ElementsAre("1|a|b", "2|1|2"));
  EXPECT_THAT(Rows("a,b\r\n1;x,2"), ElementsAre("1|a|b", "2|1;x|2"));
  EXPECT_THAT(Rows("\xEF\xBB\xBF"
                   "a;b\n1,x;2\n"),
              ElementsAre("1|a|b", "2|1,x|2"));
  EXPECT_THAT(Rows("\"a,b,c\";d\n1;2\n"), ElementsAre("1|a,b,c|d", "2|1|2"));
  EXPECT_THAT(Rows("a\nb\n"), ElementsAre("1|a", "2|b"));
}

TEST(CsvReaderTest, QuotedFieldsHoldSeparatorsQuotesAndLines) {
  EXPECT_THAT(Rows("a;b\n\"1;\"\"x\"\"\";\"two\nlines\"\n3;4\n"),
              ElementsAre("1|a|b", "2|1;\"x\"|two\nlines", "4|3|4"));
  EXPECT_THAT(Rows("a;b\n\"\";2\n"), ElementsAre("1|a|b", "2||2"));
}

TEST(CsvReaderTest, LinesWithoutAnythingAreLeftOut) {
  EXPECT_THAT(Rows("\na;b\n\n;\n1;2\n\n"), ElementsAre("2|a|b", "5|1|2"));
  EXPECT_THAT(Rows(""), IsEmpty());
}

TEST(CsvReaderTest, WhatCannotBeReadIsSaidWithItsLine) {
  EXPECT_THAT(Rows("a;b\n1;2;3\n"), ElementsAre("line 2 has 3 fields, the first line 2"));
  EXPECT_THAT(Rows("a;b\n1\n"), ElementsAre("line 2 has 1 fields, the first line 2"));
  EXPECT_THAT(Rows("a;b\n1;\"x\n\n"),
              ElementsAre("line 2 the quote that begins here closes nowhere"));
  EXPECT_THAT(Rows("a;b\n\"1\"x;2\n"),
              ElementsAre("line 2 there is text behind the closing quote"));
  EXPECT_THAT(Rows("a;b\n1 \"x\";2\n"),
              ElementsAre("line 2 a quote within a field; put the whole field in quotes and write "
                          "it twice"));
  EXPECT_THAT(Rows("a;b\n1;2\nx;\xE9\n"),
              ElementsAre("line 3 is no UTF-8; save the file as CSV UTF-8"));
}

TEST(CsvReaderTest, WhatIsWrittenIsReadAsItWas) {
  const std::vector<std::string> texts = {"plain", "a;b", "a,b", "\"q\"", "two\nlines", ""};
  std::string row = "x";
  for (const std::string& text : texts) row += ";" + CsvField(text);
  EXPECT_THAT(Rows(row + "\n"), ElementsAre("1|x|plain|a;b|a,b|\"q\"|two\nlines|"));
}

TEST(CsvReaderTest, WhatASpreadsheetWouldRunIsText) {
  for (const char begin : {'=', '+', '-', '@'}) {
    EXPECT_EQ(CsvField(std::string(1, begin) + "1"), std::string("'") + begin + "1");
  }
  EXPECT_EQ(CsvField("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(CsvField("=SUM(A1;A2)"), "\"'=SUM(A1;A2)\"");
  EXPECT_EQ(CsvField("a=1"), "a=1");
}

}  // namespace
}  // namespace noordster::cli::csv_reader_test
