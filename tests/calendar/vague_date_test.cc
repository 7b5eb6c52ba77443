// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/vague_date.h"

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/calendar/date.h"

namespace noordster::calendar::vague_date_test {
namespace {

using ::testing::HasSubstr;

struct Example {
  const char* text;
  const char* edtf;
  const char* earliest;
  const char* latest;
};

void ExpectReads(const Example& example, const absl::StatusOr<VagueDate>& date) {
  ASSERT_TRUE(date.ok()) << example.text << " " << date.status();
  EXPECT_EQ(date->edtf, example.edtf) << example.text;
  EXPECT_EQ(FormatDate(date->earliest), example.earliest) << example.text;
  EXPECT_EQ(FormatDate(date->latest), example.latest) << example.text;
  // What comes out can be put in again and means the same.
  const absl::StatusOr<VagueDate> again = ParseEdtf(date->edtf);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(*again, *date) << example.text;
}

constexpr Example kEdtf[] = {
    {"2022-07-15", "2022-07-15", "2022-07-15", "2022-07-15"},
    {"2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"},
    {"2022-07", "2022-07", "2022-07-01", "2022-07-31"},
    {"2022-02", "2022-02", "2022-02-01", "2022-02-28"},
    {"2024-02", "2024-02", "2024-02-01", "2024-02-29"},
    {"2000-02", "2000-02", "2000-02-01", "2000-02-29"},
    {"1900-02", "1900-02", "1900-02-01", "1900-02-28"},
    {"2022-04", "2022-04", "2022-04-01", "2022-04-30"},
    {"2022-12", "2022-12", "2022-12-01", "2022-12-31"},
    {"2199-12", "2199-12", "2199-12-01", "2199-12-31"},
    {"2022", "2022", "2022-01-01", "2022-12-31"},
    {"2022-33", "2022-33", "2022-01-01", "2022-03-31"},
    {"2022-34", "2022-34", "2022-04-01", "2022-06-30"},
    {"2022-35", "2022-35", "2022-07-01", "2022-09-30"},
    {"2022-36", "2022-36", "2022-10-01", "2022-12-31"},
    {"2022-21", "2022-21", "2022-03-01", "2022-05-31"},
    {"2022-22", "2022-22", "2022-06-01", "2022-08-31"},
    {"2022-23", "2022-23", "2022-09-01", "2022-11-30"},
    {"2022-24", "2022-24", "2022-12-01", "2023-02-28"},
    {"2023-24", "2023-24", "2023-12-01", "2024-02-29"},
    {"2199-36", "2199-36", "2199-10-01", "2199-12-31"},
    {"[2022-09,2022-10]", "[2022-09,2022-10]", "2022-09-01", "2022-10-31"},
    {"[2022-09, 2022-11]", "[2022-09,2022-11]", "2022-09-01", "2022-11-30"},
    {"[2022-06-15,2022-06-16]", "[2022-06-15,2022-06-16]", "2022-06-15", "2022-06-16"},
    {"[2022-09,2022-36]", "[2022-09,2022-36]", "2022-09-01", "2022-12-31"},
    {"[2022-09..2022-12]", "[2022-09..2022-12]", "2022-09-01", "2022-12-31"},
    {"[2020,2022..2024]", "[2020,2022..2024]", "2020-01-01", "2024-12-31"},
    {"2020-10/2021-03", "2020-10/2021-03", "2020-10-01", "2021-03-31"},
    {"2022-09-30/2022-10-01", "2022-09-30/2022-10-01", "2022-09-30", "2022-10-01"},
    {"2022/2023-02", "2022/2023-02", "2022-01-01", "2023-02-28"},
    {"2023/..", "2023/..", "2023-01-01", "2199-12-31"},
    {"2022-09-01/..", "2022-09-01/..", "2022-09-01", "2199-12-31"},
    {"2199-12-31/..", "2199-12-31/..", "2199-12-31", "2199-12-31"},
    {"../2022-10-11", "../2022-10-11", "1900-01-01", "2022-10-11"},
    {"../1900", "../1900", "1900-01-01", "1900-12-31"},
};

TEST(EdtfTest, EverySupportedFormHasItsFirstAndLastDay) {
  for (const Example& example : kEdtf) ExpectReads(example, ParseEdtf(example.text));
}

struct Refusal {
  const char* text;
  // Part of the message that says what was understood or what to write.
  const char* message;
};

void ExpectRefused(const Refusal& refusal, const absl::StatusOr<VagueDate>& date) {
  ASSERT_FALSE(date.ok()) << refusal.text << " was read as " << date->edtf;
  EXPECT_EQ(date.status().code(), absl::StatusCode::kInvalidArgument) << refusal.text;
  EXPECT_THAT(date.status().message(), HasSubstr(refusal.message)) << refusal.text;
  EXPECT_THAT(date.status().message(), HasSubstr("; ")) << "no way out: " << refusal.text;
}

TEST(EdtfTest, WhatIsRefusedSaysWhyAndWhatToWrite) {
  const Refusal refusals[] = {
      {"", "no supported form"},
      {"mei 2022", "no supported form"},
      {"2022-7", "no supported form"},
      {"22-07", "no supported form"},
      {"2022-07-15T09:30:00Z", "no supported form"},
      {"2022-07?", "no supported form"},
      {"2022~", "no supported form"},
      {"202X", "no supported form"},
      {" 2022", "no supported form"},
      {"2022-02-30", "does not exist"},
      {"2023-02-29", "does not exist"},
      {"2022-00", "0 is no month, season or quarter"},
      {"2022-13", "write 01 to 12"},
      {"2022-20", "20 is no month"},
      {"2022-25", "25 is no month"},
      {"2022-32", "32 is no month"},
      {"2022-37", "37 is no month"},
      {"1899", "write a year from 1900 to 2199"},
      {"2200-01-01", "write a year from 1900 to 2199"},
      {"2199-24", "ends after the calendar"},
      {"[2022-09,2022-10", "end it with ]"},
      {"[]", "no supported form"},
      {"[2022-09]", "write 2022-09"},
      {"[2022-10,2022-09]", "2022-09 does not begin after 2022-10"},
      {"[2022-09,2022-09]", "nothing twice"},
      {"[2022-09,2022-09-15]", "does not begin after"},
      {"[2022-09..2022-10-15]", "write 2022-09..2022-12"},
      {"[2022-12..2022-09]", "does not begin after"},
      {"[2022-09..]", "write 2022-09..2022-12"},
      {"[2022,2023/2024]", "no supported form"},
      {"2022/", "write 2022-09/2022-10"},
      {"/2022", "write 2022-09/2022-10"},
      {"../..", "write 2022-09/2022-10"},
      {"2022/2023/2024", "write 2022-09/2022-10"},
      {"2022-10/2022-09", "does not begin after"},
      {"2022-09/2022-09", "does not begin after"},
      {"2022-09/[2022-10,2022-11]", "no supported form"},
      {"[2022-01,2022-02,2022-03,2022-04,2022-05,2022-06,2022-07,2022-08]", "write an interval"},
  };
  for (const Refusal& refusal : refusals) ExpectRefused(refusal, ParseEdtf(refusal.text));
}

constexpr Example kWords[] = {
    // As they stand in the source of 2022.
    {"Sep. ‘20", "2020-09", "2020-09-01", "2020-09-30"},
    {"Okt ’20–Mrt ‘21", "2020-10/2021-03", "2020-10-01", "2021-03-31"},
    {"Apr–mei ‘21", "2021-04/2021-05", "2021-04-01", "2021-05-31"},
    {"Mei–juni ‘21", "2021-05/2021-06", "2021-05-01", "2021-06-30"},
    {"Jul–sep ’21", "2021-07/2021-09", "2021-07-01", "2021-09-30"},
    {"Nov. ‘21", "2021-11", "2021-11-01", "2021-11-30"},
    {"Dec. ‘21", "2021-12", "2021-12-01", "2021-12-31"},
    {"vanaf 2023", "2023/..", "2023-01-01", "2199-12-31"},
    {"21 april 2022", "2022-04-21", "2022-04-21", "2022-04-21"},
    {"Mei 2022", "2022-05", "2022-05-01", "2022-05-31"},
    {"15 juni 2022", "2022-06-15", "2022-06-15", "2022-06-15"},
    {"15 juli 2022", "2022-07-15", "2022-07-15", "2022-07-15"},
    {"Augustus 2022", "2022-08", "2022-08-01", "2022-08-31"},
    {"September/oktober 2022", "[2022-09,2022-10]", "2022-09-01", "2022-10-31"},
    // Days.
    {"2022-07-15", "2022-07-15", "2022-07-15", "2022-07-15"},
    {"15-07-2022", "2022-07-15", "2022-07-15", "2022-07-15"},
    {"5-7-2022", "2022-07-05", "2022-07-05", "2022-07-05"},
    {"July 15, 2022", "2022-07-15", "2022-07-15", "2022-07-15"},
    {"15th July 2022", "2022-07-15", "2022-07-15", "2022-07-15"},
    {"1e mei 2022", "2022-05-01", "2022-05-01", "2022-05-01"},
    {"1 mrt. 2022", "2022-03-01", "2022-03-01", "2022-03-01"},
    {"di 27 september 2022", "2022-09-27", "2022-09-27", "2022-09-27"},
    {"Friday 15 July 2022", "2022-07-15", "2022-07-15", "2022-07-15"},
    {"29 februari 2024", "2024-02-29", "2024-02-29", "2024-02-29"},
    {"31-12-2199", "2199-12-31", "2199-12-31", "2199-12-31"},
    // Months and years.
    {"2022-05", "2022-05", "2022-05-01", "2022-05-31"},
    {"in mei 2022", "2022-05", "2022-05-01", "2022-05-31"},
    {"February '24", "2024-02", "2024-02-01", "2024-02-29"},
    {"  MEI\t2022 ", "2022-05", "2022-05-01", "2022-05-31"},
    {"mei\u00a02022", "2022-05", "2022-05-01", "2022-05-31"},
    {"mei\v2022\f", "2022-05", "2022-05-01", "2022-05-31"},
    {"2023", "2023", "2023-01-01", "2023-12-31"},
    {"'98", "1998", "1998-01-01", "1998-12-31"},
    {"'68", "2068", "2068-01-01", "2068-12-31"},
    {"'69", "1969", "1969-01-01", "1969-12-31"},
    // Quarters and seasons.
    {"Q3 2022", "2022-35", "2022-07-01", "2022-09-30"},
    {"2022 Q1", "2022-33", "2022-01-01", "2022-03-31"},
    {"3e kwartaal 2022", "2022-35", "2022-07-01", "2022-09-30"},
    {"het derde kwartaal van 2022", "2022-35", "2022-07-01", "2022-09-30"},
    {"third quarter of 2022", "2022-35", "2022-07-01", "2022-09-30"},
    {"kwartaal 4 2022", "2022-36", "2022-10-01", "2022-12-31"},
    {"zomer 2022", "2022-22", "2022-06-01", "2022-08-31"},
    {"in de zomer van 2022", "2022-22", "2022-06-01", "2022-08-31"},
    {"the summer of 2022", "2022-22", "2022-06-01", "2022-08-31"},
    {"voorjaar 2022", "2022-21", "2022-03-01", "2022-05-31"},
    {"najaar 2022", "2022-23", "2022-09-01", "2022-11-30"},
    {"winter 2022-2023", "2022-24", "2022-12-01", "2023-02-28"},
    {"winter 2023/2024", "2023-24", "2023-12-01", "2024-02-29"},
    {"na de zomer 2022", "[2022-09..2022-12]", "2022-09-01", "2022-12-31"},
    {"Na de zomer van 2022", "[2022-09..2022-12]", "2022-09-01", "2022-12-31"},
    {"after the summer of 2022", "[2022-09..2022-12]", "2022-09-01", "2022-12-31"},
    // Thirds of a month: ten days, ten days, and the rest.
    {"begin mei 2022", "[2022-05-01..2022-05-10]", "2022-05-01", "2022-05-10"},
    {"medio juni 2022", "[2022-06-11..2022-06-20]", "2022-06-11", "2022-06-20"},
    {"eind mei 2022", "[2022-05-21..2022-05-31]", "2022-05-21", "2022-05-31"},
    {"Einde juni '22", "[2022-06-21..2022-06-30]", "2022-06-21", "2022-06-30"},
    {"eind februari 2022", "[2022-02-21..2022-02-28]", "2022-02-21", "2022-02-28"},
    {"late February 2024", "[2024-02-21..2024-02-29]", "2024-02-21", "2024-02-29"},
    {"early December 2199", "[2199-12-01..2199-12-10]", "2199-12-01", "2199-12-10"},
    {"mid-June 2022", "[2022-06-11..2022-06-20]", "2022-06-11", "2022-06-20"},
    {"mid June 2022", "[2022-06-11..2022-06-20]", "2022-06-11", "2022-06-20"},
    {"the end of May 2022", "[2022-05-21..2022-05-31]", "2022-05-21", "2022-05-31"},
    {"eind 2022-05", "[2022-05-21..2022-05-31]", "2022-05-21", "2022-05-31"},
    // Thirds of a year: four months.
    {"begin 2023", "[2023-01..2023-04]", "2023-01-01", "2023-04-30"},
    {"medio 2022", "[2022-05..2022-08]", "2022-05-01", "2022-08-31"},
    {"mid-2022", "[2022-05..2022-08]", "2022-05-01", "2022-08-31"},
    {"mid–2022", "[2022-05..2022-08]", "2022-05-01", "2022-08-31"},
    {"eind 2022", "[2022-09..2022-12]", "2022-09-01", "2022-12-31"},
    {"end of '22", "[2022-09..2022-12]", "2022-09-01", "2022-12-31"},
    {"early in 2023", "[2023-01..2023-04]", "2023-01-01", "2023-04-30"},
    // Thirds of a quarter or season: one month.
    {"begin Q3 2022", "2022-07", "2022-07-01", "2022-07-31"},
    {"medio 3e kwartaal 2022", "2022-08", "2022-08-01", "2022-08-31"},
    {"eind Q3 2022", "2022-09", "2022-09-01", "2022-09-30"},
    {"end of the third quarter of 2022", "2022-09", "2022-09-01", "2022-09-30"},
    {"begin zomer 2022", "2022-06", "2022-06-01", "2022-06-30"},
    {"eind van de zomer van 2022", "2022-08", "2022-08-01", "2022-08-31"},
    {"late spring 2022", "2022-05", "2022-05-01", "2022-05-31"},
    {"begin winter 2022-2023", "2022-12", "2022-12-01", "2022-12-31"},
    {"medio winter 2022-2023", "2023-01", "2023-01-01", "2023-01-31"},
    {"eind winter 2022/2023", "2023-02", "2023-02-01", "2023-02-28"},
    {"vanaf winter 2022-2023", "2022-24/..", "2022-12-01", "2199-12-31"},
    {"vanaf eind winter 2022/2023", "2023-02/..", "2023-02-01", "2199-12-31"},
    {"uiterlijk winter 2022-2023", "../2022-24", "1900-01-01", "2023-02-28"},
    // Thirds that are joined.
    {"begin of medio juni 2022", "[2022-06-01..2022-06-10,2022-06-11..2022-06-20]", "2022-06-01",
     "2022-06-20"},
    {"eind mei/begin juni 2022", "[2022-05-21..2022-05-31,2022-06-01..2022-06-10]", "2022-05-21",
     "2022-06-10"},
    {"mei/medio juni 2022", "[2022-05,2022-06-11..2022-06-20]", "2022-05-01", "2022-06-20"},
    {"eind 2022 of begin 2023", "[2022-09..2022-12,2023-01..2023-04]", "2022-09-01", "2023-04-30"},
    {"begin of eind Q3 2022", "[2022-07,2022-09]", "2022-07-01", "2022-09-30"},
    {"begin/eind 3e kwartaal 2022", "[2022-07,2022-09]", "2022-07-01", "2022-09-30"},
    {"begin of eind zomer 2022", "[2022-06,2022-08]", "2022-06-01", "2022-08-31"},
    {"begin t/m medio 2022", "2022-01/2022-08", "2022-01-01", "2022-08-31"},
    {"begin mei t/m medio juni 2022", "2022-05-01/2022-06-20", "2022-05-01", "2022-06-20"},
    {"begin - medio juni 2022", "2022-06-01/2022-06-20", "2022-06-01", "2022-06-20"},
    {"mid-May to mid-June 2022", "2022-05-11/2022-06-20", "2022-05-11", "2022-06-20"},
    {"mei t/m medio juni 2022", "2022-05/2022-06-20", "2022-05-01", "2022-06-20"},
    {"eind 2022 - begin 2023", "2022-09/2023-04", "2022-09-01", "2023-04-30"},
    {"15 mei t/m eind juni 2022", "2022-05-15/2022-06-30", "2022-05-15", "2022-06-30"},
    {"vanaf medio 2022", "2022-05/..", "2022-05-01", "2199-12-31"},
    {"vanaf begin mei 2022", "2022-05-01/..", "2022-05-01", "2199-12-31"},
    {"uiterlijk eind mei 2022", "../2022-05-31", "1900-01-01", "2022-05-31"},
    // One of several.
    {"september of oktober 2022", "[2022-09,2022-10]", "2022-09-01", "2022-10-31"},
    {"september or October 2022", "[2022-09,2022-10]", "2022-09-01", "2022-10-31"},
    {"aug/sep/okt 2022", "[2022-08,2022-09,2022-10]", "2022-08-01", "2022-10-31"},
    {"dec 2022/jan 2023", "[2022-12,2023-01]", "2022-12-01", "2023-01-31"},
    {"15/16 juni 2022", "[2022-06-15,2022-06-16]", "2022-06-15", "2022-06-16"},
    {"15 of 22 juni 2022", "[2022-06-15,2022-06-22]", "2022-06-15", "2022-06-22"},
    {"Q3/Q4 2022", "[2022-35,2022-36]", "2022-07-01", "2022-12-31"},
    {"1e of 2e kwartaal 2023", "[2023-33,2023-34]", "2023-01-01", "2023-06-30"},
    {"2022 of 2023", "[2022,2023]", "2022-01-01", "2023-12-31"},
    {"[2022-09,2022-10]", "[2022-09,2022-10]", "2022-09-01", "2022-10-31"},
    // Intervals.
    {"jul–sep 2021", "2021-07/2021-09", "2021-07-01", "2021-09-30"},
    {"okt 2020–mrt 2021", "2020-10/2021-03", "2020-10-01", "2021-03-31"},
    {"okt 2020 t/m mrt 2021", "2020-10/2021-03", "2020-10-01", "2021-03-31"},
    {"mei tot en met juli 2022", "2022-05/2022-07", "2022-05-01", "2022-07-31"},
    {"vanaf mei tot en met juli 2022", "2022-05/2022-07", "2022-05-01", "2022-07-31"},
    {"from May to July 2022", "2022-05/2022-07", "2022-05-01", "2022-07-31"},
    {"15-17 juni 2022", "2022-06-15/2022-06-17", "2022-06-15", "2022-06-17"},
    {"28 juni - 3 juli 2022", "2022-06-28/2022-07-03", "2022-06-28", "2022-07-03"},
    {"2021-2022", "2021/2022", "2021-01-01", "2022-12-31"},
    {"2023 t/m 2026", "2023/2026", "2023-01-01", "2026-12-31"},
    {"2021/2022", "2021/2022", "2021-01-01", "2022-12-31"},
    {"2020-10/2021-03", "2020-10/2021-03", "2020-10-01", "2021-03-31"},
    {"since May 2022", "2022-05/..", "2022-05-01", "2199-12-31"},
    {"2023/..", "2023/..", "2023-01-01", "2199-12-31"},
    {"uiterlijk 11 oktober 2022", "../2022-10-11", "1900-01-01", "2022-10-11"},
    {"no later than May 2022", "../2022-05", "1900-01-01", "2022-05-31"},
};

TEST(DateWordsTest, WordsOfSourcesAreReadAsPreciselyAsTheyWereMeant) {
  for (const Example& example : kWords) ExpectReads(example, ParseDateWords(example.text));
}

constexpr Refusal kRefusedWords[] = {
    {"", "no year was given"},
    {"21 april", "write the year too"},
    {"september/oktober", "write the year too"},
    {"mei 2022 -", "write the year too"},
    {"dit jaar", "depends on the day it was written"},
    {"volgend voorjaar", "depends on the day it was written"},
    {"half mei 2022", "has no fixed days"},
    {"eerste helft 2022", "has no fixed days"},
    {"circa mei 2022", "has no fixed days"},
    {"rond mei 2022", "has no fixed days"},
    {"medio juni", "write the year too"},
    {"eind", "does not say what it is the begin, middle or end of"},
    {"begin t/m juni 2022", "does not say what it is the begin, middle or end of"},
    {"begin/juni 2022", "does not say what it is the begin, middle or end of"},
    {"begin 15 juli 2022", "has no begin, middle or end"},
    {"eind na de zomer 2022", "has no begin, middle or end"},
    {"eind dit jaar", "depends on the day it was written"},
    {"voor eind mei 2022", "leaves open whether"},
    {"by the end of 2022", "leaves open whether"},
    {"begin eind mei 2022", "names two of a kind"},
    {"eind winter 2022", "write both, as in winter 2022-2023"},
    {"eind/begin mei 2022", "write the year with every part"},
    {"eind mei t/m medio mei 2022", "write the year with every part"},
    {"begin mei Q3 2022", "do not fit together"},
    {"begin 15 2022", "do not fit together"},
    {"eind 5e kwartaal 2022", "write Q3 2022"},
    {"begin mei 1850", "write a year from 1900 to 2199"},
    {"begin 0850", "write a year from 1900 to 2199"},
    {"eind winter 2199-2200", "write a year from 1900 to 2199"},
    {"beginmei 2022", "\"beginmei\" is not understood"},
    {"midzomer 2022", "\"midzomer\" is not understood"},
    {"voor 1 oktober 2022", "write uiterlijk 30 september 2022"},
    {"vóór de zomer 2022", "write uiterlijk 30 september 2022"},
    {"tot 2023", "write uiterlijk 30 september 2022"},
    {"na de zomervakantie 2022", "leaves open whether"},
    {"na het zomerreces 2022", "leaves open whether"},
    {"winter 2022", "write both, as in winter 2022-2023"},
    {"winter 2022-2024", "write both, as in winter 2022-2023"},
    {"winter 2022 of 2023", "write both, as in winter 2022-2023"},
    {"winter 2022 t/m 2023", "write both, as in winter 2022-2023"},
    {"15 winter 2022-2023", "do not fit together"},
    {"mei winter 2022-2023", "do not fit together"},
    {"vrijdag winter 2022-2023", "do not fit together"},
    {"winter 2022-vrijdag 2023", "write both, as in winter 2022-2023"},
    {"winter 2022 - na de zomer 2023", "write both, as in winter 2022-2023"},
    {"2021-22", "write two years in full"},
    {"2022-35", "a quarter as Q3 2022"},
    {"2022-00-10", "0 is no month"},
    {"31-13-2022", "13 is no month"},
    {"30 februari 2022", "this day does not exist"},
    {"29 februari 2023", "this day does not exist"},
    {"31 april 2022", "this day does not exist"},
    {"0 mei 2022", "this day does not exist"},
    {"2022-02-30", "this day does not exist"},
    {"do 15 juli 2022", "another day of the week"},
    {"vrijdag mei 2022", "do not fit together"},
    {"15 2022", "do not fit together"},
    {"15 zomer 2022", "do not fit together"},
    {"mei Q3 2022", "do not fit together"},
    {"Q5 2022", "\"q5\" is not understood"},
    {"5e kwartaal 2022", "write Q3 2022"},
    {"0e kwartaal 2022", "write Q3 2022"},
    {"kwartaal 2022", "write Q3 2022"},
    {"2 Q3 2022", "write Q3 2022"},
    {"mei mei 2022", "names two of a kind"},
    {"mei 2022 2023", "names two of a kind"},
    {"mei2022", "\"mei2022\" is not understood"},
    {"marian 2022", "\"marian\" is not understood"},
    {"15 juillet 2022", "\"juillet\" is not understood"},
    {"binnenkort", "\"binnenkort\" is not understood"},
    {"mei 022", "three digits"},
    {"mei 12022", "three digits, or more than four"},
    {"mei '2", "write '22 or 2022"},
    {"mei '222", "write '22 or 2022"},
    {"mei 1850", "write a year from 1900 to 2199"},
    {"15 mei 1850", "write a year from 1900 to 2199"},
    {"01-01-2200", "write a year from 1900 to 2199"},
    {"dec-jan 2023", "write the year with every part"},
    {"oktober/september 2022", "write the year with every part"},
    {"jan-feb-mrt 2022", "more than one set or interval"},
    {"jan/feb-mrt 2022", "more than one set or interval"},
    {"vanaf mei/juni 2022", "more than one set or interval"},
    {"vanaf na de zomer 2022", "joins \"na de zomer\""},
    {"na de zomer/december 2022", "joins \"na de zomer\""},
    {"[2022-10,2022-09]", "does not begin after"},
    {"mei 2022..", "no supported form"},
};

TEST(DateWordsTest, WhatIsRefusedSaysWhyAndWhatToWrite) {
  for (const Refusal& refusal : kRefusedWords) ExpectRefused(refusal, ParseDateWords(refusal.text));
}

TEST(DateWordsTest, WhatIsNoTextIsQuotedAsOneLineOfText) {
  const Refusal quoted[] = {
      {"vóór mei", "\"vóór mei\": "},
      {"mei \xff", "\"mei \\377\": \"\\377\" is not understood"},
      {"m\xc3", "\"m\\303\": \"m\\303\" is not understood"},
      {"\xed\xa0\x80", "\"\\355\\240\\200\" is not"},
      {"\xc0\xaf", "\"\\300\\257\" is not"},
      {"\xe0\x80\xaf", "\"\\340\\200\\257\" is not"},
      {"\xf0\x80\x80\xaf", "\"\\360\\200\\200\\257\" is not"},
      {"\xf4\x90\x80\x80", "\"\\364\\220\\200\\200\" is not"},
      {"𝟐𝟎𝟐𝟐", "\"𝟐𝟎𝟐𝟐\" is not"},
      {"mei\x01", "\"mei\\001\": \"\\001\" is not understood"},
      {"mei \"22\"", "\"\\\"22\\\"\" is not understood"},
  };
  for (const Refusal& refusal : quoted) ExpectRefused(refusal, ParseDateWords(refusal.text));
  ExpectRefused({"2022\xff", "\"2022\\377\": this is no supported form"}, ParseEdtf("2022\xff"));
}

TEST(DateWordsTest, TextsThatAreTooLongAreRefusedWithoutReadingThem) {
  const absl::StatusOr<VagueDate> date = ParseDateWords(std::string(kDateWordsBytesMax + 1, 'x'));
  ASSERT_FALSE(date.ok());
  EXPECT_EQ(date.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(date.status().message(), HasSubstr("longer than 400 bytes"));
}

TEST(DateWordsTest, MoreAlternativesThanEdtfCanHoldAreRefused) {
  const absl::StatusOr<VagueDate> date =
      ParseDateWords("jan/feb/mrt/apr/mei/jun/jul/aug/sep/okt/nov/dec 2022");
  ASSERT_FALSE(date.ok());
  EXPECT_THAT(date.status().message(), HasSubstr("write an interval"));
}

TEST(DateWordsTest, AThirdOfWhateverItIsLiesInItAndTheThirdsFillIt) {
  for (const char* whole : {"januari 2022", "februari 2024", "april 2022", "2022", "2024",
                            "Q1 2022", "Q4 2022", "zomer 2022", "winter 2022-2023"}) {
    const absl::StatusOr<VagueDate> all = ParseDateWords(whole);
    ASSERT_TRUE(all.ok()) << all.status();
    absl::CivilDay next = all->earliest;
    for (const char* third : {"begin ", "medio ", "eind "}) {
      const absl::StatusOr<VagueDate> date = ParseDateWords(absl::StrCat(third, whole));
      ASSERT_TRUE(date.ok()) << date.status();
      EXPECT_EQ(date->earliest, next) << third << whole;
      next = date->latest + 1;
    }
    EXPECT_EQ(next, all->latest + 1) << whole;
  }
}

TEST(DateWordsTest, EveryMonthIsReadInBothLanguagesInFullAndShort) {
  const std::vector<std::vector<const char*>> months = {{"januari", "January", "jan", "Jan."},
                                                        {"februari", "February", "feb", "Feb."},
                                                        {"maart", "March", "mrt", "Mar."},
                                                        {"april", "April", "apr", "Apr."},
                                                        {"mei", "May", "mei.", "May"},
                                                        {"juni", "June", "jun", "Jun."},
                                                        {"juli", "July", "jul", "Jul."},
                                                        {"augustus", "August", "aug", "Aug."},
                                                        {"september", "September", "sept", "Sep."},
                                                        {"oktober", "October", "okt", "Oct."},
                                                        {"november", "November", "nov", "Nov."},
                                                        {"december", "December", "dec", "Dec."}};
  for (size_t i = 0; i < months.size(); ++i) {
    for (const char* month : months[i]) {
      const absl::StatusOr<VagueDate> date = ParseDateWords(absl::StrCat(month, " 2022"));
      ASSERT_TRUE(date.ok()) << date.status();
      EXPECT_EQ(date->edtf, absl::StrFormat("2022-%02d", static_cast<int>(i) + 1)) << month;
    }
  }
}

}  // namespace
}  // namespace noordster::calendar::vague_date_test
