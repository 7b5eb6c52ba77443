// SPDX-License-Identifier: EUPL-1.2
// Tables as CBS publishes them. The sample has the columns and the form of Kerncijfers wijken en
// buurten; its codes below the municipality and all its numbers are made up.
#include "clients/cli/indicator/cbs_table.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/documents/whole_file.h"
#include "clients/cli/fault.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::cbs_table_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Sample() {
  const absl::StatusOr<std::string> text = ReadWhole(NOORDSTER_KWB_SAMPLE, Language::kDutch);
  EXPECT_TRUE(text.ok()) << NOORDSTER_KWB_SAMPLE;
  return text.value_or("");
}

CbsQuestion Ask(const std::string& column) {
  CbsQuestion question;
  question.column = column;
  question.areas = {
      {"GM1916", "lv"}, {"BU19160101", "a"}, {"BU19160102", "b"}, {"BU19160103", "c"}};
  return question;
}

std::string Shown(const v1::Figure& figure) {
  return figure.form() == v1::Figure::MISSING ? v1::Figure::Absence_Name(figure.absence())
                                              : figure.number();
}

// The figures as "line area figure"; or the faults as "line column: description".
std::vector<std::string> Read(const std::string& text, const CbsQuestion& question) {
  const absl::StatusOr<CbsFigures> read = ReadCbsTable(text, "kwb.csv", question, Language::kDutch);
  std::vector<std::string> shown;
  for (const Fault& fault : FaultsOf(read.status())) {
    EXPECT_EQ(fault.file, "kwb.csv");
    shown.push_back(absl::StrCat(fault.line, " ", fault.field, ": ", fault.description));
  }
  if (!read.ok()) return shown;
  for (const CbsFigure& found : read->figures) {
    shown.push_back(absl::StrCat(found.line, " ", found.area, " ", Shown(found.figure)));
  }
  return shown;
}

TEST(CbsTableTest, TheSampleGivesTheFiguresOfItsAreasAndCountsTheOthers) {
  const absl::StatusOr<CbsFigures> read =
      ReadCbsTable(Sample(), "kwb.csv", Ask("p_jz_tn"), Language::kDutch);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->elsewhere, 3);
  EXPECT_THAT(read->without_area, ElementsAre("WK191601", "BU19160104", "WK191602"));
  EXPECT_THAT(Read(Sample(), Ask("p_jz_tn")),
              ElementsAre("5 lv 10.5", "7 a 17.2", "8 b NOT_IN_SOURCE", "9 c 12"));
  EXPECT_THAT(Read(Sample(), Ask(" A_SOZ_WB")),
              ElementsAre("5 lv 2010", "7 a 210", "8 b 150", "9 c NOT_IN_SOURCE"));
}

TEST(CbsTableTest, AFileWithoutAnEndIsRefused) {
  const std::vector<Fault> faults = FaultsOf(ReadWhole("/dev/zero", Language::kDutch).status());
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].description, "is groter dan 64 MiB");
}

TEST(CbsTableTest, CodesStandInAnyOfTheirColumnsWithLettersOrWithout) {
  const std::vector<std::string> found = {"2 lv 1", "3 a 2"};
  for (const char* column : {"gwb_code_10", "GWB_CODE", "Codering_3"}) {
    EXPECT_EQ(Read(absl::StrCat("x;", column, ";n\n.;GM1916  ;1\n.;BU19160101;2\n"), Ask("n")),
              found)
        << column;
  }
  EXPECT_EQ(Read("gwb_code_8;n\n    1916;1\n19160101;2\n", Ask("n")), found);
  // The first of them counts.
  EXPECT_EQ(Read("gwb_code_8;gwb_code_10;n\n?;GM1916;1\n?;BU19160101;2\n", Ask("n")), found);
}

TEST(CbsTableTest, NoFigureIsNotZeroAndHasItsReason) {
  CbsQuestion question = Ask("n");
  const std::string table = "gwb_code_10;n\nGM1916;.\nBU19160101;   \nBU19160102;x\nBU19160103;,\n";
  EXPECT_THAT(Read(table, question), ElementsAre("2 lv NOT_IN_SOURCE", "3 a NOT_IN_SOURCE",
                                                 "4 b SUPPRESSED", "5 c NOT_IN_SOURCE"));
  question.absence = v1::Figure::NOT_MEASURED;
  EXPECT_THAT(Read(table, question), ElementsAre("2 lv NOT_MEASURED", "3 a NOT_MEASURED",
                                                 "4 b SUPPRESSED", "5 c NOT_MEASURED"));
  EXPECT_THAT(Read("gwb_code_10;n\nGM1916;0\n", question), ElementsAre("2 lv 0"));
  EXPECT_THAT(Read("gwb_code_10;n\nGM1916;  -\n", question), ElementsAre("2 lv 0"));
}

TEST(CbsTableTest, EveryFaultIsToldWithItsLineAndColumn) {
  EXPECT_THAT(
      Read("gwb_code_10;n\nGM1916;veel\nBU19160101;-1\nBU19160102;1.234\nBU19160103;3\n", Ask("n")),
      ElementsAre("2 n: 'veel' is geen getal van nul of meer als 42 of 9,3",
                  "3 n: '-1' is geen getal van nul of meer als 42 of 9,3",
                  "4 n: '1.234' is geen getal van nul of meer als 42 of 9,3"));
  EXPECT_THAT(Read("gwb_code;n\nGM1916;1\n\nGM1916;1\n", Ask("n")),
              ElementsAre("4 gwb_code: 'GM1916' is van een gebied dat ook op regel 2 staat"));
  EXPECT_THAT(Read(Sample(), Ask("p_jz_tm")),
              ElementsAre("1 p_jz_tm: deze kolom is er niet; bedoelt u 'p_jz_tn'?"));
  EXPECT_THAT(Read("a;b\n1;2\n", Ask("zzzzzzzz")),
              ElementsAre("1 : er is geen kolom met codes; kies een tabel met een van gwb_code_10, "
                          "gwb_code, gwb_code_8, codering_3",
                          "1 zzzzzzzz: deze kolom is er niet"));
  EXPECT_THAT(Read("gwb_code;N;n;gwb_code\nGM1916;1;2;3\n", Ask("n")),
              ElementsAre("1 gwb_code: deze kolom is er meer dan eens; geef ze elk een eigen naam",
                          "1 n: deze kolom is er meer dan eens; geef ze elk een eigen naam"));
  EXPECT_THAT(Read("gwb_code_10;n\nGM1916;1;2\n", Ask("n")),
              ElementsAre("2 : heeft 3 velden, de eerste regel 2"));
}

TEST(CbsTableTest, ATableWithNoneOfTheAreasIsRefused) {
  EXPECT_THAT(Read("gwb_code_10;n\nGM0518;1\nWK191699;1\n", Ask("n")),
              ElementsAre("0 : heeft geen regel met de code van een van de gebieden"));
  EXPECT_THAT(Read("", Ask("n")), ElementsAre("0 : is leeg"));
}

TEST(CbsTableTest, OfOtherPlacesNothingIsRead) {
  EXPECT_THAT(Read("gwb_code_10;n\nGM1916;1\nBU0363MA01;veel\n;-\n", Ask("n")),
              ElementsAre("2 lv 1"));
  EXPECT_THAT(
      FaultsOf(
          ReadCbsTable("gwb_code_10;n\nGM1916;1\n", "", Ask("n"), Language::kEnglish).status()),
      IsEmpty());
}

}  // namespace
}  // namespace noordster::cli::cbs_table_test
